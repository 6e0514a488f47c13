"""A place in the data is a line and a column of the file, however the value is written."""

import pytest

from kicsync.lint.document import Document
from kicsync.lint.problem import Problem
from kicsync.workspace.scan import Path
from tests.lint.linting import SCHEMA


def shown(text: str, path: Path, start: int = 0, end: int | None = None) -> str:
    """Return what stands in the file at a place in the data."""
    document = Document.read(text, "a.yml", SCHEMA)
    first, last = document.span(Problem("", path, start, end))
    return document.source[first:last]


HEAD = "titre: a\n"


@pytest.mark.parametrize(
    "value",
    [
        "un deux trois",
        '"un deux trois"',
        "'un deux trois'",
        "|\n  zéro\n  un deux trois\n",
        "|2\n    zéro\n  un deux trois\n",
        "|-  # note\n\n  zéro\n  un deux trois",
        ">\n  zéro\n  un deux trois\n",
        "zéro\n  un deux trois",
        '"z\\u00e9ro\\n\n  un deux trois"',
        "|\r\n  zéro\r\n  un deux trois\r\n",
    ],
)
def test_a_word_is_found_where_it_is_written(value: str) -> None:
    text = f"{HEAD}exemple: {value}\n"
    document = Document.read(text, "a.yml", SCHEMA)
    start = str(document.record.values["exemple"]).index("deux")
    assert shown(text, ("exemple",), start, start + 4) == "deux"
    assert shown(text, ("exemple",), start) == "deux trois" + (
        value[-1] if value[-1] in "'\"" else ""
    )


def test_the_place_is_a_line_and_a_column() -> None:
    document = Document.read(f"{HEAD}exemple: |\n  un\n  deux 😀 trois\n", "a.yml", SCHEMA)
    start = str(document.record.values["exemple"]).index("trois")
    assert document.place(Problem("", ("exemple",), start, start + 5)) == (4, 10, 4, 15)


@pytest.mark.parametrize(
    ("text", "path", "place"),
    [
        ("titre: a\nexemple:\n", ("exemple",), "exemple"),
        ("titre: a\n", ("exemple",), "a"),
        ("titre: a\netapes:\n  - un\n  - deux\n", ("etapes", 1), "deux"),
        ("titre: a\netapes: un\n", ("etapes", 0), "un"),
        ("titre: a\noutils:\n  - titre: b\n", ("outils",), "outils"),
        ("titre: a\noutils:\n  - titre: b\n", ("outils", 0, "titre"), "b"),
        ("titre: a\noutils:\n  - titre: b\n    lien:\n", ("outils", 0, "lien"), "lien"),
        ("titre: a\noutils:\n  - titre: b\n", ("outils", 0, "lien"), "titre: b"),
        ("\ufefftitre: a\n", ("titre",), "a"),
    ],
)
def test_a_value_a_key_or_what_holds_them(text: str, path: Path, place: str) -> None:
    assert shown(text, path) == place
