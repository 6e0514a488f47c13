"""kicsync init --setup: make the pages that a Kit needs on a wiki that has none yet."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kicsync.commands import agree, outcomes, unfinished
from kicsync.commands.context import Run, nobody
from kicsync.commands.sending import require_all, sending
from kicsync.i18n import _, ngettext
from kicsync.sync.batch import new_batch
from kicsync.sync.page_edits import PageChange, save_pages, to_save
from kicsync.sync.setup import plan_setup
from kicsync.sync.table import see_literal
from kicsync.workspace.binding import Binding
from kicsync.workspace.lock import lock
from kicsync.workspace.setup import belongs_elsewhere, create, rehearsal

if TYPE_CHECKING:
    from kicsync.wiki.connect import Wiki
    from kicsync.workspace.folder import Workspace
    from kicsync.workspace.journal import Batch


@dataclass(frozen=True)
class _Place:
    """The folder, and the wiki at ``url``; ``moves``: so far the folder belongs to another one."""

    root: Path
    url: str
    wiki: "Wiki"
    moves: bool

    @property
    def binding(self) -> Binding:
        """What the wiki says of itself."""
        return _binding(self.wiki)

    @property
    def command(self) -> str:
        """What the person types to go on."""
        folder = "" if self.root == Path() else f" {shlex.quote(str(self.root))}"
        return f"kicsync init {self.url}{folder} --setup"


def set_up(run: Run, root: Path, url: str, *, dry_run: bool, yes: bool) -> int:
    """Plan, show, ask; then make the workspace and save the pages; return the exit code.

    Before the yes nothing is written, here or there. A workspace of another wiki becomes one of
    this wiki: its records are new there, and what is known of the old wiki is put aside. Raises
    what ``Run.connect`` raises, and ConfigError when there is nobody to ask.
    """
    place = _place(run, root, url, login=not dry_run)
    changes = plan_setup(rehearsal(root, url), place.wiki)
    planned = to_save(changes)
    outcomes.show(run, [c for c in changes if dry_run or c not in planned], asked=False)
    _tell(run, place, changes)
    if dry_run:
        return _code(changes)
    if (planned or place.moves) and not _agreed(run, place, planned, yes=yes):
        return 1
    space = create(root, url, place.binding, rebind=place.moves)
    run.say(_("The workspace is in {folder}.").format(folder=space.root))
    with lock(space.root):
        done = _save(run, space, place, planned)
        see_literal(space, place.wiki)
    run.say(_("Next: {commands}").format(commands="kicsync push"))
    return _code([*done, *(change for change in changes if change not in planned)])


def _place(run: Run, root: Path, url: str, *, login: bool) -> _Place:
    from kicsync.wiki import credentials
    from kicsync.wiki.connect import connect, find_api

    contact = rehearsal(root, url).config.contact
    api = find_api(url, contact=contact).api
    known = credentials.find(api)
    if login and known is None:
        raise nobody(api)
    wiki = connect(
        api, credentials=known, contact=contact, insecure=run.insecure, waiter=run.waiter()
    )
    return _Place(root, url, wiki, belongs_elsewhere(root, url, _binding(wiki)))


def _binding(wiki: "Wiki") -> Binding:
    return Binding(wiki.api.url, wiki.info.wiki_id, wiki.info.sitename)


def _tell(run: Run, place: _Place, changes: Sequence[PageChange]) -> None:
    """Say what the plan does not show page by page."""
    if any(change.left for change in changes):
        run.warn(_("Not every page can be made: look at those that are left alone."))
    elif not to_save(changes):
        run.say(_("The wiki has every page that the Kit needs."))
    if place.moves:
        run.warn(
            _(
                "This folder belongs to another wiki so far. It will belong to {wiki}: your files "
                "stay and are new there; what is known of the other wiki goes to .kicsync/local."
            ).format(wiki=place.binding.sitename or place.url)
        )


def _agreed(run: Run, place: _Place, planned: Sequence[PageChange], *, yes: bool) -> bool:
    count = len(planned)
    question = ngettext("Create {n} page on the wiki?", "Create {n} pages on the wiki?", count)
    if not count:
        question = _("Let this folder belong to {wiki} from now on?")
    said = question.format(n=count, wiki=place.binding.sitename or place.url)
    plan = agree.Plan(planned, 0, said, place.command, others=count)
    return agree.agreed(run, plan, 0, yes=yes, shown=True)


def _save(
    run: Run, space: "Workspace", place: _Place, planned: Sequence[PageChange]
) -> list[PageChange]:
    """Save what is planned; what was done before an interruption is said before it ends the run."""
    wiki = place.wiki
    batch = _batch(run, space, wiki, planned)
    done: list[PageChange] = []
    if not planned:
        return done
    try:
        with sending(run, len(planned), seconds=wiki.pace.seconds_for(len(planned))) as going:
            save_pages(space, wiki, batch, planned, going=going, done=done)
    finally:
        outcomes.show(run, done, asked=True)
        saved = outcomes.saved(done)
        run.say(ngettext("{n} page saved.", "{n} pages saved.", saved).format(n=saved))
    require_all(done, planned, place.command)
    space.journal.end(batch)
    return done


def _batch(run: Run, space: "Workspace", wiki: "Wiki", planned: Sequence[PageChange]) -> "Batch":
    """Return the setup that was cut off, or a new one, with what was agreed to now."""
    cut = unfinished.settled(run, space, wiki) if space.unfinished() else []
    titles = {change.title for change in planned}
    found = (one for one in cut if not one.undoes and titles & set(one.planned))
    text = _("Setting up the Kit")
    batch = next(found, None) or new_batch(wiki.api.url, wiki.me.name, text)
    return batch.with_planned(change.title for change in planned)


def _code(changes: Sequence[PageChange]) -> int:
    return int(any(change.left for change in changes))
