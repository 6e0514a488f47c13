"""Where each ``{{{…}}}``, ``{{…}}`` and ``[[…]]`` of a page that defines others begins and ends.

Read in one pass, as MediaWiki's preprocessor does it (Manual: "MediaWiki preprocessor ABNF"), so
that the time grows with the length of a page alone, however deep its braces nest.
"""

import re
from bisect import bisect
from dataclasses import dataclass, field
from typing import NamedTuple

ARGUMENT = "{{{"
CALL = "{{"
LINK = "[["
_TOKEN = re.compile(r"\[\[|\]\]|\{{2,}|\}{2,}|\|")
_LONGEST = 3
_SHORTEST = 2


class Group(NamedTuple):
    """``mark`` opens it; ``bars`` are the places of the ``|`` that split it.

    ``parent`` is the index of the group around it, -1 without one; ``part`` is the part of the
    parent in which it stands.
    """

    mark: str
    start: int
    end: int
    bars: tuple[int, ...]
    parent: int = -1
    part: int = 0

    def span(self, part: int) -> tuple[int, int]:
        """Return where the part of this number begins and ends."""
        start = self.bars[part - 1] + 1 if part else self.start + len(self.mark)
        return start, self.bars[part] if part < len(self.bars) else self.end - len(self.mark)

    def parts(self, text: str) -> list[str]:
        """Return the parts, as they are written in ``text``."""
        spans = map(self.span, range(len(self.bars) + 1))
        return [text[start:end] for start, end in spans]

    def head(self, text: str, longest: int) -> str:
        """Return the beginning of the first part."""
        start, end = self.span(0)
        return text[start : min(end, start + longest)]


@dataclass
class _Opened:
    """``count`` braces or brackets that wait for their partners."""

    sign: str
    start: int
    count: int
    bars: list[int] = field(default_factory=list)


def find_groups(text: str) -> list[Group]:
    """Return the groups of ``text`` in their order; one comes before those inside it."""
    opened: list[_Opened] = []
    found: list[Group] = []
    for token in _TOKEN.finditer(text):
        sign = token[0][0]
        if sign in "[{":
            opened.append(_Opened(sign, token.start(), len(token[0])))
        elif not opened:
            continue
        elif sign == "|":
            opened[-1].bars.append(token.start())
        elif sign == "}":
            _close(opened, found, token.start(), len(token[0]))
        elif opened[-1].sign == "[":
            one = opened.pop()
            found.append(Group(LINK, one.start, token.end(), tuple(one.bars)))
    return _nested(sorted(found, key=lambda group: group.start))


def _close(opened: list[_Opened], found: list[Group], place: int, count: int) -> None:
    """Close what ``count`` braces at ``place`` close; more than that are only characters."""
    while count >= _SHORTEST and opened:
        _drop_links(opened)
        one = opened[-1]
        if one.sign != "{":
            break
        matched = min(one.count, count, _LONGEST)
        start = one.start + one.count - matched
        found.append(Group("{" * matched, start, place + matched, tuple(one.bars)))
        one.bars, one.count = [], one.count - matched
        place, count = place + matched, count - matched
        if one.count < _SHORTEST:
            opened.pop()


def _drop_links(opened: list[_Opened]) -> None:
    """Forget the links that were opened inside braces and never closed; their bars stay."""
    bars: list[list[int]] = []
    while len(opened) > 1 and opened[-1].sign == "[":
        bars.append(opened.pop().bars)
    for some in reversed(bars):
        opened[-1].bars += some


def _nested(groups: list[Group]) -> list[Group]:
    """Return ``groups`` with their parents."""
    around: list[int] = []
    found: list[Group] = []
    for index, group in enumerate(groups):
        while around and groups[around[-1]].end <= group.start:
            around.pop()
        parent = around[-1] if around else -1
        part = bisect(groups[parent].bars, group.start) if around else 0
        found.append(group._replace(parent=parent, part=part))
        around.append(index)
    return found
