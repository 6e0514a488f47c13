"""Which entry of a new list of decisions is which of the old one."""

from collections.abc import Callable, Hashable, Sequence

from kicsync.kit.rubric import Decision

_Key = Callable[[Decision], Hashable]


def match_decisions(old: Sequence[Decision], new: Sequence[Decision]) -> list[int | None]:
    """Return for each of ``new`` the index of the entry of ``old`` that it is, or None.

    Both wordings are the same, or else that of the wiki, or that of the document. An entry is never
    that of another kind.
    """
    origins: list[int | None] = [None] * len(new)
    for key in (_whole, _wordings, _wiki, _document):
        _by_key(old, new, key, origins)
    return origins


def match_places(old: Sequence[Decision], new: Sequence[Decision]) -> list[int | None]:
    """Return what ``match_decisions`` does, and by their places entries that changed altogether.

    These are the only unknown entry between two neighbours that stayed neighbours.
    """
    origins = match_decisions(old, new)
    for index, one in enumerate(new):
        guess = _between(origins, index, len(old))
        if origins[index] is None and guess is not None and old[guess].kind is one.kind:
            origins[index] = guess
    return origins


def _whole(one: Decision) -> Hashable:
    return (one.kind, one.document, one.wiki, one.point, one.above)


def _wordings(one: Decision) -> Hashable:
    return (one.kind, one.document, one.wiki)


def _wiki(one: Decision) -> Hashable:
    return (one.kind, one.wiki) if one.wiki else None


def _document(one: Decision) -> Hashable:
    return (one.kind, one.document) if one.document else None


def _by_key(
    old: Sequence[Decision], new: Sequence[Decision], key: _Key, origins: list[int | None]
) -> None:
    """Note in ``origins`` the entries of which ``key`` is the same, each old one once."""
    taken = set(origins)
    free: dict[Hashable, list[int]] = {}
    for index, one in enumerate(old):
        if index not in taken:
            free.setdefault(key(one), []).append(index)
    for index, one in enumerate(new):
        known = free.get(key(one)) if key(one) is not None else None
        if origins[index] is None and known:
            origins[index] = known.pop(0)


def _between(origins: list[int | None], index: int, count: int) -> int | None:
    before = origins[index - 1] if index else -1
    after = origins[index + 1] if index + 1 < len(origins) else count
    if before is None or after is None:
        return None
    free = before + 1 if after - before == 2 else None  # noqa: PLR2004 (one place between)
    return free if free not in origins else None
