"""The document that a command is given: a file, or the address of a Google document."""

from pathlib import Path

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.rubrics.reading.blocks import Document
from kicsync.rubrics.reading.document import document_of, read_document

_ADDRESSES = ("https://", "http://", "docs.google.com/")
"""The last as browsers show it, without its beginning."""


def open_document(source: str) -> Document:
    """Return the document at ``source``.

    Raises ConfigError where there is no such file, and as ``read_document`` and
    ``download_document`` do.
    """
    if source.startswith(_ADDRESSES):
        from kicsync.wiki.google_document import download_document

        return document_of(source, download_document(source))
    path = Path(source)
    if not path.exists():
        raise ConfigError(
            _("There is no file {file}.").format(file=source),
            hint=_("Check the name, and the folder in which you are."),
        )
    return read_document(path)
