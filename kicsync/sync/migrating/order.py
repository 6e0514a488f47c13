"""The order in which names change, so that none is ever taken twice; pure.

Of A → B and B → C, B → C comes first. Where names go round in a circle, one of them gets a spare
name for a while.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple


class Hop(NamedTuple):
    """One change of a name; ``bare``: nothing may stay behind under the old one."""

    old: str
    new: str
    bare: bool = False


def sequence(names: Mapping[str, str], spare: Callable[[], str]) -> tuple[Hop, ...]:
    """Return ``names``, new ones by the old, as changes that can be made one after the other.

    ``spare`` gives a name that nothing has. The new names must differ from each other.
    """
    left = {old: new for old, new in names.items() if old != new}
    taken = set(left.values())
    found: list[Hop] = []
    while left:
        free = [old for old, new in left.items() if new not in left]
        if not free:
            old = next(iter(left))
            other = spare()
            found.append(Hop(old, other, bare=True))
            left[other] = left.pop(old)
            taken.add(other)
        found += [Hop(old, left.pop(old), bare=old in taken) for old in free]
    return tuple(found)


def rounds(hops: Iterable[Hop]) -> tuple[Mapping[str, str], ...]:
    """Return the changes in rounds: those of one round can be made in any order, or half of them.

    In a round no new name is an old one.
    """
    found: list[dict[str, str]] = [{}]
    for hop in hops:
        now = found[-1]
        if hop.new in now or hop.old in now.values():
            found.append({})
        found[-1][hop.old] = hop.new
    return tuple(found) if found[0] else ()
