"""kicsync rubrics migrate --rehearse: on a copy of the wiki, with a comparison."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from kicsync.commands import unfinished, words
from kicsync.commands.context import Run
from kicsync.commands.rubrics_migrate import COMMAND, nothing, refuse_stopped
from kicsync.i18n import _, ngettext
from kicsync.plain import shown
from kicsync.sandbox import Sandbox
from kicsync.sync.batch import new_batch
from kicsync.sync.migrating.batch import bring_home, start
from kicsync.sync.migrating.compare import Different, compare, take_picture
from kicsync.sync.migrating.copy import EMPTY, fill, folder_beside, pages_of, pull_everything
from kicsync.sync.migrating.guard import require_settled
from kicsync.sync.migrating.migrate import migrate
from kicsync.sync.migrating.prepare import decided, prepare_migration
from kicsync.workspace.folder import Workspace

if TYPE_CHECKING:
    from kicsync.sandbox import Running
    from kicsync.sync.migrating.plan import Planned
    from kicsync.sync.migrating.renames import Renames
    from kicsync.sync.migrating.shown import Migrated
    from kicsync.wiki.connect import Wiki
    from kicsync.wiki.pages import Page


def rehearse(run: Run, space: Workspace, *, text: bool) -> int:
    """Migrate a copy of the wiki of ``space``, and say what came out otherwise; return 1 then.

    Raises what planning raises, and SandboxError where this machine can't run a wiki.
    """
    unfinished.refuse_half(space)  # its half would be copied, and compared
    require_settled(space)
    names = decided(space)
    if names.nothing:
        run.say(nothing(space))
        return 0
    pages = pages_of(space, run.connect(space), names)
    run.say(_("Making a rehearsal wiki with {n} pages…").format(n=len(pages)))
    with TemporaryDirectory(prefix="kicsync-") as folder:
        sandbox = Sandbox(Path(folder) / "wiki")
        try:
            running = sandbox.start(kit=EMPTY)
            fill(sandbox, pages)
            beside = folder_beside(space, Path(folder) / "kit", running.url)
            found = _rehearsed(run, beside, running, names, [page.title for page in pages])
        finally:
            sandbox.stop()
    _tell(run, found, text=text)
    return int(bool(found.different or found.left))


@dataclass(frozen=True)
class _Found:
    """What was done in the rehearsal, what was not, and what came out otherwise."""

    done: Sequence["Migrated"]
    left: Sequence["Migrated"]
    different: Sequence[Different]


def _rehearsed(
    run: Run, space: Workspace, running: "Running", names: "Renames", titles: Sequence[str]
) -> _Found:
    wiki = _connected(run, running)
    pull_everything(space, wiki)
    before = take_picture(space, wiki, titles, names)
    planned, pages = prepare_migration(space, wiki, names, "rehearsal")
    refuse_stopped(planned)
    done = _carried_out(space, wiki, planned, pages)
    new = Workspace.open(space.root)
    after = take_picture(new, wiki, [names.pages.get(title, title) for title in titles], names)
    schemas = {kind.kind.name: kind.schema for kind in new.kinds()}
    left = [change for change in done if change.left]
    return _Found(done, left, list(compare(before, after, planned.names, schemas)))


def _connected(run: Run, running: "Running") -> "Wiki":
    from kicsync.wiki.connect import connect
    from kicsync.wiki.credentials import Credentials

    account = Credentials(running.user, running.password)
    return connect(running.api, credentials=account, waiter=run.waiter())


def _carried_out(
    space: Workspace, wiki: "Wiki", planned: "Planned", pages: "dict[int, Page]"
) -> list["Migrated"]:
    batch = replace(new_batch(wiki.api.url, wiki.me.name), name=planned.migration.name)
    start(space, batch, planned.migration)
    done: list[Migrated] = []
    if migrate(
        space, wiki, batch, planned.migration, going=lambda _n: True, done=done, pages=pages
    ):
        for error in bring_home(space, wiki, batch, planned.migration, pages):
            raise error
    return done


def _tell(run: Run, found: _Found, *, text: bool) -> None:
    if not text:
        data = [one._asdict() for one in found.different]
        left = [change.title for change in found.left]
        words.show_json({"changes": len(found.done), "refused": left, "differences": data})
        return
    for change in found.left:
        click.echo(words.about(change.title, shown(change.reason)))
    for one in found.different:
        click.secho(shown(one.where), bold=True)
        click.secho(f"  - {shown(one.wanted)}", fg="red")
        click.secho(f"  + {shown(one.found)}", fg="green")
    n = len(found.done)
    said = ngettext("{n} change was rehearsed.", "{n} changes were rehearsed.", n).format(n=n)
    run.say(said)
    if not (found.different or found.left):
        run.say(_("Every value, every link and every row comes out as it should."))
        run.say(_("Next: {commands}").format(commands=COMMAND))
