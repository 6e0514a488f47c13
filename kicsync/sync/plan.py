"""One planner for both directions: what status shows is what pull and push do; pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kicsync.kit import Record, Schema
from kicsync.sync.merge import Merged, Side, merge


class State(StrEnum):
    """The state of a record between the folder and the wiki."""

    CLEAN = "clean"
    LOCAL = "local"
    WIKI = "wiki"
    MERGE = "merge"
    CONFLICT = "conflict"
    NEW_LOCAL = "new-local"
    NEW_WIKI = "new-wiki"
    RENAMED_LOCAL = "renamed-local"
    RENAMED_WIKI = "renamed-wiki"
    DELETED_LOCAL = "deleted-local"
    DELETED_WIKI = "deleted-wiki"
    PROTECTED = "protected"


@dataclass(frozen=True)
class LocalSide:
    """A record file; ``in_conflict`` when its conflict file still lies beside it."""

    file: str
    record: Record
    in_conflict: bool = False


class Lost(StrEnum):
    """Why no ingredient stands on a page any more."""

    MISSING = "missing"
    REDIRECT = "redirect"
    NO_TEMPLATE = "no-template"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Trace:
    """What the wiki's log says of a page: who deleted or protected it, when, and why."""

    user: str
    when: str
    why: str


@dataclass(frozen=True)
class WikiSide:
    """A page of the wiki. ``record`` is None where no ingredient stands there, ``lost`` says why.

    ``editable`` is False where this account may not edit. ``trace`` is what the wiki's log says
    of it: who deleted it, or who protected it.
    """

    page_id: int
    revid: int
    record: Record | None
    text: str = ""
    lost: Lost | None = None
    editable: bool = True
    trace: Trace | None = None

    @property
    def deleted(self) -> bool:
        """Whether the page is gone, and the log confirms it."""
        return self.lost is Lost.MISSING and self.trace is not None


@dataclass(frozen=True)
class BaseSide:
    """What both sides agreed on when they last met."""

    page_id: int
    revid: int
    file: str
    record: Record

    @property
    def title(self) -> str:
        """The title of the page."""
        return self.record.title


@dataclass(frozen=True)
class Item:
    """One record in the plan; ``merged`` is None where there is nothing to merge."""

    title: str
    file: str
    state: State
    base: BaseSide | None = None
    local: LocalSide | None = None
    wiki: WikiSide | None = None
    merged: Merged | None = None

    @property
    def fields(self) -> Mapping[str, Side]:
        """Who changed which field."""
        return self.merged.sides if self.merged else {}


def plan(
    locals_: Iterable[LocalSide],
    bases: Iterable[BaseSide],
    wikis: Iterable[WikiSide],
    schema: Schema,
) -> tuple[Item, ...]:
    """Return one item for each record that is on any side, in the order of their titles.

    A file belongs to the page of its base, by the file's name or, when the person renamed the
    file, by its title; a file without a base belongs to the page of its title.
    """
    pages = {wiki.page_id: wiki for wiki in wikis}
    files = {local.file: local for local in locals_}
    items = [*_known(files, list(bases), pages, schema), *_unknown(files, pages, schema)]
    return tuple(sorted(items, key=lambda item: (item.title.casefold(), item.file)))


def _known(
    files: dict[str, LocalSide], bases: list[BaseSide], pages: dict[int, WikiSide], schema: Schema
) -> Iterator[Item]:
    """Yield the records that have a base, taking their files and pages out of the two dicts."""
    taken = {base.file: files.pop(base.file) for base in bases if base.file in files}
    for base in bases:
        local = taken.get(base.file) or _pop_title(files, base.record.title)
        wiki = pages.pop(base.page_id, None)
        # a page that was deleted and made again has a new id
        if wiki is None or wiki.lost is Lost.MISSING:
            wiki = _pop_page(pages, base.record.title) or wiki
        yield _item(base, local, wiki, schema)


def _unknown(
    files: dict[str, LocalSide], pages: dict[int, WikiSide], schema: Schema
) -> Iterator[Item]:
    for wiki in pages.values():
        if wiki.record is not None:
            yield _item(None, _pop_title(files, wiki.record.title), wiki, schema)
    for local in files.values():
        state = State.CONFLICT if local.in_conflict else State.NEW_LOCAL
        yield Item(local.record.title, local.file, state, local=local)


def _pop_title(files: dict[str, LocalSide], title: str) -> LocalSide | None:
    file = next((file for file, local in files.items() if local.record.title == title), None)
    return files.pop(file) if file is not None else None


def _pop_page(pages: dict[int, WikiSide], title: str) -> WikiSide | None:
    titles = {page.record.title: number for number, page in pages.items() if page.record}
    return pages.pop(titles[title]) if title in titles else None


def _item(
    base: BaseSide | None, local: LocalSide | None, wiki: WikiSide | None, schema: Schema
) -> Item:
    record = wiki.record if wiki else None
    title = next(r.title for r in (local and local.record, base and base.record, record) if r)
    file = local.file if local else base.file if base else ""
    if wiki is None or record is None:
        return Item(title, file, _state_without(base, local, wiki), base, local, wiki)
    if local is None:
        state = State.DELETED_LOCAL if base else State.NEW_WIKI
        return Item(title, file, state, base, None, wiki)
    merged = merge(base.record if base else None, local.record, record, schema)
    return Item(title, file, _state(merged, local, wiki, schema), base, local, wiki, merged)


def _state_without(base: BaseSide | None, local: LocalSide | None, wiki: WikiSide | None) -> State:
    """Return the state of a record whose page holds none; edits of one deleted are a conflict."""
    if local is None:
        return State.DELETED_LOCAL
    edited = base is None or local.record != base.record
    stuck = local.in_conflict or (edited and wiki is not None and wiki.deleted)
    return State.CONFLICT if stuck else State.DELETED_WIKI


def _state(merged: Merged, local: LocalSide, wiki: WikiSide, schema: Schema) -> State:
    if merged.conflicts or local.in_conflict:
        return State.CONFLICT
    if local.record == wiki.record:
        return State.CLEAN
    if merged.record != wiki.record and not wiki.editable:
        return State.PROTECTED
    renamed = {Side.LOCAL: State.RENAMED_LOCAL, Side.WIKI: State.RENAMED_WIKI}
    side = merged.sides.get(schema.title)
    if side in renamed:
        return renamed[side]
    if merged.record == local.record:
        return State.LOCAL
    return State.WIKI if merged.record == wiki.record else State.MERGE
