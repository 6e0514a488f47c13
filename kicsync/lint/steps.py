"""The steps that a record names, and what people write differently in them."""

from collections.abc import Iterator

from kicsync.lint.document import Document
from kicsync.workspace.scan import Path

OF_STEP = "step"


def step_items(document: Document) -> Iterator[tuple[Path, str]]:
    """Yield each step that ``document`` names, with the way to it."""
    values = document.record.values
    for field in document.schema.fields:
        if field.of != OF_STEP:
            continue
        value = values.get(field.name, ())
        items = (value,) if isinstance(value, str) else value
        many = not isinstance(value, str)
        for index, item in enumerate(items):
            if isinstance(item, str):
                yield (field.name, index) if many else (field.name,), item
