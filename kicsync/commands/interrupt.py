"""Ctrl-C while something is sent: the request in flight ends, then the run does.

A second Ctrl-C, or one during a wait, ends the run at once; the journal knows what was sent.
"""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

import click

from kicsync.i18n import _


@dataclass
class Interrupt:
    """``asked``: the person pressed Ctrl-C. Outside ``gently`` it works as everywhere."""

    asked: bool = False
    waiting: bool = False

    def sleep(self, seconds: float) -> None:
        """Wait; nothing is in flight meanwhile, so Ctrl-C ends it."""
        self.waiting = True
        try:
            time.sleep(seconds)
        finally:
            self.waiting = False

    @contextmanager
    def gently(self) -> Iterator[None]:
        """Let Ctrl-C only be noted, so that what is under way ends first."""
        before = signal.signal(signal.SIGINT, self._noted)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _noted(self, _number: int, _frame: FrameType | None) -> None:
        if self.asked or self.waiting:
            raise KeyboardInterrupt
        self.asked = True
        click.echo(_("Ending what is under way… (Ctrl-C again: at once)"), err=True)
