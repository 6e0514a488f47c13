"""Which record each sub-bullet of the document goes to; pure.

What ``schema/rubrics.yml`` pairs comes first, then what an earlier import brought together, then
what the alignment is sure of. What is less sure goes nowhere: a person says first what it is.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kicsync.kit.outline import Bullet, Outline, Point
from kicsync.kit.rubric import WIKI, Decision, Pair, Relation, Rubric, RubricKind, State
from kicsync.rubrics.aligning.document_side import document_rubrics
from kicsync.rubrics.aligning.wording import same
from kicsync.rubrics.deciding.said_pairs import as_said, entry_of, line_of
from kicsync.rubrics.deciding.settle import SURE
from kicsync.sync.rubric_fields import has_text
from kicsync.workspace.imports import Imported


class Target(NamedTuple):
    """Sub-bullets that are one ingredient: ``title`` is the record's, '' for a new one.

    ``wording`` is what a new one is called, ``step`` the value of the step that it stands in.
    ``moved`` tells that the document has it under another step than the record.
    """

    title: str
    wording: str
    step: str
    point: Point
    bullets: tuple[Bullet, ...]
    moved: bool = False


class Doubt(NamedTuple):
    """A sub-bullet that may be the ingredient ``title``; ``score`` is how likely it is."""

    wording: str
    title: str
    score: float


class Targets(NamedTuple):
    """Where the texts go; the others go nowhere: ``empty``, ``unwanted``, ``shared``, ``doubtful``.

    ``unwanted`` was decided to stay in the document. ``shared`` is a sub-bullet that became several
    ingredients: its texts go to the first of them, and a person has to part them. ``doubtful`` is
    what is not sure and what nobody confirmed.
    """

    found: tuple[Target, ...]
    empty: tuple[Bullet, ...] = ()
    unwanted: tuple[Bullet, ...] = ()
    shared: tuple[Bullet, ...] = ()
    doubtful: tuple[Doubt, ...] = ()


class _Place(NamedTuple):
    """A sub-bullet of the document, the pairs that it is in, and what is said of one in none.

    The first pair is the most alike.
    """

    rubric: Rubric
    point: Point
    bullet: Bullet
    pairs: tuple[Pair, ...]
    said: Decision | None = None

    @property
    def title(self) -> str:
        """The title of its record, '' for none."""
        wiki = self.pairs[0].wiki if self.pairs else None
        return wiki.key if wiki else ""

    @property
    def group(self) -> str:
        """What is the same for sub-bullets that are one ingredient."""
        return self.title or f"\0{self.rubric.key}"

    @property
    def is_unwanted(self) -> bool:
        """Whether people decided that the wiki does without it, which has it not."""
        return bool(self.said and self.said.state is State.DECIDED and self.said.keep == WIKI)


def targets(
    outline: Outline,
    places: Collection[int],
    pairs: Sequence[Pair],
    decisions: Sequence[Decision],
    known: Sequence[Decision] = (),
) -> Targets:
    """Return where the sub-bullets at ``places`` go; ``pairs`` are those of the whole document.

    ``known`` is what earlier imports brought together (``remembered``). Of several sub-bullets that
    are one ingredient, all come when one is asked for: their texts are one text.
    """
    found = as_said(pairs, (*decisions, *known))
    confirmed = _confirmed(decisions, known)
    every = list(_places(outline, found, decisions))
    asked = [every[place] for place in sorted(places)]
    filled = [one for one in asked if has_text(one.bullet)]
    meant = {one.group for one in filled}
    together = (one for one in every if one.group in meant and has_text(one.bullet))
    wanted = [one for one in together if not one.is_unwanted and _is_sure(one, confirmed)]
    doubtful = (one for one in filled if not _is_sure(one, confirmed))
    return Targets(
        tuple(_grouped(wanted, _steps(found))),
        tuple(one.bullet for one in asked if not has_text(one.bullet)),
        tuple(one.bullet for one in filled if one.is_unwanted),
        tuple(one.bullet for one in wanted if len(one.pairs) > 1),
        tuple(Doubt(one.bullet.wording, one.title, one.pairs[0].score) for one in doubtful),
    )


def _confirmed(
    decisions: Iterable[Decision], known: Iterable[Decision]
) -> Collection[tuple[str, str]]:
    """Return the wordings of the pairs that people decided, wrote by hand, or imported before."""
    said = (one for one in decisions if one.state is State.DECIDED or not one.score)
    return {(one.document, one.wiki) for one in (*said, *known)}


def _steps(pairs: Iterable[Pair]) -> Mapping[str, str]:
    """Return the keys of the wiki's steps by those of the document's points."""
    return {
        pair.document.key: pair.wiki.key
        for pair in pairs
        if pair.kind is RubricKind.STEP and pair.document and pair.wiki
    }


def remembered(
    imports: Mapping[str, Imported], titles: Mapping[str, str], decisions: Iterable[Decision]
) -> tuple[Decision, ...]:
    """Return what earlier imports brought together, where ``decisions`` say nothing about it.

    ``titles`` are those of the records, by their files without ending, as in ``imports``.
    """
    said = [one for one in decisions if one.state is State.DECIDED or (one.document and one.wiki)]
    known = {one.document for one in said} | {one.wiki for one in said}
    pairs = ((" ".join(titles[key].split()), imports[key]) for key in imports if key in titles)
    return tuple(
        _remembered(one, title)
        for title, one in pairs
        if one.wording not in known and title not in known
    )


def _remembered(one: Imported, title: str) -> Decision:
    kind, relation = RubricKind.INGREDIENT, Relation.REWORDED
    wording = " ".join(one.wording.split())
    return Decision(kind, wording, title, relation, 1.0, WIKI, State.PROPOSED, one.point)


def _places(
    outline: Outline, pairs: Sequence[Pair], decisions: Iterable[Decision]
) -> Iterator[_Place]:
    """Yield every sub-bullet in the order of the document."""
    partners: dict[Rubric, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.document and pair.wiki:
            partners[pair.document].append(pair)
    alone: dict[str, list[Decision]] = defaultdict(list)
    for one in decisions:
        alone[one.document].append(one)
    rubrics = [one for one in document_rubrics(outline) if one.kind is RubricKind.INGREDIENT]
    for rubric, (point, bullet) in zip(rubrics, outline.bullets(), strict=True):
        found = sorted(partners[rubric], key=lambda one: (one.relation == "split", -one.score))
        about = [] if found else alone[line_of(rubric)]
        said = entry_of(rubric, pairs, about) if about else None
        yield _Place(rubric, point, bullet, tuple(found), said)


def _is_sure(one: _Place, confirmed: Collection[tuple[str, str]]) -> bool:
    """Tell whether a sub-bullet is its ingredient: so worded, so alike, or so ``confirmed``.

    A pair that a person wrote into the list has no score, and is confirmed.
    """
    if not one.pairs:
        return True
    document, wiki = line_of(one.pairs[0].document), line_of(one.pairs[0].wiki)
    alike = one.pairs[0].score >= SURE or same(document, wiki)
    return alike or (document, wiki) in confirmed


def _grouped(wanted: Iterable[_Place], steps: Mapping[str, str]) -> Iterator[Target]:
    """Yield the targets in the order of the document, sub-bullets that were merged as one."""
    groups: dict[str, list[_Place]] = defaultdict(list)
    for one in wanted:
        groups[one.group].append(one)
    for places in groups.values():
        first = places[0]
        yield Target(
            first.title,
            (first.said.wording if first.said else "") or first.rubric.wording,
            steps.get(first.rubric.above, ""),
            first.point,
            tuple(one.bullet for one in places),
            any(pair.relation is Relation.MOVED for one in places for pair in one.pairs),
        )
