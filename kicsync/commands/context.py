"""What every command shares: where it works, how much it says, and its way to the wiki."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from kicsync.commands.interrupt import Interrupt
from kicsync.errors import LoginRefused
from kicsync.i18n import _
from kicsync.plain import shown

if TYPE_CHECKING:
    from kicsync.wiki.connect import Wiki
    from kicsync.wiki.credentials import Credentials
    from kicsync.wiki.patience import Waiter
    from kicsync.workspace.folder import Workspace


@dataclass(frozen=True)
class Run:
    """One run of kicsync, as its general options say."""

    folder: Path
    verbose: bool = False
    quiet: bool = False
    max_wait: float | None = None
    insecure: bool = False
    interrupt: Interrupt = field(default_factory=Interrupt)

    def say(self, text: str) -> None:
        """Tell the person what is going on: never a result, so on stderr."""
        if not self.quiet:
            click.echo(text, err=True)

    def warn(self, text: str) -> None:
        """Tell what the person should look at."""
        click.secho(_("Warning: {message}").format(message=shown(text)), fg="yellow", err=True)

    @contextmanager
    def workspace(self) -> Iterator["Workspace"]:
        """Open the workspace of this folder and hold its lock."""
        from kicsync.atomic import sweep
        from kicsync.workspace.folder import STATE, Workspace
        from kicsync.workspace.lock import lock

        space = Workspace.open(self.folder)
        with lock(space.root):
            for folder in (space.folder, space.schema_folder, space.root / STATE):
                sweep(folder)
            yield space

    def connect(self, space: "Workspace", *, login: bool = False) -> "Wiki":
        """Connect to the workspace's wiki, and bind the workspace at the first contact.

        The account of ``KICSYNC_USER`` or ``kicsync login`` is used when there is one: it may read
        ten times as many pages a request. Only with ``login`` is it needed.
        """
        from kicsync.wiki import credentials
        from kicsync.workspace.binding import Binding, check_binding

        api = self._api(space)
        known = credentials.find(api)
        if login and known is None:
            raise nobody(api)
        try:
            wiki = self._connected(api, space, known)
        except LoginRefused as error:
            if login or known is None:
                raise
            without = _("Reading goes on without a login.")
            self.warn(f"{error.message} {without}")
            wiki = self._connected(api, space, None)
        found = Binding(api, wiki.info.wiki_id, wiki.info.sitename)
        check_binding(space.binding, found)
        if space.binding != found:
            space.bind(found)
        return wiki

    def _connected(self, api: str, space: "Workspace", credentials: "Credentials | None") -> "Wiki":
        from kicsync.wiki.connect import connect

        return connect(
            api,
            credentials=credentials,
            contact=space.config.contact,
            insecure=self.insecure,
            waiter=self.waiter(),
        )

    def waiter(self) -> "Waiter":
        """Return how long this run waits for a wiki in all, saying so."""
        from kicsync.wiki.patience import MAX_WAIT, Waiter

        longest = MAX_WAIT if self.max_wait is None else self.max_wait
        return Waiter(longest, self.interrupt.sleep, self._waiting)

    def _api(self, space: "Workspace") -> str:
        """Return the address of the API: the bound one, unless another wiki is asked for."""
        from kicsync.wiki.connect import find_api
        from kicsync.workspace.binding import Binding, check_binding

        bound = space.binding
        if bound and urlsplit(space.config.wiki).netloc == urlsplit(bound.api).netloc:
            return bound.api
        api = find_api(space.config.wiki, contact=space.config.contact).api
        check_binding(bound, Binding(api))
        return api

    def _waiting(self, seconds: float, reason: str) -> None:
        text = _("{reason} Waiting {seconds} s…")
        self.say(text.format(reason=shown(reason), seconds=round(seconds)))


def nobody(api: str) -> LoginRefused:
    """Return the error for a wiki at which there is no account to log in with."""
    return LoginRefused(
        _("Nobody is logged in to {wiki}.").format(wiki=api),
        hint=_("Make a bot password on the wiki, then run: kicsync login"),
    )
