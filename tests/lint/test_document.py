"""A record file as the rules see it."""

import pytest

from kicsync.kit import Record
from kicsync.lint.document import SEPARATOR, Document
from kicsync.lint.problem import Problem
from kicsync.workspace.scan import Path
from tests.lint.linting import SCHEMA


def document(text: str, file: str = "local_ingredients/a.yml") -> Document:
    return Document.read(text, file, SCHEMA)


def test_the_texts_come_in_the_order_of_the_schema_the_title_first() -> None:
    text = (
        "exemple: e\netapes: [a, '', b]\ntitre: t\noutils:\n- lien: l\n  titre: o\n- {}\n"
        "- titre: p\ntexte_libre: x\n"
    )
    assert [(one.path, one.text) for one in document(text).texts] == [
        (("titre",), "t"),
        (("etapes", 0), "a"),
        (("etapes", 1), "b"),
        (("outils", 0, "lien"), "l"),
        (("outils", 0, "titre"), "o"),
        (("outils", 2, "titre"), "p"),
        (("exemple",), "e"),
        (("texte_libre",), "x"),
    ]
    assert document(text).joined == SEPARATOR.join(["t", "a", "b", "l", "o", "p", "e", "x"])


def test_a_file_that_can_not_be_read_has_an_error_and_nothing_else() -> None:
    broken = document("\ufefftitre: [\n")
    assert broken.error is not None
    assert (broken.source, broken.title, broken.texts, broken.scan) == ("titre: [\n", "", (), None)
    assert broken.record == Record("", {})


def test_the_name_is_that_in_the_folder() -> None:
    assert document("titre: a\n").name == "a.yml"
    assert document("titre: a\n", "a b.yml").name == "a b.yml"


def shown(text: str, path: Path) -> str:
    found = document(text)
    first, last = found.span(Problem("", path))
    return found.source[first:last]


@pytest.mark.parametrize(
    ("text", "path", "what"),
    [
        ("titre: t\r\noutils:\r\n- titre: a\r\n  lien: b\r\n", ("outils", 0, "x"), "titre: a"),
        ("titre: t\noutils: [{titre: a, lien: b}]\n", ("outils", 0, "x"), "{titre: a, lien: b}"),
        ("titre: t\noutils: [{titre: a,\n lien: b}]\n", ("outils", 0, "x"), "{titre: a,"),
        ("titre: t\nexemple: [a]\n", ("exemple",), "exemple"),
        ("titre: t\nexemple: # rien\n", ("exemple",), "exemple"),
        ("titre: t\n'exemple':\n", ("exemple",), "'exemple'"),
        ("titre:\n- a\nexemple: b\n", ("titre",), "titre"),
        ("titre: t\netapes:\n- \n- b\n", ("etapes", 0), "b"),
        ("titre: t\nexemple: |\n  a\n\n# fin\n", ("exemple",), "|\n  a"),
        ("titre: t\nexemple: a\nexemple: b\n", ("exemple",), "b"),
    ],
)
def test_a_place_is_a_value_or_what_is_nearest_to_it(text: str, path: Path, what: str) -> None:
    assert shown(text, path) == what


def test_what_is_nowhere_stands_at_the_title_or_at_the_top() -> None:
    assert document("# tête\ntitre: t\n").place(Problem("", ("exemple",))) == (2, 8, 2, 9)
    assert document("exemple: e\n").place(Problem("", ("lien",))) == (1, 1, 1, 1)
    assert document("").place(Problem("", ("exemple",))) == (1, 1, 1, 1)


def test_a_path_of_nothing_means_the_text_of_the_file() -> None:
    found = document("titre: t\nexemple: e\n")
    assert found.place(Problem("", (), 9, 16)) == (2, 1, 2, 8)
    assert found.place(Problem("")) == (1, 1, 3, 1)
