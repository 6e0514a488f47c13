"""Spread work over the processors, where there is enough of it."""

import os
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

FEW = 500
"""Items: below that, a second process costs more than it saves."""

_CHUNK = 250
_In = TypeVar("_In")
_Out = TypeVar("_Out")
_works: list[Callable[..., object]] = []
"""What the child processes do; they have it because they are forks of this one."""


def spread(work: Callable[[_In], _Out], items: Sequence[_In]) -> list[_Out]:
    """Return ``work`` of each of ``items``, in their order.

    Child processes are forks, so ``work`` may be anything; where there is no fork (Windows), or
    one processor only, this process does it all.
    """
    count = min(os.cpu_count() or 1, len(items) // FEW + 1)
    if count < 2:  # noqa: PLR2004 (one is this process)
        return [work(item) for item in items]
    return _spread(work, items, count)


def _spread(work: Callable[[_In], _Out], items: Sequence[_In], count: int) -> list[_Out]:
    import multiprocessing  # costs more time than a small kit
    from concurrent.futures import ProcessPoolExecutor

    if "fork" not in multiprocessing.get_all_start_methods():
        return [work(item) for item in items]
    _works.append(work)
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(count, mp_context=context) as pool:
            return list(pool.map(_do, items, chunksize=_CHUNK))
    finally:
        _works.pop()


def _do(item: Any) -> Any:
    return _works[-1](item)
