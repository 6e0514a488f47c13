"""Wikitext -> the words that a reader sees of it, without asking the wiki.

Enough to tell whether a page shows what a record says. What only the wiki can work out (templates,
footnotes, pictures, and links that may be categories) is ``hidden_from_us``.
"""

import re
from collections.abc import Iterator
from html import unescape

from kicsync.kit.lists import SPACE

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NOWIKI = re.compile(r"<nowiki\s*>(.*?)</nowiki\s*>|<nowiki\s*/>", re.DOTALL | re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?\s*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LINK = re.compile(r"\[\[:?(?:[^\[\]|\n]*\|)?([^\[\]|\n]*)\]\]")
_EXTERNAL = re.compile(r"\[(?:(?:https?|ftps?|ircs?|mailto):|//)[^\s\]]*\s+([^\]\n]+)\]")
_QUOTES = re.compile(r"'{2,}")
_HEADING = re.compile(r"^(={1,6})(.+?)\1[ \t]*$", re.MULTILINE)
_BULLET = re.compile(r"^[*#:;]+[ \t]*", re.MULTILINE)
_SWITCH = re.compile(r"__[A-Z]+__")
_RULER = re.compile(r"^-{4,}", re.MULTILINE)
_URL = re.compile(r"(?:https?:)?//[^\s\[\]<>|\"{}]+")

_OPEN = re.compile(
    r"\{\{(?!!\}\})"
    r"|<(?:ref|references|math|chem|gallery|score|syntaxhighlight|source|poem|graph|maplink|mapframe"
    r"|templatestyles|includeonly|noinclude|onlyinclude|timeline|imagemap|inputbox|hiero)\b"
    r"|\[\[[^\[\]|:\n]+:"
    r"|\[(?:https?:)?//[^\s\]]*\]"
    r"|~~~|-\{",
    re.IGNORECASE,
)


def hidden_from_us(text: str) -> bool:
    """Tell whether only the wiki knows what ``text`` looks like."""
    return _OPEN.search(_NOWIKI.sub("", _COMMENT.sub("", text))) is not None


def plain(text: str) -> str:
    """Return ``text`` without its markup, line by line; the cells of a row stand on one line."""
    pieces: list[str] = []
    behind = 0
    text = _COMMENT.sub("", text)
    for verbatim in _NOWIKI.finditer(text):
        pieces += [_plain(text[behind : verbatim.start()]), verbatim[1] or ""]
        behind = verbatim.end()
    joined = unescape("".join([*pieces, _plain(text[behind:])]))
    lines = (" ".join(line.split()) for line in joined.split("\n"))
    return "\n".join(line for line in lines if line)


def urls(text: str) -> tuple[str, ...]:
    """Return the addresses that stand in ``text``, each once.

    As in MediaWiki (``Parser::makeFreeExternalLink``), marks at the end belong to the sentence, and
    so does a bracket that is opened before the address.
    """
    found = (_bare(address) for address in _URL.findall(text))
    return tuple(dict.fromkeys(found))


def _bare(address: str) -> str:
    return address.rstrip(",;.:!?" if "(" in address else ",;.:!?)")


def _plain(text: str) -> str:
    text = "\n".join(_without_table(text.replace("{{!}}", "|")))
    text = _TAG.sub("", _BREAK.sub("\n", text))
    text = _EXTERNAL.sub(r"\1", _LINK.sub(r"\1", text))
    text = _HEADING.sub(r"\2", _RULER.sub("", _SWITCH.sub("", text)))
    return _BULLET.sub("", _QUOTES.sub("", text))


def _without_table(text: str) -> Iterator[str]:
    """Yield the lines of ``text``, those of a table as their cells (Help:Tables)."""
    depth = 0
    for line in text.split("\n"):
        bare = line.lstrip(SPACE)
        if bare.startswith("{|"):
            depth += 1
        elif depth and bare.startswith("|}"):
            depth -= 1
            yield bare[2:]
        elif depth and bare.startswith("|-"):
            continue
        elif depth and bare.startswith(("|", "!")):
            body = bare[1:].removeprefix("+") if bare.startswith("|+") else bare[1:]
            body = body.replace("!!", "||") if bare.startswith("!") else body
            yield " | ".join(_content(cell) for cell in body.split("||"))
        else:
            yield line


def _content(cell: str) -> str:
    """Return a cell without its attributes: what stands before a pipe, unless it is a link."""
    head, pipe, rest = cell.partition("|")
    return rest if pipe and "[[" not in head else cell
