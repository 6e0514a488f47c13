"""Pages that the wiki lists with the ingredients and that hold none, such as the page KIC.

``.kicsync/local/aside.json`` remembers the revision at which that was seen, so that they are not
read again at every pull. It belongs to this machine and can be deleted at any time.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from kicsync.atomic import write_text

FILE = "aside.json"


def read_aside(folder: Path) -> dict[int, int]:
    """Return the revision of each page by its id; nothing when nothing is remembered."""
    try:
        data = json.loads((folder / FILE).read_bytes())
        return {int(page_id): int(revid) for page_id, revid in data.items()}
    except (FileNotFoundError, ValueError, AttributeError, TypeError):
        return {}  # a cache: the pages are read once more


def write_aside(folder: Path, pages: Mapping[int, int]) -> None:
    """Remember ``pages``, where that is not known yet."""
    if pages != read_aside(folder):
        folder.mkdir(parents=True, exist_ok=True)
        data = {str(page_id): revid for page_id, revid in pages.items()}
        write_text(folder / FILE, json.dumps(data, sort_keys=True) + "\n")
