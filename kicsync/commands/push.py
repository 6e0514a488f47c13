"""kicsync push."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import click

from kicsync.commands import agree, options, outcomes, unfinished, words
from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.commands.sending import require_all, sending
from kicsync.errors import KicsyncError
from kicsync.i18n import _, ngettext
from kicsync.sync.batch import new_batch
from kicsync.sync.change import Change, Outcome, Prepared
from kicsync.sync.prepare import Share, prepare_all, together
from kicsync.sync.push import push_all

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
        prepared = together(shares)
        done, errors, batch = prepared.changes, prepared.errors, ""
        asked = bool(prepared.planned) and not dry_run
        shown = format_ == "text"
        plan = _plan(prepared)

        def tell(changes: Sequence[Change], batch: str) -> None:
            if shown:
                _show(run, changes, asked=asked)
            else:
                _show_json(space, changes, batch, door.requests)

        if asked and agree.agreed(run, plan, max_change, yes=yes, shown=shown):
            made = _batch(cut, door.wiki, prepared, summary)
            done, unsettled = _save(run, shares, door.wiki, made, tell=tell)
            errors, batch = (*errors, *unsettled), made.name
        elif cut and not prepared.errors:
            space.journal.end(cut)
        tell(done, batch)
    for error in errors:
        explain(error)
    declined = asked and any(change.outcome is Outcome.PLANNED for change in done)
    return int(bool(any(change.left for change in done) or errors or declined))


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


def _plan(prepared: Prepared) -> agree.Plan:
    count = len(prepared.planned)
    question = ngettext("Save {n} page on the wiki?", "Save {n} pages on the wiki?", count)
    return agree.Plan(
        prepared.planned, len(prepared.items), question.format(n=count), "kicsync push"
    )


def _batch(cut: "Batch | None", wiki: "Wiki", prepared: Prepared, text: str) -> "Batch":
    """Return the push that was cut off, or a new one, with what was agreed to now."""
    batch = cut or new_batch(wiki.api.url, wiki.me.name, text)
    batch = replace(batch, text=text or batch.text)
    return batch.with_planned(change.title for change in prepared.planned)


def _show_json(space: "Workspace", changes: Sequence[Change], batch: str, requests: int) -> None:
    address = space.binding.api if space.binding else space.config.wiki
    edits = [outcomes.as_json(change) for change in changes]
    words.show_json({"wiki": address, "batch": batch, "edits": edits, "requests": requests})


def _show(run: Run, changes: Sequence[Change], *, asked: bool) -> None:
    outcomes.show(run, changes, asked=asked)
    if not changes and not asked:
        run.say(_("Nothing to push: the wiki has all your changes."))
    elif asked:
        saved = outcomes.saved(changes)
        run.say(ngettext("{n} page saved.", "{n} pages saved.", saved).format(n=saved))


def _save(
    run: Run,
    shares: Sequence[Share],
    wiki: "Wiki",
    batch: "Batch",
    *,
    tell: Callable[[Sequence[Change], str], None],
) -> tuple[tuple[Change, ...], tuple[KicsyncError, ...]]:
    """Save what is planned; what was done before an interruption is said before it ends the run."""
    prepared, space = together(shares), shares[0].space
    planned = prepared.planned
    done: list[Change] = []
    try:
        with sending(run, len(planned), seconds=wiki.pace.seconds_for(len(planned))) as going:
            errors = push_all(shares, wiki, batch, going=going, done=done)
    finally:
        if len(done) < len(planned):
            titles = {change.title for change in done}
            tell((*done, *(c for c in planned if c.title not in titles)), batch.name)
    require_all(done, planned, "kicsync push")
    if not errors:
        space.journal.end(batch)
    return (*done, *(c for c in prepared.changes if c.outcome is not Outcome.PLANNED)), errors
