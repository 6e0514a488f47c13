"""The three sides of every record, as the planner wants them: folder, base and wiki."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from kicsync.i18n import _
from kicsync.kit import Record, Schema
from kicsync.sync.plan import BaseSide, Item, LocalSide, Lost, Trace, WikiSide, plan
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
    return BaseSide(base.page_id, base.revid, base.file, record_in(base.text, base.title, schema))


def still(base: Base, side: BaseSide) -> WikiSide:
    """Return the wiki's side of a page that has not changed since its base."""
    return WikiSide(base.page_id, base.revid, side.record, base.text)


def lost_because(page: Page, schema: Schema) -> Lost | None:
    """Return why ``page`` is no ingredient; None when it is one: it calls the template itself."""
    if page.missing:
        return Lost.MISSING
    if page.redirect:
        return Lost.REDIRECT
    if page.text is None:
        return Lost.UNREADABLE
    return None if has_template(page.text, schema) else Lost.NO_TEMPLATE


def wiki_side(page: Page, schema: Schema, entry: LogEntry | None = None) -> WikiSide:
    """Return a page as a side; one without the template holds no record."""
    text, lost = page.text or "", lost_because(page, schema)
    record = None if lost else record_in(text, page.title, schema)
    editable = page.editable is not False
    trace = Trace(entry.user, _moment(entry.timestamp), entry.comment) if entry else None
    return WikiSide(page.page_id, page.revid, record, text, lost, editable, trace)


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
    changed = [wiki_side(page, schema, traces.get(n)) for n, page in pages.items()]
    locals_ = local_sides(files, space.conflicts(), bases.values(), schema)
    return plan(locals_, sides.values(), [*unchanged, *changed], schema)
