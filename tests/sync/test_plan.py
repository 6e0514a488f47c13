"""The planner: every state of a record, and to which page a file belongs."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from kicsync.kit import Record, Value
from kicsync.sync.merge import Side
from kicsync.sync.plan import BaseSide, Item, LocalSide, Lost, State, Trace, WikiSide, plan
from tests.sync.strategies import SCHEMA

TOOLS = ({"titre": "Loomio"}, {"titre": "Trello"})
OLD: Mapping[str, Value] = {"description": "un\ndeux\ntrois", "outils": TOOLS}
EDITED = {**OLD, "description": "UN\ndeux\ntrois"}
EDITED_ELSEWHERE = {**OLD, "description": "un\ndeux\nTROIS"}
EDITED_OTHERWISE = {**OLD, "description": "1\ndeux\ntrois"}


def base(
    values: Mapping[str, Value] = OLD, *, title: str = "T", page_id: int = 1, file: str = "t.yml"
) -> BaseSide:
    return BaseSide(page_id, 10, file, Record(title, values))


def local(
    values: Mapping[str, Value] = OLD,
    *,
    title: str = "T",
    file: str = "t.yml",
    in_conflict: bool = False,
) -> LocalSide:
    return LocalSide(file, Record(title, values), in_conflict)


def wiki(
    values: Mapping[str, Value] | None = OLD,
    *,
    title: str = "T",
    page_id: int = 1,
    editable: bool = True,
) -> WikiSide:
    record = Record(title, values) if values is not None else None
    return WikiSide(page_id, 11, record, editable=editable)


def only(*sides: BaseSide | LocalSide | WikiSide) -> Item:
    """Plan these sides, which are those of one record."""
    items = planned(*sides)
    assert len(items) == 1
    return items[0]


def planned(*sides: BaseSide | LocalSide | WikiSide) -> tuple[Item, ...]:
    return plan(
        [side for side in sides if isinstance(side, LocalSide)],
        [side for side in sides if isinstance(side, BaseSide)],
        [side for side in sides if isinstance(side, WikiSide)],
        SCHEMA,
    )


def test_three_sides_alike_are_clean() -> None:
    item = only(base(), local(), wiki())
    assert item.state is State.CLEAN
    assert item.fields == {}


def test_both_sides_made_the_same_change_is_clean() -> None:
    item = only(base(), local(EDITED), wiki(EDITED))
    assert item.state is State.CLEAN
    assert item.fields == {"description": Side.BOTH}


def test_an_edited_file_is_local() -> None:
    item = only(base(), local(EDITED), wiki())
    assert item.state is State.LOCAL
    assert item.fields == {"description": Side.LOCAL}
    assert item.merged is not None
    assert item.merged.record == Record("T", EDITED)


def test_an_edited_page_is_wiki() -> None:
    item = only(base(), local(), wiki(EDITED))
    assert item.state is State.WIKI
    assert item.fields == {"description": Side.WIKI}
    assert item.merged is not None
    assert item.merged.record == Record("T", EDITED)


def test_two_fields_changed_on_two_sides_are_merged() -> None:
    item = only(base(), local(EDITED), wiki({**OLD, "exemple": "Un lieu."}))
    assert item.state is State.MERGE
    assert item.fields == {"description": Side.LOCAL, "exemple": Side.WIKI}


def test_two_lines_of_one_text_changed_on_two_sides_are_merged() -> None:
    item = only(base(), local(EDITED), wiki(EDITED_ELSEWHERE))
    assert item.state is State.MERGE
    assert item.fields == {"description": Side.BOTH}
    assert item.merged is not None
    assert item.merged.record.values["description"] == "UN\ndeux\nTROIS"


def test_the_wiki_has_the_local_change_and_more_is_wiki() -> None:
    more = {**EDITED, "exemple": "Un lieu."}
    assert only(base(), local(EDITED), wiki(more)).state is State.WIKI


def test_the_file_has_the_change_of_the_wiki_and_more_is_local() -> None:
    more = {**EDITED, "exemple": "Un lieu."}
    assert only(base(), local(more), wiki(EDITED)).state is State.LOCAL


def test_one_line_changed_on_both_sides_is_a_conflict() -> None:
    item = only(base(), local(EDITED), wiki(EDITED_OTHERWISE))
    assert item.state is State.CONFLICT
    assert item.fields == {"description": Side.CONFLICT}


@pytest.mark.parametrize("values", [OLD, EDITED])
def test_a_conflict_lasts_as_long_as_its_file(values: Mapping[str, Value]) -> None:
    assert only(base(), local(values, in_conflict=True), wiki()).state is State.CONFLICT


def test_a_conflict_comes_before_a_protection() -> None:
    sides = base(), local(EDITED), wiki(EDITED_OTHERWISE, editable=False)
    assert only(*sides).state is State.CONFLICT


def test_a_file_alone_is_new_here() -> None:
    item = only(local(EDITED))
    assert item == Item("T", "t.yml", State.NEW_LOCAL, local=local(EDITED))


def test_a_page_alone_is_new_on_the_wiki() -> None:
    item = only(wiki(EDITED))
    assert item == Item("T", "", State.NEW_WIKI, wiki=wiki(EDITED))


def test_created_alike_on_both_sides_is_clean() -> None:
    assert only(local(), wiki()).state is State.CLEAN


def test_created_on_both_sides_merges_where_one_side_is_blank() -> None:
    item = only(local({"description": "d"}), wiki({"exemple": "e"}))
    assert item.state is State.MERGE
    assert item.merged is not None
    assert item.merged.record == Record("T", {"description": "d", "exemple": "e"})


def test_created_on_both_sides_with_different_texts_is_a_conflict() -> None:
    item = only(local({"description": "d"}), wiki({"description": "e"}))
    assert item.state is State.CONFLICT
    assert item.fields["description"] is Side.CONFLICT


def test_a_new_title_in_the_file_is_renamed_here() -> None:
    item = only(base(), local(EDITED, title="Neuf"), wiki())
    assert item.state is State.RENAMED_LOCAL
    assert item.title == "Neuf"
    assert item.fields == {"titre": Side.LOCAL, "description": Side.LOCAL}


def test_a_moved_page_is_renamed_on_the_wiki() -> None:
    item = only(base(), local(EDITED), wiki(title="Neuf"))
    assert item.state is State.RENAMED_WIKI
    assert item.title == "T"
    assert item.merged is not None
    assert item.merged.record == Record("Neuf", EDITED)


def test_renamed_alike_on_both_sides_is_clean() -> None:
    assert only(base(), local(title="Neuf"), wiki(title="Neuf")).state is State.CLEAN


def test_renamed_differently_on_both_sides_is_a_conflict() -> None:
    item = only(base(), local(title="Neuf"), wiki(title="Autre"))
    assert item.state is State.CONFLICT
    assert item.fields == {"titre": Side.CONFLICT}


@pytest.mark.parametrize("page", [wiki(), wiki(EDITED), wiki(title="Neuf")])
def test_a_file_that_is_gone_is_deleted_here(page: WikiSide) -> None:
    item = only(base(), page)
    assert (item.title, item.file, item.state) == ("T", "t.yml", State.DELETED_LOCAL)
    assert item.fields == {}


def test_gone_on_both_sides_is_deleted_here() -> None:
    assert only(base()).state is State.DELETED_LOCAL


def lost(why: Lost, trace: Trace | None = None) -> WikiSide:
    return WikiSide(1, 0, None, lost=why, trace=trace)


@pytest.mark.parametrize("values", [OLD, EDITED])
@pytest.mark.parametrize("why", Lost)
def test_a_page_that_holds_no_ingredient_any_more(values: Mapping[str, Value], why: Lost) -> None:
    for side in (wiki(None), lost(why)):
        item = only(base(), local(values), side)
        assert item.state is State.DELETED_WIKI
        assert item.merged is None


def test_a_deletion_that_the_log_confirms_is_a_conflict_with_edits() -> None:
    gone = lost(Lost.MISSING, Trace("Alice", "2026-01-02", "doublon"))
    assert only(base(), local(OLD), gone).state is State.DELETED_WIKI
    assert only(base(), local(EDITED), gone).state is State.CONFLICT
    assert only(base(), gone).state is State.DELETED_LOCAL


def test_a_file_whose_page_was_deleted_stays_in_conflict() -> None:
    assert only(local(EDITED, in_conflict=True)).state is State.CONFLICT
    assert only(local(EDITED)).state is State.NEW_LOCAL


def test_a_page_that_was_never_an_ingredient_is_not_in_the_plan() -> None:
    assert planned(wiki(None)) == ()


def test_an_edited_file_of_a_protected_page_is_protected() -> None:
    assert only(base(), local(EDITED), wiki(editable=False)).state is State.PROTECTED


def test_a_merge_with_a_protected_page_is_protected() -> None:
    sides = base(), local(EDITED), wiki(EDITED_ELSEWHERE, editable=False)
    assert only(*sides).state is State.PROTECTED


def test_a_protected_page_can_still_be_pulled() -> None:
    assert only(base(), local(), wiki(EDITED, editable=False)).state is State.WIKI


def test_a_protected_page_in_step_is_clean() -> None:
    assert only(base(), local(), wiki(editable=False)).state is State.CLEAN


def test_a_file_that_a_person_renamed_still_belongs_to_its_page() -> None:
    item = only(base(), local(EDITED, file="autre-nom.yml"), wiki())
    assert (item.file, item.state) == ("autre-nom.yml", State.LOCAL)
    assert item.base == base()


def test_a_file_renamed_together_with_its_title_is_known_by_its_content() -> None:
    item = only(base(), local(title="Neuf", file="neuf.yml"), wiki())
    assert (item.title, item.file, item.state) == ("Neuf", "neuf.yml", State.RENAMED_LOCAL)
    assert item.base == base()


@pytest.mark.parametrize("others", [(wiki(title="Neuf", page_id=2),), ()])
def test_a_file_of_another_content_or_title_is_another_record(others: tuple[WikiSide, ...]) -> None:
    values = OLD if others else EDITED
    items = planned(base(), local(values, title="Neuf", file="neuf.yml"), wiki(), *others)
    assert [item.base for item in items] == [None, base()]


def test_blank_records_are_not_taken_for_each_other() -> None:
    items = planned(base({}), local({}, title="Neuf", file="neuf.yml"), wiki({}))
    assert [(item.title, item.state) for item in items] == [
        ("Neuf", State.NEW_LOCAL),
        ("T", State.DELETED_LOCAL),
    ]


def test_the_files_name_counts_more_than_its_title() -> None:
    copy = local(EDITED, file="copie.yml")
    items = planned(base(), local(), copy, wiki())
    assert [(item.file, item.state) for item in items] == [
        ("copie.yml", State.NEW_LOCAL),
        ("t.yml", State.CLEAN),
    ]


def test_two_files_belong_to_two_pages() -> None:
    items = planned(
        base(),
        base(title="U", page_id=2, file="u.yml"),
        local(EDITED),
        local(title="U", file="u.yml"),
        wiki(),
        wiki(EDITED, title="U", page_id=2),
    )
    assert [(item.title, item.file, item.state) for item in items] == [
        ("T", "t.yml", State.LOCAL),
        ("U", "u.yml", State.WIKI),
    ]


def test_a_file_renamed_onto_the_file_of_another_is_still_its_own() -> None:
    """Read as a new title of T, ``push --delete`` would delete the page U."""
    t, u = base(), base(title="U", page_id=2, file="u.yml")
    moved = local(EDITED, title="U", file="t.yml")
    items = planned(t, u, moved, wiki(), wiki(title="U", page_id=2))
    assert [(item.base, item.file, item.state) for item in items] == [
        (t, "", State.DELETED_LOCAL),
        (u, "t.yml", State.LOCAL),
    ]
    again = replace(u, file="t.yml")  # once the two have met
    items = planned(t, again, moved, wiki(), wiki(title="U", page_id=2))
    assert [(item.base, item.file) for item in items] == [(t, ""), (again, "t.yml")]


def test_two_titles_that_change_places_stay_with_their_files() -> None:
    items = planned(
        base(),
        base(title="U", page_id=2, file="u.yml"),
        local(title="U"),
        local(title="T", file="u.yml"),
        wiki(),
        wiki(title="U", page_id=2),
    )
    assert {item.file: item.base and item.base.page_id for item in items} == {
        "t.yml": 1,
        "u.yml": 2,
    }
    assert {item.state for item in items} == {State.RENAMED_LOCAL}


def test_the_order_is_that_of_the_titles_without_case() -> None:
    items = planned(
        wiki(title="b", page_id=4),
        wiki(title="C", page_id=3),
        base(title="a", page_id=1, file="z.yml"),
        wiki(title="a", page_id=1),
        local(EDITED, title="B", file="2.yml"),
        local(EDITED, title="D", file="1.yml"),
    )
    assert [item.title for item in items] == ["a", "b", "B", "C", "D"]


def test_the_order_of_the_sides_does_not_count() -> None:
    pages = [wiki(title=title, page_id=number) for number, title in enumerate("CAB")]
    assert planned(*pages) == planned(*reversed(pages))
