"""kicsync resolve, without a wiki: the values of a conflict are all on disk."""

import pytest

from kicsync.kit import Value
from kicsync.sync.marks import marked_texts
from kicsync.workspace.conflict_file import Sides, format_conflict
from kicsync.workspace.folder import Workspace
from kicsync.workspace.names import conflict_name
from tests.commands.conftest import FILE, PAGE, TITLE, Kicsync, edit
from tests.commands.terminal import Editor, at_terminal, editor

__all__ = ["editor"]
KEEP = "later"
"""What the question ends with."""


def conflict(space: Workspace, fields: dict[str, Sides]) -> None:
    merged = marked_texts(fields, space.schema)
    space.write_conflict(FILE, format_conflict(TITLE, fields, space.schema, merged=merged))


@pytest.fixture
def stuck(space: Workspace) -> Workspace:
    """One ingredient whose example is in conflict: the wiki, and so the base, says “e”."""
    edit(space, "exemple: e", "exemple: ici")
    conflict(space, {"exemple": ("avant", "ici", "e")})
    return space


@pytest.fixture
def steps(space: Workspace) -> Workspace:
    """The steps of one ingredient are in conflict: the wiki, and so the base, says “1 - A”."""
    edit(space, "  - 1 - A", "  - 2 - B")
    conflict(space, {"etapes": ((), ("2 - B",), ("1 - A",))})
    return space


@pytest.fixture
def gone(space: Workspace) -> Workspace:
    """One ingredient whose page was deleted while its file was changed."""
    space.bases.remove(1)
    conflict(space, {"titre": (TITLE, TITLE, "")})
    return space


def value(space: Workspace, name: str = "exemple") -> Value:
    return space.read_record(FILE).record.values[name]


def put_aside(space: Workspace) -> list[str]:
    return [path.read_text("utf-8") for path in space.trash.glob("*")]


def test_without_a_terminal_it_says_how_to_do_without(kicsync: Kicsync, stuck: Workspace) -> None:
    said = kicsync("resolve")
    assert said.code == 2
    assert "--take" in said.err
    assert value(stuck) == "ici"


def test_both_values_are_shown_before_one_is_taken(kicsync: Kicsync, stuck: Workspace) -> None:
    said = kicsync("resolve", "--take", "wiki")
    assert said.code == 0
    assert said.out == f"{TITLE}: exemple\n    -ici\n    +e\n"
    assert "kicsync push" in said.err
    assert value(stuck) == "e"
    assert not stuck.conflicts()


def test_a_field_that_is_not_in_conflict_is_named_with_the_nearest_one(
    kicsync: Kicsync, stuck: Workspace
) -> None:
    said = kicsync("resolve", "--take", "wiki", "--field", "exemples")
    assert said.code == 2
    assert "Did you mean “exemple”?" in said.err
    assert value(stuck) == "ici"


def test_a_field_is_settled_alone(kicsync: Kicsync, stuck: Workspace) -> None:
    conflict(stuck, {"exemple": ("avant", "ici", "e"), "etapes": ((), ("1 - A",), ("1 - A",))})
    said = kicsync("resolve", "--take", "wiki", "--field", "exemple")
    assert said.code == 1
    assert "1 field settled, 1 left." in said.err
    assert value(stuck) == "e"
    assert stuck.disputed_fields(FILE) == ["etapes"]


def test_a_dry_run_shows_what_would_stay(kicsync: Kicsync, stuck: Workspace) -> None:
    said = kicsync("resolve", "--take", "both", "--dry-run")
    assert said.code == 1
    assert said.out.endswith("    -ici\n    +e\n  This would stay:\n     ici\n     e\n")
    assert value(stuck) == "ici"
    assert stuck.conflicts()


def test_a_dry_run_needs_neither_a_side_nor_a_terminal(kicsync: Kicsync, stuck: Workspace) -> None:
    said = kicsync("resolve", "--dry-run")
    assert (said.code, said.out) == (1, f"{TITLE}: exemple\n    -ici\n    +e\n")


