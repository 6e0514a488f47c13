"""kicsync init."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kicsync.commands import options
from kicsync.commands.context import Run
from kicsync.errors import NoApi, Unreachable
from kicsync.i18n import _

if TYPE_CHECKING:
    from kicsync.workspace.binding import Binding

_HELP = _(
    "Make a workspace for a wiki.\n\n"
    "URL is the address of any page of the wiki. In the folder DIR (here, if none is given) the "
    "settings, the schema and the folder for the ingredients are written; files that are there "
    "stay.\n\n"
    "\b\nExample:\n"
    "  kicsync init\n"
    "  kicsync init https://wiki.lescommuns.org/wiki/KIC kit"
)


@click.command(help=_HELP)
@click.argument(
    "url", default="https://wiki.lescommuns.org", envvar="KICSYNC_WIKI", metavar="[URL]"
)
@click.argument(
    "folder", type=click.Path(path_type=Path, file_okay=False), default=Path(), metavar=_("[DIR]")
)
@click.option("--rebind", is_flag=True, help=_("Move an existing workspace to this wiki."))
@options.network
@click.pass_obj
def command(run: Run, *, url: str, folder: Path, rebind: bool) -> int:
    """Find the wiki, then write the workspace; a wiki that does not answer is only a warning."""
    from kicsync.workspace.setup import create

    binding = _find(run, url)
    space = create(run.folder / folder, url, binding, rebind=rebind)
    run.say(_("The workspace is in {folder}.").format(folder=space.root))
    if binding:
        run.say(_("Its wiki is {name} ({api}).").format(name=binding.sitename, api=binding.api))
        run.say(_("Next: {commands}").format(commands="kicsync pull"))
    return 0


def _find(run: Run, url: str) -> "Binding | None":
    from kicsync.wiki.connect import connect, find_api
    from kicsync.workspace.binding import Binding

    try:
        api = find_api(url).api
        wiki = connect(api, insecure=run.insecure, waiter=run.waiter())
    except (NoApi, Unreachable) as error:
        run.warn(f"{error.message} {error.hint}".strip())
        run.say(
            _("The workspace is made all the same; the wiki is looked for again at the next pull.")
        )
        return None
    return Binding(wiki.api.url, wiki.info.wiki_id, wiki.info.sitename)
