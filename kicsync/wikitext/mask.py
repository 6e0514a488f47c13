"""Hide what only looks like markup, character for character, before a parser sees the page.

MediaWiki splits a page into templates before it knows any HTML tag, external link or table, so a
``|`` inside ``[https://… a|b]`` ends a parameter and an unclosed ``<b>`` does not swallow a
template (Manual: "MediaWiki preprocessor ABNF"). mwparserfromhell knows all of them. Hiding them
behind a filler of the same length leaves the parser only what the preprocessor sees, and every
offset in the masked text is an offset in the page.
"""

import re

from kicsync.kit.lists import SPACE

FILLER = "\ue000"
"""A private-use character: for the parser it is a letter like any other."""

_OPAQUE_TAGS = (
    "categorytree|ce|chem|gallery|graph|imagemap|includeonly|indicator|inputbox|maplink|mapframe|"
    "math|nowiki|poem|pre|ref|score|source|syntaxhighlight|tabber|templatedata|timeline"
)
_OPAQUE = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(?P<tag>{_OPAQUE_TAGS})(?:\s[^<>]*)?(?<!/)>.*?</(?P=tag)\s*>",
    re.DOTALL | re.IGNORECASE,
)
_OPENED = re.compile(rf"<!--|<(?:{_OPAQUE_TAGS})(?:\s[^<>]*)?(?<!/)>", re.IGNORECASE)
PIPE_WORD = re.compile(r"(?<!\{)\{\{!\}\}|\{\{!\}\}(?!\})")
"""The magic word ``{{!}}``; ``{{{!}}}`` is an argument named ``!`` instead."""

_LOOKALIKES = re.compile(r"[<>&:]|(?<!\[)\[(?!\[)|(?<!\])\](?!\])|(?<!\{)\{(?=\|)")
_TABLE_OPEN = re.compile(r"(?:^|(?<==))[ \t]*\{\|(?!\})", re.MULTILINE)
_TABLE_EDGE = re.compile(r"^[ \t]*(?:(?P<open>\{\|(?!\}))|(?P<close>\|\}(?!\})))", re.MULTILINE)


def mask_opaque(text: str) -> str:
    """Hide comments, the tags whose content is no wikitext, and ``{{!}}``."""
    return PIPE_WORD.sub(_fill, _OPAQUE.sub(_fill, text))


def unclosed(text: str) -> str:
    """Return the comment or tag that ``text`` opens and never closes, or ''.

    It would hide what follows it on the page up to the next closing one.
    """
    closed = _OPAQUE.sub(lambda match: "" if _is_closed(match[0]) else match[0], text)
    found = _OPENED.search(closed)
    return found[0] if found else ""


def mask(text: str) -> str:
    """Return ``text`` with only templates, arguments, links, ``|`` and ``=`` left to see.

    A whole raw table inside a value loses its pipes too: MediaWiki shreds it, but a person meant
    a table, and only a reading that keeps it together can give it back.
    """
    masked = mask_opaque(text)
    return _LOOKALIKES.sub(_fill, _mask_tables(masked))


def visible(name: str) -> str:
    """Return the name of a template or parameter as MediaWiki reads it, comments left out."""
    return _OPAQUE.sub("", name).strip(SPACE)


def _is_closed(opaque: str) -> bool:
    return not opaque.startswith("<!--") or opaque.endswith("-->")


def _fill(match: re.Match[str]) -> str:
    return FILLER * len(match[0])


def _mask_tables(text: str) -> str:
    position = 0
    while start := _TABLE_OPEN.search(text, position):
        end = _table_end(text, start.end())
        table = text[start.start() : end]
        position = start.end()
        if end and table.count("{{") == table.count("}}"):
            text = text[: start.start()] + table.replace("|", FILLER) + text[end:]
            position = end
    return text


def _table_end(text: str, position: int) -> int:
    """Return where the table opened before ``position`` ends, 0 when it is never closed."""
    depth = 1
    for edge in _TABLE_EDGE.finditer(text, position):
        depth += 1 if edge["open"] else -1
        if not depth:
            return edge.end()
    return 0
