"""Read .csv as spreadsheets write it: several encodings, several separators.

Excel writes Windows-1252 on Windows and Mac Roman on a Mac unless "CSV UTF-8" is chosen, and `;`
where a comma stands in decimal numbers, as in French (Microsoft, "Import or export text files").
"""

import csv
import io
import re
from collections import Counter
from pathlib import Path

from kicsync.errors import SourceError
from kicsync.i18n import _
from kicsync.spreadsheet.cells import (
    BLANK,
    Cell,
    Kind,
    Row,
    Sheet,
    plain_lines,
    trimmed,
    trimmed_rows,
)
from kicsync.spreadsheet.package import LARGEST

_BOMS = (("utf-8-sig", b"\xef\xbb\xbf"), ("utf-16", b"\xff\xfe"), ("utf-16", b"\xfe\xff"))
_OLD = (("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"))
_FRENCH = re.compile("[àâçéèêëîïôùûœÀÂÇÉÈÊÔ’«»°\N{NO-BREAK SPACE}]")
_SEPARATORS = ";,\t"
_QUOTED = re.compile('"[^"]*"')
_SAID = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)


def sheets(path: Path, data: bytes) -> tuple[Sheet, ...]:
    """Return the one sheet of a .csv file, called as the file is; raises SourceError."""
    text, notes = _decoded(path, data)
    said = _SAID.match(text)
    body = text[said.end() :] if said else text
    rows = _rows(path, body, said[1] if said else _separator(body))
    return (Sheet(path.stem, trimmed_rows(rows), notes),)


def _decoded(path: Path, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text, and a note where its encoding had to be guessed."""
    named = next((name for name, mark in _BOMS if data.startswith(mark)), "")
    try:
        text = data.decode(named or "utf-8")
    except UnicodeDecodeError:
        if named:
            raise _unreadable(path) from None
    else:
        return _without_nul(path, text), ()
    text, name = _guessed(path, data)
    return _without_nul(path, text), (
        _("{file} is not in UTF-8; it is read as {name}. Look at its accents.").format(
            file=path.name, name=name
        ),
    )


def _guessed(path: Path, data: bytes) -> tuple[str, str]:
    """Return the text in the old encoding in which more signs make sense in French."""
    found = []
    for codec, name in _OLD:
        try:
            found.append((data.decode(codec), name))
        except UnicodeDecodeError:
            continue  # some bytes mean nothing in Windows-1252
    if not found:
        raise _unreadable(path)
    return max(found, key=lambda one: len(_FRENCH.findall(one[0])))


def _without_nul(path: Path, text: str) -> str:
    if "\0" in text:
        raise _unreadable(path)
    return text


def _unreadable(path: Path) -> SourceError:
    return SourceError(
        _("this is not a text that kicsync can read."),
        file=str(path),
        hint=_("Save the spreadsheet again, as “CSV UTF-8”, or as .xlsx or .ods."),
    )


def _separator(text: str) -> str:
    """Return the sign that stands most often between the cells of the first row."""
    first = _QUOTED.sub("", text[:65536]).lstrip("\r\n").partition("\n")[0]
    counts = Counter(sign for sign in first if sign in _SEPARATORS)
    return max(_SEPARATORS, key=lambda sign: counts[sign])


def _rows(path: Path, text: str, separator: str) -> list[Row]:
    limit = csv.field_size_limit(LARGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        return [trimmed([_cell(value) for value in row]) for row in reader]
    except csv.Error:
        raise SourceError(
            _('a quotation mark (") is not closed, or not doubled.'),
            file=str(path),
            place=_("line {n}").format(n=reader.line_num),
            hint=_("Save the spreadsheet again, as “CSV UTF-8”, or as .xlsx or .ods."),
        ) from None
    finally:
        csv.field_size_limit(limit)


def _cell(value: str) -> Cell:
    return Cell(plain_lines(value), kind=Kind.ANY) if value else BLANK
