"""Look at the folder and the wiki, and plan; nothing is written but what this machine remembers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kicsync.errors import KicsyncError, RecordError
from kicsync.sync.changes import Progress, changed_pages, named_pages
from kicsync.sync.plan import Item, Lost
from kicsync.sync.sides import lost_because, make_plan
from kicsync.sync.titles import require_known
from kicsync.sync.wiki import Pages
from kicsync.wiki.logs import LogEntry
from kicsync.wiki.pages import Page
from kicsync.workspace.aside import read_aside, write_aside
from kicsync.workspace.bases import Base
from kicsync.workspace.folder import Workspace
from kicsync.workspace.record_file import RecordFile
from kicsync.workspace.scope import Scope, check_scope


@dataclass(frozen=True)
class Seen:
    """The plan, the files that it was made from, and what could not be read or written."""

    items: tuple[Item, ...]
    errors: tuple[KicsyncError, ...]
    files: tuple[RecordFile, ...]


class Part(NamedTuple):
    """What was seen of one kind of pages; ``space`` is the workspace as that kind sees it."""

    space: Workspace
    seen: Seen


def look_everywhere(
    space: Workspace,
    wiki: Pages | None,
    titles: Iterable[str],
    progress: Progress,
    *,
    rescan: bool = False,
) -> tuple[Part, ...]:
    """Plan every kind of pages, as ``look`` does; raises ConfigError for a title of none."""
    asked = tuple(titles)
    parts = tuple(
        Part(kind, look(kind, wiki, asked, progress, rescan=rescan)) for kind in space.kinds()
    )
    require_known(asked, (item for part in parts for item in part.seen.items))
    return parts


def look(
    space: Workspace,
    wiki: Pages | None,
    titles: Iterable[str],
    progress: Progress,
    *,
    rescan: bool = False,
) -> Seen:
    """Plan without writing anything; without ``wiki`` the bases stand for it.

    ``rescan``: the schema may speak of other pages than the last pull did. Raises ConfigError.
    """
    pages, traces = {}, {}
    if wiki is not None:
        if not rescan:
            check_scope(space.scope, Scope.of(space.schema))
        bases = space.bases.load()
        pages = _read(space, wiki, bases, titles, progress, rescan=rescan)
        traces = deletions(wiki, pages, bases)
    # the files are read after the network, so that what is saved meanwhile is not overwritten
    files, errors = space.records()
    _remember(space, pages)
    items = without(space, make_plan(space, files, pages, traces), errors)
    return Seen(items, tuple(errors), tuple(files))


def look_at(space: Workspace, wiki: Pages, page_ids: Iterable[int]) -> Seen:
    """Plan the records of some pages only, whatever they are called by now; raises ConfigError."""
    check_scope(space.scope, Scope.of(space.schema))
    wanted = set(page_ids)
    pages = wiki.fetch_ids(wanted) if wanted else {}
    traces = deletions(wiki, pages, space.bases.load())
    files, errors = space.records()
    items = without(space, make_plan(space, files, pages, traces), errors)
    ours = [i for i in items if {side.page_id for side in (i.base, i.wiki) if side} & wanted]
    return Seen(tuple(ours), tuple(errors), tuple(files))


def _read(
    space: Workspace,
    wiki: Pages,
    bases: Mapping[int, Base],
    titles: Iterable[str],
    progress: Progress,
    *,
    rescan: bool,
) -> dict[int, Page]:
    if titles:
        return named_pages(wiki, bases, _retitled(space, bases), titles)
    aside = {} if rescan else read_aside(space.own_local)
    return changed_pages(wiki, bases, aside, space.schema, progress)


def _retitled(space: Workspace, bases: Mapping[int, Base]) -> dict[str, int]:
    """Return the page of each record, by the title that stands in its file."""
    numbers = {base.file: number for number, base in bases.items()}
    files, _errors = space.records()
    return {f.record.title: numbers[f.file] for f in files if f.file in numbers}


def deletions(
    wiki: Pages, pages: Mapping[int, Page], bases: Mapping[int, Base]
) -> dict[int, LogEntry]:
    """Return what the log says of those of ``pages`` that are gone; one request each."""
    gone = [number for number, page in pages.items() if page.missing and number in bases]
    found = {number: wiki.deletion(number, bases[number].title) for number in gone}
    return {number: entry for number, entry in found.items() if entry}


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
    lost = {n: lost_because(page, space.schema) for n, page in pages.items()}
    others = {n: pages[n].revid for n, why in lost.items() if why and why is not Lost.MISSING}
    known = {n: revid for n, revid in read_aside(space.own_local).items() if n not in pages}
    write_aside(space.own_local, known | others)
