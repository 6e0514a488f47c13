"""Tools as people write them: ``Nom (https://…) : phrase``, links, bullets, lines, tables."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kicsync.kit.outline import WrittenTool
from kicsync.rubrics.outlining.same_heading import fold
from kicsync.rubrics.outlining.to_wiki import text_of
from kicsync.rubrics.reading.blocks import Table
from kicsync.rubrics.reading.runs import (
    Look,
    Run,
    Runs,
    from_place,
    joined,
    plain,
    stripped,
    up_to,
)

_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"«»]+[^\s<>()\[\]\"«».,;:!?]|www\.[^\s()\[\]]+\w")
_CUT = re.compile(r"\s*[:：]\s+|\s*[:：]$|\s+[–—-]+>?\s+|\s*(?:→|⇒|=>)\s*")
_SAID = re.compile(r"(?:pour|afin|qui|permet\w*|avec|sans|to|for|which|that|with)\b", re.IGNORECASE)
"""What begins a sentence about a tool, and no other tool."""

_SEE = re.compile(r"[(\[]\s*(?:voir|cf\.?|see)\s*:?\s*$", re.IGNORECASE)
_COMMAS = re.compile(r"\s*[,;]\s*|\s+et\s+")
_EDGES = " \t\n\u00a0\u202f,;:–—-→"
_NAME_LONGEST = 80
_NAME_WORDS = 8
_LISTED_WORDS = 4
_COLUMNS = {
    "title": {"outil", "outils", "nom", "titre", "nom de l'outil", "tool", "name", "title"},
    "link": {"lien", "liens", "adresse", "site", "url", "link", "lien vers l'outil"},
    "description": {"description", "phrase", "usage", "a quoi ca sert", "utilite", "commentaire"},
}


class Read(NamedTuple):
    """What a line says: ``tools``; ``rest`` when it is no tool (a sentence, for instance)."""

    tools: tuple[WrittenTool, ...]
    rest: Runs = ()


def read_line(runs: Runs) -> Read:
    """Return the tool or the tools that one line names."""
    line = stripped(runs)
    text = plain(line)
    if listed := _listed(line, text):
        return Read(listed)
    link, bare = _without_address(line)
    title, rest = _parted(bare)
    if not title and not link:
        return Read((), line)
    return Read((WrittenTool(title or link, link, text_of(_edged(rest))),))


def read_table(table: Table) -> tuple[WrittenTool, ...]:
    """Return the tools of a table with a row for each; its head says which column is what."""
    rows = [[joined(cell.lines, "\n") for cell in row] for row in table]
    places = _columns([fold(plain(cell)) for cell in rows[0]]) if rows else {}
    found = []
    for row in rows[1:] if places else rows:
        if places:
            cells = {name: row[place] for name, place in places.items() if place < len(row)}
            others = [cell for place, cell in enumerate(row) if place not in places.values()]
        else:
            cells, others = {"title": row[0]} if row else {}, row[1:]
        if (tool := _of_cells(cells, others)) is not None:
            found.append(tool)
    return tuple(found)


def _columns(head: Sequence[str]) -> dict[str, int]:
    found = {
        name: place
        for name, words in _COLUMNS.items()
        for place, cell in reversed(list(enumerate(head)))
        if cell in words
    }
    return found if "title" in found else {}


def _of_cells(cells: dict[str, Runs], others: Sequence[Runs]) -> WrittenTool | None:
    link, title = _without_address(cells.get("title", ()))
    linked, beside = _without_address(cells.get("link", ()))
    said = [beside if plain(beside).strip(_EDGES) else (), cells.get("description", ()), *others]
    rest = joined([part for part in said if plain(part).strip()], " ")
    if not link and not linked:
        linked, rest = _without_address(rest)
    name = text_of((Run(" ".join(plain(title).split())),)) or link or linked
    return WrittenTool(name, link or linked, text_of(_edged(rest))) if name else None


def _listed(line: Runs, text: str) -> tuple[WrittenTool, ...]:
    """Return tools that are only named, with commas between them."""
    names = [name for name in _COMMAS.split(text.rstrip(" .")) if name]
    linked = any(run.link for run in line)
    alone = len(names) > 1 and not linked and not _CUT.search(text) and "http" not in text
    alone = alone and not any(_SAID.match(name) for name in names[1:])
    if not alone or any(len(name.split()) > _LISTED_WORDS for name in names):
        return ()
    return tuple(WrittenTool(_name(name)) for name in names)


def _without_address(runs: Runs) -> tuple[str, Runs]:
    """Return the first address of a line, and the line without it where it stands in letters."""
    text = plain(runs)
    written = _ADDRESS.search(text)
    place = 0
    for run in runs:
        if run.link and run.shown:
            own = tuple(one._replace(link="") if one.link == run.link else one for one in runs)
            if written and written.start() <= place < written.end():
                return run.link, _gone(own, written.start(), written.end())
            return run.link, own
        place += len(run.text) if run.shown else 0
    if written is None:
        return "", runs
    address = written[0]
    whole = address if address.startswith("http") else f"https://{address}"
    return whole, _gone(runs, written.start(), written.end())


def _gone(runs: Runs, start: int, end: int) -> Runs:
    """Return ``runs`` without what is between two places, nor brackets around it."""
    text = plain(runs)
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if (see := _SEE.search(before)) and after[:1] in (")", "]"):
        before = before[: see.start() + 1]
    if before[-1:] in ("(", "[", "<") and after[:1] in (")", "]", ">"):
        start = len(before) - 1
        end = len(text) - len(after) + 1
    return (*up_to(runs, start), *(run for run in from_place(runs, end) if run.shown))


def _parted(runs: Runs) -> tuple[str, Runs]:
    """Return the name of a tool, and what is said of it; no name where the line is a sentence."""
    text = plain(runs)
    cut = _CUT.search(text)
    if cut and 0 < cut.start() <= _NAME_LONGEST:
        return _name(text[: cut.start()]), from_place(runs, cut.end())
    comma = text.find(",")
    if comma > 0 and len(text[:comma].split()) <= _LISTED_WORDS:
        return _name(text[:comma]), from_place(runs, comma + 1)
    head = _first_look(runs)
    if head:
        return _name(text[:head]), from_place(runs, head)
    if len(text.split()) <= _NAME_WORDS and not text.rstrip().endswith("."):
        return _name(text), ()
    return "", runs


def _first_look(runs: Runs) -> int:
    """Return how long the bold beginning of a line is, 0 if nothing follows it."""
    shown = [run for run in runs if run.shown]
    bold = 0
    for run in shown:
        if not run.look & Look.BOLD:
            break
        bold += len(run.text)
    return bold if bold < len(plain(runs)) else 0


def _name(text: str) -> str:
    """Return the words of a name as wikitext."""
    return text_of((Run(" ".join(text.strip(_EDGES).split())),))


def _edged(runs: Runs) -> Runs:
    """Return ``runs`` without the signs that parted them from the name."""
    text = plain(runs)
    return stripped(from_place(runs, len(text) - len(text.lstrip(_EDGES))))
