"""Write .csv so that a French Excel opens it with a double click: UTF-8 with BOM, `;`, CRLF.

A file has one sheet only; the others stand beside it, ``kit-outils.csv`` beside ``kit.csv``.
"""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from kicsync.spreadsheet.book import Book, Page
from kicsync.spreadsheet.guard import guarded

_SIGNS = re.compile(r"[^\w]+")


def files(book: Book, path: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield the files that ``book`` is, ``path`` for its first page, and what they hold."""
    for number, page in enumerate(book.pages):
        yield beside(path, page.name) if number else path, _text(page).encode("utf-8-sig")


def beside(path: Path, name: str) -> Path:
    """Return the file that holds the sheet ``name`` beside that of the first sheet, ``path``."""
    return path.with_name(f"{path.stem}-{_SIGNS.sub('-', name.casefold()).strip('-')}{path.suffix}")


def _text(page: Page) -> str:
    """Return a page; what other formats hide stands behind the rest."""
    order = sorted(range(len(page.columns)), key=lambda index: page.columns[index].hidden)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for row in ([column.header for column in page.columns], *page.rows):
        writer.writerow([guarded(row[index]) for index in order])
    return text.getvalue()
