"""kicsync rubrics decide."""

import shlex
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from kicsync.commands import options, rubrics_ask, rubrics_left, rubrics_read, unfinished, words
from kicsync.commands.context import Run
from kicsync.errors import ConfigError
from kicsync.i18n import _, ngettext
from kicsync.kit.rubric import DOCUMENT, WIKI, Decision, State

if TYPE_CHECKING:
    from kicsync.sync.rubric_list import RubricList
    from kicsync.workspace.folder import Workspace
    from kicsync.workspace.record_file import RecordFile

_HELP = _(
    "Decide which wording of each rubric stays: the document's, the wiki's, or another one.\n\n"
    "FILE is the document in which everyone writes. Its points and sub-bullets are paired with the "
    "steps and the ingredients, and schema/rubrics.yml holds one entry a pair. What was decided "
    "stays when the document comes in a new version, and is asked again only where a wording "
    "changed. Without FILE, the list is taken as it is. Then “kicsync rubrics migrate” renames.\n\n"
    "--keep leaves open what kicsync is not sure of: see it, and decide it with --interactive.\n\n"
    "\b\nExample:\n"
    "  kicsync rubrics decide parcours.docx --interactive\n"
    "  kicsync rubrics decide parcours.docx --keep document --points 2,8"
)


@click.command("decide", help=_HELP)
@click.argument("file", required=False, metavar=_("[FILE]"))
@click.option("--interactive", is_flag=True, help=_("Ask about each rubric that is still open."))
@click.option(
    "--keep",
    type=click.Choice([DOCUMENT, WIKI]),
    help=_("Decide for the wordings of this side, where both sides have one."),
)
@click.option(
    "--points", default="", metavar=_("NUMBERS"), help=_("In these points only, such as 2,8.")
)
@click.option(
    "--doubtful", is_flag=True, help=_("With --keep: decide for the pairs that are not sure, too.")
)
@options.dry_run
@options.format_
@click.pass_obj
def command(
    run: Run,
    *,
    file: str | None,
    interactive: bool,
    keep: str | None,
    points: str,
    doubtful: bool,
    dry_run: bool,
    format_: str,
) -> int:
    """Pair, decide, write, ask; 1 where a wording was decided that can't be a name."""
    if doubtful and not keep:
        raise click.UsageError(_("--doubtful says what to decide: add --keep."))
    _refuse_useless(interactive=interactive, keep=keep, points=points, dry_run=dry_run)
    from kicsync.rubrics.deciding.settle import settle
    from kicsync.sync.rubric_list import read_list

    with run.workspace() as whole:
        unfinished.notice(run, whole)
        space = whole.kinds()[0]
        found = read_list(space)
        before = found.decisions
        records = rubrics_read.records_of(space)
        titles = [one.record.title for one in records]
        found = _paired(space, records, found, file)
        numbers = _numbers(found.decisions, points)
        settled = settle(found.decisions, keep, numbers, titles=titles, doubtful=doubtful)
        found = found.with_decisions(settled.decisions)
        if not dry_run:
            found.write()
        if format_ == "text" and not interactive:
            rubrics_ask.show(found.open)
        if interactive:
            found = rubrics_ask.ask_all(found, numbers, titles)
        if format_ == "json":
            words.show_json(_json(found, space, written=not dry_run))
    rubrics_left.tell(run, settled)
    rubrics_left.tell_new_steps(run, found)
    _tell(run, found, before, file, dry_run=dry_run)
    return rubrics_left.tell_unfit(found, titles)


def _paired(
    space: "Workspace", records: "Sequence[RecordFile]", found: "RubricList", file: str | None
) -> "RubricList":
    """Return the list with an entry for each pair of the document ``file``."""
    if not file:
        return found
    from kicsync.rubrics.deciding.decide import decide

    outline = rubrics_read.read_outline(file, space.schema)
    pairs = rubrics_read.pairs_of(space, records, outline)
    return found.with_decisions(decide(pairs, found.decisions))


def _numbers(decisions: Sequence[Decision], points: str) -> tuple[str, ...]:
    from kicsync.sync.rubric_chosen import chosen_points

    return chosen_points(points, [one.point for one in decisions])


def _refuse_useless(*, interactive: bool, keep: str | None, points: str, dry_run: bool) -> None:
    """Raise where options contradict each other, or nobody can be asked."""
    options.refuse_both("--interactive", interactive, "--keep", keep)
    options.refuse_both("--interactive", interactive, "--dry-run", dry_run)
    if points and not (keep or interactive):
        raise click.UsageError(_("--points says where: add --keep or --interactive."))
    if interactive and not sys.stdin.isatty():
        raise ConfigError(
            _("There is no terminal to ask what should stay."),
            hint=_(
                "Say it with --keep document or --keep wiki, or write it in schema/rubrics.yml."
            ),
        )


def _json(found: "RubricList", space: "Workspace", *, written: bool) -> dict[str, Any]:
    entries = [
        {
            "kind": one.kind.value,
            "document": one.document,
            "wiki": one.wiki,
            "point": one.point,
            "above": one.above,
            "relation": one.relation.value,
            "score": one.score,
            "keep": one.keep,
            "state": one.state.value,
            "wording": one.wording,
        }
        for one in found.decisions
    ]
    counts = {state.value: sum(one.state is state for one in found.decisions) for state in State}
    file = found.path.relative_to(space.root).as_posix()
    return {"file": file, "rubrics": entries, "counts": counts, "written": written}


def _tell(
    run: Run, found: "RubricList", before: Sequence[Decision], file: str | None, *, dry_run: bool
) -> None:
    """Say how many rubrics there are, what changed, and what is left to decide."""
    changed = len(set(found.decisions) ^ set(before)) > 0
    n = len(found.decisions)
    left = len(found.open)
    text = ngettext("{n} rubric, {left} to decide.", "{n} rubrics, {left} to decide.", n)
    run.say(text.format(n=n, left=left))
    name = f"{found.path.parent.name}/{found.path.name}"
    if not changed:
        run.say(_("Nothing changes in {file}.").format(file=name))
    elif dry_run:
        run.say(_("{file} would change.").format(file=name))
    else:
        run.say(_("Written: {file}").format(file=name))
    if left:
        run.say(_("Next: {commands}").format(commands="kicsync rubrics decide --interactive"))
    elif changed and not dry_run:
        bring = f"kicsync rubrics import {shlex.quote(file)}, " if file else ""
        commands = f"{bring}kicsync rubrics migrate --dry-run"
        run.say(_("Next: {commands}").format(commands=commands))
