"""What changed within a line, word by word; pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile("\\w+://\\S+|[\\w\u0300-\u036f]+['’]?|\\s+|.", re.DOTALL)
"""An elided article and its noun are two words, “l'” and “eau”; an address is one."""
_LONGEST = 8000
"""Characters: in longer lines looking for words takes too long."""
_NEAR = 5
"""Lines: one that moved further is shown where it was and where it is."""
_ALIKE = 0.5
"""The share of signs that two lines have in common, from which they are one line that changed."""


class Sign(StrEnum):
    """What became of a text."""

    KEPT = " "
    REMOVED = "-"
    ADDED = "+"
    PLACE = "@"


@dataclass(frozen=True)
class Piece:
    """A part of a line, and what became of it."""

    sign: Sign
    text: str


Line = tuple[Piece, ...]
"""A line as it was and as it is: without what was added, and without what was removed."""


def word_diff(old: str, new: str) -> Line:
    """Return the words of both lines, each run of them once; spaces count."""
    pieces: list[Piece] = []
    for removed, added in _runs(old, new):
        if removed == added:
            pieces.append(Piece(Sign.KEPT, removed))
        else:
            pieces += [Piece(Sign.REMOVED, removed), Piece(Sign.ADDED, added)]
    return tuple(piece for piece in pieces if piece.text)


def changed_lines(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    """Yield the lines ``new`` that came in the place of ``old``, in their order.

    Two that are alike are one line, any other is there for itself.
    """
    start = 0
    for line in old:
        near = ((n, _alike(line, new[n])) for n in range(start, min(start + _NEAR, len(new))))
        place, found = next(((n, words) for n, words in near if words), (start, ()))
        yield from (whole(Sign.ADDED, text) for text in new[start:place])
        yield found or whole(Sign.REMOVED, line)
        start = place + 1 if found else place
    yield from (whole(Sign.ADDED, text) for text in new[start:])


def whole(sign: Sign, text: str) -> Line:
    """Return a line of which everything was kept, removed or added."""
    return (Piece(sign, text),)


def _alike(old: str, new: str) -> Line:
    """Return the words of two lines that are alike, nothing when they are not."""
    if len(old) + len(new) > _LONGEST:
        return ()
    words = word_diff(old, new)
    kept = 2 * _length(words, Sign.KEPT)
    changed = _length(words, Sign.REMOVED) + _length(words, Sign.ADDED)
    return words if kept and kept >= _ALIKE * (kept + changed) else ()


def _length(line: Line, sign: Sign) -> int:
    """Return how many characters that are no space became ``sign``."""
    return sum(len("".join(piece.text.split())) for piece in line if piece.sign is sign)


def _runs(old: str, new: str) -> list[tuple[str, str]]:
    """Return what stands in ``old``, and in ``new`` in its place; both the same where it stays.

    A space that stays between two words that change goes with them: they read as one.
    """
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    runs: list[tuple[str, str]] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _tag, a, a_end, b, b_end in matcher.get_opcodes():
        removed, added = "".join(before[a:a_end]), "".join(after[b:b_end])
        if removed != added and _is_gap(runs[-2:]):
            removed, added = runs[-2][0] + runs[-1][0] + removed, runs[-2][1] + runs[-1][1] + added
            del runs[-2:]
        runs.append((removed, added))
    return runs


def _is_gap(last: Sequence[tuple[str, str]]) -> bool:
    """Tell whether the last two runs are a change and a space that stays."""
    match last:
        case [(removed, added), (kept, same)]:
            return removed != added and kept == same and kept.isspace()
    return False
