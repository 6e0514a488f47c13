"""The file as it lies there: how large, which format, and whether it is safe to unpack.

What is promised by the end of a name counts less than what is in the file.
"""

import zipfile
from collections.abc import Iterator
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from xml.sax import ContentHandler, SAXException

from kicsync.errors import SourceError
from kicsync.i18n import _

LARGEST = 64 * 1024 * 1024
"""Bytes of a file; a Kit with a thousand ingredients has one or two million."""
LARGEST_UNPACKED = 128 * 1024 * 1024
MOST_PARTS = 10_000
MOST_CELLS = 2_000_000
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_TEXTS = {".csv", ".txt", ".tsv"}


class Form(StrEnum):
    """The formats that are read."""

    XLSX = "xlsx"
    ODS = "ods"
    CSV = "csv"


def load(path: Path) -> tuple[Form, bytes]:
    """Return the format of the file at ``path`` and its bytes.

    Raises SourceError for what is no spreadsheet, what is encrypted, and what is larger than any
    Kit or would be when unpacked; OSError when the file can't be read.
    """
    if path.is_dir():
        raise SourceError(_("this is a folder, not a spreadsheet."), file=str(path))
    if path.stat().st_size > LARGEST:
        raise _too_large(path)
    data = path.read_bytes()
    if data.startswith(b"PK\x03\x04"):
        return _packed(path, data), data
    if data.startswith(_OLE):
        raise _old_or_locked(path, data)
    if path.suffix.lower() in _TEXTS:
        return Form.CSV, data
    raise SourceError(
        _("this is no spreadsheet that kicsync can read, or it is damaged."),
        file=str(path),
        hint=_("Open it in LibreOffice or Excel, and save it as .xlsx, .ods or .csv."),
    )


def damaged(path: Path) -> SourceError:
    """Return the error of a file that breaks off or contradicts itself."""
    return SourceError(
        _("this spreadsheet is damaged."),
        file=str(path),
        hint=_("Open it in LibreOffice or Excel, save it under another name, and try that one."),
    )


def too_many(path: Path, sheet: str) -> SourceError:
    """Return the error of a sheet with more cells than can be meant."""
    return SourceError(
        _("there are too many cells."),
        file=str(path),
        place=_("sheet “{name}”").format(name=sheet),
        hint=_("Copy the cells that matter into a new spreadsheet."),
    )


def _packed(path: Path, data: bytes) -> Form:
    """Return the format of a zip file, every part of which is safe to read."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            form = _form(path, archive)
            for text in _parts(path, archive):
                _check_xml(path, text)
            return form
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError):
        raise damaged(path) from None


def _form(path: Path, archive: zipfile.ZipFile) -> Form:
    names = set(archive.namelist())
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise _locked(path)
    if "mimetype" in names and archive.read("mimetype").strip().startswith(_ODS):
        if "META-INF/manifest.xml" in names and _is_locked_ods(archive):
            raise _locked(path)
        return Form.ODS
    if "xl/workbook.xml" in names:
        return Form.XLSX
    raise SourceError(
        _("this is no spreadsheet that kicsync can read."),
        file=str(path),
        hint=_("Open it in the program that made it, and save or export it as .xlsx or .ods."),
    )


def _parts(path: Path, archive: zipfile.ZipFile) -> Iterator[bytes]:
    """Yield the texts of the parts; raises SourceError for more than can be meant."""
    left = LARGEST_UNPACKED
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise _too_large(path)
    for part in parts:
        with archive.open(part) as stream:  # what the head says of the size may be a lie
            text = stream.read(left + 1)
        left -= len(text)
        if left < 0:
            raise _too_large(path)
        if part.filename.lower().endswith((".xml", ".rels")):
            yield text


def _check_xml(path: Path, text: bytes) -> None:
    """Raise SourceError for a part that is no XML, or has entities, which can explode.

    The libraries go on with what they understood of a part, or print all of it.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.sax import parseString

    try:
        parseString(text, ContentHandler())
    except (SAXException, DefusedXmlException, LookupError):
        raise damaged(path) from None


def _is_locked_ods(archive: zipfile.ZipFile) -> bool:
    with archive.open("META-INF/manifest.xml") as stream:
        return b"encryption-data" in stream.read(LARGEST)


def _old_or_locked(path: Path, data: bytes) -> SourceError:
    """Return the error of an OLE file: .xlsx with a password, or the format of before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _locked(path)
    return SourceError(
        _("this is a spreadsheet in the old format of Excel (.xls)."),
        file=str(path),
        hint=_("Open it in LibreOffice or Excel, and save it as .xlsx."),
    )


def _locked(path: Path) -> SourceError:
    return SourceError(
        _("this spreadsheet is protected by a password."),
        file=str(path),
        hint=_("Open it with its password, and save it without one."),
    )


def _too_large(path: Path) -> SourceError:
    return SourceError(
        _("this file is too large: at most {n} MB, and {unpacked} MB unpacked.").format(
            n=LARGEST // 1024**2, unpacked=LARGEST_UNPACKED // 1024**2
        ),
        file=str(path),
        hint=_("Copy the cells that matter into a new spreadsheet."),
    )
