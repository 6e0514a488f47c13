"""kicsync itself, in one process, with everything imported before its time begins."""

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import kicsync
from kicsync.commands import main as kicsync_main
from scripts.benches.peers.job import SUMMARY, main

COMMANDS = {
    "first": ["pull"],
    "again": ["pull"],
    "push": ["push", "--yes", "--summary", SUMMARY],
}


def do(folder: Path, name: str) -> None:
    """Run one command, as it would run from a shell."""
    try:
        kicsync_main(["-C", str(folder), *COMMANDS[name]])
    except SystemExit as end:
        if end.code:
            raise


if __name__ == "__main__":
    for module in walk_packages(kicsync.__path__, "kicsync."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    main(
        lambda folder: do(folder, "first"),
        lambda folder: do(folder, "again"),
        lambda folder: do(folder, "push"),
    )
