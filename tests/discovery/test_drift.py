"""The schema, the wiki, and what the wiki said when the schema was written: three ways."""

from pathlib import Path

import pytest

from kicsync.discovery.asked import Asked
from kicsync.discovery.difference import Difference, Kind
from kicsync.discovery.look import compare, discover, first, placed, update, write
from kicsync.discovery.remembered import FILE, read_remembered
from kicsync.discovery.update import merged_values
from kicsync.errors import SchemaError
from kicsync.workspace.folder import STATE, Workspace
from kicsync.workspace.setup import create
from tests.discovery.stand_in import Few

FORM = """\
{{{for template|Plante}}}
{{{field|Nom|mandatory|input type=text}}}
{{{field|Couleur|input type=dropdown|values=rouge,vert}}}
{{{field|Famille|input type=dropdown|values from category=Familles}}}
{{{end template}}}
{{{for template|Soin|multiple}}}
{{{field|Geste|input type=text}}}
{{{end template}}}
"""
PAGES = {
    "Formulaire:P": FORM,
    "Modèle:Plante": "{{{Nom|}}} {{{Couleur|}}} {{{Famille|}}}",
    "Modèle:Soin": "{{{Geste|}}}",
    "Rosacées": "[[Catégorie:Familles]]",
    "Rose": "{{Plante\n|Nom=Rose\n|Couleur=rouge\n|Famille=Rosacées\n}}\n{{Soin\n|Geste=x\n}}",
}


def made(folder: Path, pages: dict[str, str] = PAGES) -> Workspace:
    space = create(folder, "http://127.0.0.1:9/", None)
    found = discover(Few(pages), Asked(form="P"))
    write(space, first(space, found, "De là."), found)
    return Workspace.open(folder)


def changed(old: str, new: str, title: str = "Formulaire:P") -> dict[str, str]:
    assert old in PAGES[title]
    return PAGES | {title: PAGES[title].replace(old, new)}


def differences(space: Workspace, pages: dict[str, str]) -> tuple[Difference, ...]:
    return compare(space, Few(pages)).differences


def edit(space: Workspace, old: str, new: str) -> Workspace:
    path = space.schema_folder / "ingredient.yml"
    text = path.read_text("utf-8")
    assert old in text, text
    path.write_text(text.replace(old, new), "utf-8")
    return Workspace.open(space.root)


def renewed(space: Workspace, pages: dict[str, str]) -> tuple[Workspace, str]:
    """Bring the schema up; return the workspace, and its schema's text."""
    compared = compare(space, Few(pages))
    write(space, update(space, compared), compared.found)
    now = Workspace.open(space.root)
    left = compare(now, Few(pages))
    assert left.differences == ()
    assert update(now, left) == ()
    return now, (space.schema_folder / "ingredient.yml").read_text("utf-8")


def test_what_was_just_discovered_is_no_difference(tmp_path: Path) -> None:
    space = made(tmp_path)
    assert differences(space, PAGES) == ()
    assert [field.name for field in space.schema.fields] == ["nom", "couleur", "famille", "soin"]


def test_what_a_person_chose_is_no_difference_until_the_wiki_changes_it(tmp_path: Path) -> None:
    space = edit(made(tmp_path), "type: line, required: true", "type: text")
    assert differences(space, PAGES) == ()
    assert differences(space, changed("Nom|mandatory|", "Nom|")) == ()  # so it is here already
    (one,) = differences(space, changed("type=text}}}\n{{{field|C", "type=number}}}\n{{{field|C"))
    assert one.message == "it is “text” here, and “number” on the wiki"
    assert not one.take


CHANGES = [
    ("Couleur|input", "Couleur|mandatory|input", "couleur", "it is required on the wiki"),
    ("Nom|mandatory|", "Nom|", "nom", "it is required here, and not on the wiki"),
    ("input type=dropdown|values=r", "list|values=r", "couleur", "“choice” here, and “list”"),
    ("values=rouge,vert", "values=rouge,bleu", "couleur", "(not here: “bleu”; not on the wiki: “v"),
    ("category=Familles", "category=Genres", "famille", "“category:Familles” here, and from "),
    (
        "{{{field|Geste",
        "{{{field|Outil}}}{{{field|Geste",
        "soin.outil",
        "has “Outil”, and no field",
    ),
]


