"""A batch: the orders of one push or undo, recognisable on the wiki by their summary."""

import secrets
from datetime import UTC, datetime

from kicsync.workspace.journal import Batch

LONGEST = 400
"""Characters; MediaWiki cuts a summary at 500 (Manual: "Help:Edit summary").

Before that of a move it writes both titles, and a sentence of its own.
"""


def new_batch(wiki: str, user: str = "", text: str = "", *, undoes: str = "") -> Batch:
    """Return a batch that starts now; ``text`` is what the person says of it.

    Its name is a date, a time and four random letters: a person can read it, and two people never
    meet.
    """
    now = datetime.now(UTC)
    name = f"{now.astimezone():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
    return Batch(name, now.isoformat(timespec="milliseconds"), wiki, user, text, undoes=undoes)


def summary(batch: Batch, what: str, *, beside: str = "") -> str:
    """Return the edit summary of one page: what changed, and which batch it belongs to.

    ``beside`` is what the wiki itself writes in it: the titles of a move.
    """
    said = f"{batch.text} ({what})" if batch.text else what
    return f"{said[: max(LONGEST - len(beside), 0)]} — kicsync {batch.name}"
