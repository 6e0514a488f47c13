"""kicsync steps pull."""

from importlib import resources
from typing import TYPE_CHECKING

import click

from kicsync.commands import options, steps_change
from kicsync.commands.context import Run
from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.workspace.kinds import STEP

if TYPE_CHECKING:
    from kicsync.workspace.folder import Workspace

_HELP = _(
    "Read the steps from the wiki into schema/steps.yml.\n\n"
    "They are the values that the wiki allows for the field of the steps (in its form, its "
    "property or a category), or the pages of the category that --category names. Questions that "
    "stand in steps.yml stay.\n\n"
    "With --pages, the pages of the steps (fiches étape) come as files too, at the next pull: in "
    "the folder etapes beside the ingredients.\n\n"
    "\b\nExample:\n"
    "  kicsync steps pull --dry-run\n"
    "  kicsync steps pull --category Étape --pages"
)


@click.command("pull", help=_HELP)
@click.option(
    "--category", default="", metavar=_("NAME"), help=_("Read the steps from this category.")
)
@click.option("--pages", is_flag=True, help=_("From now on, pull the pages of the steps too."))
@options.dry_run
@options.network
@click.pass_obj
def pull(run: Run, *, category: str, pages: bool, dry_run: bool) -> int:
    """Ask the wiki for its steps, and merge them into the file."""
    from kicsync.discovery.steps import steps_in_category, steps_of_wiki
    from kicsync.sync.steps import change_steps

    with run.workspace() as space:
        wiki = run.connect(space)
        found = steps_in_category(wiki, category) if category else steps_of_wiki(space, wiki)
        if not found:
            raise ConfigError(
                _("The wiki does not say which steps there are.")
                if not category
                else _("The category “{name}” has no pages.").format(name=category),
                hint=_("Name their category with --category, or use: kicsync steps import FILE"),
            )
        change = change_steps(space, found)
        steps_change.carry_out(run, space, change, dry_run=dry_run)
        if pages and not dry_run:
            _with_pages(run, space)
    return 0


def _with_pages(run: Run, space: "Workspace") -> None:
    """Have the pages of the steps pulled: their schema in the folder is all that it takes."""
    from kicsync.atomic import write_text

    path = space.schema_folder / STEP.schema
    if not path.is_file():
        source = resources.files("kicsync") / "defaults" / "kinds" / STEP.schema
        write_text(path, source.read_text("utf-8"))
        shown = path.relative_to(space.root).as_posix()
        run.say(
            _("{file} is written: it says what stands on the pages of steps.").format(file=shown)
        )
    run.say(_("Next: {commands}").format(commands="kicsync pull"))
