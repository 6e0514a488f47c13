import pytest

from kicsync.workspace.source import Place
from tests.lint.linting import lint_text

CODE = "KIC304"


def tool(sentence: str) -> str:
    return f'titre: Un journal\noutils:\n  - titre: Etherpad\n    description: "{sentence}"\n'


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "Un bloc-notes partagé pour chaque rencontre.",
        "Un bloc-notes partagé",
        "Écrire à plusieurs (p. ex. Etherpad), classer, etc. sans compte.",
        "Le carnet de M. Dupont, cf. Framasoft et J.-C. Martin.",
        "Un plan, c.-à-d. Une carte.",
        "Noter... puis trier… puis ranger.",
        "Voir https://pad.example.org/a.B?c.D pour la version 1.39 ou 2.0.",
        "Choisir entre « Qui ? Quoi ? Où ? » et autre chose.",
        "Enfin ! un carnet qui répond.",
        "Un fichier de 3.5 Mo. 4 pages au plus.",
    ],
)
def test_one_sentence_is_fine(sentence: str) -> None:
    assert lint_text(tool(sentence), CODE) == []


@pytest.mark.parametrize(
    ("sentence", "second"),
    [
        ("Un bloc-notes partagé. Chacun y écrit.", "Chacun"),
        ("Besoin d'écrire ? Ce carnet suffit.", "Ce"),
        ("Enfin ! Un carnet.", "Un"),
        ("Notes, listes… Tout y est.", "Tout"),
        ("Notes, listes, etc. Le reste suit.", "Le"),
        ("Voir a.org. École et maison.", "École"),
        ("Écrire (à plusieurs). « Un jeu » suit.", "« Un"),
        ("'''Libre.''' ''Facile'' aussi.", "''Facile"),
    ],
)
def test_the_second_sentence_is_shown(sentence: str, second: str) -> None:
    found = lint_text(tool(sentence), CODE)
    assert [one.field for one in found] == ["outils[0].description"]
    start = len('    description: "') + 1 + sentence.index(second)
    assert found[0].place.line == 4
    assert found[0].place.column == start
    assert found[0].message.startswith("“description” has more than one sentence")


def test_a_long_sentence_is_found() -> None:
    found = lint_text(tool("é" * 161), CODE)
    assert found[0].message == "“description” has 161 characters: say it in at most 160."
    assert found[0].place == Place(4, 18, 4, 181)
    assert lint_text(tool("é" * 160), CODE) == []


def test_what_is_not_printed_does_not_count() -> None:
    sentence = f"Voir [https://example.org/{'a' * 200} la page]."
    assert lint_text(tool(sentence), CODE) == []


def test_the_length_is_an_option() -> None:
    table = {"rules": {CODE: {"max_length": 10}}}
    assert len(lint_text(tool("Un bloc-notes."), CODE, table=table)) == 1
