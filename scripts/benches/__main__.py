"""Run the benches that are named, or all; ``BENCHES`` is where a new one is added."""

import sys
from collections.abc import Callable

from scripts.benches import crash, dump, lint, rubrics, soak, start, sync

BENCHES: dict[str, Callable[[], None]] = {
    "start": start.run,
    "lint": lint.run,
    "sync": sync.run,
    "soak": soak.run,
    "crash": crash.run,
    "dump": dump.run,
    "rubrics": rubrics.run,
}

if __name__ == "__main__":
    for name in sys.argv[1:] or BENCHES:
        if name not in BENCHES:
            sys.exit(f"there is no bench called {name}; there are: {', '.join(BENCHES)}")
        BENCHES[name]()
