"""kicsync rubrics outline."""

import json
from pathlib import Path

import pytest

from kicsync.wiki import google_document
from kicsync.workspace.folder import Workspace
from tests.commands.conftest import Kicsync
from tests.rubrics.documents import parcours_docx

TEXT = """\
1. Gouverner <b>
- Décider (CM)
On vote, à main levée.
Outils : Loomio (https://loomio.org) : voter.
Exemple : un four.
2. Durer
Un texte.
"""


def test_text(kicsync: Kicsync, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    said = kicsync("rubrics", "outline", str(tmp_path / "a.txt"))
    assert (said.code, said.err) == (0, "")
    assert "1. Gouverner" in said.out
    assert "  - Décider (CM)\n      Description: On vote, à main levée.\n" in said.out
    assert "      Tool: Loomio (https://loomio.org): voter.\n" in said.out
    assert said.out.endswith("2 points. 1 sub-bullet.\n")


def test_json(kicsync: Kicsync, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    said = kicsync("rubrics", "outline", "--format", "json", str(tmp_path / "a.txt"))
    data = json.loads(said.out)
    assert data["counts"] == {"points": 2, "bullets": 1, "left": 0}
    assert data["labels"] == ["Outils", "Exemple"]
    assert data["points"][0]["bullets"] == [
        {
            "number": "",
            "wording": "Décider",
            "description": "On vote, à main levée.",
            "tools": [{"title": "Loomio", "link": "https://loomio.org", "description": "voter."}],
            "example": "un four.",
            "authors": ["CM"],
            "paragraph": 2,
            "words": "Décider (CM)",
            "summary": False,
            "content": True,
        }
    ]


def test_html_is_one_page_in_which_nothing_runs(kicsync: Kicsync, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    said = kicsync("rubrics", "outline", "--format", "html", str(tmp_path / "a.txt"))
    assert said.out.startswith("<!doctype html>")
    assert "&lt;b&gt;" in said.out
    assert "<b>" not in said.out
    assert "Loomio (https://loomio.org): voter." in said.out


def test_a_document_of_forty_pages(kicsync: Kicsync, tmp_path: Path) -> None:
    said = kicsync("rubrics", "outline", str(parcours_docx(tmp_path)))
    assert "Composter le commun [only in the summary]" in said.out
    assert "kept: it is in colour (#cc0000):" in said.out
    assert said.out.endswith("9 points. 60 sub-bullets.\n")


@pytest.mark.parametrize(
    "address",
    [
        "https://docs.google.com/document/d/abcdefghijkl/edit",
        "docs.google.com/document/d/abcdefghijkl/edit",
    ],
)
def test_an_address(
    kicsync: Kicsync, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str
) -> None:
    data = parcours_docx(tmp_path).read_bytes()
    monkeypatch.setattr(google_document, "download_document", lambda _address: data)
    said = kicsync("rubrics", "outline", address)
    assert said.out.endswith("9 points. 60 sub-bullets.\n")


def test_a_file_that_is_not_there(kicsync: Kicsync) -> None:
    said = kicsync("rubrics", "outline", "absent.docx")
    assert said.code == 2
    assert "There is no file absent.docx." in said.err


def test_the_words_of_the_kit_are_labels(kicsync: Kicsync, space: Workspace) -> None:
    schema = space.schema_folder / "ingredient.yml"
    text = schema.read_text("utf-8")
    for old, new in (
        ("description: {parameter: Description,", "description: {parameter: En_bref,"),
        ("parameter: Exemples", "parameter: Cas vécus"),
        ("    labels: [Outils]\n    key", "    labels: [De quoi faire]\n    key"),
    ):
        assert old in text
        text = text.replace(old, new)
    schema.write_text(text, "utf-8")
    lines = ("2. Gouverner", "- Décider", "En bref : on vote.", "De quoi faire : Loomio")
    Path("a.txt").write_text("\n".join([*lines, "Cas vécus : un four."]), "utf-8")
    said = kicsync("rubrics", "outline", "--format", "json", "a.txt")
    bullet = json.loads(said.out)["points"][0]["bullets"][0]
    assert (bullet["description"], bullet["example"]) == ("on vote.", "un four.")
    assert [tool["title"] for tool in bullet["tools"]] == ["Loomio"]


def test_a_document_without_a_point_says_what_makes_one(kicsync: Kicsync) -> None:
    Path("a.txt").write_text("Juste une phrase.\n", "utf-8")
    said = kicsync("rubrics", "outline", "a.txt")
    assert said.code == 0
    assert "Juste une phrase." in said.out
    assert "no point was found" in said.err
    assert "heading style" in said.err


def test_the_others_need_a_point(kicsync: Kicsync, space: Workspace) -> None:
    Path("a.txt").write_text("Juste une phrase.\n", "utf-8")
    said = kicsync("rubrics", "compare", "a.txt")
    assert (said.code, said.out) == (1, "")
    assert "a.txt: no point was found" in said.err
