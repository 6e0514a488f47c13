"""What goes away is put aside, never deleted: ``.kicsync/trash``, each file under its moment."""

from datetime import datetime
from pathlib import Path


def discard(path: Path, trash: Path) -> Path:
    """Move ``path`` into the folder ``trash`` and return where it is now."""
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
    trash.mkdir(parents=True, exist_ok=True)
    return path.rename(trash / f"{stamp}-{path.name}")
