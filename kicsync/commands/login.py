"""kicsync login."""

import os

import click

from kicsync.commands import options
from kicsync.commands.context import Run
from kicsync.i18n import _

_HELP = _(
    "Remember a name and a bot password for the wiki of this workspace.\n\n"
    "Make a bot password on the wiki, on the page Special:BotPasswords; its name looks like "
    "Name@kicsync. It is kept by the keyring of your system, or in a file that only you can read. "
    "KICSYNC_USER and KICSYNC_PASSWORD do without.\n\n"
    "\b\nExample:\n"
    "  kicsync login\n"
    "  kicsync login --forget"
)


@click.command(help=_HELP)
@click.option("--forget", is_flag=True, help=_("Forget the name and the password."))
@options.network
@click.pass_obj
def command(run: Run, *, forget: bool) -> int:
    """Ask, try them on the wiki, and keep them only when the wiki accepts them."""
    from kicsync.wiki import credentials
    from kicsync.wiki.connect import connect

    with run.workspace() as space:
        wiki = run.connect(space)
        api = wiki.api.url
        if forget:
            gone = credentials.forget(api)
            run.say(_("Forgotten.") if gone else _("There was nothing to forget."))
            return 0
        given = credentials.Credentials(*_ask())
        contact = space.config.contact
        me = connect(
            api,
            credentials=given,
            contact=contact,
            insecure=run.insecure,
            waiter=run.waiter(),
        ).me
        place = credentials.store(api, given)
    run.say(
        _("Logged in to {wiki} as {name}. Kept in: {place}").format(
            wiki=wiki.info.sitename, name=me.name, place=place
        )
    )
    return 0


def _ask() -> tuple[str, str]:
    """Return the name and the password: from the environment, or asked for, hidden."""
    user = os.environ.get("KICSYNC_USER") or click.prompt(
        _("Name of the bot password (Name@kicsync)"), err=True
    )
    password = os.environ.get("KICSYNC_PASSWORD") or click.prompt(
        _("Bot password"), hide_input=True, err=True
    )
    return user, password
