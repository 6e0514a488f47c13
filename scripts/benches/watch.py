"""What one command costs: a process of its own, its start included."""

import subprocess
import sys
from collections.abc import Sequence

_WATCH = """
import resource, subprocess, sys, time
start = time.perf_counter()
nowhere = subprocess.DEVNULL
code = subprocess.run(sys.argv[1:], stdout=nowhere, stderr=nowhere).returncode
took = time.perf_counter() - start
print(code, took, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
_MB = 1024
"""Kilobytes; that is what Linux counts memory in."""

Measured = tuple[float, float]
"""Seconds, and megabytes of the largest process at its largest."""


def measured(command: Sequence[str]) -> Measured:
    """Run a command below a small process, whose own memory is less than any contestant's."""
    watched = [sys.executable, "-c", _WATCH, *command]
    done = subprocess.run(watched, check=True, capture_output=True, text=True)
    code, seconds, kilobytes = done.stdout.split()
    if code not in {"0", "1"}:
        sys.exit(f"{command[:3]} ended with {code}")
    return float(seconds), int(kilobytes) / _MB
