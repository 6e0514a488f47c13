"""Free text that stands behind a long value on a page: no label says where the value ends.

The page that shows all ingredients does: it has the value alone.
"""

from collections.abc import Iterator

from kicsync.i18n import _
from kicsync.kit import FieldType, Schema
from kicsync.rendered.tails import section, split_after
from kicsync.sync.shown import Shown, Value
from kicsync.sync.sources import Remark


def without_tails(page: Shown, row: Shown, schema: Schema) -> Shown:
    """Return ``page`` with what stands behind the values that ``row`` shows as free text."""
    known = {value.place: value for value in row.values}
    values = [
        half for value in page.values for half in _apart(value, known.get(value.place), schema)
    ]
    return page._replace(values=tuple(values))


def unsure(page: Shown, schema: Schema) -> Iterator[Remark]:
    """Yield a remark where the last value of a page goes on with a section of its own."""
    last = page.values[-1] if page.values else None
    if last is None or last.type is not FieldType.TEXT or last.field == schema.free:
        return
    heading = section(last.cell)
    if heading:
        text = _("from the heading “{heading}” on, it may be free text of the page")
        yield Remark(page.title, last.name, text.format(heading=heading))


def _apart(value: Value, known: Value | None, schema: Schema) -> Iterator[Value]:
    if value.type is not FieldType.TEXT or value.field == schema.free or known is None:
        yield value
        return
    head, tail = split_after(value.cell, known.cell)
    yield value._replace(cell=head)
    if tail is not None:
        yield Value(schema.free, None, 0, tail)
