"""What goes away is put aside, never deleted: ``.kicsync/trash``, each file under its moment."""

import shutil
from datetime import datetime
from pathlib import Path


def discard(path: Path, trash: Path) -> Path:
    """Move ``path`` into the folder ``trash`` and return where it is now."""
    return path.rename(_place(path, trash))


def keep(path: Path, trash: Path) -> Path:
    """Copy ``path`` into the folder ``trash`` and return where the copy is."""
    return Path(shutil.copy2(path, _place(path, trash)))


def _place(path: Path, trash: Path) -> Path:
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
    trash.mkdir(parents=True, exist_ok=True)
    return trash / f"{stamp}-{path.name}"
