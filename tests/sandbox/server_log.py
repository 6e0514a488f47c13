"""The log of PHP's own server, which writes a line only after the answer has gone out."""

import time
from pathlib import Path

PATIENCE = 10.0
"""Seconds."""


def settled_log(log: Path) -> str:
    """Return the log once every connection that it accepted is closed."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        text = log.read_text("utf-8", errors="replace")
        if text.count(" Accepted\n") == text.count(" Closing\n"):
            return text
        time.sleep(0.05)
    raise TimeoutError(log)
