"""Put the sure fixes into the text of a file: text edits that keep comments and layout."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from kicsync.errors import RecordError
from kicsync.kit import Record, Value
from kicsync.lint.document import Document
from kicsync.lint.problem import Finding, Fix
from kicsync.lint.words import fold_words
from kicsync.workspace.record_edit import edit_record
from kicsync.workspace.scan import Path
from kicsync.workspace.source import Lines, Place
from kicsync.workspace.spans import Edit, apply

_NOTE = re.compile(r"(?:^|\s)(#[^\n\r]*)", re.MULTILINE)
"""What may be a comment; in a text it is no harm to count it."""

_T = TypeVar("_T")


class Change(NamedTuple):
    """Characters of a file, from and to ``place``, become ``new``."""

    place: Place
    new: str


def fixed(document: Document, findings: Iterable[Finding]) -> str:
    """Return the text of ``document`` with the fixes of ``findings``.

    Those that meet another one wait for the next time, and those after which the file would say
    something else are left out. Where the values can't be read for sure, only the text is mended.
    """
    fixes = [finding.fix for finding in findings if finding.fix]
    edits = _apart(Edit(f.start, f.end, f.new or "") for f in fixes if not f.path)
    new = _most(edits, lambda some: _retyped(document, some))
    if new is None and document.scan and not document.scan.faults:
        new = _most([fix for fix in fixes if fix.path], lambda some: _edited(document, some))
    return document.source if new is None else new


def change(document: Document, finding: Finding) -> Change | None:
    """Return what the fix of ``finding`` alone changes in the file, None where it can't."""
    old, new = document.source, fixed(document, [finding])
    if old == new:
        return None
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), None)
    start = min(len(old), len(new)) if start is None else start
    behind = 0
    while behind < min(len(old), len(new)) - start and old[-1 - behind] == new[-1 - behind]:
        behind += 1
    end = len(old) - behind
    return Change(Lines(old).place(start, end), new[start : len(new) - behind])


def _most(items: Sequence[_T], make: Callable[[Sequence[_T]], str | None]) -> str | None:
    """Return the text that all of ``items`` make, or else as many of them as can be made."""
    new = make(items) if items else None
    if new is not None or len(items) < 2:  # noqa: PLR2004 (nothing can be left out of one)
        return new
    kept: list[_T] = []
    for item in items:
        kept += [item] if make([*kept, item]) is not None else []
    return make(kept) if kept else None


def _retyped(document: Document, edits: Iterable[Edit]) -> str | None:
    """Return the text with ``edits``, None where one of its texts would lose letters by them.

    They mend what nobody sees: blanks, comments, two characters that look like one.
    """
    new = apply(document.source, edits)
    read = Document.read(new, document.file, document.schema)
    if document.scan is None or new == document.source:
        return new
    faults = len(read.scan.faults) if read.scan else 0
    safe = read.scan and faults <= len(document.scan.faults)
    return new if safe and _letters(document).items() <= _letters(read).items() else None


def _letters(document: Document) -> dict[Path, str]:
    return {text.path: fold_words(text.text).replace(" ", "") for text in document.texts}


def _edited(document: Document, fixes: Sequence[Fix]) -> str | None:
    """Return the text with ``fixes`` of values, None where it would be read differently."""
    if any(fix.new is None and _noted(document, fix.path) for fix in fixes):
        return None
    record = _mended(document.record, document, fixes)
    try:
        new = edit_record(document.source, record, document.schema, file=document.file)
    except RecordError:
        return None
    kept = Counter(_NOTE.findall(new))
    return new if Counter(_NOTE.findall(document.source)) <= kept else None


def _noted(document: Document, path: Path) -> bool:
    """Tell whether a comment stands in the item at ``path`` or above: it is said of that item."""
    assert document.scan
    start, end = document.scan.span(path)
    line = document.source.rfind("\n", 0, start) + 1
    above = document.source[:line].rstrip().rpartition("\n")[2]
    return above.lstrip().startswith("#") or bool(_NOTE.search(document.source[line:end]))


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """Return those of ``edits`` that do not meet one before them."""
    found: list[Edit] = []
    for edit in sorted(set(edits)):
        if not found or found[-1].start < edit.start >= found[-1].end:
            found.append(edit)
    return found


def _mended(record: Record, document: Document, fixes: Sequence[Fix]) -> Record:
    by_path: dict[Path, list[Fix]] = {}
    for fix in fixes:
        by_path.setdefault(fix.path, []).append(fix)
    title, values = record.title, dict(record.values)
    for path in sorted(by_path, key=_order, reverse=True):  # items go away from the last one on
        if path == (document.schema.title,):
            title = _replaced(title, by_path[path])
        else:
            name = str(path[0])
            values[name] = _at(values[name], path[1:], by_path[path])
    return Record(title, {name: value for name, value in values.items() if value})


def _order(path: Path) -> tuple[str, ...]:
    return tuple(part if isinstance(part, str) else f"{part:09}" for part in path)


def _at(value: Value, path: Path, fixes: Sequence[Fix]) -> Value:
    """Return ``value`` with what stands at ``path`` mended, or taken away."""
    if isinstance(value, str):
        return _replaced(value, fixes)
    index, *rest = path
    assert isinstance(index, int)
    item = value[index]
    if any(fix.new is None for fix in fixes):
        return (*value[:index], *value[index + 1 :])
    if isinstance(item, str):
        new: object = _replaced(item, fixes)
    else:
        new = {**item, str(rest[0]): _replaced(item[str(rest[0])], fixes)}
    return (*value[:index], new, *value[index + 1 :])


def _replaced(text: str, fixes: Iterable[Fix]) -> str:
    return apply(text, _apart(Edit(fix.start, fix.end, fix.new or "") for fix in fixes))
