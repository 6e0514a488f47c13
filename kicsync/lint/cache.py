"""What is known of a file already: by the hash of its text, the rules, and this version.

One file in ``.kicsync/local``: a line that says for what it holds, then JSON. The line has a hash
of the rest, so that a file that was damaged is worth nothing.
"""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from kicsync import __version__
from kicsync.atomic import write_text
from kicsync.lint.engine import Examined
from kicsync.lint.problem import Finding, Fix, Severity
from kicsync.lint.suppressions import Ignore
from kicsync.workspace.source import Place


def hash_of(data: bytes, beside: str = "") -> str:
    """Return the hash of the bytes of a file, and of what else its findings depend on."""
    found = hashlib.blake2b(data, digest_size=16)
    if beside:
        found.update(beside.encode(errors="surrogatepass"))
    return found.hexdigest()


class Cache:
    """The file ``path``; ``key`` stands for the rules, their options and the language."""

    def __init__(self, path: Path, key: str) -> None:
        self.path = path
        self.key = f"{__version__} {key}"
        self.before: Mapping[str, list[Any]] = _read(path, self.key)
        self.now: dict[str, list[Any]] = {}

    def get(self, digest: str, file: str) -> Examined | None:
        """Return what is known of the text with this hash, as that of ``file``."""
        data = self.before.get(digest)
        if data is None:
            return None
        self.now[digest] = data
        return _from_plain(data, file)

    def put(self, digest: str, examined: Examined) -> None:
        """Remember what is known now."""
        self.now[digest] = _plain(examined)

    def save(self) -> None:
        """Write it without what no file says any more; where nobody may write, there is none."""
        if self.now.keys() == self.before.keys():
            return
        text = json.dumps(self.now, separators=(",", ":"))
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_text(self.path, f"{_head(self.key, text.encode())}\n{text}")


def _read(path: Path, key: str) -> Mapping[str, list[Any]]:
    try:
        head, _end, data = path.read_bytes().partition(b"\n")
    except OSError:
        return {}
    if head != _head(key, data).encode():
        return {}
    files: Mapping[str, list[Any]] = json.loads(data)
    return files


def _head(key: str, data: bytes) -> str:
    return f"{key} {hash_of(data)}"


def _plain(examined: Examined) -> list[Any]:
    """Return ``examined`` without its file: the same text may stand in another one."""
    findings = [[*finding[:3], *finding[4:]] for finding in examined.findings]
    return [findings, examined.ignores, examined.gathered]


def _from_plain(data: list[Any], file: str) -> Examined:
    findings, ignores, gathered = data
    return Examined(
        tuple(_finding(one, file) for one in findings) if findings else (),
        tuple(_ignore(one) for one in ignores) if ignores else (),
        gathered,
    )


def _finding(data: list[Any], file: str) -> Finding:
    code, name, severity, place, field, message, fix = data
    fixed = Fix(tuple(fix[0]), *fix[1:]) if fix else None
    return Finding(code, name, Severity(severity), file, Place(*place), field, message, fixed)


def _ignore(data: list[Any]) -> Ignore:
    rules, first, last, inside, whole, place = data
    return Ignore(tuple(rules), first, last, tuple(inside), tuple(whole), Place(*place))
