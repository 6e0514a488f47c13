"""Take a migration back: texts first, then titles in an order without clash, then redirects."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from kicsync.errors import ConfigError, KicsyncError, Refused
from kicsync.i18n import _
from kicsync.sync.batch import summary
from kicsync.sync.change import Outcome
from kicsync.sync.migrating.batch import touched
from kicsync.sync.migrating.follow import Tabled, follow, follow_table
from kicsync.sync.migrating.order import sequence
from kicsync.sync.push import Going
from kicsync.sync.reversals import Reversal, Step
from kicsync.sync.send import hash_of, send
from kicsync.sync.wiki import Wiki
from kicsync.workspace.folder import Workspace
from kicsync.workspace.journal import Batch
from kicsync.workspace.migration_file import read_migration
from kicsync.workspace.orders import Action, Order


def migrated(space: Workspace, name: str) -> bool:
    """Tell whether the batch ``name`` is a migration of this machine; raises ConfigError."""
    return read_migration(space.local, name) is not None


def require_whole(space: Workspace, batch: Batch, titles: Sequence[str]) -> None:
    """Raise ConfigError where only a part of a migration would be taken back, or its undo."""
    if titles and migrated(space, batch.name):
        raise ConfigError(
            _("Batch {name} is a migration: it is taken back as a whole.").format(name=batch.name),
            hint=_("Leave the titles out: kicsync undo {batch}").format(batch=batch.name),
        )
    if batch.undoes and migrated(space, batch.undoes):
        raise ConfigError(
            _("Batch {name} took back a migration.").format(name=batch.name),
            hint=_("To migrate again: kicsync rubrics migrate"),
        )


def take_back_migration(
    space: Workspace,
    wiki: Wiki,
    batch: Batch,
    planned: Sequence[Reversal],
    *,
    going: Going,
    done: list[Reversal],
) -> None:
    """Carry out the planned reversals of a migration; what was done is added to ``done``.

    The last text that changed is the first to be taken back. No redirect stays under a title that a
    page gives back, where the account may do that.
    """
    space.journal.note(batch)
    run = _Run(space, wiki, batch, going)
    try:
        run.edit(reversed(planned))
        run.move([one for one in planned if _step(one, Action.MOVE)])
        run.rest(planned)
    finally:
        done += [run.ended(one) for one in planned if run.over(one)]


def follow_back(space: Workspace, wiki: Tabled, batch: Batch) -> tuple[KicsyncError, ...]:
    """Let the files here follow the undo ``batch`` of a migration; both batches are over then."""
    migration = read_migration(space.local, batch.undoes)
    assert migration is not None, batch.undoes
    pages = wiki.fetch_ids(sorted(touched(migration)))
    errors = follow(space, pages, migration.after, migration.before)
    for one in space.journal.unfinished():
        if one.name == batch.undoes:
            space.journal.end(one)
    return (*errors, *follow_table(space, wiki))


@dataclass
class _Run:
    """One undo: how many steps of each page are done, and what was refused."""

    space: Workspace
    wiki: Wiki
    batch: Batch
    going: Going
    steps: dict[int, int] = field(default_factory=dict)
    refused: dict[int, Refused] = field(default_factory=dict)
    newrevids: dict[int, int] = field(default_factory=dict)
    halted: bool = False

    def __post_init__(self) -> None:
        orders = self.space.journal.orders(self.batch.name)
        self.numbers: Iterator[int] = count(len(orders) + 1)

    def edit(self, planned: Iterator[Reversal]) -> None:
        """Bring the texts back."""
        for one in planned:
            step = _step(one, Action.EDIT)
            if step:
                self._do(one, step, one.title)

    def move(self, planned: Sequence[Reversal]) -> None:
        """Bring the titles back."""
        spares = count(1)
        names = {one.title: _target(one) for one in planned if one.page_id not in self.refused}
        pages = {one.title: one for one in planned}
        hops = sequence(names, lambda: f"Kicsync {self.batch.name} {next(spares)}")
        for hop in hops:
            one = pages[hop.new] = pages.pop(hop.old)
            last = hop.new == _target(one)
            self._do(one, Step(Action.MOVE, target=hop.new), hop.old, counts=last)

    def rest(self, planned: Sequence[Reversal]) -> None:
        """Bring deleted pages back, and take new ones away."""
        for one in planned:
            for step in one.steps:
                if step.action not in (Action.EDIT, Action.MOVE):
                    self._do(one, step, one.title)

    def over(self, one: Reversal) -> bool:
        """Tell whether nothing is left to do for a page, or it was refused."""
        return one.page_id in self.refused or self.steps.get(one.page_id, 0) == len(one.steps)

    def ended(self, one: Reversal) -> Reversal:
        """Return the reversal with what became of it."""
        error = self.refused.get(one.page_id)
        if error:
            return replace(one, outcome=Outcome.REFUSED, reason=error.message, hint=error.hint)
        newrevid = self.newrevids.get(one.page_id, 0)
        return replace(one, outcome=Outcome.SAVED, newrevid=newrevid)

    def _do(self, one: Reversal, step: Step, title: str, *, counts: bool = True) -> None:
        if one.page_id in self.refused or self.halted or not self._may_go():
            return
        said = _("takes back {batch}").format(batch=self.batch.undoes)
        beside = title + step.target if step.target else ""
        order = Order(
            next(self.numbers),
            step.action,
            title=title,
            summary=summary(self.batch, said, beside=beside),
            page_id=one.page_id,
            base_revid=one.revid,
            target=step.target,
            sha1=hash_of(step.text) if step.action is Action.EDIT else "",
            settled=True,
            kind="",
            bare=step.action is Action.MOVE and self.wiki.may("suppressredirect"),
        )
        try:
            sent = send(self.space.journal, self.wiki, self.batch, order, step.text)
        except Refused as error:
            self.refused[one.page_id] = error
            return
        self.newrevids[one.page_id] = sent.newrevid or self.newrevids.get(one.page_id, 0)
        self.steps[one.page_id] = self.steps.get(one.page_id, 0) + counts

    def _may_go(self) -> bool:
        self.halted = not self.going(len(self.steps))
        return not self.halted


def _step(one: Reversal, action: Action) -> Step | None:
    return next((step for step in one.steps if step.action is action), None)


def _target(one: Reversal) -> str:
    step = _step(one, Action.MOVE)
    assert step is not None, one
    return step.target
