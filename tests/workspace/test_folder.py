import re
from pathlib import Path

import pytest

from kicsync.errors import ConfigError, RecordError
from kicsync.workspace.bases import Base
from kicsync.workspace.binding import Binding
from kicsync.workspace.folder import Workspace
from kicsync.workspace.setup import belongs_elsewhere, create, rehearsal
from tests.workspace.conftest import BINDING, WIKI

OTHER = Binding("https://autre.example/api.php", "autre", "Autre")
BASE = Base(1, 2, "a", "b", "a.yml")


def files(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def test_a_new_workspace_is_whole(space: Workspace) -> None:
    assert space.config.wiki == WIKI
    assert space.binding == BINDING
    assert space.schema.title == "titre"
    assert space.records() == ([], [])
    assert space.bases.load() == {}
    assert (space.local / ".gitignore").read_text("utf-8") == "*\n"


def test_making_it_again_changes_nothing_and_puts_back_what_is_missing(space: Workspace) -> None:
    before = files(space.root)
    (space.root / "schema" / "steps.yml").unlink()
    create(space.root, WIKI, BINDING)
    assert files(space.root) == before


def test_making_it_again_keeps_what_was_edited(space: Workspace) -> None:
    edited = {
        "kicsync.toml": f'wiki = "{WIKI}"\ncontact = "a@b.example"\n',
        "schema/ingredient.yml": "# à moi\n",
        "local_ingredients/a.yml": "titre: a\n",
    }
    for name, text in edited.items():
        (space.root / name).write_text(text, "utf-8")
    space.bases.save(BASE)
    create(space.root, WIKI, BINDING)
    assert {name: (space.root / name).read_text("utf-8") for name in edited} == edited
    assert space.bases.load() == {1: BASE}


def test_another_wiki_is_refused_and_nothing_changes(space: Workspace) -> None:
    before = files(space.root)
    with pytest.raises(ConfigError, match="This workspace belongs to Wiki des communs"):
        create(space.root, "https://autre.example", OTHER)
    assert files(space.root) == before


def test_rebind_moves_the_workspace_and_keeps_the_bases_aside(space: Workspace) -> None:
    space.bases.save(BASE)
    path = space.root / "kicsync.toml"
    path.write_text(f'# note\nwiki = "{WIKI}"  # autre note\ncontact = "a"\n', "utf-8")
    moved = create(space.root, "https://autre.example", OTHER, rebind=True)
    assert moved.binding == OTHER
    assert moved.config.wiki == "https://autre.example"
    assert moved.config.contact == "a"
    assert path.read_text("utf-8").startswith("# note\n")
    assert moved.bases.load() == {}
    (aside,) = space.local.glob("base-*")
    assert [found.name for found in aside.iterdir()] == ["1.json"]


def test_rebind_twice_in_a_second_keeps_both(space: Workspace) -> None:
    for _time in range(2):
        space.bases.save(BASE)
        create(space.root, WIKI, BINDING, rebind=True)
    assert len(list(space.local.glob("base-*"))) == 2


def test_rebind_mends_a_damaged_binding_and_a_missing_address(space: Workspace) -> None:
    (space.root / ".kicsync" / "wiki.json").write_text("<<<<<<<", "utf-8")
    (space.root / "kicsync.toml").write_text('# wiki = "x"\n', "utf-8")
    moved = create(space.root, "https://autre.example", OTHER, rebind=True)
    assert moved.binding == OTHER
    assert moved.config.wiki == "https://autre.example"


def test_a_wiki_that_does_not_answer_is_bound_later(tmp_path: Path) -> None:
    space = create(tmp_path, WIKI, None)
    assert space.binding is None
    space.bind(BINDING)
    assert Workspace.open(tmp_path).binding == BINDING


def test_an_address_with_quotes_is_still_an_address(tmp_path: Path) -> None:
    wiki = 'https://wiki.example/a"b\\c'
    assert create(tmp_path, wiki, None).config.wiki == wiki


def test_records_that_can_be_read_are_read_beside_those_that_can_not(space: Workspace) -> None:
    space.create_record("a.yml", "titre: a\nexemple: é\r\n")
    space.create_record("b.yml", "exemple: a\n")
    (space.folder / "c.yml").write_bytes("titre: é\n".encode("latin-1"))
    for name in ("notes.txt", ".d.yml", "a.conflict.yml"):
        (space.folder / name).write_text("plop", "utf-8")
    found, errors = space.records()
    assert [(file.file, file.record.title) for file in found] == [("a.yml", "a")]
    assert [(error.file, error.line) for error in errors] == [
        ("local_ingredients/b.yml", 1),
        ("local_ingredients/c.yml", 1),
    ]


def test_what_looks_like_a_record_and_is_no_file_is_an_error_and_not_deleted(
    space: Workspace,
) -> None:
    (space.folder / "a.yml").mkdir()
    (space.folder / "b.yml").symlink_to(space.folder / "nulle-part.yml")
    files, errors = space.records()
    assert files == []
    assert [error.file.rsplit("/", 1)[-1] for error in errors] == ["a.yml", "b.yml"]


def test_two_files_of_one_title_are_told_and_neither_counts(space: Workspace) -> None:
    space.create_record("a.yml", "titre: Un\n")
    space.create_record("b.yml", "exemple: x\ntitre: ' Un '\n")
    space.create_record("c.yml", "titre: Deux\n")
    found, errors = space.records()
    assert [file.file for file in found] == ["c.yml"]
    assert sorted(error.message for error in errors) == [
        "local_ingredients/a.yml:1: “Un” is the title of local_ingredients/b.yml too.",
        "local_ingredients/b.yml:2: “Un” is the title of local_ingredients/a.yml too.",
    ]
    assert all("another title" in error.hint for error in errors)


def test_a_record_with_a_conflict_file_is_in_conflict(space: Workspace) -> None:
    space.create_record("a.yml", "titre: a\n")
    space.create_record("b.yml", "titre: b\n")
    space.write_conflict("a.yml", "# à toi\n")
    assert space.conflicts() == {"a.yml"}
    assert len(space.records()[0]) == 2


def test_what_is_written_has_the_bytes_that_were_given(space: Workspace) -> None:
    space.create_record("a.yml", "\ufefftitre: a\r\n")
    assert (space.folder / "a.yml").read_bytes() == "\ufefftitre: a\r\n".encode()
    assert space.records()[0][0].text == "\ufefftitre: a\r\n"


def test_no_folder_of_records_is_no_record(space: Workspace) -> None:
    space.folder.rmdir()
    assert space.names() == []
    assert space.records() == ([], [])
    space.create_record("a.yml", "titre: a\n")
    assert space.names() == ["a.yml"]


def test_a_workspace_in_pyproject_gets_no_second_settings(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[tool.kicsync]\nrecords = "kit/a"\n', "utf-8")
    space = create(tmp_path, "https://wiki.lescommuns.org", None)
    assert not (tmp_path / "kicsync.toml").exists()
    assert space.folder.is_dir()
    assert not (tmp_path / "local_ingredients").exists()
    space.folder.rmdir()
    space.folder.parent.rmdir()
    space.create_record("a.yml", "titre: a\n")
    assert space.names() == ["a.yml"]


def test_a_file_that_was_saved_meanwhile_is_left_as_it_is(space: Workspace) -> None:
    space.create_record("a.yml", "titre: a\n")
    file = space.read_record("a.yml")
    space.replace_record(file, "titre: b\n")
    with pytest.raises(RecordError, match=r"^local_ingredients/a\.yml: .*saved while") as caught:
        space.replace_record(file, "titre: c\n")
    assert "again" in caught.value.hint
    with pytest.raises(RecordError, match="saved while"):
        space.create_record("a.yml", "titre: c\n")
    assert space.read_record("a.yml").record.title == "b"
    (space.folder / "a.yml").unlink()
    with pytest.raises(RecordError):
        space.replace_record(file, "titre: c\n")
    assert space.names() == []


def test_a_conflict_file_in_which_a_person_wrote_is_kept(space: Workspace) -> None:
    for text in ("# 1\n", "# 1\n", "# 2\n", "# 3\n"):
        space.write_conflict("a.yml", text)
    assert (space.folder / "a.conflict.yml").read_text("utf-8") == "# 3\n"
    kept = (space.root / ".kicsync" / "trash").iterdir()
    assert sorted(path.read_text("utf-8") for path in kept) == ["# 1\n", "# 2\n"]


@pytest.mark.parametrize("name", ["a.yaml", "A.YML", "a.Yaml"])
def test_a_file_that_would_not_be_read_is_told(space: Workspace, name: str) -> None:
    (space.folder / name).write_text("titre: a\n", "utf-8")
    found, (error,) = space.records()
    assert found == []
    assert error.message.startswith(f"local_ingredients/{name}: This file is not read")
    assert "ends in .yml" in error.hint


def test_a_folder_that_is_gone_is_no_order_to_delete(space: Workspace) -> None:
    space.bases.save(BASE)
    space.folder.rmdir()
    with pytest.raises(ConfigError, match="is missing") as caught:
        space.records()
    assert "Put it back" in caught.value.hint


def test_what_was_written_into_a_conflict_file_outlives_its_end(space: Workspace) -> None:
    space.folder.mkdir(exist_ok=True)
    text = "a:\n  merged: à la main\nb:\n  local: 1\n"
    space.write_conflict("t.yml", text)
    space.settle_field("t.yml", "a")
    space.settle_field("t.yml", "b")
    assert space.conflicts() == set()
    kept = sorted(path.read_text("utf-8") for path in space.trash.iterdir())
    assert kept == [text, "b:\n  local: 1\n"]


def test_rebind_puts_aside_what_is_known_of_every_kind_of_pages(space: Workspace) -> None:
    state = space.root / ".kicsync"
    for name in ("etapes/base/2.json", "etapes/scope.json", "table.json", "discovered.yml"):
        (state / name).parent.mkdir(parents=True, exist_ok=True)
        (state / name).write_text("{}", "utf-8")
    (state / "local" / "etapes").mkdir()
    for name in ("local/aside.json", "local/etapes/aside.json"):
        (state / name).write_text("{}", "utf-8")
    create(space.root, "https://autre.example", OTHER, rebind=True)
    left = {str(path.relative_to(state)) for path in state.rglob("*") if path.is_file()}
    assert {name for name in left if not name.startswith("local/")} == {"wiki.json"}
    assert not any("aside.json" in name for name in left)
    stamped = sorted(re.sub(r"-\d{8}-\d{6}-\d{6}", "-…", name) for name in left)
    assert {"local/etapes-base-…/2.json", "local/table-….json", "local/discovered-….yml"} <= set(
        stamped
    )


def test_a_rehearsal_writes_nothing_and_reads_the_default_schema(tmp_path: Path) -> None:
    space = rehearsal(tmp_path / "kit", WIKI)
    assert space.config.wiki == WIKI
    assert space.schema.template == "Ingrédient"
    assert space.records() == ([], [])
    assert list(tmp_path.iterdir()) == []


def test_a_rehearsal_reads_the_schema_of_the_folder(space: Workspace) -> None:
    path = space.root / "schema" / "ingredient.yml"
    path.write_text(path.read_text("utf-8").replace("template: Ingrédient", "template: Fiche"))
    there = rehearsal(space.root, "https://autre.example")
    assert there.schema.template == "Fiche"
    assert there.config.wiki == "https://autre.example"
    assert Workspace.open(space.root).config.wiki == WIKI


def test_a_folder_belongs_elsewhere_when_its_wiki_is_another_one(space: Workspace) -> None:
    assert not belongs_elsewhere(space.root, WIKI, BINDING)
    assert belongs_elsewhere(space.root, "https://autre.example", OTHER)
    assert belongs_elsewhere(space.root, "https://autre.example", None)
    assert not belongs_elsewhere(space.root / "nouveau", WIKI, OTHER)
