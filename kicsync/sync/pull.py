"""pull: bring what changed on the wiki into the files, field by field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kicsync.atomic import Together
from kicsync.errors import KicsyncError, RecordError
from kicsync.i18n import _
from kicsync.kit import Record, Schema, Value
from kicsync.sync.changes import Progress
from kicsync.sync.files import keep_base, write_merged
from kicsync.sync.look import Seen
from kicsync.sync.marks import marked_texts
from kicsync.sync.plan import Item, Lost, State, WikiSide
from kicsync.sync.titles import called
from kicsync.workspace.conflict_file import Origin, Sides, format_conflict
from kicsync.workspace.folder import Workspace
from kicsync.workspace.names import file_name
from kicsync.workspace.record_file import RecordFile
from kicsync.workspace.record_text import format_record


def pull(
    space: Workspace,
    seen: Seen,
    titles: Sequence[str],
    progress: Progress,
    *,
    remember: bool = True,
) -> Seen:
    """Carry the plan out on the files and the bases; the wiki is only read.

    A file that a person deleted comes back only when its title is among ``titles``. Without
    ``remember`` no base is kept: what was read is not the wiki of the workspace.
    """
    wanted = called(titles, seen.items)
    errors: list[KicsyncError] = list(seen.errors)
    items = []
    with Together() as files:
        run = _Run(space, {file.file: file for file in seen.files}, files, remember)
        for item in seen.items:
            try:
                items.append(run.apply(item, asked=item.title in wanted))
            except RecordError as error:
                errors.append(error)
            progress(len(items))
    return Seen(tuple(items), tuple(errors), seen.files)


@dataclass
class _Run:
    """One pull: the files as they were read, and the new ones, which are written together."""

    space: Workspace
    texts: Mapping[str, RecordFile]
    files: Together
    remember: bool

    def __post_init__(self) -> None:
        self.taken = {name.casefold() for name in self.space.names()}

    def apply(self, item: Item, *, asked: bool) -> Item:
        """Write what ``item`` says; the base comes last, so that a broken run is done again."""
        wiki = item.wiki
        if wiki is None:
            return item
        if wiki.record is None:
            return _lost(self.space, item, wiki, self.texts)
        if item.state is State.NEW_WIKI or (item.state is State.DELETED_LOCAL and asked):
            return self._create(item, wiki, wiki.record)
        if item.local is None or item.merged is None:
            return item
        stuck = bool(item.merged.conflicts)
        if stuck:
            text = _conflict(item, self.space, Origin.WIKI if self.remember else Origin.SOURCE)
            self.space.write_conflict(item.file, self.space.with_open_disputes(item.file, text))
        write_merged(self.space, self.texts[item.file], item.merged.record)
        if self.remember:
            keep_base(self.space, item.base, wiki, item.file)
        return _in_conflict(item) if stuck else item

    def _create(self, item: Item, wiki: WikiSide, record: Record) -> Item:
        name = file_name(record.title, self.taken)
        self.taken.add(name.casefold())
        text = self.space.modeline + format_record(record, self.space.schema)
        self.space.create_record(name, text, self.files)
        if self.remember:
            keep_base(self.space, item.base, wiki, name, self.files)
        return Item(item.title, name, State.NEW_WIKI, item.base, None, wiki)


def _in_conflict(item: Item) -> Item:
    assert item.local is not None
    return replace(item, local=replace(item.local, in_conflict=True))


def _lost(space: Workspace, item: Item, wiki: WikiSide, texts: Mapping[str, RecordFile]) -> Item:
    """Follow a deletion that the log confirms; anything else leaves the file as it is."""
    if item.local is None:
        if item.base and wiki.lost is Lost.MISSING:
            space.bases.remove(item.base.page_id)  # gone on both sides
        return item
    if item.base is None or not wiki.deleted:
        return item
    if item.state is State.CONFLICT:
        space.write_conflict(item.file, _deleted(item, wiki, space.schema))
    else:
        space.trash_record(item.file, texts[item.file].text)
    space.bases.remove(item.base.page_id)
    return _in_conflict(item) if item.state is State.CONFLICT else item


def _deleted(item: Item, wiki: WikiSide, schema: Schema) -> str:
    """Return the conflict file of a page that is gone: its title is what is disputed."""
    assert wiki.trace is not None
    who = _("The page was deleted on the wiki by {user} ({when}): {why}").format(
        user=wiki.trace.user, when=wiki.trace.when, why=wiki.trace.why
    )
    sides = {schema.title: (item.base.title if item.base else "", item.title, "")}
    return format_conflict(item.title, sides, schema, notes=(who,))


def _conflict(item: Item, space: Workspace, origin: Origin) -> str:
    """Return the conflict file of ``item``.

    A text that is disputed already keeps the base of that dispute: beside a newer one, what came
    from the wiki since, and is not in the file, would look deleted here.
    """
    schema = space.schema
    first = space.disputed_bases(item.file) if origin is Origin.WIKI else {}
    fields = {
        name: (first.get(name, base), local, wiki)
        for name, (base, local, wiki) in disputed(item, schema).items()
    }
    marked = marked_texts(fields, schema, origin)
    return format_conflict(item.title, fields, schema, merged=marked, origin=origin)


def disputed(item: Item, schema: Schema) -> dict[str, Sides]:
    """Return the fields in conflict, each with its value in the base, the file and the wiki."""
    assert item.merged is not None
    base, local, wiki = (
        side.record if side else None for side in (item.base, item.local, item.wiki)
    )
    return {
        name: (_at(base, name, schema), _at(local, name, schema), _at(wiki, name, schema))
        for name in item.merged.conflicts
    }


def _at(record: Record | None, name: str, schema: Schema) -> Value:
    if record is None:
        return ""
    return record.title if name == schema.title else record.values.get(name, "")
