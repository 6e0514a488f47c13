"""An example names somebody: a project, a place, an organisation.

The examples of the Kit tell what happened without saying to whom, so that everybody can see
themselves in it. Say “une coopérative” or “un atelier” instead of the name.

The names are yours to list, with the setting “names”; without it, nothing is looked for. “fields”
lists the fields that are meant. Capitals and accents make no difference.

Wrong::

    # kicsync.toml: names = ["La Fabrique"]
    titre: Tenir un journal ouvert
    exemple: À la Fabrique, chaque équipe écrit trois lignes le soir.

Right::

    # kicsync.toml: names = ["La Fabrique"]
    titre: Tenir un journal ouvert
    exemple: Dans un atelier partagé, chaque équipe écrit trois lignes le soir.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from kicsync.i18n import _
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options
from kicsync.lint.words import fold_words

_OPTIONS = {"names": [], "fields": ["exemple"]}
ABOUT = About("KIC407", "named-example", Severity.WARNING, options=_OPTIONS)

_WORD = re.compile(r"\w+")


def check(document: Document, _context: Context, options: Options) -> Iterator[Problem]:
    """Yield each name in the fields that are meant."""
    if not options["names"]:
        return
    names = _pattern(tuple(str(name) for name in options["names"]))
    message = _("“{name}” is named here. Tell the example without its name.")
    for text in document.texts:
        if text.path[0] not in options["fields"] or not names.search(fold_words(text.text)):
            continue
        for start, end in _named(text.text, names):
            yield Problem(message.format(name=text.text[start:end]), text.path, start, end)


@lru_cache(maxsize=1)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds ``names`` in folded words, the longest first."""
    folded = sorted({fold_words(name) for name in names} - {""}, key=lambda n: (-len(n), n))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, folded))})(?!\w)" if folded else r"\Z.")


def _named(text: str, names: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where ``names`` stand in ``text``; folded, it is shorter or longer."""
    words, places = [], {}
    length = 0
    for word in _WORD.finditer(text):
        folded = fold_words(word[0])
        places[length] = word.start()
        places[length + len(folded)] = word.end()
        words.append(folded)
        length += len(folded) + 1
    for found in names.finditer(" ".join(words)):
        yield places.get(found.start(), 0), places.get(found.end(), len(text))