def test_no_conflict_is_nothing_to_do(kicsync: Kicsync, space: Workspace) -> None:
    assert kicsync("resolve").code == 0
    assert kicsync("resolve", "--take", "wiki", "--field", "exemple").code == 0


def test_words_that_changed_are_shown_in_their_line(kicsync: Kicsync, stuck: Workspace) -> None:
    edit(stuck, "exemple: ici", "exemple: L'eau de la ville")
    base = stuck.bases.load()[1]
    page = PAGE.replace("Exemples=e", "Exemples=L'air de la ville")
    stuck.bases.save(type(base)(1, 10, TITLE, page, FILE))
    assert "     L'[-eau-]{+air+} de la ville\n" in kicsync("resolve", "--dry-run").out
    coloured = kicsync("--color", "always", "resolve", "--dry-run").out
    assert "     L'\x1b[31meau\x1b[0m\x1b[32mair\x1b[0m de la ville\n" in coloured


def test_nothing_in_a_word_gives_orders_to_the_terminal(kicsync: Kicsync, stuck: Workspace) -> None:
    edit(stuck, "exemple: ici", 'exemple: "un deux \\e[2J trois e"')
    page = PAGE.replace("Exemples=e", "Exemples=un deux trois e")
    base = stuck.bases.load()[1]
    stuck.bases.save(type(base)(1, 10, TITLE, page, FILE))
    for color in ("always", "never"):
        assert "\x1b[2J" not in kicsync("--color", color, "resolve", "--dry-run").out


@pytest.mark.parametrize(("key", "expected"), [("l", "ici"), ("w", "e"), ("b", "ici\ne")])
def test_a_letter_takes_a_side(stuck: Workspace, key: str, expected: str) -> None:
    shown = at_terminal("resolve", typed=[(KEEP, f"{key}\n")])
    assert shown.code == 0
    assert "1 field settled, 0 left." in shown.screen
    assert value(stuck) == expected
    assert not stuck.conflicts()


def test_later_leaves_the_conflict(stuck: Workspace) -> None:
    shown = at_terminal("resolve", typed=[(KEEP, "\n")])
    assert shown.code == 1
    assert value(stuck) == "ici"
    assert stuck.conflicts()


def test_what_the_editor_saves_stays(stuck: Workspace, editor: Editor) -> None:
    opened = editor("ni l'un\nni l'autre\n")
    assert at_terminal("resolve", typed=[(KEEP, "e\n")]).code == 0
    assert opened[0].read_text() == "<<<<<<< your file\nici\n=======\ne\n>>>>>>> wiki\n"
    assert value(stuck) == "ni l'un\nni l'autre"


@pytest.mark.parametrize("answers", [[], [""], [" \n"]])
def test_an_editor_left_blank_or_unsaved_decides_nothing(
    stuck: Workspace, editor: Editor, answers: list[str]
) -> None:
    editor(*answers)
    assert at_terminal("resolve", typed=[(KEEP, "e\n")]).code == 1
    assert value(stuck) == "ici"
    assert stuck.conflicts()
    assert put_aside(stuck) == []


@pytest.mark.parametrize("first", [b"garde\n=======\nencore\n", "gardé\n".encode("latin-1")])
def test_what_can_not_stay_is_opened_again_as_it_was_written(
    stuck: Workspace, editor: Editor, first: bytes
) -> None:
    opened = editor(first, "fini\n")
    shown = at_terminal("resolve", typed=[(KEEP, "e\n"), ("Press Enter", "\n")])
    assert shown.code == 0
    assert "exemple:" in shown.screen
    assert opened[1].read_bytes() == first
    assert value(stuck) == "fini"


@pytest.mark.parametrize("key", ["\n", "\x03"])
def test_what_was_written_is_put_aside_when_it_is_decided_later(
    stuck: Workspace, editor: Editor, key: str
) -> None:
    text = "longuement écrit\n=======\n"
    editor(text)
    shown = at_terminal("resolve", typed=[(KEEP, "e\n"), ("Press Enter", key)])
    assert shown.code == 1
    assert "What you wrote is in .kicsync/trash/" in shown.screen
    assert put_aside(stuck) == [text]


