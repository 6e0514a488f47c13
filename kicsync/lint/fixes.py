"""Put the sure fixes into the text of a file: text edits that keep comments and layout."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kicsync.errors import RecordError
from kicsync.kit import Record, Value
from kicsync.lint.document import Document
from kicsync.lint.problem import Finding, Fix
from kicsync.workspace.record_edit import edit_record
from kicsync.workspace.scan import Path
from kicsync.workspace.source import Lines, Place
from kicsync.workspace.spans import Edit, apply


class Change(NamedTuple):
    """Characters of a file, from and to ``place``, become ``new``."""

    place: Place
    new: str


def fixed(document: Document, findings: Iterable[Finding]) -> str:
    """Return the text of ``document`` with the fixes of ``findings``.

    Those that meet another one wait for the next time; where the values can't be read for sure,
    only the text itself is mended.
    """
    fixes = [finding.fix for finding in findings if finding.fix]
    edits = _apart(Edit(f.start, f.end, f.new or "") for f in fixes if not f.path)
    if edits:
        return apply(document.source, edits)
    if document.scan is None or document.scan.faults:
        return document.source
    record = _mended(document.record, document, [fix for fix in fixes if fix.path])
    try:
        return edit_record(document.source, record, document.schema, file=document.file)
    except RecordError:  # it would be read differently: the finding stays
        return document.source


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


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """Return those of ``edits`` that do not meet one before them."""
    found: list[Edit] = []
    for edit in sorted(set(edits)):
        if not found or edit.start >= found[-1].end:
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
    if fixes[0].new is None:
        return (*value[:index], *value[index + 1 :])
    if isinstance(item, str):
        new: object = _replaced(item, fixes)
    else:
        new = {**item, str(rest[0]): _replaced(item[str(rest[0])], fixes)}
    return (*value[:index], new, *value[index + 1 :])


def _replaced(text: str, fixes: Iterable[Fix]) -> str:
    return apply(text, _apart(Edit(fix.start, fix.end, fix.new or "") for fix in fixes))
