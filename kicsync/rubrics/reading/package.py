"""A document that is a zip file (.docx, .odt, a zipped web page): its parts, read within bounds."""

import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from kicsync.errors import SourceError
from kicsync.i18n import _

LARGEST = 64 * 1024 * 1024
"""Bytes of a file; pictures make a parcours large, its text is less than one million."""

LARGEST_UNPACKED = 256 * 1024 * 1024
"""Bytes of all parts together: a zip file of a few bytes may hold more than any memory."""

MOST_PARTS = 10_000
_MANIFEST = "META-INF/manifest.xml"
_OF_XML = (".xml", ".rels")


def parts_of(name: str, data: bytes) -> dict[str, bytes]:
    """Return the parts of a zip file by their names.

    Raises SourceError for one that is damaged, has a password, is larger than any parcours, or has
    XML with entities, which can explode.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _read(name, archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError):
        raise damaged(name) from None


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip file of ``parts``."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def changed(
    parts: Mapping[str, bytes], name: str, change: Callable[[bytes], bytes]
) -> dict[str, bytes]:
    """Return ``parts`` with another text of one of them, if it is there."""
    return {**parts, **({name: change(parts[name])} if name in parts else {})}


def part_of(parts: Mapping[str, bytes], what: str) -> str:
    """Return the name of the part of a .docx that is ``what``, '' for none.

    Word in a browser calls it ``word/document2.xml``.
    """
    form = re.compile(rf"word/{what}\d*\.xml")
    return next((name for name in sorted(parts) if form.fullmatch(name)), "")


def damaged(name: str) -> SourceError:
    """Return the error of a document that breaks off or contradicts itself."""
    return SourceError(
        _("this document is damaged, or none that kicsync can read."),
        file=name,
        hint=_("Open it in LibreOffice, Word or Google Docs, and save it again as .docx."),
    )


def too_large(name: str) -> SourceError:
    """Return the error of a document of which the size can't be meant."""
    return SourceError(
        _("this document is too large: at most {n} MB, and {unpacked} MB unpacked.").format(
            n=LARGEST // 1024**2, unpacked=LARGEST_UNPACKED // 1024**2
        ),
        file=name,
        hint=_("Take the pictures out of a copy, and try that one."),
    )


def _locked(name: str) -> SourceError:
    return SourceError(
        _("this document is protected by a password."),
        file=name,
        hint=_("Open it with its password, and save it without one."),
    )


def _read(name: str, archive: zipfile.ZipFile) -> dict[str, bytes]:
    if _is_locked(archive):
        raise _locked(name)
    if len(archive.infolist()) > MOST_PARTS:
        raise too_large(name)
    found: dict[str, bytes] = {}
    left = LARGEST_UNPACKED
    for part in archive.infolist():
        with archive.open(part) as stream:  # what the head says of the size may be a lie
            found[part.filename] = stream.read(left + 1)
        left -= len(found[part.filename])
        if left < 0:
            raise too_large(name)
        if part.filename.lower().endswith(_OF_XML):
            _check_xml(name, found[part.filename])
    return found


def _is_locked(archive: zipfile.ZipFile) -> bool:
    """Tell whether a program encrypted the parts; LibreOffice says it in its manifest.

    ZIP's general purpose bit 0 (APPNOTE 4.4.4); OpenDocument 1.3, part 2, 4.8.
    """
    if any(part.flag_bits & 1 for part in archive.infolist()):
        return True
    if _MANIFEST not in archive.namelist():
        return False
    with archive.open(_MANIFEST) as stream:
        return b"encryption-data" in stream.read(LARGEST_UNPACKED)


def _check_xml(name: str, text: bytes) -> None:
    from xml.sax import ContentHandler, SAXException

    from defusedxml import DefusedXmlException
    from defusedxml.sax import parseString

    try:
        parseString(text, ContentHandler())
    except (SAXException, DefusedXmlException, LookupError):
        raise damaged(name) from None
