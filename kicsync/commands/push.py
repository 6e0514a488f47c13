"""kicsync push."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from kicsync.commands import options, words
from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.commands.progress import Tick, progress
from kicsync.errors import ConfigError, KicsyncError
from kicsync.i18n import N_, _, ngettext
from kicsync.sync.batch import Batch
from kicsync.sync.push import Action, Change, Outcome, Prepared, prepare, push

if TYPE_CHECKING:
    from kicsync.wiki.connect import Wiki
    from kicsync.workspace.folder import Workspace

_HELP = _(
    "Bring your changes onto the wiki.\n\n"
    "The plan is shown first, and nothing is sent before you say yes. What others changed on the "
    "wiki meanwhile stays. An ingredient in conflict is left alone; the others go on.\n\n"
    "\b\nExample:\n"
    "  kicsync push --dry-run\n"
    '  kicsync push --summary "Relecture des exemples"'
)
_OUTCOMES = {
    Outcome.PLANNED: (N_("to be saved"), "cyan"),
    Outcome.SAVED: (N_("saved"), "green"),
    Outcome.UNCHANGED: (N_("already so on the wiki"), "green"),
    Outcome.REFUSED: (N_("refused"), "red"),
    Outcome.SKIPPED: (N_("left alone"), "yellow"),
}


@click.command(help=_HELP)
@options.titles
@options.dry_run
@click.option("-y", "--yes", is_flag=True, help=_("Save without asking."))
@click.option(
    "--summary",
    default="",
    metavar=_("TEXT"),
    help=_("One sentence for the history of the page: why."),
)
@options.format_
@click.pass_obj
def command(
    run: Run, *, titles: tuple[str, ...], dry_run: bool, yes: bool, summary: str, format_: str
) -> int:
    """Plan, show, ask, save."""
    wikis: list[Wiki] = []

    def connect() -> "Wiki":
        wikis.append(run.connect(space, login=not dry_run))
        return wikis[0]

    with run.workspace() as space:
        batch = Batch.new(summary)
        prepared = prepare(space, connect, titles)
        changes = prepared.changes
        unsettled: list[KicsyncError] = []
        asked = bool(prepared.planned) and not dry_run
        if asked and _agreed(run, prepared, yes=yes, shown=format_ == "text"):
            changes, unsettled = _save(run, space, wikis[0], prepared, batch)
        address = space.binding.api if space.binding else space.config.wiki
    if format_ == "json":
        requests = wikis[0].requests if wikis else 0
        edits = [_json(change) for change in changes]
        words.show_json(
            {"wiki": address, "batch": batch.name, "edits": edits, "requests": requests}
        )
    else:
        _show(run, changes, asked=asked)
    errors = [*prepared.errors, *unsettled]
    for error in errors:
        explain(error)
    left = [c for c in changes if c.outcome in (Outcome.REFUSED, Outcome.SKIPPED)]
    declined = asked and any(change.outcome is Outcome.PLANNED for change in changes)
    return int(bool(left or errors or declined))


def _agreed(run: Run, prepared: Prepared, *, yes: bool, shown: bool) -> bool:
    """Show the plan and ask; without a terminal, only ``--yes`` is a yes."""
    if shown or not yes:
        for change in prepared.planned:
            run.say(_line(change))
    if yes:
        return True
    if not sys.stdin.isatty():
        raise ConfigError(
            _("There is no terminal to ask for your agreement."),
            hint=_("Look at the plan with --dry-run, then run: kicsync push --yes"),
        )
    count = len(prepared.planned)
    question = ngettext("Save {n} page on the wiki?", "Save {n} pages on the wiki?", count)
    return words.agreed(question.format(n=count))


def _save(
    run: Run, space: "Workspace", wiki: "Wiki", prepared: Prepared, batch: Batch
) -> tuple[tuple[Change, ...], list[KicsyncError]]:
    """Save what is planned; what was done before an interruption is said before it ends the run."""
    planned = prepared.planned
    done: list[Change] = []
    with progress(_("Saving"), len(planned), quiet=run.quiet) as tick:
        try:
            errors = push(space, wiki, _counted(planned, tick), batch.summary, done)
        finally:
            if len(done) < len(planned):
                _show(run, tuple(done), asked=True)
    return (*done, *(c for c in prepared.changes if c.outcome is not Outcome.PLANNED)), errors


def _counted(changes: tuple[Change, ...], tick: Tick) -> Iterator[Change]:
    for number, change in enumerate(changes):
        tick(number)
        yield change


def _show(run: Run, changes: tuple[Change, ...], *, asked: bool) -> None:
    for change in changes:
        if change.outcome is not Outcome.PLANNED or not asked:
            click.echo(_line(change))
        if change.hint:
            run.say(f"    → {change.hint}")
    if not changes:
        run.say(_("Nothing to push: the wiki has all your changes."))
        return
    saved = sum(change.outcome is Outcome.SAVED for change in changes)
    if asked:
        run.say(ngettext("{n} page saved.", "{n} pages saved.", saved).format(n=saved))


def _line(change: Change) -> str:
    text, color = _OUTCOMES[change.outcome]
    words_ = click.style(_(text), fg=color)
    what = _("new page") if change.action is Action.CREATE else ", ".join(change.fields)
    return f"  {words_}  {words.about(change.item.title, change.reason or what)}"


def _json(change: Change) -> dict[str, object]:
    return {
        "title": change.item.title,
        "action": change.action.value,
        "result": change.outcome.value,
        "reason": change.reason,
        "oldrevid": change.oldrevid,
        "newrevid": change.newrevid,
    }
