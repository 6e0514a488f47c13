"""Kits that kicsync never saw: the schema is read from the wiki, and nothing has to be set."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from kicsync.kit import Field, FieldType
from kicsync.sandbox import Running, Sandbox
from kicsync.workspace.folder import Workspace
from tests.commands.terminal import at_terminal
from tests.wiki.conftest import Editor, Kicsync, environment

STEPS = ("1 - Choisir un lieu", "2 - Semer, arroser et attendre", "3 - Récolter")

INSIDE = {
    "Formulaire:Plantation": """\
<noinclude>Exemple :
<pre>{{{for template|Autre}}}{{{field|Faux}}}{{{end template}}}</pre></noinclude>
<includeonly>
{{{for template|Plante}}}
{| class="formtable"
! Moment :
| {{{field|Moment|mandatory|input type=checkboxes|list|delimiter=@|values from property=Moment}}}
|-
! Notes :
| {{{field|Notes|input type=textarea|rows=5}}}
|-
! Famille :
| {{{field|Famille|input type=dropdown|values from category=Familles de plantes}}}
|-
! Exposition :
| {{{field|Exposition|mandatory|input type=radiobutton|values=soleil,mi-ombre,ombre}}}
|-
! Semée le :
| {{{field|Semée le|input type=datepicker}}}
|-
! Soins :
| {{{field|Soins|holds template}}}
|}
{{{end template}}}
{{{for template|Soin|multiple|embed in field=Plante[Soins]}}}
! Geste :
| {{{field|Geste|mandatory|input type=text}}}
! Page :
| {{{field|Page|input type=text}}}
{{{end template}}}
{{{standard input|free text}}}
</includeonly>""",
    "Formulaire:Plantes": "#REDIRECTION [[Formulaire:Plantation]]",
    "Modèle:Plante": """\
