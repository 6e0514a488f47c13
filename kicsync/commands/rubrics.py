"""kicsync rubrics: the parcours document beside the wiki.

A command of the group is imported when it is run: documents need libraries that the others don't.
"""

import click

from kicsync.commands.lazy import Lazy
from kicsync.i18n import N_, _

COMMANDS = {
    "outline": ("kicsync.commands.rubrics_outline", N_("Show what a document says.")),
    "compare": ("kicsync.commands.rubrics_compare", N_("Compare its headings with the wiki's.")),
    "decide": ("kicsync.commands.rubrics_decide", N_("Decide which wordings stay.")),
    "import": ("kicsync.commands.rubrics_import", N_("Bring its texts into your files.")),
    "migrate": ("kicsync.commands.rubrics_migrate", N_("Change the wiki to what was decided.")),
}
_HELP = _(
    "Bring the document in which everyone writes (the parcours) and the wiki together.\n\n"
    "Read the document, compare its headings with the wiki's, decide which wording stays, bring "
    "the texts into your files, and change the names on the wiki everywhere at once.\n\n"
    "\b\nExample:\n"
    "  kicsync rubrics outline parcours.docx\n"
    "  kicsync rubrics compare parcours.docx\n"
    "  kicsync rubrics decide parcours.docx"
)


@click.group("rubrics", cls=Lazy, registry=COMMANDS, help=_HELP)
def command() -> None:
    """Group the commands about rubrics."""
