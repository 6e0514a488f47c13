"""French typography: no-break blanks, the apostrophe and the three dots.

A line should not begin with “:” or “?”, nor a quotation end with a lonely “«”. The wiki takes care
of the blanks that are there when it shows a page, but your text may also be printed.

A no-break blank (U+00A0) is put before “:”, “;”, “?” and “!” and inside « », one “…” for three
dots, and “’” for the straight apostrophe. A narrow one (U+202F) is left as it is. Titles, names of
tools, links and markup are not touched. This rule is off until you select it.

Wrong::

    titre: Tenir un journal ouvert
    exemple: |
      L'atelier se demande : qui note, et quand ?

Right::

    titre: Tenir un journal ouvert
    exemple: |
      L’atelier se demande\u00a0: qui note, et quand\u00a0?
"""

import re
from collections.abc import Iterator

from kicsync.i18n import N_, _
from kicsync.lint.context import Context
from kicsync.lint.document import Document, Text
from kicsync.lint.markup import HIDDEN, hide, plain, prose
from kicsync.lint.problem import Problem, Severity, replaced
from kicsync.lint.rule import About, Options

ABOUT = About("KIC408", "typography", Severity.WARNING, fixable=True, on=False)

_NO_BREAK = "\u00a0"
_MARKUP = re.compile(
    r"\b[a-z]+://[^\s<>\[\]\"]*[^\s<>\[\]\",;.:!?)]"
    r"|=\"[^\"\n]*\"|='[^'\n]*'|&#?\w+;"
    r"|<(code|kbd|samp|tt|var)\b[^<>]*>.*?</\1\s*>"
    r"|^;.*$|^!.*!!.*$",  # lists of words, heads of tables
    re.IGNORECASE | re.MULTILINE,
)
# Each begins with a plain character and looks back from there: many times as fast.
_STARTED = r"[;:](?=\s|$)|[?!]++(?=[\s»)”\".,\]]|$)"
_CLOSE = rf"[\w)%»”\"'’{HIDDEN}]"
_BEFORE = N_("“{sign}” takes a no-break blank before it.")
_RULES = (
    (re.compile(rf"[ ](?<=[^\s:;*#!?|][ ])[ ]*+(?P<sign>{_STARTED})", re.MULTILINE), _BEFORE),
    (re.compile(rf"(?=[;:?!])(?<={_CLOSE})(?P<sign>{_STARTED})", re.MULTILINE), _BEFORE),
    (re.compile(r"[ ](?<=[^\s«][ ])[ ]*+(?P<sign>»)"), _BEFORE),
    (re.compile(r"(?P<sign>»)(?<=[^\s«]»)"), _BEFORE),
    (re.compile(r"«[ ]*+(?=[^\s»])"), N_("“{sign}” takes a no-break blank behind it.")),
    (re.compile(r"\.{3}(?<!\.{4})(?!\.)"), N_("Write “…” for three dots.")),
    (re.compile(rf"'(?<=[^\W\d_]')(?=[\w«{HIDDEN}])"), N_("Write “’” for the apostrophe.")),
)
_NEW = {"«": f"«{_NO_BREAK}", ".": "…", "'": "’"}


def check(document: Document, context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each blank, apostrophe and three dots that a printer would set otherwise."""
    keys = {(field.name, field.key) for field in context.schema.fields if field.key}
    for text in prose(document):
        if (text.path[0], text.path[-1]) not in keys:
            yield from _wrong(text)


def _wrong(text: Text) -> Iterator[Problem]:
    searched = hide(plain(text.text), _MARKUP)
    for pattern, message in _RULES:
        for found in pattern.finditer(searched):
            sign = found.groupdict().get("sign") or found[0][0]
            new = _NEW.get(sign) or _NO_BREAK + sign
            said = _(message).format(sign=sign)
            yield replaced(Problem(said, text.path, found.start(), found.end()), new)
