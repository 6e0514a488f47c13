"""What a person should know of a filled-in table: what is left out, and what is gone; pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from kicsync.i18n import _, ngettext
from kicsync.kit import Field, Record, Schema, Tool
from kicsync.sync.sheet_columns import entry_fields, labels, plain_fields
from kicsync.sync.sheet_grid import Grid

_SHOWN = 5
"""Titles that are named one by one."""


def columns_said(grids: Sequence[Grid], schema: Schema) -> Iterator[str]:
    """Yield the columns that are no field, and the fields that have no column or no sheet."""
    for grid in grids:
        yield from _columns(grid, schema)
    here = {grid.field.name for grid in grids if grid.field}
    for field in entry_fields(schema):
        if field.name not in here:
            text = _("There is no sheet for “{field}”; it stays as it is.")
            yield text.format(field=field.name)


def gone_said(titles: Sequence[str]) -> Iterator[str]:
    """Yield that exported ingredients have no row any more."""
    if not titles:
        return
    text = ngettext(
        "{n} ingredient has no row any more; nothing is deleted: {titles}",
        "{n} ingredients have no row any more; nothing is deleted: {titles}",
        len(titles),
    )
    more = ["…"] if len(titles) > _SHOWN else []
    yield text.format(n=len(titles), titles=", ".join([*titles[:_SHOWN], *more]))


def tools_said(
    record: Record, base: Record | None, kept: Mapping[str, Mapping[int, Tool]], of: Field
) -> Iterator[str]:
    """Yield the entries of ``record`` that have no row any more."""
    here: Collection[int] = kept.get(of.name, {}).keys()
    for number, tool in enumerate(base.tools(of) if base else ()):
        if number not in here:
            name = tool.get(of.key) or next(iter(tool.values()))
            text = _("“{entry}” of “{title}” has no row any more; it stays.")
            yield text.format(entry=name, title=record.title)


def _columns(grid: Grid, schema: Schema) -> Iterator[str]:
    for head in grid.unknown:
        text = _("The column “{head}” of the sheet “{sheet}” is no field; it is left out.")
        yield text.format(head=head, sheet=grid.sheet.name)
    fields = grid.field.fields if grid.field else plain_fields(schema)
    here = {place.field.name for place in grid.places}
    label = labels(grid.field, schema, grid.sheet.rows[grid.top][grid.title].text)
    for field in fields:
        if field.name not in here and field.name != schema.free_text:
            text = _("The sheet “{sheet}” has no column “{head}”; that field stays as it is.")
            yield text.format(sheet=grid.sheet.name, head=label[field.name])
