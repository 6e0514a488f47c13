"""A change: what a push does to one page, and what became of it; values only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kicsync.errors import KicsyncError
from kicsync.i18n import _
from kicsync.sync.plan import Item
from kicsync.workspace.orders import Action


class Outcome(StrEnum):
    """What became of a change."""

    PLANNED = "planned"
    SAVED = "saved"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    SKIPPED = "skipped"


def renames(names: Mapping[str, str]) -> Iterator[str]:
    """Yield what happens to parameters on a page, in words; ``names`` are new ones by the old."""
    for old, new in names.items():
        yield _("parameter “{old}” → “{new}”").format(old=old, new=new)


@dataclass(frozen=True)
class Change:
    """One page to be changed, and what became of it. ``fields`` are those that change there.

    ``text`` is what the page will hold, '' where its text stays as it is. ``note`` says what the
    wiki did to it while saving.
    """

    item: Item
    action: Action
    fields: tuple[str, ...]
    outcome: Outcome = Outcome.PLANNED
    text: str = ""
    reason: str = ""
    hint: str = ""
    note: str = ""
    oldrevid: int = 0
    newrevid: int = 0

    @property
    def title(self) -> str:
        """The title of the record."""
        return self.item.title

    @property
    def what(self) -> str:
        """What changes, in words: in the plan and in the summary on the wiki."""
        match self.action:
            case Action.CREATE:
                return _("new page")
            case Action.DELETE:
                return _("page deleted")
            case Action.MOVE:
                old = self.item.base.title if self.item.base else ""
                moved = _("renamed, was “{old}”").format(old=old)
                return ", ".join([moved, *self.fields[1:], *renames(self.item.rename)])
            case _:
                return ", ".join([*self.fields, *renames(self.item.rename)])

    @property
    def left(self) -> bool:
        """Whether the person asked for it and it was not done."""
        alone = self.action is Action.DELETE and self.outcome is Outcome.SKIPPED
        return self.outcome in (Outcome.REFUSED, Outcome.SKIPPED) and not alone


@dataclass(frozen=True)
class Prepared:
    """What a push would do: ``changes`` with an outcome already are left out, for a reason.

    ``items`` are all records that there are, changed or not.
    """

    changes: tuple[Change, ...]
    errors: tuple[KicsyncError, ...]
    items: tuple[Item, ...]

    @property
    def planned(self) -> tuple[Change, ...]:
        """The pages that will be changed."""
        return tuple(change for change in self.changes if change.outcome is Outcome.PLANNED)
