"""kicsync rubrics migrate."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

import click

from kicsync.commands import agree, options, outcomes, unfinished, words
from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.commands.sending import require_all, sending
from kicsync.errors import ConfigError
from kicsync.i18n import _, ngettext
from kicsync.kit.rubric import State
from kicsync.sync.batch import new_batch
from kicsync.sync.migrating.batch import bring_home, dropped, start, touched
from kicsync.sync.migrating.guard import require_settled
from kicsync.sync.migrating.left import left_of
from kicsync.sync.migrating.migrate import migrate
from kicsync.sync.migrating.plan import Planned, Stopped
from kicsync.sync.migrating.prepare import decided, prepare_migration
from kicsync.sync.migrating.shown import Migrated, shown
from kicsync.workspace.migration_file import read_migration
from kicsync.workspace.rubrics_file import RUBRICS, read_rubrics

if TYPE_CHECKING:
    from kicsync.wiki.connect import Wiki
    from kicsync.wiki.pages import Page
    from kicsync.wikitext.leftover import Leftover
    from kicsync.workspace.folder import Workspace
    from kicsync.workspace.journal import Batch
    from kicsync.workspace.migration_file import Migration

    _Ready = tuple[Migration, Batch, dict[int, Page]]

COMMAND = "kicsync rubrics migrate"
_HELP = _(
    "Give ingredients, steps and fields the wordings that were decided, everywhere at once.\n\n"
    "Pages are renamed, links and values follow, template and form learn the new names, and so do "
    "your own files. Everything is one batch: “kicsync undo” takes all of it back. A migration "
    "that was cut off is taken up again.\n\n"
    "--rehearse does it on a rehearsal wiki of your machine first, with a copy of the pages, and "
    "says what would come out otherwise than it should. The real wiki is only read for that.\n\n"
    "\b\nExample:\n"
    "  kicsync rubrics migrate --dry-run\n"
    "  kicsync rubrics migrate --rehearse\n"
    "  kicsync rubrics migrate"
)


@click.command("migrate", help=_HELP)
@options.dry_run
@agree.yes
@click.option("--rehearse", is_flag=True, help=_("Do it on a copy of the wiki, and compare."))
@options.summary
@agree.max_change
@options.network
@options.format_
@click.pass_obj
def command(
    run: Run,
    *,
    dry_run: bool,
    yes: bool,
    rehearse: bool,
    summary: str,
    max_change: float,
    format_: str,
) -> int:
    """Plan, show, ask, carry out."""
    options.refuse_both("--dry-run", dry_run, "--yes", yes)
    options.refuse_both("--dry-run", dry_run, "--rehearse", rehearse)
    with run.workspace() as space:
        if rehearse:
            return _rehearse(run, space, text=format_ == "text")
        wiki = run.connect(space, login=not dry_run)
        cut = _taken_up(run, space, wiki, dry_run=dry_run)
        migration, batch, pages = cut or _planned(run, space, wiki, summary)
        left = left_of(migration, space.journal.orders(batch.name))
        every = list(shown(left))
        asked = bool(every or migration.after) and not dry_run
        tell = _Tell(run, wiki, batch, text=format_ == "text", asked=asked)
        if not asked or not (cut or _agreed(run, space, left, max_change, yes=yes, tell=tell)):
            tell(every)
            _tell_next(run, len(every), cut=cut is not None, asked=asked)
            return int(asked)
        if not cut:
            start(space, batch, migration)
        return _carry_out(run, space, wiki, (migration, batch, pages), tell)


class _Tell:
    """Says what became of the changes, in words or as JSON."""

    def __init__(self, run: Run, wiki: "Wiki", batch: "Batch", *, text: bool, asked: bool) -> None:
        self.run, self.wiki, self.batch, self.text, self.asked = run, wiki, batch, text, asked

    def __call__(self, changes: Sequence[Migrated]) -> None:
        """Print ``changes``."""
        if self.text:
            outcomes.show(self.run, changes, asked=self.asked)
            return
        edits = [outcomes.as_json(change) for change in changes]
        name = self.batch.name if self.asked else ""
        url, requests = self.wiki.api.url, self.wiki.requests
        words.show_json({"wiki": url, "batch": name, "edits": edits, "requests": requests})


def _taken_up(run: Run, space: "Workspace", wiki: "Wiki", *, dry_run: bool) -> "_Ready | None":
    """Return the migration that was cut off, once it is known what the wiki has done of it."""
    if dry_run:
        unfinished.notice(run, space)
    cut = space.unfinished() if dry_run else unfinished.settled(run, space, wiki, migrating=True)
    other = next((batch for batch in cut if not batch.command), None)
    if other and not dry_run:
        hint = _("Go on with it first: {command}")
        go_on = f"kicsync undo {other.undoes}" if other.undoes else "kicsync push"
        raise ConfigError(
            _("Batch {name} was cut off.").format(name=other.name), hint=hint.format(command=go_on)
        )
    begun = (one for one in cut if one.command and (dry_run or not dropped(space, one)))
    found = ((read_migration(space.local, one.name), one) for one in begun)
    return next(((migration, one, {}) for migration, one in found if migration), None)


def _planned(run: Run, space: "Workspace", wiki: "Wiki", summary: str) -> "_Ready":
    """Return a new migration; raises ConfigError when something is in its way."""
    require_settled(space)
    names = decided(space)
    batch = replace(new_batch(wiki.api.url, wiki.me.name, summary), command=COMMAND)
    planned, pages = prepare_migration(space, wiki, names, batch.name)
    refuse_stopped(planned)
    _tell_left(run, space, planned)
    titles = (change.title for change in shown(planned.migration))
    return planned.migration, batch.with_planned(titles), pages


def refuse_stopped(planned: Planned) -> None:
    """Raise ConfigError where something is in the way of the migration."""
    if planned.stopped:
        first = planned.stopped[0].obstacle
        lines = "\n".join(f"  {_line(one)}" for one in planned.stopped)
        raise ConfigError(
            _("The migration can't be made as it was decided:\n{lines}").format(lines=lines),
            hint=first.hint,
        )


def _line(one: Stopped) -> str:
    return words.about(one.title, one.obstacle.reason)


def _tell_left(run: Run, space: "Workspace", planned: Planned) -> None:
    for one in planned.skipped:
        run.warn(_("left alone, its links lead on: {line}").format(line=_line(one)))
    for (title, name), lines in _lines(planned.still).items():
        text = ngettext(
            "{title} says “{name}” where it can't be renamed (line {lines}): look at it by hand.",
            "{title} says “{name}” where it can't be renamed (lines {lines}): look at it by hand.",
            len(lines),
        )
        run.warn(text.format(title=title, name=name, lines=", ".join(map(str, lines))))
    if planned.more:
        run.warn(_("So many pages link to these that not all are changed; redirects lead on."))
    if planned.migration.nothing:
        run.say(nothing(space))
    elif not planned.migration.changes_wiki:
        files = ", ".join(f"schema/{name}" for name in planned.migration.after)
        run.say(
            _("The wiki has every decided wording; your files follow: {files}").format(files=files)
        )


def nothing(space: "Workspace") -> str:
    """Return why nothing is to be migrated, in words."""
    every = read_rubrics(space.schema_folder / RUBRICS)
    if any(one.state is State.DECIDED for one in every):
        return _("Nothing to migrate: the wiki has every decided wording.")
    return _("Nothing to migrate: no wording is decided yet (kicsync rubrics decide).")


def _lines(still: "Iterable[tuple[str, Leftover]]") -> dict[tuple[str, str], list[int]]:
    """Return the lines by page and old name."""
    found: dict[tuple[str, str], list[int]] = {}
    for title, one in still:
        found.setdefault((title, one.name), []).append(one.line)
    return found


def _tell_next(run: Run, n: int, *, cut: bool, asked: bool) -> None:
    """Say how a plan that was only shown is carried out."""
    if asked or not n:
        return
    text = ngettext("{n} change would be made.", "{n} changes would be made.", n)
    run.say(text.format(n=n))
    commands = COMMAND if cut else f"{COMMAND} --rehearse, {COMMAND}"
    run.say(_("Next: {commands}").format(commands=commands))


def _agreed(
    run: Run,
    space: "Workspace",
    migration: "Migration",
    share: float,
    *,
    yes: bool,
    tell: _Tell,
) -> bool:
    every = list(shown(migration))
    n = len(every)
    question = ngettext(
        "Make {n} change on the wiki, and in your files?",
        "Make {n} changes on the wiki, and in your files?",
        n,
    )
    known = {number for kind in space.kinds() for number in kind.bases.load()}
    others = n - len(touched(migration) & known)
    plan = agree.Plan(every, len(known), question.format(n=n), COMMAND, others)
    return agree.agreed(run, plan, share, yes=yes, shown=tell.text)


def _carry_out(
    run: Run,
    space: "Workspace",
    wiki: "Wiki",
    ready: "_Ready",
    tell: _Tell,
) -> int:
    """Do it, then let the files follow; what was done before an interruption is said."""
    migration, batch, pages = ready
    left = list(shown(left_of(migration, space.journal.orders(batch.name))))
    done: list[Migrated] = []
    whole = False
    try:
        with sending(run, len(left), seconds=wiki.pace.seconds_for(len(left))) as going:
            whole = migrate(space, wiki, batch, migration, going=going, done=done, pages=pages)
    finally:
        tell(done)
    if not whole:
        _refuse_cut(run, done, left, nothing=dropped(space, batch))
    errors = bring_home(space, wiki, batch, migration, pages)
    for error in errors:
        explain(error)
    if migration.changes_wiki:
        undo = f"kicsync undo {batch.name}"
        run.say(_("Done. To take all of it back: {command}").format(command=undo))
    if migration.after:
        run.say(_("Others who work on this Kit: give them your folder schema/ before they pull."))
    return int(bool(errors))


def _refuse_cut(
    run: Run, done: Sequence[Migrated], left: Sequence[Migrated], *, nothing: bool
) -> NoReturn:
    """Raise Interrupted or ConfigError, saying how to go on; ``nothing``: nothing was changed."""
    if run.interrupt.asked:
        require_all(done, left, COMMAND)
    if nothing:
        raise ConfigError(
            _("Nothing was changed on the wiki."),
            hint=_("See why above. Then run again: {command}").format(command=COMMAND),
        )
    hint = _("See why above. Then run again: {command}; or take all back: kicsync undo")
    raise ConfigError(_("The migration is not whole yet."), hint=hint.format(command=COMMAND))


def _rehearse(run: Run, space: "Workspace", *, text: bool) -> int:
    """Migrate a copy of the wiki; return 1 when something comes out otherwise than it should."""
    from kicsync.commands.rubrics_rehearse import rehearse

    return rehearse(run, space, text=text)
