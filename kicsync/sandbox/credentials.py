"""The random passwords of the rehearsal wiki, in one file that only its owner can read."""

import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

ADMIN = "Admin"
BOT = "kicsync"
USER = f"{ADMIN}@{BOT}"


@dataclass(frozen=True)
class Credentials:
    """The password of the account Admin, and the bot password that kicsync logs in with."""

    admin: str = field(repr=False)
    bot: str = field(repr=False)


def read_credentials(file: Path) -> Credentials | None:
    """Return what ``file`` holds, or None when there is no such file."""
    if not file.is_file():
        return None
    return Credentials(**json.loads(file.read_text("utf-8")))


def new_credentials(file: Path) -> Credentials:
    """Draw new passwords and keep them in ``file``.

    A bot password has exactly 32 characters (MediaWiki manual, "Manual:CreateBotPassword.php").
    """
    made = Credentials(admin=secrets.token_urlsafe(24), bot=secrets.token_hex(16))
    write_private(file, json.dumps({"admin": made.admin, "bot": made.bot}))
    return made


def write_private(file: Path, text: str) -> None:
    """Write ``text`` to ``file``, mode 0600 from its first byte, all of it or nothing."""
    unfinished = file.with_name(f"{file.name}.new")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(text)
    unfinished.replace(file)
