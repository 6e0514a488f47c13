"""The alignment of headings beside simpler ways, on labelled ones; and how fast it is."""

import difflib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from kicsync.kit import Record, Value
from kicsync.kit.rubric import Rubric, RubricKind
from kicsync.kit.step import numbered
from kicsync.rubrics.aligning.align import align
from kicsync.workspace.binding import Binding
from kicsync.workspace.record_text import format_record
from kicsync.workspace.setup import create
from scripts.benches import table
from scripts.benches.watch import measured
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
    _show_faults()
    _large()


def _show_faults() -> None:
    """Print what kicsync takes for the same and is not, and what it does not find."""
    for split in SPLITS:
        got = measure(_kicsync, [one for one in labelled() if one.split == split])
        print(f"\n{split}:")
        print(*(f"  wrong   {here} ≠ {there}" for _kind, here, there in got.wrong), sep="\n")
        print(*(f"  missed  {here} = {there}" for _kind, here, there in got.missed), sep="\n")


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
    """Measure whole commands on a workspace and a document of ``MANY`` ingredients each."""
    with TemporaryDirectory() as name:
        root = Path(name) / "kit"
        document = _kit(root)
        rows = []
        for title, *more in (("compare",), ("decide", "--dry-run"), ("import", "--dry-run")):
            kicsync = [str(Path(sys.executable).parent / "kicsync"), "-C", str(root)]
            took, peak = measured([*kicsync, "rubrics", title, str(document), *more])
            rows.append([f"`rubrics {' '.join((title, *more))}`", f"{took:.1f}", f"{peak:.0f}"])
    table.show([f"{MANY:,} ingredients, {MANY:,} sub-bullets", "s", "MB"], rows)


def _kit(root: Path) -> Path:
    """Make a workspace of ``MANY`` records, and beside it a document; return the document.

    Both say the labelled headings again and again, each with a number of its own.
    """
    space = create(root, "http://127.0.0.1:9/", Binding("http://127.0.0.1:9/api.php"))
    steps = [step.value for step in space.schema.steps]
    for number, one in enumerate(_many("wiki")):
        values: dict[str, Value] = {
            "etapes": (steps[number % len(steps)],),
            "description": one.text,
        }
        text = format_record(Record(one.wording, values), space.schema)
        (space.folder / f"essai-{number:05}.yml").write_text(text, "utf-8")
    points: list[list[str]] = [[f"# {numbered(step).title}"] for step in steps]
    for number, one in enumerate(_many("document")):
        points[number % len(steps)].append(f"## {one.wording}\n\n{one.text}")
    document = root.parent / "parcours.md"
    document.write_text("\n\n".join(text for point in points for text in point), "utf-8")
    return document


def _many(side: str) -> Iterator[Rubric]:
    own = [one for kit in labelled() for one in getattr(kit, side) if one.text or one.above]
    for number in range(MANY):
        one = own[number % len(own)]
        yield one._replace(wording=f"{one.wording} {number:04}")
