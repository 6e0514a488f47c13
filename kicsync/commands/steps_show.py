"""kicsync steps show."""

from collections.abc import Iterator, Sequence
from typing import Any

import click

from kicsync.commands import options, words
from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.i18n import _, ngettext
from kicsync.kit import Step
from kicsync.kit.step_shares import Share, Shares, share_out
from kicsync.plain import shown
from kicsync.workspace.folder import Workspace

_HELP = _(
    "Print the tree of steps, with the ingredients of each and what is missing in them.\n\n"
    "\b\nExample:\n"
    "  kicsync steps show"
)


@click.command("show", help=_HELP)
@options.format_
@click.pass_obj
def show(run: Run, *, format_: str) -> int:
    """Read the records, and print them by step."""
    space = Workspace.open(run.folder)
    files, errors = space.records()
    found = share_out([file.record for file in files], space.schema)
    if format_ == "json":
        steps = [_json(step, found) for step in space.schema.steps]
        words.show_json({"steps": steps, "without_step": list(map(_plain, found.without))})
    else:
        for line in _lines(space.schema.steps, found, ""):
            click.echo(line)
        if found.without:
            click.secho(_("Without a step of the list"), bold=True)
            for share in found.without:
                click.echo(_line(share, "  "))
        _count(run, found)
    for error in errors:
        explain(error)
    return int(bool(errors))


def _lines(steps: Sequence[Step], found: Shares, indent: str) -> Iterator[str]:
    for step in steps:
        yield f"{indent}{click.style(shown(step.value), bold=True)}"
        if step.question:
            yield f"{indent}  {click.style(shown(step.question), italic=True)}"
        for share in found.by_step.get(step.value, ()):
            yield _line(share, f"{indent}  ")
        yield from _lines(step.steps, found, f"{indent}    ")


def _line(share: Share, indent: str) -> str:
    if not share.missing:
        return f"{indent}{click.style('✓', fg='green')} {shown(share.title)}"
    said = _("{title}: missing {fields}")
    text = said.format(title=shown(share.title), fields=", ".join(share.missing))
    return f"{indent}{click.style('·', fg='yellow')} {text}"


def _count(run: Run, found: Shares) -> None:
    text = ngettext(
        "{done} of {n} ingredient complete.", "{done} of {n} ingredients complete.", found.total
    )
    run.say(text.format(done=found.complete, n=found.total))


def _json(step: Step, found: Shares) -> dict[str, Any]:
    return {
        **step._asdict(),
        "ingredients": [_plain(share) for share in found.by_step.get(step.value, ())],
        "steps": [_json(below, found) for below in step.steps],
    }


def _plain(share: Share) -> dict[str, Any]:
    return {"title": share.title, "missing": list(share.missing)}
