"""Running MediaWiki's own scripts for one wiki; one installation serves any number of them."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from kicsync.errors import SandboxError
from kicsync.i18n import _

PHP = Path(__file__).parent / "php"
_SHOWN = 8


@dataclass(frozen=True)
class MediaWiki:
    """The installation in ``root``, at work for the wiki in the folder ``wiki``."""

    root: Path
    wiki: Path

    @property
    def environment(self) -> dict[str, str]:
        """What MediaWiki reads from the environment (Manual:MW_CONFIG_FILE)."""
        return {
            **os.environ,
            "MW_CONFIG_FILE": str(self.wiki / "LocalSettings.php"),
            "MW_INSTALL_PATH": str(self.root),
        }

    def run(self, script: str | Path, *arguments: str, stdin: str = "") -> str:
        """Run ``script`` of the folder maintenance/, or any other by its path; return its output.

        Secrets and long texts go through ``stdin``. Raises SandboxError with the last lines of
        what the script said when it fails.
        """
        done = subprocess.run(
            ["php", str(self.root / "maintenance" / script), *arguments],
            env=self.environment,
            input=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode:
            raise SandboxError(
                _("MediaWiki's script {script} failed ({code}):").format(
                    script=Path(script).name, code=done.returncode
                )
                + "\n"
                + last_lines(done.stdout),
                hint=_("Start over with: {command}").format(command="kicsync sandbox reset"),
            )
        return done.stdout


def last_lines(text: str) -> str:
    """Return the end of an output, where a failure is explained."""
    return "\n".join(line for line in text.splitlines()[-_SHOWN:] if line.strip())
