import pytest

from kicsync.workspace.source import Place
from tests.lint.linting import lint_text

CODE = "KIC402"


def record(text: str) -> str:
    return f"titre: Un journal\nexemple: |\n  {text}\n"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("plop", "plop"),
        ("Un atelier, Plop !", "Plop"),
        ("Lorem  ipsum dolor.", "Lorem  ipsum"),
        ("Date : TBD", "TBD"),
        ("Une ligne. TODO", "TODO"),
        ("todo : écrire", "todo"),
        ("xxx", "xxx"),
        ("Le prix est de XXXX euros.", "XXXX"),
        ("À compléter.", "À compléter"),
        ("a completer", "a completer"),
        ("* À COMPLÉTER par Simon", "À COMPLÉTER"),
        ("Un atelier (à compléter avec le lieu).", "à compléter"),
        ("Exemple à compléter", "à compléter"),
        ("Le lieu : à définir", "à définir"),
        ("…", "…"),
        ("...", "..."),
    ],
)
def test_a_placeholder_is_found_in_its_place(text: str, word: str) -> None:
    found = lint_text(record(text), CODE)
    assert [one.field for one in found] == ["exemple"]
    start = 3 + text.index(word)
    assert found[0].place == Place(3, start, 3, start + len(word))
    assert found[0].message.startswith(f"“{word}” stands in for a text")


@pytest.mark.parametrize(
    "text",
    [
        "Un atelier écrit chaque soir.",
        "Un tableau à compléter ensemble reste au mur.",
        "Les règles restent à définir avec le groupe.",
        "Au XXXe siècle, ou dans XXX-Lab.",
        "Une todo list, Todoist et Microsoft Todo.",
        "Le cahier de https://github.com/le-poplab/plop et de plop.org.",
        "Il dit... puis se tait.",
        "Un complément, un ploplop, un xx.",
    ],
)
def test_a_real_word_is_not(text: str) -> None:
    assert lint_text(record(text), CODE) == []


def test_titles_and_tools_are_searched_too() -> None:
    text = "titre: plop\noutils:\n  - titre: TODO\n    lien: '...'\n    description: Xxx.\n"
    fields = [one.field for one in lint_text(text, CODE)]
    assert fields == ["titre", "outils[0].titre", "outils[0].lien", "outils[0].description"]


def test_every_line_is_searched() -> None:
    found = lint_text("titre: A\nexemple: |\n  Un plop.\n  Deux.\n  À définir.\n", CODE)
    assert [one.place.line for one in found] == [3, 5]


def test_more_words_can_be_given() -> None:
    table = {"rules": {CODE: {"words": ["à faire", "C++"]}}}
    text = "Tout reste À faire en C++, et à faireplay."
    assert [one.place.column for one in lint_text(record(text), CODE, table=table)] == [14, 25]
    assert lint_text(record(text), CODE) == []
