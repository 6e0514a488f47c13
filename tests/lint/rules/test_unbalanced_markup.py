import pytest

from kicsync.workspace.source import Place
from tests.lint.linting import lint_text

CODE = "KIC403"


def record(text: str) -> str:
    lines = "".join(f"  {line}\n" for line in text.split("\n"))
    return f"titre: Un journal\nexemple: |\n{lines}"


@pytest.mark.parametrize(
    "text",
    [
        "Un atelier l'écrit, qu'il vente ou non.",
        "[[Une page]] et [[Une page|l'[autre] page]] et [https://a.org un lien].",
        "{{Modèle|a={{b}}|{{{c|}}}}} et {{!}} et {{{{d}}}}",
        '{| class="wikitable"\n| a || b\n|}',
        "Une accolade { ou }, un crochet [ ou ].",
        "'''Gras''', ''italique'', '''''les deux''''' et l'''ami'' d'hier.",
        "C'''est'''''vrai''.",
        "<b>Gras</b><br>puis<br/>et <hr> et </br>",
        '<ref name="a">[[note</ref><ref name="a" /><references/>',
        "<nowiki>[[ {{ <b> ''</nowiki> <!-- [[ --> <pre>{{</pre>",
        "<nowiki><!--</nowiki>",
        "<ul>\n<li>un\n<li>deux\n</ul><p>trois",
        "3 < 4 et <nom> et a <- b -> c",
    ],
)
def test_balanced_marks_are_fine(text: str) -> None:
    assert lint_text(record(text), CODE) == []


@pytest.mark.parametrize(
    ("text", "mark", "column"),
    [
        ("Voir [[Une page.", "[[", 6),
        ("Voir [[Une page]", "[[", 6),
        ("Voir [[a [[b]].", "[[", 6),
        ("{{Modèle|a", "{{", 1),
        ("{{{{a}}", "{{", 1),
        ("Un [[a {{b]] c", "{{", 8),
        ("Un {{a [[b}} c", "[[", 8),
        ("<nowiki>[[</nowiki> [[", "[[", 21),
        ("Un <b>mot", "<b>", 4),
        ("<div><span class='a'>b</div>", "<span class='a'>", 6),
        ("Une note<ref>Un livre", "<ref>", 9),
        ("Un mot <!-- caché", "<!--", 8),
        ("<!-- a --> un <!-- b", "<!--", 15),
    ],
)
def test_what_is_not_closed_is_found(text: str, mark: str, column: int) -> None:
    found = lint_text(record(text), CODE)
    assert [one.message for one in found] == [
        f"“{mark}” is never closed: write what closes it, or take it away."
    ]
    assert found[0].place == Place(3, column + 2, 3, column + 2 + len(mark))


@pytest.mark.parametrize(
    ("text", "mark", "column"),
    [
        ("Une page]] ici", "]]", 9),
        ("a}} b", "}}", 2),
        ("{{a}} }}}", "}}}", 7),
        ("Un mot</b> gras", "</b>", 7),
        ("<b>a</b></B >", "</B >", 9),
    ],
)
def test_what_closes_nothing_is_found(text: str, mark: str, column: int) -> None:
    found = lint_text(record(text), CODE)
    assert [one.message for one in found] == [
        f"“{mark}” closes nothing: write what opens it, or take it away."
    ]
    assert found[0].place == Place(3, column + 2, 3, column + 2 + len(mark))


@pytest.mark.parametrize(
    ("text", "mark", "line", "column"),
    [
        ("Un ''mot\nsuivant", "''", 3, 4),
        ("Un\n'''mot''' et '''deux", "'''", 4, 14),
        ("'''''Les deux", "'''''", 3, 1),
        ("'''Gras''", "'''", 3, 1),
        ("a ''b'' c'' d", "''", 3, 10),
    ],
)
def test_apostrophes_are_paired_in_their_line(text: str, mark: str, line: int, column: int) -> None:
    found = lint_text(record(text), CODE)
    assert [one.message for one in found] == [
        f"“{mark}” has no partner in its line: write it twice, or not at all."
    ]
    assert found[0].place == Place(line, column + 2, line, column + 2 + len(mark))


def test_every_text_is_looked_at() -> None:
    text = "titre: A\noutils:\n  - titre: B\n    description: Voir [[C\nexemple: '{{D'\n"
    assert [one.field for one in lint_text(text, CODE)] == ["outils[0].description", "exemple"]
