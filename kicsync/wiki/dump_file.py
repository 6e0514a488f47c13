"""The bytes of a dump, unpacked piece by piece: plain, gzip or bzip2, told by what it holds.

A name lies sometimes (a browser unpacks ``.gz`` and keeps the name); the first bytes do not.
"""

import bz2
import gzip
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BufferedIOBase
from pathlib import Path
from typing import BinaryIO

from kicsync.errors import SourceError
from kicsync.i18n import _

PIECE = 1 << 18
"""Bytes that are unpacked at once."""

_PACKED: Mapping[bytes, Callable[[BinaryIO], BufferedIOBase]] = {
    b"\x1f\x8b": lambda raw: gzip.GzipFile(fileobj=raw),
    b"BZh": bz2.BZ2File,
}
_OTHERS = {b"PK\x03\x04": "zip", b"7z\xbc\xaf": "7z", b"\xfd7zXZ": "xz", b"\x28\xb5\x2f\xfd": "zst"}


def pieces(path: Path) -> Iterator[bytes]:
    """Yield what ``path`` holds, unpacked.

    Raises SourceError for a file that ends too early, is damaged, or is packed in another way.
    """
    with _open(path) as file:
        while piece := _read(file, path):
            yield piece


@contextmanager
def _open(path: Path) -> Iterator[BinaryIO | BufferedIOBase]:
    with path.open("rb") as raw:
        head = raw.read(6)
        raw.seek(0)
        for magic, kind in _OTHERS.items():
            if head.startswith(magic):
                raise SourceError(
                    _("This file is packed as {kind}, which is not read here.").format(kind=kind),
                    file=str(path),
                    hint=_("Unpack it first, or pack it as .gz or .bz2."),
                )
        opener = next((opener for magic, opener in _PACKED.items() if head.startswith(magic)), None)
        if opener is None:
            yield raw
            return
        with opener(raw) as unpacked:
            yield unpacked


def _read(file: BinaryIO | BufferedIOBase, path: Path) -> bytes:
    try:
        return file.read(PIECE)
    except EOFError:
        raise truncated(path) from None
    except (gzip.BadGzipFile, zlib.error) as error:
        raise _damaged(path) from error
    except OSError as error:
        if error.errno is None:  # bz2 has no class of its own for bytes that it does not know
            raise _damaged(path) from error
        raise


def truncated(path: Path, place: str = "") -> SourceError:
    """Return the error of a file that ends before its end."""
    return SourceError(
        _("The file ends too early: part of it is missing."),
        file=str(path),
        place=place,
        hint=_("Copy or download it again; nothing was changed here."),
    )


def _damaged(path: Path) -> SourceError:
    return SourceError(
        _("The file is damaged: it can't be unpacked."),
        file=str(path),
        hint=_("Copy or download it again; nothing was changed here."),
    )
