"""Points and sub-bullets of small documents, in each way that people write them."""

from pathlib import Path

import pytest

from tests.rubrics.pieces import Piece, bold, piece
from tests.rubrics.saying import WRITERS, bullets, outline_of, tree, written

TWO = [("2 Constituer la communauté", ["Accueillir", "Partir"]), ("8 Durer", ["Composter"])]


@pytest.mark.parametrize(
    ("two", "eight"),
    [
        ("2. Constituer la communauté", "8. Durer"),
        ("2/ Constituer la communauté", "8 / Durer"),
        ("2) Constituer la communauté", "8) Durer"),
        ("2 - Constituer la communauté", "8 – Durer"),
        ("Point 2 : Constituer la communauté", "POINT 8 – Durer"),
        ("Étape 2. Constituer la communauté", "8. Durer"),
    ],
)
def test_points_numbered_by_hand_of_which_some_are_written(two: str, eight: str) -> None:
    text = f"{two}\n- Accueillir\nUn texte.\n- Partir\nUn texte.\n{eight}\n- Composter\nUn texte.\n"
    assert tree(outline_of(text)) == TWO


def test_sub_bullets_numbered_by_hand() -> None:
    text = "2. Constituer\n2.1 Accueillir\nA.\n2.2. Partir\nB.\n3. Durer\n3.1) Composter\nC.\n"
    assert tree(outline_of(text)) == [
        ("2 Constituer", ["2.1 Accueillir", "2.2 Partir"]),
        ("3 Durer", ["3.1 Composter"]),
    ]


def test_sub_bullets_with_letters() -> None:
    text = "1. Constituer\na) Accueillir\nUn texte.\nb. Partir\nUn texte.\n"
    assert tree(outline_of(text)) == [("1 Constituer", ["a Accueillir", "b Partir"])]


def test_an_enumeration_in_a_text_is_no_point() -> None:
    text = "1. Constituer\n- Accueillir\nIl faut :\n1) trier\n2) broyer\n3) attendre\n2. Durer\n"
    found = outline_of(text)
    assert tree(found) == [("1 Constituer", ["Accueillir"]), ("2 Durer", [])]
    assert bullets(found)[0].description.endswith("1) trier\n\n2) broyer\n\n3) attendre")


def test_a_list_in_a_description_is_no_sub_bullet() -> None:
    found = outline_of(
        "# 1. Gouverner\n\n## Décider\n\nIl faut :\n\n- écouter\n- trancher\n\nOutils :\n\n"
        "- Loomio\n\n## Écrire\n\nTexte.\n",
        "a.md",
    )
    assert tree(found) == [("1 Gouverner", ["Décider", "Écrire"])]
    assert bullets(found)[0].description == "Il faut :\n\n* écouter\n* trancher"


def test_a_sub_bullet_that_lost_its_style_after_one_that_has_it() -> None:
    found = outline_of(
        "# Gouverner\n\n## Décider\n\nTexte.\n\nOutils : Loomio\n\n**Écrire**\n\nTexte.\n\n"
        "Exemple : un four.\n\n# Durer\n\n## Passer la main\n\n**Pourquoi ?** Parce que.\n",
        "a.md",
    )
    assert tree(found) == [("1 Gouverner", ["Décider", "Écrire"]), ("2 Durer", ["Passer la main"])]


def test_points_without_numbers_are_counted() -> None:
    found = outline_of("# Qualifier\n\nA.\n\n# 2. Gouverner\n\nB.\n\n# Durer\n\nC.\n", "a.md")
    assert [point.number for point in found.points] == ["1", "2", "3"]


def test_an_introduction_and_an_annex_are_no_points() -> None:
    found = outline_of(
        "# Introduction\n\nAvant.\n\n# 1. Qualifier\n\nA.\n\n# 2. Gouverner\n\nB.\n\n# Annexe\n\n"
        "Après.\n",
        "a.md",
    )
    assert tree(found) == [("1 Qualifier", []), ("2 Gouverner", [])]
    assert [left.text for left in found.left] == [
        "== Introduction ==", "Avant.", "== Annexe ==", "Après.",
    ]  # fmt: skip


def test_a_single_title_is_no_point() -> None:
    found = outline_of("# Parcours\n\n## Qualifier\n\nA.\n\n## Gouverner\n\nB.\n", "a.md")
    assert tree(found) == [("1 Qualifier", []), ("2 Gouverner", [])]
    assert [left.text for left in found.left] == ["== Parcours =="]


