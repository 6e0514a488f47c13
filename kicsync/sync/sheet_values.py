"""The cells of one row -> values, with what was exported wherever nobody changed them; pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kicsync.errors import SourceError
from kicsync.i18n import _
from kicsync.kit import Field, Record, Tool, Value
from kicsync.spreadsheet.book import fits
from kicsync.spreadsheet.cells import Cell, Kind
from kicsync.spreadsheet.guard import guarded, unguarded
from kicsync.sync.sheet_cells import loose, restored
from kicsync.sync.sheet_columns import Place, cell_of, numbered, value_of
from kicsync.sync.sheet_grid import Line
from kicsync.workspace.exports import Export

_NOTHING = Export({})


@dataclass(frozen=True)
class Reader:
    """Reads the cells of the file ``file``; what a person should look at is added to ``notes``."""

    file: str
    notes: list[str] = field(default_factory=list)

    def title(self, line: Line, base: str, export: Export | None) -> str:
        """Return the title of a row on one line; ``base`` is that which was exported, or ''."""
        text = self._text(line, line.title, "", base, export or _NOTHING)
        return text if text == base else " ".join(text.split())

    def value(self, line: Line, field: Field, base: Record, export: Export | None) -> Value:
        """Return the value of ``field`` in a row; without a column it is that of ``base``."""
        here = [place for place in line.cells if place.field == field]
        if not here:
            return base.value(field)
        wanted = list(_places(field, here, base))
        texts = [self._at(line, place, cell_of(base, place), export) for place in wanted]
        if texts == [cell_of(base, place) for place in wanted]:
            return base.value(field)
        return value_of(field, texts)

    def tool(self, line: Line, field: Field, base: Tool, export: Export | None) -> Tool:
        """Return the entry in a row; ``base`` is that which was exported, or {}."""
        texts = {
            sub.name: self._at(line, Place(sub), base.get(sub.name, ""), export)
            for sub in field.fields
        }
        return {name: text for name, text in texts.items() if text}

    def _at(self, line: Line, place: Place, base: str, export: Export | None) -> str:
        if place not in line.cells:
            return base
        column = line.where[place]
        return self._text(line, line.cells[place], column, base, export or _NOTHING)

    def _text(self, line: Line, cell: Cell, column: str, base: str, export: Export) -> str:
        """Return the text of a cell; raises SourceError for the error of a formula."""
        text = cell.text
        if export.guarded and guarded(base) != base:
            text = unguarded(text)
        if not fits(base):
            return self._too_long(line, text, column, base, export)
        if cell.formula and not text:
            self._note(line, column, _("a formula without a result; the cell is left out."))
            return base
        found = restored(base, text, cell.kind)
        if found == base:
            return base
        if cell.kind is Kind.ERROR:
            raise SourceError(
                _("column {column}: this is the error of a formula: {text}").format(
                    column=column, text=text
                ),
                file=self.file,
                place=line.place,
                hint=_("Write the text itself into the cell."),
            )
        if cell.formula:
            said = _("a formula; its result is taken: {text}").format(text=text)
            self._note(line, column, said)
        return found

    def _too_long(self, line: Line, text: str, column: str, base: str, export: Export) -> str:
        if loose(text) == loose(export.too_long):
            return base
        raise SourceError(
            _("column {column}: this text is longer than a cell may be, and was not in it.").format(
                column=column
            ),
            file=self.file,
            place=line.place,
            hint=_("Change it in the ingredient's file, and put back into the cell: {text}").format(
                text=export.too_long
            ),
        )

    def _note(self, line: Line, column: str, text: str) -> None:
        said = _("{place}, column {column}: {text}")
        self.notes.append(said.format(place=line.place, column=column, text=text))


def _places(field: Field, here: Sequence[Place], base: Record) -> Iterator[Place]:
    """Yield where the value of ``field`` stands: an item without a column counts as exported."""
    if not numbered(field):
        yield from here
        return
    last = max([place.number for place in here] + [len(base.items(field))])
    yield from (Place(field, number) for number in range(1, last + 1))


def with_tools(
    base: Sequence[Tool], kept: Mapping[int, Tool], new: Sequence[Tool]
) -> tuple[Tool, ...]:
    """Return the entries in the order in which they were exported, the new ones behind them.

    ``kept`` are those that still have a row; one whose row is gone stays, one that was emptied
    goes, and one that was empty already stays as it was.
    """
    pairs = ((kept.get(number, tool), tool) for number, tool in enumerate(base))
    found = (tool for tool, before in pairs if tool or not before)
    return (*found, *(tool for tool in new if tool))
