"""Three-way merge of one record, field by field; pure.

A field is in conflict only where both sides changed it to different values. Texts merge by line
(diff3), lists by item, entries by key and then by sub-field, so that two people who each add a
tool never meet.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kicsync.kit import Field, FieldType, Record, Schema, Tool, Value
from kicsync.sync.passages import passages


class Side(StrEnum):
    """Who changed a field."""

    LOCAL = "local"
    WIKI = "wiki"
    BOTH = "both"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Merged:
    """The merged record and who changed what; an unchanged field is not in ``sides``.

    A field in conflict keeps its local value in ``record``.
    """

    record: Record
    sides: Mapping[str, Side]

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The names of the fields in conflict."""
        return tuple(name for name, side in self.sides.items() if side is Side.CONFLICT)


class Clash(Exception):  # noqa: N818 (never leaves this module: it carries a field out of a merge)
    """Both sides changed the same thing to different values."""


def merge(base: Record | None, local: Record, wiki: Record, schema: Schema) -> Merged:
    """Merge ``local`` and ``wiki``; without ``base`` a side that is blank has nothing to say."""
    sides: dict[str, Side] = {}
    title = _field(Field(schema.title), _titles(base), local.title, wiki.title, sides)
    assert isinstance(title, str)
    values: dict[str, Value] = {}
    for field in schema:
        old = base.value(field) if base else field.blank
        value = _field(field, old, local.value(field), wiki.value(field), sides)
        if value:
            values[field.name] = value
    return Merged(Record(title, values), sides)


def _titles(base: Record | None) -> str:
    return base.title if base else ""


def _field(field: Field, base: Value, local: Value, wiki: Value, sides: dict[str, Side]) -> Value:
    """Return the merged value of one field, and note in ``sides`` who changed it."""
    if local == wiki:
        sides.update({field.name: Side.BOTH} if local != base else {})
        return local
    if local == base:
        sides[field.name] = Side.WIKI
        return wiki
    if wiki == base:
        sides[field.name] = Side.LOCAL
        return local
    try:
        value = _both_for_good(field, base, local, wiki)
    except Clash:
        sides[field.name] = Side.CONFLICT
        return local
    sides[field.name] = Side.BOTH
    return value


def _both_for_good(field: Field, base: Value, local: Value, wiki: Value) -> Value:
    """Merge what both sides changed; a merge that comes out otherwise the second time is a clash.

    A pull that is cut off between the file and the base is done again, and where lines or tools
    are repeated, no merge can tell which one is which.
    """
    value = _both(field, base, local, wiki)
    if value == base or (value != wiki and _both(field, base, value, wiki) != value):
        raise Clash
    return value


def _both(field: Field, base: Value, local: Value, wiki: Value) -> Value:
    if isinstance(base, str) and isinstance(local, str) and isinstance(wiki, str):
        if field.type is not FieldType.TEXT:
            raise Clash
        return _text(base, local, wiki)
    if field.type is FieldType.LIST:
        return merge_items(_strings(base), _strings(local), _strings(wiki))
    return _entries(field, _tools(base), _tools(local), _tools(wiki))


def _text(base: str, local: str, wiki: str) -> str:
    """Merge by line (diff3); a passage that both sides changed is a clash."""
    found = passages(base, local, wiki)
    if any(passage.disputed for passage in found):
        raise Clash
    return "\n".join(line for passage in found for line in passage.local)


def merge_items(base: Sequence[str], local: Sequence[str], wiki: Sequence[str]) -> tuple[str, ...]:
    """Merge two lists item by item: what one side took away is away, what it added is there.

    The order is that of the side that changed it, the local one when both did; an item that only
    the other side added follows the one that it follows there.
    """
    common = [item for item in local if item in base and item in wiki]
    reordered = common != [item for item in base if item in common]
    first, second = (local, wiki) if reordered else (wiki, local)
    gone = set(base) - (set(first) & set(second))
    merged = [item for item in first if item not in gone]
    for index, item in enumerate(second):
        if item not in gone and item not in merged:
            before = [other for other in second[:index] if other in merged]
            merged.insert(merged.index(before[-1]) + 1 if before else 0, item)
    return tuple(merged)


def _entries(
    field: Field, base: tuple[Tool, ...], local: tuple[Tool, ...], wiki: tuple[Tool, ...]
) -> tuple[Tool, ...]:
    repeated = _repeated(field.key, base, local, wiki)
    old, ours, theirs = (_by_key(tools, field.key, repeated) for tools in (base, local, wiki))
    _refuse_gone_and_edited(old, ours, theirs)
    keys = merge_items([*old], [*ours], [*theirs])
    return tuple(_entry(field, old.get(key), ours.get(key), theirs.get(key)) for key in keys)


def _refuse_gone_and_edited(
    base: Mapping[str, Tool], local: Mapping[str, Tool], wiki: Mapping[str, Tool]
) -> None:
    """Raise Clash for an entry that one side took away while the other edited it."""
    for key, tool in base.items():
        left = [side[key] for side in (local, wiki) if key in side]
        if len(left) == 1 and left[0] != tool:
            raise Clash


def _entry(field: Field, base: Tool | None, local: Tool | None, wiki: Tool | None) -> Tool:
    """Merge one entry that is on at least one side, sub-field by sub-field."""
    if local is None or wiki is None:
        return local or wiki or {}
    merged = {}
    for sub in field.fields:
        sides: dict[str, Side] = {}
        old = (base or {}).get(sub.name, "")
        value = _field(sub, old, local.get(sub.name, ""), wiki.get(sub.name, ""), sides)
        if Side.CONFLICT in sides.values():
            raise Clash
        merged[sub.name] = value
    return {name: value for name, value in merged.items() if isinstance(value, str) and value}


def _repeated(key: str, *sides: tuple[Tool, ...]) -> set[str]:
    """Return the keys that do not tell entries apart: blank, or twice on one side."""
    counts = (Counter(tool.get(key, "") for tool in side) for side in sides)
    return {""} | {name for count in counts for name, times in count.items() if times > 1}


def _by_key(tools: tuple[Tool, ...], key: str, repeated: set[str]) -> dict[str, Tool]:
    """Return the entries by what tells them apart: their key, or else all that they hold."""
    found: dict[str, Tool] = {}
    for tool in tools:
        name = tool.get(key, "")
        whole = f"{name}\0{sorted(tool.items())}" if name in repeated else name
        same = sum(other.rpartition("\0\0")[0] == whole or other == whole for other in found)
        found[f"{whole}\0\0{same}" if same else whole] = tool
    return found


def _strings(value: Value) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str))


def _tools(value: Value) -> tuple[Tool, ...]:
    return tuple(item for item in value if not isinstance(item, str))
