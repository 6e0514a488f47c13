"""kicsync status."""

import shlex
from collections.abc import Sequence

import click

from kicsync.commands import options, unfinished, words
from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.commands.progress import progress
from kicsync.i18n import _
from kicsync.sync.look import Part, look_everywhere
from kicsync.sync.plan import State

_HELP = _(
    "Say what changed, here and on the wiki, field by field.\n\n"
    "\b\nExample:\n"
    "  kicsync status\n"
    "  kicsync status --offline"
)
_NEXT = {
    State.LOCAL: "kicsync push",
    State.NEW_LOCAL: "kicsync push",
    State.RENAMED_LOCAL: "kicsync push",
    State.WIKI: "kicsync pull",
    State.NEW_WIKI: "kicsync pull",
    State.RENAMED_WIKI: "kicsync pull",
    State.MERGE: "kicsync pull",
}


@click.command(help=_HELP)
@click.option("--offline", is_flag=True, help=_("Compare with the last pull, not with the wiki."))
@click.option(
    "--check", is_flag=True, help=_("For programs: exit with 1 when something is not in step.")
)
@options.network
@options.format_
@click.pass_obj
def command(run: Run, *, offline: bool, check: bool, format_: str) -> int:
    """Plan, and show the plan."""
    with run.workspace() as space:
        unfinished.notice(run, space)
        wiki = None if offline else run.connect(space)
        with progress(_("Reading the wiki"), None, quiet=run.quiet) as tick:
            parts = look_everywhere(space, wiki, (), tick)
        requests = wiki.requests if wiki else 0
        address = space.binding.api if space.binding else space.config.wiki
    if format_ == "json":
        words.show_json({"wiki": address, **words.parts(parts), "requests": requests})
    else:
        half = any(batch.command for batch in space.unfinished())  # pull and push would refuse
        _show(run, parts, ask=not half)
    errors = [error for part in parts for error in part.seen.errors]
    for error in errors:
        explain(error)
    states = {item.state for part in parts for item in part.seen.items}
    pending = bool(states - {State.CLEAN})
    return int(bool(errors) or State.CONFLICT in states or (check and pending))


def _show(run: Run, parts: Sequence[Part], *, ask: bool) -> None:
    """Print what is not in step; with ``ask``, what to do next about it."""
    pending = [i for part in parts for i in part.seen.items if i.state is not State.CLEAN]
    words.show(pending, every=run.verbose)
    for part in parts:
        clean = sum(item.state is State.CLEAN for item in part.seen.items)
        if clean or not pending:
            total = words.number(part.space.kind, clean)
            run.say(_("{total} in step.").format(total=total))
    for item in pending:
        if item.state is State.CONFLICT:
            run.say(words.conflict(item))
    gone = [item for item in pending if item.state is State.DELETED_LOCAL]
    if gone:
        back = shlex.quote(gone[0].title)
        run.say(_("To have a deleted file back: kicsync pull {title}").format(title=back))
    steps = dict.fromkeys(_NEXT[item.state] for item in pending if item.state in _NEXT)
    if steps and ask:
        run.say(_("Next: {commands}").format(commands=", ".join(sorted(steps))))
