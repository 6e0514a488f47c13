"""Change ``schema/steps.yml``, and nothing else in it than the steps that changed.

Comments, the order of keys, quoting, blank lines and line ends that a person chose stay with the
step that they belong to, wherever it goes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import yaml

from kicsync.errors import SchemaError
from kicsync.i18n import _
from kicsync.kit import Step
from kicsync.kit.step import Placed, Way, grown, standing
from kicsync.workspace.nodes import line_end, own_end, parse
from kicsync.workspace.record_file import BOM
from kicsync.workspace.scalars import STEP, quoted
from kicsync.workspace.schema_file import make_steps
from kicsync.workspace.schema_source import schema_errors
from kicsync.workspace.spans import (
    Edit,
    apply,
    behind_colon,
    notes_at_edge,
    replace_value,
)
from kicsync.workspace.steps_text import KEYS, STEPS, flow, scalar, shifted

_LAST_BLOCK = re.compile(r"\A(.*[|>])\n", re.DOTALL)


def read_steps(text: str, file: str) -> tuple[Step, ...]:
    """Return the steps that ``text`` is; raises SchemaError."""
    body = text.removeprefix(BOM)
    with schema_errors():
        parse(body, file)
    return make_steps(Path(file), yaml.load(body, Loader=yaml.CSafeLoader))


def edit_steps(text: str, placed: Sequence[Placed], *, file: str) -> str:
    """Return ``text``, a steps.yml, with the steps of ``placed``.

    The steps that stay keep their bytes, but for the values that change. Raises SchemaError when
    ``text`` can't be read, or can't be changed without being read differently.
    """
    wanted = grown(placed)
    steps = read_steps(text, file)
    if standing(steps) == tuple(placed):
        return text
    mark = BOM if text.startswith(BOM) else ""
    end = "\r\n" if 0 < text.count("\n") == text.count("\r\n") else "\n"
    last = "" if text.endswith("\n") else "\n"
    plain = text.removeprefix(BOM).replace(end, "\n") + last
    stripped = _LAST_BLOCK.sub(r"\1-\n", plain, count=1) if last else plain
    # last of all: a block text that ended the file without a line end may move, too
    for body in (*_bodies(plain, file), *(_bodies(stripped, file) if stripped != plain else ())):
        changed = _Written(body, parse(body, file), steps).with_steps(placed)
        # a block text that ended the file without a line end would get one
        for ended in dict.fromkeys([changed, changed.removesuffix(last)]):
            edited = mark + ended.replace("\n", end)
            if _reads_as(wanted, edited, file):
                return edited
    raise SchemaError(
        _("{file} can't be changed without being read differently.").format(file=file),
        hint=_("Move the file away, run your command again, and copy your notes into the new one."),
    )


def _bodies(body: str, file: str) -> Iterator[str]:
    """Yield the text to change: as it is, then with no comment that a block text could swallow."""
    yield body
    node = parse(body, file)
    if node is not None:
        yield notes_at_edge(body, node)


def _reads_as(steps: tuple[Step, ...], text: str, file: str) -> bool:
    try:
        return read_steps(text, file) == steps
    except SchemaError:
        return False


class _Old(NamedTuple):
    """A step of the file: its node, where its lines start and end, and what it says."""

    node: yaml.Node
    start: int
    end: int
    step: Step
    column: int


@dataclass(frozen=True)
class _Written:
    """A file whose last line is ended, and the node that it is."""

    text: str
    node: yaml.Node | None
    steps: tuple[Step, ...]

    def with_steps(self, placed: Sequence[Placed]) -> str:
        """Return the text with the steps of ``placed``."""
        node = self.node
        assert isinstance(node, yaml.SequenceNode)
        if node.flow_style or not node.value:
            lead = "\n" if node.start_mark.column else ""
            lines = "".join(self._lines(placed, None, 0, spaced=True)) or "[]\n"
            end = node.end_mark.index
            return apply(self.text, [Edit(node.start_mark.index, end, lead + lines.rstrip("\n"))])
        if not placed:
            first, last = self._old[(0,)], self._old[(len(node.value) - 1,)]
            return apply(self.text, [Edit(first.start, last.end, "[]\n")])
        return apply(self.text, [self._sequence(placed, node, (), spaced=True)])

    @cached_property
    def _old(self) -> dict[Way, _Old]:
        """Return every step that stands in a list in block style, by the way to it."""
        assert isinstance(self.node, yaml.SequenceNode)
        block = _is_block(self.node)
        return dict(self._found(self.node, self.steps, ())) if block else {}

    def _found(
        self, node: yaml.SequenceNode, steps: tuple[Step, ...], way: Way
    ) -> Iterator[tuple[Way, _Old]]:
        start = self.text.rfind("\n", 0, node.start_mark.index) + 1
        column = node.start_mark.column
        for index, (item, step) in enumerate(zip(node.value, steps, strict=True)):
            end = line_end(self.text, own_end(item, self.text))
            yield (*way, index), _Old(item, start, end, step, column)
            start = end
            below = _pairs(item).get(STEPS)
            if below and _is_block(below[1]) and _is_block(item):
                assert isinstance(below[1], yaml.SequenceNode)
                yield from self._found(below[1], step.steps, (*way, index))

    def _sequence(
        self, placed: Sequence[Placed], node: yaml.SequenceNode, way: Way, *, spaced: bool = False
    ) -> Edit:
        """Return the edit that makes a list in block style ``placed``."""
        olds = [self._old[(*way, index)] for index in range(len(node.value))]
        if len(olds) > 1:
            spaced = any(self.text[old.start : old.end].lstrip(" ")[0] == "\n" for old in olds[1:])
        lines = self._lines(placed, way, node.start_mark.column, spaced=spaced)
        return Edit(olds[0].start, olds[-1].end, "".join(lines))

    def _lines(
        self, placed: Sequence[Placed], way: Way | None, column: int, *, spaced: bool
    ) -> Iterator[str]:
        """Yield the steps of a list, each with its line ends.

        ``way`` leads to what the list was, None for a new one. The comments above a step that goes
        stay, those behind it or in it go with it.
        """
        left = self._gone(placed, way)
        for index, one in enumerate(placed):
            if one.origin is not None and one.origin[:-1] == way:
                while left and left[0] < one.origin:
                    yield self._notes(left.pop(0))
            lines = self._item(one, column)
            if spaced and index and not lines.lstrip(" ").startswith("\n"):
                yield "\n"
            yield lines
        yield from map(self._notes, left)

    def _gone(self, placed: Sequence[Placed], way: Way | None) -> list[Way]:
        """Return the ways to the steps of a list that stand in it no more, in their order."""
        stay = {one.origin for one in placed}
        listed = (old for old in self._old if way is not None and old[:-1] == way)
        return [old for old in listed if old not in stay]

    def _item(self, one: Placed, column: int) -> str:
        """Return a step, where it is to stand in a list at ``column``."""
        old = self._old.get(one.origin) if one.origin is not None else None
        if old is None or one.origin is None:
            return self._new(one, column)
        moved = [
            Edit(edit.start - old.start, edit.end - old.start, edit.new)
            for edit in self._edits(one, old, one.origin)
        ]
        return shifted(apply(self.text[old.start : old.end], moved), column - old.column)

    def _edits(self, one: Placed, old: _Old, way: Way) -> Iterator[Edit]:
        """Yield what changes in a step, its own steps with it."""
        below = standing(old.step.steps, way)
        if (one.step, one.below) == (old.step._replace(steps=()), below):
            return
        if not _is_block(old.node):
            dash = old.start + len(self._notes(way)) + old.column + 1
            text = flow(one, list(_pairs(old.node)))
            yield replace_value(self.text, dash, old.node, text, " " * old.column + STEP)
            return
        added: dict[int, str] = {}
        yield from self._values(one.step, old, added)
        if one.below != below:
            yield from self._below(one, old, way, added)
        yield from (Edit(place, place, lines) for place, lines in added.items())

    def _values(self, step: Step, old: _Old, added: dict[int, str]) -> Iterator[Edit]:
        """Yield the edits of the values of one step; keys that are not there yet are ``added``."""
        pairs = _pairs(old.node)
        inner = " " * old.node.start_mark.column
        last = 0  # the number, the title and the value are there always
        for key in KEYS:
            there, value = pairs.get(key), getattr(step, key)
            if value != getattr(old.step, key):
                if there:
                    new = quoted(value) if _is_quoted(there[1]) else scalar(key, value)
                    after = behind_colon(self.text, there[0])
                    yield replace_value(self.text, after, there[1], new, inner + STEP)
                else:
                    added[last] = added.get(last, "") + f"{inner}{key}: {scalar(key, value)}\n"
            if there:
                last = line_end(self.text, own_end(there[1], self.text))

    def _below(self, one: Placed, old: _Old, way: Way, added: dict[int, str]) -> Iterator[Edit]:
        """Yield the edit of the steps below one; where there were none, they are ``added``."""
        pair = _pairs(old.node).get(STEPS)
        inner = old.node.start_mark.column
        if pair and _is_block(pair[1]) and one.below:
            assert isinstance(pair[1], yaml.SequenceNode)
            yield self._sequence(one.below, pair[1], way)
            return
        lines = "".join(self._lines(one.below, None, inner + len(STEP), spaced=False))
        if pair is None:
            place = line_end(self.text, own_end(old.node, self.text))
            added[place] = f"{added.get(place, '')}{' ' * inner}{STEPS}:\n{lines}"
            return
        new = f"\n{lines.removesuffix(chr(10))}" if lines else "[]"
        after = behind_colon(self.text, pair[0])
        yield replace_value(self.text, after, pair[1], new, " " * inner + STEP)

    def _new(self, one: Placed, column: int) -> str:
        inner = " " * column + STEP
        parts = [(key, getattr(one.step, key)) for key in KEYS]
        lines = [f"{inner}{key}: {scalar(key, value)}\n" for key, value in parts if value != ""]
        if one.below:
            lines.append(f"{inner}{STEPS}:\n")
            lines += self._lines(one.below, None, column + 2 * len(STEP), spaced=False)
        return f"{' ' * column}- {''.join(lines).removeprefix(inner)}"

    def _notes(self, way: Way) -> str:
        """Return the comments and blank lines above a step."""
        old = self._old[way]
        lines = self.text[old.start : old.end].splitlines(keepends=True)
        notes = []
        for line in lines:
            if line.strip() and not line.lstrip().startswith("#"):
                break
            notes.append(line)
        return "".join(notes)


def _pairs(node: yaml.Node) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    return {key.value: (key, value) for key, value in node.value}


def _is_block(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and not node.flow_style and bool(node.value)


def _is_quoted(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style == '"'
