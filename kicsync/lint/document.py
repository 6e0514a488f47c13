"""One record file as plain data for the rules."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import yaml

from kicsync.errors import RecordError
from kicsync.kit import Field, Record, Schema, Tool, Value
from kicsync.lint.locate import indexes_in
from kicsync.lint.problem import Problem
from kicsync.workspace.nodes import mapping
from kicsync.workspace.record_file import BOM
from kicsync.workspace.scan import Path, Scan, scan
from kicsync.workspace.source import BREAK, Lines, Place

_TITLE = Field("")
"""A title is a line like any other; its name stands in its path."""

SEPARATOR = "\n\x00\n"
"""Between the texts of a document that are searched at once; no text holds it."""


class Text(NamedTuple):
    """One text of a record, the title included."""

    path: Path
    field: Field
    text: str


@dataclass(frozen=True)
class Document:
    """A record file: ``file`` as people see it, ``source`` its text without a byte order mark.

    Where it can't be read, ``error`` says why, and there are no values.
    """

    file: str
    source: str
    schema: Schema
    scan: Scan | None
    error: RecordError | None = None

    @classmethod
    def read(cls, text: str, file: str, schema: Schema) -> "Document":
        """Return the document that ``text`` is; a file that is no YAML is one with an error."""
        source = text.removeprefix(BOM)
        try:
            root = mapping(source, file)
        except RecordError as error:
            return cls(file, source, schema, None, error)
        return cls(file, source, schema, scan(root, source, schema))

    @property
    def name(self) -> str:
        """The name of the file in its folder."""
        return self.file.rpartition("/")[2]

    @property
    def title(self) -> str:
        """The title, '' where there is none."""
        return self.scan.title if self.scan else ""

    @property
    def record(self) -> Record:
        """The record, with what could be read of it."""
        return Record(self.title, self.scan.values if self.scan else {})

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text of the record, the title first."""
        if self.scan is None:
            return ()
        title = Text((self.schema.title,), _TITLE, self.scan.title)
        values = self.scan.values.items()
        fields = ((self.schema.field(name), value) for name, value in values)
        return (title, *(text for field, value in fields if field for text in _texts(field, value)))

    @cached_property
    def joined(self) -> str:
        """Every text in one, to see at once that a sign stands in none of them."""
        return SEPARATOR.join(text.text for text in self.texts)

    def place(self, problem: Problem) -> Place:
        """Return where ``problem`` stands in the file."""
        return self._lines.place(*self.span(problem))

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.source)

    def span(self, problem: Problem) -> tuple[int, int]:
        """Return where ``problem`` stands: from and to which character of the file."""
        start, end = problem.start, problem.end
        if not problem.path or self.scan is None:
            return start, len(self.source) if end is None else end
        path = self._written(problem.path)
        if path not in self.scan.nodes or path in self._containers or self._is_blank(path):
            return self._key(path)
        first, last = self.scan.span(path)
        if (start or end is not None) and path == problem.path:
            indexes = self._indexes_at(path)
            first = indexes[min(start, len(indexes) - 1)]
            last = last if end is None else indexes[min(end, len(indexes) - 1)]
        return first, max(first, last)

    def _written(self, path: Path) -> Path:
        """Return the nearest place to ``path`` that is written: what holds it, or the title."""
        assert self.scan
        while path and path not in self.scan.nodes and path not in self.scan.keys:
            path = path[:-1]
        return path or (self.schema.title,)

    def _key(self, path: Path) -> tuple[int, int]:
        """Return where the key at ``path`` stands, or the first line of what has no key."""
        assert self.scan
        key = self.scan.keys.get(path) or self.scan.nodes.get(path)
        if key is None:
            return 0, 0
        return key.start_mark.index, min(key.end_mark.index, _line_end(self.source, key))

    def _is_blank(self, path: Path) -> bool:
        """Tell whether nothing at all is written at ``path``, so that its key has to do."""
        assert self.scan
        start, end = self.scan.span(path)
        return start == end and path in self.scan.keys

    def _indexes_at(self, path: Path) -> list[int]:
        """Return the places of the text at ``path``: one text may have a thousand findings."""
        assert self.scan
        if path not in self._indexes:
            self._indexes[path] = indexes_in(self.scan, path)
        return self._indexes[path]

    @cached_property
    def _indexes(self) -> dict[Path, list[int]]:
        return {}

    @cached_property
    def _containers(self) -> set[Path]:
        """The paths of lists and of entries."""
        assert self.scan
        return {path for path, node in self.scan.nodes.items() if isinstance(node.value, list)}


def _texts(field: Field, value: Value) -> list[Text]:
    if isinstance(value, str):
        return [Text((field.name,), field, value)]
    found = []
    items: tuple[str | Tool, ...] = value
    for index, item in enumerate(items):
        if isinstance(item, str):
            found.append(Text((field.name, index), field, item))
            continue
        for name, text in item.items():
            sub = field.sub(name)
            if sub:
                found.append(Text((field.name, index, name), sub, text))
    return found


def _line_end(text: str, node: yaml.Node) -> int:
    found = BREAK.search(text, node.start_mark.index)
    return found.start() if found else len(text)
