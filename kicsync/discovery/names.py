"""The names that fields get in the records: those of their parameters, in plain small letters."""

import re
from collections.abc import Container
from itertools import count

from kicsync.workspace.scalars import one_line

_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def field_name(*words: str, taken: Container[str] = ()) -> str:
    """Return a name made of the first of ``words`` that has letters: ``OutilLien``, outil_lien.

    It holds a-z, 0-9 and _ only, starts with a letter, is no word that YAML reads otherwise (yes,
    null), and is not in ``taken``.
    """
    slugs = [slug for slug in map(_slug, words) if slug]
    plain = (slug for slug in slugs if not slug[0].isdigit() and one_line(slug) == slug)
    name = next(plain, "") or next((f"p_{slug}" for slug in slugs), "p")
    numbered = (f"{name}_{number}" for number in count(2))
    return name if name not in taken else next(one for one in numbered if one not in taken)


def _slug(word: str) -> str:
    from slugify import slugify

    slug: str = slugify(_HUMP.sub("_", word), separator="_", backend="text-unidecode")
    return slug
