"""The three sides of every record, as the planner wants them: folder, base and wiki."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime

from kicsync.errors import PageError
from kicsync.i18n import _
from kicsync.kit import ListBy, Record, Schema
from kicsync.kit.titles import page_title
from kicsync.sync.plan import BaseSide, Item, LocalSide, Lost, Trace, WikiSide, plan
from kicsync.sync.renaming import calls, renamed
from kicsync.wiki.logs import LogEntry
from kicsync.wiki.pages import Page
from kicsync.wikitext import has_template, normal, read
from kicsync.workspace.bases import Base
from kicsync.workspace.folder import Workspace
from kicsync.workspace.record_file import RecordFile

NO_TRACES: Mapping[int, LogEntry] = {}


def record_in(text: str, title: str, schema: Schema) -> Record:
    """Return the record of a page in the form in which records are compared."""
    return normal(read(text, schema, title), schema)


def local_sides(
    files: Iterable[RecordFile], conflicts: Iterable[str], bases: Iterable[Base], schema: Schema
) -> list[LocalSide]:
    """Return the files as sides.

    ``conflicts`` names the files that are in conflict; one that was renamed since is known by its
    title.
    """
    stuck = set(conflicts)
    titles = {base.title for base in bases if base.file in stuck}
    return [
        LocalSide(file.file, normal(file.record, schema), in_conflict)
        for file in files
        for in_conflict in [file.file in stuck or file.record.title in titles]
    ]


def base_side(base: Base, schema: Schema) -> BaseSide:
    """Return a stored base as a side."""
    record, names = _read(base.text, base.title, schema, base.rename)
    return BaseSide(base.page_id, base.revid, base.file, record, names)


def _read(
    text: str, title: str, schema: Schema, rename: Mapping[str, str]
) -> tuple[Record, Mapping[str, str]]:
    """Return the record under the new names of parameters, and those that the page lacks still.

    Where the page has values under both names, it is read as it is: the push will refuse it.
    """
    names = {old: new for old, new in rename.items() if calls(text, old, schema)}
    if names:
        with suppress(PageError):
            return record_in(renamed(text, names, schema), title, schema), names
    return record_in(text, title, schema), names


def still(base: Base, side: BaseSide) -> WikiSide:
    """Return the wiki's side of a page that has not changed since its base."""
    return WikiSide(base.page_id, base.revid, side.record, base.text, rename=side.rename)


def lost_because(page: Page, schema: Schema, *, known: bool = False) -> Lost | None:
    """Return why ``page`` holds no record; None when it does: it calls the template itself.

    Where steps.yml lists the pages, no other page holds one, but for those ``known`` already: they
    were renamed.
    """
    if page.missing:
        return Lost.MISSING
    if page.redirect:
        return Lost.REDIRECT
    if page.text is None:
        return Lost.UNREADABLE
    by_template = schema.list_by is not ListBy.STEPS
    listed = by_template or known or page_title(page.title) in schema.step_pages
    return None if listed and has_template(page.text, schema) else Lost.NO_TEMPLATE


def wiki_side(
    page: Page,
    schema: Schema,
    entry: LogEntry | None = None,
    base: Base | None = None,
) -> WikiSide:
    """Return a page as a side; one without the template holds no record."""
    text, lost = page.text or "", lost_because(page, schema, known=base is not None)
    rename = base.rename if base else {}
    record, names = (None, {}) if lost else _read(text, page.title, schema, rename)
    editable = page.editable is not False
    trace = Trace(entry.user, _moment(entry.timestamp), entry.comment) if entry else None
    return WikiSide(page.page_id, page.revid, record, text, lost, editable, trace, names)


def _moment(timestamp: str) -> str:
    """Return a moment of the wiki (ISO 8601, UTC) as people here write it."""
    form = _("%Y-%m-%d %H:%M")
    return datetime.fromisoformat(timestamp).astimezone().strftime(form) if timestamp else ""


def make_plan(
    space: Workspace,
    files: Iterable[RecordFile],
    pages: Mapping[int, Page],
    traces: Mapping[int, LogEntry] = NO_TRACES,
) -> tuple[Item, ...]:
    """Plan the whole workspace; a known page that is not in ``pages`` has not changed.

    ``traces`` is what the wiki's log says of some pages, by their id.
    """
    schema = space.schema
    bases = space.bases.load()
    sides = {number: base_side(base, schema) for number, base in bases.items()}
    unchanged = [still(base, sides[n]) for n, base in bases.items() if n not in pages]
    changed = [wiki_side(page, schema, traces.get(n), bases.get(n)) for n, page in pages.items()]
    locals_ = local_sides(files, space.conflicts(), bases.values(), schema)
    return plan(locals_, sides.values(), [*unchanged, *changed], schema)
