"""``.kicsync/table.json``: what the page ``KIC`` showed at the last ``kicsync table pull``.

It is made to be committed to git beside the records: the keys are sorted and a text is a list of
its lines, so that git merges and shows it by line. An old one says nothing wrong, only less.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from kicsync.atomic import write_text
from kicsync.errors import ConfigError
from kicsync.i18n import _

FILE = "table.json"


class Shape(StrEnum):
    """How a page shows the ingredients."""

    LITERAL = "literal"  # a table that is written in the page's own text
    TABLE = "table"  # a table that the wiki makes, by #ask, #cargo_query or transclusion
    BLOCKS = "blocks"  # titles as headings, and labelled lines below each


class KeptCell(NamedTuple):
    """One value: its label, its words as lines, and the addresses that it links to."""

    label: str
    text: str
    links: tuple[str, ...] = ()


class KeptRow(NamedTuple):
    """What is shown of one ingredient."""

    title: str
    cells: tuple[KeptCell, ...] = ()


@dataclass(frozen=True)
class KeptTable:
    """The page ``page`` at revision ``revid``; ``labels`` are the header of a table."""

    page: str
    revid: int
    shape: Shape
    labels: tuple[str, ...]
    rows: tuple[KeptRow, ...]


def read_table(state: Path) -> KeptTable | None:
    """Return the table of the last ``table pull``, None before the first; raises ConfigError."""
    path = state / FILE
    try:
        return parse_table(path.read_bytes(), str(path))
    except FileNotFoundError:
        return None


def literal_page(state: Path) -> str | None:
    """Return the page that was seen to hold a table in its own text, None for none.

    Where the title in the settings is a redirect, it is the page that this leads to. Raises
    ConfigError.
    """
    table = read_table(state)
    return table.page if table and table.shape is Shape.LITERAL else None


def parse_table(data: bytes, file: str) -> KeptTable:
    """Return the table that the text ``data`` of ``file`` is; raises ConfigError."""
    try:
        return table_of(json.loads(data))
    except (ValueError, TypeError, KeyError, AttributeError):
        raise ConfigError(
            _("{file} can't be read: it is damaged, or git left both versions in it.").format(
                file=file
            ),
            hint=_("Delete it, then run: kicsync table pull"),
        ) from None


def table_of(data: Any) -> KeptTable:
    """Return the table that plain data are.

    Raises ValueError, TypeError, KeyError or AttributeError where they are none.
    """
    rows = (
        KeptRow(str(row["title"]), tuple(_cell(cell) for cell in row["cells"]))
        for row in data["rows"]
    )
    labels = tuple(map(str, data["labels"]))
    return KeptTable(
        str(data["page"]), int(data["revid"]), Shape(data["shape"]), labels, tuple(rows)
    )


def write_table(state: Path, table: KeptTable) -> bool:
    """Remember ``table``; tell whether it is another one than before."""
    text = json.dumps(_data(table), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    path = state / FILE
    if path.exists() and path.read_bytes() == text.encode():
        return False
    state.mkdir(exist_ok=True)
    write_text(path, text)
    return True


def forget_table(state: Path) -> None:
    """Forget the table."""
    (state / FILE).unlink(missing_ok=True)


def _data(table: KeptTable) -> dict[str, Any]:
    return {
        "page": table.page,
        "revid": table.revid,
        "shape": table.shape.value,
        "labels": list(table.labels),
        "rows": [
            {"title": row.title, "cells": [_cell_data(cell) for cell in row.cells]}
            for row in table.rows
        ],
    }


def _cell_data(cell: KeptCell) -> dict[str, Any]:
    links = {"links": list(cell.links)} if cell.links else {}
    return {"label": cell.label, "text": cell.text.split("\n"), **links}


def _cell(data: Any) -> KeptCell:
    links = tuple(map(str, data.get("links", ())))
    return KeptCell(str(data["label"]), "\n".join(map(str, data["text"])), links)
