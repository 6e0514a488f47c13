"""What was sent to the wiki from this folder, batch by batch; pure reading of the journal."""

import re
from dataclasses import dataclass

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.kit.suggest import did_you_mean
from kicsync.workspace.folder import Workspace
from kicsync.workspace.journal import Batch, undone
from kicsync.workspace.orders import Action, Order

_NAME = re.compile(r"\d{8}-\d{6}-[0-9a-f]{4}")


@dataclass(frozen=True)
class Chapter:
    """A batch with its orders; ``undone_by`` is the batch that took it back, or ''."""

    batch: Batch
    orders: tuple[Order, ...]
    undone_by: str = ""

    @property
    def pages(self) -> int:
        """How many pages the wiki has changed for it."""
        return len({order.page_id for order in self.orders if order.done})


def chapters(space: Workspace) -> list[Chapter]:
    """Return every batch, the newest first; raises ConfigError for a damaged journal."""
    batches = space.journal.batches()
    backs = undone(batches, partly=True)
    return [
        Chapter(batch, tuple(space.journal.orders(batch.name)), backs.get(batch.name, ""))
        for batch in reversed(batches)
    ]


def is_batch(name: str) -> bool:
    """Tell whether ``name`` has the form of a batch's name, and not that of a title."""
    return bool(_NAME.fullmatch(name))


def batch_called(found: list[Chapter], name: str) -> Batch:
    """Return the batch called ``name``, '' for the last push that was not taken back.

    A push of which the wiki has carried out nothing has nothing to take back.

    Raises ConfigError when there is none.
    """
    batches = [chapter.batch for chapter in found]
    if name:
        batch = next((batch for batch in batches if batch.name == name), None)
        hint = did_you_mean(name, [batch.name for batch in batches])
        missing = _("There is no batch called {name}.").format(name=name)
    else:
        backs = undone(batches, partly=False)
        pushes = (c.batch for c in found if c.pages and not c.batch.undoes)
        batch = next((batch for batch in pushes if batch.name not in backs), None)
        missing, hint = _("There is no push to take back."), _("See them all with: kicsync log")
    if batch is None:
        raise ConfigError(missing, hint=hint)
    return batch


def link(wiki: str, order: Order) -> str:
    """Return the address at which a person sees what ``order`` did; ``wiki`` is its API's."""
    script = wiki.removesuffix("api.php") + "index.php"
    if order.newrevid and order.action is Action.CREATE:
        return f"{script}?oldid={order.newrevid}"
    if order.newrevid:
        return f"{script}?diff={order.newrevid}&oldid={order.oldrevid}"
    return f"{script}?curid={order.page_id}"
