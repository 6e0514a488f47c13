"""Write a spreadsheet; the end of the file's name says in which format."""

import secrets
from collections.abc import Sequence
from pathlib import Path

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.spreadsheet.book import Book
from kicsync.spreadsheet.package import Form


def form_of(path: Path) -> Form:
    """Return the format that the name of ``path`` asks for; raises ConfigError for no such one."""
    try:
        return Form(path.suffix.lower().removeprefix("."))
    except ValueError:
        raise ConfigError(
            _("“{name}” does not say which kind of spreadsheet it is to be.").format(
                name=path.name
            ),
            hint=_("End its name in .xlsx (Excel), .ods (LibreOffice) or .csv."),
        ) from None


def save(book: Book, path: Path, *, force: bool = False) -> list[Path]:
    """Write ``book`` to ``path``, and return the files that it is.

    Raises ConfigError for a file that is there already, unless ``force``, and OSError.
    """
    found = files(book, path)
    for one, _data in found if not force else ():
        if one.exists():
            raise ConfigError(
                _("{file} is there already.").format(file=one),
                hint=_("Give another name; or write over it: --force"),
            )
    for one, data in found:
        temporary = one.with_name(f".{one.name[:80]}-{secrets.token_hex(4)}.tmp")
        try:
            temporary.write_bytes(data)
            temporary.replace(one)
        finally:
            temporary.unlink(missing_ok=True)
    return [one for one, _data in found]


def files(book: Book, path: Path) -> Sequence[tuple[Path, bytes]]:
    """Return the files to write for ``book``, several for .csv, and what they hold."""
    match form_of(path):
        case Form.XLSX:
            from kicsync.spreadsheet.write_xlsx import content
        case Form.ODS:
            from kicsync.spreadsheet.write_ods import content
        case Form.CSV:
            from kicsync.spreadsheet import write_csv

            return tuple(write_csv.files(book, path))
    return ((path, content(book)),)
