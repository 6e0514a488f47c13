"""push: bring what changed in the files onto the wiki, on top of what others wrote there."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from kicsync.errors import KicsyncError, PageError, RecordError, Refused
from kicsync.kit import Record, Schema
from kicsync.sync.changes import Pages
from kicsync.sync.merge import merge
from kicsync.sync.obstacles import obstacle_to
from kicsync.sync.plan import Item, State, WikiSide
from kicsync.sync.pull import keep_base, without, write_merged
from kicsync.sync.sides import make_plan, wiki_side
from kicsync.sync.titles import named
from kicsync.wiki.edits import Edit, Result, Saved
from kicsync.wiki.pages import Page
from kicsync.wikitext import new_page, normal, write
from kicsync.workspace.folder import Workspace


class Wiki(Pages, Protocol):
    """What is asked of a wiki here: to be read, and to save."""

    def save(self, edit: Edit) -> Saved:
        """Save one page."""


class Action(StrEnum):
    """What is done to a page."""

    EDIT = "edit"
    CREATE = "create"


class Outcome(StrEnum):
    """What became of it."""

    PLANNED = "planned"
    SAVED = "saved"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Change:
    """One page to be saved, and what became of it. ``fields`` are those that change on the wiki."""

    item: Item
    action: Action
    fields: tuple[str, ...]
    outcome: Outcome = Outcome.PLANNED
    text: str = ""
    reason: str = ""
    hint: str = ""
    oldrevid: int = 0
    newrevid: int = 0
    page_id: int = 0


@dataclass(frozen=True)
class Prepared:
    """What a push would do: ``changes`` with an outcome already are left out, for a reason."""

    changes: tuple[Change, ...]
    errors: tuple[KicsyncError, ...]

    @property
    def planned(self) -> tuple[Change, ...]:
        """The pages that will be saved."""
        return tuple(change for change in self.changes if change.outcome is Outcome.PLANNED)


def prepare(space: Workspace, connect: Callable[[], Wiki], titles: Iterable[str]) -> Prepared:
    """Find what the files change, read those pages and no others, and plan.

    The wiki is connected to only when there is something to push.
    """
    files, errors = space.records()
    known = without(space, make_plan(space, files, {}), errors)
    wanted = named(titles, (item.title for item in known))
    touched = [item for item in known if _touched(item, wanted)]
    pages = _read(connect(), touched) if touched else {}
    ours = {item.file for item in touched}
    items = [item for item in make_plan(space, files, pages) if item.file in ours]
    changes = (_change(item, space.schema) for item in items)
    return Prepared(tuple(change for change in changes if change), tuple(errors))


def push(
    space: Workspace,
    wiki: Wiki,
    changes: Iterable[Change],
    summary: Callable[[Change], str],
    done: list[Change],
) -> list[KicsyncError]:
    """Save each planned change, then read back what the wiki stored and make it the base.

    What was done is added to ``done`` as it goes; that is settled even when the run is interrupted.
    Returns the files that could not be brought in step.
    """
    try:
        for change in changes:
            saved = _save(wiki, change, summary(change))
            done.append(saved)
    finally:
        errors = _settle(space, wiki, [change for change in done if change.page_id])
    return errors


def _touched(item: Item, wanted: set[str]) -> bool:
    changed = item.local is not None and item.state is not State.CLEAN
    return changed and (not wanted or item.title in wanted)


def _read(wiki: Wiki, items: list[Item]) -> Mapping[int, Page]:
    known = [item.base.page_id for item in items if item.base]
    new = [item.title for item in items if not item.base]
    pages = wiki.fetch_ids(known) if known else {}
    found = wiki.fetch_titles(new) if new else {}
    return {**pages, **{page.page_id: page for page in found.values() if not page.missing}}


def _change(item: Item, schema: Schema) -> Change | None:
    """Return what has to be done for ``item``, None when the wiki has it already."""
    action = Action.CREATE if item.wiki is None else Action.EDIT
    fields = _fields(item, schema)
    change = Change(item, action, fields)
    obstacle = obstacle_to(item)
    if obstacle:
        return replace(change, outcome=Outcome.SKIPPED, reason=obstacle.reason, hint=obstacle.hint)
    if not fields and action is Action.EDIT:
        return None
    try:
        text = write(item.wiki.text if item.wiki else new_page(schema), _record(item), schema)
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
    record = _record(item)
    theirs = item.wiki.record if item.wiki and item.wiki.record else Record("", {})
    return tuple(f.name for f in schema if record.value(f) != theirs.value(f))


def _save(wiki: Wiki, change: Change, summary: str) -> Change:
    item = change.item
    page = item.wiki
    edit = Edit(
        title=page.record.title if page and page.record else item.title,
        text=change.text,
        summary=summary,
        base_revid=page.revid if page else None,
        page_id=page.page_id if page else 0,
    )
    try:
        saved = wiki.save(edit)
    except Refused as error:
        return replace(change, outcome=Outcome.REFUSED, reason=error.message, hint=error.hint)
    outcome = Outcome.SAVED if saved.result is Result.SAVED else Outcome.UNCHANGED
    return replace(
        change,
        outcome=outcome,
        oldrevid=saved.oldrevid,
        newrevid=saved.newrevid,
        page_id=saved.page_id,
    )


def _settle(space: Workspace, wiki: Wiki, saved: list[Change]) -> list[KicsyncError]:
    """Bring files and bases in step with what the wiki really stored.

    It may have expanded ``~~~~`` or merged somebody else's edit.
    """
    pages = wiki.fetch_ids([change.page_id for change in saved]) if saved else {}
    errors: list[KicsyncError] = []
    for change in saved:
        try:
            _settle_one(space, change, wiki_side(pages[change.page_id], space.schema))
        except RecordError as error:
            errors.append(error)
    return errors


def _settle_one(space: Workspace, change: Change, page: WikiSide) -> None:
    """Settle one record. The file is read again: what a person saved in it meanwhile stays.

    Where that meets what came from the wiki, the old base stays too, so that the next pull finds
    the conflict.
    """
    local = change.item.local
    if local is None or page.record is None:
        return
    now = space.read_record(local.file)
    merged = merge(local.record, normal(now.record, space.schema), page.record, space.schema)
    if not merged.conflicts:
        write_merged(space, now, merged.record)
        keep_base(space, change.item, page, local.file)
