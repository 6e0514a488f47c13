"""``kicsync lint`` beside yamllint, check-jsonschema and the bare loop that only loads the files.

10,000 records of 2.5 kB. Each contestant is a process of its own, its start included, so that its
time and its memory are its own; the runs alternate.
"""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from kicsync.kit import Schema
from kicsync.sandbox.generated import generated_pages
from kicsync.wikitext import read
from kicsync.workspace.binding import Binding
from kicsync.workspace.folder import Workspace
from kicsync.workspace.record_text import format_record
from kicsync.workspace.setup import create
from scripts.benches import table
from scripts.benches.watch import Measured, measured

RECORDS = 10_000
FEW = 1_000
SIZE = 2_500
"""Bytes of a record."""

RUNS = 3
_BIN = Path(sys.executable).parent
_LOOP = """
import sys, yaml
from pathlib import Path
for path in Path(sys.argv[1]).iterdir():
    with path.open(encoding="utf-8") as file:
        yaml.load(file, Loader=yaml.CSafeLoader)
"""
_YAMLLINT = "{extends: default, rules: {line-length: disable, document-start: disable}}"


def run() -> None:
    """Measure, and print the table of README.md."""
    with TemporaryDirectory() as name:
        few, many = (_kit(Path(name) / str(n), n) for n in (FEW, RECORDS))
        commands = _commands(many)
        found: dict[str, list[Measured]] = {title: [] for title in commands}
        for _run in range(RUNS):
            for title, command in commands.items():
                found[title].append(measured(command(many)))
        small = [measured(_lint("--no-cache")(few)) for _run in range(RUNS)]
    _show(found, small)


def _kit(root: Path, count: int) -> Workspace:
    """Make a workspace of ``count`` records; one in fifty has flaws."""
    space = create(root, "http://127.0.0.1:9/", Binding("http://127.0.0.1:9/api.php"))
    for number, page in enumerate(generated_pages(count)):
        record = read(
            page.text.replace("Description=", f"Description=Essai {number} : "),
            space.schema,
            page.title,
        )
        text = _padded(format_record(record, space.schema), space.schema, number)
        (space.folder / f"essai-{number:05}.yml").write_text(text, "utf-8")
    return space


def _padded(text: str, schema: Schema, number: int) -> str:
    """Return ``text`` with free text up to ``SIZE`` bytes."""
    line = f"La page {number} garde la trace de ce qui a été dit, décidé et fait ensemble.\n"
    missing = SIZE - len(text.encode()) - len(schema.free_text) - 4
    lines = "".join(f"  {line}" for _n in range(max(missing, 0) // (len(line.encode()) + 2)))
    flaw = "  à compléter\n" if number % 50 == 0 else ""
    return f"{text}{schema.free_text}: |\n{lines}{flaw}" if lines else text


def _lint(*more: str) -> Callable[[Workspace], list[str]]:
    def command(space: Workspace) -> list[str]:
        lint = [str(_BIN / "kicsync"), "-C", str(space.root), "lint", "--format", "concise"]
        return [*lint, "--exit-zero", *more]

    return command


def _commands(space: Workspace) -> dict[str, Callable[[Workspace], list[str]]]:
    schema = space.root / "record.schema.json"
    made = subprocess.run(
        [str(_BIN / "kicsync"), "-C", str(space.root), "schema", "--json"],
        check=True,
        capture_output=True,
    )
    schema.write_bytes(made.stdout)
    files = sorted(str(path) for path in space.folder.iterdir())
    cached = _lint()
    subprocess.run(cached(space), check=True, stdout=subprocess.DEVNULL)  # fill the cache
    return {
        "bare loop over `yaml.load(…, CSafeLoader)`": lambda s: [
            sys.executable,
            "-c",
            _LOOP,
            str(s.folder),
        ],
        "`kicsync lint --no-cache`": _lint("--no-cache"),
        "`kicsync lint`, nothing changed since": cached,
        "check-jsonschema": lambda _s: [
            str(_BIN / "check-jsonschema"),
            "--schemafile",
            str(schema),
            *files,
        ],
        "yamllint": lambda s: [str(_BIN / "yamllint"), "-d", _YAMLLINT, str(s.folder)],
    }


def _show(found: dict[str, list[Measured]], small: Sequence[Measured]) -> None:
    base = [seconds for seconds, _size in next(iter(found.values()))]
    rows = []
    for title, runs in found.items():
        times = [seconds for seconds, _size in runs]
        memory = max(size for _seconds, size in runs)
        rows.append([title, f"{median(times):.1f}", f"{memory:.0f}", table.ratio(times, base)])
    table.show([f"{RECORDS:,} records of {SIZE / 1000:.1f} kB", "s", "MB", "ratio"], rows)
    whole = [seconds for seconds, _size in found["`kicsync lint --no-cache`"]]
    growth = median(whole) / median(seconds for seconds, _size in small)
    print(f"\n{FEW:,} → {RECORDS:,} records: {growth:.1f} × the time")
