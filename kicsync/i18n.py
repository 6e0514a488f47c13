"""The one gettext domain of kicsync; Click's own texts are in it too.

The language comes from ``LANGUAGE``, ``LC_ALL``, ``LC_MESSAGES`` or ``LANG`` (GNU gettext manual,
"Locale Environment Variables"). Windows sets none of them, so there the language of the user's
session is asked for.
"""

import gettext
import os
import sys
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

__all__ = ["DOMAIN", "LOCALE", "N_", "_", "install", "ngettext"]

DOMAIN = "kicsync"
LOCALE = Path(__file__).parent / "locale"
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def N_(message: str) -> str:
    """Mark ``message`` for the catalogue without translating it yet (written-out registries)."""
    return message


def install() -> None:
    """Make the catalogue the one that every ``gettext`` call of this process reads.

    Click calls the same ``gettext.gettext``, so the domain is set globally on purpose.
    """
    if sys.platform == "win32" and not any(os.environ.get(name) for name in _VARIABLES):
        import locale

        os.environ["LANGUAGE"] = locale.getlocale()[0] or ""
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)
