"""Ctrl-C: what is in flight ends, a second one ends the run at once."""

import os
import signal
from collections.abc import Iterator

import pytest

from kicsync.commands.interrupt import Interrupt


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """Let Ctrl-C be heard: whoever runs the tests in the background has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def ctrl_c() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def test_the_first_is_noted_and_the_second_ends_the_run(
    capsys: pytest.CaptureFixture[str],
) -> None:
    interrupt = Interrupt()
    with interrupt.gently():
        ctrl_c()
        assert interrupt.asked
        with pytest.raises(KeyboardInterrupt):
            ctrl_c()
    assert "Ctrl-C again" in capsys.readouterr().err


def test_a_wait_ends_at_once() -> None:
    interrupt = Interrupt()
    before = signal.getsignal(signal.SIGALRM)
    signal.signal(signal.SIGALRM, lambda _number, _frame: ctrl_c())
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        with interrupt.gently(), pytest.raises(KeyboardInterrupt):
            interrupt.sleep(30)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert not interrupt.waiting


def test_outside_it_works_as_everywhere() -> None:
    with Interrupt().gently():
        pass
    with pytest.raises(KeyboardInterrupt):
        ctrl_c()