def test_a_summary_without_content() -> None:
    found = outline_of("Sommaire\n1. Qualifier\n- Délimiter\n2. Gouverner\n- Décider\n- Écrire\n")
    assert tree(found) == [("1 Qualifier", ["Délimiter"]), ("2 Gouverner", ["Décider", "Écrire"])]
    assert not any(point.content for point in found.points)


def test_a_summary_of_which_one_point_is_written() -> None:
    found = outline_of(
        "Sommaire\n1. Qualifier\n- Délimiter\n2. Gouverner\n- Décider\n- Écrire\n3. Durer\n"
        "2. Gouverner\nDécider\nOn vote.\n"
    )
    assert tree(found) == [
        ("1 Qualifier", ["Délimiter"]),
        ("2 Gouverner", ["Décider", "Écrire"]),
        ("3 Durer", []),
    ]
    assert [(one.wording, one.content) for one in bullets(found)] == [
        ("Délimiter", False),
        ("Décider", True),
        ("Écrire", False),
    ]


def test_the_content_tells_more_than_the_summary() -> None:
    found = outline_of(
        "# Sommaire\n\n1. Qualifier\n   - Délimiter\n2. Gouverner\n   - Décider\n\n"
        "# 1. Qualifier\n\n"
        "## Délimiter\n\nA.\n\n## Évaluer\n\nB.\n\n# 2. Gouverner\n\n## Décider\n\nC.\n",
        "a.md",
    )
    assert tree(found) == [("1 Qualifier", ["Délimiter", "Évaluer"]), ("2 Gouverner", ["Décider"])]
    assert [one.summary for one in bullets(found)] == [True, False, True]


@pytest.mark.parametrize("line", ["{} ........ 3", "{}…… 3", "{}   3"])
def test_page_numbers_in_a_summary(line: str) -> None:
    entries = [line.format(text) for text in ("1. Qualifier", "2. Gouverner", "3. Durer")]
    found = outline_of("\n".join(["Sommaire", *entries, "1. Qualifier", "Un texte assez long."]))
    assert [point.wording for point in found.points] == ["Qualifier", "Gouverner", "Durer"]


def test_numbered_lists_of_google_with_lists_between() -> None:
    page = (
        '<ol class="lst-kix_a-0 start"><li>Qualifier</li></ol>'
        '<ul class="lst-kix_a-1 start"><li>Délimiter</li></ul><p>Le texte.</p>'
        '<ol class="lst-kix_a-0" start="2"><li>Gouverner</li></ol>'
        '<ul class="lst-kix_a-1"><li>Décider</li></ul><p>Le texte.</p>'
    )
    found = outline_of(f"<html><body>{page}</body></html>", "a.html")
    assert tree(found) == [("1 Qualifier", ["Délimiter"]), ("2 Gouverner", ["Décider"])]


@pytest.mark.parametrize(
    "summary", ["", "# Sommaire\n\n1. Gouverner\n   - Décider\n   - Écrire\n\n"]
)
def test_a_text_that_goes_on_in_the_line_of_its_heading(summary: str) -> None:
    found = outline_of(
        f"{summary}# 1. Gouverner\n\n**Décider** : on vote.\n\nOutils :\n\n"
        "- **Loomio** : voter.\n\n"
        "**Écrire** (CM) : on écrit.\n\n# 2. Durer\n\n- Passer la main : on choisit.\n",
        "a.md",
    )
    assert [(one.wording, one.description, one.authors) for one in bullets(found)] == [
        ("Décider", "on vote.", ()),
        ("Écrire", "on écrit.", ("CM",)),
        ("Passer la main", "on choisit.", ()),
    ]
    assert [tool.title for tool in bullets(found)[0].tools] == ["Loomio"]


def test_capital_letters_and_roman_numbers() -> None:
    text = "I. Qualifier\nA. Délimiter\nA.\nB. Évaluer\nB.\nII. Gouverner\nA. Décider\nC.\n"
    assert tree(outline_of(text)) == [
        ("I Qualifier", ["A Délimiter", "B Évaluer"]),
        ("II Gouverner", ["A Décider"]),
    ]


