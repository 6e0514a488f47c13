"""A batch: the edits of one push, recognisable on the wiki by their summary."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from kicsync.i18n import _
from kicsync.sync.push import Action, Change

LONGEST = 400
"""Characters; MediaWiki cuts a summary at 500 (Manual: "Help:Edit summary")."""


@dataclass(frozen=True)
class Batch:
    """``name`` is a date, a time and four random letters: it sorts, and two people never meet."""

    name: str
    text: str = ""

    @classmethod
    def new(cls, text: str) -> "Batch":
        """Return a batch that starts now; ``text`` is what the person says of it."""
        return cls(f"{datetime.now().astimezone():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}", text)

    def summary(self, change: Change) -> str:
        """Return the edit summary of one page: what changed, and which batch it belongs to."""
        what = _("new page") if change.action is Action.CREATE else ", ".join(change.fields)
        said = f"{self.text} ({what})" if self.text else what
        return f"{said[:LONGEST]} — kicsync {self.name}"
