"""Which lines under a point are sub-bullets: mixed forms stand in one document.

The summary knows best; then styles, numbers and letters. A bold line or an item is one where
nothing else is, or where it has tools or an example of its own.
"""

from collections.abc import Sequence

from kicsync.rubrics.outlining.label_words import Part
from kicsync.rubrics.outlining.lines import Line
from kicsync.rubrics.outlining.numbering import letter_value, value_of
from kicsync.rubrics.outlining.summary_match import Known
from kicsync.rubrics.outlining.table_rows import ROW

_OWN = (Part.TOOLS, Part.EXAMPLE, Part.DESCRIPTION)
_FEW = 80
"""Characters of a heading that nothing but its place shows."""

_SENTENCE = (".", "!", "?", "…", "»", ")", ":")
_SUB = 2
"""The depth of ``2.3``."""


def bullets_of(lines: Sequence[Line], places: range, point: Line, known: Known) -> set[int]:
    """Return the sub-bullets under one point."""
    found = {place for place in places if place in known}
    found |= _by_style(lines, places, point, found)
    found |= _by_number(lines, places, point)
    found |= _by_letter(lines, places)
    found |= {place for place in places if lines[place].block.style == ROW}
    bold = {place for place in places if lines[place].bold and lines[place].short}
    if not found:
        found = bold | _bold_leads(lines, places)
    elif found <= bold:  # nothing but its looks makes a heading here
        found |= {place for place in bold if not (lines[place].label or lines[place].item)}
    elif bold - found:
        found |= _with_parts(lines, places, bold - found, found)
    level = min((lines[n].item for n in places if lines[n].item > point.item), default=0)
    items = {place for place in places if level and lines[place].item == level}
    items = {place for place in items if lines[place].short}
    if not found:
        return _leading(lines, places, items) or _plain(lines, places)
    return found | _with_parts(lines, places, items - found, found)


def _by_style(lines: Sequence[Line], places: range, point: Line, sure: set[int]) -> set[int]:
    levels = [lines[place].style for place in sure if lines[place].style]
    below = [
        lines[place].style
        for place in places
        if lines[place].short and lines[place].style > point.style
    ]
    level = max(levels) if levels else min(below, default=0)
    return {
        place for place in places if level and lines[place].style == level and lines[place].short
    }


def _by_number(lines: Sequence[Line], places: range, point: Line) -> set[int]:
    wanted = value_of(point.number)
    return {
        place
        for place in places
        if (head := lines[place].head)
        and head.form == "parts"
        and head.depth == _SUB
        and lines[place].short
        and (not wanted or value_of(head.number.split(".")[0]) == wanted)
    }


def _by_letter(lines: Sequence[Line], places: range) -> set[int]:
    """Return the lines that count a), b), c) without a break."""
    found: set[int] = set()
    for place in places:
        line = lines[place]
        lettered = line.head is not None and line.head.form == "letter" and line.short
        sentence = line.wording.endswith((".", ";", ","))
        if lettered and not sentence and letter_value(line.number) == len(found) + 1:
            found.add(place)
    return found


def _with_parts(lines: Sequence[Line], places: range, maybe: set[int], sure: set[int]) -> set[int]:
    """Return those of ``maybe`` that begin anew: after the parts of another, with their own."""
    found: set[int] = set()
    for place in sorted(maybe):
        start = max((other for other in found | sure if other < place), default=places.start)
        end = min((other for other in maybe | sure if other > place), default=places.stop)
        anew = _has_parts(lines[start:place]) and _has_parts(lines[place + 1 : end])
        if anew and not _in_list(lines, place):
            found.add(place)
    return found


def _has_parts(lines: Sequence[Line]) -> bool:
    return any(line.label and line.label.part in _OWN for line in lines)


def _in_list(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a line is one of several items, or a tool among tools."""
    if not lines[place].item:
        return False
    first = place
    while first and lines[first - 1].item:
        first -= 1
    label = lines[first - 1].label if first else None
    opened = label is not None and label.end >= len(lines[first - 1].text.rstrip())
    after = lines[place + 1] if place + 1 < len(lines) else None
    return opened or bool(after and after.item) or (first < place and _tool_like(lines[place]))


def _bold_leads(lines: Sequence[Line], places: range) -> set[int]:
    """Return the lines that a bold heading begins, but for tools."""
    tools = False
    found = set()
    for place in places:
        line = lines[place]
        if line.label:
            tools = line.label.part is Part.TOOLS
        elif line.bold_lead and not (tools and line.item):
            tools = False
            found.add(place)
    return found


def _plain(lines: Sequence[Line], places: range) -> set[int]:
    """Return the lines of a few words over a text.

    Without any part, which would show that there are sub-bullets, the text is sentences: so is a
    .txt of which the headings lost their styles.
    """
    over = {place for place in places[:-1] if _over_a_text(lines[place], lines[place + 1])}
    if _has_parts(lines[places.start : places.stop]):
        return over
    return {place for place in over if lines[place + 1].text.rstrip().endswith(_SENTENCE)}


def _over_a_text(line: Line, after: Line) -> bool:
    words = line.unsigned
    alone = line.short and not line.item and len(words) <= _FEW and words[:1].isupper()
    return (
        alone
        and _describes(after)
        and words[-1:] not in ".;,!…»"
        and len(after.wording) > len(words) // 2
    )


def _leading(lines: Sequence[Line], places: range, items: set[int]) -> set[int]:
    """Return the items that are sub-bullets where nothing else is: not those of a text's list."""
    first = min(items, default=places.stop)
    before = [lines[place] for place in places if place < first]
    if any(line.label or line.text.rstrip().endswith(":") for line in before):
        return set()
    labelled = tools = False
    depth = 0
    found = set()
    for place in places:
        line = lines[place]
        if line.label:
            labelled, tools, depth = True, line.label.part is Part.TOOLS, line.item
        elif place in items and (line.item < depth or not (tools and _tool_like(line))):
            after = lines[place + 1] if place + 1 < places.stop else None
            described = after is not None and _describes(after)
            if not labelled or line.item < depth or described:
                labelled = tools = False
                found.add(place)
    return found


def _describes(line: Line) -> bool:
    """Tell whether a line may begin what is under a sub-bullet: no other item, nor a later part."""
    first = (Part.DESCRIPTION, Part.AUTHORS)
    return not line.item and (line.label is None or line.label.part in first)


def _tool_like(line: Line) -> bool:
    return ":" in line.wording or any(run.link for run in line.runs) or "http" in line.text
