"""kicsync push."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import click

from kicsync.commands import agree, options, outcomes, unfinished, words
from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.commands.push_table import Table, read_table
from kicsync.commands.sending import require_all, sending
from kicsync.errors import KicsyncError
from kicsync.i18n import _, ngettext
from kicsync.sync.batch import new_batch
from kicsync.sync.change import Change, Outcome, Prepared
from kicsync.sync.page_edits import PageChange, save_pages, to_save
from kicsync.sync.prepare import Share, prepare_all, together
from kicsync.sync.push import push_all, shifted
from kicsync.workspace.orders import Action

if TYPE_CHECKING:
    from kicsync.wiki.connect import Wiki
    from kicsync.workspace.folder import Workspace
    from kicsync.workspace.journal import Batch

_HELP = _(
    "Bring your changes onto the wiki.\n\n"
    "The plan is shown first, and nothing is sent before you say yes. What others changed on the "
    "wiki meanwhile stays. An ingredient in conflict is left alone; the others go on. A push that "
    "was cut off is taken up again. An ingredient stays here when "
    "“kicsync lint” finds an error in what you changed.\n\n"
    "Where the page KIC holds a table in its own text, and “kicsync table pull” has seen it, the "
    "rows of the table follow the ingredients.\n\n"
    "\b\nExample:\n"
    "  kicsync push --dry-run\n"
    '  kicsync push --summary "Relecture des exemples"'
)


@click.command(help=_HELP)
@options.titles
@options.dry_run
@agree.yes
@options.summary
@click.option("--no-verify", is_flag=True, help=_("Send what “kicsync lint” objects to, too."))
@click.option("--delete", is_flag=True, help=_("Delete the pages whose files you deleted."))
@click.option(
    "--table", "whole", is_flag=True, help=_("Write the whole table of the page KIC anew.")
)
@agree.max_change
@options.network
@options.format_
@click.pass_obj
def command(
    run: Run,
    *,
    titles: tuple[str, ...],
    dry_run: bool,
    yes: bool,
    summary: str,
    no_verify: bool,
    delete: bool,
    whole: bool,
    max_change: float,
    format_: str,
) -> int:
    """Plan, show, ask, save."""
    options.refuse_both("--dry-run", dry_run, "--yes", yes)
    with run.workspace() as space:
        door = _Door(run, space, login=not dry_run)
        cut = _taken_up(door, dry_run=dry_run)
        shares = prepare_all(space, lambda: door.wiki, titles, delete=delete)
        if not no_verify:
            shares = tuple(_checked(run, share) for share in shares)
        due = bool(shares[0].prepared.planned)
        table = read_table(space, lambda: door.wiki, cut, whole=whole, due=due)
        pages = table.planned(run, shares[0].prepared.planned) if table else ()
        ready = _Ready(shares, table, pages)
        done, errors, batch = ready.every, ready.prepared.errors, ""
        asked = bool(ready.planned) and not dry_run
        shown = format_ == "text"

        def tell(changes: Sequence[outcomes.Shown], batch: str) -> None:
            if shown:
                _show(run, changes, asked=asked)
            else:
                _show_json(space, changes, batch, door.requests)

        if asked and agree.agreed(run, _plan(ready), max_change, yes=yes, shown=shown):
            made = _batch(cut, door.wiki, ready, summary)
            done, unsettled = _save(run, ready, door.wiki, made, tell=tell)
            errors, batch = (*errors, *unsettled), made.name
        elif cut and not errors:
            space.journal.end(cut)
        tell(done, batch)
    for error in errors:
        explain(error)
    declined = asked and any(change.outcome is Outcome.PLANNED for change in done)
    return int(bool(any(change.left for change in done) or errors or declined))


@dataclass(frozen=True)
class _Ready:
    """What a push is about to do: the records of every kind, and the pages that follow them."""

    shares: Sequence[Share]
    table: Table | None
    pages: Sequence[PageChange]

    @cached_property
    def prepared(self) -> Prepared:
        return together(self.shares)

    @property
    def every(self) -> tuple[Change | PageChange, ...]:
        return (*self.prepared.changes, *self.pages)

    @property
    def planned(self) -> tuple[Change | PageChange, ...]:
        return (*self.prepared.planned, *to_save(self.pages))

    @property
    def apart(self) -> int:
        """How many pages the guard does not count: no records, or the first ones of a wiki."""
        first = all(item.base is None for item in self.prepared.items)
        created = [one for one in self.prepared.planned if one.action is Action.CREATE]
        return len(to_save(self.pages)) + (len(created) if first else 0)


@dataclass
class _Door:
    """The way to the wiki, opened when it is needed."""

    run: Run
    space: "Workspace"
    login: bool

    @cached_property
    def wiki(self) -> "Wiki":
        return self.run.connect(self.space, login=self.login)

    @property
    def requests(self) -> int:
        return self.wiki.requests if "wiki" in vars(self) else 0


def _taken_up(door: _Door, *, dry_run: bool) -> "Batch | None":
    """Settle what was cut off, and return the push to go on with; the older ones are over."""
    if dry_run:
        unfinished.notice(door.run, door.space)
    if dry_run or not door.space.unfinished():
        return None
    cut = unfinished.settled(door.run, door.space, door.wiki)
    pushes = [batch for batch in cut if not batch.undoes]
    for batch in pushes[:-1]:
        door.space.journal.end(batch)
    return pushes[-1] if pushes else None


def _checked(run: Run, share: Share) -> Share:
    """Leave out what has errors, and show what else was found in the records that are sent."""
    if not share.prepared.planned:
        return share
    from kicsync.sync.checked import checked

    found = checked(share.space, share.prepared)
    for finding in found.findings:
        where = f"{finding.file}:{finding.place.line}: {finding.code}"
        run.warn(f"{where} {finding.message}")
    return Share(share.space, found.prepared)


def _plan(ready: _Ready) -> agree.Plan:
    count = len(ready.planned)
    question = ngettext("Save {n} page on the wiki?", "Save {n} pages on the wiki?", count)
    total = len(ready.prepared.items)
    return agree.Plan(ready.planned, total, question.format(n=count), "kicsync push", ready.apart)


def _batch(cut: "Batch | None", wiki: "Wiki", ready: _Ready, text: str) -> "Batch":
    """Return the push that was cut off, or a new one, with what was agreed to now."""
    batch = cut or new_batch(wiki.api.url, wiki.me.name, text)
    batch = replace(batch, text=text or batch.text)
    return batch.with_planned(change.title for change in ready.planned)


def _show_json(
    space: "Workspace", changes: Sequence[outcomes.Shown], batch: str, requests: int
) -> None:
    address = space.binding.api if space.binding else space.config.wiki
    edits = [outcomes.as_json(change) for change in changes]
    words.show_json({"wiki": address, "batch": batch, "edits": edits, "requests": requests})


def _show(run: Run, changes: Sequence[outcomes.Shown], *, asked: bool) -> None:
    outcomes.show(run, changes, asked=asked)
    if not changes and not asked:
        run.say(_("Nothing to push: the wiki has all your changes."))
    elif asked:
        saved = outcomes.saved(changes)
        run.say(ngettext("{n} page saved.", "{n} pages saved.", saved).format(n=saved))


def _save(
    run: Run,
    ready: _Ready,
    wiki: "Wiki",
    batch: "Batch",
    *,
    tell: Callable[[Sequence[outcomes.Shown], str], None],
) -> tuple[tuple[Change | PageChange, ...], tuple[KicsyncError, ...]]:
    """Save what is planned; what was done before an interruption is said before it ends the run."""
    space, planned = ready.shares[0].space, ready.planned
    records: list[Change] = []
    pages: list[PageChange] = []
    try:
        with sending(run, len(planned), seconds=wiki.pace.seconds_for(len(planned))) as going:
            errors = push_all(ready.shares, wiki, batch, going=going, done=records)
            if ready.pages and ready.table and len(records) == len(ready.prepared.planned):
                after = to_save(ready.table.after(records))
                save_pages(space, wiki, batch, after, going=shifted(going, records), done=pages)
    finally:
        done: tuple[Change | PageChange, ...] = (*records, *pages)
        if len(done) < len(planned):
            titles = {change.title for change in done}
            tell((*done, *(c for c in planned if c.title not in titles)), batch.name)
    require_all(records, ready.prepared.planned, "kicsync push")
    if ready.table and pages:
        ready.table.remember()
    if ready.table:
        ready.table.tell_left(run, (*pages, *ready.pages))
    if not errors:
        space.journal.end(batch)
    left = (change for change in ready.every if change.outcome is not Outcome.PLANNED)
    return (*done, *left), errors
