"""The alignment of headings beside simpler ways, on labelled ones; and how fast it is."""

import difflib
import resource
import time
from collections.abc import Callable, Iterable, Sequence

from kicsync.kit.rubric import Rubric, RubricKind
from kicsync.rubrics.align import align
from scripts.benches import table
from tests.rubrics.labelled import SPLITS, Aligner, Found, labelled, measure

MANY = 2000
_ENOUGH = 0.6
"""From here on two wordings are taken for the same: what difflib itself calls close."""

Likeness = Callable[[str, str], float]


def run() -> None:
    """Print precision and recall of each way, then the time and memory of a large alignment."""
    from rapidfuzz.fuzz import token_sort_ratio

    ways: dict[str, Aligner] = {
        "exact match": _exact,
        "difflib, greedy": _greedy(lambda a, b: difflib.SequenceMatcher(None, a, b).ratio()),
        "rapidfuzz, greedy": _greedy(lambda a, b: token_sort_ratio(a, b) / 100),
        "**kicsync**": _kicsync,
    }
    rows = []
    for name, way in ways.items():
        for split in SPLITS:
            got = measure(way, [one for one in labelled() if one.split == split])
            rows.append([name, split, f"{got.precision:.3f}", f"{got.recall:.3f}"])
    table.show(["headings", "set", "precision", "recall"], rows)
    _large()


def _kicsync(document: Sequence[Rubric], wiki: Sequence[Rubric]) -> set[Found]:
    return {
        (pair.kind, pair.document.wording, pair.wiki.wording)
        for pair in align(document, wiki)
        if pair.document and pair.wiki
    }


def _exact(document: Sequence[Rubric], wiki: Sequence[Rubric]) -> set[Found]:
    there = {(one.kind, one.wording) for one in wiki}
    return {(o.kind, o.wording, o.wording) for o in document if (o.kind, o.wording) in there}


def _greedy(likeness: Likeness) -> Aligner:
    """Return a way that gives each heading, in its order, the nearest that is left."""

    def found(document: Sequence[Rubric], wiki: Sequence[Rubric]) -> set[Found]:
        return {pair for kind in RubricKind for pair in _nearest(document, wiki, kind, likeness)}

    return found


def _nearest(
    document: Sequence[Rubric], wiki: Sequence[Rubric], kind: RubricKind, likeness: Likeness
) -> Iterable[Found]:
    left = [one.wording for one in wiki if one.kind is kind]
    for one in (one for one in document if one.kind is kind):
        near = max(left, key=lambda other: likeness(one.wording, other), default=None)
        if near is not None and likeness(one.wording, near) >= _ENOUGH:
            left.remove(near)
            yield kind, one.wording, near


def _large() -> None:
    document, wiki = _many("document"), _many("wiki")
    start = time.perf_counter()
    align(document, wiki)
    took = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    table.show(["compare", "s", "MB"], [[f"{MANY:,} ingredients", f"{took:.1f}", str(peak)]])


def _many(side: str) -> tuple[Rubric, ...]:
    """Return the labelled headings of one side again and again, each with a number of its own."""
    own = [one for kit in labelled() for one in getattr(kit, side) if one.text or one.above]
    return tuple(
        Rubric(RubricKind.INGREDIENT, f"{n} {one.wording}", f"{one.wording} {n:04}", place=n)
        for n in range(MANY)
        for one in [own[n % len(own)]]
    )
