"""A wiki that has no Kit gets one: its pages, then the ingredients; and it is taken back."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kicsync.sandbox import Running, Sandbox
from tests.wiki.conftest import Editor, Kicsync, environment, log_in

RECORDS = Path(__file__).parents[2] / "local_ingredients"
PAGES = 19
"""Six properties, two templates, a category, a form, eight steps, the page of all texts."""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    box = Sandbox(tmp_path_factory.mktemp("empty") / "wiki")
    box.start(kit="empty")
    yield box
    box.stop()


@pytest.fixture
def new_wiki(empty: Sandbox) -> Running:
    """Return an empty wiki: every test brings it back to what it was."""
    running = empty.running()
    assert running
    return running


@pytest.fixture
def admin(new_wiki: Running) -> Iterator[Editor]:
    """Return an administrator, and wipe the wiki afterwards."""
    somebody = log_in(new_wiki)
    yield somebody
    for title in titles(somebody):
        somebody.do("delete", title=title)


@pytest.fixture
def person(new_wiki: Running, tmp_path: Path) -> Kicsync:
    return Kicsync(tmp_path, environment(new_wiki, tmp_path))


def titles(editor: Editor) -> list[str]:
    """Return every page but the front page."""
    found = []
    for space in (0, 10, 14, 102, 106):
        said = editor.api(action="query", list="allpages", apnamespace=space, aplimit=500)
        found += [page["title"] for page in said["query"]["allpages"]]
    return [title for title in found if title != "Accueil"]


def in_kit(person: Kicsync) -> Kicsync:
    return Kicsync(person.folder / "kit", person.environment)


def records(kit: Kicsync) -> dict[str, bytes]:
    folder = kit.folder / "local_ingredients"
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def setup(person: Kicsync, wiki: Running, *options: str, code: int = 0) -> str:
    return person("init", wiki.url, "kit", "--setup", *options, code=code)


def test_a_kit_is_set_up_and_filled_and_taken_back(
    person: Kicsync, new_wiki: Running, admin: Editor
) -> None:
    said = setup(person, new_wiki, "--dry-run")
    assert said.count("to be saved") == PAGES
    assert list(person.folder.iterdir()) == []
    assert titles(admin) == []

    setup(person, new_wiki, code=2)
    assert "--yes" in person.told
    assert list(person.folder.iterdir()) == []

    said = setup(person, new_wiki, "--yes")
    assert said.count("saved") == PAGES
    assert len(titles(admin)) == PAGES
    assert "[[Catégorie:Ingrédient]]" in admin.text("Modèle:Ingrédient")
    assert "values from property=Etape" in admin.text("Formulaire:Ingrédient")
    assert '{| class="wikitable"' in admin.text("KIC")
    assert "De quelle ressource parle-t-on" in admin.text("Qualifier la ressource et ses besoins")

    shutil.copytree(RECORDS, person.folder / "kit" / "local_ingredients", dirs_exist_ok=True)
    kit = in_kit(person)
    kit("push", "--yes")
    assert kit("table", "check") == ""  # the table of the page KIC came with the same push
    assert "Un bloc-notes partagé" in admin.text("KIC")
    parsed = admin.api(action="parse", page="Tenir un journal ouvert", prop="text|categories")
    assert "Un bloc-notes partagé" in parsed["parse"]["text"]
    assert [one["category"] for one in parsed["parse"]["categories"]] == ["Ingrédient"]
    before = records(kit)
    kit("pull")
    assert kit("push") == ""
    assert records(kit) == before
    assert kit.clean()

    again = setup(person, new_wiki)
    assert "every page that the Kit needs" in person.told
    assert again.count("already so on the wiki") == PAGES
    assert len(kit.json("log")["batches"]) == 2


def test_a_setup_is_taken_back(person: Kicsync, new_wiki: Running, admin: Editor) -> None:
    setup(person, new_wiki, "--yes")
    kit = in_kit(person)
    (made,) = kit.json("log")["batches"]
    assert made["finished"]
    assert len(made["edits"]) == PAGES
    kit("undo", "--yes")
    assert titles(admin) == []
    assert setup(person, new_wiki, "--dry-run").count("to be saved") == PAGES


def test_template_data_is_what_the_wiki_reads(
    person: Kicsync, new_wiki: Running, admin: Editor
) -> None:
    setup(person, new_wiki, "--yes")
    said = admin.api(action="templatedata", titles="Modèle:Outil")
    (page,) = said["pages"].values()
    assert list(page["params"]) == ["OutilTitre", "OutilLien", "OutilDescription"]
    assert page["params"]["OutilLien"]["type"] == "url"
    assert page["format"] == "{{_\n|_=_\n}}\n"


def test_discovery_reads_the_same_fields_from_the_new_wiki(
    person: Kicsync, new_wiki: Running, admin: Editor
) -> None:
    setup(person, new_wiki, "--yes")
    person("init", new_wiki.url, "other", "--form", "Ingrédient")
    other = Kicsync(person.folder / "other", person.environment)
    found = (other.folder / "schema" / "ingredient.yml").read_text("utf-8")
    for parameter in ("Etape", "Description", "Exemples", "OutilTitre", "OutilLien"):
        assert f"parameter: {parameter}" in found
    assert "of: step" in found


def test_a_page_that_is_there_is_left_alone_and_told(
    person: Kicsync, new_wiki: Running, admin: Editor
) -> None:
    admin.write("Modèle:Outil", "un autre modèle")
    admin.write("KIC", "une page écrite à la main")
    said = setup(person, new_wiki, "--yes", code=1)
    assert "left alone  Modèle:Outil: a page of this name holds another text" in said
    assert "already so on the wiki  KIC: it is there, and stays as it is" in said
    assert admin.text("Modèle:Outil") == "un autre modèle"
    assert admin.text("KIC") == "une page écrite à la main"
    assert len(titles(admin)) == PAGES


def test_records_of_another_wiki_move_to_the_new_one(
    kicsync: Kicsync, person: Kicsync, new_wiki: Running, admin: Editor
) -> None:
    """The rescue: the folder holds what was pulled from a wiki that goes away."""
    moving = Kicsync(kicsync.folder, person.environment)
    state = kicsync.folder / ".kicsync"
    (state / "table.json").write_text("{}\n", "utf-8")
    before, kept = moving.files(), records(moving)
    moving("init", new_wiki.url, "--setup", "--dry-run")
    assert "belongs to another wiki so far" in moving.told
    assert moving.files() == before

    moving("init", new_wiki.url, "--setup", "--yes")
    assert records(moving) == kept
    assert json.loads((state / "wiki.json").read_bytes())["api"] == new_wiki.api
    assert list((state / "base").iterdir()) == []
    assert json.loads((state / "table.json").read_bytes())["rows"] == []  # that of the new wiki
    assert list((state / "local").glob("table-*.json"))
    assert set(moving.json("status")["counts"]) == {"new-local"}
    title = "Tenir un journal ouvert"
    moving("push", title, "--yes")
    assert admin.text(title).startswith("{{Ingrédient")
