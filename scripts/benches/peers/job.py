"""What every contestant does: its three jobs, timed once everything is imported."""

import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

Job = Callable[[Path], None]
WIKI = os.environ.get("BENCH_WIKI", "")
HOST = urlsplit(WIKI).netloc
USER = os.environ.get("KICSYNC_USER", "")
PASSWORD = os.environ.get("KICSYNC_PASSWORD", "")
TEMPLATE = "Modèle:Ingrédient"
SUMMARY = "Relecture"
_EXAMPLE = re.compile(r"(exemple: \|\n  |\|Exemples=)(?:Relu \d+\. )?")


def reread(text: str) -> str:
    """Return the edit that everybody makes: one sentence of one field, another one each time."""
    return _EXAMPLE.sub(rf"\g<1>Relu {time.time_ns()}. ", text, count=1)


def main(first: Job, again: Job, push: Job) -> None:
    """Do the job that is named, in the folder that is named; print the seconds it took."""
    name, folder = sys.argv[1:]
    start = time.perf_counter()
    {"first": first, "again": again, "push": push}[name](Path(folder))
    print(f"seconds: {time.perf_counter() - start}")
