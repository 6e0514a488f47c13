"""What people see of a migration: one line a change, in the order in which they are made."""

from collections.abc import Iterator
from dataclasses import dataclass

from kicsync.i18n import _
from kicsync.sync.change import Outcome
from kicsync.sync.migrating.rewrite import Role
from kicsync.workspace.migration_file import Edited, Migration, Moved, Removed
from kicsync.workspace.orders import Action


@dataclass(frozen=True)
class Migrated:
    """One change of a page, and what became of it; ``what`` says it in words."""

    title: str
    action: Action
    what: str
    outcome: Outcome = Outcome.PLANNED
    reason: str = ""
    hint: str = ""
    note: str = ""
    oldrevid: int = 0
    newrevid: int = 0

    @property
    def left(self) -> bool:
        """Whether it was not done."""
        return self.outcome not in (Outcome.SAVED, Outcome.UNCHANGED)


def shown(migration: Migration) -> Iterator[Migrated]:
    """Yield every change of ``migration``, in its order."""
    edits = [
        (one.stage, shown_edit(one, Role(migration.roles[one.page_id]))) for one in migration.edited
    ]
    yield from (one for stage, one in edits if not stage)
    yield from map(shown_removal, migration.removed)
    yield from map(shown_move, migration.moved)
    yield from (one for stage, one in edits if stage)


def shown_removal(one: Removed) -> Migrated:
    """Return how a redirect that makes room is shown."""
    return Migrated(one.title, Action.DELETE, _("the redirect goes: a page takes its title"))


def shown_move(one: Moved) -> Migrated:
    """Return how a page that gets another title is shown."""
    return Migrated(one.new, Action.MOVE, _("renamed, was “{old}”").format(old=one.old))


def shown_edit(one: Edited, role: Role) -> Migrated:
    """Return how a text that changes is shown."""
    return Migrated(one.title, Action.EDIT, _what(one.stage, role))


def _what(stage: int, role: Role) -> str:
    match role:
        case Role.TEMPLATE if stage % 2 == 0:
            return _("takes the new names too")
        case Role.PROPERTY:
            return _("only the new steps") if stage else _("allows the new steps too")
        case Role.FORM:
            return _("asks by the new names")
        case Role.TABLE:
            return _("shows the new names")
        case Role.INGREDIENT | Role.STEP:
            return _("new names of steps, parameters and links")
        case _:
            return _("links to the new titles")
