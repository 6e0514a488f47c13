"""Which lines of the content are points: by the summary, by style, or by going on counting."""

from collections.abc import Iterator, Sequence

from kicsync.rubrics.outlining.lines import Line
from kicsync.rubrics.outlining.numbering import value_of
from kicsync.rubrics.outlining.summary import Entry
from kicsync.rubrics.outlining.summary_match import Known


def points_of(lines: Sequence[Line], places: range, known: Known) -> set[int]:
    """Return the places of the points among ``places``.

    An entry of the summary under no point that is written stands for one itself.
    """
    sure = {place for place, entry in known.items() if _is_point(entry, lines[place])}
    level = _point_level(lines, places, sure, known)
    by_style = {
        place
        for place in places
        if level and lines[place].style == level and lines[place].short and place not in known
    }
    found = sure | by_style | set(_counted(lines, places, sure | by_style, known))
    first = min(found, default=len(lines))
    return found | {place for place in known if place < first}


def _is_point(entry: Entry, line: Line) -> bool:
    if entry.depth:
        return entry.depth == 1
    return line.depth == 1 or line.style == 1


def _point_level(lines: Sequence[Line], places: range, sure: set[int], known: Known) -> int:
    """Return the level of the headings that are points, 0 where no style tells."""
    levels = [lines[place].style for place in sure if lines[place].style]
    if levels:
        return max(set(levels), key=levels.count)
    below = {lines[place].style for place in known if place not in sure}
    counts: dict[int, int] = {}
    numbered: dict[int, int] = {}
    for place in places:
        line = lines[place]
        if line.style and line.short:
            counts[line.style] = counts.get(line.style, 0) + 1
            numbered[line.style] = numbered.get(line.style, 0) + (line.depth == 1)
    lower = _lower_levels(lines, places, {level for level in counts if not numbered[level]})
    several = [n for n in sorted(counts) if counts[n] > 1 and n not in below and n not in lower]
    by_number = [level for level in several if numbered[level] * 2 > counts[level]]
    single = [level for level in sorted(counts) if numbered[level]]
    above = [level for level in single if level < min(several, default=0)]
    return next(iter([*by_number, *above, *several, *single]), 0)


def _lower_levels(lines: Sequence[Line], places: range, levels: set[int]) -> set[int]:
    """Return those of ``levels`` that headings have only after a point without a style.

    There, the headings are its sub-bullets.
    """
    counted = (place for place in places if _counts_by_hand(lines[place]))
    first = next(counted, None)
    if first is None or not (_heads(lines[first]) and _opens(lines, first)):
        return set()
    return levels - {lines[place].style for place in places if place < first}


def _counts_by_hand(line: Line) -> bool:
    by_hand = line.head is not None and line.head.depth == 1
    return by_hand and line.short and not line.style and not line.item


def _counted(lines: Sequence[Line], places: range, points: set[int], known: Known) -> Iterator[int]:
    """Yield the lines that go on counting the points, without the style of a heading.

    Enumerations in a text count from 1 again, one after the other.
    """
    last, running = 0, 0
    first = min(points, default=0)
    for place in places:
        line = lines[place]
        value = value_of(line.number)
        if place in points:
            last, running = value or last + 1, 0
        elif place in known or line.depth != 1 or not line.short or line.item > 1:
            continue
        elif line.head and line.head.form == "point":
            last, running = value, 0
            yield place
        elif _goes_on(lines, place, last, running):
            before_first = place < first and value >= value_of(lines[first].number)
            if not before_first:
                last, running = value, 0
                yield place
        elif value in (1, running + 1):
            running = value


def _goes_on(lines: Sequence[Line], place: int, last: int, running: int) -> bool:
    """Tell whether a counted line is the next point after ``last``, or a later one.

    Of a parcours in the making, only points 2 and 8 may be written (journal, 14 January 2021).
    """
    value = value_of(lines[place].number)
    if (running and value == running + 1) or not _heads(lines[place]):
        return False
    return value == last + 1 or (value > last and _opens(lines, place))


def _heads(line: Line) -> bool:
    """Tell whether a numbered line is a heading by its looks: no sentence of an enumeration."""
    return not line.wording.endswith((".", ";", ",")) and not line.style > 1


def _opens(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a text, sub-bullets or their parts stand under a line, before the next point."""
    for line in lines[place + 1 :]:
        if line.depth == 1:
            return False
        marked = line.label or line.depth or line.item or line.style or line.bold
        if marked or line.text.endswith("."):
            return True
    return False
