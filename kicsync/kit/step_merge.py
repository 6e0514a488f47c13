"""A new tree of steps, brought into the one that is there: what only this one knows stays."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from kicsync.kit.step import Placed, Step, Way, standing
from kicsync.kit.titles import page_title


class Merged(NamedTuple):
    """The tree, for ``steps.yml``; ``left`` are the steps that only the old one has: they stay."""

    placed: tuple[Placed, ...]
    left: tuple[Step, ...]


def merge_steps(old: Sequence[Step], new: Sequence[Step], *, made: bool = False) -> Merged:
    """Return ``new`` with the questions and pages of ``old``, and the steps that only this has.

    A step is the same one where the value is, or else the title, or else the place: there its
    wording changed. ``made`` tells that the values of ``new`` were made from number and title, so
    that an old one stays where both are the same.
    """
    olds = {one.origin: one for one in _every(standing(old)) if one.origin is not None}
    news = {one.origin: one for one in _every(standing(new)) if one.origin is not None}
    pairs = _pairs(olds, news)
    taken = set(pairs.values())
    left = {way: None for way in olds if way not in taken}
    placed = _placed(standing(new), _Old(olds, pairs, made))
    placed = (*placed, *(_alone(olds[way], left) for way in left if way[:-1] not in left))
    return Merged(placed, tuple(olds[way].step for way in left))


class _Old(NamedTuple):
    """The old steps by the way to them, and the old way of each new one."""

    steps: dict[Way, Placed]
    pairs: dict[Way, Way]
    made: bool


def _every(placed: Iterable[Placed]) -> Iterator[Placed]:
    for one in placed:
        yield one
        yield from _every(one.below)


def _pairs(olds: dict[Way, Placed], news: dict[Way, Placed]) -> dict[Way, Way]:
    """Return the old way of each new step that is not new."""
    pairs: dict[Way, Way] = {}
    keys: tuple[Callable[[Step], object], ...] = (
        lambda step: step.value,
        lambda step: page_title(step.title).casefold(),
    )
    for key in keys:
        taken = set(pairs.values())
        free = {key(olds[way].step): way for way in olds if way not in taken}
        for way, one in news.items():
            if way not in pairs and key(one.step) in free:
                pairs[way] = free.pop(key(one.step))
    taken = set(pairs.values())
    for way, one in news.items():
        there = olds.get(way)
        free_here = way not in pairs and way not in taken
        if there and free_here and there.step.number == one.step.number:
            pairs[way] = way
    return pairs


def _placed(new: Sequence[Placed], old: _Old) -> tuple[Placed, ...]:
    return tuple(
        Placed(_with(one.step, old, one.origin), old.pairs.get(one.origin or ()), below)
        for one in new
        for below in [_placed(one.below, old)]
    )


def _with(step: Step, old: _Old, way: Way | None) -> Step:
    """Return ``step`` with what only the old one says of it."""
    there = old.steps.get(old.pairs.get(way or (), ()))
    if there is None:
        return step
    was = there.step
    same = old.made and (was.number, was.title) == (step.number, step.title)
    return step._replace(
        value=was.value if same else step.value,
        page=step.page or was.page,
        question=step.question or was.question,
    )


def _alone(old: Placed, left: Container[Way]) -> Placed:
    """Return a step that only the old tree has, with those of its own that are left too."""
    below = (one for one in old.below if one.origin in left)
    return old._replace(below=tuple(_alone(one, left) for one in below))
