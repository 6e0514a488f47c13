"""Record -> page text: only the bytes of what changed change."""

from kicsync.errors import PageError
from kicsync.i18n import _
from kicsync.kit import Field, FieldType, Record, Schema
from kicsync.kit.lists import SPACE, join_list
from kicsync.wikitext.calls import Span
from kicsync.wikitext.layout import lay_out
from kicsync.wikitext.read import FREE_GLUE, normal, read
from kicsync.wikitext.shape import format_call, raw_text, set_text, splice
from kicsync.wikitext.write_entries import parameters, set_entries


def new_page(schema: Schema) -> str:
    """Return the text of a page on which nothing is filled in yet."""
    return format_call(schema.template, {}) if schema.template else ""


def write(text: str, record: Record, schema: Schema) -> str:
    """Return the page ``text`` with the values of ``record``.

    A field whose value the page has already keeps its bytes, whatever its spelling. Raises
    PageError when a value can't stand on the page and be read again as it is.
    """
    wanted = normal(record, schema)
    now = normal(read(text, schema), schema)
    new = text
    for field in schema:
        if field.name == schema.free_text:  # where a tool is gone, two pieces have become one
            now = normal(read(new, schema), schema)
        if now.value(field) != wanted.value(field):
            new = _set(new, field, wanted, schema)
    _check(new, wanted, schema)
    return new


def _set(text: str, field: Field, record: Record, schema: Schema) -> str:
    if field.name == schema.free_text:
        return _set_free_text(text, record.text(field), schema)
    layout = lay_out(text, schema)
    if layout.main is None:
        glue = "\n" if text.strip(SPACE) else ""
        text = new_page(schema) + glue + text
        layout = lay_out(text, schema)
    assert layout.main is not None
    if field.type is FieldType.ENTRIES:
        return set_entries(text, layout, schema, field, record.tools(field))
    value = (
        join_list(record.items(field), field.separator)
        if field.type is FieldType.LIST
        else record.text(field)
    )
    return set_text(text, layout.main, field, raw_text(value, field.name), list(parameters(schema)))


def _set_free_text(text: str, value: str, schema: Schema) -> str:
    """Change the free text in the piece of the page that changed, or add it at the end."""
    spans = list(lay_out(text, schema).free)
    if not spans:
        return text.rstrip("\n") + f"\n{value}" if text else value
    rest = value
    while len(spans) > 1 and rest.startswith(spans[0].of(text) + FREE_GLUE):
        rest = rest[len(spans.pop(0).of(text) + FREE_GLUE) :]
    while len(spans) > 1 and rest.endswith(FREE_GLUE + spans[-1].of(text)):
        rest = rest[: -len(FREE_GLUE + spans.pop().of(text))]
    for span in reversed(spans[1:]):
        text = splice(text, _with_line(text, span), "")
    return splice(text, spans[0] if rest else _with_line(text, spans[0]), rest)


def _with_line(text: str, span: Span) -> Span:
    return Span(span.start, span.end + 1) if text[span.end : span.end + 1] == "\n" else span


def _check(text: str, wanted: Record, schema: Schema) -> None:
    """Read the page again: what would not be understood the same way must not be saved."""
    found = normal(read(text, schema), schema)
    for field in schema:
        if found.value(field) != wanted.value(field):
            raise PageError(
                _("“{field}” can't be written into the page: it would be read differently").format(
                    field=field.name
                ),
                field=field.name,
                hint=_("Look for template calls, brackets or bullets in the text of this field."),
            )
