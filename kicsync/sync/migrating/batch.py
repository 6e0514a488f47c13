"""The batch of a migration: begun before anything is sent, over when the files have followed."""

from collections.abc import Mapping

from kicsync.errors import KicsyncError
from kicsync.sync.migrating.follow import Tabled, follow, follow_table
from kicsync.wiki.pages import Page
from kicsync.workspace.folder import Workspace
from kicsync.workspace.journal import Batch
from kicsync.workspace.migration_file import Migration, forget_migration, keep_migration
from kicsync.workspace.orders import Result


def start(space: Workspace, batch: Batch, migration: Migration) -> None:
    """Note what was agreed to, before anything of it is done."""
    keep_migration(space.local, migration)
    space.journal.note(batch)


def dropped(space: Workspace, batch: Batch) -> bool:
    """Forget the migration ``batch`` where the wiki has done nothing of it; tell whether it was.

    Otherwise it would stand in the way of everything else, and nothing could take it back.
    """
    done = (Result.SAVED, Result.SENT)  # of what was sent it may be unknown
    if any(order.result in done for order in space.journal.orders(batch.name)):
        return False
    forget_migration(space.local, batch.name)
    space.journal.end(batch)
    return True


def bring_home(
    space: Workspace, wiki: Tabled, batch: Batch, migration: Migration, pages: Mapping[int, Page]
) -> tuple[KicsyncError, ...]:
    """Let the files here follow a migration that is done, and end its batch.

    ``pages`` are those of which it is known what the wiki holds; the others are read.
    """
    known = dict(pages) | wiki.fetch_ids(sorted(touched(migration) - pages.keys()))
    before, after = migration.before, migration.after
    errors = follow(space, {n: known[n] for n in touched(migration)}, before, after)
    space.journal.end(batch)
    return (*errors, *follow_table(space, wiki))


def touched(migration: Migration) -> set[int]:
    """Return the pages that ``migration`` moves or edits, by their ids."""
    return {one.page_id for one in migration.moved} | {one.page_id for one in migration.edited}
