"""What a push would send is checked: an error in it stops its record, and no other."""

from dataclasses import replace
from pathlib import Path

import pytest

from kicsync.errors import ConfigError
from kicsync.kit import Record
from kicsync.sync.change import Change, Outcome, Prepared
from kicsync.sync.checked import Checked, checked
from kicsync.sync.plan import Item, LocalSide, State
from kicsync.workspace.binding import Binding
from kicsync.workspace.folder import Workspace
from kicsync.workspace.orders import Action
from kicsync.workspace.setup import create

WIKI = "https://wiki.example"
STEP = "7 - Documenter, partager et diffuser"
RECORD = f"""\
titre: Tenir un journal ouvert
etapes:
  - {STEP}
description: |
  On y note qui était là.
  On y note ce qui a été dit.
  On y note ce qui reste à faire.
outils:
  - titre: Etherpad
    lien: www.etherpad.org
    description: Un bloc-notes partagé.
exemple: plop, un atelier écrit chaque soir trois lignes.
"""


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace whose record has an error in its tools and a warning in its example."""
    space = create(tmp_path, WIKI, Binding(f"{WIKI}/api.php", "kic", "Wiki des communs"))
    space.create_record("a.yml", RECORD)
    return space


def change(*fields: str, file: str = "a.yml", action: Action = Action.EDIT) -> Change:
    local = LocalSide(file, Record("T", {})) if action is not Action.DELETE else None
    return Change(Item("T", file, State.LOCAL, local=local), action, fields)


def check(space: Workspace, *changes: Change) -> Checked:
    return checked(space, Prepared(changes, (), ()))


def shown(found: Checked) -> list[tuple[str, str]]:
    return [(one.file, one.code) for one in found.findings]


BOTH = [("local_ingredients/a.yml", "KIC303"), ("local_ingredients/a.yml", "KIC402")]


def test_an_error_in_a_field_that_changes_keeps_the_record_here(space: Workspace) -> None:
    found = check(space, change("outils", "exemple"))
    (stopped,) = found.prepared.changes
    assert stopped.outcome is Outcome.SKIPPED
    assert stopped.left
    assert stopped.reason.startswith("KIC303 in line 10: “www.etherpad.org” lacks its beginning")
    assert "kicsync lint local_ingredients/a.yml" in stopped.hint
    assert "kicsync push --no-verify" in stopped.hint
    assert found.findings == ()


def test_an_error_in_another_field_is_shown_and_sent(space: Workspace) -> None:
    before = Prepared((change("exemple"),), (), ())
    found = checked(space, before)
    assert found.prepared == before
    assert shown(found) == BOTH


def test_a_warning_stops_nothing(space: Workspace) -> None:
    (space.folder / "a.yml").write_text(RECORD.replace("www.", "https://www."), "utf-8")
    found = check(space, change("outils", "exemple"))
    assert found.prepared.planned == (change("outils", "exemple"),)
    assert shown(found) == BOTH[1:]


def test_a_new_page_is_sent_whole(space: Workspace) -> None:
    found = check(space, change(action=Action.CREATE))
    assert found.prepared.planned == ()


def test_a_deletion_is_not_checked(space: Workspace) -> None:
    found = check(space, change(action=Action.DELETE))
    assert found.prepared.planned == (change(action=Action.DELETE),)
    assert found.findings == ()


def test_what_is_left_alone_already_keeps_its_reason(space: Workspace) -> None:
    refused = replace(change("outils"), outcome=Outcome.REFUSED, reason="protégée")
    space.create_record("b.yml", RECORD.replace("journal", "carnet"))
    found = check(space, refused, change("exemple", file="b.yml"))
    assert found.prepared.changes == (refused, change("exemple", file="b.yml"))
    assert {file for file, _code in shown(found)} == {"local_ingredients/b.yml"}


def test_one_record_that_is_stopped_does_not_stop_the_others(space: Workspace) -> None:
    space.create_record("b.yml", RECORD.replace("journal", "carnet"))
    found = check(space, change("outils"), change("exemple", file="b.yml"))
    assert [one.outcome for one in found.prepared.changes] == [Outcome.SKIPPED, Outcome.PLANNED]
    assert ("local_ingredients/b.yml", "KIC303") in shown(found)
    assert "local_ingredients/a.yml" not in {file for file, _code in shown(found)}


def test_the_other_records_are_known_but_not_spoken_of(space: Workspace) -> None:
    space.create_record("b.yml", RECORD.replace("outils:", "texte_libre: plop\noutils:"))
    found = check(space, change("titre", file="b.yml"))
    (stopped,) = found.prepared.changes
    assert stopped.reason.startswith("KIC105 in line 1: ")
    assert check(space, change("exemple")).prepared.planned == (change("exemple"),)
    assert {file for file, _code in shown(check(space, change("exemple")))} == {
        "local_ingredients/a.yml"
    }


def test_steps_without_an_ingredient_are_nothing_to_a_push(space: Workspace) -> None:
    found = check(space, change("exemple"))
    assert "KIC204" not in {code for _file, code in shown(found)}


def test_what_the_settings_leave_out_stops_nothing(space: Workspace) -> None:
    with (space.root / "kicsync.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[lint]\nignore = ["KIC3"]\n')
    found = check(Workspace.open(space.root), change("outils"))
    assert found.prepared.planned == (change("outils"),)
    assert shown(found) == BOTH[1:]


def test_a_suppression_lets_it_through(space: Workspace) -> None:
    text = RECORD.replace("etherpad.org", "etherpad.org  # kicsync: ignore[KIC303] voulu")
    (space.folder / "a.yml").write_text(text, "utf-8")
    assert check(space, change("outils")).prepared.planned == (change("outils"),)


def test_a_conflict_file_that_can_not_be_read_does_not_stop_the_others(space: Workspace) -> None:
    space.create_record("b.yml", RECORD.replace("journal", "carnet"))
    (space.folder / "b.conflict.yml").write_bytes(b"\xff")
    assert check(space, change("exemple")).prepared.planned == (change("exemple"),)


def test_with_nothing_planned_nothing_is_looked_at(space: Workspace) -> None:
    (space.root / "schema" / "ingredient.yml").unlink()
    assert check(space) == Checked(Prepared((), (), ()), ())


def test_wrong_settings_are_told(space: Workspace) -> None:
    with (space.root / "kicsync.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[lint]\nselect = ["KIC99"]\n')
    with pytest.raises(ConfigError, match="KIC99"):
        check(Workspace.open(space.root), change("outils"))
