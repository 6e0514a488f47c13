"""What has to be done to take a batch back, page by page: nothing where anybody edited since."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kicsync.i18n import _
from kicsync.sync.change import Outcome
from kicsync.sync.titles import named
from kicsync.sync.wiki import Wiki
from kicsync.wiki.edits import stored_form
from kicsync.wiki.pages import Page
from kicsync.wiki.revisions import Revision
from kicsync.workspace.folder import Workspace
from kicsync.workspace.journal import Batch
from kicsync.workspace.orders import Action, Order, Result

_RIGHTS = {
    Action.EDIT: "edit",
    Action.MOVE: "move",
    Action.DELETE: "delete",
    Action.RESTORE: "undelete",
}


@dataclass(frozen=True)
class Step:
    """One order to come: an edit back to ``text``, a move back to ``target``, and so on."""

    action: Action
    text: str = ""
    target: str = ""


@dataclass(frozen=True)
class Reversal:
    """One page to be taken back, and what became of it; ``revid`` is what stands there now."""

    title: str
    page_id: int
    revid: int
    steps: tuple[Step, ...] = ()
    outcome: Outcome = Outcome.PLANNED
    reason: str = ""
    hint: str = ""
    note: str = ""
    newrevid: int = 0

    @property
    def action(self) -> Action:
        """What is done in the end."""
        return self.steps[-1].action if self.steps else Action.EDIT

    @property
    def oldrevid(self) -> int:
        """The revision that is taken back."""
        return self.revid

    @property
    def what(self) -> str:
        """What is taken back, in words."""
        words = {
            Action.EDIT: _("back to the text of before"),
            Action.MOVE: _("back to the title “{title}”").format(
                title=self.steps[-1].target if self.steps else ""
            ),
            Action.DELETE: _("the new page goes away"),
            Action.RESTORE: _("the deleted page comes back"),
        }
        return ", ".join(words[step.action] for step in self.steps)

    @property
    def left(self) -> bool:
        """Whether the page stays as the batch has made it."""
        return self.outcome in (Outcome.REFUSED, Outcome.SKIPPED)


def reversals(
    space: Workspace, wiki: Wiki, batch: Batch, titles: Iterable[str]
) -> tuple[Reversal, ...]:
    """Return what has to be done to take ``batch`` back, for the pages called ``titles`` or all.

    Reads the pages (50 a request), the texts of before, and the history of moved pages. Raises
    ConfigError for a title that is not in the batch.
    """
    orders = [order for order in space.journal.orders(batch.name) if order.result is Result.SAVED]
    moved = {order.title: order.target for order in orders if order.target}
    wanted = named(titles, (order.target or order.title for order in orders), moved)
    pages: dict[int, list[Order]] = {}
    for order in orders:
        pages.setdefault(order.page_id, []).append(order)
    if wanted:
        pages = {n: p for n, p in pages.items() if (p[-1].target or p[-1].title) in wanted}
    now = wiki.fetch_ids(pages) if pages else {}
    olds = wiki.fetch_revisions(_before(made) for made in pages.values() if _before(made))
    gone = [made[-1].title for made in pages.values() if made[-1].action is Action.DELETE]
    taken = wiki.fetch_titles(gone, content=False) if gone else {}
    others = {title: page for title, page in taken.items() if page.page_id not in pages}
    again = _on_the_way(space, batch)
    own = frozenset(one.name for one in space.journal.batches())
    return tuple(
        _reversal(wiki, batch, _Made(made, now[number], olds, others, own, again.get(number, "")))
        for number, made in pages.items()
    )


def _on_the_way(space: Workspace, batch: Batch) -> dict[int, str]:
    """Return the titles that an undo of ``batch`` that was cut off gave to pages, by their ids."""
    cut = (one for one in space.journal.unfinished() if one.undoes == batch.name)
    orders = (order for one in cut for order in space.journal.orders(one.name))
    return {order.page_id: order.target for order in orders if order.target and order.done}


@dataclass(frozen=True)
class _Made:
    """What a batch did to one page, the page as it is now, and what is needed to take it back.

    ``own`` are the names of all batches of this workspace. ``given`` is the title that an undo on
    its way has given to it, '' for none.
    """

    orders: Sequence[Order]
    page: Page
    olds: Mapping[int, Revision]
    taken: Mapping[str, Page]
    own: frozenset[str]
    given: str = ""

    @property
    def old(self) -> str | None:
        """The text of before; None where there was none, or where it can't be read."""
        revision = self.olds.get(_before(self.orders))
        return revision.text if revision else None

    @property
    def title(self) -> str:
        """The title of the page, now or when it was last seen."""
        return self.page.title or self.orders[-1].target or self.orders[-1].title

    @property
    def title_taken(self) -> bool:
        """Whether another page stands where the deleted one would come back."""
        there = self.taken.get(self.orders[-1].title)
        return self.page.missing and there is not None and not there.missing


