"""Tools, in each way that people write them."""

import pytest

from kicsync.kit.outline import WrittenTool
from kicsync.rubrics.outlining.tools import read_line
from kicsync.rubrics.reading.runs import Look, Run
from tests.rubrics.saying import bullets, outline_of

COBUDGET = WrittenTool("Cobudget", "https://cobudget.com", "budget participatif.")


@pytest.mark.parametrize(
    "text",
    [
        "Cobudget (https://cobudget.com) : budget participatif.",
        "Cobudget : budget participatif. https://cobudget.com",
        "Cobudget : budget participatif. (https://cobudget.com)",
        "Cobudget https://cobudget.com : budget participatif.",
        "Cobudget - https://cobudget.com - budget participatif.",
        "Cobudget – budget participatif. [https://cobudget.com]",
        "Cobudget, https://cobudget.com, budget participatif.",
        "Cobudget ⇒ budget participatif. <https://cobudget.com>",
        "Cobudget\u00a0: budget participatif. https://cobudget.com",
    ],
)
def test_a_tool_in_letters(text: str) -> None:
    assert read_line((Run(text),)).tools == (COBUDGET,)


def test_a_tool_that_is_a_link() -> None:
    link = "https://cobudget.com"
    after = Run(" : budget participatif.")
    assert read_line((Run("Cobudget", link=link), after)).tools == (COBUDGET,)
    before = (Run("Cobudget : budget participatif. "), Run("le site", link=link))
    tool = read_line(before).tools[0]
    assert (tool.title, tool.link) == ("Cobudget", link)
    assert tool.description == "budget participatif. le site"
    shown = (Run("Cobudget ("), Run(link, link=link), Run(") : budget participatif."))
    assert read_line(shown).tools == (COBUDGET,)


def test_a_bold_name_needs_no_sign() -> None:
    runs = (Run("Le photolangage", Look.BOLD), Run(" pour parler de ses envies à plusieurs voix."))
    assert read_line(runs).tools == (
        WrittenTool("Le photolangage", "", "pour parler de ses envies à plusieurs voix."),
    )


def test_a_second_address_stays_in_the_sentence() -> None:
    tool = read_line(
        (Run("Loomio (https://loomio.org) : voir https://framavox.org aussi."),)
    ).tools[0]
    assert tool == WrittenTool("Loomio", "https://loomio.org", "voir https://framavox.org aussi.")


def test_an_address_alone() -> None:
    assert read_line((Run("https://loomio.org"),)).tools == (
        WrittenTool("https://loomio.org", "https://loomio.org"),
    )
    assert read_line((Run("www.loomio.org"),)).tools[0].link == "https://www.loomio.org"


def test_names_with_commas() -> None:
    tools = read_line((Run("Loomio, Framadate et un carnet."),)).tools
    assert [tool.title for tool in tools] == ["Loomio", "Framadate", "un carnet"]


def test_a_sentence_is_no_tool() -> None:
    text = "On trouvera bien d'autres façons de faire dans les communs voisins."
    read = read_line((Run(text),))
    assert not read.tools
    assert read.rest == (Run(text),)


def test_a_sentence_after_a_name_is_what_is_said_of_it() -> None:
    found = outline_of(
        "1. Gouverner\n- Décider\nTexte.\nOutils :\nLoomio\n"
        "On y discute puis on y vote à distance.\n"
        "Et voici encore une autre phrase qui ne nomme rien du tout.\n"
    )
    assert bullets(found)[0].tools == (
        WrittenTool("Loomio", "", "On y discute puis on y vote à distance."),
    )
    assert found.left[0].text == "Et voici encore une autre phrase qui ne nomme rien du tout."
    assert found.left[0].reason == "it stands among the tools, but names none"


def test_a_part_without_a_field_is_left() -> None:
    found = outline_of(
        "1. Gouverner\n- Décider\nTexte.\nOutils : Loomio\nPour aller plus loin :\nUn livre.\n"
        "Exemple : un four.\n"
    )
    bullet = bullets(found)[0]
    assert ([tool.title for tool in bullet.tools], bullet.example) == (["Loomio"], "un four.")
    assert [left.text for left in found.left] == ["Pour aller plus loin :", "Un livre."]


def test_a_table_of_tools() -> None:
    found = outline_of(
        "# 1. Gouverner\n\n## Décider\n\nTexte.\n\n#### Outils\n\n| Lien | Description | Nom |\n"
        "|---|---|---|\n| https://loomio.org | Voter. | Loomio |\n| | Noter. | Un carnet |\n",
        "a.md",
    )
    assert bullets(found)[0].tools == (
        WrittenTool("Loomio", "https://loomio.org", "Voter."),
        WrittenTool("Un carnet", "", "Noter."),
    )


def test_what_is_said_of_a_tool_is_no_other_tool() -> None:
    assert read_line((Run("Un photolangage, pour parler"),)).tools == (
        WrittenTool("Un photolangage", "", "pour parler"),
    )


def test_where_to_look_is_no_part_of_a_name() -> None:
    text = "La carte (voir https://exemple.org/carte?a=1) : dessiner qui fait quoi"
    assert read_line((Run(text),)).tools == (
        WrittenTool("La carte", "https://exemple.org/carte?a=1", "dessiner qui fait quoi"),
    )


@pytest.mark.parametrize("head", ["- Décider", "a) Décider", "2.1 Décider"])
def test_the_last_of_tools_that_are_only_named_is_no_sub_bullet(head: str) -> None:
    found = outline_of(
        f"2. Gouverner\n{head}\nTexte.\nOutils :\n- Loomio\n- Framadate\nExemple : un four.\n"
    )
    assert [one.wording for one in bullets(found)] == ["Décider"]
    assert [tool.title for tool in bullets(found)[0].tools] == ["Loomio", "Framadate"]
    assert bullets(found)[0].example == "un four."


def test_more_to_read_is_no_tool() -> None:
    found = outline_of(
        "2. Gouverner\n- Décider\nTexte.\nOutils : Loomio\nPour aller plus loin : un livre.\n"
    )
    assert [tool.title for tool in bullets(found)[0].tools] == ["Loomio"]
    assert [left.text for left in found.left] == ["Pour aller plus loin : un livre."]


def test_a_name_calls_no_template() -> None:
    name = "<nowiki>{{</nowiki>Loomio<nowiki>}}</nowiki>"
    assert read_line((Run("{{Loomio}} : voter"),)).tools == (WrittenTool(name, "", "voter"),)
    assert read_line((Run("{{Loomio}}, Framadate"),)).tools == (
        WrittenTool(name),
        WrittenTool("Framadate"),
    )
