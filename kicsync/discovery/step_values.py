"""Values that are steps: ``1 - Qualifier la ressource et ses besoins``."""

from collections.abc import Sequence

from kicsync.kit import Step
from kicsync.kit.step import all_steps, numbered
from kicsync.kit.step_tree import Line, by_numbers, tree
from kicsync.kit.titles import page_title

_FEWEST = 2


def steps_of(values: Sequence[str]) -> tuple[Step, ...]:
    """Return the tree of steps that ``values`` are; () when they are something else.

    Every one has a number of its own; ``1.2 - …`` is a step of ``1 - …``.
    """
    found = {numbered(value).numbers: value for value in values}
    if () in found or len(found) != len(values) or len(values) < _FEWEST:
        return ()
    lines = (Line(1, numbered(v).title, numbers, v) for numbers, v in sorted(found.items()))
    return tree(by_numbers(lines))


def with_pages(steps: tuple[Step, ...], there: set[str]) -> tuple[Step, ...]:
    """Return ``steps``, each with its page: the one of ``there`` called as its value or title."""
    return tuple(
        step._replace(
            page=next((t for t in (step.title, step.value) if page_title(t) in there), ""),
            steps=with_pages(step.steps, there),
        )
        for step in steps
    )


def page_names(steps: tuple[Step, ...]) -> list[str]:
    """Return the titles under which the pages of ``steps`` may stand."""
    own = [name for step in all_steps(steps) for name in (step.title, step.value)]
    return list(dict.fromkeys(page_title(name) for name in own))
