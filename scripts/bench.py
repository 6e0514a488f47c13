"""Measure kicsync beside its peers, in one run, as ratios of median times."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

RUNS = 25
_BIN = Path(sys.executable).parent


def seconds(command: list[str]) -> float:
    """Return how long ``command`` takes, from its start to its end."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def start() -> None:
    """Compare the start of kicsync with the import of Click alone; the runs alternate."""
    commands = {
        "kicsync --help": [str(_BIN / "kicsync"), "--help"],
        'python -c "import click"': [sys.executable, "-c", "import click"],
        'python -c ""': [sys.executable, "-c", ""],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _run in range(RUNS):
        for name, command in commands.items():
            times[name].append(seconds(command))
    base = median(times['python -c "import click"'])
    print(f"| start, median of {RUNS} | ms | ratio |\n|---|---|---|")
    for name, took in times.items():
        print(f"| `{name}` | {median(took) * 1000:.0f} | {median(took) / base:.2f} |")


BENCHES: dict[str, Callable[[], None]] = {"start": start}

if __name__ == "__main__":
    for name in sys.argv[1:] or BENCHES:
        if name not in BENCHES:
            sys.exit(f"there is no bench called {name}; there are: {', '.join(BENCHES)}")
        BENCHES[name]()
