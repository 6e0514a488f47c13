"""The page ``KIC`` as the wiki shows it -> its rows, whatever its shape."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.kit import Schema
from kicsync.kit.table import Columns, again, columns, fold_label, once
from kicsync.rendered.blocks import read_blocks
from kicsync.rendered.labels import Labels
from kicsync.rendered.rows import Grid, Row, read_tables
from kicsync.wiki.parse import Shown
from kicsync.wikitext.literal import find_literal
from kicsync.workspace.table_file import KeptCell, KeptRow, KeptTable, Shape


def read_shown(shown: Shown, schema: Schema, titles: Iterable[str] = ()) -> KeptTable:
    """Return the ingredients that a page shows; ``titles`` are those that are known.

    Of several tables those whose header fits the schema best count, and a table more than blocks,
    unless it stands in one of many. Raises ConfigError where nothing looks like ingredients.
    """
    labels = labels_of(schema, titles)
    grids = _best(read_tables(shown.html), schema)
    rows = [row for grid, found in grids for row in grid.rows(found.title or 0)]
    blocks = read_blocks(shown.html, labels)
    literal = find_literal(shown.text, schema)
    if rows and len(rows) >= len(blocks):
        shape = Shape.LITERAL if literal else Shape.TABLE
        return _kept(shown, shape, grids[0][0].labels, rows)
    if blocks:
        return _kept(shown, Shape.BLOCKS, (), blocks)
    if literal:  # a header alone: the table of a new wiki
        return _kept(shown, Shape.LITERAL, literal[0].labels, ())
    raise ConfigError(
        _("Nothing on the page “{page}” looks like a table of ingredients.").format(
            page=shown.title
        ),
        hint=_(
            "Its columns or labels must be called like fields. Write in schema/ingredient.yml what "
            "they are called (labels: [Exemple]), or give another page in kicsync.toml: "
            'table = "KIC"'
        ),
    )


def labels_of(schema: Schema, titles: Iterable[str] = ()) -> Labels:
    """Return what is a label, for the reader of blocks."""
    known = frozenset(map(fold_label, titles))
    return Labels(fold_label, once(schema), again(schema), known)


def _best(grids: Sequence[Grid], schema: Schema) -> list[tuple[Grid, Columns]]:
    """Return the tables whose header fits the schema best; a page may have one for each step."""
    found = [(grid, columns(grid.labels, schema)) for grid in grids]
    fit = [one for one in found if one[1].title is not None and one[1].fields]
    if not fit:
        return []
    first = max(fit, key=lambda one: (len(one[1].fields), len(one[0].body)))
    same = [one for one in fit if one[1].targets == first[1].targets]
    return [
        (replace(grid, labels=first[0].labels), found)
        for grid, found in same
        if len(grid.labels) == len(first[0].labels)
    ]


def _kept(shown: Shown, shape: Shape, labels: tuple[str, ...], rows: Iterable[Row]) -> KeptTable:
    kept = (
        KeptRow(row.title, tuple(KeptCell(c.label, c.text, c.links) for c in row.cells))
        for row in rows
    )
    return KeptTable(shown.title, shown.revid, shape, labels, tuple(kept))
