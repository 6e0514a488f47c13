"""KIC410: links without words, and bold type in tools."""

import pytest

from tests.lint.linting import lint_text

CODE = "KIC410"
HEAD = "titre: https://a.org\nexemple: |\n  "


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Voir https://a.org/b_c?d=e#f.", "https://a.org/b_c?d=e#f"),
        ("(Voir http://a.org/b)", "http://a.org/b"),
        ("Voir HTTPS://a.org/Lac_(eau).", "HTTPS://a.org/Lac_(eau)"),
        ("Voir [https://a.org]", "https://a.org"),
        ("''https://a.org''", "https://a.org"),
        ("<https://a.org>", "https://a.org"),
        ("[[Page]] <b>gras</b> ftp://a.org", "ftp://a.org"),
    ],
)
def test_a_link_without_words_is_found(text: str, url: str) -> None:
    (found,) = lint_text(f"{HEAD}{text}\n", CODE)
    start = text.index(url) + 3
    assert found.place == (3, start, 3, start + len(url))
    assert f"“{url}”" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "[https://a.org le site] et [http://b.org/c ''un autre'']",
        "{{Lien|https://a.org}} {{A|{{B}} https://a.org}}",
        "<ref>https://a.org</ref> <nowiki>https://a.org</nowiki> <!-- https://a.org -->",
        "[[Fichier:a.png|link=https://a.org]]",
        "le mot :// seul, et '''gras'''",
    ],
)
def test_a_link_with_words_or_in_markup_is_not(text: str) -> None:
    assert lint_text(f"{HEAD}{text}\n", CODE) == []


def test_a_tool_has_its_link_and_no_bold_type() -> None:
    text = (
        "titre: A\noutils:\n  - titre: \"'''Etherpad'''\"\n    lien: https://a.org\n"
        "    description: Voir https://b.org ou ''c''\n"
    )
    found = lint_text(text, CODE)
    assert [(one.field, one.place.column) for one in found] == [
        ("outils[0].titre", 13),
        ("outils[0].titre", 24),
        ("outils[0].description", 23),
    ]
    assert found[0].message == "A tool needs no bold type. Take the “'''” away."
