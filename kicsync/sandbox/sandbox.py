"""The rehearsal wiki: a real MediaWiki with the example Kit, on this machine only."""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from kicsync.errors import SandboxError
from kicsync.i18n import _
from kicsync.sandbox.credentials import USER, new_credentials, read_credentials, write_private
from kicsync.sandbox.generated import generated_pages
from kicsync.sandbox.install import KIT, import_pages, install
from kicsync.sandbox.lock import locked
from kicsync.sandbox.machine import find_mediawiki
from kicsync.sandbox.mediawiki import MediaWiki
from kicsync.sandbox.process import end, group
from kicsync.sandbox.seed import EXAMPLE
from kicsync.sandbox.server import address, ask, choose_port, launch, wait_until_ready
from kicsync.sandbox.started import Started, read_started, write_started


@dataclass(frozen=True)
class Running:
    """A rehearsal wiki that answers: where, and how to log in. ``log`` has a line a request."""

    url: str
    api: str
    user: str
    password: str = field(repr=False)
    port: int
    pid: int
    log: Path


def sandbox_folder() -> Path:
    """Return ``KICSYNC_SANDBOX_DIR``, or the folder ``sandbox`` of the user's cache."""
    named = os.environ.get("KICSYNC_SANDBOX_DIR")
    return Path(named).absolute() if named else platformdirs.user_cache_path("kicsync") / "sandbox"


class Sandbox:
    """The rehearsal wiki of ``folder``.

    ``settings`` are PHP lines for the end of LocalSettings.php (without ``<?php``), in force from
    the next start on. Every method raises SandboxError when the machine can't do it.
    """

    def __init__(self, folder: Path, settings: str = "") -> None:
        self.folder = folder
        self.settings = settings
        self.log = folder / "server.log"
        self._wiki = folder / "wiki"
        self._secrets = folder / "secrets.json"
        self._started = folder / "server.json"

    @property
    def installed(self) -> bool:
        """Whether a whole wiki stands in the folder."""
        return self._wiki.is_dir()

    @property
    def kit(self) -> str:
        """The Kit that the wiki was filled with, '' before it is installed."""
        file = self._wiki / KIT
        if file.is_file():
            return file.read_text("utf-8")
        return EXAMPLE if self.installed else ""

    def start(self, port: int | None = None, pages: int = 0, kit: str = "") -> Running:
        """Install the wiki if need be, add ``pages`` generated ingredients, start the server.

        A wiki that runs already is left running, at its own port. ``kit`` is what it is to be
        filled with, '' for what is there; another one is not replaced.
        """
        with locked(self.folder):
            return self._start(port, pages, kit)

    def stop(self) -> bool:
        """End the server that ``start`` started, and nothing else; False if it wasn't running."""
        with locked(self.folder):
            return self._stop()

    def reset(self, kit: str = "") -> Running | None:
        """Bring the wiki back to the seed; one that runs runs again at the same address.

        ``kit`` is another Kit to fill it with.
        """
        with locked(self.folder):
            root = find_mediawiki()
            running, wanted = self.running(), kit or self.kit
            self._stop()
            self._discard()
            self._install(root, wanted)
            return self._start(running.port, 0, wanted) if running else None

    def running(self) -> Running | None:
        """Return the wiki that ``start`` started, or None when it isn't running."""
        started = read_started(self._started)
        credentials = read_credentials(self._secrets)
        if not (started.port and started.pid and credentials):
            return None
        url = address(started.port)
        return Running(
            url, f"{url}/api.php", USER, credentials.bot, started.port, started.pid, self.log
        )

    def count_pages(self) -> int:
        """Return how many pages the running wiki holds, or 0 when it doesn't answer."""
        running = self.running()
        query = {"action": "query", "meta": "siteinfo", "siprop": "statistics"}
        answer = ask(running.port, query) if running else None
        return int(answer["query"]["statistics"]["pages"]) if answer else 0

    def maintain(self, script: str, *arguments: str, stdin: str = "") -> str:
        """Run a script of MediaWiki's folder maintenance/ on this wiki; return its output."""
        return MediaWiki(find_mediawiki(), self._wiki).run(script, *arguments, stdin=stdin)

    def configure(self, settings: str) -> None:
        """Put other PHP lines at the end of LocalSettings.php, in force from the next request."""
        self.settings = settings
        write_private(self._wiki / "extra.php", f"<?php\n{settings}\n")

    def _start(self, port: int | None, pages: int, kit: str) -> Running:
        self._require(kit, pages)
        mediawiki = MediaWiki(find_mediawiki(), self._wiki)
        if running := self.running():
            _add(mediawiki, pages)
            return running
        self._stop()  # workers outlive a server that was killed by hand
        chosen = choose_port(port, read_started(self._started).port)
        self._install(mediawiki.root, kit)
        _add(mediawiki, pages)
        return self._serve(mediawiki, chosen)

    def _require(self, kit: str, pages: int) -> None:
        """Raise SandboxError when another Kit is there, or one that generated pages don't fit."""
        there = self.kit or kit or EXAMPLE
        if kit and kit != there:
            raise SandboxError(
                _("The rehearsal wiki is filled with the Kit “{kit}”.").format(kit=there),
                hint=_("To replace it, with all edits: {command}").format(
                    command=f"kicsync sandbox reset --kit {kit}"
                ),
            )
        if pages and there != EXAMPLE:
            raise SandboxError(
                _("Generated ingredients have the shape of the Kit “{kit}” only.").format(
                    kit=EXAMPLE
                ),
                hint=_("Fill the wiki with it: {command}").format(
                    command=f"kicsync sandbox reset --kit {EXAMPLE}"
                ),
            )

    def _install(self, root: Path, kit: str) -> None:
        credentials = read_credentials(self._secrets)
        if not self.installed:
            known = credentials or new_credentials(self._secrets)
            install(root, self._wiki, known, kit or EXAMPLE)
        elif not credentials:
            raise SandboxError(
                _("The passwords of the rehearsal wiki are gone: {file}").format(
                    file=self._secrets
                ),
                hint=_("Start over with: {command}").format(command="kicsync sandbox reset"),
            )

    def _serve(self, mediawiki: MediaWiki, port: int) -> Running:
        self.configure(self.settings)
        server = launch(mediawiki, port, self.log)
        write_started(self._started, Started(port, (server,)))
        try:
            wait_until_ready(server, port, self.log)
        except (SandboxError, KeyboardInterrupt):
            self._stop()
            raise
        workers = (process for process in group(server.pid) if process != server)
        write_started(self._started, Started(port, (server, *workers)))
        running = self.running()
        assert running is not None
        return running

    def _stop(self) -> bool:
        started = read_started(self._started)
        ended = end(started.everything())
        write_started(self._started, Started(started.port))
        return ended

    def _discard(self) -> None:
        """Wipe the wiki; renamed first, so that half a wiki is never taken for one."""
        old = self.folder / "wiki.old"
        shutil.rmtree(old, ignore_errors=True)
        if self.installed:
            self._wiki.rename(old)
            shutil.rmtree(old)


def _add(mediawiki: MediaWiki, pages: int) -> None:
    if pages:
        import_pages(mediawiki, generated_pages(pages))
