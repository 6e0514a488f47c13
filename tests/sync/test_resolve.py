"""Deciding what stays of a conflict."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given

from kicsync.errors import RecordError
from kicsync.kit import Record
from kicsync.sync.plan import State
from kicsync.sync.resolve import Take, disputes, settle
from kicsync.workspace.conflict_file import format_conflict
from kicsync.workspace.names import conflict_name
from tests.sync.test_laws import FILE, TITLED, World, law

BASE = Record("Titre", {"description": "un", "exemple": "e"})
LOCAL = Record("Titre", {"description": "ici", "exemple": "ici aussi"})
WIKI = Record("Titre", {"description": "là-bas", "exemple": "là-bas aussi"})


@pytest.fixture
def world(tmp_path: Path) -> World:
    found = World(tmp_path, BASE, LOCAL, WIKI)
    found.pull()
    return found


def test_each_field_in_conflict_is_a_dispute_with_both_values(world: World) -> None:
    found = [(d.field.name, d.local, d.other) for d in disputes(world.space)]
    assert found == [
        ("description", "ici", "là-bas"),
        ("exemple", "ici aussi", "là-bas aussi"),
    ]


@pytest.mark.parametrize(
    ("take", "expected"),
    [(Take.LOCAL, "ici"), (Take.WIKI, "là-bas"), (Take.BOTH, "ici\nlà-bas")],
)
def test_what_is_taken_stays_and_the_other_field_is_still_disputed(
    world: World, take: Take, expected: str
) -> None:
    first = disputes(world.space)[0]
    settle(world.space, first, first.value(take))
    record = world.space.read_record(FILE).record
    assert record.values == {"description": expected, "exemple": "ici aussi"}
    assert [d.field.name for d in disputes(world.space)] == ["exemple"]
    assert world.states() == {State.CONFLICT}


def test_the_last_field_takes_the_conflict_file_away_and_can_be_pushed(world: World) -> None:
    for dispute in disputes(world.space):
        settle(world.space, dispute, dispute.value(Take.LOCAL))
    assert not (world.space.folder / conflict_name(FILE)).exists()
    world.push()
    world.pull()
    assert world.states() == {State.CLEAN}
    assert "ici aussi" in (world.wiki.pages[1].text or "")


def test_tools_of_both_sides_are_each_kept_once(tmp_path: Path) -> None:
    base = Record("Titre", {"outils": ({"titre": "A", "lien": "https://a.fr"}, {"titre": "C"})})
    local = Record("Titre", {"outils": ({"titre": "A", "lien": "https://b.fr"}, {"titre": "C"})})
    wiki = Record("Titre", {"outils": ({"titre": "A", "lien": "https://c.fr"}, {"titre": "C"})})
    world = World(tmp_path, base, local, wiki)
    world.pull()
    (dispute,) = disputes(world.space)
    assert dispute.value(Take.BOTH) == (
        {"titre": "A", "lien": "https://b.fr"},
        {"titre": "C"},
        {"titre": "A", "lien": "https://c.fr"},
    )


@law
@given(TITLED, TITLED, TITLED)
def test_taking_the_wiki_everywhere_is_the_merge_with_the_wikis_values(
    base: Record, local: Record, wiki: Record
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder), base, local, wiki)
        world.pull()
        for dispute in disputes(world.space):
            settle(world.space, dispute, dispute.value(Take.WIKI))
        assert disputes(world.space) == ()
        assert State.CONFLICT not in world.states()
        world.push()
        world.pull()
        assert world.states() == {State.CLEAN}


def test_a_title_in_conflict_is_settled_too(tmp_path: Path) -> None:
    world = World(tmp_path, BASE, Record("Ici", BASE.values), BASE)
    page = world.wiki.pages[1]
    world.wiki.pages[1] = type(page)(1, "Là-bas", 11, page.text)
    world.pull()
    (dispute,) = disputes(world.space)
    assert (dispute.local, dispute.other) == ("Ici", "Là-bas")
    settle(world.space, dispute, dispute.value(Take.WIKI))
    assert world.space.read_record(FILE).record.title == "Là-bas"
    assert world.states() == {State.CLEAN}


def test_a_text_from_an_editor_may_end_with_a_line_end(world: World) -> None:
    first = disputes(world.space)[0]
    settle(world.space, first, "écrit à la main\r\nsur deux lignes\n")
    record = world.space.read_record(FILE).record
    assert record.values["description"] == "écrit à la main\nsur deux lignes"


def test_both_is_the_merge_with_both_passages_where_it_is_disputed(tmp_path: Path) -> None:
    base = Record("Titre", {"exemple": "un\ndeux\ntrois\nquatre"})
    local = Record("Titre", {"exemple": "un\nici\ntrois\nquatre"})
    wiki = Record("Titre", {"exemple": "un\nlà-bas\ntrois\nquatre\ncinq"})
    world = World(tmp_path, base, local, wiki)
    world.pull()
    (dispute,) = disputes(world.space)
    assert dispute.base == "un\ndeux\ntrois\nquatre"
    assert dispute.value(Take.BOTH) == "un\nici\nlà-bas\ntrois\nquatre\ncinq"


@law
@given(TITLED, TITLED, TITLED)
def test_taking_both_everywhere_keeps_every_line_that_was_written(
    base: Record, local: Record, wiki: Record
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder), base, local, wiki)
        world.pull()
        found = disputes(world.space)
        for dispute in found:
            settle(world.space, dispute, dispute.value(Take.BOTH))
        record = world.space.read_record(FILE).record
        for name in {d.field.name for d in found} & {"description", "exemple"}:
            before, ours, theirs = (_lines(r, name) for r in (base, local, wiki))
            assert (ours | theirs) - before <= _lines(record, name)


def _lines(record: Record, name: str) -> set[str]:
    return {line for line in str(record.values.get(name, "")).split("\n") if line}


def test_a_title_is_one_line_and_can_not_be_both(tmp_path: Path) -> None:
    world = World(tmp_path, BASE, Record("Ici", BASE.values), BASE)
    page = world.wiki.pages[1]
    world.wiki.pages[1] = type(page)(1, "Là-bas", 11, page.text)
    world.pull()
    (dispute,) = disputes(world.space)
    assert dispute.is_line
    assert dispute.takes == (Take.LOCAL, Take.WIKI)


def test_a_value_that_was_changed_meanwhile_is_not_written_over(world: World) -> None:
    first = disputes(world.space)[0]
    file = world.space.read_record(FILE)
    world.space.replace_record(file, file.text.replace("ici\n", "corrigé\n", 1))
    with pytest.raises(RecordError, match="saved while kicsync was at work"):
        settle(world.space, first, first.value(Take.WIKI))
    assert world.space.read_record(FILE).record.values["description"] == "corrigé"
    assert len(disputes(world.space)) == 2


@pytest.fixture
def gone(world: World) -> World:
    """The page was deleted: no base is left, and the conflict file disputes the title."""
    space = world.space
    space.bases.remove(1)
    sides = {"titre": ("Titre", "Titre", "")}
    space.write_conflict(FILE, format_conflict("Titre", sides, space.schema, notes=("par Ada",)))
    return world


def test_a_deleted_page_is_one_dispute_about_the_title(gone: World) -> None:
    (dispute,) = disputes(gone.space)
    assert dispute.deleted
    assert (dispute.local, dispute.other) == ("Titre", "")
    assert Take.BOTH not in dispute.takes


def test_keeping_the_file_of_a_deleted_page_takes_only_the_conflict_file_away(gone: World) -> None:
    before = (gone.space.folder / FILE).read_bytes()
    (dispute,) = disputes(gone.space)
    settle(gone.space, dispute, dispute.value(Take.LOCAL))
    assert (gone.space.folder / FILE).read_bytes() == before
    assert not gone.space.conflicts()


def test_following_the_deletion_puts_the_file_into_the_trash(gone: World) -> None:
    before = (gone.space.folder / FILE).read_bytes()
    (dispute,) = disputes(gone.space)
    settle(gone.space, dispute, dispute.value(Take.WIKI))
    assert gone.space.names() == []
    assert before in [path.read_bytes() for path in gone.space.trash.iterdir()]


def test_a_file_without_a_base_is_in_dispute_only_when_its_page_is_gone(world: World) -> None:
    world.space.bases.remove(1)
    assert disputes(world.space) == ()
