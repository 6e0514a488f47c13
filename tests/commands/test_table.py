"""kicsync table, on a wiki that stands in for the real one."""

import json
from pathlib import Path
from typing import Any

import pytest

from kicsync.commands.context import Run
from kicsync.wiki.pages import Page
from kicsync.wiki.parse import Shown
from kicsync.workspace.bases import Base
from kicsync.workspace.folder import Workspace
from tests.commands.conftest import FILE, PAGE, TITLE, Kicsync, edit
from tests.commands.stand_in import StandIn

HTML = f"""\
<table><tr><th></th><th>Etape</th><th>Description</th><th>Exemples</th><th>Suivi</th></tr>
<tr><td><a href="/x" title="{TITLE}">{TITLE}</a></td><td>1 - A</td><td>un<br>deux</td><td>e</td>
<td>relu</td></tr></table>
"""


class ShownWiki(StandIn):
    """A wiki that shows one page."""

    html = HTML
    text = "{{#ask: [[Catégorie:Ingrédient]] }}"

    def parse(self, title: str) -> Shown:
        self.requests += 1
        return Shown(title, 2, 20, self.html, self.text)


@pytest.fixture
def wiki(monkeypatch: pytest.MonkeyPatch) -> ShownWiki:
    found = ShownWiki(Page(1, TITLE, 10, PAGE), Page(2, "KIC", 20, ""))
    monkeypatch.setattr(Run, "connect", lambda _run, _space, **_options: found)
    return found


def parsed(out: str) -> Any:
    return json.loads(out)


def test_pull_says_what_is_on_the_page(kicsync: Kicsync, space: Workspace, wiki: ShownWiki) -> None:
    said = kicsync("table", "pull")
    assert said.code == 0
    assert said.out == (
        "KIC: 1 ingredient, a table that the wiki makes; it is never edited\n"
        "Fields: etapes, description, exemple\n"
        "Not compared: Suivi\n"
        "  If one of them is a field, write it as “labels” of it in the schema.\n"
    )
    assert (space.root / ".kicsync" / "table.json").is_file()
    assert "what it showed the last time" in kicsync("table", "pull").err
    found = parsed(kicsync("table", "pull", "--format", "json").out)
    assert (found["shape"], found["rows"], found["unknown"]) == ("table", [TITLE], ["Suivi"])


def test_a_label_of_two_fields_is_told(kicsync: Kicsync, space: Workspace, wiki: ShownWiki) -> None:
    wiki.html = HTML.replace("Suivi", "Exemple")
    assert "“Exemple” may be exemple" in kicsync("table", "pull").out


def test_no_such_page(kicsync: Kicsync, space: Workspace, wiki: ShownWiki) -> None:
    text = (space.root / "kicsync.toml").read_text("utf-8")
    (space.root / "kicsync.toml").write_text(f'table = "Tableau"\n{text}', "utf-8")
    said = kicsync("table", "pull")
    assert said.code == 2
    assert "no page “Tableau”" in said.err
    assert "kicsync.toml" in said.err


def test_check_compares_words(kicsync: Kicsync, space: Workspace, wiki: ShownWiki) -> None:
    kicsync("table", "pull")
    said = kicsync("table", "check")
    assert (said.code, said.out) == (0, "")
    assert "shows what your files say" in said.err
    wiki.html = HTML.replace("un<br>deux", "un")
    kicsync("table", "pull")
    said = kicsync("table", "check")
    assert (said.code, said.out) == (1, f"  {TITLE}: “description” is another text there\n")
    assert "    - un\n    - deux\n    + un\n" in kicsync("-v", "table", "check").out


def test_what_waits_for_a_push_is_apart(
    kicsync: Kicsync, space: Workspace, wiki: ShownWiki
) -> None:
    kicsync("table", "pull")
    edit(space, "exemple: e", "exemple: f")
    space.create_record("b.yml", "titre: Neuf\n")
    said = kicsync("table", "check")
    assert said.code == 1
    assert said.out.split("\n")[0] == "Changed here and not pushed yet:"
    assert "Neuf: not on the page KIC" in said.out
    found = parsed(kicsync("table", "check", "--format", "json").out)
    assert found["differences"] == []
    assert [one["kind"] for one in found["waiting"]] == ["missing-row", "field"]


def test_rows_and_ingredients_without_each_other(
    kicsync: Kicsync, space: Workspace, wiki: ShownWiki
) -> None:
    space.bases.save(Base(3, 30, "Autre", PAGE, "autre.yml"))
    space.create_record("autre.yml", "titre: Autre\nexemple: e\n")
    wiki.html = HTML.replace(TITLE, "Ailleurs")
    kicsync("table", "pull")
    out = kicsync("table", "check").out
    assert "Autre: not on the page KIC" in out
    assert "Ailleurs: on the page KIC, but not among your files" in out
    codes = parsed(kicsync("lint", "--select", "KIC501", "--format", "json").out)["findings"]
    assert sorted(one["file"] for one in codes) == [
        ".kicsync/table.json",
        "local_ingredients/autre.yml",
        f"local_ingredients/{FILE}",
    ]


def test_a_template_is_not_compared(kicsync: Kicsync, space: Workspace, wiki: ShownWiki) -> None:
    kicsync("table", "pull")
    edit(space, "exemple: e", "exemple: '{{x}}'")
    said = kicsync("table", "check")
    assert said.code == 0
    assert "1 field not compared" in said.err


def test_check_before_the_first_pull(kicsync: Kicsync, space: Workspace) -> None:
    said = kicsync("table", "check")
    assert said.code == 2
    assert "kicsync table pull" in said.err


@pytest.mark.parametrize(
    ("format_", "start"),
    [
        ("text", f"{TITLE}\n  Étape        1 - A\n"),
        ("markdown", "| titre | Étape | Description |"),
        ("csv", "titre,Étape,Description,Outils,Exemple\n"),
        ("html", "<table>\n<thead>\n<tr><th>titre</th>"),
    ],
)
def test_show_prints_the_records(
    kicsync: Kicsync, space: Workspace, format_: str, start: str
) -> None:
    said = kicsync("table", "show", "--format", format_)
    assert said.code == 0
    assert said.out.startswith(start)


def test_show_in_json_has_the_fields(kicsync: Kicsync, space: Workspace) -> None:
    (row,) = parsed(kicsync("table", "show", "--format", "json").out)["rows"]
    assert row == {"titre": TITLE, "etapes": ["1 - A"], "description": "un\ndeux", "exemple": "e"}


def test_a_file_that_cannot_be_read_is_told(kicsync: Kicsync, space: Workspace) -> None:
    space.create_record("b.yml", "titre: [\n")
    said = kicsync("table", "show")
    assert said.code == 1
    assert TITLE in said.out
    assert "b.yml" in said.err


def test_the_group_names_its_commands_without_loading_them(kicsync: Kicsync, world: Path) -> None:
    said = kicsync("table", "--help")
    assert said.code == 0
    for name in ("pull", "check", "show", "export", "import"):
        assert f"  {name}" in said.out
    assert kicsync("table", "plop").code == 2
