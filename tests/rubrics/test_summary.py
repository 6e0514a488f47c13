"""The summary and the content say the same heading in other words, or one of them is alone."""

from tests.rubrics.saying import bullets, outline_of, tree

SUMMARY = (
    "# Sommaire\n\n1. Qualifier\n   - Délimiter\n   - Évaluer\n   - Nommer\n\n# 1. Qualifier\n\n"
)


def content(*titles: str) -> str:
    return SUMMARY + "".join(f"## {title}\n\nUn texte.\n\n" for title in titles)


def test_a_heading_reworded_between_two_that_stayed_is_the_same() -> None:
    found = outline_of(content("Délimiter", "Peser le pour et le contre", "Nommer"), "a.md")
    assert tree(found) == [("1 Qualifier", ["Délimiter", "Peser le pour et le contre", "Nommer"])]
    assert all(one.summary and one.content for one in bullets(found))
    assert "Évaluer" in [left.text for left in found.left]


def test_at_the_end_too() -> None:
    found = outline_of(content("Délimiter", "Évaluer", "Choisir ses mots"), "a.md")
    assert tree(found) == [("1 Qualifier", ["Délimiter", "Évaluer", "Choisir ses mots"])]


def test_where_more_or_fewer_are_left_nothing_is_guessed() -> None:
    found = outline_of(content("Délimiter", "Peser", "Soupeser", "Nommer"), "a.md")
    assert tree(found) == [("1 Qualifier", ["Délimiter", "Évaluer", "Peser", "Soupeser", "Nommer"])]


def test_a_bold_heading_that_was_reworded_is_one_where_the_others_are_bold() -> None:
    text = SUMMARY + (
        "**Délimiter**\n\nUn texte.\n\nExemple : le four.\n\n"
        "**Peser le pour et le contre**\n\nUn autre texte.\n\n"
        "**Nommer**\n\nEncore un texte.\n\nExemple : le jardin.\n"
    )
    found = outline_of(text, "a.md")
    assert [(one.wording, one.description, one.example) for one in bullets(found)] == [
        ("Délimiter", "Un texte.", "le four."),
        ("Peser le pour et le contre", "Un autre texte.", ""),
        ("Nommer", "Encore un texte.", "le jardin."),
    ]


def test_what_moved_to_another_point_is_not_taken_twice() -> None:
    text = SUMMARY.replace("# 1. Qualifier\n\n", "")
    text = text.replace("   - Nommer\n", "   - Nommer\n2. Durer\n   - Partir\n")
    text += "# 1. Qualifier\n\n## Délimiter\n\nA.\n\n## Peser\n\nB.\n\n## Nommer\n\nC.\n\n"
    text += "# 2. Durer\n\n## Évaluer\n\nD.\n\n## Partir\n\nE.\n"
    found = outline_of(text, "a.md")
    assert tree(found) == [
        ("1 Qualifier", ["Délimiter", "Peser", "Nommer"]),
        ("2 Durer", ["Évaluer", "Partir"]),
    ]
    assert [one.summary for one in bullets(found)] == [True, False, True, True, True]
