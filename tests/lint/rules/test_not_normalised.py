"""KIC409: what nobody sees, in the text of the file itself."""

import unicodedata

import pytest

from tests.lint.linting import fix_text, lint_text

CODE = "KIC409"


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("titre: com\u200bmun\n", "titre: commun\n"),
        ("titre: com\u00admun\n", "titre: commun\n"),
        ("titre: com\u202emun\n", "titre: commun\n"),
        ("titre: com\x07mun\n", "titre: commun\n"),
        ("titre: \ufeffcommun\n", "titre: commun\n"),
        ("titre: un\u2028deux\u2029trois\x85quatre\n", "titre: un deux trois…quatre\n"),
        ("titre: l\x92eau \x81\x96 oui\n", "titre: l’eau – oui\n"),
        ("titre: un\rdeux\n", "titre: un deux\n"),
        ("titre: un\r\r\nexemple: deux\r\n", "titre: un\r\nexemple: deux\r\n"),
        ("titre: un\rexemple: deux\r", "titre: un\nexemple: deux\n"),
        ("titre: communaute\u0301 e\u0301\n", "titre: communauté é\n"),
        ("titre: e\u200b\u0301te\u0301\n", "titre: été\n"),
        (
            "titre: commun  \nexemple: |\n  un \n   \n  deux\t\n",
            "titre: commun\nexemple: |\n  un\n\n  deux\n",
        ),
        ("titre: commun \r\nexemple: deux\t \r\n", "titre: commun\r\nexemple: deux\r\n"),
        ("titre: commun  ", "titre: commun"),
        ("titre: un: deux\x07 : \n", "titre: un: deux :\n"),
    ],
)
def test_the_fix_leaves_nothing_of_it(text: str, new: str) -> None:
    assert lint_text(text, CODE)
    assert fix_text(text, CODE) == new
    assert unicodedata.is_normalized("NFC", new)


@pytest.mark.parametrize(
    "text",
    [
        "titre: Été à l’œuvre, «\u00a0oui\u202f»\n",
        "titre: 👩\u200d👧 et می\u200cخواهم\n",
        "titre: commun\nexemple: \noutils:\n  - \n    lien:  \ndescription: | \n  Un.\n",
        'titre: commun\nexemple: "un \\\n  deux\\ \n  trois"\n',
        "titre: commun\r\nexemple: deux\r\n",
    ],
)
def test_what_is_as_it_should_be(text: str) -> None:
    assert lint_text(text, CODE) == []


def test_each_has_its_place() -> None:
    text = "titre: com\u200bmun\nexemple: |\n  communaute\u0301 ouverte  \n"
    places = [(one.place, one.field) for one in lint_text(text, CODE)]
    assert places == [((1, 11, 1, 12), ""), ((3, 3, 3, 14), ""), ((3, 22, 3, 24), "")]


def test_the_message_names_the_character() -> None:
    (found,) = lint_text("titre: un\u2028deux\n", CODE)
    assert found.message == "This line holds an invisible character (U+2028). Delete it."
