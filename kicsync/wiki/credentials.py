"""The name and the bot password for a wiki: where they are found and where they are kept.

Order: ``KICSYNC_USER`` and ``KICSYNC_PASSWORD``, the system's keyring when the library is
installed and works, a file that only its owner can read.
"""

import json
import os
import stat
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kicsync.atomic import write_text
from kicsync.errors import ConfigError
from kicsync.i18n import _

_SERVICE = "kicsync"


@dataclass(frozen=True)
class Credentials:
    """The name ``Name@kicsync`` and its password, which no message ever shows."""

    user: str
    password: str = field(repr=False)


def find(api_url: str) -> Credentials | None:
    """Return the credentials for a wiki, or None; raises ``ConfigError`` for an open file."""
    user, password = (os.environ.get(f"KICSYNC_{name}") for name in ("USER", "PASSWORD"))
    if user and password:
        return Credentials(user, password)
    if bool(user) != bool(password):
        raise ConfigError(_("KICSYNC_USER and KICSYNC_PASSWORD go together: one of them is empty."))
    kept = _Keyring().get(api_url) or _read().get(api_url)
    return Credentials(kept["user"], kept["password"]) if kept else None


def store(api_url: str, credentials: Credentials) -> str:
    """Keep the credentials for a wiki; return where, in words."""
    value = {"user": credentials.user, "password": credentials.password}
    if _Keyring().set(api_url, value):
        _forget_in_file(api_url)
        return _("the keyring of this computer")
    _write({**_read(), api_url: value})
    return str(credentials_file())


def forget(api_url: str) -> bool:
    """Forget the credentials for a wiki; tell whether there were any."""
    in_keyring = _Keyring().delete(api_url)
    return _forget_in_file(api_url) or in_keyring


def credentials_file() -> Path:
    """Return the file that holds credentials where there is no keyring."""
    from platformdirs import user_config_path

    return user_config_path("kicsync") / "credentials.json"


class _Keyring:
    """The system's keyring, or nothing where the library is missing or finds no keyring."""

    def __init__(self) -> None:
        try:
            import keyring
            import keyring.errors
        except ImportError:
            self._library: Any = None
        else:
            self._library = keyring
            # A desktop's keyring also fails with what its own libraries raise for a locked box.
            self._failures = (keyring.errors.KeyringError, RuntimeError, OSError)

    def get(self, api_url: str) -> dict[str, str] | None:
        if not self._library:
            return None
        try:
            kept = self._library.get_password(_SERVICE, api_url)
        except self._failures:
            return None
        return json.loads(kept) if kept else None

    def set(self, api_url: str, value: dict[str, str]) -> bool:
        if not self._library:
            return False
        try:
            self._library.set_password(_SERVICE, api_url, json.dumps(value))
        except self._failures:
            return False
        # A keyring that is switched off keeps nothing, and says nothing.
        return self.get(api_url) == value

    def delete(self, api_url: str) -> bool:
        if not self._library or self.get(api_url) is None:
            return False
        try:
            self._library.delete_password(_SERVICE, api_url)
        except self._failures:
            return False
        return True


def _read() -> dict[str, dict[str, str]]:
    path = credentials_file()
    try:
        mode = path.stat().st_mode
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ConfigError(_("{file} can't be read.").format(file=path)) from error
    if sys.platform != "win32" and stat.S_IMODE(mode) & 0o077:
        raise ConfigError(
            _("{file} holds passwords, and others can read it.").format(file=path),
            hint=f'chmod 600 "{path}"',
        )
    return _parse(path, text)


def _parse(path: Path, text: str) -> dict[str, dict[str, str]]:
    try:
        kept = json.loads(text)
        return {
            url: {"user": one["user"], "password": one["password"]} for url, one in kept.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        # The cause is left out: its text quotes the file, passwords included.
        raise ConfigError(
            _("{file} is damaged.").format(file=path),
            hint=_("Delete it, then use: kicsync login"),
        ) from None


def _forget_in_file(api_url: str) -> bool:
    kept = _read()
    if api_url not in kept:
        return False
    _write({url: value for url, value in kept.items() if url != api_url})
    return True


def _write(kept: dict[str, dict[str, str]]) -> None:
    """Replace the file at once; nobody else can read it, not even while it is written."""
    path = credentials_file()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_text(path, json.dumps(kept, indent=2, ensure_ascii=False), private=True)
