"""Characters that nobody sees, loose accents, and blanks at the end of a line.

They come with text pasted from a PDF or a web page. The wiki takes some away and keeps others, so
that words that look the same are not found, and titles and steps that look the same differ.

The fix deletes what can't be seen, makes one character of a letter and its accent (NFC), as the
wiki does, and takes the blanks away.

Wrong::

    # un caractère invisible se cache dans « commun »
    titre: Qualifier le com\u200bmun

Right::

    titre: Qualifier le commun
"""

import re
import unicodedata
from collections.abc import Iterator

from kicsync.i18n import _
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity, replaced
from kicsync.lint.rule import About, Options
from kicsync.workspace.source import INVISIBLE

ABOUT = About("KIC409", "not-normalised", Severity.WARNING, fixable=True)

# soft hyphen, zero-width blank and joiner of words, marks of direction; not those that emoji need
_UNSEEN = "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069"
_UNSEEN_SIGN = re.compile(f"[{_UNSEEN}]")
_BREAKS = "\u0085\u2028\u2029"
_WORD = re.compile(r"[^ \t\r\n]+")
_ENDS = (" \n", " \r\n", "\t\n", "\t\r\n")
# behind a backslash a blank belongs to a text between double quotes
_AT_END = re.compile(r"(?<![ \t\\])[ \t]++(?=\r?\n|\Z)")
_KEY = re.compile(r"[ ]*(?:-[ ]+)*(?:-|\w+:)(?:[ ]+[|>][-+0-9]*)?")  # no text is there
_LONGEST = 40


def check(document: Document, _context: Context, _options: Options) -> Iterator[Problem]:
    """Yield what differs from what it looks like, in the text of the file."""
    source = document.source
    if document.error is not None:  # without one, the file was read and holds none of these
        yield from _invisible(source, INVISIBLE)
    if not source.isascii():
        if any(map(source.__contains__, _UNSEEN)):
            yield from _invisible(source, _UNSEEN_SIGN)
        if not unicodedata.is_normalized("NFC", source):
            yield from _loose(source)
    if source.endswith((" ", "\t")) or any(end in source for end in _ENDS):
        yield from _blanks(source)


def _invisible(source: str, pattern: re.Pattern[str]) -> Iterator[Problem]:
    message = _("This line holds an invisible character (U+{code}). Delete it.")
    for found in pattern.finditer(source):
        said = message.format(code=f"{ord(found[0]):04X}")
        problem = Problem(said, (), found.start(), found.end())
        yield replaced(problem, _instead(found[0], source, found.end()))


def _instead(sign: str, source: str, behind: int) -> str:
    """Return what ``sign`` stood for."""
    if sign == "\r":
        if "\n" not in source:
            return "\n"  # a file from an old Macintosh
        return "" if source.startswith(("\r", "\n"), behind) else " "
    if "\x80" <= sign <= "\x9f":  # what Windows writes there: ’ “ ” – …; browsers show it so
        return bytes([ord(sign)]).decode("cp1252", "ignore")
    if sign in _BREAKS:
        return " "
    return ""


def _loose(source: str) -> Iterator[Problem]:
    message = _("“{word}”: a letter and its accent are two characters here. Make them one.")
    for found in _WORD.finditer(source):
        new = unicodedata.normalize("NFC", found[0])
        if new != found[0]:
            said = message.format(word=new[:_LONGEST])
            yield replaced(Problem(said, (), found.start(), found.end()), new)


def _blanks(source: str) -> Iterator[Problem]:
    message = _("There are blanks at the end of this line. Delete them.")
    for found in _AT_END.finditer(source):
        start, end = found.span()
        line = source[source.rfind("\n", 0, start) + 1 : start]
        if not _KEY.fullmatch(line):
            yield replaced(Problem(message, (), start, end), "")
