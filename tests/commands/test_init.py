"""kicsync init, for a wiki that does not answer and for one that does."""

from pathlib import Path
from types import SimpleNamespace

import pytest
import requests

from kicsync.wiki.transport import Transport
from kicsync.workspace.binding import Binding
from kicsync.workspace.folder import Workspace
from tests.commands.conftest import API, CLOSED, Kicsync

OTHER = "http://127.0.0.1:10/"


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def wikis(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every wiki answer, each with its own address."""

    def found(_run: object, url: str) -> Binding:
        return Binding(f"{url}api.php", "kic", "Les Communs")

    monkeypatch.setattr("kicsync.commands.init._find", found)


def test_without_an_answer_the_folder_is_made_all_the_same(kicsync: Kicsync, world: Path) -> None:
    said = kicsync("init", CLOSED, "kit")
    assert said.code == 0
    assert said.out == ""
    assert "Warning: " in said.err
    assert "127.0.0.1:9" in said.err
    kit = world / "kit"
    assert str(kit) in said.err
    assert {"kicsync.toml", "schema/ingredient.yml", "schema/steps.yml"} <= files(kit).keys()
    assert f'wiki = "{CLOSED}"' in (kit / "kicsync.toml").read_text("utf-8")
    assert (kit / "local_ingredients").is_dir()
    assert Workspace.open(kit).binding is None


def test_the_folder_is_this_one_when_none_is_given(kicsync: Kicsync, world: Path) -> None:
    assert kicsync("init", CLOSED).code == 0
    assert (world / "kicsync.toml").is_file()


def test_the_folder_is_counted_from_the_one_given_with_c(
    kicsync: Kicsync, world: Path, tmp_path: Path
) -> None:
    assert kicsync("-C", tmp_path, "init", CLOSED, "kit").code == 0
    assert (tmp_path / "kit" / "kicsync.toml").is_file()
    assert files(world) == {}


def test_the_wiki_comes_from_the_environment_when_none_is_given(
    kicsync: Kicsync, world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KICSYNC_WIKI", CLOSED)
    assert kicsync("init").code == 0
    assert CLOSED in (world / "kicsync.toml").read_text("utf-8")


def test_twice_changes_nothing_and_keeps_what_people_wrote(kicsync: Kicsync, world: Path) -> None:
    kicsync("init", CLOSED)
    (world / "kicsync.toml").write_text(f'# à nous\nwiki = "{CLOSED}"\n', "utf-8")
    (world / "schema" / "steps.yml").write_text("[]\n", "utf-8")
    before = files(world)
    assert kicsync("init", CLOSED).code == 0
    assert files(world) == before


def test_again_puts_back_what_is_missing(kicsync: Kicsync, world: Path) -> None:
    kicsync("init", CLOSED)
    before = files(world)
    (world / "schema" / "steps.yml").unlink()
    kicsync("init", CLOSED)
    assert files(world) == before


def test_a_wiki_that_answers_is_bound(kicsync: Kicsync, world: Path, wikis: None) -> None:
    said = kicsync("init", CLOSED)
    assert said.code == 0
    assert f"Les Communs ({API})" in said.err
    assert "kicsync pull" in said.err
    assert Workspace.open(world).binding == Binding(API, "kic", "Les Communs")


def test_another_wiki_is_refused(kicsync: Kicsync, world: Path, wikis: None) -> None:
    kicsync("init", CLOSED)
    before = files(world)
    said = kicsync("init", OTHER)
    assert said.code == 2
    assert "127.0.0.1:9" in said.err
    assert "127.0.0.1:10" in said.err
    assert "--rebind" in said.err
    assert files(world) == before


def test_rebind_moves_the_folder_to_another_wiki(
    kicsync: Kicsync, space: Workspace, wikis: None
) -> None:
    records = files(space.folder)
    assert kicsync("init", OTHER, "--rebind").code == 0
    moved = Workspace.open(space.root)
    assert moved.config.wiki == OTHER
    assert moved.binding == Binding(f"{OTHER}api.php", "kic", "Les Communs")
    assert moved.bases.load() == {}
    assert files(space.folder) == records


@pytest.mark.parametrize("url", ["ftp://a.fr", "http://", "https://Claire:x@a.fr/"])
def test_what_is_no_address_is_refused_and_nothing_is_made(
    kicsync: Kicsync, world: Path, url: str
) -> None:
    said = kicsync("init", url, "kit")
    assert said.code == 2
    assert "→" in said.err
    assert files(world) == {}


def test_another_wiki_is_refused_even_when_neither_answers(kicsync: Kicsync, world: Path) -> None:
    assert kicsync("init", CLOSED, "kit").code == 0
    said = kicsync("init", OTHER, "kit")
    assert said.code == 2
    assert "--rebind" in said.err
    assert f'wiki = "{CLOSED}"' in (world / "kit" / "kicsync.toml").read_text("utf-8")


def test_rebinding_to_a_wiki_that_does_not_answer_forgets_the_old_one(
    kicsync: Kicsync, world: Path
) -> None:
    assert kicsync("init", CLOSED, "kit").code == 0
    Workspace.open(world / "kit").bind(Binding(API, "kic", "Les Communs"))
    assert kicsync("init", OTHER, "kit", "--rebind").code == 0
    assert Workspace.open(world / "kit").binding is None


def test_a_wiki_over_http_needs_a_word_of_agreement(
    kicsync: Kicsync, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = "http://wiki.example/api.php"
    monkeypatch.setattr("kicsync.wiki.connect.find_api", lambda _url: SimpleNamespace(api=api))
    said = kicsync("init", "http://wiki.example")
    assert said.code == 2
    assert "--insecure" in said.err
    monkeypatch.setattr(Transport, "send", refused)
    assert "can't be reached" in kicsync("init", "--insecure", "http://wiki.example").err


def refused(*_args: object, **_how: object) -> object:
    raise requests.ConnectionError


@pytest.mark.parametrize("other", ["--template", "--category"])
def test_a_form_says_the_template_and_the_pages_already(kicsync: Kicsync, other: str) -> None:
    said = kicsync("init", CLOSED, "--form", "Ingrédient", other, "Ingrédient")
    assert said.code == 2
    assert f"--form and {other} contradict each other" in said.err


def test_a_wiki_that_does_not_answer_gives_no_schema(kicsync: Kicsync, world: Path) -> None:
    said = kicsync("init", CLOSED, "--form", "Ingrédient")
    assert said.code == 0
    assert "The schema could not be read" in said.err
    assert (world / "schema" / "ingredient.yml").is_file()


def test_without_a_terminal_nobody_is_asked(kicsync: Kicsync, wikis: None) -> None:
    said = kicsync("init", CLOSED)
    assert "The schema is the default one; --form, --template or --category" in said.err


@pytest.mark.parametrize(
    "options",
    [("--dry-run",), ("--yes",), ("--setup", "--yes", "--dry-run"), ("--setup", "--form", "F")],
)
def test_options_that_do_not_go_together_are_refused(
    kicsync: Kicsync, world: Path, options: tuple[str, ...]
) -> None:
    assert kicsync("init", CLOSED, "kit", *options).code == 2
    assert files(world) == {}


def test_a_setup_needs_a_wiki_that_answers(kicsync: Kicsync, world: Path) -> None:
    assert kicsync("init", CLOSED, "kit", "--setup", "--yes").code == 3
    assert files(world) == {}
