"""Reading a dump of 1 GB beside mwxml: time as a ratio, and memory at its largest.

The file is generated once, always the same. Each contestant is a process of its own, its start
included; the runs alternate, and all of them must count the same pages and characters.
"""

import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from kicsync.sandbox.generated import generated_pages
from scripts.benches import table

SIZE = 1_000_000_000
RUNS = 3
MOST_MEMORY, MOST_TIME = 100, 1.5
_KIT = 200
"""Ingredients at the beginning; the rest of the wiki is about other things."""

_KICSYNC, _MWXML = "**kicsync**", "mwxml"
_READERS = {
    _MWXML: """
import sys, mwxml
pages = size = 0
with open(sys.argv[1], encoding="utf-8") as file:
    for page in mwxml.Dump.from_file(file).pages:
        pages += 1
        size += sum(len(revision.text) for revision in page)
print(pages, size)
""",
    _KICSYNC: """
import sys
from pathlib import Path
from kicsync.wiki.dump import read_dump
pages = size = 0
for _site, page in read_dump(Path(sys.argv[1])):
    pages += 1
    size += len(page.text)
print(pages, size)
""",
}
_WATCH = """
import resource, subprocess, sys, time
start = time.perf_counter()
said = subprocess.run(sys.argv[1:], check=True, capture_output=True, text=True).stdout
took = time.perf_counter() - start
print(took, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, said)
"""
_HEAD = """\
<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="fr">
  <siteinfo>
    <sitename>Wiki d'essai</sitename>
    <dbname>essai</dbname>
    <base>http://127.0.0.1/wiki/Accueil</base>
    <generator>MediaWiki 1.39.0</generator>
    <case>first-letter</case>
    <namespaces><namespace key="0" case="first-letter" /></namespaces>
  </siteinfo>
"""
_PAGE = """\
  <page>
    <title>{title}</title>
    <ns>0</ns>
    <id>{number}</id>
    <revision>
      <id>{number}</id>
      <timestamp>2021-01-14T10:00:00Z</timestamp>
      <contributor><username>Claire</username><id>2</id></contributor>
      <comment>Première version</comment>
      <origin>{number}</origin>
      <model>wikitext</model>
      <format>text/x-wiki</format>
      <text bytes="{size}" xml:space="preserve">{text}</text>
      <sha1>phoiac9h4m842xq45sp7s6u21eteeq1</sha1>
    </revision>
  </page>
"""
_LINE = (
    "La page {n}, ligne {m}, dit ce qui a été « décidé » & fait ''ensemble'' <br> sur [[{n}]].\n"
)


def run() -> None:
    """Measure, and print the table and the targets."""
    with TemporaryDirectory() as name:
        file = Path(name) / "dump.xml"
        with file.open("w", encoding="utf-8") as target:
            target.writelines(_dump())
        found = [(title, _read(title, file)) for _run in range(RUNS) for title in _READERS]
    if len({counted for _title, (_took, _memory, counted) in found}) != 1:
        sys.exit(f"they did not read the same: {found}")
    _show({t: [(s, mb) for title, (s, mb, _c) in found if title == t] for t in _READERS})


def _dump() -> Iterator[str]:
    """Yield a dump of ``SIZE`` bytes, page by page."""
    yield _HEAD
    pages, left = _pages(), SIZE
    while left > 0:
        page = next(pages)
        left -= len(page.encode())
        yield page
    yield "</mediawiki>\n"


def _pages() -> Iterator[str]:
    for number, page in enumerate(generated_pages(_KIT), 1):
        yield _page(number, page.title, page.text)
    for number in count(_KIT + 1):
        lines = (_LINE.format(n=number, m=line) for line in range(1 + number * 37 % 80))
        yield _page(number, f"Page {number}", "".join(lines).strip())


def _page(number: int, title: str, text: str) -> str:
    size = len(text.encode())
    return _PAGE.format(number=number, title=escape(title), text=escape(text), size=size)


def _read(title: str, file: Path) -> tuple[float, float, str]:
    """Return seconds, megabytes, and what was counted."""
    command = [sys.executable, "-c", _READERS[title], str(file)]
    watched = [sys.executable, "-c", _WATCH, *command]
    done = subprocess.run(watched, check=True, capture_output=True, text=True)
    took, kilobytes, counted = done.stdout.strip().split(maxsplit=2)
    return float(took), int(kilobytes) / 1024, counted


def _show(found: dict[str, list[tuple[float, float]]]) -> None:
    times = {title: [seconds for seconds, _mb in runs] for title, runs in found.items()}
    memory = {title: max(mb for _seconds, mb in runs) for title, runs in found.items()}
    table.show(
        [f"dump of {SIZE / 1e9:.0f} GB, median of {RUNS}", "s", "MB", "ratio"],
        (
            [t, f"{median(s):.1f}", f"{memory[t]:.0f}", table.ratio(s, times[_MWXML])]
            for t, s in times.items()
        ),
    )
    print()
    rows = [
        ["memory", f"{memory[_KICSYNC]:.0f} MB", f"≤ {MOST_MEMORY} MB"],
        [
            "time, beside mwxml",
            table.ratio(times[_KICSYNC], times[_MWXML]),
            f"≤ {MOST_TIME:.2f}",
        ],
    ]
    table.show(["kicsync", "measured", "target"], rows)
