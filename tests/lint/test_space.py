"""Which files of a workspace are looked at, and what is known around them."""

from pathlib import Path

import pytest

from kicsync.errors import ConfigError
from kicsync.lint.context import WikiPage
from kicsync.lint.space import context_of, files_at, record_files, shown_from
from kicsync.workspace.bases import Base
from kicsync.workspace.folder import Workspace
from kicsync.workspace.setup import create


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    space = create(tmp_path / "kit", "https://wiki.example", None)
    for name in ("b.yml", "a.yml", "l'été 1.yml", "a.conflict.yml", ".a.yml", "a.yaml", "note.txt"):
        (space.folder / name).parent.mkdir(exist_ok=True)
        (space.folder / name).write_text("titre: a\n", "utf-8")
    return space


RECORDS = [f"local_ingredients/{name}" for name in ("a.yml", "b.yml", "l'été 1.yml")]


def test_records_are_what_the_sync_takes_for_them(space: Workspace) -> None:
    assert record_files(space) == RECORDS


@pytest.mark.parametrize("path", [".", "local_ingredients", "schema/..", ".."])
def test_a_folder_around_the_records_means_the_records(space: Workspace, path: str) -> None:
    assert files_at(space, [space.root / path]) == RECORDS


def test_other_yaml_files_of_the_workspace_are_none(space: Workspace) -> None:
    (space.root / ".github").mkdir()
    (space.root / ".github" / "ci.yml").write_text("on: push\n", "utf-8")
    (space.folder / "dossier.yml").mkdir()
    assert files_at(space, [space.root]) == RECORDS


def test_a_path_may_be_given_twice_and_names_any_file(space: Workspace) -> None:
    paths = [space.folder / "note.txt", space.folder / "a.yml", space.folder]
    assert files_at(space, [*paths, *paths]) == ["local_ingredients/note.txt", *RECORDS]


def test_a_folder_elsewhere_is_looked_through(space: Workspace, tmp_path: Path) -> None:
    (tmp_path / "autre" / "sous").mkdir(parents=True)
    path = tmp_path / "autre" / "sous" / "c d.yml"
    path.write_text("titre: c\n", "utf-8")
    (tmp_path / "autre" / "vide").mkdir()
    assert files_at(space, [tmp_path / "autre"]) == [path.resolve().as_posix()]
    assert files_at(space, [tmp_path / "autre" / "vide"]) == []


def test_what_is_not_there_is_told(space: Workspace) -> None:
    with pytest.raises(ConfigError) as caught:
        files_at(space, [space.folder / "absent.yml"])
    assert "absent.yml is not there." in caught.value.message
    assert caught.value.hint != ""


def test_a_link_is_shown_where_it_leads(space: Workspace) -> None:
    (space.root / "lien.yml").symlink_to(space.folder / "a.yml")
    assert shown_from(space.root, space.root / "lien.yml") == "local_ingredients/a.yml"


def test_the_steps_stand_in_their_file_word_for_word(space: Workspace) -> None:
    path = space.root / "schema" / "steps.yml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    context = context_of(space)
    assert context.steps_file == "schema/steps.yml"
    assert context.steps_text == path.read_bytes().decode("utf-8-sig")


def test_the_pages_of_the_last_pull_are_known_by_file(space: Workspace) -> None:
    space.bases.save(Base(1, 10, "A", "{{Ingrédient}}", "a.yml"))
    pages = context_of(space).pages
    assert pages == {"local_ingredients/a.yml": WikiPage("A", "{{Ingrédient}}")}


def test_a_conflict_is_known_even_when_its_file_can_not_be_read(space: Workspace) -> None:
    (space.folder / "a.conflict.yml").write_text("exemple:\n  base: a\ntitre: b\n", "utf-8")
    (space.folder / "b.conflict.yml").write_bytes(b"\xff[")
    assert context_of(space).conflicts == {
        "local_ingredients/a.yml": ("exemple", "titre"),
        "local_ingredients/b.yml": (),
    }
