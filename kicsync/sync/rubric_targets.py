"""Which record each sub-bullet of the document goes to; pure.

What ``schema/rubrics.yml`` pairs comes first, then what the alignment finds.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from kicsync.kit.outline import Bullet, Outline, Point
from kicsync.kit.rubric import WIKI, Decision, Pair, Relation, Rubric, RubricKind, State
from kicsync.rubrics.document_side import document_rubrics
from kicsync.rubrics.joined import entry_of, joined
from kicsync.sync.rubric_fields import has_text


class Target(NamedTuple):
    """Sub-bullets that are one ingredient: ``title`` is the record's, '' for a new one.

    ``wording`` is what a new one is called, ``step`` the value of the step that it stands in.
    """

    title: str
    wording: str
    step: str
    point: Point
    bullets: tuple[Bullet, ...]


class Targets(NamedTuple):
    """Where the texts go; the others go nowhere: what is ``empty``, ``unwanted`` or ``shared``.

    ``unwanted`` was decided to stay in the document. ``shared`` is a sub-bullet that became several
    ingredients: its texts go to the first of them, and a person has to part them.
    """

    found: tuple[Target, ...]
    empty: tuple[Bullet, ...]
    unwanted: tuple[Bullet, ...]
    shared: tuple[Bullet, ...]


def targets(
    outline: Outline, places: Collection[int], pairs: Sequence[Pair], decisions: Sequence[Decision]
) -> Targets:
    """Return where the sub-bullets at ``places`` go; ``pairs`` are those of the whole document."""
    found = joined(pairs, decisions)
    bullets = list(outline.bullets())
    rubrics = [one for one in document_rubrics(outline) if one.kind is RubricKind.INGREDIENT]
    asked = [(rubrics[place], *bullets[place]) for place in sorted(places)]
    filled = [one for one in asked if has_text(one[2])]
    unwanted = {one[0] for one in filled if _is_unwanted(one[0], found, decisions)}
    wanted = [one for one in filled if one[0] not in unwanted]
    return Targets(
        tuple(_grouped(wanted, found, decisions)),
        tuple(bullet for _rubric, _point, bullet in asked if not has_text(bullet)),
        tuple(bullet for rubric, _point, bullet in filled if rubric in unwanted),
        tuple(bullet for rubric, _point, bullet in wanted if len(_partners(rubric, found)) > 1),
    )


def _grouped(
    wanted: Sequence[tuple[Rubric, Point, Bullet]],
    pairs: Sequence[Pair],
    decisions: Sequence[Decision],
) -> Iterator[Target]:
    """Yield the targets in the order of the document, sub-bullets that were merged as one."""
    groups: dict[str, Target] = {}
    for rubric, point, bullet in wanted:
        partners = _partners(rubric, pairs)
        title = partners[0].key if partners else ""
        key = title or f"\0{rubric.key}"
        if key in groups:
            groups[key] = groups[key]._replace(bullets=(*groups[key].bullets, bullet))
            continue
        wording = _wording(rubric, pairs, decisions)
        groups[key] = Target(title, wording, _step(rubric.above, pairs), point, (bullet,))
    yield from groups.values()


def _partners(rubric: Rubric, pairs: Sequence[Pair]) -> list[Rubric]:
    """Return the rubrics of the wiki that ``rubric`` is, the most alike first."""
    found = [pair for pair in pairs if pair.document == rubric and pair.wiki]
    best = sorted(found, key=lambda pair: (pair.relation is Relation.SPLIT, -pair.score))
    return [pair.wiki for pair in best if pair.wiki]


def _step(point: str, pairs: Sequence[Pair]) -> str:
    """Return the value of the step that a point of the document is, '' for none."""
    for pair in pairs:
        if pair.kind is RubricKind.STEP and pair.document and pair.document.key == point:
            return pair.wiki.key if pair.wiki else ""
    return ""


def _is_unwanted(rubric: Rubric, pairs: Sequence[Pair], decisions: Sequence[Decision]) -> bool:
    """Tell whether people decided that the wiki does without ``rubric``, which it has not."""
    found = entry_of(rubric, pairs, decisions)
    decided = found is not None and not found.wiki and found.state is State.DECIDED
    return bool(decided and found and found.keep == WIKI and not _partners(rubric, pairs))


def _wording(rubric: Rubric, pairs: Sequence[Pair], decisions: Sequence[Decision]) -> str:
    found = entry_of(rubric, pairs, decisions)
    return (found.wording if found else "") or rubric.wording
