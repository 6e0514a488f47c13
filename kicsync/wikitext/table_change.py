"""What an edit of a literal table does; values only."""

from enum import StrEnum
from typing import NamedTuple


class Done(StrEnum):
    """What becomes of a row or a cell."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    KEPT = "kept"  # it differs, and stays: ``reason`` says why


class TableChange(NamedTuple):
    """One change of a table, or a difference that stays."""

    done: Done
    title: str
    field: str = ""
    reason: str = ""


class TableEdit(NamedTuple):
    """The new text of a page, and what was done."""

    text: str
    changes: tuple[TableChange, ...]

    @property
    def changed(self) -> tuple[TableChange, ...]:
        """What is changed; the rest is kept."""
        return tuple(change for change in self.changes if change.done is not Done.KEPT)
