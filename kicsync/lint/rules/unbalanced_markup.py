"""A mark of the wiki is opened and not closed, or closed and not opened.

After an open “[[” or “{{” the form of the wiki can't open the page any more; after an open tag the
rest of the page is bold, small or gone. Write the mark that is missing, or take the other one
away. What is to be read as it stands goes between <nowiki> and </nowiki>.

Wrong::

    titre: Tenir un journal ouvert
    exemple: Un atelier écrit chaque soir sur la page [[Journal de l'atelier.

Right::

    titre: Tenir un journal ouvert
    exemple: Un atelier écrit chaque soir sur la page [[Journal de l'atelier]].
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kicsync.i18n import _
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options

ABOUT = About("KIC403", "unbalanced-markup", Severity.ERROR)

_SIGNS = ("[", "]", "{", "}", "<", "''")
_BRACKETS = re.compile(r"\[\[|\]\]|\{{2,}|\}{2,}")
_OPENED_BY = {"]": "[", "}": "{"}
_ARGUMENT = 3  # {{{…}}} is the longest pair of braces
_QUOTES = re.compile(r"'{2,}")
_ITALIC = 2
_BOLD = (3, 4)  # of four, the first is an apostrophe of the text; five are bold and italic
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)(?:\s[^<>]*?)?(?P<alone>/?)>", re.IGNORECASE
)
# Those that need an end; HTML closes <li>, <td> and <p> by itself, <br> and <hr> have none, and
# other words between < and > are no tags for the wiki.
_PAIRED = (
    "abbr b bdi bdo big blockquote caption center cite code data del dfn div dl em font h1 h2 h3"
    " h4 h5 h6 i ins kbd mark ol q ruby s samp small span strike strong sub sup table time tt u ul"
    " var categorytree ce chem gallery graph imagemap includeonly indicator inputbox mapframe"
    " maplink math noinclude nowiki onlyinclude poem pre ref references score source"
    " syntaxhighlight tabber templatedata timeline"
)
_PAIRED_TAGS = frozenset(_PAIRED.split())


class _Mark(NamedTuple):
    """A mark: "[", "{" or the name of a tag, and from and to which character it stands."""

    kind: str
    start: int
    end: int


_Loose = tuple[_Mark, str]
"""A mark without a partner, and what to say of it."""


def check(document: Document, _context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each mark that has no partner."""
    joined = document.joined
    if not any(sign in joined for sign in _SIGNS):
        return
    for path, _field, text in document.texts:
        if any(sign in text for sign in _SIGNS):
            for (_kind, start, end), message in _loose(text):
                yield Problem(message.format(mark=text[start:end]), path, start, end)


def _loose(text: str) -> Iterator[_Loose]:
    """Yield the marks of ``text`` without a partner; what is not read as wikitext is left out."""
    if "<" in text or "{{!}}" in text:
        # late, because its package loads the parser of pages, which few texts need
        from kicsync.wikitext.mask import mask_opaque, unclosed

        if "<!--" in text and unclosed(text) == "<!--":
            start = text.find("<!--", text.rfind("-->") + 1)
            yield _never_closed(_Mark("", start, start + len("<!--")))
        text = mask_opaque(text)
    yield from _brackets(text)
    if "<" in text:
        yield from _tags(text)
    if "''" in text:
        yield from _quotes(text)


def _brackets(text: str) -> Iterator[_Loose]:
    opened: list[_Mark] = []
    for token in _BRACKETS.finditer(text):
        sign, (start, end) = token[0][0], token.span()
        if sign in _OPENED_BY:
            yield from _close(opened, _Mark(_OPENED_BY[sign], start, end))
        else:
            opened.append(_Mark(sign, start, end))
    yield from map(_never_closed, opened)


def _close(opened: list[_Mark], closing: _Mark) -> Iterator[_Loose]:
    """Close what ``closing``, two brackets or any number of braces, closes."""
    kind, start, end = closing
    while end - start > 1:
        taken = _taken(opened, kind)
        if not taken:
            yield _never_opened(_Mark(kind, start, end))
            return
        yield from map(_never_closed, taken[1:])
        mark = taken[0]
        used = min(mark.end - mark.start, end - start, _ARGUMENT)
        if mark.end - mark.start - used > 1:
            opened.append(mark._replace(end=mark.end - used))
        start += used


def _tags(text: str) -> Iterator[_Loose]:
    opened: list[_Mark] = []
    for tag in _TAG.finditer(text):
        mark = _Mark(tag["name"].lower(), *tag.span())
        if mark.kind not in _PAIRED_TAGS or tag["alone"]:
            continue
        if not tag["close"]:
            opened.append(mark)
        elif taken := _taken(opened, mark.kind):
            yield from map(_never_closed, taken[1:])
        else:
            yield _never_opened(mark)
    yield from map(_never_closed, opened)


def _taken(opened: list[_Mark], kind: str) -> list[_Mark]:
    """Take the last mark of ``kind`` and all behind it out of ``opened``; [] without one."""
    for index in range(len(opened) - 1, -1, -1):
        if opened[index].kind == kind:
            taken = opened[index:]
            del opened[index:]
            return taken
    return []


def _quotes(text: str) -> Iterator[_Loose]:
    """Yield the last run of apostrophes of each line that is italic or bold up to its end."""
    begin = 0
    for line in text.split("\n"):
        if "''" in line:
            for start, end in _odd(line):
                message = _("“{mark}” has no partner in its line: write it twice, or not at all.")
                yield _Mark("", begin + start, begin + end), message
        begin += len(line) + 1


def _odd(line: str) -> list[tuple[int, int]]:
    runs = [run.span() for run in _QUOTES.finditer(line)]
    italic = [run for run in runs if run[1] - run[0] not in _BOLD]
    bold = [run for run in runs if run[1] - run[0] > _ITALIC]
    if not len(italic) % 2:
        return bold[-1:] if len(bold) % 2 else []
    # MediaWiki reads l'''ami'' as an apostrophe and italics
    apart = len(bold) % 2 and any(line[a - 1 : a].isalpha() for a, b in bold if b - a in _BOLD)
    return [] if apart else (bold if len(bold) % 2 else italic)[-1:]


def _never_closed(mark: _Mark) -> _Loose:
    return mark, _("“{mark}” is never closed: write what closes it, or take it away.")


def _never_opened(mark: _Mark) -> _Loose:
    return mark, _("“{mark}” closes nothing: write what opens it, or take it away.")
