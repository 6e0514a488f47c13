"""Laws of reading: nothing of a document is lost, whatever it is."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kicsync.kit.outline import Outline
from kicsync.rubrics.outlining.label_words import DEFAULT
from kicsync.rubrics.outlining.outline import outline
from kicsync.rubrics.outlining.summary import SUMMARY
from kicsync.rubrics.reading import plain_text
from kicsync.rubrics.reading.blocks import Block, Cell, Document, Kind
from kicsync.rubrics.reading.marks import closing, opening
from kicsync.rubrics.reading.runs import Look, Run
from tests.rubrics.pieces import Piece, Words, whole
from tests.rubrics.saying import WRITERS, texts, words, written

FORM = words(" ".join([*SUMMARY, *(word for some in DEFAULT.values() for word in some)]))
FORM.update(words("point étape etape partie chapitre step part et and le les"))
"""Words that are the form of a document: labels, the title of a summary, ``Point 2``."""

WORDS = st.sampled_from(
    [
        *("commun", "ressource", "jardin", "four", "atelier", "décider", "accueillir", "durer"),
        *("Christian", "Loomio", "(CM)", "[EW]", "SCIC", "https://cobudget.com", "outil", "et"),
        *("Outils :", "Exemple :", "Ex. :", "Description :", "Auteurs :", "Sommaire", "Point"),
        *("a)", "1)", "2.", "2/", "2.3", ":", "-", "–", ",", ".", ";", "!", "(", ")", "[", "]"),
        *("{{", "}}", "[[", "]]", "''", "<b>", "&", "|", "=", "#", "*"),
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
LOOKS = st.sampled_from([Look.PLAIN, *Look, Look.BOLD | Look.STRUCK])
RUNS = st.lists(
    st.builds(
        Run,
        TEXTS.map(lambda text: f"{text} "),
        LOOKS,
        st.sampled_from(["", "", "https://cobudget.com"]),
        st.sampled_from(["", "", "#ff0000"]),
        st.sampled_from(["", "Christian"]),
    ),
    min_size=1,
    max_size=3,
).map(tuple)
CELLS = st.builds(Cell, st.lists(RUNS, max_size=2).map(tuple), st.booleans())
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=3).map(tuple), max_size=3).map(tuple)
BLOCKS = st.lists(
    st.one_of(
        st.builds(Block, st.just(1), st.just(Kind.TEXT), RUNS),
        st.builds(Block, st.just(1), st.just(Kind.HEADING), RUNS, st.integers(1, 3)),
        st.builds(
            Block,
            st.just(1),
            st.just(Kind.ITEM),
            RUNS,
            st.integers(1, 3),
            st.sampled_from(["", "", "1", "2", "b"]),
        ),
        st.builds(Block, st.just(1), st.just(Kind.CODE), RUNS),
        st.builds(Block, st.just(1), st.just(Kind.TABLE), table=TABLES),
    ),
    max_size=14,
)


BASES = ("commun", "ressource", "jardin", "four", "atelier")


def apart(text: str, numbers: "count[int]") -> str:
    """Return ``text`` with ordinary words that come nowhere else."""
    return re.sub("|".join(BASES), lambda found: f"{found[0]}{_letters(next(numbers))}", text)


def _letters(number: int) -> str:
    return "".join("bcdfghjklm"[int(digit)] for digit in str(number))


def lost(said: str, found: Outline) -> set[str]:
    """Return the words that were said and that are nowhere in the outline."""
    kept = words(" ".join(texts(found)))
    return {word for word in words(said) if word not in kept and word not in FORM}


@settings(max_examples=150)
@given(BLOCKS)
def test_every_word_is_in_points_or_left(blocks: Sequence[Block]) -> None:
    runs = [run for block in blocks for run in block.runs]
    runs += [
        run
        for block in blocks
        for row in block.table
        for cell in row
        for line in cell.lines
        for run in line
    ]
    said = " ".join(run.text for run in runs)
    assert not lost(said, outline(Document("a", tuple(blocks))))


@settings(max_examples=150)
@given(BLOCKS)
def test_every_word_that_comes_once_is_in_points_or_left(blocks: Sequence[Block]) -> None:
    numbers = count()
    alone = [
        replace(
            block,
            runs=tuple(run._replace(text=apart(run.text, numbers)) for run in block.runs),
            table=(),
            kind=Kind.TEXT if block.kind is Kind.TABLE else block.kind,
        )
        for block in blocks
    ]
    said = " ".join(run.text for block in alone for run in block.runs)
    assert not lost(said, outline(Document("a", tuple(alone))))


@settings(max_examples=150)
@given(st.lists(TEXTS, max_size=12))
def test_every_word_of_a_text_is_in_points_or_left(lines: Sequence[str]) -> None:
    text = apart("\n".join(lines), count())
    found = outline(Document("a", plain_text.blocks_of(text)))
    assert not lost(text, found)


PLAIN = st.lists(
    st.sampled_from(["le", "commun", "décide", "2.", "a)", "(CM)", ":", "(", "<b>", "&amp;", "#"])
)
PIECES = st.lists(
    st.builds(
        Piece,
        st.sampled_from(["text", "item", "number", "h1", "h2", "h3"]),
        st.lists(
            st.builds(
                Words,
                PLAIN.map(lambda some: f"mot {' '.join(some)} "),
                st.booleans(),
                st.booleans(),
                st.booleans(),
                st.sampled_from(["", "#cc0000"]),
                st.sampled_from(["", "https://cobudget.com"]),
                st.just(""),
                st.just(""),
            ),
            min_size=1,
            max_size=3,
        ).map(tuple),
        st.integers(1, 3),
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("form", ["docx", "odt", "html"])
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pieces=PIECES)
def test_every_word_of_a_file_is_in_points_or_left(form: str, pieces: Sequence[Piece]) -> None:
    with TemporaryDirectory() as folder:
        found = written(Path(folder), form, pieces)
    assert not lost(" ".join(piece.text for piece in pieces), found)


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_every_word_of_the_parcours_is_in_points_or_left(form: str, tmp_path: Path) -> None:
    said = " ".join(piece.text for piece in whole() if piece.kind != "table")
    assert not lost(said, written(tmp_path, form, whole()))


@given(st.text())
def test_marks_of_a_document_itself_mean_nothing(text: str) -> None:
    from kicsync.rubrics.reading.marks import MARK, free

    assert not MARK.search(free(f"{opening('colour', text)}{text}{closing('colour')}"))