@pytest.mark.parametrize(("old", "new", "field", "message"), CHANGES)
def test_what_the_wiki_changed_is_said_and_taken(
    tmp_path: Path, old: str, new: str, field: str, message: str
) -> None:
    pages = changed(old, new) | {"Roses": "[[Catégorie:Genres]]"}
    space = made(tmp_path)
    found = [one for one in differences(space, pages) if one.field == field]
    assert message in found[0].message
    assert found[0].take
    renewed(space, pages)


def test_names_order_comments_and_settings_of_people_stay(tmp_path: Path) -> None:
    space = edit(made(tmp_path), "  couleur: {", "  # la teinte\n  teinte: {max_lines: 3, ")
    space = edit(space, "values: [rouge, vert]", "values: [rouge, vert, noir]")
    _space, text = renewed(space, changed("Couleur|input", "Couleur|mandatory|input"))
    assert "  # la teinte\n  teinte: {max_lines: 3, parameter: Couleur, " in text
    assert "values: [rouge, vert, noir], required: true}" in text


def test_a_byte_order_mark_and_line_ends_of_windows_stay(tmp_path: Path) -> None:
    space = made(tmp_path)
    path = space.schema_folder / "ingredient.yml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    renewed(space, changed("Couleur|input", "Couleur|mandatory|input"))
    new = path.read_bytes()
    assert b"values: [rouge, vert], required: true" in new
    assert new.startswith(b"\xef\xbb\xbf#")
    assert new.count(b"\r\n") == new.count(b"\n")


def test_a_field_that_a_person_took_out_does_not_come_back(tmp_path: Path) -> None:
    space = made(tmp_path)
    text = (space.schema_folder / "ingredient.yml").read_text("utf-8")
    line = next(line for line in text.splitlines(keepends=True) if "parameter: Nom" in line)
    space = edit(space, line, "")
    _space, text = renewed(space, changed("Nom|mandatory", "Nom"))
    assert "parameter: Nom" not in text


def test_a_field_that_is_gone_everywhere_goes_with_the_comment_of_kicsync(tmp_path: Path) -> None:
    pages = changed("{{{field|Couleur|input type=dropdown|values=rouge,vert}}}\n", "")
    pages |= {
        "Modèle:Plante": "{{{Nom|}}}",
        "Rose": "{{Plante\n|Nom=Rose\n}}\n{{Soin\n|Geste=x\n}}",
    }
    space = made(tmp_path)
    (one,) = (one for one in differences(space, pages) if one.kind is Kind.GONE)
    assert (one.field, one.take) == ("couleur", True)
    _space, text = renewed(space, pages)
    assert "ouleur" not in text


def test_a_field_that_a_person_changed_is_never_taken_away(tmp_path: Path) -> None:
    pages = changed("{{{field|Couleur|input type=dropdown|values=rouge,vert}}}\n", "")
    pages |= {
        "Modèle:Plante": "{{{Nom|}}}",
        "Rose": "{{Plante\n|Nom=Rose\n}}\n{{Soin\n|Geste=x\n}}",
    }
    space = edit(made(tmp_path), "parameter: Couleur, ", "max_lines: 2, parameter: Couleur, ")
    (one,) = (one for one in differences(space, pages) if one.kind is Kind.GONE)
    assert not one.take


def test_values_of_a_category_come_and_go_and_those_of_people_stay(tmp_path: Path) -> None:
    space = made(tmp_path)
    path = space.schema_folder / "values.yml"
    assert "famille:\n  - Rosacées\n" in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8") + "  - Fabacées\n", "utf-8")
    now, _text = renewed(
        Workspace.open(tmp_path), PAGES | {"Rosacées": "", "Liliacées": "[[Catégorie:Familles]]"}
    )
    family = now.schema.field("famille")
    assert family
    assert family.known == ("Liliacées", "Fabacées")


