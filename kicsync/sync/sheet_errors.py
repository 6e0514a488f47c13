"""What is wrong with a row of a filled-in table, and what to do about it."""

from collections.abc import Callable

from kicsync.errors import SourceError
from kicsync.i18n import _

Explain = Callable[[str, str, str], SourceError]
"""Makes an error of the place of a row, a message and a hint."""


def merged(explain: Explain, place: str) -> SourceError:
    """Return the error of a row over which cells were merged."""
    return explain(
        place,
        _("cells are merged here, and nobody can tell what belongs to which row."),
        _("Split the cells, and write into each what belongs there."),
    )


def untitled(explain: Explain, place: str) -> SourceError:
    """Return the error of an ingredient without a title."""
    return explain(
        place,
        _("this row has no title."),
        _("Write the title of the ingredient, or empty the whole row."),
    )


def ownerless(explain: Explain, place: str) -> SourceError:
    """Return the error of an entry that names no ingredient."""
    return explain(
        place,
        _("this row does not say which ingredient it belongs to."),
        _("Choose the ingredient in the list, or empty the whole row."),
    )


def copied(explain: Explain, place: str, other: str) -> SourceError:
    """Return the error of a row with the hidden cell of the row ``other``."""
    return explain(
        place,
        _("this row is a copy of another one: {other}.").format(other=other),
        _(
            "Of a row that is new, empty the hidden cell (column “kicsync”); delete the other one "
            "if it is not wanted."
        ),
    )


def unknown(explain: Explain, place: str) -> SourceError:
    """Return the error of a row that comes from no export of this workspace."""
    return explain(
        place,
        _("this row comes from a table that was not exported from here."),
        _(
            "Import it where it was exported, or get the folder .kicsync/exports from there. Of a "
            "row that is new, empty the hidden cell (column “kicsync”)."
        ),
    )


def shuffled(explain: Explain, place: str, title: str, other: str) -> SourceError:
    """Return the error of a row that bears the title of another."""
    return explain(
        place,
        _("“{title}” stands in the row of “{other}”.").format(title=title, other=other),
        _(
            "The rows were sorted or moved without their hidden column. Undo that, and sort with "
            "the arrows in the header."
        ),
    )


def same_title(explain: Explain, place: str, title: str, other: str) -> SourceError:
    """Return the error of a title that the row ``other`` has too."""
    return explain(
        place,
        _("“{title}” is the title of another row too: {other}.").format(title=title, other=other),
        _("Give one of the two another title, or empty its row."),
    )
