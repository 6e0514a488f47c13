"""The name of a file from the root of its repository, where a CI looks for it.

A workspace may be a folder of its repository. GitHub Docs, "Variables reference", names
``GITHUB_WORKSPACE``; GitLab Docs, "Predefined CI/CD variables", ``CI_PROJECT_DIR``.
"""

import os
from pathlib import Path

_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def in_repository(file: str, root: Path) -> str:
    """Return ``file``, a name from ``root``, from the root of the repository that CI tells."""
    for top in filter(None, map(os.environ.get, _ROOTS)):
        path, parent = (root / file).resolve(), Path(top).resolve()
        if path.is_relative_to(parent):
            return path.relative_to(parent).as_posix()
    return file
