"""``schema/rubrics.yml``: the rubrics of the parcours and of the wiki, and which wording stays.

A list, made to be discussed in a merge request: one entry a pair, a blank line between two. What a
person wrote in it (comments, order, quoting, blank lines) stays when kicsync writes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import yaml

from kicsync.errors import SchemaError
from kicsync.i18n import _
from kicsync.kit.rubric import DOCUMENT, WIKI, Decision
from kicsync.kit.rubric_match import match_places
from kicsync.workspace.nodes import is_blank, line_end, own_end, parse
from kicsync.workspace.record_file import BOM
from kicsync.workspace.rubric_entry import KEYS, decision, wrong
from kicsync.workspace.scalars import STEP, one_line, quoted
from kicsync.workspace.schema_source import schema_errors, schema_text
from kicsync.workspace.spans import Edit, apply, behind_colon, notes_at_edge, replace_value

RUBRICS = "rubrics.yml"
_PLAIN = ("point", "score")
"""Numbers: any program may read them as such."""


class Entry(NamedTuple):
    """An entry of the file: its node, and from and to which character its lines go.

    The comments and blank lines above an entry belong to it.
    """

    decision: Decision
    node: yaml.Node
    start: int
    end: int


def read_rubrics(path: Path) -> tuple[Decision, ...]:
    """Return the entries of the file at ``path``, () where there is none; raises SchemaError."""
    return parse_rubrics(schema_text(path), str(path))


def parse_rubrics(text: str, file: str) -> tuple[Decision, ...]:
    """Return the entries that ``text`` is; raises SchemaError, with the line."""
    return tuple(one.decision for one in entries_of(text.removeprefix(BOM), file))


def lines_of(text: str, file: str) -> tuple[int, ...]:
    """Return the line in which each entry of ``text`` begins; raises SchemaError."""
    entries = entries_of(text.removeprefix(BOM), file)
    return tuple(one.node.start_mark.line + 1 for one in entries)


def edit_rubrics(text: str, decisions: Sequence[Decision], *, file: str) -> str:
    """Return ``text``, a rubrics.yml or '', with the entries ``decisions``, in their order.

    An entry that stays keeps its bytes, but for the values that change; the comments above one that
    goes stay. Raises SchemaError when ``text`` can't be read, or can't be changed without being
    read differently.
    """
    wanted = tuple(_as_read(one) for one in decisions)
    if parse_rubrics(text, file) == wanted:
        return text
    mark = BOM if text.startswith(BOM) else ""
    end = "\r\n" if 0 < text.count("\n") == text.count("\r\n") else "\n"
    body = text.removeprefix(BOM).replace(end, "\n")
    body += "" if body.endswith("\n") or not body else "\n"
    for whole in _bodies(body, file):
        edited = mark + _File(whole, file).with_entries(wanted).replace("\n", end)
        if _reads_as(wanted, edited, file):
            return edited
    raise SchemaError(
        _("{file} can't be changed without being read differently.").format(file=file),
        hint=_("Move the file away, run your command again, and copy your notes into the new one."),
    )


def entries_of(body: str, file: str) -> tuple[Entry, ...]:
    """Return the entries of ``body``, a text without a byte order mark; raises SchemaError."""
    start, found = 0, []
    for node in items(body, file):
        end = line_end(body, own_end(node, body))
        found.append(Entry(decision(node, file), node, start, end))
        start = end
    _refuse_twice(found, file)
    return tuple(found)


def items(body: str, file: str) -> list[yaml.Node]:
    """Return the nodes of the entries of ``body``; raises SchemaError where it is no list."""
    with schema_errors():
        root = parse(body, file)
    if root is None or is_blank(root):
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise wrong(file, root, _("This file must be a list: each entry starts with “- ”."))
    return list(root.value)


def _refuse_twice(entries: Iterable[Entry], file: str) -> None:
    """Raise SchemaError for two entries about the same pair, of which one would count."""
    seen: dict[tuple[str, ...], int] = {}
    for one in entries:
        said = one.decision
        key = (said.kind, said.document, said.wiki, said.point, said.above)
        line = one.node.start_mark.line + 1
        if key in seen:
            message = _("This entry stands in line {line} already.").format(line=seen[key])
            raise wrong(file, one.node, message, _("Keep one of the two entries."))
        seen[key] = line


def _bodies(body: str, file: str) -> Iterator[str]:
    """Yield the text to change: as it is, then with no comment that a block text could swallow."""
    yield body
    node = parse(body, file)
    if node is not None:
        yield notes_at_edge(body, node)


def _reads_as(decisions: tuple[Decision, ...], text: str, file: str) -> bool:
    try:
        return parse_rubrics(text, file) == decisions
    except SchemaError:
        return False


def _as_read(one: Decision) -> Decision:
    """Return ``one`` as the file holds it: the score has two decimals, a text is one line."""
    return Decision(
        one.kind,
        " ".join(one.document.split()),
        " ".join(one.wiki.split()),
        one.relation,
        round(one.score, 2),
        " ".join(one.keep.split()),
        one.state,
        " ".join(one.point.split()),
        " ".join(one.above.split()),
    )


@dataclass(frozen=True)
class _File:
    """A file whose last line is ended."""

    text: str
    file: str

    def with_entries(self, decisions: Sequence[Decision]) -> str:
        """Return the text with the entries ``decisions``."""
        olds = entries_of(self.text, self.file)
        root = parse(self.text, self.file)
        if not olds or not _is_block(root):
            lead = self.text if root is None else self.text[: root.start_mark.index]
            tail = "" if root is None else self.text[root.end_mark.index :]
            entries = "\n".join(_new(one, 0) for one in decisions) or "[]\n"
            return _ended(lead) + entries + tail.removeprefix("\n")
        return self._changed(olds, decisions)

    def _changed(self, olds: Sequence[Entry], decisions: Sequence[Decision]) -> str:
        """Return the text, its entries in a list in block style."""
        origins = match_places([old.decision for old in olds], decisions)
        column = olds[0].node.start_mark.column - len(STEP)
        head = self._head(olds[0])
        parts = [self._notes(old) for i, old in enumerate(olds) if i not in origins]
        for origin, one in zip(origins, decisions, strict=True):
            entry = _new(one, column) if origin is None else self._kept(olds[origin], one)
            parts.append(entry.removeprefix(head) if origin == 0 else entry)
        lines = "".join(_spaced(parts)) if decisions else "".join(parts) + "[]\n"
        return head + lines.removeprefix("\n" * (not head)) + self.text[olds[-1].end :]

    def _head(self, first: Entry) -> str:
        """Return what stands above the list: it does not belong to its first entry.

        It ends at the last blank line.
        """
        notes = self._notes(first)
        return notes[: notes.rfind("\n\n") + 2] if "\n\n" in notes else ""

    def _notes(self, old: Entry) -> str:
        """Return the comments and blank lines above an entry."""
        return self.text[old.start : self.text.rfind("\n", 0, old.node.start_mark.index) + 1]

    def _kept(self, old: Entry, one: Decision) -> str:
        """Return an entry that was there, changed where it differs."""
        edits = self._edits(old, one) if old.decision != one else ()
        moved = [Edit(e.start - old.start, e.end - old.start, e.new) for e in edits]
        return apply(self.text[old.start : old.end], moved)

    def _edits(self, old: Entry, one: Decision) -> Iterator[Edit]:
        node = old.node
        indent = " " * node.start_mark.column
        pairs = {key.value: (key, value) for key, value in node.value}
        if not _is_block(node):
            dash = old.start + len(self._notes(old)) + len(indent) - 1
            yield replace_value(self.text, dash, node, _flow(one), indent)
            return
        place, added = 0, ""
        for name in KEYS:
            value = _value(one, name)
            if name in pairs:
                key, there = pairs[name]
                if value != _value(old.decision, name):
                    after = behind_colon(self.text, key)
                    yield replace_value(self.text, after, there, value, indent + STEP)
                place = max(place, line_end(self.text, own_end(there, self.text)))
            elif value and value != _value(old.decision, name):
                added += f"{indent}{name}: {value}\n"
        yield from [Edit(place, place, added)] if added else ()


def _value(one: Decision, name: str) -> str:
    """Return a value as it is written behind its colon; '' for none."""
    value = f"{one.score:.2f}" if name == "score" else str(getattr(one, name))
    if name in _PLAIN and value.replace(".", "", 1).isdecimal():
        return value
    if name == "keep" and value not in (DOCUMENT, WIKI):
        return quoted(value)
    return one_line(value)


def _new(one: Decision, column: int) -> str:
    inner = " " * column + STEP
    lines = [(name, _value(one, name)) for name in KEYS]
    text = "".join(f"{inner}{name}: {value}\n" for name, value in lines if value)
    return f"{' ' * column}- {text.removeprefix(inner)}"


def _flow(one: Decision) -> str:
    parts = [(name, str(getattr(one, name))) for name in KEYS if name != "score"]
    texts = [f"{name}: {quoted(value)}" for name, value in parts if value]
    return f"{{{', '.join([*texts, f'score: {one.score:.2f}'])}}}"


def _spaced(parts: Sequence[str]) -> Iterator[str]:
    """Yield the entries, between two of which a blank line makes each a hunk of its own."""
    for number, part in enumerate(parts):
        lines = part.lstrip("\n")
        yield f"\n{lines}" if number else lines


def _ended(text: str) -> str:
    return text if text.endswith("\n") or not text else f"{text}\n"


def _is_block(node: yaml.Node | None) -> bool:
    return isinstance(node, yaml.CollectionNode) and not node.flow_style and bool(node.value)
