"""Examples of tools beside the template, inside a parameter, and as bullets."""

import pytest

from kicsync.kit import Schema
from kicsync.wikitext import read, write
from tests.wikitext.examples import (
    COBUDGET,
    COBUDGET_BULLET,
    COBUDGET_CALL,
    LOOMIO,
    LOOMIO_BULLET,
    LOOMIO_CALL,
    MAIN,
    PAGES,
    STANDING,
    TRELLO,
    TRELLO_CALL,
    WAYS,
    change,
    values,
)
from tests.wikitext.strategies import BESIDE, BULLETS


@WAYS
@STANDING
def test_tools_are_read_wherever_they_stand(schema: Schema, where: str) -> None:
    page = PAGES[where]
    assert values(page, schema) == {
        "description": "d",
        "exemple": "e",
        "outils": (COBUDGET, LOOMIO),
        "texte_libre": "libre",
    }
    assert write(page, read(page, schema), schema) == page


@WAYS
@STANDING
def test_a_changed_tool_changes_where_it_stands(schema: Schema, where: str) -> None:
    page = change(PAGES[where], schema, outils=(COBUDGET, {**LOOMIO, "description": "Voter."}))
    assert page == PAGES[where].replace("Décider.", "Voter.")


@WAYS
@STANDING
def test_a_renamed_tool_keeps_its_place_and_its_other_parts(schema: Schema, where: str) -> None:
    page = change(PAGES[where], schema, outils=({**COBUDGET, "titre": "Open Collective"}, LOOMIO))
    expected = PAGES[where].replace("=Cobudget", "=Open Collective")
    assert page == expected.replace(" Cobudget]", " Open Collective]")


@WAYS
@STANDING
def test_reordered_tools_change_places(schema: Schema, where: str) -> None:
    page = change(PAGES[where], schema, outils=(LOOMIO, COBUDGET))
    expected = {
        "beside": f"{MAIN}\n{LOOMIO_CALL}\n{COBUDGET_CALL}\nlibre",
        "inside": "{{Ingrédient\n|Description=d\n|Outils="
        f"{LOOMIO_CALL}{COBUDGET_CALL}\n|Exemples=e\n}}}}\nlibre",
        "bullets": "{{Ingrédient\n|Description=d\n|Outils=\n"
        f"{LOOMIO_BULLET}\n{COBUDGET_BULLET}\n|Exemples=e\n}}}}\nlibre",
    }
    assert page == expected[where]


@WAYS
@pytest.mark.parametrize(
    ("where", "gone"),
    [
        ("beside", f"{COBUDGET_CALL}\n"),
        ("inside", COBUDGET_CALL),
        ("bullets", f"{COBUDGET_BULLET}\n"),
    ],
)
def test_a_removed_tool_takes_its_line_with_it(schema: Schema, where: str, gone: str) -> None:
    page = change(PAGES[where], schema, outils=(LOOMIO,))
    assert page == PAGES[where].replace(gone, "")


@WAYS
@pytest.mark.parametrize(
    ("where", "new"),
    [
        ("beside", f"\n{TRELLO_CALL}"),
        ("inside", TRELLO_CALL),
        ("bullets", "\n* Trello"),
    ],
)
@pytest.mark.parametrize("at", [0, 1, 2])
def test_an_added_tool_stands_as_the_others_do(
    schema: Schema, where: str, new: str, at: int
) -> None:
    tools = [COBUDGET, LOOMIO]
    tools.insert(at, TRELLO)
    page = change(PAGES[where], schema, outils=tuple(tools))
    assert read(page, schema).values["outils"] == tuple(tools)
    assert page.count(new) == 1
    assert page.replace(new, "") == PAGES[where]


@WAYS
@STANDING
def test_without_tools_the_rest_of_the_page_is_as_it_was(schema: Schema, where: str) -> None:
    page = change(PAGES[where], schema, outils=())
    assert values(page, schema) == {"description": "d", "exemple": "e", "texte_libre": "libre"}


def test_the_first_tool_of_a_page_stands_before_its_free_text() -> None:
    assert change(f"{MAIN}\nlibre", outils=(TRELLO,)) == f"{MAIN}\n{TRELLO_CALL}\nlibre"


def test_a_tool_on_one_line_is_changed_on_one_line() -> None:
    page = f"{MAIN}\n{{{{Outil|OutilTitre=Trello|OutilLien=https://trello.com}}}}"
    tool = {"titre": "Trello", "lien": "https://trello.org", "description": "Tableau."}
    assert change(page, outils=(tool,)) == (
        f"{MAIN}\n"
        "{{Outil|OutilTitre=Trello|OutilLien=https://trello.org|OutilDescription=Tableau.}}"
    )


@pytest.mark.parametrize("call", ["{{Outil}}", "{{Outil\n}}", "{{Outil\n|OutilTitre=\n}}"])
def test_an_empty_tool_is_read_and_left_alone(call: str) -> None:
    page = f"{MAIN}\n{call}\n{TRELLO_CALL}"
    assert values(page)["outils"] == ({}, TRELLO)
    assert write(page, read(page, BESIDE), BESIDE) == page
    assert change(page, outils=(TRELLO,)) == f"{MAIN}\n{TRELLO_CALL}"


@pytest.mark.parametrize(
    ("bullet", "tool"),
    [
        ("* [https://a.fr A b] : c : d", {"titre": "A b", "lien": "https://a.fr", "d": "c : d"}),
        ("*[https://a.fr A]", {"titre": "A", "lien": "https://a.fr"}),
        ("* A : b", {"titre": "A", "d": "b"}),
        ("* [https://a.fr A]\u00a0: b", {"titre": "A", "lien": "https://a.fr", "d": "b"}),
        ("* A: b", {"titre": "A: b"}),
        ("* https://a.fr : b", {"titre": "https://a.fr", "d": "b"}),
        ("plop", {"titre": "plop"}),
        ("* A : b\n** c", {"titre": "A", "d": "b\n** c"}),
        ("* [[A|b]] : c", {"titre": "[[A|b]]", "d": "c"}),
    ],
)
def test_bullets_as_people_write_them(bullet: str, tool: dict[str, str]) -> None:
    page = f"{{{{Ingrédient\n|Outils=\n{bullet}\n}}}}"
    expected = {"description" if name == "d" else name: text for name, text in tool.items()}
    assert read(page, BULLETS).values["outils"] == (expected,)
    assert write(page, read(page, BULLETS), BULLETS) == page


def test_a_tool_between_two_pieces_of_free_text_can_go() -> None:
    page = f"{MAIN}\nmilieu\n{COBUDGET_CALL}\n{LOOMIO_CALL}\naprès\n{TRELLO_CALL}\nfin"
    assert change(page, BESIDE, outils=(TRELLO,)) == f"{MAIN}\nmilieu\n\naprès\n{TRELLO_CALL}\nfin"
    assert change(page, BESIDE, outils=()) == f"{MAIN}\nmilieu\n\naprès\n\nfin"
