"""What an alignment says, as rows and as data for programs; pure."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kicsync.i18n import N_, _
from kicsync.kit.rubric import Pair, Relation, Rubric, RubricKind
from kicsync.spreadsheet.guard import guarded

RELATIONS = {
    Relation.SAME: N_("same"),
    Relation.REWORDED: N_("reworded"),
    Relation.MOVED: N_("moved"),
    Relation.SPLIT: N_("split"),
    Relation.MERGED: N_("merged"),
    Relation.ONLY_DOCUMENT: N_("only in the document"),
    Relation.ONLY_WIKI: N_("only on the wiki"),
}
"""What people call the relations."""

KINDS = {
    RubricKind.STEP: N_("Points and steps"),
    RubricKind.INGREDIENT: N_("Sub-bullets and ingredients"),
    RubricKind.FIELD: N_("Labels"),
}
_HEAD = ("kind", "relation", "score", "point", "document", "step", "wiki")


def counts(pairs: Sequence[Pair]) -> dict[str, int]:
    """Return how many pairs have each relation, in the order of the relations."""
    found = Counter(pair.relation for pair in pairs)
    return {relation.value: found[relation] for relation in Relation if found[relation]}


def percent(pair: Pair) -> str:
    """Return how sure a pair is, in words; less than 100 % where the wordings differ."""
    return percent_of(pair.score)


def percent_of(score: float) -> str:
    """Return a score from 0 to 1 in words."""
    return _("{n} %").format(n=int(round(score * 100, 3)))


def points_of(pairs: Sequence[Pair]) -> Mapping[Pair, str]:
    """Return the number of the point of each pair, '' for none.

    What only the wiki has belongs to the point that its step was found to be.
    """
    numbers = {one.key: one.number for one in _steps(pairs)}
    partners = {
        pair.wiki.key: pair.document.number
        for pair in pairs
        if pair.kind is RubricKind.STEP and pair.wiki and pair.document
    }
    return {pair: _point(pair, numbers, partners) for pair in pairs}


def as_data(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Return the pairs for JSON."""
    points = points_of(pairs)
    return {
        "pairs": [
            {
                "kind": pair.kind.value,
                "relation": pair.relation.value,
                "score": pair.score,
                "point": points[pair],
                "document": _rubric(pair.document),
                "wiki": _rubric(pair.wiki),
            }
            for pair in pairs
        ],
        "counts": counts(pairs),
    }


def as_csv(pairs: Sequence[Pair]) -> str:
    """Return a CSV, quoted as RFC 4180 says, a line for each pair."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([_HEAD, *_rows(pairs)])
    return out.getvalue()


def _rows(pairs: Sequence[Pair]) -> Iterator[Sequence[str]]:
    points = points_of(pairs)
    for pair in pairs:
        score = f"{pair.score:.3f}" if pair.document and pair.wiki else ""
        document = pair.document.wording if pair.document else ""
        step, wiki = (pair.wiki.above, pair.wiki.wording) if pair.wiki else ("", "")
        row = (pair.kind.value, pair.relation.value, score, points[pair], document, step, wiki)
        yield tuple(guarded(cell) for cell in row)


def _steps(pairs: Sequence[Pair]) -> Iterator[Rubric]:
    for pair in pairs:
        if pair.kind is RubricKind.STEP and pair.document:
            yield pair.document


def _point(pair: Pair, numbers: Mapping[str, str], partners: Mapping[str, str]) -> str:
    own = pair.kind is RubricKind.STEP
    if pair.document:
        return pair.document.number if own else numbers.get(pair.document.above, "")
    assert pair.wiki
    return partners.get(pair.wiki.key if own else pair.wiki.above, "")


def _rubric(rubric: Rubric | None) -> dict[str, Any] | None:
    if rubric is None:
        return None
    return {
        "wording": rubric.wording,
        "key": rubric.key,
        "number": rubric.number,
        "above": rubric.above,
        "place": rubric.place,
    }
