"""The laws of merging (kicsync.sync.merge), and what people expect of it."""

from hypothesis import given, settings

from kicsync.kit import Record, Value
from kicsync.sync.merge import Merged, Side, merge, merge_items
from tests.sync.strategies import RECORDS, SCHEMA

law = settings(max_examples=2000, deadline=None)


@law
@given(RECORDS, RECORDS)
def test_both_sides_alike_is_that_side(base: Record, side: Record) -> None:
    merged = merge(base, side, side, SCHEMA)
    assert merged.record == side
    assert not merged.conflicts


@law
@given(RECORDS, RECORDS)
def test_only_the_wiki_changed(base: Record, wiki: Record) -> None:
    merged = merge(base, base, wiki, SCHEMA)
    assert merged.record == wiki
    assert set(merged.sides.values()) <= {Side.WIKI}


@law
@given(RECORDS, RECORDS)
def test_only_the_file_changed(base: Record, local: Record) -> None:
    merged = merge(base, local, base, SCHEMA)
    assert merged.record == local
    assert set(merged.sides.values()) <= {Side.LOCAL}


@law
@given(RECORDS, RECORDS, RECORDS)
def test_a_conflict_needs_two_different_changes_and_keeps_the_local_value(
    base: Record, local: Record, wiki: Record
) -> None:
    merged = merge(base, local, wiki, SCHEMA)
    for name in merged.conflicts:
        values = [
            r.values.get(name) if name != SCHEMA.title else r.title for r in (base, local, wiki)
        ]
        assert len({str(value) for value in values}) == 3
        kept = merged.record.title if name == SCHEMA.title else merged.record.values.get(name)
        assert kept == values[1]


@law
@given(RECORDS, RECORDS, RECORDS)
def test_merging_what_was_merged_changes_nothing(base: Record, local: Record, wiki: Record) -> None:
    once = merge(base, local, wiki, SCHEMA)
    again = merge(wiki, once.record, wiki, SCHEMA)
    assert again.record == once.record


@law
@given(RECORDS, RECORDS, RECORDS)
def test_every_item_that_a_side_added_is_there(base: Record, local: Record, wiki: Record) -> None:
    old, ours, theirs = (r.values.get("etapes", ()) for r in (base, local, wiki))
    merged = merge(base, local, wiki, SCHEMA).record.values.get("etapes", ())
    assert (set(ours) | set(theirs)) - set(old) <= set(merged)
    assert set(merged) <= set(ours) | set(theirs)


def _merge(base: Value, local: Value, wiki: Value, name: str = "description") -> Merged:
    old, ours, theirs = (Record("T", {name: v} if v else {}) for v in (base, local, wiki))
    return merge(old, ours, theirs, SCHEMA)


def test_texts_merge_by_line() -> None:
    merged = _merge("un\ndeux\ntrois", "UN\ndeux\ntrois", "un\ndeux\nTROIS")
    assert merged.record.values["description"] == "UN\ndeux\nTROIS"
    assert merged.sides == {"description": Side.BOTH}


def test_the_same_line_changed_twice_is_a_conflict() -> None:
    merged = _merge("un", "une", "uns")
    assert merged.conflicts == ("description",)
    assert merged.record.values["description"] == "une"


def test_two_people_who_each_add_a_tool_never_meet() -> None:
    old = ({"titre": "Loomio"},)
    merged = _merge(old, (*old, {"titre": "Trello"}), (*old, {"titre": "Cobudget"}), "outils")
    tools = SCHEMA.field("outils")
    assert tools
    names = {tool["titre"] for tool in merged.record.tools(tools)}
    assert names == {"Loomio", "Trello", "Cobudget"}
    assert not merged.conflicts


def test_a_tool_edited_here_and_taken_away_there_is_a_conflict() -> None:
    old = ({"titre": "Loomio"}, {"titre": "Trello"})
    edited = ({"titre": "Loomio", "lien": "https://loomio.org"}, {"titre": "Trello"})
    assert _merge(old, edited, old[1:], "outils").conflicts == ("outils",)


def test_two_sub_fields_of_one_tool_merge() -> None:
    old = ({"titre": "Loomio"},)
    local = ({"titre": "Loomio", "lien": "https://loomio.org"},)
    wiki = ({"titre": "Loomio", "description": "Décider."},)
    merged = _merge(old, local, wiki, "outils")
    assert merged.record.values["outils"] == (
        {"titre": "Loomio", "lien": "https://loomio.org", "description": "Décider."},
    )


def test_an_item_from_the_wiki_follows_the_one_it_follows_there() -> None:
    assert merge_items(["a", "b"], ["a", "b", "x"], ["a", "y", "b"]) == ("a", "y", "b", "x")


def test_without_a_base_a_blank_side_has_nothing_to_say() -> None:
    local, wiki = Record("T", {"description": "d"}), Record("T", {"exemple": "e"})
    merged = merge(None, local, wiki, SCHEMA)
    assert merged.record.values == {"description": "d", "exemple": "e"}
    assert not merged.conflicts


@law
@given(RECORDS, RECORDS, RECORDS)
def test_a_merge_that_is_begun_again_ends_the_same(
    base: Record, local: Record, wiki: Record
) -> None:
    """A pull killed between the file and the base merges what it merged already."""
    once = merge(base, local, wiki, SCHEMA)
    again = merge(base, once.record, wiki, SCHEMA)
    for name in {field.name for field in SCHEMA} - set(once.conflicts):
        assert again.record.values.get(name) == once.record.values.get(name), name
