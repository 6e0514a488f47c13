"""What the machine must have: Debian's package of MediaWiki, and PHP with four extensions."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from kicsync.errors import SandboxError
from kicsync.i18n import _

PACKAGED = Path("/usr/share/mediawiki")
_EXTENSIONS = {
    "pdo_sqlite": "php-sqlite3",
    "intl": "php-intl",
    "mbstring": "php-mbstring",
    "xml": "php-xml",
}
"""Module of ``php -m`` -> Debian package (MediaWiki manual, "Manual:Installation requirements")."""


def find_mediawiki() -> Path:
    """Return the root of MediaWiki, once everything that it needs is there.

    ``KICSYNC_MEDIAWIKI`` names another root than the one of Debian's package. Raises
    SandboxError, with the line that installs exactly what is missing.
    """
    if sys.platform != "linux":
        raise SandboxError(
            _("The rehearsal wiki needs Debian or Ubuntu: it runs their package of MediaWiki."),
            hint=_("Rehearse on such a machine; every other command works here too."),
        )
    root = Path(os.environ.get("KICSYNC_MEDIAWIKI") or PACKAGED)
    installed = (root / "maintenance" / "install.php").is_file()
    if not installed and root != PACKAGED:
        raise SandboxError(
            _("There is no MediaWiki in {folder}.").format(folder=root),
            hint=_("KICSYNC_MEDIAWIKI must name the folder that holds MediaWiki's api.php."),
        )
    _refuse([*([] if installed else ["mediawiki"]), *_missing_php()])
    return root


def _missing_php() -> list[str]:
    if shutil.which("php") is None:
        return ["php-cli", *_EXTENSIONS.values()]
    listed = subprocess.run(["php", "-m"], capture_output=True, text=True, check=False).stdout
    modules = set(listed.lower().split())
    return [package for module, package in _EXTENSIONS.items() if module not in modules]


def _refuse(missing: list[str]) -> None:
    if missing:
        raise SandboxError(
            _("The rehearsal wiki needs packages of Debian that are not installed: {names}").format(
                names=", ".join(missing)
            ),
            hint=_("Install them, then start again: {command}").format(
                command=f"sudo apt-get install -y --no-install-recommends {' '.join(missing)}"
            ),
        )
