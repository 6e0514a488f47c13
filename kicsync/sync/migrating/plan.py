"""The plan of a migration: which pages move, which texts change when, what is in the way; pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from itertools import count
from typing import NamedTuple

from kicsync.errors import PageError
from kicsync.i18n import N_, _
from kicsync.kit import Record, Schema
from kicsync.kit.titles import page_title
from kicsync.sync.migrating.local import Files
from kicsync.sync.migrating.order import Hop, sequence
from kicsync.sync.migrating.read import Known
from kicsync.sync.migrating.renames import Renames
from kicsync.sync.migrating.rewrite import Rewrite, Role
from kicsync.sync.obstacles import Obstacle, no_place
from kicsync.wiki.edits import stored_form
from kicsync.wiki.pages import Page
from kicsync.wikitext import read
from kicsync.wikitext.form import redirect_target
from kicsync.wikitext.leftover import Leftover, given, said
from kicsync.wikitext.rename_table import is_literal, linked, rename_table
from kicsync.workspace.kinds import INGREDIENT
from kicsync.workspace.migration_file import Edited, Migration, Moved, Removed

RECORDS = (Role.INGREDIENT, Role.STEP)
_LABELLED = (Role.TEMPLATE, Role.TABLE)
Rights = Callable[[str], bool]
"""Tells whether the account has a right."""

_STALE = Obstacle(N_("the page has another title on the wiki, or is gone"), N_("Run: kicsync pull"))
_TAKEN = Obstacle(
    N_("a page of this title exists already; nothing is overwritten"),
    N_("Decide another wording in schema/rubrics.yml, or bring both pages together on the wiki."),
)
_REDIRECT = Obstacle(
    N_("a redirect has this title, and your account may not delete it"),
    N_("Ask an administrator of the wiki to run the migration."),
)
_NO_MOVE = Obstacle(
    N_("your account may not move pages"),
    N_("Ask an administrator of the wiki to run the migration."),
)
_NO_BARE = Obstacle(
    N_("its title goes to another page, and your account may not move a page without a redirect"),
    N_("Ask an administrator of the wiki to run the migration."),
)
_CLOSED = Obstacle(
    N_("your account may not edit this page"),
    N_("Ask an administrator of the wiki to do it."),
)


@dataclass(frozen=True)
class Stopped:
    """A page that keeps the migration from being made, and what to do about it."""

    title: str
    obstacle: Obstacle


@dataclass(frozen=True)
class Planned:
    """The migration, and what is in its way.

    ``skipped`` are pages that only link, left alone; ``more`` tells that others link too. ``still``
    are pages that hold an old name where no rename looks, each with it and its line. ``names`` are
    what is renamed.
    """

    migration: Migration
    names: Renames
    stopped: tuple[Stopped, ...]
    skipped: tuple[Stopped, ...] = ()
    still: tuple[tuple[str, Leftover], ...] = ()
    more: bool = False


class _Edits(NamedTuple):
    edited: tuple[Edited, ...]
    stopped: list[Stopped]
    skipped: tuple[Stopped, ...]
    still: tuple[tuple[str, Leftover], ...]


@dataclass(frozen=True)
class Planner:
    """What is planned from: pages, names, files, the schemas of before and after, and rights."""

    known: Known
    names: Renames
    schemas: Mapping[str, Schema]
    may: Rights
    redirect_words: tuple[str, ...] = ("#REDIRECT",)

    def plan(self, batch: str, files: Files) -> Planned:
        """Return the whole plan, for the batch of that name."""
        removed, stopped = self._removed()
        hops = tuple(self._moved(batch))
        edits = self._edited()
        pages = {page.page_id: title for title, page in self.known.pages.items()}
        roles = {n: self.known.roles[t].value for n, t in pages.items() if t in self.known.roles}
        migration = Migration(
            batch, asdict(self.names), roles, removed, hops, edits.edited, files.before, files.after
        )
        stopped = [*self._stale(), *stopped, *self._rights(hops), *edits.stopped]
        left = edits.skipped, edits.still, self.known.more
        return Planned(migration, self.names, tuple(stopped), *left)

    @cached_property
    def _titles(self) -> dict[str, str]:
        """The pages that are there and move, each with its new title."""
        pages = self.names.pages.items()
        return {old: new for old, new in pages if not self._absent(self.known.at(old))}

    def _absent(self, page: Page) -> bool:
        """Tell whether a page has nothing to move: it isn't there, or went away already."""
        return page.missing or page.redirect

    def _stale(self) -> Iterator[Stopped]:
        for number, base in self.known.bases.items():
            if self.known.at(base.title).page_id != number:
                yield _stop(base.title, _STALE)

    def _removed(self) -> tuple[tuple[Removed, ...], list[Stopped]]:
        """Return the redirects that make room, and the titles where none can be made."""
        removed, stopped = [], []
        for old, new in self._titles.items():
            page = self.known.at(new)
            nowhere = no_place(new, page)
            if nowhere:
                stopped.append(_stop(new, nowhere, invalid=page.invalid))
            elif new in self._titles or page.missing:
                continue
            elif not page.redirect:
                stopped.append(_stop(new, _TAKEN))
            elif self.may("delete"):
                removed.append(Removed(page.page_id, page.title, page.revid))
            elif self._leads(page) != old:
                stopped.append(_stop(new, _REDIRECT))
        return tuple(removed), stopped

    def _leads(self, page: Page) -> str:
        return page_title(redirect_target(page.text or "", self.redirect_words) or "")

    def _moved(self, batch: str) -> Iterator[Moved]:
        numbers = count(1)
        ids = {old: self.known.at(old).page_id for old in self._titles}
        for hop in self._hops(lambda: f"Kicsync {batch} {next(numbers)}"):
            ids[hop.new] = ids.pop(hop.old)
            yield Moved(ids[hop.new], hop.old, hop.new, hop.bare)

    def _hops(self, spare: Callable[[], str]) -> tuple[Hop, ...]:
        return sequence(self._titles, spare)

    def _rights(self, hops: tuple[Moved, ...]) -> Iterator[Stopped]:
        if hops and not self.may("move"):
            yield _stop(hops[0].old, _NO_MOVE)
        closed = (title for title in self._titles if self.known.at(title).editable is False)
        yield from (_stop(title, _CLOSED) for title in closed)  # what can't be edited can't move
        if not self.may("suppressredirect"):
            yield from (_stop(hop.old, _NO_BARE) for hop in hops if hop.bare)

    def _edited(self) -> "_Edits":
        """Return which texts change at which stage, and the pages that can't be edited."""
        edited: list[Edited] = []
        stopped: list[Stopped] = []
        skipped: list[Stopped] = []
        still: list[tuple[str, Leftover]] = []
        gone = set(self._titles.values()) - self._titles.keys()  # redirects that make room
        for title, role in self.known.roles.items():
            page = self.known.at(title)
            if page.text is None or title in gone:
                continue
            try:
                texts = dict(self._stages(page, role))
            except PageError as error:
                stopped.append(Stopped(title, Obstacle(error.message, error.hint)))
                continue
            last = next(reversed(texts.values()), page.text)
            still += ((title, one) for one in self._says_still(role, page.text, last))
            if texts and page.editable is False:
                if title in self._titles:
                    continue
                (skipped if role is Role.OTHER else stopped).append(_stop(title, _CLOSED))
                continue
            new = self._titles.get(page_title(title), title)
            edited += [Edited(page.page_id, new if stage else title, stage) for stage in texts]
        edited.sort(key=lambda one: one.stage)
        return _Edits(tuple(edited), stopped, tuple(skipped), tuple(still))

    def _stages(self, page: Page, role: Role) -> Iterator[tuple[int, str]]:
        """Yield the stages at which a page changes, each with its text then."""
        text = page.text or ""
        last = self._rewrite.last
        if role is Role.TABLE and is_literal(text, self._schema):
            new = self._table(text)
            yield from [(last, new)] if new != text else []
            return
        for stage in range(last + 1):
            new = self._rewrite.text(text, role, stage)
            if stored_form(new) != stored_form(text):
                yield stage, new
            text = new

    def _says_still(self, role: Role, before: str, after: str) -> Iterator[Leftover]:
        """Yield the old names that a page holds where no rename looks.

        What a record says of a step in its texts is nothing but words.
        """
        yield from given(before, after, self._titles)
        if role not in RECORDS:
            values = {**self.names.steps, **(self.names.labels if role in _LABELLED else {})}
            news = set(values.values())
            yield from said(after, {old: new for old, new in values.items() if old not in news})

    @cached_property
    def _rewrite(self) -> Rewrite:
        return Rewrite(self.names, self.schemas)

    @property
    def _schema(self) -> Schema:
        return self.schemas[INGREDIENT.name]

    def _table(self, text: str) -> str:
        records = [
            read(page.text or "", self._schema, title)
            for title, page in self.known.pages.items()
            if self.known.roles.get(title) is Role.INGREDIENT
        ]
        headers = self.names.headers(self._schema)
        pairs = [(record, self._after(record)) for record in records]
        return rename_table(text, pairs, self._schema, self.names.pages, headers)

    def _after(self, record: Record) -> Record:
        """Return ``record`` as it will be."""
        title = page_title(record.title)
        new = replace(record, title=self.names.titles.get(title, title))
        return linked(self._rewrite.record(new, self._schema), self.names.pages, self.names.values)


def _stop(title: str, found: Obstacle, *, invalid: str = "") -> Stopped:
    words = {"title": title, "invalid": invalid, "file": "schema/rubrics.yml"}
    return Stopped(title, Obstacle(_(found.reason).format(**words), _(found.hint).format(**words)))
