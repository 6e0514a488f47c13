"""Which source a word on the command line names: a dump, a folder, or an address."""

from pathlib import Path

from kicsync.errors import SourceError
from kicsync.i18n import _
from kicsync.sync.archive_source import ArchiveSource
from kicsync.sync.dump_source import DumpSource
from kicsync.sync.sources import Source
from kicsync.wiki.archive import Archive
from kicsync.wiki.archive_folder import ArchiveFolder
from kicsync.workspace.config import Config

_ADDRESSES = ("https://", "http://")


def open_source(where: str, folder: Path, config: Config) -> Source:
    """Return the source that ``where`` names: an address, or a path seen from ``folder``.

    Raises SourceError when nothing is there.
    """
    if where.casefold().startswith(_ADDRESSES):
        from kicsync.wiki.archive_site import ArchiveSite  # the network costs start time

        return ArchiveSource(Archive(ArchiveSite(where, config.contact)), config.table)
    path = folder / Path(where).expanduser()
    if path.is_dir():
        return ArchiveSource(Archive(ArchiveFolder(path)), config.table)
    if path.is_file():
        return DumpSource.open(path)
    raise SourceError(
        _("There is no such file or folder."),
        file=where,
        hint=_("Give the path of a dump, the folder of an archive, or its address (https://…)."),
    )
