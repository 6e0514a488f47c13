"""What in a text is no running text, hidden character for character, so that places hold."""

import re
from collections.abc import Iterable, Iterator

from kicsync.kit import FieldType
from kicsync.lint.document import Document, Text

HIDDEN = "\ue000"
"""What stands in the place of each hidden character; the same as in ``kicsync.wikitext``."""

PROSE = (FieldType.TEXT, FieldType.LINE)
"""The types of the fields in which people write sentences."""

Span = tuple[int, int]

_PARTNERS = {"[[": "]]", "{{": "}}"}
_EDGE = re.compile(r"\[\[|\]\]|\{\{|\}\}")
_TAG = re.compile(r"</?[a-z]+(?:\s[^<>]*)?/?>", re.IGNORECASE)


def prose(document: Document) -> Iterator[Text]:
    """Yield the texts in which people write sentences: no title, no link, no step."""
    return (text for text in document.texts[1:] if text.field.type in PROSE)


def opaque(text: str) -> str:
    """Hide comments, and the tags whose content is no wikitext."""
    if "<" not in text:
        return text
    from kicsync.wikitext.mask import mask_opaque  # slow to import, and few texts need it

    return mask_opaque(text)


def boxes(text: str) -> list[Span]:
    """Return where the outermost ``{{…}}`` and ``[[…]]`` of ``text`` stand."""
    opened: list[tuple[int, str]] = []
    found: list[Span] = []
    for edge in _EDGE.finditer(text):
        if edge[0] in _PARTNERS:
            opened.append((edge.start(), _PARTNERS[edge[0]]))
        elif opened and opened[-1][1] == edge[0]:
            start, _close = opened.pop()
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, edge.end()))
    return found


def plain(text: str) -> str:
    """Hide all of ``opaque``, links to pages, templates and tags."""
    text = opaque(text)
    text = _hide(text, boxes(text))
    return hide(text, _TAG) if "<" in text else text


def hide(text: str, pattern: re.Pattern[str]) -> str:
    """Return ``text`` with what ``pattern`` finds hidden."""
    return pattern.sub(lambda found: HIDDEN * len(found[0]), text)


def _hide(text: str, spans: Iterable[Span]) -> str:
    parts = []
    behind = 0
    for start, end in spans:
        parts += [text[behind:start], HIDDEN * (end - start)]
        behind = end
    return "".join([*parts, text[behind:]])
