"""Marks around what is disputed in a text (kicsync.sync.marks)."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from kicsync.sync.marks import Marks, marked, marked_texts
from kicsync.sync.passages import Passage, disputed_passages
from tests.sync.strategies import SCHEMA

law = settings(max_examples=1000, deadline=None)
LINES = ["a", "b", "", "<<<<<<< your file", "=======", ">>>>>>> wiki", "========", "<", "== T =="]
TEXTS = st.lists(st.sampled_from(LINES), max_size=6).map(lambda lines: "\n".join(lines).strip("\n"))


def parsed(text: str, size: int) -> list[Passage]:
    """Read a marked text back: agreed lines are passages of one line."""
    found: list[Passage] = []
    sides: tuple[list[str], list[str]] | None = None
    for line in text.split("\n") if text else []:
        if line == "<" * size + " your file":
            sides = ([], [])
            side = sides[0]
        elif line == "=" * size and sides:
            side = sides[1]
        elif line == ">" * size + " wiki" and sides:
            found.append(Passage(tuple(sides[0]), tuple(sides[1])))
            sides = None
        elif sides:
            side.append(line)
        else:
            found.append(Passage((line,), (line,)))
    assert sides is None
    return found


@law
@given(TEXTS, TEXTS, TEXTS)
def test_the_marks_parse_back_whatever_the_texts_hold(base: str, local: str, wiki: str) -> None:
    expected: list[Passage] = []
    for passage in disputed_passages(base, local, wiki):
        lines = [Passage((line,), (line,)) for line in passage.local]
        expected += [passage] if passage.disputed else lines
    assert parsed(marked(base, local, wiki), Marks.beside((local, wiki)).size) == expected


@law
@given(TEXTS, TEXTS, TEXTS)
def test_a_mark_is_found_in_a_marked_text_and_in_no_side(base: str, local: str, wiki: str) -> None:
    marks = Marks.beside((local, wiki))
    assert not marks.line_in(local)
    assert not marks.line_in(wiki)
    text = marked(base, local, wiki)
    assert marks.line_in(text) or len({base, local, wiki}) < 3
    assert marked(base, local, wiki) == text


def test_only_the_disputed_passage_stands_between_marks() -> None:
    assert marked("un\ndeux\ntrois", "un\nici\ntrois", "UN\nlà-bas\ntrois\nquatre").split("\n") == [
        "<<<<<<< your file",
        "un",
        "ici",
        "=======",
        "UN",
        "là-bas",
        ">>>>>>> wiki",
        "trois",
        "quatre",
    ]


def test_marks_grow_beside_a_text_that_holds_some() -> None:
    text = marked("", "=======\nici", "=======\nlà-bas")
    assert text == "=======\n<<<<<<<< your file\nici\n========\nlà-bas\n>>>>>>>> wiki"


def test_any_one_mark_that_is_left_is_found() -> None:
    marks = Marks.beside(())
    for line in ("<<<<<<< your file", "<<<<<<<", "=======", "======= ", ">>>>>>> moi"):
        assert marks.line_in(f"a\n{line}\nb") == 2
    for line in ("<<<<<<", "======= Titre =======", " =======", "=" * 6):
        assert marks.line_in(f"a\n{line}\nb") == 0


def test_only_texts_have_a_marked_text() -> None:
    found = marked_texts(
        {
            "titre": ("a", "b", "c"),
            "etapes": ((), ("a",), ("b",)),
            "exemple": ("", "ici", "là-bas"),
            SCHEMA.free_text: ("", "x", "y"),
        },
        SCHEMA,
    )
    assert list(found) == ["exemple", SCHEMA.free_text]
    assert re.fullmatch(r"<+ your file\nici\n=+\nlà-bas\n>+ wiki", found["exemple"])
