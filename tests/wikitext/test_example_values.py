"""Examples of what people write in texts and steps."""

import pytest

from kicsync.errors import PageError
from kicsync.kit import Record, Schema
from kicsync.wikitext import read, write
from tests.wikitext.examples import (
    MAIN,
    TRELLO_CALL,
    WAYS,
    change,
    values,
)
from tests.wikitext.strategies import BESIDE, STEPS

# What stands in values.

VALUES = [
    "{{Citation|Elinor Ostrom|1990}}",
    "{{x|{{y|z=1}}|{{{t|u}}}}}",
    "[[Qualifier la ressource|la ressource]] et [[Fichier:a.png|thumb|Une [[légende|l]]]]",
    "<nowiki>}} | {{ [[</nowiki>",
    "<nowiki />",
    "<!-- à revoir | }} -->",
    "<pre>\n{{Ingrédient\n|x=y\n}}\n</pre>",
    "<ref>[https://a.fr b] | {{ </ref>",
    "[https://fr.wikipedia.org Wikipédia]",
    "un <b>gras jamais fermé",
    "un </b> et un <u>",
    "a < b & c > d",
    "a = b == c",
    "''italique'' '''gras'",
    "== Titre ==\n----\n* a\n# b\n; c : d",
    "[ouvert ( jamais } fermé",
    "a ]] b",
    "une\n\nligne vide",
    "  deux espaces   dedans".strip(),
    "~~~ et {{subst:PAGENAME}}",
    "« guillemets » — tirets … 😀",
    "{{Outil de mesure|x}}",
]


@WAYS
@pytest.mark.parametrize("text", VALUES)
def test_what_people_write_in_a_text_stays_as_it_is(schema: Schema, text: str) -> None:
    page = f"{{{{Ingrédient\n|Description={text}\n|Exemples=e\n}}}}"
    assert values(page, schema) == {"description": text, "exemple": "e"}
    assert write(MAIN, Record("", {"description": text, "exemple": "e"}), schema) == page
    assert change(page, schema, exemple="E") == page.replace("=e\n}}", "=E\n}}")


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("a | b", "a {{!}} b"),
        ("|", "{{!}}"),
        ("a || b", "a {{!}}{{!}} b"),
        ("{|\n|-\n| a\n|}", "{{{!}}\n{{!}}-\n{{!}} a\n{{!}}}"),
        (
            'Voir :\n{| class="wikitable"\n! x !! y\n|-\n| [[a|b]] || {{c|d}}\n|}',
            (
                'Voir :\n{{{!}} class="wikitable"\n! x !! y\n{{!}}-\n'
                "{{!}} [[a|b]] {{!}}{{!}} {{c|d}}\n{{!}}}"
            ),
        ),
        ("[https://a.fr b|c]", "[https://a.fr b{{!}}c]"),
    ],
)
def test_a_pipe_is_written_so_that_the_form_understands_it(text: str, raw: str) -> None:
    page = change(MAIN, description=text)
    assert page == MAIN.replace("=d", f"={raw}")
    assert values(page) == {"description": text, "exemple": "e"}


def test_a_raw_table_is_read_whole_and_kept() -> None:
    table = "{|\n|-\n| a || b=1\n|}"
    page = MAIN.replace("=d", f"=\n{table}")
    assert values(page) == {"description": table, "exemple": "e"}
    assert change(page, exemple="E") == page.replace("=e", "=E")


def test_a_changed_raw_table_is_written_for_the_form() -> None:
    page = MAIN.replace("=d", "={|\n| a\n|}")
    assert change(page, description="{|\n| b\n|}") == MAIN.replace("=d", "={{{!}}\n{{!}} b\n{{!}}}")


def test_a_raw_pipe_in_an_external_link_ends_the_value_as_on_the_wiki() -> None:
    page = "{{Ingrédient\n|Description=[https://a.fr b|c]\n|Exemples=e\n}}"
    assert values(page) == {"description": "[https://a.fr b", "exemple": "e"}
    assert write(page, read(page, BESIDE), BESIDE) == page


@pytest.mark.parametrize(
    "text", ["[[ouvert", "a {{b", "c }} d", "<!-- ouvert", "<nowiki>ouvert", "<pre>"]
)
@pytest.mark.parametrize("name", ["description", "exemple"])
def test_what_would_break_the_page_is_refused_by_the_name_of_its_field(
    text: str, name: str
) -> None:
    with pytest.raises(PageError) as caught:
        write(MAIN, Record("", {"description": "d", "exemple": "e", name: text}), BESIDE)
    assert caught.value.field == name
    assert name in caught.value.message
    assert caught.value.hint


def test_a_broken_part_of_a_tool_is_refused_by_its_name() -> None:
    with pytest.raises(PageError) as caught:
        change(MAIN, outils=({"titre": "Loomio", "description": "[[ouvert"},))
    assert caught.value.field == "outils.description"


def test_an_unclosed_bracket_that_is_there_already_stays() -> None:
    page = "{{Ingrédient\n|Description=un [[lien\n|Exemples=e\n}}"
    assert write(page, read(page, BESIDE), BESIDE) == page


def test_a_text_that_would_be_read_as_a_tool_is_refused() -> None:
    with pytest.raises(PageError) as caught:
        change(MAIN, texte_libre=TRELLO_CALL)
    assert caught.value.field in ("outils", "texte_libre")


def test_the_wikis_spelling_of_the_same_text_is_no_change() -> None:
    page = "{{Ingrédient\n|Description=a {{!}} b\n|Exemples=été\n}}"
    same = Record("", {"description": "a | b\r\n", "exemple": " e\u0301te\u0301"})
    assert write(page, same, BESIDE) == page


# Steps.


@pytest.mark.parametrize(
    ("raw", "steps"),
    [
        (STEPS[1], (STEPS[1],)),
        (f"{STEPS[0]}, {STEPS[1]}", (STEPS[0], STEPS[1])),
        (f"{STEPS[1]},{STEPS[2]},", (STEPS[1], STEPS[2])),
        ("9 - Étape inconnue", ("9 - Étape inconnue",)),
    ],
)
def test_a_step_that_holds_the_separator_is_one_step(raw: str, steps: tuple[str, ...]) -> None:
    page = f"{{{{Ingrédient\n|Etape={raw}\n}}}}"
    assert values(page) == {"etapes": steps}
    assert change(page, etapes=steps) == page


def test_a_step_is_added_to_the_others() -> None:
    page = f"{{{{Ingrédient\n|Etape={STEPS[1]}\n}}}}"
    assert change(page, etapes=(STEPS[1], STEPS[0])) == (
        f"{{{{Ingrédient\n|Etape={STEPS[1]}, {STEPS[0]}\n}}}}"
    )
