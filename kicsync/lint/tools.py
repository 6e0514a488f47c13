"""The tools of a record, and the parts that the schema gives them."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from kicsync.kit import Field, FieldType, Tool
from kicsync.lint.document import Document
from kicsync.lint.words import fold_words
from kicsync.workspace.scan import Path

_WRITTEN = (FieldType.LINE, FieldType.TEXT)
_NAMES = 4096  # a Kit names few tools, and most of them many times


class ToolItem(NamedTuple):
    """One tool: the way to it, its field (the list) and its texts; {} when all are blank."""

    path: Path
    field: Field
    tool: Tool

    @property
    def name(self) -> str:
        """The text that names the tool, '' where there is none."""
        return self.tool.get(self.field.key, "")


def tools(document: Document) -> Iterator[ToolItem]:
    """Yield every tool of ``document``, the blank ones too."""
    if document.scan is None:
        return
    values = document.scan.values
    for field in document.schema.fields:
        if field.type is FieldType.ENTRIES:
            items: Iterable[str | Tool] = values.get(field.name, ())
            for index, tool in enumerate(items):
                if not isinstance(tool, str):
                    yield ToolItem((field.name, index), field, tool)


def links(field: Field) -> list[str]:
    """Return the names of the parts of ``field`` that are web addresses."""
    return [sub.name for sub in field.fields if sub.type is FieldType.URL]


def sentences(field: Field) -> list[str]:
    """Return the names of the parts of ``field`` that say what a tool is for."""
    return [
        sub.name
        for sub in field.fields
        if sub.required and sub.type in _WRITTEN and sub.name != field.key
    ]


@lru_cache(_NAMES)
def folded(name: str) -> str:
    """Return the name of a tool without what people write differently in it."""
    return fold_words(name) or name
