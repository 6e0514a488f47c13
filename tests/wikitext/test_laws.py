"""The laws of page text and record, on pages as nasty as the parser allows."""

from collections.abc import Callable

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kicsync.errors import PageError
from kicsync.kit import Record, Schema, Tool, Value
from kicsync.wikitext import normal, read, write
from kicsync.wikitext.calls import find_calls
from kicsync.wikitext.layout import lay_out
from kicsync.wikitext.pipes import decode, encode
from tests.wikitext.strategies import INGREDIENTS, PAGES, SCHEMAS, VALUES, records

law: Callable[[Callable[..., None]], Callable[..., None]] = settings(
    max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@law
@given(PAGES, SCHEMAS)
def test_what_is_read_is_written_byte_for_byte(text: str, schema: Schema) -> None:
    assert write(text, read(text, schema), schema) == text


@law
@given(PAGES, SCHEMAS)
def test_what_is_read_in_its_normal_form_is_written_byte_for_byte(
    text: str, schema: Schema
) -> None:
    assert write(text, normal(read(text, schema), schema), schema) == text


@law
@given(PAGES, SCHEMAS, st.data())
def test_what_is_written_reads_as_it_was_meant_or_is_refused(
    text: str, schema: Schema, data: st.DataObject
) -> None:
    record = data.draw(records(schema))
    try:
        page = write(text, record, schema)
    except PageError as error:
        assert error.field.partition(".")[0] in {field.name for field in schema}
    else:
        assert normal(read(page, schema), schema).values == normal(record, schema).values


@law
@given(INGREDIENTS, SCHEMAS, st.sampled_from(["etapes", "description", "exemple"]), VALUES)
def test_a_changed_field_changes_the_bytes_of_that_field_only(
    text: str, schema: Schema, name: str, value: str
) -> None:
    record = read(text, schema)
    new: Value = (value,) if name == "etapes" else value
    page = _write(text, Record("", {**record.values, name: new}), schema)
    assert _without(page, schema, name) == _without(text, schema, name)


@law
@given(INGREDIENTS, SCHEMAS, st.data())
def test_changed_tools_leave_the_rest_of_the_page(
    text: str, schema: Schema, data: st.DataObject
) -> None:
    record = read(text, schema)
    field = schema.field("outils")
    assert field
    tools = data.draw(records(schema)).tools(field)
    kept: list[Tool] = data.draw(st.permutations(record.tools(field)))
    page = _write(text, Record("", {**record.values, "outils": (*kept, *tools)}), schema)
    assert _without(page, schema, "outils") == _without(text, schema, "outils")


@law
@given(INGREDIENTS, SCHEMAS, st.data())
def test_a_tool_that_stays_keeps_its_bytes(text: str, schema: Schema, data: st.DataObject) -> None:
    record = read(text, schema)
    places = lay_out(text, schema).entries["outils"]
    assume(places)
    gone = data.draw(st.integers(0, len(places) - 1))
    field = schema.field("outils")
    assert field
    tools = record.tools(field)
    left = tools[:gone] + tools[gone + 1 :]
    page = _write(text, Record("", {**record.values, "outils": left}), schema)
    after = [place.span.of(page) for place in lay_out(page, schema).entries["outils"]]
    before = [place.span.of(text) for place in places]
    assert sorted(after) == sorted(before[:gone] + before[gone + 1 :]) or page == text


@law
@given(PAGES)
def test_spans_are_places_of_the_page(text: str) -> None:
    for call in find_calls(text):
        assert call.span.of(text).startswith("{{")
        assert call.span.of(text).endswith("}}")
        for parameter in call.parameters:
            assert parameter.span.of(text).startswith("|")
            assert parameter.span.of(text).endswith(parameter.value.of(text))


@law
@given(VALUES)
def test_pipes_come_back(value: str) -> None:
    assert encode(encode(value)) == encode(value)
    assert decode(encode(decode(encode(value)))) == decode(encode(value))


@law
@given(SCHEMAS, st.data())
def test_the_normal_form_is_its_own(schema: Schema, data: st.DataObject) -> None:
    once = normal(data.draw(records(schema)), schema)
    assert normal(once, schema) == once


def _write(text: str, record: Record, schema: Schema) -> str:
    """Write, or leave the page where the value is refused: that is another law."""
    try:
        return write(text, record, schema)
    except PageError:
        return text


def _without(text: str, schema: Schema, name: str) -> str:
    """Return the page without what holds the field, for tools without white space too."""
    layout = lay_out(text, schema)
    field = schema.field(name)
    assert field
    spans = [place.span for place in layout.entries.get(name, ())]
    parameter = layout.parameter(field)
    spans = [parameter.span] if parameter else spans
    for span in sorted(spans, reverse=True):
        text = text[: span.start] + text[span.end :]
    text = text.replace(
        "\n}}", "}}"
    )  # a bare call gets lines; a "}" is kept off the closing braces
    return text if name != "outils" else "".join(text.split())
