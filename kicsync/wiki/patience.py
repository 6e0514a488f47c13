"""Waiting: how long one call may wait for a wiki, and how a series of edits is paced."""

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


def say_nothing(_seconds: float, _reason: str) -> None:
    """Wait in silence."""


@dataclass(frozen=True)
class Waiter:
    """How to wait: at most ``max_wait`` seconds a call, saying so through ``on_wait``."""

    max_wait: float = MAX_WAIT
    sleep: Sleep = time.sleep
    on_wait: OnWait = say_nothing

    def wait(self, seconds: float, reason: str) -> None:
        """Wait ``seconds``."""
        self.on_wait(seconds, reason)
        self.sleep(seconds)


@dataclass
class Patience:
    """What is left of the waiting time of one call."""

    waiter: Waiter
    waited: float = 0.0
    pauses: int = 0

    def wait(self, reason: str, retry_after: str = "") -> None:
        """Wait as long as the wiki asks, else twice as long each time; raises ``Busy``."""
        left = self.waiter.max_wait - self.waited
        asked = seconds_of(retry_after)
        backoff = min(_FIRST_PAUSE * 2**self.pauses, _LONGEST_PAUSE, left)
        pause = backoff if asked is None else asked
        if pause <= 0 or pause > left:
            raise self._busy(reason, asked)
        self.waited += pause
        self.pauses += 1
        self.waiter.wait(pause, reason)

    def _busy(self, reason: str, asked: float | None) -> Busy:
        hint = _("Try again later; what is done so far stays done.")
        if asked is not None:
            hint = _("Try again in {seconds} seconds; what is done so far stays done.").format(
                seconds=round(asked)
            )
        return Busy(reason, hint=hint)


def seconds_of(retry_after: str) -> float | None:
    """Return what ``Retry-After`` asks for, seconds or a date (RFC 9110, 10.2.3), at least 1."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return max(1.0, float(text))
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
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

    def step(self) -> None:
        """Wait until one more edit is allowed, and count it."""
        if not self.hits:
            return
        if len(self._times) == self.hits:
            early = self._times.popleft() + self.seconds - self.clock()
            if early > 0:
                self.waiter.wait(early, _("The wiki allows only so many edits a minute."))
        self._times.append(self.clock())
