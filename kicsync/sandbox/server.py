"""PHP's built-in server in front of MediaWiki, on the loopback address only."""

import http.client
import json
import socket
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from kicsync.errors import SandboxError
from kicsync.i18n import _
from kicsync.sandbox.mediawiki import MediaWiki, last_lines
from kicsync.sandbox.process import Process, alive, spawn

HOST = "127.0.0.1"
_WORKERS = "4"
_PATIENCE = 60.0


def address(port: int) -> str:
    """Return the address of the wiki that listens on ``port``."""
    return f"http://{HOST}:{port}"


def choose_port(wanted: int | None, last: int | None) -> int:
    """Return ``wanted``, else the port of the last time if it is free, else any free one.

    Raises SandboxError when ``wanted`` can't be used.
    """
    if wanted is not None:
        return _bind(wanted)
    try:
        return _bind(last or 0)
    except SandboxError:
        return _bind(0)


def launch(wiki: MediaWiki, port: int, log: Path) -> Process:
    """Start the server detached; every request becomes a line of ``log``."""
    environment = {
        **wiki.environment,
        "KICSYNC_SANDBOX_URL": address(port),
        "PHP_CLI_SERVER_WORKERS": _WORKERS,
    }
    router = wiki.wiki / "php" / "router.php"
    listen = ["-S", f"{HOST}:{port}", "-t", str(wiki.root), str(router)]
    return spawn(["php", "-d", "opcache.revalidate_freq=0", *listen], environment, log)


def wait_until_ready(process: Process, port: int, log: Path) -> None:
    """Wait for the first answer of api.php.

    Raises SandboxError, with the end of ``log``, when the server ends or never answers.
    """
    deadline = time.monotonic() + _PATIENCE
    while alive(process) and time.monotonic() < deadline:
        if ask(port, {"action": "query", "meta": "siteinfo"}) is not None:
            return
        time.sleep(0.05)
    raise SandboxError(
        _("The rehearsal wiki doesn't answer at {url}. Its server said:").format(url=address(port))
        + "\n"
        + last_lines(log.read_text("utf-8", "replace")),
        hint=_("Start over with: {command}").format(command="kicsync sandbox reset"),
    )


def ask(port: int, query: Mapping[str, str]) -> dict[str, Any] | None:
    """Return the API's answer, or None when there is none. No proxy stands in between."""
    connection = http.client.HTTPConnection(HOST, port, timeout=_PATIENCE)
    try:
        connection.request("GET", f"/api.php?{urlencode({**query, 'format': 'json'})}")
        answer = connection.getresponse()
        content = answer.read()
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()
    return json.loads(content) if answer.status == http.client.OK else None


def _bind(port: int) -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as PHP does
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise SandboxError(
                _("Port {port} can't be used: {reason}").format(port=port, reason=error.strerror),
                hint=_("Choose another one with --port, or leave the option out."),
            ) from error
        chosen: int = probe.getsockname()[1]
    return chosen
