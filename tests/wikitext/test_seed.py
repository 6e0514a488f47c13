"""Every page of the example Kit."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import kicsync
from kicsync.kit import FieldType, Record, Schema, Value
from kicsync.sandbox.page import Page
from kicsync.sandbox.seed import seed_pages
from kicsync.wikitext import has_template, normal, read, write
from kicsync.workspace.schema_file import load_schema
from tests.wikitext.examples import (
    WAYS,
)

PACKAGED = load_schema(Path(kicsync.__file__).parent / "defaults" / "schema")
SEED = [page for page in seed_pages() if has_template(page.text, PACKAGED)]


def test_the_example_kit_has_its_ingredients() -> None:
    assert len(SEED) >= 24


@pytest.mark.parametrize("page", seed_pages(), ids=lambda page: page.title)
@WAYS
def test_every_page_of_the_example_kit_is_written_back_byte_for_byte(
    page: Page, schema: Schema
) -> None:
    assert write(page.text, read(page.text, schema), schema) == page.text
    assert write(page.text, read(page.text, PACKAGED), PACKAGED) == page.text


@pytest.mark.parametrize("page", SEED, ids=lambda page: page.title)
def test_in_the_example_kit_a_change_is_the_only_difference(page: Page) -> None:
    record = read(page.text, PACKAGED)
    for name, value in _edits(record):
        edited = Record("", {**record.values, name: value})
        text = write(page.text, edited, PACKAGED)
        assert text.count(MARK) == 1, name
        assert _raw(text.replace(MARK, "")) == _raw(page.text), name
        assert read(text, PACKAGED) == normal(edited, PACKAGED), name


@pytest.mark.parametrize("page", SEED, ids=lambda page: page.title)
def test_in_the_example_kit_a_field_is_emptied_alone(page: Page) -> None:
    record = read(page.text, PACKAGED)
    for name in record.values:
        left = {other: value for other, value in record.values.items() if other != name}
        text = write(page.text, Record("", left), PACKAGED)
        assert read(text, PACKAGED).values == left


MARK = "-relu"


def _raw(text: str) -> str:
    """Return the page with raw pipes: a changed text with a raw table is written anew."""
    return text.replace("{{!}}", "|")


def _edits(record: Record) -> Iterator[tuple[str, Value]]:
    """Yield each field with one of its texts marked as edited."""
    for field in PACKAGED:
        if field.type is FieldType.LIST:
            items = record.items(field)
            for index, item in enumerate(items):
                yield field.name, (*items[:index], item + MARK, *items[index + 1 :])
        elif field.type is FieldType.ENTRIES:
            tools = record.tools(field)
            for index, tool in enumerate(tools):
                for name, text in tool.items():
                    edited = {**tool, name: text + MARK}
                    yield field.name, (*tools[:index], edited, *tools[index + 1 :])
        elif record.text(field):
            yield field.name, record.text(field) + MARK
