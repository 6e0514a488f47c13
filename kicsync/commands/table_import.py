"""kicsync table import."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kicsync.commands import changes_shown, options, unfinished, words
from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.commands.faults import warn_of_errors
from kicsync.i18n import _, ngettext
from kicsync.plain import shown

if TYPE_CHECKING:
    from kicsync.sync.sheet_plan import Change, Plan
    from kicsync.workspace.folder import Workspace

_HELP = _(
    "Take in a spreadsheet that “kicsync table export” wrote and people filled in.\n\n"
    "Only what somebody changed in it counts, whatever happened to the ingredient meanwhile. A row "
    "without a hidden cell is a new ingredient; a row or a column that is gone deletes nothing. To "
    "take away a tool, empty its cells. What both sides changed is a conflict: kicsync resolve.\n\n"
    "\b\nExample:\n"
    "  kicsync table import kit.xlsx --dry-run\n"
    "  kicsync table import kit-ada.xlsx"
)


@click.command("import", help=_HELP)
@click.argument(
    "file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar=_("FILE")
)
@options.dry_run
@options.format_
@click.pass_obj
def command(run: Run, *, file: Path, dry_run: bool, format_: str) -> int:
    """Read, merge, show, write."""
    from kicsync.sync.sheet_plan import write
    from kicsync.sync.sheet_source import read

    with run.workspace() as whole:
        unfinished.notice(run, whole)
        found = read(whole, file)
        for note in found.notes:
            run.warn(note)
        if format_ == "text":
            conflict = _("{field}: in conflict, the file and the table changed it")
            changes_shown.show(found.plan.changes, found.space.schema, conflict)
        failed = [] if dry_run else write(found.space, found.plan)
        if format_ == "json":
            words.show_json(_json(found.plan, found.space, written=not dry_run))
        paths = [found.space.folder / name for name in found.plan.names]
    if found.refused:
        run.say(_("Nothing is taken in: correct these rows, then import the table again."))
    else:
        _tell(run, found.plan, written=not dry_run)
    if not dry_run:
        warn_of_errors(run, paths)
    errors = (*found.errors, *found.refused, *found.plan.errors, *failed)
    for error in errors:
        explain(error)
    return int(bool(errors or found.plan.conflicts or found.plan.disputed))


def _json(plan: "Plan", space: "Workspace", *, written: bool) -> dict[str, Any]:
    records = [
        {
            "title": change.new.title,
            "file": space.shown(change.file.file) if change.file else "",
            "fields": {
                one.field: {"old": one.old, "new": one.new} for one in change.changes(space.schema)
            },
            "conflicts": list(change.conflicts),
        }
        for change in plan.changes
    ]
    left = [file.record.title for file in plan.disputed]
    return {"records": records, "conflicts": left, "written": written}


def _tell(run: Run, plan: "Plan", *, written: bool) -> None:
    """Say how much changed, and what is left to decide."""
    for file in plan.disputed:
        text = _("“{title}” is in conflict and is left as it is. Next: {commands}")
        commands = "kicsync resolve, kicsync table import"
        run.warn(text.format(title=file.record.title, commands=commands))
    changed = [change for change in plan.changes if _changes(change)]
    n = len(changed)
    if not plan.changes:
        run.say(_("Nothing to change."))
    elif n and written:
        run.say(ngettext("{n} ingredient changed.", "{n} ingredients changed.", n).format(n=n))
    elif n:
        text = ngettext("{n} ingredient would change.", "{n} ingredients would change.", n)
        run.say(text.format(n=n))
    if plan.conflicts:
        titles = ", ".join(shown(change.new.title) for change in plan.conflicts)
        text = _("In conflict: {titles}. Next: {commands}")
        run.say(text.format(titles=titles, commands="kicsync resolve"))
    elif changed and written:
        run.say(_("Next: {commands}").format(commands="kicsync push"))


def _changes(change: "Change") -> bool:
    return change.file is None or change.old != change.new
