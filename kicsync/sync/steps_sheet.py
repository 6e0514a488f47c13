"""The arborescence as a spreadsheet -> lines of an outline.

People write the levels in three ways: a column each, indentation, or numbers such as ``1.2``.
"""

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from kicsync.errors import SourceError
from kicsync.i18n import _
from kicsync.kit.step import numbered
from kicsync.kit.step_tree import Line, Numbers, by_numbers
from kicsync.kit.where_words import fold
from kicsync.spreadsheet.cells import Cell, Row, Sheet

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?")
_HEADS = {
    "number": ("numero", "n°", "nº", "no", "num", "number", "#"),
    "question": ("question", "questions"),
    "page": ("page", "fiche", "fiche etape", "page wiki", "wiki page"),
    "title": ("etape", "etapes", "titre", "intitule", "rubrique", "step", "steps", "title", "nom"),
}
"""What the columns are called, in French and in English; any other column holds titles too."""
_LEVEL = re.compile(r"(?:niveau|level|sous[- ]etape|etape|step|sub-?step)\s*\d*")
DEEPEST = 20
"""Levels of steps."""
_BLANKS = 4
"""Blanks before a title that weigh as much as one level of the cell's own indentation."""


class _Columns(NamedTuple):
    """What each column holds; ``first`` is the first row under the headings."""

    first: int
    number: int | None
    question: int | None
    page: int | None
    titles: tuple[int, ...]


class _Row(NamedTuple):
    """A step as its row says it: ``column`` is the rank of its title among those of titles."""

    number: int
    column: int
    indent: int
    line: Line


def outline(sheet: Sheet, file: str) -> list[Line]:
    """Return the lines of ``sheet``, each with its level; raises SourceError when it has none."""
    columns = _columns(sheet)
    rows = _in_order(list(_rows(sheet, columns)))
    if not rows:
        raise SourceError(
            _("there is no step in the sheet “{name}”.").format(name=sheet.name),
            file=file,
            hint=_("Write one step a row, its title in a cell; or name another sheet: --sheet."),
        )
    lines = _leveled(rows)
    _refuse_twice(rows, lines, sheet, file)
    _refuse_deep(rows, lines, sheet, file)
    return lines


def _in_order(rows: list[_Row]) -> list[_Row]:
    """Return ``rows`` as numbers such as 1.2 order them; one without stays behind the last."""
    if not any(len(row.line.numbers) > 1 for row in rows):
        return rows
    keys: list[Numbers] = []
    for row in rows:
        keys.append(row.line.numbers or (keys[-1] if keys else ()))
    return [row for _key, row in sorted(zip(keys, rows, strict=True), key=itemgetter(0))]


def _leveled(rows: Sequence[_Row]) -> list[Line]:
    """Return the lines with their levels, in whichever way the sheet shows them."""
    lines = [row.line for row in rows]
    if any(len(line.numbers) > 1 for line in lines):
        return by_numbers(lines)
    several = len({row.column for row in rows}) > 1
    return _by_column(rows) if several else _by_indent(rows)


def _by_column(rows: Sequence[_Row]) -> list[Line]:
    ranks = sorted({row.column for row in rows})
    return [row.line._replace(level=ranks.index(row.column) + 1) for row in rows]


def _by_indent(rows: Sequence[_Row]) -> list[Line]:
    """Give each row the level of its indentation: deeper than the one above is one level more."""
    open_: list[int] = []
    lines = []
    for row in rows:
        while open_ and open_[-1] >= row.indent:
            open_.pop()
        open_.append(row.indent)
        lines.append(row.line._replace(level=len(open_)))
    return lines


def _columns(sheet: Sheet) -> _Columns:
    """Find the row of headings, and what it says; without one, every column holds titles."""
    width = max(len(row) for row in sheet.rows)
    for index, row in enumerate(sheet.rows):
        heads = [fold(cell.text).strip(" :") for cell in row]
        known = [_meaning(head) for head in heads]
        if not any(heads):
            continue
        if not any(known) or any(_NUMBER.fullmatch(head) for head in heads):
            break
        named = {
            word: known.index(word) for word in ("number", "question", "page") if word in known
        }
        used = set(named.values())
        titles = tuple(column for column in range(width) if column not in used)
        asked = tuple(column for column in titles if column < len(known) and known[column])
        return _Columns(
            index + 1,
            named.get("number"),
            named.get("question"),
            named.get("page"),
            asked or titles,
        )
    return _Columns(0, None, None, None, tuple(range(width)))


def _meaning(head: str) -> str:
    """Return what a column under ``head`` holds, '' when that is no heading known."""
    if _LEVEL.fullmatch(head):
        return "title"
    return next((word for word, heads in _HEADS.items() if head in heads), "")


def _rows(sheet: Sheet, columns: _Columns) -> Iterator[_Row]:
    """Yield the steps; a title that is only repeated from the rows above is the one that it was."""
    above: dict[int, str] = {}
    for index, row in enumerate(sheet.rows[columns.first :], start=columns.first):
        numbers: Numbers = _numbers(_text(row, columns.number))
        for rank, column in enumerate(columns.titles):
            text = _text(row, column)
            if _NUMBER.fullmatch(text):
                numbers = _numbers(text)
                continue
            if not text or above.get(rank) == text:
                continue
            above = {at: title for at, title in above.items() if at < rank} | {rank: text}
            own, title = numbered(text)
            line = Line(
                1,
                title,
                numbers or own,
                text if own else "",
                _text(row, columns.question),
                _text(row, columns.page),
            )
            yield _Row(index, rank, _indent(row[column]), line)
            numbers = ()


def _text(row: Row, column: int | None) -> str:
    if column is None or column >= len(row):
        return ""
    return " ".join(row[column].text.split())


def _numbers(text: str) -> Numbers:
    found = _NUMBER.fullmatch(text)
    return tuple(map(int, text.rstrip(".").split("."))) if found else ()


def _indent(cell: Cell) -> int:
    text = cell.text.expandtabs(_BLANKS)
    return cell.indent * _BLANKS + len(text) - len(text.lstrip())


def _refuse_twice(rows: Sequence[_Row], lines: Sequence[Line], sheet: Sheet, file: str) -> None:
    """Raise SourceError where two rows bear the same number.

    One of a single part begins again below each step.
    """
    seen: dict[tuple[int, Numbers], int] = {}
    above: list[int] = []
    for row, line in zip(rows, lines, strict=True):
        del above[line.level - 1 :]
        parent = above[-1] if above and len(line.numbers) == 1 else -1
        first = seen.setdefault((parent, line.numbers), row.number)
        if line.numbers and first != row.number:
            raise SourceError(
                _("the number {number} stands in the rows {one} and {other}.").format(
                    number=".".join(map(str, line.numbers)), one=first + 1, other=row.number + 1
                ),
                file=file,
                place=_("sheet “{name}”").format(name=sheet.name),
                hint=_("Give each step a number of its own."),
            )
        above.append(row.number)


def _refuse_deep(rows: Sequence[_Row], lines: Sequence[Line], sheet: Sheet, file: str) -> None:
    """Raise SourceError where steps stand deeper in each other than anybody reads."""
    for row, line in zip(rows, lines, strict=True):
        if line.level > DEEPEST:
            raise SourceError(
                _("the step in row {n} stands below more than {most} others.").format(
                    n=row.number + 1, most=DEEPEST - 1
                ),
                file=file,
                place=_("sheet “{name}”").format(name=sheet.name),
                hint=_("Are these lines indented one below the other? Indent them by levels."),
            )
