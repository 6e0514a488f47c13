"""undo: take back what a batch did on the wiki, with the same journal and summary as a push."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from kicsync.errors import Refused
from kicsync.i18n import _
from kicsync.sync.batch import summary
from kicsync.sync.change import Outcome
from kicsync.sync.push import Going
from kicsync.sync.reversals import Reversal
from kicsync.sync.send import hash_of, send
from kicsync.sync.wiki import Wiki
from kicsync.workspace.folder import Workspace
from kicsync.workspace.journal import Batch
from kicsync.workspace.orders import Action, Order


def take_back(
    space: Workspace,
    wiki: Wiki,
    batch: Batch,
    planned: Sequence[Reversal],
    *,
    going: Going,
    done: list[Reversal],
) -> None:
    """Carry out the planned reversals; what was done is added to ``done`` as it goes.

    The files are not touched: a pull brings what stands on the wiki now.
    """
    space.journal.note(batch)
    numbers = count(len(space.journal.orders(batch.name)) + 1)
    for reversal in planned:
        if not going(len(done)):
            break
        done.append(_take_back(space, wiki, batch, reversal, numbers))


def _take_back(
    space: Workspace, wiki: Wiki, batch: Batch, reversal: Reversal, numbers: Iterator[int]
) -> Reversal:
    said = _("takes back {batch}").format(batch=batch.undoes)
    for step in reversal.steps:
        titles = reversal.title + step.target if step.target else ""
        order = Order(
            next(numbers),
            step.action,
            title=reversal.title,
            summary=summary(batch, said, beside=titles),
            page_id=reversal.page_id,
            base_revid=reversal.revid,
            target=step.target,
            sha1=hash_of(step.text) if step.action is Action.EDIT else "",
            settled=True,
        )
        try:
            sent = send(space.journal, wiki, batch, order, step.text)
        except Refused as error:
            return replace(reversal, outcome=Outcome.REFUSED, reason=error.message, hint=error.hint)
        reversal = replace(reversal, newrevid=sent.newrevid or reversal.newrevid)
    return replace(reversal, outcome=Outcome.SAVED)
