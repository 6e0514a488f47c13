"""One planner for both directions: what status shows is what pull and push do; pure."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
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
    """What the wiki's log says of a page: who deleted or protected it, when (in words), and why."""

    user: str
    when: str
    why: str


@dataclass(frozen=True)
class WikiSide:
    """A page of the wiki. ``record`` is None where no ingredient stands there, ``lost`` says why.

    ``editable`` is False where this account may not edit. ``trace`` is what the wiki's log says
    of it: who deleted it, or who protected it. ``record`` is read under the new names of
    parameters, ``rename``, which the next push gives them on the page; ``text`` is the page's own.
    """

    page_id: int
    revid: int
    record: Record | None
    text: str = ""
    lost: Lost | None = None
    editable: bool = True
    trace: Trace | None = None
    rename: Mapping[str, str] = field(default_factory=dict)

    @property
    def deleted(self) -> bool:
        """Whether the page is gone, and the log confirms it."""
        return self.lost is Lost.MISSING and self.trace is not None


@dataclass(frozen=True)
class BaseSide:
    """What both sides agreed on when they last met; ``rename`` as that of a WikiSide."""

    page_id: int
    revid: int
    file: str
    record: Record
    rename: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The title of the page."""
        return self.record.title


@dataclass(frozen=True)
class Item:
    """One record in the plan; ``merged`` is None where there is nothing to merge.

    ``file`` is '' where there is none, and none of that name was lost.
    """

    title: str
    file: str
    state: State
    base: BaseSide | None = None
    local: LocalSide | None = None
    wiki: WikiSide | None = None
    merged: Merged | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What no other item has."""
        return self.file, self.base.page_id if self.base else 0

    @property
    def fields(self) -> Mapping[str, Side]:
        """Who changed which field."""
        return self.merged.sides if self.merged else {}

    @property
    def rename(self) -> Mapping[str, str]:
        """The new names of parameters that a push gives them on the page, by the old ones."""
        return self.wiki.rename if self.wiki else {}


def plan(
    locals_: Iterable[LocalSide],
    bases: Iterable[BaseSide],
    wikis: Iterable[WikiSide],
    schema: Schema,
) -> tuple[Item, ...]:
    """Return one item for each record that is on any side, in the order of their titles.

    A file belongs to the page of its base, by the file's name or, when the person renamed the
    file, by its title, or else by its content; a file without a base belongs to the page of its
    title.
    """
    pages = {wiki.page_id: wiki for wiki in wikis}
    files = {local.file: local for local in locals_}
    items = [*_known(files, list(bases), pages, schema), *_unknown(files, pages, schema)]
    return tuple(sorted(items, key=lambda item: (item.title.casefold(), item.file)))


def _known(
    files: dict[str, LocalSide], bases: list[BaseSide], pages: dict[int, WikiSide], schema: Schema
) -> Iterator[Item]:
    """Yield the records that have a base, taking their files and pages out of the two dicts."""
    owners = _owners(files, bases)
    titles = {base.title for base in bases}
    titles |= {page.record.title for page in pages.values() if page.record}
    taken = {number: files.pop(file) for file, number in owners.items()}
    for base in bases:
        local = taken.get(base.page_id) or _pop_title(files, base.record.title)
        local = local or _pop_same(files, base, titles)
        wiki = pages.pop(base.page_id, None)
        # a page that was deleted and made again has a new id
        if wiki is None or wiki.lost is Lost.MISSING:
            wiki = _pop_page(pages, base.record.title) or wiki
        alone = owners.get(base.file, base.page_id) == base.page_id
        yield _item(base, local, wiki, schema, alone=alone)


def _owners(files: Mapping[str, LocalSide], bases: Iterable[BaseSide]) -> dict[str, int]:
    """Return the page id of each file that has the name of a base's file.

    A file that bears the title of a base whose own file is gone is that one, renamed onto the
    file of another: taking it for a new title would delete a page with ``push --delete``.
    """
    by_title = {base.title: base for base in bases}
    found = {}
    for base in bases:
        if base.file in files:
            other = by_title.get(files[base.file].record.title)
            away = other and (other.file not in files or other.file == base.file)
            found[base.file] = other.page_id if other and away else base.page_id
    return found


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


def _pop_same(
    files: dict[str, LocalSide], base: BaseSide, titles: Container[str]
) -> LocalSide | None:
    """Take a file that says what ``base`` says under a title that no page has: it was renamed."""
    values = base.record.values
    if not any(values.values()):
        return None
    same = (
        file
        for file, local in files.items()
        if local.record.values == values and local.record.title not in titles
    )
    found = next(same, None)
    return files.pop(found) if found is not None else None


def _pop_page(pages: dict[int, WikiSide], title: str) -> WikiSide | None:
    titles = {page.record.title: number for number, page in pages.items() if page.record}
    return pages.pop(titles[title]) if title in titles else None


def _item(
    base: BaseSide | None,
    local: LocalSide | None,
    wiki: WikiSide | None,
    schema: Schema,
    *,
    alone: bool = True,
) -> Item:
    """Return the item; ``alone`` is False where the file of ``base`` is that of another one."""
    record = wiki.record if wiki else None
    title = next(r.title for r in (local and local.record, base and base.record, record) if r)
    file = local.file if local else base.file if base and alone else ""
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
    ours = merged.record != wiki.record or bool(wiki.rename)
    if local.record == wiki.record and not ours:
        return State.CLEAN
    if ours and not wiki.editable:
        return State.PROTECTED
    renamed = {Side.LOCAL: State.RENAMED_LOCAL, Side.WIKI: State.RENAMED_WIKI}
    side = merged.sides.get(schema.title)
    if side in renamed:
        return renamed[side]
    if merged.record == local.record:
        return State.LOCAL
    return State.MERGE if ours else State.WIKI
