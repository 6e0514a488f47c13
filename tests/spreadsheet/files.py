"""Spreadsheets made by the tests themselves, in every format."""

from pathlib import Path

from kicsync.spreadsheet.book import Book, Column, Page
from kicsync.spreadsheet.read import Sheet, read_sheets
from kicsync.spreadsheet.write import files

FORMATS = ("xlsx", "ods", "csv")


def write(book: Book, folder: Path, form: str) -> Path:
    """Write ``book`` as ``form`` into ``folder``, and return its first file."""
    path = folder / f"kit.{form}"
    for file, data in files(book, path):
        file.write_bytes(data)
    return path


def one_page(*rows: tuple[str, ...], name: str = "Feuille") -> Book:
    """Return a book of one page, its columns called A, B, C, …"""
    columns = tuple(Column(letter) for letter, _text in zip("ABCDEFGH", rows[0], strict=False))
    return Book((Page(name, columns, rows),), "Lists")


def texts(sheet: Sheet) -> list[list[str]]:
    """Return the texts of a sheet."""
    return [[cell.text for cell in row] for row in sheet.rows]


def read_texts(path: Path) -> list[list[str]]:
    """Return the texts of the first sheet of a file, its header left out."""
    return texts(read_sheets(path)[0])[1:]
