"""kicsync init."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kicsync.commands import agree, options
from kicsync.commands.context import Run
from kicsync.errors import KicsyncError, NoApi, Unreachable
from kicsync.i18n import _

if TYPE_CHECKING:
    from kicsync.workspace.binding import Binding

_HELP = _(
    "Make a workspace for a wiki.\n\n"
    "URL is the address of any page of the wiki. In the folder DIR (here, if none is given) the "
    "settings, the schema and the folder for the ingredients are written; files that are there "
    "stay.\n\n"
    "The schema says which template and which parameters hold which fields. It is read from a form "
    "of the wiki, from a template, or from a category; at a terminal, the forms are listed. Each "
    "of its lines says where it comes from.\n\n"
    "For a wiki that has no Kit yet, --setup goes the other way: it makes the pages that the "
    "schema and the steps of the folder ask for.\n\n"
    "\b\nExample:\n"
    "  kicsync init\n"
    "  kicsync init https://wiki.lescommuns.org/wiki/KIC kit\n"
    "  kicsync init https://wiki.lescommuns.org kit --form Ingrédient\n"
    "  kicsync init https://wiki.example.org kit --setup --dry-run"
)


@click.command(help=_HELP)
@click.argument(
    "url", default="https://wiki.lescommuns.org", envvar="KICSYNC_WIKI", metavar="[URL]"
)
@click.argument(
    "folder", type=click.Path(path_type=Path, file_okay=False), default=Path(), metavar=_("[DIR]")
)
@click.option(
    "--form", default="", metavar=_("NAME"), help=_("Read the schema from this form of the wiki.")
)
@click.option(
    "--template",
    default="",
    metavar=_("NAME"),
    help=_("Read the schema from this template and the pages that use it."),
)
@click.option(
    "--category",
    default="",
    metavar=_("NAME"),
    help=_("Read the schema from the pages of this category."),
)
@click.option("--rebind", is_flag=True, help=_("Move an existing workspace to this wiki."))
@click.option(
    "--setup",
    is_flag=True,
    help=_("Make template, form, category and step pages on a wiki that has no Kit yet."),
)
@options.dry_run
@agree.yes
@options.network
@click.pass_obj
def command(
    run: Run,
    *,
    url: str,
    folder: Path,
    form: str,
    template: str,
    category: str,
    rebind: bool,
    setup: bool,
    dry_run: bool,
    yes: bool,
) -> int:
    """Find the wiki, then write the workspace; a wiki that does not answer is only a warning."""
    from kicsync.workspace.setup import create

    options.refuse_both("--form", form, "--template", template)
    options.refuse_both("--form", form, "--category", category)
    options.refuse_both("--dry-run", dry_run, "--yes", yes)
    options.refuse_both(
        "--setup", setup, _("--form, --template or --category"), form + template + category
    )
    if setup:
        from kicsync.commands.setup_wiki import set_up

        return set_up(run, run.folder / folder, url, dry_run=dry_run, yes=yes)
    if dry_run or yes:
        raise click.UsageError(_("--dry-run and --yes go with --setup only."))
    binding = _find(run, url)
    space = create(run.folder / folder, url, binding, rebind=rebind)
    run.say(_("The workspace is in {folder}.").format(folder=space.root))
    if binding:
        from kicsync.commands.schema_init import discovered

        run.say(_("Its wiki is {name} ({api}).").format(name=binding.sitename, api=binding.api))
        discovered(run, space, form=form, template=template, category=category)
        _see_table(run, space.root)
        run.say(_("Next: {commands}").format(commands="kicsync pull"))
    elif form or template or category:
        run.warn(_("The schema could not be read; when the wiki answers, run this command again."))
    return 0


def _see_table(run: Run, root: Path) -> None:
    """Have a push keep the table of the page KIC in step, where it stands in the page's text.

    A wiki that lets nobody read without a login is only a warning here.
    """
    from kicsync.commands.words import about
    from kicsync.sync.table import see_literal
    from kicsync.workspace.folder import Workspace

    space = Workspace.open(root)
    try:
        seen = see_literal(space, run.connect(space))
    except KicsyncError as error:
        run.warn(error.message)
        return
    if seen:
        said = _("it holds a table in its text; a push keeps its rows in step")
        run.say(about(seen.table.page, said))


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
