"""kicsync rubrics import."""

from typing import TYPE_CHECKING, Any

import click

from kicsync.commands import (
    changes_shown,
    options,
    rubrics_brought,
    rubrics_read,
    unfinished,
    words,
)
from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.commands.faults import warn_of_errors
from kicsync.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kicsync.kit.outline import Outline
    from kicsync.sync.rubric_import import Import
    from kicsync.sync.rubric_targets import Targets
    from kicsync.workspace.folder import Workspace
    from kicsync.workspace.record_file import RecordFile

_HELP = _(
    "Bring the texts of the document into your files: descriptions, tools and examples.\n\n"
    "Each sub-bullet goes to the ingredient that it is paired with: by schema/rubrics.yml, or by "
    "its wording (kicsync rubrics compare); what is not sure is left out until you decide. An "
    "empty field is filled; where your file says something else, it is a conflict: kicsync "
    "resolve. When the document comes in a new version, only what changed in it counts. A "
    "sub-bullet without an ingredient is a new one. The step of an ingredient that is there "
    "stays.\n\n"
    "FILE is a document (.docx, .odt, .html, .zip, .md, .txt), or the address of a Google "
    "document. Nothing is sent to the wiki.\n\n"
    "\b\nExample:\n"
    "  kicsync rubrics import parcours.docx --points 2,8 --dry-run\n"
    "  kicsync rubrics import parcours.docx --author Christian"
)


@click.command("import", help=_HELP)
@click.argument("file", metavar=_("FILE"))
@click.option("--points", default="", metavar=_("NUMBERS"), help=_("Only these points: 2,8."))
@click.option(
    "--author", default="", metavar=_("NAME"), help=_("Only what this person signed, by any name.")
)
@click.option(
    "--replace",
    "over",
    is_flag=True,
    help=_(
        "Replace what your files say otherwise; no conflict. The old file goes to .kicsync/trash."
    ),
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
        outline = rubrics_read.read_outline(file, space.schema)
        files, errors = space.records()
        targets = _targets(space, files, outline, points, author)
        found = plan_import(space, files, targets, file, over=over, whole=not errors)
        if format_ == "text":
            conflict = _("{field}: in conflict, the file and the document differ")
            changes_shown.show(found.changes, space.schema, conflict, rubrics_brought.notes(found))
        failed = [] if dry_run else write_import(space, found)
        if format_ == "json":
            words.show_json(_json(found, targets, space, written=not dry_run))
        paths = [space.folder / change.name for change in found.changes]
    rubrics_brought.note(run, outline, file, targets, found)
    rubrics_brought.ask(run, targets, file)
    rubrics_brought.ask_for_steps(run, found, space.schema)
    rubrics_brought.tell(run, found, written=not dry_run)
    if not dry_run:
        warn_of_errors(run, paths)
    refused = (*errors, *found.errors, *failed)
    for error in refused:
        explain(error)
    return int(bool(refused or found.conflicts or found.disputed or targets.doubtful))


def _targets(
    space: "Workspace", files: "Sequence[RecordFile]", outline: "Outline", points: str, author: str
) -> "Targets":
    """Return where the texts go that are asked for."""
    from kicsync.sync.rubric_chosen import chosen, chosen_points
    from kicsync.sync.rubric_list import read_list
    from kicsync.sync.rubric_targets import remembered, targets
    from kicsync.workspace.imports import read_imports
    from kicsync.workspace.names import RECORD

    numbers = chosen_points(points, [point.number for point in outline.points])
    places = chosen(outline, numbers, author)
    pairs = rubrics_read.pairs_of(space, files, outline)
    decisions = read_list(space).decisions
    titles = {one.file.removesuffix(RECORD): one.record.title for one in files}
    known = remembered(read_imports(space.state), titles, decisions)
    return targets(outline, places, pairs, decisions, known)


def _json(
    found: "Import", targets: "Targets", space: "Workspace", *, written: bool
) -> dict[str, Any]:
    called = {one.name: one.imported.wording for one in found.brought}
    records = [
        {
            "title": change.new.title,
            "document": called[change.name],
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
    doubtful = [
        {"document": one.wording, "title": one.title, "score": round(one.score, 3)}
        for one in targets.doubtful
    ]
    return {"records": records, "conflicts": left, "doubtful": doubtful, "written": written}
