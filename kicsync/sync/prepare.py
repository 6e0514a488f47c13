"""What a push would do: the plan of the files' changes, read from the wiki and nothing written."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from kicsync.errors import PageError
from kicsync.kit import Record, Schema
from kicsync.sync.change import Change, Outcome, Prepared
from kicsync.sync.look import deletions, without
from kicsync.sync.obstacles import Obstacle, obstacle_to, obstacle_to_deletion
from kicsync.sync.plan import Item, State
from kicsync.sync.renaming import renamed
from kicsync.sync.sides import make_plan
from kicsync.sync.titles import called, require_known
from kicsync.sync.wiki import Wiki
from kicsync.wiki.logs import LogEntry
from kicsync.wiki.pages import Page
from kicsync.wikitext import new_page, write
from kicsync.workspace.folder import Workspace
from kicsync.workspace.orders import Action
from kicsync.workspace.scope import Scope, check_scope


class Share(NamedTuple):
    """What a push would do to one kind of pages; ``space`` is as that kind sees it."""

    space: Workspace
    prepared: Prepared


def prepare_all(
    space: Workspace, connect: Callable[[], Wiki], titles: Iterable[str], *, delete: bool = False
) -> tuple[Share, ...]:
    """Plan every kind of pages, as ``prepare`` does; raises ConfigError for a title of none."""
    asked = tuple(titles)
    shares = tuple(
        Share(kind, prepare(kind, connect, asked, delete=delete)) for kind in space.kinds()
    )
    require_known(asked, (item for share in shares for item in share.prepared.items))
    return shares


def together(shares: Iterable[Share]) -> Prepared:
    """Return what a push would do to all kinds of pages."""
    listed = [share.prepared for share in shares]
    return Prepared(
        tuple(change for prepared in listed for change in prepared.changes),
        tuple(error for prepared in listed for error in prepared.errors),
        tuple(item for prepared in listed for item in prepared.items),
    )


def prepare(
    space: Workspace, connect: Callable[[], Wiki], titles: Iterable[str], *, delete: bool = False
) -> Prepared:
    """Find what the files change, read those pages and no others, and plan.

    ``titles`` are all that is pushed, if any. The wiki is connected to only when there is something
    to push; a page whose file was deleted goes with ``delete`` only. Raises ConfigError.
    """
    asked = tuple(titles)
    check_scope(space.scope, Scope.of(space.schema))
    files, errors = space.records()
    known = without(space, make_plan(space, files, {}), errors)
    wanted = called(asked, known) if asked else {item.title for item in known}
    touched = [item for item in known if _touched(item, wanted, delete=delete)]
    changes = [_left_alone(item) for item in known if _file_gone(item, wanted) and not delete]
    if touched:
        wiki = connect()
        pages, targets = _read(wiki, touched)
        traces = _traces(space, wiki, pages)
        ours = {item.key for item in touched}
        items = [i for i in make_plan(space, files, pages, traces) if i.key in ours]
        changes += _changes(space, wiki, items, targets)
    return Prepared(tuple(changes), tuple(errors), known)


def _file_gone(item: Item, wanted: set[str]) -> bool:
    return item.state is State.DELETED_LOCAL and item.title in wanted


def _touched(item: Item, wanted: set[str], *, delete: bool) -> bool:
    changed = item.local is not None and item.state is not State.CLEAN
    return (changed and item.title in wanted) or (delete and _file_gone(item, wanted))


def _left_alone(item: Item) -> Change:
    obstacle = obstacle_to_deletion(item, asked=False, allowed=False)
    return _stopped(Change(item, Action.DELETE, ()), obstacle)


def _read(wiki: Wiki, items: list[Item]) -> tuple[Mapping[int, Page], Mapping[str, Page]]:
    """Return the pages of ``items`` by their id, and what stands under the titles of new ones."""
    known = [item.base.page_id for item in items if item.base]
    new = [item.title for item in items if not item.base]
    pages = wiki.fetch_ids(known) if known else {}
    found = wiki.fetch_titles(new) if new else {}
    there = {page.page_id: page for page in found.values() if not page.missing}
    return {**pages, **there}, found


def _traces(space: Workspace, wiki: Wiki, pages: Mapping[int, Page]) -> Mapping[int, LogEntry]:
    """Return what the log says of pages that are gone or protected: one request each."""
    closed = {n: page for n, page in pages.items() if page.editable is False and not page.missing}
    found = {number: wiki.protection(page.title) for number, page in closed.items()}
    protected = {number: entry for number, entry in found.items() if entry}
    return protected | deletions(wiki, pages, space.bases.load())


def _changes(
    space: Workspace, wiki: Wiki, items: list[Item], targets: Mapping[str, Page]
) -> list[Change]:
    renamed = [item.title for item in items if item.state is State.RENAMED_LOCAL]
    found = wiki.fetch_titles(renamed, content=False) if renamed else {}
    targets = {**targets, **found}
    allowed = wiki.may("delete")
    changes = (
        _deletion(item, allowed=allowed)
        if item.state is State.DELETED_LOCAL
        else _change(item, space.schema, targets.get(item.title))
        for item in items
    )
    return [change for change in changes if change]


def _deletion(item: Item, *, allowed: bool) -> Change | None:
    """Return the deletion of a page whose file is gone, None when it is no ingredient any more."""
    if item.wiki is None or item.wiki.record is None:
        return None
    obstacle = obstacle_to_deletion(item, asked=True, allowed=allowed)
    return _stopped(Change(item, Action.DELETE, ()), obstacle)


def _change(item: Item, schema: Schema, target: Page | None) -> Change | None:
    """Return what has to be done for ``item``, None when the wiki has it already."""
    fields = _fields(item, schema)
    renamed = item.state is State.RENAMED_LOCAL
    if renamed and target and not target.invalid:
        item = replace(item, title=target.title)  # as the wiki writes it
    action = Action.CREATE if item.wiki is None else Action.MOVE if renamed else Action.EDIT
    change = Change(item, action, (schema.title, *fields) if renamed else fields)
    obstacle = obstacle_to(item, target)
    if obstacle:
        return _stopped(change, obstacle)
    if not change.fields and not item.rename and action is Action.EDIT:
        return None
    written = fields or item.rename or action is Action.CREATE
    return _written(change, schema) if written else change


def _stopped(change: Change, obstacle: Obstacle | None) -> Change:
    if obstacle is None:
        return change
    return replace(change, outcome=Outcome.SKIPPED, reason=obstacle.reason, hint=obstacle.hint)


def _written(change: Change, schema: Schema) -> Change:
    item = change.item
    try:
        text = renamed(item.wiki.text, item.rename, schema) if item.wiki else new_page(schema)
        text = write(text, _record(item), schema)
    except PageError as error:
        return replace(change, outcome=Outcome.REFUSED, reason=error.message, hint=error.hint)
    return replace(change, text=text)


def _record(item: Item) -> Record:
    if item.merged:
        return item.merged.record
    assert item.local is not None
    return item.local.record


def _fields(item: Item, schema: Schema) -> tuple[str, ...]:
    """Return the fields that a save would change on the wiki."""
    if item.local is None:
        return ()
    record = _record(item)
    theirs = item.wiki.record if item.wiki and item.wiki.record else Record("", {})
    return tuple(f.name for f in schema if record.value(f) != theirs.value(f))
