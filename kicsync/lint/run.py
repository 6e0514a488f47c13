"""Lint the files of a folder: read them, look up what is known already, and run the rules."""

import io
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from kicsync.errors import RecordError
from kicsync.lint.cache import Cache, hash_of
from kicsync.lint.document import Document
from kicsync.lint.engine import Examined, Linter
from kicsync.lint.fixes import Change, change, fixed
from kicsync.lint.problem import Finding
from kicsync.lint.spread import spread
from kicsync.workspace.record_file import BOM
from kicsync.workspace.source import decode

_PIECE = 1 << 16
_NO_END = "\n\\ No newline at end of file\n"
_ROUNDS = 20
"""A fix may bring another one to light; no rule needs more than a few."""


@dataclass(frozen=True)
class Files:
    """Files by the name that is shown of them; ``texts`` are those that stand in no folder."""

    linter: Linter
    root: Path
    texts: Mapping[str, bytes]

    def data(self, file: str) -> bytes:
        """Return the bytes of a file."""
        given = self.texts.get(file)
        if given is not None:
            return given
        return _bytes(os.path.join(self.root, file))  # noqa: PTH118 (a Path costs more time)

    def document(self, file: str) -> Document:
        """Return the document that a file is; one that can't be decoded has an error."""
        return self._read(self.data(file), file)

    def source(self, file: str) -> str:
        """Return the text of a file without a byte order mark, '' where it can't be decoded."""
        return self.document(file).source

    def change(self, finding: Finding) -> Change | None:
        """Return what the fix of ``finding`` changes in its file."""
        return change(self.document(finding.file), finding) if finding.fix else None

    def examine(self, files: Iterable[str], cache: Cache | None = None) -> dict[str, Examined]:
        """Return what can be said of each file alone, by processes of their own where it pays."""
        names = list(files)
        digests = {name: self._digest(name) for name in names} if cache else {}
        given = {name: cache.get(digests[name], name) for name in names} if cache else {}
        new = [name for name in names if given.get(name) is None]
        found = dict(zip(new, spread(self._examine, new), strict=True))
        for name in new if cache else ():
            assert cache
            cache.put(digests[name], found[name])
        return {name: given.get(name) or found[name] for name in names}

    def check(self, files: Sequence[str], cache: Cache | None = None) -> tuple[Finding, ...]:
        """Return every finding in ``files``, sorted by place."""
        return tuple(self.linter.conclude(self.examine(files, cache), self.document))

    def mended(self, findings: Iterable[Finding]) -> dict[str, bytes]:
        """Return the files that the fixes of ``findings`` change, and those that follow from them.

        The others are as they were: a file that can't be decoded is never written.
        """
        by_file: dict[str, list[Finding]] = {}
        for finding in findings:
            if finding.fix:
                by_file.setdefault(finding.file, []).append(finding)
        new = {file: self._mended(file, found) for file, found in by_file.items()}
        return {file: data for file, data in new.items() if data != self.data(file)}

    def _mended(self, file: str, findings: Iterable[Finding]) -> bytes:
        data = self.data(file)
        document = self._read(data, file)
        if not document.source:
            return data
        for _round in range(_ROUNDS):
            new = fixed(document, findings)
            if new == document.source:
                break
            document = Document.read(new, file, document.schema)
            alone = self.linter.alone
            findings = alone.conclude({file: alone.examine(document)}, {file: document}.__getitem__)
        if document.error:
            return data  # half of it would be mended
        return ((BOM if data.startswith(BOM.encode()) else "") + document.source).encode()

    def _read(self, data: bytes, file: str) -> Document:
        schema = self.linter.context.of(file).schema
        try:
            return Document.read(decode(data, file), file, schema)
        except RecordError as error:
            return Document(file, "", schema, None, error)

    def _digest(self, name: str) -> str:
        return hash_of(self.data(name), self.linter.context.beside(name))

    def _examine(self, name: str) -> Examined:
        return self.linter.examine(self._read(self.data(name), name))


def _bytes(path: str) -> bytes:
    """Return what stands in a file; for 10,000 of them, opening a stream takes longer than this."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        pieces = [os.read(handle, _PIECE)]
        while pieces[-1]:
            pieces.append(os.read(handle, _PIECE))
    except OSError as error:  # a folder can be opened, but not read
        error.filename = path
        raise
    finally:
        os.close(handle)
    return b"".join(pieces)


def diff(file: str, old: str, new: str) -> str:
    """Return the difference of two texts of a file, as git writes it."""
    before, after = (list(io.StringIO(text, newline="\n")) for text in (old, new))
    name = f"{file}\t" if " " in file else file  # so does git: a blank may end a name
    lines = unified_diff(before, after, f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else line + _NO_END for line in lines)
