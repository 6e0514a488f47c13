"""kicsync rubrics import."""

from typing import TYPE_CHECKING, Any

import click

from kicsync.commands import changes_shown, options, rubrics_read, unfinished, words
from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.commands.faults import warn_of_errors
from kicsync.i18n import N_, _, ngettext
from kicsync.plain import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kicsync.kit.outline import Bullet, Outline
    from kicsync.sync.rubric_import import Import
    from kicsync.sync.rubric_targets import Targets
    from kicsync.workspace.folder import Workspace
    from kicsync.workspace.record_file import RecordFile

_HELP = _(
    "Bring the texts of the document into your files: descriptions, tools and examples.\n\n"
    "Each sub-bullet goes to the ingredient that it is paired with: by schema/rubrics.yml, or by "
    "its wording (kicsync rubrics compare). An empty field is filled; where your file says "
    "something else, it is a conflict: kicsync resolve. When the document comes in a new version, "
    "only what changed in it counts. A sub-bullet without an ingredient is a new one.\n\n"
    "\b\nExample:\n"
    "  kicsync rubrics import parcours.docx --points 2,8 --dry-run\n"
    "  kicsync rubrics import parcours.docx --author Christian"
)
_PARTS = {
    "description": N_("The schema has no field for descriptions: they are not brought in."),
    "tools": N_("The schema has no field for tools: they are not brought in."),
    "example": N_("The schema has no field for examples: they are not brought in."),
}


@click.command("import", help=_HELP)
@click.argument("file", metavar=_("FILE"))
@click.option("--points", default="", metavar=_("NUMBERS"), help=_("Only these points: 2,8."))
@click.option(
    "--author", default="", metavar=_("NAME"), help=_("Only what this person signed, by any name.")
)
@click.option(
    "--replace", "over", is_flag=True, help=_("Replace what your files say otherwise; no conflict.")
)
@options.dry_run
@options.format_
@click.pass_obj
def command(
    run: Run, *, file: str, points: str, author: str, over: bool, dry_run: bool, format_: str
) -> int:
    """Read, pair, merge, show, write."""
    from kicsync.sync.rubric_import import plan_import, write_import

    with run.workspace() as whole:
        unfinished.notice(run, whole)
        space = whole.kinds()[0]
        outline = rubrics_read.read_outline(file)
        files, errors = space.records()
        targets = _targets(space, files, outline, points, author)
        found = plan_import(space, files, targets, file, over=over)
        if format_ == "text":
            conflict = _("{field}: in conflict, the file and the document differ")
            changes_shown.show(found.changes, space.schema, conflict)
        failed = [] if dry_run else write_import(space, found)
        if format_ == "json":
            words.show_json(_json(found, space, written=not dry_run))
        paths = [space.folder / change.name for change in found.changes]
    _note(run, outline, targets, found)
    _tell(run, found, written=not dry_run)
    if not dry_run:
        warn_of_errors(run, paths)
    for error in (*errors, *found.errors, *failed):
        explain(error)
    return int(bool(errors or found.errors or failed or found.conflicts or found.disputed))


def _targets(
    space: "Workspace", files: "Sequence[RecordFile]", outline: "Outline", points: str, author: str
) -> "Targets":
    """Return where the texts go that are asked for."""
    from kicsync.sync.rubric_chosen import chosen, chosen_points
    from kicsync.sync.rubric_list import read_list
    from kicsync.sync.rubric_targets import targets

    numbers = chosen_points(points, [point.number for point in outline.points])
    places = chosen(outline, numbers, author)
    pairs = rubrics_read.pairs_of(space, files, outline)
    return targets(outline, places, pairs, read_list(space).decisions)


def _json(found: "Import", space: "Workspace", *, written: bool) -> dict[str, Any]:
    records = [
        {
            "title": change.new.title,
            "file": space.shown(change.name),
            "new": change.file is None,
            "fields": {
                one.field: {"old": one.old, "new": one.new} for one in change.changes(space.schema)
            },
            "conflicts": list(change.conflicts),
        }
        for change in found.changes
    ]
    left = [file.record.title for file in found.disputed]
    return {"records": records, "conflicts": left, "written": written}


def _note(run: Run, outline: "Outline", targets: "Targets", found: "Import") -> None:
    """Say what of the document goes nowhere, so that nothing is lost silently."""
    for part in found.homeless:
        run.warn(_(_PARTS[part.value]))
    if targets.shared:
        text = _("Become several ingredients; the texts go to the first, part them: {titles}")
        run.warn(text.format(titles=_names(targets.shared)))
    if targets.unwanted:
        text = _("Left out, as schema/rubrics.yml says: {titles}")
        run.say(text.format(titles=_names(targets.unwanted)))
    if targets.empty:
        n = len(targets.empty)
        text = ngettext("{n} sub-bullet has no text yet.", "{n} sub-bullets have no text yet.", n)
        run.say(text.format(n=n))
    if outline.left:
        n = len(outline.left)
        text = ngettext(
            "{n} passage of the document fits nowhere: kicsync rubrics outline shows it.",
            "{n} passages of the document fit nowhere: kicsync rubrics outline shows them.",
            n,
        )
        run.say(text.format(n=n))


def _names(bullets: "Sequence[Bullet]") -> str:
    return ", ".join(shown(bullet.wording) for bullet in bullets)


def _tell(run: Run, found: "Import", *, written: bool) -> None:
    """Say how much changed, and what is left to decide."""
    for file in found.disputed:
        text = _("“{title}” is in conflict and is left as it is. Next: {commands}")
        commands = "kicsync resolve, kicsync rubrics import"
        run.warn(text.format(title=file.record.title, commands=commands))
    n = sum(change.file is None or change.old != change.new for change in found.changes)
    if not found.changes:
        run.say(_("Nothing to change."))
    elif n and written:
        run.say(ngettext("{n} ingredient changed.", "{n} ingredients changed.", n).format(n=n))
    elif n:
        text = ngettext("{n} ingredient would change.", "{n} ingredients would change.", n)
        run.say(text.format(n=n))
    if found.conflicts:
        titles = ", ".join(shown(change.new.title) for change in found.conflicts)
        text = _("In conflict: {titles}. Next: {commands}")
        run.say(text.format(titles=titles, commands="kicsync resolve"))
    elif n and written:
        run.say(_("Next: {commands}").format(commands="kicsync push"))
