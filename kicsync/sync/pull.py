"""pull: bring what changed on the wiki into the files, field by field."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kicsync.errors import KicsyncError, RecordError
from kicsync.kit import Record, Schema, Value
from kicsync.sync.changes import Pages, Progress, changed_pages, named_pages
from kicsync.sync.plan import Item, State, WikiSide
from kicsync.sync.sides import holds_record, make_plan
from kicsync.sync.titles import named
from kicsync.wiki.pages import Page
from kicsync.wikitext import normal
from kicsync.workspace.aside import read_aside, write_aside
from kicsync.workspace.bases import Base
from kicsync.workspace.conflict_file import format_conflict
from kicsync.workspace.folder import Workspace
from kicsync.workspace.names import file_name
from kicsync.workspace.record_edit import edit_record
from kicsync.workspace.record_file import RecordFile
from kicsync.workspace.record_text import format_record


@dataclass(frozen=True)
class Seen:
    """The plan, the files that it was made from, and what could not be read or written."""

    items: tuple[Item, ...]
    errors: tuple[KicsyncError, ...]
    files: tuple[RecordFile, ...]


def look(space: Workspace, wiki: Pages | None, titles: Iterable[str], progress: Progress) -> Seen:
    """Plan without writing anything; without ``wiki`` the bases stand for it."""
    pages = {}
    if wiki is not None:
        bases = space.bases.load()
        pages = (
            named_pages(wiki, bases, titles)
            if titles
            else changed_pages(wiki, bases, read_aside(space.local), space.schema, progress)
        )
    # the files are read after the network, so that what is saved meanwhile is not overwritten
    files, errors = space.records()
    _remember(space, pages)
    items = without(space, make_plan(space, files, pages), errors)
    named(titles, (item.title for item in items))
    return Seen(items, tuple(errors), tuple(files))


def without(
    space: Workspace, items: Iterable[Item], errors: Iterable[RecordError]
) -> tuple[Item, ...]:
    """Return ``items`` without those whose file is there but can't be read: nothing is known."""
    unread = {error.file for error in errors}
    return tuple(item for item in items if unread.isdisjoint(_shown(space, item)))


def _shown(space: Workspace, item: Item) -> set[str]:
    return {space.shown(item.file), space.shown(item.base.file if item.base else item.file)}


def _remember(space: Workspace, pages: Mapping[int, Page]) -> None:
    """Note which of ``pages`` hold no ingredient, so that they are not read again."""
    others = {n: p.revid for n, p in pages.items() if not holds_record(p, space.schema)}
    known = {n: revid for n, revid in read_aside(space.local).items() if n not in pages}
    write_aside(space.local, known | {n: revid for n, revid in others.items() if revid})


def pull(space: Workspace, seen: Seen, titles: Sequence[str], progress: Progress) -> Seen:
    """Carry the plan out on the files and the bases; the wiki is only read.

    A file that a person deleted comes back only when its title is among ``titles``.
    """
    wanted = named(titles, (item.title for item in seen.items))
    texts = {file.file: file for file in seen.files}
    taken = {name.casefold() for name in space.names()}
    errors: list[KicsyncError] = list(seen.errors)
    items = []
    for item in seen.items:
        try:
            items.append(_apply(space, item, texts, taken, asked=item.title in wanted))
        except RecordError as error:
            errors.append(error)
        progress(len(items))
    return Seen(tuple(items), tuple(errors), seen.files)


def _apply(
    space: Workspace,
    item: Item,
    texts: Mapping[str, RecordFile],
    taken: set[str],
    *,
    asked: bool,
) -> Item:
    """Write what ``item`` says; the base comes last, so that a broken run is done again."""
    wiki = item.wiki
    if wiki is None or wiki.record is None:
        if item.base and item.local is None and not (wiki and wiki.revid):
            space.bases.remove(item.base.page_id)  # gone on both sides
        return item
    if item.state is State.NEW_WIKI or (item.state is State.DELETED_LOCAL and asked):
        return _create(space, item, wiki, wiki.record, taken)
    if item.local is None or item.merged is None:
        return item
    stuck = bool(item.merged.conflicts)
    if stuck:
        space.write_conflict(item.file, _conflict(item, space.schema))
    write_merged(space, texts[item.file], item.merged.record)
    keep_base(space, item, wiki, item.file)
    return replace(item, local=replace(item.local, in_conflict=True)) if stuck else item


def _create(space: Workspace, item: Item, wiki: WikiSide, record: Record, taken: set[str]) -> Item:
    name = file_name(record.title, taken)
    taken.add(name.casefold())
    space.create_record(name, format_record(record, space.schema))
    keep_base(space, item, wiki, name)
    return Item(item.title, name, State.NEW_WIKI, item.base, None, wiki)


def _conflict(item: Item, schema: Schema) -> str:
    return format_conflict(item.title, disputed(item, schema), schema)


def disputed(item: Item, schema: Schema) -> dict[str, tuple[Value, Value, Value]]:
    """Return the fields in conflict, each with its value in the base, the file and the wiki."""
    assert item.merged is not None
    sides = (item.base, item.local, item.wiki)
    records = [side.record if side else None for side in sides]
    return {
        name: (
            _at(records[0], name, schema),
            _at(records[1], name, schema),
            _at(records[2], name, schema),
        )
        for name in item.merged.conflicts
    }


def _at(record: Record | None, name: str, schema: Schema) -> Value:
    if record is None:
        return ""
    return record.title if name == schema.title else record.values.get(name, "")


def write_merged(space: Workspace, file: RecordFile, record: Record) -> None:
    """Write ``record`` into its file where it differs, and nothing else."""
    target = _as_spelled(file.record, record, space.schema)
    text = edit_record(file.text, target, space.schema, file=space.shown(file.file))
    if text != file.text:
        space.replace_record(file, text)


def _as_spelled(now: Record, new: Record, schema: Schema) -> Record:
    """Return ``new`` with the spelling of ``now`` where both mean the same."""
    same = normal(now, schema)
    spelled = {
        f.name: now.value(f) if same.value(f) == new.value(f) else new.value(f) for f in schema
    }
    title = now.title if same.title == new.title else new.title
    return Record(title, {name: value for name, value in spelled.items() if value})


def keep_base(space: Workspace, item: Item, wiki: WikiSide, file: str) -> None:
    """Make ``wiki`` the base of ``file``, where it is not yet."""
    assert wiki.record is not None
    base, title = item.base, wiki.record.title
    old = (base.page_id, base.revid, base.record.title, base.file) if base else None
    if old == (wiki.page_id, wiki.revid, title, file):
        return
    space.bases.save(Base(wiki.page_id, wiki.revid, title, wiki.text, file))
    if base and base.page_id != wiki.page_id:
        space.bases.remove(base.page_id)
