"""The words with which a form asks for a field: in its table row, or before it on its line.

Page Forms writes ``! Étape: `` above ``| {{{field|Etape}}}``, and ``'''Titre:''' {{{field|
Titre}}}`` for a template that may stand several times; people write tables in HTML too.
"""

import html
import re

_ROW = re.compile(
    r"^[ \t]*(?:\|-|\{\||\|\}|\|\+)[^\n]*|<tr\b[^<>]*>|</tr\s*>", re.MULTILINE | re.IGNORECASE
)
_CELL = re.compile(r"^[ \t]*[!|]|!!|\|\||<t[hd]\b[^<>]*>", re.MULTILINE | re.IGNORECASE)
_ATTRIBUTES = re.compile(
    r"""^\s*(?:[\w-]++\s*=\s*(?:"[^"\n]*"|'[^'\n]*'|[\w%#-]++)\s*)++\|(?!\|)"""
)
_AFTER = re.compile(
    r"<(?:br|p|small|div|sup|span class=\"(?:desc|help|note)\w*\")\b[^<>]*>", re.IGNORECASE
)
_ASKS = re.compile(r"^\s*;|^\s*=.*=\s*$|:[\s']*$|'''\s*$|:?</(?:b|strong|label)>\s*:?\s*$")
_CALL = re.compile(r"\{\{[^{}]*\}\}")
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_TAG = re.compile(r"<[^<>]*>")
_EDGE = " \t\n\r\u00a0\u202f:*=#;|"
_LONGEST = 80
"""Characters: what is longer is an explanation."""
_NEAR = 2000
"""Characters before a field in which its words may stand."""


def label_before(text: str) -> str:
    """Return the words for a field that follows ``text``, '' when it is not clear which they are.

    ``text`` begins where the tag before it ends.
    """
    row = _ROW.split(text[-_NEAR:])[-1]
    _rest_of_the_cell_before, *cells = _CELL.split(row)
    if cells:
        words = [word for word in map(_cell, cells) if word]
        return words[0] if len(words) == 1 else ""
    *_above, line = [line for line in row.split("\n") if line.strip(_EDGE)] or [""]
    same_line = row.endswith(line)
    return plain(line) if same_line or _ASKS.search(line) else ""


def plain(text: str) -> str:
    """Return the words of a label, without its markup; '' for a whole sentence."""
    words = _AFTER.split(text.lstrip())[0]
    words = _CALL.sub("", words).partition("{{")[0]  # a function whose end is behind the field
    words = _LINK.sub(r"\1", words)
    words = html.unescape(_TAG.sub("", words)).replace("'''", "").replace("''", "")
    words = " ".join(words.split()).strip(_EDGE)
    return words if len(words) <= _LONGEST else ""


def _cell(text: str) -> str:
    return plain(_ATTRIBUTES.sub("", text))
