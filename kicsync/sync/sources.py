"""Pull from what is no living wiki: a dump, or an archive of its pages. Both are only read.

A dump of the workspace's own wiki brings bases, so that a later pull goes on from it. Of any other
source nothing is remembered: a record that is not here yet is new, and one that says something else
here is a conflict, since nobody knows what both had in common.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit

from kicsync.i18n import _
from kicsync.kit import Schema
from kicsync.sync.changes import Progress, list_pages
from kicsync.sync.look import Part, Seen, without
from kicsync.sync.plan import plan
from kicsync.sync.pull import pull
from kicsync.sync.sides import local_sides, make_plan, wiki_side
from kicsync.sync.titles import fold, require_known
from kicsync.sync.wiki import Reader
from kicsync.wiki.dump_parts import DumpSite
from kicsync.wiki.pages import Page
from kicsync.workspace.bases import Base
from kicsync.workspace.folder import Workspace
from kicsync.workspace.scope import Scope, check_scope


class Remark(NamedTuple):
    """What a person must know of a page that was read: what was not kept, or is not certain.

    ``title`` is '' for what concerns the whole source, ``field`` for what concerns a whole page.
    """

    title: str
    field: str
    message: str


class Source(Protocol):
    """A dump or an archive."""

    def reader(self, schema: Schema) -> Reader:
        """Return what reads the pages of which ``schema`` speaks."""

    def foreign(self, space: Workspace) -> str:
        """Return why it does not hold pages of the workspace's wiki as that stored them, or ''."""

    def wanted(self, schema: Schema) -> str:
        """Return by what a page of which ``schema`` speaks is known in it, in words."""

    def remarks(self) -> Sequence[Remark]:
        """Return what is to be said of all that was read so far."""


def foreign(space: Workspace, site: DumpSite) -> str:
    """Return why a dump is none of the wiki that this workspace belongs to; '' when it is one.

    Its database and the host of its main page must be the same ones (``<dbname>``, ``<base>``): a
    copy of a wiki, for rehearsals perhaps, has its pages and its numbers, and goes its own way.
    """
    bound = space.binding
    mine = urlsplit(bound.api if bound else space.config.wiki).netloc.casefold()
    theirs = urlsplit(site.base).netloc.casefold()
    known = bound.wiki_id if bound else ""
    if not (theirs and site.dbname):
        return _("it does not say which wiki it comes from")
    if theirs != mine:
        return _("it comes from {theirs}, and your wiki is {mine}").format(theirs=theirs, mine=mine)
    if known and known != site.dbname and not known.startswith(f"{site.dbname}-"):
        text = _("its database is called {theirs}, and that of your wiki {mine}")
        return text.format(theirs=site.dbname, mine=known)
    return ""


def look_into(
    space: Workspace,
    source: Source,
    titles: Sequence[str],
    progress: Progress,
    *,
    ours: bool,
) -> tuple[Part, ...]:
    """Plan every kind of pages from ``source``; nothing is written.

    Raises ConfigError for a title of none, SourceError for a source that can't be read.
    """
    wanted = {fold(title) for title in titles}
    parts = []
    for kind in space.kinds():
        found = _pages(source.reader(kind.schema), kind.schema, wanted, progress)
        seen = _look_at_ours(kind, found) if ours else _look_at_others(kind, found)
        parts.append(Part(kind, seen))
    require_known(titles, (item for part in parts for item in part.seen.items))
    return tuple(parts)


def bring(part: Part, titles: Sequence[str], progress: Progress, *, ours: bool) -> Part:
    """Carry the plan out on the files; bases are kept of our own wiki only."""
    space, seen = part
    seen = pull(space, seen, titles, progress, remember=ours)
    if ours:
        space.keep_scope()
    space.keep_json_schema()
    return Part(space, seen)


def _pages(source: Reader, schema: Schema, wanted: set[str], progress: Progress) -> Iterable[Page]:
    found = 0
    for page in list_pages(source, schema, content=True):
        if not wanted or fold(page.title) in wanted:
            found += 1
            yield page
            progress(found)


def _look_at_ours(space: Workspace, found: Iterable[Page]) -> Seen:
    check_scope(space.scope, Scope.of(space.schema))
    bases = space.bases.load()
    pages = {page.page_id: page for page in found if _newer(page, bases)}
    files, errors = space.records()
    items = without(space, make_plan(space, files, pages), errors)
    return Seen(items, tuple(errors), tuple(files))


def _newer(page: Page, bases: Mapping[int, Base]) -> bool:
    """Tell whether the wiki's page was saved after both sides last met; a dump may be old."""
    base = bases.get(page.page_id)
    return base is None or page.revid > base.revid


def _look_at_others(space: Workspace, found: Iterable[Page]) -> Seen:
    schema = space.schema
    sides = [wiki_side(page, schema) for page in found]
    files, errors = space.records()
    here = local_sides(files, space.conflicts(), (), schema)
    numbered = [replace(side, page_id=number) for number, side in enumerate(sides, 1)]
    items = without(space, plan(here, (), numbered, schema), errors)
    return Seen(tuple(i for i in items if i.wiki), tuple(errors), tuple(files))
