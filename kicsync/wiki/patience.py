"""Waiting: how long a run may wait for a wiki that is busy, and how a series of edits is paced."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from kicsync.errors import Busy
from kicsync.i18n import _

Sleep = Callable[[float], None]
OnWait = Callable[[float, str], None]
"""Called before every wait with its seconds and its reason in words."""

MAX_WAIT = 120.0
_FIRST_PAUSE = 2.0
_LONGEST_PAUSE = 30.0
_FOR_EVER = 1e9


def say_nothing(_seconds: float, _reason: str) -> None:
    """Wait in silence."""


@dataclass
class Waiter:
    """How to wait, and how long a run has waited for a wiki that is busy: ``max_wait`` in all.

    Every wait is told to ``on_wait`` before it begins. Those that a ``Pace`` asks for are not
    counted: they come from the account's own limit, and are known beforehand.
    """

    max_wait: float = MAX_WAIT
    sleep: Sleep = time.sleep
    on_wait: OnWait = say_nothing
    waited: float = field(default=0.0, init=False)

    @property
    def left(self) -> float:
        """How many seconds the run may still wait for a busy wiki."""
        return self.max_wait - self.waited

    def wait(self, seconds: float, reason: str) -> None:
        """Wait ``seconds``."""
        self.on_wait(seconds, reason)
        self.sleep(seconds)


@dataclass
class Patience:
    """The waits of one call: each without an order from the wiki is twice as long as the last."""

    waiter: Waiter
    pauses: int = 0

    def wait(self, reason: str, retry_after: str = "") -> None:
        """Wait as long as the wiki asks, else a while; raises ``Busy`` when too much is asked."""
        left = self.waiter.left
        asked = seconds_of(retry_after)
        backoff = min(_FIRST_PAUSE * 2**self.pauses, _LONGEST_PAUSE, left)
        pause = backoff if asked is None else asked
        if pause <= 0 or pause > left:
            raise _busy(reason, asked)
        self.waiter.waited += pause
        self.pauses += 1
        self.waiter.wait(pause, reason)


def _busy(reason: str, asked: float | None) -> Busy:
    when = _("Try again later, or let kicsync wait longer with --max-wait.")
    if asked is not None:
        when = _(
            "Try again in {seconds} seconds, or let kicsync wait longer with --max-wait."
        ).format(seconds=round(asked))
    kept = _("What is done so far stays done.")
    return Busy(reason, hint=f"{when} {kept}")


def seconds_of(retry_after: str) -> float | None:
    """Return what ``Retry-After`` asks for, seconds or a date (RFC 9110, 10.2.3), at least 1."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return min(max(1.0, float(text)), _FOR_EVER)
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=UTC)
    return max(1.0, (date - datetime.now(UTC)).total_seconds())


@dataclass
class Pace:
    """Keeps a series of edits under the account's limit: ``hits`` in ``seconds`` (0: no limit).

    The limit comes from ``meta=userinfo&uiprop=ratelimits`` (manual page "API:Etiquette").
    """

    waiter: Waiter
    hits: int = 0
    seconds: float = 0.0
    clock: Callable[[], float] = time.monotonic
    _times: deque[float] = field(default_factory=deque, init=False)

    def seconds_for(self, edits: int) -> float:
        """Return how long the limit alone makes ``edits`` more edits take."""
        return (max(edits - 1, 0) // self.hits) * self.seconds if self.hits else 0.0

    def step(self) -> None:
        """Wait until one more edit is allowed, and count it."""
        if not self.hits:
            return
        if len(self._times) == self.hits:
            early = self._times.popleft() + self.seconds - self.clock()
            if early > 0:
                self.waiter.wait(early, _("The wiki allows only so many edits a minute."))
        self._times.append(self.clock())
