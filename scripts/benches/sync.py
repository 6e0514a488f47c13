"""A pull, a pull when nothing changed and a push of 20 edits, beside pywikibot and mwclient."""

from collections import defaultdict
from collections.abc import Iterable
from statistics import median

from scripts.benches import table
from scripts.benches.arena import PAGES, Arena, Run, arena
from scripts.benches.contestants import (
    BARE,
    EDITS,
    INSIDE,
    KICSYNC,
    NAMES,
    command,
    edit,
    prepare,
)

ROUNDS = 5
JOBS = {
    "first": f"first pull of {PAGES:,} pages",
    "again": "pull, nothing changed",
    "push": f"push of {EDITS} edits",
}
Results = dict[tuple[str, str], list[Run]]


def run() -> None:
    """Measure round after round; the one before them warms up, and records what kicsync gets."""
    with arena() as wiki:
        warm: Results = defaultdict(list)
        _round(wiki, "warm", [KICSYNC], {}, warm)
        addresses = {job: warm[job, KICSYNC][0].addresses for job in ("first", "again")}
        results: Results = defaultdict(list)
        for number in range(ROUNDS):
            turn = number % len(NAMES)
            _round(wiki, str(number), NAMES[turn:] + NAMES[:turn], addresses, results)
    _show(results)


def _round(
    wiki: Arena,
    number: str,
    names: Iterable[str],
    addresses: dict[str, list[str]],
    results: Results,
) -> None:
    """Let everybody do every job once, each one from an empty folder."""
    for name in names:
        folder = wiki.folder / f"{number} {name}"
        prepare(name, wiki, folder, addresses)
        before = wiki.edits()
        for job in JOBS:
            if job == "push":
                edit(name, folder)
            results[job, name].append(wiki.measure(command(name, job, folder), folder))
        assert wiki.edits() == before + EDITS, name


def _show(results: Results) -> None:
    head = ["", "", "requests", "whole run", "ratio", "without its start", "ratio"]
    rows = (_row(results, job, name) for job in JOBS for name in NAMES if name != INSIDE)
    table.show(head, rows)
    print()
    table.show(["kicsync", "measured", "target"], _targets(results))


def _row(results: Results, job: str, name: str) -> list[str]:
    whole, whole_base = ([run.whole for run in results[job, n]] for n in (name, BARE))
    inside_base = [run.inside for run in results[job, BARE]]
    inside = [run.inside for run in results[job, INSIDE if name == KICSYNC else name]]
    return [
        JOBS[job] if name == NAMES[0] else "",
        name,
        str(_requests(results[job, name])),
        f"{median(whole):.2f} s",
        table.ratio(whole, whole_base),
        f"{median(inside):.2f} s",
        table.ratio(inside, inside_base),
    ]


def _requests(runs: list[Run]) -> int:
    return max(len(run.requests) for run in runs)


def _targets(results: Results) -> list[list[str]]:
    first, again, push = (results[job, KICSYNC] for job in JOBS)
    texts = max(sum("content" in line for line in run.requests) for run in first)
    inside, bare = ([run.inside for run in results["first", name]] for name in (INSIDE, BARE))
    return [
        ["first pull: requests for texts", str(texts), f"≤ {PAGES // 50}"],
        ["first pull: time, beside the bare loop", table.ratio(inside, bare), "≤ 1.50"],
        ["nothing changed: requests", str(_requests(again)), "≤ 5"],
        [f"push of {EDITS} edits: requests", str(_requests(push)), f"≤ {EDITS + 5}"],
    ]