def test_an_editor_that_is_missing_decides_nothing(
    stuck: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "/nulle/part/plop")
    shown = at_terminal("resolve", typed=[(KEEP, "e\n")])
    assert shown.code == 1
    assert "plop" in shown.screen
    assert stuck.conflicts()


def test_a_list_is_edited_as_a_record(steps: Workspace, editor: Editor) -> None:
    opened = editor("etapes:\n  - a\n - b\n", f"titre: {TITLE}\netapes:\n  - 3 - C\n  - oui\n")
    shown = at_terminal("resolve", typed=[(KEEP, "e\n"), ("Press Enter", "\n")])
    assert shown.code == 0
    assert "etapes:3: " in shown.screen
    assert "#   - 2 - B\n" in opened[0].read_text()
    assert opened[0].read_text().endswith("etapes:\n  - 2 - B\n  - 1 - A\n")
    assert opened[1].read_text() == "etapes:\n  - a\n - b\n"
    assert value(steps, "etapes") == ("3 - C", "oui")


def test_a_deleted_page_is_said_and_can_be_made_anew(gone: Workspace) -> None:
    shown = at_terminal("resolve", typed=[(KEEP, "b\n"), (KEEP, "l\n")])
    assert shown.code == 0
    assert f"{TITLE}: deleted on the wiki" in shown.screen
    assert conflict_name(FILE) in shown.screen
    assert "e = edit" not in shown.screen
    assert (gone.folder / FILE).exists()
    assert not gone.conflicts()


def test_a_deleted_page_takes_its_file_with_it(kicsync: Kicsync, gone: Workspace) -> None:
    text = (gone.folder / FILE).read_text("utf-8")
    said = kicsync("resolve", "--take", "wiki", "--dry-run")
    assert ".kicsync/trash" in said.out
    assert (gone.folder / FILE).exists()
    assert kicsync("resolve", "--take", "wiki").code == 0
    assert gone.names() == []
    assert text in put_aside(gone)


def test_what_can_not_be_both_is_refused(kicsync: Kicsync, gone: Workspace) -> None:
    assert kicsync("resolve", "--take", "both").code == 2
    assert (gone.folder / FILE).exists()
    assert gone.conflicts()


def test_both_goes_on_with_the_fields_that_can_be_both(kicsync: Kicsync, stuck: Workspace) -> None:
    conflict(stuck, {"titre": ("A", TITLE, "B"), "exemple": ("avant", "ici", "e")})
    base = stuck.bases.load()[1]
    stuck.bases.save(type(base)(1, 10, "B", PAGE, FILE))
    said = kicsync("resolve", "--take", "both")
    assert said.code == 1
    assert "“titre” can't be both" in said.err
    assert value(stuck) == "ici\ne"
    assert stuck.disputed_fields(FILE) == ["titre"]


def test_a_value_that_both_sides_have_by_now_is_not_asked_about(stuck: Workspace) -> None:
    edit(stuck, "exemple: ici", "exemple: e")
    assert at_terminal("resolve", typed=[]).code == 0
    assert not stuck.conflicts()


def test_an_ingredient_without_a_conflict_has_nothing_to_settle(
    kicsync: Kicsync, stuck: Workspace
) -> None:
    stuck.create_record("autre.yml", "titre: Autre\n")
    said = kicsync("resolve", "--take", "wiki", "Autre")
    assert said.code == 1
    assert "0 fields settled, 1 left." in said.err


def test_a_conflict_file_that_cannot_be_read_does_not_stop_the_others(
    kicsync: Kicsync, stuck: Workspace
) -> None:
    stuck.create_record("autre.yml", "titre: Autre\n")
    (stuck.folder / "autre.conflict.yml").write_text("exemple: [", "utf-8")
    said = kicsync("resolve", "--take", "wiki")
    assert said.code == 1
    assert "1 field settled" in said.err
    assert "autre.conflict.yml" in said.err