def test_what_becomes_entries_is_left_to_people(tmp_path: Path) -> None:
    inside = "{{{for template|Soin|multiple|embed in field=Plante[Couleur]}}}\n"
    pages = changed("{{{for template|Soin|multiple}}}\n", inside)
    space = made(tmp_path)
    compared = compare(space, Few(pages))
    assert {one.field for one in compared.differences if not one.take} >= {"soin"}
    write(space, update(space, compared), compared.found)
    assert Workspace.open(tmp_path).schema.field("soin")


GONE = changed("{{{field|Couleur|input type=dropdown|values=rouge,vert}}}\n", "") | {
    "Modèle:Plante": "{{{Nom|}}}",
    "Rose": "{{Plante\n|Nom=Rose\n}}\n{{Soin\n|Geste=x\n}}",
}
LISTED = changed("input type=dropdown|values=r", "mandatory|list|values=r")


@pytest.mark.parametrize(
    ("pages", "record", "taken"),
    [
        (GONE, "titre: Rose\ncouleur:\n", False),
        (GONE, "titre: Rose\n", True),
        (LISTED, "titre: Rose\ncouleur: rouge\n", False),
        (LISTED, "titre: Rose\ncouleur:\n", True),
    ],
)
def test_what_the_files_can_not_follow_is_left_to_people(
    tmp_path: Path, pages: dict[str, str], record: str, *, taken: bool
) -> None:
    space = made(tmp_path)
    space.create_record("rose.yml", record)
    compared = compare(space, Few(pages))
    found = [one for one in compared.differences if one.field == "couleur"]
    assert found
    assert all(one.take is taken for one in found)
    write(space, update(space, compared), compared.found)
    assert [file.file for file in Workspace.open(tmp_path).records()[0]] == ["rose.yml"]


def test_new_fields_come_in_their_order_under_free_names(tmp_path: Path) -> None:
    family = "|input type=dropdown|values from category=Familles}}}"
    more = "".join(f"{{{{{{field|{name}{family}" for name in ("Famille!", "titre", "Alliée"))
    space = made(tmp_path)
    now, text = renewed(
        space, changed("{{{end template}}}\n{{{for", more + "{{{end template}}}\n{{{for")
    )
    names = [field.name for field in now.schema.fields]
    assert names == ["nom", "couleur", "famille", "famille_2", "titre_2", "alliee", "soin"]
    assert all(field.known == ("Rosacées",) for field in now.schema.fields if field.values_from)
    assert text.index("famille_2:") < text.index("titre_2:") < text.index("alliee:")


def test_a_new_field_never_takes_the_values_of_another(tmp_path: Path) -> None:
    space = edit(made(tmp_path), "  couleur: {", "  genre: {")
    pages = changed(
        "{{{end template}}}\n{{{for",
        "{{{field|Genre|values from category=Genres}}}{{{end template}}}\n{{{for",
    )
    now, _text = renewed(space, pages | {"Roses": "[[Catégorie:Genres]]"})
    known = {field.name: field.known for field in now.schema.fields}
    assert (known["genre"], known["genre_2"]) == (("rouge", "vert"), ("Roses",))


def test_values_are_merged_by_the_names_that_they_have_here() -> None:
    merged = merged_values(
        {"mine": ("a", "b", "own"), "other": ("z",)},
        {"wiki": ("a", "b")},
        {"wiki": ("b", "c")},
        {"wiki": "mine"},
    )
    assert merged == {"other": ("z",), "mine": ("b", "c", "own")}


def test_a_page_of_a_definition_that_is_gone_is_said_once(tmp_path: Path) -> None:
    space = made(tmp_path)
    pages = {title: text for title, text in PAGES.items() if title != "Modèle:Soin"}
    assert [one.message for one in differences(space, pages)] == ["the template “Soin” has no page"]
    base = space.root / STATE / FILE
    base.write_text(base.read_text("utf-8").replace("gone: []", "gone: ['template:Soin']"), "utf-8")
    assert differences(space, pages) == ()  # in whichever language it was said
    renewed(space, pages)


