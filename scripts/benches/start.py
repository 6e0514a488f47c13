"""The start of kicsync beside the import of Click alone."""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from scripts.benches import table

RUNS = 25
_BIN = Path(sys.executable).parent
_COMMANDS = {
    "kicsync --help": [str(_BIN / "kicsync"), "--help"],
    'python -c "import click"': [sys.executable, "-c", "import click"],
    'python -c ""': [sys.executable, "-c", ""],
}


def run() -> None:
    """Measure; the runs alternate."""
    times: dict[str, list[float]] = {name: [] for name in _COMMANDS}
    for _run in range(RUNS):
        for name, command in _COMMANDS.items():
            times[name].append(_seconds(command))
    base = times['python -c "import click"']
    table.show(
        [f"start, median of {RUNS}", "ms", "ratio"],
        (
            [f"`{name}`", f"{median(took) * 1000:.0f}", table.ratio(took, base)]
            for name, took in times.items()
        ),
    )


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
