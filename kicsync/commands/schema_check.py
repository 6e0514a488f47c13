"""kicsync schema check."""

from typing import TYPE_CHECKING

import click

from kicsync.commands import options, words
from kicsync.commands.context import Run
from kicsync.i18n import _
from kicsync.plain import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kicsync.discovery.difference import Difference

_HELP = _(
    "Say where the schema and the wiki have drifted apart.\n\n"
    "The form, the template, the properties and the pages are read again. What you chose otherwise "
    "in the schema is no difference, as long as the wiki says what it said then.\n\n"
    "\b\nExample:\n"
    "  kicsync schema check"
)


@click.command("check", help=_HELP)
@options.network
@options.format_
@click.pass_obj
def check(run: Run, *, format_: str) -> int:
    """Compare the schema with the wiki, and print each difference."""
    from kicsync.discovery.look import compare

    with run.workspace() as space:
        wiki = run.connect(space)
        differences = compare(space, wiki).differences
    if format_ == "json":
        found = [_json(one) for one in differences]
        words.show_json({"wiki": wiki.api.url, "differences": found, "requests": wiki.requests})
        return int(bool(differences))
    show(differences)
    if differences:
        run.say(_("Next: {commands}").format(commands="kicsync schema update"))
    else:
        run.say(_("The schema and the wiki say the same."))
    return int(bool(differences))


def show(differences: "Iterable[Difference]") -> None:
    """Print one line a difference."""
    for one in differences:
        click.echo(f"  {words.about(one.field, shown(one.message)) if one.field else one.message}")


def _json(one: "Difference") -> dict[str, str]:
    return {
        "kind": one.kind.value,
        "field": one.field,
        "setting": one.setting,
        "message": one.message,
        "here": one.here,
        "wiki": one.wiki,
    }