def test_without_a_discovery_every_difference_counts_and_nothing_is_overwritten(
    tmp_path: Path,
) -> None:
    space = made(tmp_path)
    (tmp_path / STATE / FILE).unlink()
    space = edit(space, "type: line, required: true", "type: line")
    (one,) = differences(space, PAGES)
    assert (one.field, one.message, one.take) == (
        "nom",
        "it is required on the wiki, and not here",
        False,
    )
    renewed(space, PAGES)


def test_a_form_that_is_gone_is_said_and_the_template_still_compared(tmp_path: Path) -> None:
    space = made(tmp_path)
    pages = {title: text for title, text in PAGES.items() if title != "Formulaire:P"}
    said = [one.message for one in differences(space, pages)]
    assert said[0] == "the form “P” is gone"


def test_a_difference_is_shown_where_the_schema_speaks_of_it(tmp_path: Path) -> None:
    space = made(tmp_path)
    pages = changed("Couleur|input", "Couleur|mandatory|input")
    pages["Formulaire:P"] = pages["Formulaire:P"].replace(
        "{{{field|Geste", "{{{field|Page}}}{{{field|Geste"
    )
    text = (space.schema_folder / "ingredient.yml").read_text("utf-8")
    more = Difference(Kind.DEFINITION, "", "the form “P” is gone")
    found = placed(text, (*differences(space, pages), more))
    assert [(one.message.split(":")[0], text[one.start : one.end]) for one in found] == [
        ("“couleur”", "couleur"),
        ("“soin.page”", "fields"),
        ("the form “P” is gone", "template"),
    ]


def test_a_damaged_memory_is_said(tmp_path: Path) -> None:
    space = made(tmp_path)
    remembered = read_remembered(space.root / STATE)
    assert remembered
    assert remembered.schema.template == "Plante"
    for text in ("[]", "asked: {x: y}\n", "a: [", "asked: {}\nschema: 3\n"):
        (tmp_path / STATE / FILE).write_text(text, "utf-8")
        with pytest.raises(SchemaError, match=FILE):
            read_remembered(space.root / STATE)


DATA = '<templatedata>{"params": {"Teinte": {"aliases": ["Couleur"]}}}</templatedata>'


@pytest.mark.parametrize(
    "template",
    [
        "{{{Nom|}}} {{{Teinte|{{{Couleur|}}}}}} {{{Famille|}}}",
        "{{{Nom|}}} {{{Teinte| {{{Coloris|{{{Couleur|}}}}}} }}} {{{Famille|}}}",
        "{{{Nom|}}} {{{Teinte|}}} {{{Famille|}}}" + DATA,
    ],
)
def test_a_parameter_that_was_renamed_keeps_its_field(tmp_path: Path, template: str) -> None:
    space = made(tmp_path)
    pages = changed("field|Couleur", "field|Teinte") | {"Modèle:Plante": template}
    pages["Rose"] = PAGES["Rose"].replace("|Couleur=", "|Teinte=")
    (one,) = differences(space, pages)
    assert (one.kind, one.field, one.setting, one.take) == (
        Kind.SETTING,
        "couleur",
        "parameter",
        True,
    )
    space, text = renewed(space, pages)
    assert "couleur: {parameter: Teinte," in text
    assert differences(space, pages) == ()


def test_two_parameters_that_are_both_used_are_two_fields(tmp_path: Path) -> None:
    space = made(tmp_path)
    template = "{{{Nom|}}} {{{Teinte|{{{Couleur|}}}}}} {{{Famille|}}}"
    pages = changed("{{{field|Famille", "{{{field|Teinte}}}\n{{{field|Famille")
    (one,) = differences(space, pages | {"Modèle:Plante": template})
    assert (one.kind, one.field) == (Kind.NEW, "teinte")
