"""One text on three sides, passage by passage (diff3): where both agree, and where not; pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """Lines that follow each other; where both sides agree, or one changed them, they are alike."""

    local: tuple[str, ...]
    wiki: tuple[str, ...]

    @property
    def disputed(self) -> bool:
        """Whether both sides changed these lines, each in its own way."""
        return self.local != self.wiki


def passages(base: str, local: str, wiki: str) -> tuple[Passage, ...]:
    """Merge by line; lines that both sides wrote alike are not disputed."""
    from merge3 import Merge3

    merge3 = Merge3(_lines(base), _lines(local), _lines(wiki))
    found = []
    for kind, *places in merge3.reprocess_merge_regions(merge3.merge_regions()):
        if kind == "conflict":
            _start, _end, a, a_end, b, b_end = places
            found.append(Passage(tuple(merge3.a[a:a_end]), tuple(merge3.b[b:b_end])))
        else:
            side = {"unchanged": merge3.base, "b": merge3.b}.get(kind, merge3.a)
            lines = tuple(side[slice(*places)])
            found.append(Passage(lines, lines))
    return tuple(found)


def disputed_passages(base: str, local: str, wiki: str) -> tuple[Passage, ...]:
    """Return the passages of a text in conflict, at least one of them disputed.

    Where diff3 finds a merge that would not stand a second time, what was there before can't be
    told apart, and only what both sides say counts.
    """
    found = passages(base, local, wiki)
    return found if any(passage.disputed for passage in found) else passages("", local, wiki)


def both(base: str, local: str, wiki: str) -> str:
    """Return the merged text; where it is disputed, the local lines and then the wiki's."""
    lines: list[str] = []
    for passage in disputed_passages(base, local, wiki):
        lines += passage.local + passage.wiki if passage.disputed else passage.local
    return "\n".join(lines)


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []
