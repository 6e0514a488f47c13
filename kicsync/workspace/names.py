"""The file name of a record: readable, stable, and legal on every system.

Windows forbids the names of its devices, whatever the ending, and tells no case apart (Microsoft,
"Naming Files, Paths, and Namespaces").
"""

from collections.abc import Container, Iterator
from itertools import count

RECORD = ".yml"
CONFLICT = ".conflict.yml"
LONGEST = 80
"""Characters before the ending; a path must also fit in the 260 characters of old Windows."""

_DEVICES = {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(10)}


def file_name(title: str, taken: Container[str]) -> str:
    """Return a name for the record ``title`` that is not in ``taken`` (names in lower case).

    The name is made of ``a-z 0-9 -`` and ``.yml``, so it never leaves its folder and never looks
    like the name of a conflict file.
    """
    return next(name for name in _candidates(_slug(title)) if name not in taken)


def is_record(name: str) -> bool:
    """Tell whether a file called ``name`` is a record, and not a note about a conflict."""
    return name.endswith(RECORD) and not name.endswith(CONFLICT) and not name.startswith(".")


def conflict_name(name: str) -> str:
    """Return the name of the conflict file that stands beside the record file ``name``."""
    return name.removesuffix(RECORD) + CONFLICT


def record_name(name: str) -> str:
    """Return the name of the record file beside which the conflict file ``name`` stands."""
    return name.removesuffix(CONFLICT) + RECORD


def _slug(title: str) -> str:
    from slugify import slugify

    # The backend is named: what a file is called must not depend on what else is installed.
    slug: str = slugify(title, max_length=LONGEST, word_boundary=True, backend="text-unidecode")
    if not slug:
        return "ingredient"
    return f"{slug}-1" if slug in _DEVICES else slug


def _candidates(slug: str) -> Iterator[str]:
    yield slug + RECORD
    for number in count(2):
        suffix = f"-{number}"
        yield slug[: LONGEST - len(suffix)].rstrip("-") + suffix + RECORD
