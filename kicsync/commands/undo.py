"""kicsync undo."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from kicsync.commands import agree, options, outcomes, unfinished, words
from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.commands.sending import require_all, sending
from kicsync.i18n import _, ngettext
from kicsync.sync.batch import new_batch
from kicsync.sync.change import Outcome
from kicsync.sync.history import batch_called, chapters, is_batch
from kicsync.sync.look import look_at
from kicsync.sync.migrating.undo import follow_back, migrated, require_whole, take_back_migration
from kicsync.sync.pull import pull
from kicsync.sync.reversals import Reversal, reversals
from kicsync.sync.undo import take_back

if TYPE_CHECKING:
    from kicsync.wiki.connect import Wiki
    from kicsync.workspace.folder import Workspace
    from kicsync.workspace.journal import Batch

_HELP = _(
    "Take back on the wiki what a push did, page by page.\n\n"
    "Without the name of a BATCH, the last push. Only pages that nobody edited since are taken "
    "back; your files then follow the wiki, as in a pull.\n\n"
    "\b\nExample:\n"
    "  kicsync undo --dry-run\n"
    '  kicsync undo 20261124-181500-ab12 "Qualifier le travail"'
)


@click.command(help=_HELP)
@click.argument("names", nargs=-1, metavar=_("[BATCH] [TITLE]..."))
@options.dry_run
@agree.yes
@options.summary
@agree.max_change
@options.network
@options.format_
@click.pass_obj
def command(
    run: Run,
    *,
    names: tuple[str, ...],
    dry_run: bool,
    yes: bool,
    summary: str,
    max_change: float,
    format_: str,
) -> int:
    """Plan, show, ask, take back."""
    options.refuse_both("--dry-run", dry_run, "--yes", yes)
    named = bool(names) and is_batch(names[0])
    titles = names[1:] if named else names
    with run.workspace() as space:
        wiki = run.connect(space, login=not dry_run)
        cut = [] if dry_run else unfinished.settled(run, space, wiki, migrating=True)
        batch = batch_called(chapters(space), names[0] if named else "")
        require_whole(space, batch, titles)
        done = found = reversals(space, wiki, batch, titles)
        planned = [reversal for reversal in found if reversal.outcome is Outcome.PLANNED]
        asked, shown = bool(planned) and not dry_run, format_ == "text"
        plan = _plan(space, batch, planned)
        made = _batch(cut, batch, wiki, summary)

        def tell(reversals: Sequence[Reversal]) -> None:
            if shown:
                _show(run, reversals, asked=asked)
            else:
                _show_json(wiki, reversals, made.name if asked else "")

        if asked and agree.agreed(run, plan, max_change, yes=yes, shown=shown):
            made = made.with_planned(reversal.title for reversal in planned)
            made = replace(made, whole=not titles)
            done = _take_back(run, space, wiki, made, found, tell=tell)
        if made.name in [other.name for other in cut] and not planned:
            _follow(space, wiki, made, found)
        tell(done)
    declined = asked and any(reversal.outcome is Outcome.PLANNED for reversal in done)
    return int(declined or any(reversal.left for reversal in done))


def _plan(space: "Workspace", batch: "Batch", planned: Sequence[Reversal]) -> agree.Plan:
    question = ngettext("Take back {n} page?", "Take back {n} pages?", len(planned))
    known = {number for kind in space.kinds() for number in kind.bases.load()}
    command = f"kicsync undo {batch.name}"
    plain = {order.page_id for order in space.journal.orders(batch.name) if not order.kind}
    taken = {reversal.page_id for reversal in planned}
    others, total = len(taken & plain), len(known | taken - plain)  # deleted ones come back
    return agree.Plan(planned, total, question.format(n=len(planned)), command, others)


def _batch(cut: "list[Batch]", batch: "Batch", wiki: "Wiki", text: str) -> "Batch":
    """Return the undo of ``batch`` that was cut off, or a new one."""
    new = new_batch(wiki.api.url, wiki.me.name, text, undoes=batch.name)
    found = next((other for other in cut if other.undoes == batch.name), new)
    return replace(found, text=text or found.text)


def _take_back(
    run: Run,
    space: "Workspace",
    wiki: "Wiki",
    batch: "Batch",
    found: Sequence[Reversal],
    *,
    tell: Callable[[Sequence[Reversal]], None],
) -> tuple[Reversal, ...]:
    """Take back what is planned, then let the files follow."""
    planned = [reversal for reversal in found if reversal.outcome is Outcome.PLANNED]
    done: list[Reversal] = []
    try:
        with sending(run, len(planned), seconds=wiki.pace.seconds_for(len(planned))) as going:
            way = take_back_migration if migrated(space, batch.undoes) else take_back
            way(space, wiki, batch, planned, going=going, done=done)
    finally:
        if len(done) < len(planned):
            pages = {reversal.page_id for reversal in done}
            tell((*done, *(r for r in planned if r.page_id not in pages)))
    require_all(done, planned, f"kicsync undo {batch.undoes}")
    whole = (*done, *(r for r in found if r.outcome is not Outcome.PLANNED))
    _follow(space, wiki, batch, whole)
    return whole


def _follow(space: "Workspace", wiki: "Wiki", batch: "Batch", found: Sequence[Reversal]) -> None:
    """Let the files follow the pages of ``batch``; then nothing is left to do for it."""
    if migrated(space, batch.undoes):
        for error in follow_back(space, wiki, batch):
            explain(error)
    else:
        _pull(space, wiki, [one.page_id for one in found if not one.left])
        _follow_table(space, wiki, batch)
    left = any(one.left for one in found)
    space.journal.end(replace(batch, whole=batch.whole and not left))


def _pull(space: "Workspace", wiki: "Wiki", pages: Sequence[int]) -> None:
    for kind in space.kinds():
        seen = look_at(kind, wiki, pages)
        for error in pull(kind, seen, (), lambda _done: None).errors:
            explain(error)


def _follow_table(space: "Workspace", wiki: "Wiki", batch: "Batch") -> None:
    """Keep what the page KIC shows now, where this batch has taken back its table."""
    from kicsync.sync.table import see_again
    from kicsync.workspace.table_file import literal_page

    if literal_page(space.state) in batch.planned:
        see_again(space, wiki)


def _show_json(wiki: "Wiki", reversals: Sequence[Reversal], batch: str) -> None:
    edits = [outcomes.as_json(reversal) for reversal in reversals]
    data = {"wiki": wiki.api.url, "batch": batch, "edits": edits, "requests": wiki.requests}
    words.show_json(data)


def _show(run: Run, reversals: Sequence[Reversal], *, asked: bool) -> None:
    outcomes.show(run, reversals, asked=asked)
    text = _("Taken back: {n} of {total}.").format(
        n=outcomes.saved(reversals), total=len(reversals)
    )
    run.say(text)
