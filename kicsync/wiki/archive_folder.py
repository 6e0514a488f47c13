"""A static archive in a folder."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kicsync.errors import SourceError
from kicsync.i18n import _
from kicsync.wiki.archive_name import is_static
from kicsync.wiki.archive_page import ArchivePage, identify

MAX_FILES = 200_000
MAX_FILE = 16 * 1024 * 1024
"""Bytes of one file; a page of a wiki has some hundred thousand."""

_BEGIN = 1024


@dataclass(frozen=True)
class ArchiveFolder:
    """The archive in ``folder``; ``skipped`` are files that are too large.

    A folder is read whole, and never ``cut``; its links are not followed, so none is ``absent``.
    """

    folder: Path
    skipped: list[str] = field(default_factory=list)
    absent: tuple[str, ...] = ()
    cut: bool = False

    def pages(self) -> Iterator[ArchivePage]:
        """Yield the pages, in the order of their paths; raises SourceError for far too many."""
        for path in self._files():
            text = self._text(path)
            if text:
                place = path.relative_to(self.folder).as_posix()
                page = identify(text, place, place)
                if page is not None:
                    yield page

    def _files(self) -> Iterator[Path]:
        """Yield what may be a page; links of the file system are not followed."""
        count = 0
        for folder, folders, names in os.walk(self.folder):
            folders.sort()
            for name in sorted(names):
                count += 1
                if count > MAX_FILES:
                    raise self._too_many()
                path = Path(folder, name)
                if not is_static(name) and path.is_file() and not path.is_symlink():
                    yield path

    def _text(self, path: Path) -> str:
        """Return the document in ``path``, '' for what is none."""
        with path.open("rb") as file:
            begin = file.read(_BEGIN)
            if b"<" not in begin or b"\0" in begin:
                return ""
            data = begin + file.read(MAX_FILE)
        if len(data) > MAX_FILE:
            self.skipped.append(path.relative_to(self.folder).as_posix())
            return ""
        return data.decode("utf-8", errors="replace")

    def _too_many(self) -> SourceError:
        return SourceError(
            _("There are more than {n} files in this folder.").format(n=MAX_FILES),
            file=str(self.folder),
            hint=_("Name the folder of the archive itself."),
        )