<includeonly>Moment : {{#arraymap:{{{Moment|}}}|@|x|[[Moment::x]]}}
{{{Notes|}}} {{{Famille|}}} {{{Exposition|}}} {{{Semée le|}}}
{{{Soins|}}}</includeonly>""",
    "Modèle:Soin": "<includeonly>* {{{Geste|}}} ({{{Page|}}})</includeonly>",
    "Attribut:Moment": "[[A le type::Texte]]\n"
    + "\n".join(f"* [[Valeur possible::{step}]]" for step in STEPS),
    "Catégorie:Familles de plantes": "Les familles.",
    "Solanacées": "Tomates. [[Catégorie:Familles de plantes]]",
    "Fabacées": "Fèves : une famille. [[Catégorie:Familles de plantes]]",
    "Semer, arroser et attendre": "La fiche de l'étape.",
    "Tomate": """\
{{Plante
|Moment=1 - Choisir un lieu@ 2 - Semer, arroser et attendre
|Notes=Au chaud.
Sous abri.
|Famille=Solanacées
|Exposition=soleil
|Semée le=2021-02-02
|Soins={{Soin
|Geste=Tuteurer
|Page=https://exemple.org/tuteurs
}}{{Soin
|Geste=Arroser
}}
}}
À goûter.""",
    "Fève": """\
{{Plante
|Moment=3 - Récolter
|Notes=Tôt.
Dehors.
|Famille=Fabacées
|Exposition=mi-ombre
|Soins={{Soin
|Geste=Butter
|Page=https://exemple.org/buttes
}}
}}""",
}
BULLETS: dict[str, str] = {
    "Modèle:Practice": """\
<includeonly>{{{Step|}}} {{{Description|}}} {{{Tools|}}} {{{Example|}}}</includeonly>
<noinclude><templatedata>
{"description": "A practice.", "paramOrder": ["Step", "Description", "Tools", "Example"],
 "params": {
  "Description": {"label": "Description", "type": "content", "required": true},
  "Step": {"label": "Step", "type": "string", "required": true},
  "Tools": {"label": "Tools", "type": "content"},
  "Example": {"label": "Example", "type": "string", "suggested": true}
 }}
</templatedata></noinclude>""",
    **{
        f"Practice {n}": f"""\
{{{{Practice
|Step={n} - Step
|Description=One line.
|Tools=
* [https://example.org/{n} Tool {n}] : What it is for.
* Paper : To write on.
|Example=Somewhere.
}}}}"""
        for n in range(1, 5)
    },
}
ENGLISH: dict[str, str] = {
    "Formulaire:Workshop": """\
<noinclude>Use this form to add a workshop.</noinclude><includeonly>
{{{for template|Workshop}}}
<table>
<tr><th>Tags:</th><td>{{{field|tags|mandatory|list|delimiter=\\n|input type=textarea}}}</td></tr>
<tr><th>Held on</th><td>{{{field|held on|input type=date|default={{CURRENTYEAR}}}}}</td></tr>
<tr><th>Level</th><td>{{{field|level|input type=dropdown|property=Has level}}}</td></tr>
</table>
{{{end template}}}
{{{for template|Resource|multiple|label=Resources}}}
'''Name:''' {{{field|name|mandatory}}} '''Link:''' {{{field|link}}}
{{{end template}}}
{{{section|Feedback|level=2}}}
{{{standard input|free text}}}</includeonly>""",
    "Modèle:Workshop": """\
<noinclude>{{#cargo_declare:_table=Workshops|tags=List (\\n) of String}}</noinclude><includeonly>
{{{tags|}}} {{{held on|}}} [[Has level::{{{level|}}}]] [[Category:Workshops]]</includeonly>""",
    "Modèle:Resource": "* {{{name}}} {{{link|}}}",
    "Attribut:Has level": "[[Has type::Text]] {{#set:Allows value=easy|hard}}",
    **{
        f"Workshop {n}": f"""\
{{{{Workshop
|tags=bikes
 repair, and care
|held on=2021-0{n}-01
|level=easy
}}}}
{{{{Resource
|name=Pump {n}
|link=https://example.org/{n}
}}}}
{{{{Resource
|name=Oil
}}}}
== Feedback ==
Well done."""
        for n in range(1, 4)
    },
}
BESIDE: dict[str, str] = {
    "Modèle:Récit": "{{{Lieux|}}} {{{Public|}}} {{{no|}}}"
    "<includeonly>[[Catégorie:Récits]]</includeonly>",
    "Modèle:Voix": "<includeonly>{{{Nom|}}} {{{1|}}}</includeonly>",
    "Catégorie:Récits": "Tous les récits.",
    **{
        f"Récit {n}": f"""\
{{{{Récit
|Lieux=Nantes; Lyon{"; Rennes" if n % 2 else ""}
|Public={"oui" if n % 2 else "non"}
|no={n}
}}}}
{{{{Voix
|Nom=Alix
}}}}
{{{{Voix
|Nom=Sacha {n}
}}}}
Suite du récit."""
        for n in range(1, 6)
    },
}


@pytest.fixture(scope="module", autouse=True)
def templatedata(sandbox: Sandbox) -> Iterator[None]:
    before = sandbox.settings
    sandbox.configure(f"{before}\nwfLoadExtension( 'TemplateData' );\n")
    yield
    sandbox.configure(before)


@pytest.fixture
def written(request: pytest.FixtureRequest, editor: Editor) -> None:
    pages: Mapping[str, str] = request.param
    for title, text in pages.items():
        editor.write(title, text)


def made(running: Running, tmp_path: Path, *options: str) -> Kicsync:
    """Make a workspace with the schema that the options ask for, and pull."""
    run = Kicsync(tmp_path, environment(running, tmp_path))
    run("init", running.url, "kit", *options)
    run = Kicsync(tmp_path / "kit", run.environment)
    run("pull")
    return run


def untouched(run: Kicsync) -> None:
    """Nothing is to be pulled or pushed, and schema and wiki say the same."""
    before = run.files()
    run("pull")
    assert run.files() == before
    assert run("push") == ""
    assert "Nothing to push" in run.told
    assert run.clean()
    assert run("schema", "check") == ""
    assert run("schema", "update") == ""
    assert run.files() == before


def fields(run: Kicsync) -> dict[str, Field]:
    return {field.name: field for field in Workspace.open(run.folder).schema.fields}


def text(run: Kicsync) -> str:
    return (run.folder / "schema" / "ingredient.yml").read_text("utf-8")


def record(run: Kicsync, title: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(run.path(title).read_text("utf-8"))
    return found


@pytest.mark.parametrize("written", [INSIDE], indirect=True)
def test_a_redirected_form_with_entries_inside_a_parameter(
    running: Running, tmp_path: Path, written: None
) -> None:
    run = made(running, tmp_path, "--form", "Plantes")
    found = fields(run)
    assert list(found) == ["moment", "notes", "famille", "exposition", "semee_le", "soins"]
    moment = found["moment"]
    assert (moment.type, moment.separator, moment.of) == (FieldType.LIST, "@", "step")
    assert (moment.required, moment.known) == (True, STEPS)
    assert found["notes"].type is FieldType.TEXT
    family = found["famille"]
    assert (family.type, family.values_from) == (FieldType.CHOICE, "category:Familles de plantes")
    assert family.known == ("Fabacées", "Solanacées")
    assert found["exposition"].known == ("soleil", "mi-ombre", "ombre")
    assert found["semee_le"].type is FieldType.DATE
    care = found["soins"]
    assert (care.template, care.parameter, care.key) == ("Soin", "Soins", "geste")
    assert [(sub.type, sub.required) for sub in care.fields] == [
        (FieldType.LINE, True),
        (FieldType.URL, False),
    ]
    steps = Workspace.open(run.folder).schema.steps
    assert [step.page for step in steps] == ["", "Semer, arroser et attendre", ""]
    assert "# form Plantation: " in text(run)
    assert "template: {{{Moment}}}; property Moment: Texte; 2 of 2 pages\n" in text(run)
    assert record(run, "Tomate")["moment"] == list(STEPS[:2])
    untouched(run)


@pytest.mark.parametrize("written", [BULLETS], indirect=True)
def test_templatedata_and_bullets_without_a_form(
    running: Running, tmp_path: Path, written: None
) -> None:
    run = made(running, tmp_path, "--template", "Practice")
    found = fields(run)
    assert list(found) == ["step", "description", "tools", "example"]
    assert (found["step"].required, found["example"].required) == (True, False)
    assert found["description"].type is FieldType.TEXT
    tools = found["tools"]
    assert (tools.type, tools.parameter, tools.template) == (FieldType.ENTRIES, "Tools", "")
    assert "# ? the values look like bullets" in text(run)
    assert record(run, "Practice 1")["tools"][0] == {
        "titre": "Tool 1",
        "lien": "https://example.org/1",
        "description": "What it is for.",
    }
    untouched(run)


@pytest.mark.parametrize("written", [ENGLISH], indirect=True)
def test_an_english_form_with_entries_beside_and_a_list_of_lines(
    running: Running, tmp_path: Path, written: None
) -> None:
    run = made(running, tmp_path, "--form", "Workshop")
    found = fields(run)
    assert list(found) == ["tags", "held_on", "level", "resources"]
    tags, level, resources = found["tags"], found["level"], found["resources"]
    assert (tags.type, tags.separator, tags.required) == (FieldType.LIST, "\n", True)
    assert (level.values_from, level.known) == ("property:Has level", ("easy", "hard"))
    assert (resources.template, resources.parameter, resources.key) == ("Resource", "", "name")
    assert [sub.type for sub in resources.fields] == [FieldType.LINE, FieldType.URL]
    assert "# ? the form works this out for each page: default={{CURRENTYEAR}}\n" in text(run)
    assert "category Workshops; sections of the free text: Feedback; pages read: 3\n" in text(run)
    assert record(run, "Workshop 1")["tags"] == ["bikes", "repair, and care"]
    assert record(run, "Workshop 1")["resources"][0]["link"] == "https://example.org/1"
    untouched(run)
    run.change("Workshop 2", "- repair, and care", "- repair, and care\n  - pumps")
    run("push", "--yes")
    untouched(run)


@pytest.mark.parametrize("written", [BESIDE], indirect=True)
def test_a_category_whose_pages_say_everything(
    running: Running, tmp_path: Path, written: None
) -> None:
    run = made(running, tmp_path, "--category", "Récits")
    schema = Workspace.open(run.folder).schema
    assert (schema.template, schema.category) == ("Récit", "Récits")
    found = fields(run)
    assert list(found) == ["lieux", "public", "p_no", "voix"]
    assert (found["lieux"].type, found["lieux"].separator) == (FieldType.LIST, ";")
    assert "# ? the values look like lists with “;”" in text(run)
    assert (found["public"].type, found["p_no"].type) == (FieldType.FLAG, FieldType.NUMBER)
    voices = found["voix"]
    assert (voices.template, voices.parameter, voices.key) == ("Voix", "", "nom")
    assert run.path("Récit 2")
    untouched(run)


@pytest.mark.parametrize("written", [INSIDE], indirect=True)
def test_what_changes_on_the_wiki_comes_into_the_schema_and_what_people_wrote_stays(
    running: Running, tmp_path: Path, editor: Editor, written: None
) -> None:
    run = made(running, tmp_path, "--form", "Plantation")
    path = run.folder / "schema" / "ingredient.yml"
    mine = text(run).replace("  exposition: ", "  # à nous\n  lumiere: ")
    mine = mine.replace("  notes: {", "  notes: {max_lines: 7, ")
    path.write_text(mine, "utf-8")
    for title in ("Fève", "Tomate"):
        run.change(title, "exposition:", "lumiere:")
    assert run("schema", "check") == ""
    form = "Formulaire:Plantation"
    editor.replace(form, "values=soleil,mi-ombre,ombre", "values=soleil,ombre,serre")
    editor.replace(form, "{{{field|Notes|", "{{{field|Notes|mandatory|")
    editor.replace(
        form, "{{{field|Soins|", "{{{field|Arrosage|input type=checkbox}}}\n{{{field|Soins|"
    )
    editor.write("Astéracées", "[[Catégorie:Familles de plantes]]")
    linted = run.json("lint", "--wiki", "--select", "schema-drift")["findings"]
    lines = text(run).split("\n")
    assert {(one["file"], lines[one["line"] - 1].strip().split(":")[0]) for one in linted} == {
        ("schema/ingredient.yml", name) for name in ("fields", "lumiere", "famille", "notes")
    }
    found = run.json("schema", "check", code=1)["differences"]
    assert len(found) == len(linted)
    assert {(one["kind"], one["field"]) for one in found} == {
        ("values", "lumiere"),
        ("values", "famille"),
        ("setting", "notes"),
        ("new-field", "arrosage"),
    }
    before = run.files()
    assert "serre" in run("schema", "update", "--dry-run")
    assert run.files() == before
    run("schema", "update")
    now = fields(run)
    assert list(now) == ["moment", "notes", "famille", "lumiere", "semee_le", "arrosage", "soins"]
    assert now["lumiere"].known == ("soleil", "ombre", "serre")
    assert (now["notes"].required, now["notes"].max_lines) == (True, 7)
    assert now["arrosage"].type is FieldType.FLAG
    assert now["famille"].known == ("Astéracées", "Fabacées", "Solanacées")
    assert "  # à nous\n  lumiere: {" in text(run)
    untouched(run)
    editor.write(form, INSIDE[form])


@pytest.mark.parametrize("written", [INSIDE], indirect=True)
def test_a_form_that_is_gone_and_an_unknown_parameter_are_told(
    running: Running, tmp_path: Path, editor: Editor, written: None
) -> None:
    run = made(running, tmp_path, "--form", "Plantation")
    editor.replace("Fève", "|Exposition=", "|Couleur=verte\n|Exposition=")
    editor.do("delete", title="Formulaire:Plantation")
    editor.do("delete", title="Formulaire:Plantes")
    told = run("schema", "check", code=1)
    assert "the form “Plantation” is gone" in told
    assert "1 page uses the parameter “Couleur”, which is no field" in told
    editor.write("Formulaire:Plantation", INSIDE["Formulaire:Plantation"])
    editor.write("Fève", INSIDE["Fève"])
    assert run("schema", "check") == ""


def test_few_requests_are_enough(running: Running, tmp_path: Path) -> None:
    run = made(running, tmp_path, "--form", "Ingrédient")
    said = json.loads(run("schema", "check", "--format", "json"))
    assert said["differences"] == []
    assert said["requests"] <= 12


def at_the_wiki(running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment(running, tmp_path).items():
        monkeypatch.setenv(name, value)


def test_at_a_terminal_the_forms_are_listed_and_one_is_chosen(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_the_wiki(running, tmp_path, monkeypatch)
    shown = at_terminal("init", running.url, str(tmp_path / "kit"), typed=[("Number", "1\n")])
    assert shown.code == 0
    assert re.search(r"\d  Ingrédient \(\d+ pages\)", shown.screen)
    assert "none of them: use the default schema" in shown.screen
    assert "The schema is in schema/ingredient.yml: etape, description, exemples, outils." in (
        shown.screen
    )
    run = Kicsync(tmp_path / "kit", environment(running, tmp_path))
    run("pull")
    untouched(run)


def test_at_a_terminal_none_of_the_forms_leaves_the_default(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_the_wiki(running, tmp_path, monkeypatch)
    shown = at_terminal("init", running.url, str(tmp_path / "kit"), typed=[("Number", "0\n")])
    assert shown.code == 0
    names = [field.name for field in Workspace.open(tmp_path / "kit").schema.fields]
    assert names == ["etapes", "description", "outils", "exemple"]


def test_a_schema_that_a_person_wrote_stays(running: Running, tmp_path: Path) -> None:
    run = made(running, tmp_path, "--form", "Ingrédient")
    before = run.files()
    run("init", running.url, ".", "--form", "Ingrédient")
    assert run.files() == before
    assert "schema/ingredient.yml is there already and stays" in run.told


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--form", "Ingredent"), "no form called “Ingredent”.\n  → Did you mean “Ingrédient”?"),
        (("--template", "Personne"), "no template called “Personne”"),
        (("--category", "Personne"), "No page of the category “Personne” calls a template"),
    ],
)
def test_what_is_not_there_is_said(
    running: Running, tmp_path: Path, options: tuple[str, str], message: str
) -> None:
    run = Kicsync(tmp_path, environment(running, tmp_path))
    run("init", running.url, "kit", *options, code=2)
    assert message in run.told
