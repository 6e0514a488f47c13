"""Read a spreadsheet: .xlsx, .ods or .csv, known by what is in the file."""

from pathlib import Path

from kicsync.errors import SourceError
from kicsync.i18n import _
from kicsync.spreadsheet.cells import Cell, Sheet
from kicsync.spreadsheet.package import Form, load

__all__ = ["Cell", "Sheet", "read_sheets"]


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Return the sheets of the spreadsheet at ``path`` that hold anything, in their order.

    Formulas are never computed: their last result is read, and the cell says so. Raises
    SourceError for a file that is damaged, empty, encrypted, too large, or of another kind, and
    OSError when it can't be read.
    """
    form, data = load(path)
    match form:
        case Form.XLSX:
            from kicsync.spreadsheet.read_xlsx import sheets
        case Form.ODS:
            from kicsync.spreadsheet.read_ods import sheets
        case Form.CSV:
            from kicsync.spreadsheet.read_csv import sheets
    found = tuple(sheet for sheet in sheets(path, data) if sheet.rows)
    if not found:
        raise SourceError(_("there is nothing in this spreadsheet."), file=str(path))
    return found