def _before(orders: Sequence[Order]) -> int:
    """Return the revision that stood there before the first edit of ``orders``, 0: none."""
    edits = [order.oldrevid for order in orders if order.action is Action.EDIT]
    return edits[0] if edits and orders[0].action is not Action.CREATE else 0


def _reversal(wiki: Wiki, batch: Batch, made: _Made) -> Reversal:
    last = made.page.revid or made.orders[-1].base_revid
    found = Reversal(made.title, made.orders[0].page_id, last)
    if _before(made.orders) and made.old is None and not made.page.missing:
        return _left(found, _("the text of before can't be read: it is hidden"))
    steps = tuple(_steps(made.orders, made.page, made.old))
    if not steps and _deleted_since(made):
        return _left(found, _("somebody deleted it since"))
    if not steps:
        return replace(found, outcome=Outcome.UNCHANGED, reason=_("already taken back"))
    others = _others(wiki, batch, made, steps)
    if others:
        return _left(found, others)
    missing = [_RIGHTS[step.action] for step in steps if not wiki.may(_RIGHTS[step.action])]
    if not missing:
        return replace(found, steps=steps)
    return replace(
        found,
        steps=steps,
        outcome=Outcome.REFUSED,
        reason=_("your account lacks the right “{right}”").format(right=missing[0]),
        hint=_("Ask an administrator of the wiki to do it."),
    )


def _others(wiki: Wiki, batch: Batch, made: _Made, steps: Sequence[Step]) -> str:
    """Say who would lose by it, in words; '' when nobody would."""
    if made.title_taken:
        return _("another page has this title now")
    if steps[0].action is Action.RESTORE and not _deleted_by(wiki, batch, made.orders[-1]):
        return _("somebody else deleted it since")
    if steps[0].action is Action.RESTORE and _others_of_its_name(wiki, made):
        return _("an older page of this title was deleted too, and would come back with it")
    if _edited_since(wiki, batch, made):
        return _("somebody edited it since")
    return ""


def _left(found: Reversal, reason: str) -> Reversal:
    hint = _("Take it back by hand on the wiki, in the history of the page.")
    return replace(found, outcome=Outcome.SKIPPED, reason=reason, hint=hint)


def _steps(orders: Sequence[Order], page: Page, old: str | None) -> Iterator[Step]:
    """Yield the orders that take ``orders`` back, those that are still needed."""
    actions = [order.action for order in orders]
    if Action.DELETE in actions:
        if page.missing:
            yield Step(Action.RESTORE)
        return
    if page.missing:
        return
    if Action.CREATE in actions or Action.RESTORE in actions:
        yield Step(Action.DELETE)
        return
    if old is not None and page.text is not None and stored_form(old) != page.text:
        yield Step(Action.EDIT, text=old)
    moves = [order for order in orders if order.action is Action.MOVE]
    if moves and page.title != moves[0].title:
        yield Step(Action.MOVE, target=moves[0].title)


def _deleted_since(made: _Made) -> bool:
    """Tell whether a page that was there before the batch is gone now."""
    kept = {Action.EDIT, Action.MOVE}
    return made.page.missing and all(order.action in kept for order in made.orders)


def _deleted_by(wiki: Wiki, batch: Batch, order: Order) -> bool:
    entry = wiki.deletion(order.page_id, order.title)
    return entry is not None and batch.name in entry.comment


def _others_of_its_name(wiki: Wiki, made: _Made) -> bool:
    """Tell whether the wiki would restore the history of another page too."""
    last = made.orders[-1]
    return any(entry.page_id != last.page_id for entry in wiki.deletions(last.title))


def _edited_since(wiki: Wiki, batch: Batch, made: _Made) -> bool:
    """Tell whether anybody else saved or moved the page during the batch or after.

    A protection writes a revision of the same text and title: that is no edit. Nor are later
    batches of this workspace that were taken back: the text is what this one has left.
    """
    orders, page = made.orders, made.page
    if page.missing or (len(orders) == 1 and page.revid == orders[0].newrevid):
        return False
    start = orders[0].newrevid or orders[0].base_revid
    targets = (order.target for order in reversed(orders) if order.target)
    ours = made.given or next(targets, orders[-1].title)
    since = wiki.revisions_since(page.page_id, start)
    others = [revision for revision in since if batch.name not in revision.comment]
    if not others or page.title != ours:
        return page.title != ours
    first = wiki.fetch_revisions([start], content=False).values()
    texts = {revision.revid: revision.sha1 for revision in (*first, *since)}
    changed = [one for one in others if not one.sha1 or texts.get(one.parent) != one.sha1]
    made_last = [start, *(one.revid for one in since if batch.name in one.comment)][-1]
    left = texts.get(made_last)
    back = bool(left) and since[-1].sha1 == left
    return any(not (back and _is_own(one, made.own)) for one in changed)


def _is_own(revision: Revision, batches: Iterable[str]) -> bool:
    return any(name in revision.comment for name in batches)
