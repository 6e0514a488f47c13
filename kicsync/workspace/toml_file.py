"""Write the settings: a new ``kicsync.toml``, or another wiki into the settings that are there."""

import json
import re
from pathlib import Path

from kicsync.atomic import write_text

_TABLE = re.compile(r"^\[tool\.kicsync\][^\n]*\n", re.MULTILINE)
_WIKI = re.compile(r"""^([ \t]*wiki[ \t]*=[ \t]*)("[^"\r\n]*"|'[^'\r\n]*')""", re.MULTILINE)
_NEW = """\
# Les réglages de kicsync pour ce dossier.
wiki = {wiki}

# Les dossiers du schéma et des ingrédients, s'ils doivent s'appeler autrement :
# schema = "schema"
# records = "local_ingredients"
"""


def write_settings(path: Path, wiki: str) -> None:
    """Write new settings for ``wiki``."""
    write_text(path, _NEW.format(wiki=_quoted(wiki)))


def change_wiki(path: Path, wiki: str) -> None:
    """Change the address in the settings, and nothing else in them.

    They are the whole of a ``kicsync.toml``, and one table of a ``pyproject.toml``.
    """
    text = path.read_bytes().decode("utf-8-sig")
    table = _TABLE.search(text)
    start = table.end() if table else 0
    end = text.find("\n[", start) if table else len(text)
    settings = text[start : end if end >= 0 else len(text)]
    changed, count = _WIKI.subn(lambda found: found[1] + _quoted(wiki), settings, count=1)
    new = changed if count else f"wiki = {_quoted(wiki)}\n{settings}"
    write_text(path, text[:start] + new + text[start + len(settings) :])


def _quoted(text: str) -> str:
    """Return ``text`` as a string of TOML, which JSON's are too."""
    return json.dumps(text, ensure_ascii=False)
