"""The laws of a text on three sides (kicsync.sync.passages)."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kicsync.kit import Record
from kicsync.sync.merge import merge
from kicsync.sync.passages import both, disputed_passages, passages
from tests.sync.strategies import SCHEMA

law = settings(max_examples=1000, deadline=None)
TEXTS = st.lists(st.sampled_from(["a", "b", "c", "d", ""]), max_size=6).map(
    lambda lines: "\n".join(lines).strip("\n")
)


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _holds(whole: list[str], part: list[str]) -> bool:
    """Tell whether the lines of ``part`` stand in ``whole``, in their order."""
    rest = iter(whole)
    return all(line in rest for line in part)


def _merged(base: str, local: str, wiki: str) -> tuple[str, bool]:
    old, ours, theirs = (
        Record("T", {"exemple": text} if text else {}) for text in (base, local, wiki)
    )
    merged = merge(old, ours, theirs, SCHEMA)
    return merged.record.text(SCHEMA.fields[-1]), bool(merged.conflicts)


@law
@given(TEXTS, TEXTS, TEXTS)
def test_where_nothing_is_disputed_the_passages_are_the_merge(
    base: str, local: str, wiki: str
) -> None:
    merged, conflict = _merged(base, local, wiki)
    found = passages(base, local, wiki)
    if not conflict:
        assert "\n".join(line for passage in found for line in passage.local) == merged
        assert base in (local, wiki) or not any(p.disputed for p in found)


@law
@given(TEXTS, TEXTS, TEXTS)
def test_what_is_disputed_has_no_line_in_common_at_its_ends(
    base: str, local: str, wiki: str
) -> None:
    for passage in passages(base, local, wiki):
        if passage.disputed:
            assert passage.local[:1] != passage.wiki[:1]
            assert passage.local[-1:] != passage.wiki[-1:]


@law
@given(TEXTS, TEXTS, TEXTS)
def test_both_holds_every_line_that_a_side_wrote(base: str, local: str, wiki: str) -> None:
    whole = _lines(both(base, local, wiki))
    written = (set(_lines(local)) | set(_lines(wiki))) - set(_lines(base))
    assert written <= set(whole)
    for passage in disputed_passages(base, local, wiki):
        assert _holds(whole, [*passage.local])
        assert _holds(whole, [*passage.wiki])


@law
@given(TEXTS, TEXTS)
def test_without_a_base_both_holds_each_side_whole(local: str, wiki: str) -> None:
    whole = _lines(both("", local, wiki))
    assert _holds(whole, _lines(local))
    assert _holds(whole, _lines(wiki))
    assert set(whole) == set(_lines(local)) | set(_lines(wiki))


@law
@given(TEXTS, TEXTS, TEXTS)
def test_a_text_in_conflict_has_a_disputed_passage(base: str, local: str, wiki: str) -> None:
    if _merged(base, local, wiki)[1]:
        assert any(passage.disputed for passage in disputed_passages(base, local, wiki))


def test_what_one_side_alone_changed_is_merged_and_not_doubled() -> None:
    base = "un\ndeux\ntrois\nquatre\ncinq"
    local = "un\ndeux ici\ntrois\nquatre\ncinq"
    wiki = "un\ndeux là-bas\ntrois\nquatre\nCINQ"
    assert both(base, local, wiki) == "un\ndeux ici\ndeux là-bas\ntrois\nquatre\nCINQ"


def test_lines_that_both_sides_wrote_alike_stand_once() -> None:
    assert both("", "un\ndeux\ntrois", "un\n2\ntrois") == "un\ndeux\n2\ntrois"


def test_a_side_that_took_everything_away_adds_no_blank_line() -> None:
    assert both("a", "", "b") == "b"
