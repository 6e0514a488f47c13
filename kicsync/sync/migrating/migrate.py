"""Carry a migration out: stage by stage, noted in the journal before anything is sent.

Templates take the new names first, then pages move and change, then forms and properties let go of
the old ones: readers never meet a page that its template does not understand. A refusal ends the
run before the next stage; the next run goes on there.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import count

from kicsync.errors import PageError, Refused
from kicsync.i18n import _
from kicsync.kit import Record, Schema
from kicsync.sync.batch import summary
from kicsync.sync.change import Outcome
from kicsync.sync.migrating.left import left_of
from kicsync.sync.migrating.local import schemas
from kicsync.sync.migrating.read import Site
from kicsync.sync.migrating.renames import Renames
from kicsync.sync.migrating.rewrite import Rewrite, Role
from kicsync.sync.migrating.shown import Migrated, shown_edit, shown_move, shown_removal
from kicsync.sync.push import Going
from kicsync.sync.send import hash_of, send
from kicsync.wiki.edits import stored_form
from kicsync.wiki.pages import Page
from kicsync.wiki.site import TEMPLATE
from kicsync.wiki.standing import Standing, standing
from kicsync.wikitext import read
from kicsync.wikitext.rename_table import is_literal, rename_table
from kicsync.workspace.folder import Workspace
from kicsync.workspace.journal import Batch
from kicsync.workspace.kinds import INGREDIENT
from kicsync.workspace.migration_file import Edited, Migration
from kicsync.workspace.orders import Action, Order, Result

_MEANWHILE = ("editconflict", "nosuchrevid")
"""By these codes the wiki says that somebody else has changed the page (Manual page "API:Edit")."""

_CHANGED = re.compile(r"~~~|subst:", re.IGNORECASE)
"""What a wiki replaces while it saves a text (Manual pages "Help:Signatures", "Help:Substitution").
"""


def migrate(
    space: Workspace,
    wiki: Site,
    batch: Batch,
    migration: Migration,
    *,
    going: Going,
    done: list[Migrated],
    pages: dict[int, Page],
) -> bool:
    """Carry out what is left of ``migration``; what was done is added to ``done`` as it goes.

    ``pages`` are those that the plan has just read; they are kept up to date. Returns whether all
    of it is done on the wiki.
    """
    run = _Run(space, wiki, batch, migration, going, done, pages)
    return run.all()


@dataclass
class _Run:
    """One run: what the journal says of earlier ones is not done again."""

    space: Workspace
    wiki: Site
    batch: Batch
    migration: Migration
    going: Going
    done: list[Migrated]
    pages: dict[int, Page]
    refused: bool = False
    halted: bool = False

    def __post_init__(self) -> None:
        orders = self.space.journal.orders(self.batch.name)
        self.numbers: Iterator[int] = count(len(orders) + 1)
        self.left = left_of(self.migration, orders)
        self.names = Renames(**self.migration.names)
        self.schemas = {kind.kind.name: kind.schema for kind in self.space.kinds()}
        self.rewrite = Rewrite(self.names, self.schemas)

    def all(self) -> bool:
        """Do every stage that is left; return whether none was cut short."""
        for stage in range(self.rewrite.last + 1):
            if stage == 1:
                self._make_room()
                self._move()
            self._edit(stage)
            if self.refused or self.halted:
                return False
        return True

    def _make_room(self) -> None:
        for one in self.left.removed:
            if self.refused or not self._may_go():
                return
            order = Order(0, Action.DELETE, one.title, "", one.page_id, one.revid)
            self._try(order, shown_removal(one))

    def _move(self) -> None:
        left = self.left.moved
        # the plan may have waited for a yes, and a move has no base revision
        now = self._standing({one.page_id for one in left})
        titles = {number: page.title for number, page in now.items()}
        for one in left:
            if self.refused or not self._may_go():
                break
            if titles.get(one.page_id) != one.old:
                gone = one.page_id not in now
                reason = _("the page is gone") if gone else _("somebody renamed it since")
                self._refuse(shown_move(one), reason)
                break
            titles[one.page_id] = one.new
            revid = now[one.page_id].revid
            order = Order(0, Action.MOVE, one.old, "", one.page_id, revid, one.new)
            self._try(replace(order, bare=one.bare), shown_move(one))
        if not (self.refused or self.halted):
            self._see_moved({one.page_id for one in left})

    def _see_moved(self, page_ids: AbstractSet[int]) -> None:
        """Note title and revision of the pages; one of which the text changed is read anew."""
        before = {number: self.pages.pop(number) for number in page_ids & self.pages.keys()}
        for number, now in self._standing(before.keys()).items():
            page = before[number]
            if page.text is not None and hash_of(page.text) == now.sha1:
                self.pages[number] = replace(page, title=now.title, revid=now.revid)

    def _standing(self, page_ids: AbstractSet[int]) -> dict[int, Standing]:
        template = self._schema.template
        listed = self.wiki.info.title_in(TEMPLATE, template) if template else ""
        high = self.wiki.high_limits
        return standing(self.wiki.api, page_ids, template=listed, high_limits=high)

    def _edit(self, stage: int) -> None:
        left = [one for one in self.left.edited if one.stage == stage]
        if not left or self.refused or self.halted:
            return
        self._fetch({one.page_id for one in left})
        for one in left:
            if not self._may_go():
                return
            self._save(one, again=True)

    def _fetch(self, page_ids: AbstractSet[int]) -> None:
        """Read those of the pages that are not known."""
        self.pages |= self.wiki.fetch_ids(sorted(page_ids - self.pages.keys()))

    def _save(self, one: Edited, *, again: bool) -> None:
        """Save the text of a page; ``again``: once more where somebody has just changed it."""
        page = self.pages[one.page_id]
        shown = shown_edit(one, Role(self.migration.roles[one.page_id]))
        if page.missing or page.text is None:
            self._refuse(shown, _("the page is gone"))
            return
        try:
            text = self._text(one, page.text)
        except PageError as error:
            self._refuse(shown, error.message, error.hint)
            return
        order = Order(0, Action.EDIT, page.title, "", page.page_id, page.revid, sha1=hash_of(text))
        if stored_form(text) == stored_form(page.text):
            self._note_same(order, shown)
            return
        try:
            self._send(order, shown, text)
        except Refused as error:
            if not (again and error.code in _MEANWHILE):
                self._refuse_for(error, shown)
                return
            del self.pages[page.page_id]
            self._fetch({page.page_id})
            self._save(one, again=False)

    def _text(self, one: Edited, text: str) -> str:
        role = Role(self.migration.roles[one.page_id])
        if role is Role.TABLE and is_literal(text, self._schema):
            headers = self.names.headers(self._schema)
            return rename_table(text, self._records(), self._schema, self.names.pages, headers)
        return self.rewrite.text(text, role, one.stage)

    @property
    def _schema(self) -> Schema:
        return self.schemas[INGREDIENT.name]

    def _records(self) -> list[tuple[Record, Record]]:
        """Return the ingredients as they were at the last sync, and as they are on the wiki."""
        bases = self.space.bases.load()
        self._fetch(bases.keys())
        new = schemas(self.space, self.migration.after)[INGREDIENT.name]
        return [
            (read(base.text, self._schema, base.title), read(page.text or "", new, page.title))
            for base, page in ((base, self.pages[number]) for number, base in bases.items())
        ]

    def _may_go(self) -> bool:
        """Tell whether the run goes on; a person may have asked it to stop."""
        self.halted = self.halted or not self.going(len(self.done))
        return not self.halted

    def _note_same(self, order: Order, shown: Migrated) -> None:
        same = replace(order, number=next(self.numbers), result=Result.UNCHANGED, settled=True)
        self.space.journal.note_order(self.batch.name, replace(same, kind=""))
        self.done.append(replace(shown, outcome=Outcome.UNCHANGED))

    def _try(self, order: Order, shown: Migrated) -> None:
        try:
            self._send(order, shown)
        except Refused as error:
            self._refuse_for(error, shown)

    def _send(self, order: Order, shown: Migrated, text: str = "") -> None:
        """Send ``order`` and note what came of it; raises Refused."""
        beside = order.title + order.target if order.target else ""
        said = summary(self.batch, shown.what, beside=beside)
        order = replace(order, number=next(self.numbers), summary=said, settled=True, kind="")
        seen = order.action is not Action.DELETE
        sent = send(self.space.journal, self.wiki, self.batch, order, text, seen=seen)
        if sent.action is Action.EDIT:
            self._remember(sent, text)
        saved = replace(shown, oldrevid=sent.oldrevid, newrevid=sent.newrevid)
        outcome = Outcome.SAVED if sent.result is Result.SAVED else Outcome.UNCHANGED
        self.done.append(replace(saved, outcome=outcome))

    def _remember(self, sent: Order, text: str) -> None:
        """Note what the wiki holds now, unless it may have changed the text while saving."""
        page = self.pages.pop(sent.page_id, None)
        as_sent = sent.oldrevid == sent.base_revid and not _CHANGED.search(text)
        if page and as_sent:
            now = replace(page, text=stored_form(text), revid=sent.newrevid)
            self.pages[page.page_id] = now

    def _refuse_for(self, error: Refused, shown: Migrated) -> None:
        """Note what the wiki refused; no pull helps here, the next run reads the page anew."""
        hint = "" if error.code in _MEANWHILE else error.hint
        self._refuse(shown, error.message, hint)

    def _refuse(self, shown: Migrated, reason: str, hint: str = "") -> None:
        """Note a page that was refused: the stage goes on, and the next one waits."""
        self.refused = True
        refused = replace(shown, outcome=Outcome.REFUSED, reason=reason, hint=hint)
        self.done.append(refused)