def test_headings_that_nothing_but_their_parts_shows() -> None:
    text = (
        "Étape 1 : Gouverner\nDécider\nOn vote, à main levée.\nOutils :\n- Loomio : voter.\n"
        "Exemple : un four.\nÉcrire :\nOn écrit.\nÉtape 2 : Durer\n"
    )
    found = outline_of(text)
    assert tree(found) == [("1 Gouverner", ["Décider", "Écrire"]), ("2 Durer", [])]
    assert [one.description for one in bullets(found)] == ["On vote, à main levée.", "On écrit."]


def test_a_table_with_a_row_for_each_ingredient() -> None:
    found = outline_of(
        "# 1. Gouverner\n\n| Ingrédient | Description | Outils | Exemple |\n|---|---|---|---|\n"
        "| Décider | On vote. | [Loomio](https://loomio.org) : voter | Un four. |\n"
        "| Écrire | On écrit. | | Un jardin. |\n\n# 2. Durer\n",
        "a.md",
    )
    assert [(one.wording, one.description, one.example) for one in bullets(found)] == [
        ("Décider", "On vote.", "Un four."),
        ("Écrire", "On écrit.", "Un jardin."),
    ]
    assert bullets(found)[0].tools[0].link == "https://loomio.org"


def test_who_wrote_a_point_is_told() -> None:
    found = outline_of("2. Gouverner (CM)\n- Décider\nOn vote.\n8. Durer [Emmanuelle]\nTexte.\n")
    assert [point.wording for point in found.points] == ["Gouverner", "Durer"]
    assert [left.text for left in found.left] == ["CM", "Emmanuelle"]


def test_nothing_is_understood_of_prose() -> None:
    found = outline_of("Juste une phrase.\nEt une autre.\n")
    assert not found.points
    assert [left.text for left in found.left] == ["Juste une phrase.", "Et une autre."]


SENTENCE = "Le commun repose sur une ressource que l'on partage. On en prend soin ensemble."


@pytest.mark.parametrize("form", sorted(WRITERS))
@pytest.mark.parametrize("bullet", ["h3", "item", "bold"])
@pytest.mark.parametrize("point", ["h1", "h2", "text", "bold"])
@pytest.mark.parametrize("numbers", [(2,), (8,), (2, 8)])
def test_only_some_points_are_written(
    numbers: tuple[int, ...], point: str, bullet: str, form: str, tmp_path: Path
) -> None:
    """Journal, 14 January 2021: text for the points 2 and 8."""

    def heading(kind: str, text: str) -> Piece:
        return bold(text) if kind == "bold" else piece(kind, text)

    pieces = [
        one
        for number in numbers
        for one in (
            heading(point, f"{number}. Le point {number}"),
            heading(bullet, "Accueillir"),
            piece("text", SENTENCE),
            heading(bullet, "Partir"),
            piece("text", SENTENCE),
        )
    ]
    found = written(tmp_path, form, pieces)
    assert tree(found) == [(f"{n} Le point {n}", ["Accueillir", "Partir"]) for n in numbers]
    assert {one.description for one in bullets(found)} == {SENTENCE}
    assert not found.left


def test_a_bold_heading_with_a_dash() -> None:
    found = outline_of("# 1. Durer\n\n**Composter** — On laisse reposer.\n", "a.md")
    assert [(one.wording, one.description) for one in bullets(found)] == [
        ("Composter", "On laisse reposer.")
    ]


def test_headings_that_are_questions_or_signed() -> None:
    found = outline_of(
        "Point 2 : Relier\nQui fait partie de la communauté ? (CM)\nCe sont des personnes.\n"
        "Outils : la carte\nAccueillir (CM)\nOn accueille.\nPoint 8 : Durer\n"
    )
    assert [(one.wording, one.authors) for one in bullets(found)] == [
        ("Qui fait partie de la communauté ?", ("CM",)),
        ("Accueillir", ("CM",)),
    ]


def test_texts_that_are_items_under_a_sub_bullet() -> None:
    found = outline_of(
        "# 2. Relier\n\n- Accueillir\n  - Un texte.\n  - Exemple : un four.\n  - Outils : Loomio\n"
        "- Partir\n  - Un texte.\n",
        "a.md",
    )
    assert tree(found) == [("2 Relier", ["Accueillir", "Partir"])]
    assert [tool.title for tool in bullets(found)[0].tools] == ["Loomio"]
