"""kicsync verify."""

from collections.abc import Sequence

import click

from kicsync.commands import options, unfinished, words
from kicsync.commands.context import Run
from kicsync.i18n import _, ngettext
from kicsync.plain import shown
from kicsync.sync.repair import repair
from kicsync.sync.verify import Found, verify

_HELP = _(
    "Check that what kicsync remembers, your files and the wiki agree.\n\n"
    "With --repair, what kicsync remembers (.kicsync) is set right from the wiki. Your records are "
    "never touched.\n\n"
    "\b\nExample:\n"
    "  kicsync verify\n"
    "  kicsync verify --repair"
)


@click.command(help=_HELP)
@click.option("--repair", "mend", is_flag=True, help=_("Set right what can be, from the wiki."))
@options.network
@options.format_
@click.pass_obj
def command(run: Run, *, mend: bool, format_: str) -> int:
    """Compare, show, and mend when asked to."""
    with run.workspace() as space:
        wiki = run.connect(space)
        found: list[Found] = []
        for kind in space.kinds():
            flaws = verify(kind, wiki)
            found += repair(kind, wiki, flaws) if mend else flaws
        if mend:
            unfinished.settled(run, space, wiki)
        else:
            unfinished.notice(run, space)
    if format_ == "json":
        shown = [_json(one) for one in found]
        words.show_json({"wiki": wiki.api.url, "found": shown, "requests": wiki.requests})
    else:
        _show(run, found)
    return int(any(not one.repaired for one in found))


def _show(run: Run, found: Sequence[Found]) -> None:
    for one in found:
        mark = click.style(_("repaired"), fg="green") if one.repaired else one.flaw.value
        click.echo(f"  {mark}  {words.about(one.where, shown(one.message))}")
        if one.hint and not one.repaired:
            run.say(f"    → {one.hint}")
    if not found:
        run.say(_("All is well: what kicsync remembers, your files and the wiki agree."))
        return
    text = ngettext("{n} disagreement.", "{n} disagreements.", len(found))
    run.say(text.format(n=len(found)))
    if any(one.repaired for one in found):
        run.say(_("Next: {commands}").format(commands="kicsync pull"))


def _json(one: Found) -> dict[str, object]:
    return {
        "kind": one.flaw.value,
        "where": one.where,
        "message": one.message,
        "repaired": one.repaired,
    }
