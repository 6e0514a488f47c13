"""A plain copy of the pages: a file for each text, and one list of what was last seen."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

_LIST = "seen.json"


class Page(NamedTuple):
    """One page as the wiki had it."""

    title: str
    revid: int
    text: str


def store(folder: Path, pages: Iterable[Page]) -> None:
    """Write every page."""
    seen = {}
    for page in pages:
        _file(folder, page.title).write_text(page.text, "utf-8")
        seen[page.title] = page
    (folder / _LIST).write_text(json.dumps(seen, ensure_ascii=False), "utf-8")


def newer(folder: Path, revisions: Mapping[str, int]) -> set[str]:
    """Return the titles whose revision is not the one that was last seen."""
    known = {page.title: page.revid for page in _seen(folder)}
    return {title for title, revid in revisions.items() if known.get(title) != revid}


def edited(folder: Path) -> dict[str, str]:
    """Return the texts of the files that somebody edited, by title."""
    texts = {page: _file(folder, page.title).read_text("utf-8") for page in _seen(folder)}
    return {page.title: text for page, text in texts.items() if text != page.text}


def _seen(folder: Path) -> list[Page]:
    return [Page(*page) for page in json.loads((folder / _LIST).read_text("utf-8")).values()]


def _file(folder: Path, title: str) -> Path:
    return folder / f"{title.replace('/', '%2F')}.wiki"
