"""Whatever a wiki says: the schema that is written can be read, and its pages stay as they are."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from kicsync.discovery.asked import Asked
from kicsync.discovery.look import Compared, compare, discover, first, update, write
from kicsync.errors import ConfigError
from kicsync.wikitext import normal, read
from kicsync.wikitext import write as write_page
from kicsync.workspace.folder import Workspace
from kicsync.workspace.record_text import format_record
from kicsync.workspace.setup import create
from tests.discovery.stand_in import Few

NAMES = (
    *("yes", "null", "12", "titre", "Titre", "texte_libre", "Étape", "Etape", "a:b", "a#b", "~"),
    *("l'été", '"q"', "- x", "[z]", "日本", "Outils", "nom", "NOM", "?", "fields", "type", "key"),
)
VALUES = (
    *("", "oui", "12", "a, b", "a; b; c", "x\ny", "* [http://a.org A] : b", "* A : b\n* B : c"),
    *("{{Outil|Nom=x|nom=http://y}}", "{{Outil|Nom=x}}{{Outil|nom=y}}", "1 - A", "1 - A,2 - B"),
    *("[[Lien]]", "# h", "2021-01-01", "' \" \\", "<nowiki>|</nowiki>", "{{#if:a|b}}", " : ", "~"),
)
OPTIONS = (
    *("", "|mandatory", "|list", "|list|delimiter=;", "|input type=textarea", "|holds template"),
    *("|input type=dropdown|values=a,b,oui", "|input type=checkboxes|values=1 - A,2 - B"),
    *("|values from property=Nom", "|values from category=C", "|input type={{#if:x|a|b}}"),
)
PROPERTIES = ("", "[[A le type::Page]]", "[[Valeur possible::a]][[Valeur possible::b, c]]")
ASKED = (Asked(form="F"), Asked(template="T"), Asked(category="D"))


def some(random: Random, names: list[str]) -> str:
    """Return a form's fields for most of ``names``."""
    most = [name for name in names if random.random() < 0.8]
    return "".join(f"{{{{{{field|{name}{random.choice(OPTIONS)}}}}}}}" for name in most)


def wiki(random: Random) -> dict[str, str]:
    """Return the pages of a wiki of any shape."""
    names, parts = (random.sample(NAMES, random.randint(1, 6)) for _kind in range(2))
    kinds = ("", "|multiple", f"|multiple|embed in field=T[{random.choice(names)}]")
    form = f"{{{{{{for template|T}}}}}}{some(random, names)}{{{{{{end template}}}}}}"
    more = f"{{{{{{for template|Outil{random.choice(kinds)}}}}}}}{some(random, parts)}"
    pages = {
        "Formulaire:F": random.choice(("", form, form + more)),
        "Modèle:T": "".join(f"{{{{{{{name}|}}}}}}" for name in names),
        "Attribut:Nom": random.choice(PROPERTIES),
        "X": "[[Catégorie:C]]",
    }
    tools = "".join(f"|{name}={random.choice(VALUES)}" for name in parts)
    for number in range(random.randint(0, 4)):
        values = "".join(f"|{name}={random.choice(VALUES)}\n" for name in names)
        beside = f"\n{{{{Outil{tools}}}}}" * random.randint(0, 2)
        pages[f"Page {number}"] = f"{{{{T\n{values}}}}}{beside}\nTexte [[Catégorie:D]]"
    return pages


def brought_up(space: Workspace, pages: dict[str, str]) -> tuple[Workspace, Compared]:
    compared = compare(space, Few(pages))
    write(space, update(space, compared), compared.found)
    return Workspace.open(space.root), compared


@given(st.randoms(use_true_random=False), st.sampled_from(ASKED))
def test_a_schema_is_read_as_it_was_written_and_brought_up(random: Random, asked: Asked) -> None:
    pages = wiki(random)
    with TemporaryDirectory() as folder:
        space = create(Path(folder), "http://127.0.0.1:9/", None)
        try:
            found = discover(Few(pages), asked)
        except ConfigError:  # no such form, or no page
            return
        write(space, first(space, found, "x"), found)
        space = Workspace.open(space.root)
        assert compare(space, Few(pages)).differences == ()
        for title in (title for title in pages if title.startswith("Page")):
            record = normal(read(pages[title], space.schema), space.schema)
            assert write_page(pages[title], record, space.schema) == pages[title]
            assert format_record(record, space.schema)
        later = pages | {title: text for title, text in wiki(random).items() if "Page" not in title}
        try:
            space, _compared = brought_up(space, later)
        except ConfigError:
            return
        assert not any(one.take for one in compare(space, Few(later)).differences)
