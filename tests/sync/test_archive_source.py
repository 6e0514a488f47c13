"""Records from an archive, whatever its template draws: a table, definitions, a list…"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kicsync.kit import Field, FieldType, ListBy, Record, Schema
from kicsync.sync.archive_source import ArchiveSource
from kicsync.sync.changes import list_pages
from kicsync.sync.sides import record_in
from kicsync.sync.sources import Remark
from kicsync.wiki.archive import Archive
from kicsync.wiki.archive_folder import ArchiveFolder
from kicsync.wiki.archive_page import ArchivePage, identify

TOOL = (
    Field("nom", parameter="OutilTitre", labels=("Titre",)),
    Field("lien", FieldType.URL, parameter="OutilLien", labels=("Lien vers l'outil",)),
    Field("phrase", parameter="OutilDescription", labels=("Outils",)),
)
SCHEMA = Schema(
    "Ingrédient",
    (
        Field("etapes", FieldType.LIST, "Etape", known=("1 - Voir, dire",)),
        Field("description", FieldType.TEXT, "Description"),
        Field("outils", FieldType.ENTRIES, template="Outil", key="nom", fields=TOOL),
        Field("exemple", FieldType.TEXT, "Exemples", labels=("Exemple",)),
    ),
)
SAYS = Record(
    "Ouvrir",
    {
        "etapes": ("1 - Voir, dire", "2 - Faire"),
        "description": "Une '''porte'''.\nDeux [[lieux]].",
        "outils": ({"nom": "Clé", "lien": "https://cle.org", "phrase": "Elle ouvre."},),
        "exemple": "* un\n* deux",
    },
)
STEPS, TEXT = (
    "1 - Voir, dire, 2 - Faire",
    '<p>Une <b>porte</b>.\nDeux <a href="Lieux.html">lieux</a>.</p>',
)
LINK, LIST = (
    '<a class="external free" href="https://cle.org">https://cle.org</a>',
    "<ul><li>un</li><li>deux</li></ul>",
)
PAIRS = (
    ("Etape", STEPS),
    ("Description", TEXT),
    ("Titre", "Clé"),
    ("Outils", "Elle ouvre."),
    ("Lien vers l'outil", LINK),
    ("Exemple", LIST),
)
SHAPES = {
    "a table": "<table><tbody>{}</tbody></table>",
    "definitions": "<dl>{}</dl>",
    "a list": "<ul>{}</ul>",
    "bold labels": "{}",
    "headings": "{}",
}
LINES = {
    "a table": "<tr><th>{}</th><td>{}</td></tr>",
    "definitions": "<dt>{}</dt><dd>{}</dd>",
    "a list": "<li><b>{}&#160;:</b> {}</li>",
    "bold labels": "<p><b>{}&#160;:</b></p><div>{}</div>",
    "headings": "<h2>{}</h2><div>{}</div>",
}


def document(body: str) -> str:
    return (
        "<html><body><h1>x</h1><div id='mw-content-text'><div class='mw-parser-output'>"
        f"{body}</div></div><div id='catlinks'>Catégorie</div></body></html>"
    )


def save(folder: Path, **pages: str) -> Path:
    for name, body in pages.items():
        (folder / f"{name}.html").write_text(document(body), "utf-8")
    return folder


def read(folder: Path, schema: Schema = SCHEMA) -> tuple[dict[str, Record], Sequence[Remark]]:
    source = ArchiveSource(Archive(ArchiveFolder(folder)), "KIC")
    pages = list(list_pages(source.reader(schema), schema, content=True))
    return {p.title: record_in(p.text or "", p.title, schema) for p in pages}, source.remarks()


@pytest.mark.parametrize("shape", SHAPES)
def test_labelled_values_are_found_however_they_are_drawn(tmp_path: Path, shape: str) -> None:
    lines = "".join(LINES[shape].format(*pair) for pair in PAIRS)
    found, said = read(save(tmp_path, Ouvrir=SHAPES[shape].format(lines), Accueil="<p>Bonjour</p>"))
    assert found == {"Ouvrir": SAYS}
    assert said == ()


def test_what_has_no_label_is_free_text(tmp_path: Path) -> None:
    lines = "".join(LINES["bold labels"].format(*pair) for pair in PAIRS[:5])
    found, _said = read(save(tmp_path, Ouvrir=f"<p>Avant.</p>{lines}<p>Après.</p>"))
    assert found["Ouvrir"].values["texte_libre"] == "Avant.\n\nAprès."


def test_several_tools_and_the_labels_of_none(tmp_path: Path) -> None:
    tools = PAIRS[2:5]
    body = "".join(LINES["a list"].format(*p) for p in (*PAIRS[:2], *tools, *tools[:2]))
    found, _said = read(save(tmp_path, Ouvrir=f"<ul>{body}</ul>"))
    assert [tool.get("lien") for tool in found["Ouvrir"].tools(SCHEMA.fields[2])] == [
        "https://cle.org",
        None,
    ]
    blank = "".join(LINES["bold labels"].format(label, "") for label, _value in PAIRS[2:5])
    body = "".join(LINES["bold labels"].format(*pair) for pair in PAIRS[:2]) + blank
    found, _said = read(save(tmp_path, Ouvrir=body))
    assert "outils" not in found["Ouvrir"].values


TABLE = """<table><tr><th></th><th>Etape</th><th>Exemples</th><th>Description</th></tr>
<tr><td><a href="Ouvrir.html">Ouvrir</a></td><td>2 - Faire</td><td>Un lieu.</td><td>Autre.</td></tr>
<tr><td>Fermer</td><td>2 - Faire</td><td></td><td>La <i>nuit</i>.</td></tr></table>"""


def test_the_page_of_all_fills_what_is_missing_and_differences_are_told(tmp_path: Path) -> None:
    lines = "".join(LINES["bold labels"].format(*pair) for pair in PAIRS[:2])
    found, said = read(save(tmp_path, Ouvrir=lines, KIC=TABLE))
    assert found["Ouvrir"].values["exemple"] == "Un lieu."
    assert found["Ouvrir"].values["description"] == SAYS.values["description"]
    assert found["Fermer"].values == {"etapes": ("2 - Faire",), "description": "La ''nuit''."}
    assert {(one.title, one.field) for one in said} == {
        *(("Ouvrir", name) for name in ("etapes", "description", "exemple")),
    }


def test_an_older_state_is_used_where_there_is_no_other_and_told(tmp_path: Path) -> None:
    (tmp_path / "index.php@title=KIC&oldid=31348.html").write_text(document(TABLE), "utf-8")
    found, said = read(tmp_path)
    assert set(found) == {"Ouvrir", "Fermer"}
    text = "only an older state is in the archive, index.php@title=KIC&oldid=31348.html"
    assert said == (Remark("KIC", "", text),)


def test_what_is_lost_is_told_with_page_and_field(tmp_path: Path) -> None:
    form = LINES["bold labels"].format("Description", "a<form><input></form>")
    body = LINES["bold labels"].format("Etape", "2 - Faire") + form + "<script>x()</script>"
    _found, said = read(save(tmp_path, Ouvrir=body))
    assert set(said) == {
        Remark("Ouvrir", "description", "a form is left out"),
        Remark("Ouvrir", "", "a script is left out"),
    }


def test_a_page_without_fields_is_all_free_text(tmp_path: Path) -> None:
    schema = Schema("", (), list_by=ListBy.CATEGORY, category="Étapes")
    source = ArchiveSource(
        Archive(ArchiveFolder(save(tmp_path, Faire="<h2>A</h2><p>b</p>"))), "KIC"
    )
    page = source.reader(schema).fetch_titles(["faire", "Rien"])
    assert page["faire"].text == "== A ==\n\nb"
    assert page["Rien"].missing


def labelled(*pairs: tuple[str, str]) -> str:
    return "".join(LINES["bold labels"].format(*pair) for pair in pairs)


BULLETS = (
    '<ul><li><a class="external text" href="https://cle.org">Clé</a>&#160;: Elle ouvre.</li>'
    "<li>Badge&#160;: Il ouvre aussi.</li></ul>"
)
TOOLS = (
    {"nom": "Clé", "lien": "https://cle.org", "phrase": "Elle ouvre."},
    {"nom": "Badge", "phrase": "Il ouvre aussi."},
)


def test_bullets_below_the_label_of_the_entries_are_entries(tmp_path: Path) -> None:
    body = labelled(*PAIRS[:2], ("Outils", BULLETS))
    found, said = read(save(tmp_path, Ouvrir=body))
    assert found["Ouvrir"].tools(SCHEMA.fields[2]) == TOOLS
    assert said == ()


def test_bullets_without_a_label_are_entries_when_each_says_what_a_tool_does(
    tmp_path: Path,
) -> None:
    body = labelled(PAIRS[0], ("Description", f"<p>Une porte.</p>{BULLETS}"), PAIRS[5])
    found, said = read(save(tmp_path, Ouvrir=body))
    assert found["Ouvrir"].values["description"] == "Une porte."
    assert found["Ouvrir"].tools(SCHEMA.fields[2]) == TOOLS
    text = "made of 2 bullets without a label at the end of “description”"
    assert said == (Remark("Ouvrir", "outils", text),)


@pytest.mark.parametrize(
    ("bullets", "told"),
    [
        ("<ul><li>un</li><li>deux</li></ul>", ()),
        (
            "<ul><li>un&#160;: premier</li><li>deux</li></ul>",
            (Remark("Ouvrir", "description", "the bullets at its end may belong to “outils”"),),
        ),
    ],
)
def test_other_bullets_stay_where_they_are(
    tmp_path: Path, bullets: str, told: tuple[Remark, ...]
) -> None:
    body = labelled(PAIRS[0], ("Description", f"<p>Une porte.</p>{bullets}"))
    found, said = read(save(tmp_path, Ouvrir=body))
    assert "deux" in str(found["Ouvrir"].values["description"])
    assert "outils" not in found["Ouvrir"].values
    assert said == told


def test_bullets_stay_where_the_entries_have_a_label(tmp_path: Path) -> None:
    body = labelled(PAIRS[0], ("Description", BULLETS), *((name, "") for name, _ in PAIRS[2:5]))
    found, said = read(save(tmp_path, Ouvrir=body))
    assert "Badge" in str(found["Ouvrir"].values["description"])
    assert (found["Ouvrir"].tools(SCHEMA.fields[2]), said) == ((), ())


def test_free_text_behind_the_last_label_is_known_by_the_page_of_all(tmp_path: Path) -> None:
    body = labelled(*PAIRS[:2], ("Exemple", "<p>Un lieu.<br>Un autre.</p>"))
    table = TABLE.replace("Un lieu.", "Un lieu.<br>Un autre.").replace(">Autre.<", f">{TEXT}<")
    found, said = read(save(tmp_path, Ouvrir=body + "<h2>Voir</h2><p>Ailleurs.</p>", KIC=table))
    assert found["Ouvrir"].values["exemple"] == "Un lieu.<br />Un autre."
    assert found["Ouvrir"].values["texte_libre"] == "== Voir ==\n\nAilleurs."
    assert "exemple" not in {remark.field for remark in said}


def test_a_section_behind_the_last_label_is_told(tmp_path: Path) -> None:
    body = labelled(*PAIRS[:2], ("Exemple", "<p>Un lieu.</p>")) + "<h2>Voir</h2><p>Ailleurs.</p>"
    _found, said = read(save(tmp_path, Ouvrir=body))
    text = "from the heading “Voir” on, it may be free text of the page"
    assert said == (Remark("Ouvrir", "exemple", text),)


def test_categories_that_no_template_gives_are_kept(tmp_path: Path) -> None:
    def page(name: str, *own: str) -> None:
        links = "".join(f'<li><a title="Catégorie:{c}">{c}</a></li>' for c in ("Tous", *own))
        new = '<li><a class="new" title="Catégorie:Erreurs (absente)">Erreurs</a></li>'
        box = f"<div id='mw-normal-catlinks'><ul>{links}{new if own else ''}</ul></div>"
        text = document(labelled(*PAIRS[:2])).replace("<div id='catlinks'>", f"{box}<div>")
        (tmp_path / f"{name}.html").write_text(text, "utf-8")

    page("Ouvrir", "Ingrédient", "2 - Faire", "À relire")
    page("Fermer")
    found, said = read(tmp_path)
    assert found["Ouvrir"].values["texte_libre"] == "[[Catégorie:À relire]]"
    assert "texte_libre" not in found["Fermer"].values
    assert {(one.title, one.message.rpartition(": ")[2]) for one in said} == {
        ("Ouvrir", "À relire; take out those that a template gives"),
        ("Ouvrir", "Erreurs"),
    }


def test_one_label_does_not_make_an_ingredient(tmp_path: Path) -> None:
    found, _said = read(save(tmp_path, Blog="<p>Avant.</p>" + labelled(PAIRS[1])))
    assert found == {}


class Elsewhere:
    """An archive at an address of which one page is there."""

    skipped = ("https://a.org/lent",)
    absent = (
        *("https://a.org/wiki/Ouvrir", "https://a.org/wiki/Perdue"),
        "https://a.org/wiki/Spécial:Connexion",
    )
    cut = False

    def pages(self) -> Iterator[ArchivePage]:
        found = identify(document(labelled(*PAIRS)), "Ouvrir.html", "https://a.org/Ouvrir.html")
        yield from [found] if found else []


def test_pages_that_are_missing_are_told_together() -> None:
    source = ArchiveSource(Archive(Elsewhere()), "KIC")
    assert [remark.message for remark in source.remarks()] == [
        "this could not be read: https://a.org/lent",
        "1 page to which others lead is not in the archive: Perdue",
    ]
