"""The Kit is rescued from an archive of its rendered pages, and pushed to a new, empty wiki."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from kicsync.kit import FieldType, Record, Schema
from kicsync.sandbox import Running, Sandbox
from kicsync.sync.shown import labels_of, shown_rows
from kicsync.wikitext import normal
from kicsync.workspace.folder import Workspace
from tests.wiki.archived import save_archive, save_page
from tests.wiki.conftest import Editor, Kicsync, environment, log_in, tolerate
from tests.wiki.untouched import editor, own, running

__all__ = ["editor", "own", "running"]

Differences = Mapping[tuple[str, str], tuple[object, object]]

NOT_SHOWN = {
    # comments of the wikitext are on no rendered page
    ("Composter un commun", "description"),
    ("Composter un commun", "texte_libre"),
    # a raw table in a parameter: MediaWiki itself takes its pipes for the template's, and shows "{"
    ("Mettre en place un budget contributif", "exemple"),
}
TOLD = {
    # its tools are bullets that the template shows without a label, right below the description
    ("Tenir un journal ouvert", "outils"),
    # a category of the wiki's own, for calls in which a parameter stands twice
    ("Rendre visible le travail bénévole", "texte_libre"),
}
SHOWN_OTHERWISE = {
    # those tools are calls of a template afterwards, which shows them with labels
    ("Tenir un journal ouvert", "description"),
    ("Tenir un journal ouvert", "outils"),
}
WRITTEN_OTHERWISE = {
    # one cell a line, instead of several: the same table
    ("Évaluer les caractéristiques de la ressource pour mesurer les défis à relever", "exemple"),
    # a blank line before and after each heading
    ("Organiser un booksprint", "exemple"),
}


NO_COLUMN = {
    # the blocks show the whole page; the table has a column for each field, and none for free text
    ("Gouvernance : qui décide de quoi", "texte_libre"),
}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    box = Sandbox(tmp_path_factory.mktemp("empty") / "wiki")
    yield box.start(kit="empty")
    box.stop()


@pytest.fixture
def archive(editor: Editor, tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    save_archive(editor, folder)
    return folder


def records(folder: Path) -> dict[str, Record]:
    space = Workspace.open(folder)
    files, errors = space.records()
    assert not errors
    return {file.record.title: normal(file.record, space.schema) for file in files}


def without_blank_tools(record: Record, schema: Schema) -> Record:
    """Return ``record`` without tools of which nothing is filled in: they show nothing."""
    values = dict(record.values)
    for field in schema.fields:
        if field.type is FieldType.ENTRIES:
            values[field.name] = tuple(tool for tool in record.tools(field) if tool)
    return Record(record.title, {name: value for name, value in values.items() if value})


def differences(old: Path, new: Path) -> Differences:
    schema = Workspace.open(old).schema
    before, after = records(old), records(new)
    assert before.keys() == after.keys()
    return {
        (title, field.name): (mine.value(field), after[title].value(field))
        for title, record in before.items()
        for mine in [without_blank_tools(record, schema)]
        for field in schema
        if mine.value(field) != after[title].value(field)
    }


def shown(editor: Editor, folder: Path) -> dict[tuple[str, str], dict[str, str]]:
    """Return what the page KIC shows: by ingredient and field, the words of its values.

    In which order the labels of a tool stand is a matter of the template.
    """
    schema = Workspace.open(folder).schema
    html = editor.api(action="parse", page="KIC", prop="text")["parse"]["text"]
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in shown_rows(html, schema, labels_of(schema)):
        for value in row.values:
            words = " ".join(value.cell.text.split())
            if words:
                of_field = found.setdefault((row.title, value.field.name), {})
                key = f"{value.name} {value.number}"
                of_field[key] = f"{of_field.get(key, '')} {words}".strip()
    return found


def words(found: dict[tuple[str, str], dict[str, str]]) -> dict[tuple[str, str], list[str]]:
    """Return the words of each field, whichever labels and places a page gives them."""
    return {place: sorted(" ".join(values.values()).split()) for place, values in found.items()}


def test_records_of_the_archive_are_those_of_the_wiki(
    kicsync: Kicsync, archive: Path, running: Running, tmp_path: Path
) -> None:
    kicsync("-C", "..", "init", running.url, "rescued")
    rescued = Kicsync(tmp_path / "rescued", kicsync.environment)
    said = rescued.json("pull", "--from", str(archive))
    assert set(said["counts"]) == {"new-wiki"}
    assert {(one["title"], one["field"]) for one in said["report"]} == TOLD
    found = differences(kicsync.folder, rescued.folder)
    assert found.keys() == NOT_SHOWN | WRITTEN_OTHERWISE
    assert list((tmp_path / "rescued/.kicsync/base").glob("*")) == []

    before = rescued.files()
    again = rescued.json("pull", "--from", str(archive))
    assert set(again["counts"]) == {"clean"}
    assert rescued.files() == before


def test_the_kit_lives_again_on_an_empty_wiki(
    kicsync: Kicsync, archive: Path, editor: Editor, empty: Running, tmp_path: Path
) -> None:
    person = Kicsync(tmp_path, environment(empty, tmp_path))
    person("init", empty.url, "new", "--setup", "--yes")
    tolerate(tmp_path / "new")
    new = Kicsync(tmp_path / "new", person.environment)
    new("pull", "--from", str(archive))
    new("push", "--yes")
    assert set(new.json("status")["counts"]) == {"clean"}

    admin = log_in(empty)
    # the table that the push has filled, and the blocks of before: the same words of each field
    of_blocks, of_table = (words(shown(wiki, new.folder)) for wiki in (editor, admin))
    other = {place for place in of_blocks | of_table if of_blocks.get(place) != of_table.get(place)}
    assert other == SHOWN_OTHERWISE | NO_COLUMN
    admin.write("KIC", editor.text("KIC"))  # this one is made of the pages, so it shows them
    before, after = (shown(wiki, new.folder) for wiki in (editor, admin))
    titles = {title for title, _field in before}
    assert len(titles) > 25
    lost = {place for place in NOT_SHOWN if place[0] in titles} | SHOWN_OTHERWISE
    changed = {place for place in before | after if before.get(place) != after.get(place)}
    assert changed <= lost, {place: (before.get(place), after.get(place)) for place in changed}


def test_an_ingredient_without_a_page_comes_from_the_page_of_all_texts(
    editor: Editor, running: Running, tmp_path: Path
) -> None:
    newest = editor.api(action="query", titles="KIC", prop="revisions", rvprop="ids")
    number = newest["query"]["pages"][0]["revisions"][0]["revid"]
    archive = tmp_path / "archive"
    name = f"index.php@title=KIC&oldid={number}.html"
    save_page(editor, archive / name, title="KIC", oldid=str(number))
    person = Kicsync(tmp_path, environment(running, tmp_path))
    person("init", running.url, "rescued")
    person("init", running.url, "all")
    everything = Kicsync(tmp_path / "all", person.environment)
    everything("pull")
    rescued = Kicsync(tmp_path / "rescued", person.environment)
    rescued("pull", "--from", str(archive))
    old, new = records(everything.folder), records(rescued.folder)
    assert len(new) > 25
    schema = Workspace.open(rescued.folder).schema
    for title, record in new.items():
        for field in schema:
            if (title, field.name) not in NOT_SHOWN | WRITTEN_OTHERWISE:
                mine = without_blank_tools(old[title], schema)
                assert record.value(field) == mine.value(field), (title, field.name)
