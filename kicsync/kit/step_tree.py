"""Lines of an outline -> the tree of steps."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kicsync.kit.step import Step, all_steps, numbered

Numbers = tuple[int, ...]


class Line(NamedTuple):
    """One step as a list says it: its ``level``, 1 for the first, its title, and what goes with it.

    ``numbers`` are (1, 2) for ``1.2``, () where it has none: then its place counts. ``value`` is
    what stands in the pages, '' where the list does not say.
    """

    level: int
    title: str
    numbers: Numbers = ()
    value: str = ""
    question: str = ""
    page: str = ""


def tree(lines: Sequence[Line], between: str | None = " - ") -> tuple[Step, ...]:
    """Return the steps of ``lines``, each below the last one of a lower level before it.

    ``between`` stands between the number and the title in the values that are made; None where the
    pages hold the title alone.
    """
    return tuple(_grown(list(lines), (), between))


def by_numbers(lines: Iterable[Line]) -> list[Line]:
    """Return ``lines`` with the levels that their numbers say: ``1.2`` stands below ``1``.

    Where the number above is missing, the nearest one counts; a line without a number stands below
    the last one that has one.
    """
    seen: dict[Numbers, int] = {}
    found, last = [], 0
    for line in lines:
        level = last + 1
        if line.numbers:
            above = next((p for p in _above(line.numbers) if p in seen), ())
            level = last = seen.get(above, 0) + 1
            seen[line.numbers] = level
        found.append(line._replace(level=level))
    return found


def between(steps: Iterable[Step]) -> str | None:
    """Return what stands between number and title in the values of ``steps``, as ``tree`` wants."""
    for step in all_steps(tuple(steps)):
        numbers, title = numbered(step.value)
        if not numbers:
            return None
        head = step.value.removesuffix(title)
        return head[len(".".join(map(str, numbers))) :] if head[:1].isdigit() else " - "
    return " - "


def _above(numbers: Numbers) -> Iterator[Numbers]:
    yield from (numbers[:length] for length in range(len(numbers) - 1, 0, -1))


def _grown(lines: list[Line], above: Numbers, between: str | None) -> Iterator[Step]:
    """Yield the steps of ``lines``, the first of which is one of the highest."""
    place = 0
    while lines:
        line = lines.pop(0)
        below = []
        while lines and lines[0].level > line.level:
            below.append(lines.pop(0))
        place = line.numbers[-1] if line.numbers else place + 1
        way = line.numbers or (*above, place)
        number = ".".join(map(str, way))
        made = line.title if between is None else f"{number}{between}{line.title}"
        yield Step(
            number=place,
            title=line.title,
            value=line.value or made,
            page=line.page,
            question=line.question,
            steps=tuple(_grown(below, way, between)),
        )
