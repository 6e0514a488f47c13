"""Who is measured, and what each one needs before it begins."""

import json
import subprocess
import sys
from pathlib import Path

from scripts.benches.arena import Arena
from scripts.benches.peers.by_kicsync import COMMANDS
from scripts.benches.peers.job import reread

BARE, KICSYNC, INSIDE = "bare `requests`", "**kicsync**", "kicsync, in one process"
PYWIKIBOT, MWCLIENT = "pywikibot", "mwclient"
PROGRAMS = {
    BARE: "by_requests",
    INSIDE: "by_kicsync",
    PYWIKIBOT: "by_pywikibot",
    MWCLIENT: "by_mwclient",
}
NAMES = [BARE, KICSYNC, INSIDE, PYWIKIBOT, MWCLIENT]
EDITS = 20
_KICSYNC = str(Path(sys.executable).with_name("kicsync"))
_USER_CONFIG = """\
family_files['bench'] = '{api}'
family = mylang = 'bench'
usernames['bench']['bench'] = '{name}'
password_file = 'user-password.py'
minthrottle = put_throttle = 0
"""


def command(name: str, job: str, folder: Path) -> list[str]:
    """Return what is run: of kicsync the command of people, of the others a program."""
    if name == KICSYNC:
        return [_KICSYNC, "-C", str(folder), *COMMANDS[job]]
    return [sys.executable, "-m", f"scripts.benches.peers.{PROGRAMS[name]}", job, str(folder)]


def prepare(name: str, arena: Arena, folder: Path, addresses: dict[str, list[str]]) -> None:
    """Make the folder of a contestant, with its settings."""
    folder.mkdir()
    if name in (KICSYNC, INSIDE):
        line = [_KICSYNC, "-q", "init", arena.running.url, str(folder)]
        subprocess.run(line, env=arena.environment(folder), check=True)
    if name == PYWIKIBOT:
        _configure(arena, folder)
    if name == BARE:
        for job, lines in addresses.items():
            (folder / f"{job}.txt").write_text("\n".join(lines), "utf-8")
        titles = [f"Ingrédient d'essai {number:04}" for number in range(1, EDITS + 1)]
        (folder / "titles.json").write_text(json.dumps(titles), "utf-8")


def edit(name: str, folder: Path) -> None:
    """Change a field in the first files, as somebody would with an editor."""
    files = sorted(folder.rglob("[Ii]ngr?dient?d?essai?0*"))[:EDITS]
    assert name == BARE or len(files) == EDITS
    for file in files:
        file.write_text(reread(file.read_text("utf-8")), "utf-8")


def _configure(arena: Arena, folder: Path) -> None:
    user, bot = arena.account.user.split("@")
    config = _USER_CONFIG.format(api=arena.running.api, name=user)
    secret = f"('{user}', BotPassword('{bot}', '{arena.account.password}'))\n"
    for file, text in (("user-config.py", config), ("user-password.py", secret)):
        (folder / file).write_text(text, "utf-8")
        (folder / file).chmod(0o600)
