"""A progress bar on stderr, once something takes longer than a second."""

import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 1.0
"""Seconds before a bar appears."""


class Tick(Protocol):
    """Called with how many are done so far."""

    def __call__(self, done: int, /) -> None:
        """Show it."""


@contextmanager
def progress(text: str, total: int | None, *, quiet: bool) -> Iterator[Tick]:
    """Give a function to call with the number done; a bar is shown in a terminal only."""
    start = time.monotonic()
    with ExitStack() as stack:
        bars: list[Progress] = []

        def tick(done: int, /) -> None:
            if quiet or not sys.stderr.isatty() or time.monotonic() - start < PATIENCE:
                return
            if not bars:
                bars.append(stack.enter_context(_bar()))
                bars[0].add_task(text, total=total)
            bars[0].update(bars[0].task_ids[0], completed=done)

        yield tick


def _bar() -> "Progress":
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
