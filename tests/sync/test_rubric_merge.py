"""A record, what a document said of it, and what it says now: three sides, as for a page."""

import pytest

from kicsync.kit import Field, FieldType, Record, Schema, Value
from kicsync.sync.rubric_merge import Outcome, merged, remember
from kicsync.workspace.imports import Imported

TOOLS = Field(
    "outils", FieldType.ENTRIES, key="titre", fields=(Field("titre"), Field("description"))
)
SCHEMA = Schema("T", (Field("description", FieldType.TEXT), Field("phrase"), TOOLS))
A, B, C = (({"titre": "Loot", "description": words},) for words in ("a", "b", "c"))
KINDS: list[tuple[str, Value, Value, Value]] = [
    ("description", "a", "b", "c"),
    ("phrase", "a", "b", "c"),
    ("outils", A, B, C),
]
kinds = pytest.mark.parametrize(("field", "a", "b", "c"), KINDS)


def imported(field: str, value: Value, settled: tuple[str, ...] = ()) -> Imported:
    return Imported("d", "1", "T", {field: value} if value else {}, settled)


def outcome(field: str, base: Value, now: Value, said: Value, *, over: bool = False) -> Outcome:
    ours, theirs = (Record("T", {field: value} if value else {}) for value in (now, said))
    return merged(ours, theirs, imported(field, base), SCHEMA, over=over)


@kinds
def test_what_only_one_side_changed(field: str, a: Value, b: Value, c: Value) -> None:
    assert outcome(field, "", "", a).record.values == {field: a}  # an empty field is filled
    assert outcome(field, a, a, a).record.values == {field: a}
    assert outcome(field, a, a, b).record.values == {field: b}  # the document is newer
    assert outcome(field, a, b, a).record.values == {field: b}  # the person wrote since
    assert outcome(field, a, "", a).record.values == {}  # and may have taken it out
    assert outcome(field, a, b, b).record.values == {field: b}  # both say the same
    assert outcome(field, "", b, b).record.values == {field: b}
    assert c not in outcome(field, a, a, b).record.values.values()


@kinds
def test_what_both_changed_is_a_conflict_and_the_file_keeps_its_own(
    field: str, a: Value, b: Value, c: Value
) -> None:
    found = outcome(field, a, b, c)
    assert found.record.values == {field: b}
    assert found.conflicts == {field: (a, b, c)}
    assert outcome(field, "", b, c).conflicts[field][1:] == (b, c)
    assert outcome(field, a, "", c).conflicts[field][1:] == (
        () if field == "outils" else "",
        c,
    )


@kinds
def test_what_the_document_says_no_longer_stays_and_is_told_once(
    field: str, a: Value, b: Value, c: Value
) -> None:
    found = outcome(field, a, b, "")
    assert (found.record.values, found.conflicts, found.silent) == ({field: b}, {}, (field,))
    known = remember(imported(field, ""), imported(field, a))
    assert (known.values, known.settled) == ({field: a}, (field,))
    assert merged(found.record, Record("T", {}), known, SCHEMA, over=False).silent == ()
    again = remember(imported(field, c), known)
    assert (again.values, again.settled) == ({field: c}, ())


@kinds
def test_to_replace_is_to_say_what_the_document_says(
    field: str, a: Value, b: Value, c: Value
) -> None:
    for base, now in ((a, b), (c, b), ("", b), (b, b)):
        found = outcome(field, base, now, c, over=True)
        assert found.record.values == {field: c}
        assert (found.conflicts, found.replaced) == ({}, (field,))
    assert outcome(field, a, "", c, over=True).replaced == ()
    assert outcome(field, a, c, c, over=True).replaced == ()


def test_a_tool_is_replaced_where_it_stands_and_the_others_stay() -> None:
    pad, map_ = {"titre": "Pad"}, {"titre": "Carte"}
    found = outcome("outils", "", (*A, pad), (map_, *B), over=True)
    assert found.record.values == {"outils": (*B, pad, map_)}
    assert outcome("outils", (*A, pad), (*A, pad), A, over=True).record.values == {"outils": A}


def test_a_decision_is_known_while_the_document_says_the_same() -> None:
    before = imported("phrase", "a", ("phrase",))
    assert remember(imported("phrase", "a"), before).settled == ("phrase",)
    assert remember(imported("phrase", "b"), before).settled == ()


@pytest.mark.parametrize(("field", "odd"), [("description", ("a", "b")), ("outils", "a")])
def test_what_another_schema_brought_is_nothing(field: str, odd: Value) -> None:
    now, said = (B, C) if field == "outils" else ("b", "c")
    found = outcome(field, odd, now, said)
    assert found.record.values == {field: now}
    assert list(found.conflicts) == [field]
