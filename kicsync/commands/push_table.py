"""The page KIC in a push: its table follows the ingredients, where it stands in the page's text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kicsync.commands.context import Run
from kicsync.i18n import _, ngettext
from kicsync.sync.change import Change, Outcome
from kicsync.sync.page_edits import PageChange, planned

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kicsync.sync.table_edit import Cut, TableEditPlan
    from kicsync.wiki.connect import Wiki
    from kicsync.wiki.pages import Page
    from kicsync.workspace.bases import Base
    from kicsync.workspace.folder import Workspace
    from kicsync.workspace.journal import Batch

_DONE = frozenset({Outcome.SAVED, Outcome.UNCHANGED})


@dataclass(frozen=True)
class Table:
    """The table as it was found, the bases of then, and what a ``cut`` push has done before."""

    space: "Workspace"
    wiki: "Wiki"
    page: "Page"
    bases: "Mapping[int, Base]"
    cut: "Cut"
    whole: bool

    def planned(self, run: Run, changes: Sequence[Change]) -> tuple[PageChange, ...]:
        """Return what the page needs once ``changes`` are made, and tell what stays in its rows."""
        found = self._change(changes)
        if found is None:
            return ()
        _tell(run, found, {change.title for change in changes})
        return self._edits(found)

    def after(self, done: Sequence[Change]) -> tuple[PageChange, ...]:
        """Return what the page needs, of all that was planned, after what the wiki has saved."""
        found = self._change([change for change in done if change.outcome in _DONE])
        return self._edits(found) if found else ()

    def remember(self) -> None:
        """Keep what the page shows now."""
        from kicsync.sync.table import pull_table

        pull_table(self.space, self.wiki)

    def tell_left(self, run: Run, pages: Iterable[PageChange]) -> None:
        """Say what brings the page in step later, where one of ``pages`` could not be saved."""
        if any(page.left for page in pages):
            text = _(
                "The table of {page} lags behind its ingredients. Bring it in step: {commands}"
            )
            run.warn(text.format(page=self.page.title, commands="kicsync push --table"))

    def _change(self, changes: Sequence[Change]) -> "TableEditPlan | None":
        from kicsync.sync.table_edit import expected, table_change

        schema = self.space.schema
        after = expected(self.bases.values(), schema, changes)
        return table_change(self.page, schema, after, cut=self.cut, whole=self.whole)

    def _edits(self, found: "TableEditPlan") -> tuple[PageChange, ...]:
        return (planned(found.edit, self.page),) if found.edit else ()


def read_table(
    space: "Workspace",
    connect: "Callable[[], Wiki]",
    cut: "Batch | None",
    *,
    whole: bool,
    due: bool,
) -> Table | None:
    """Read the page of the table (one request); None where no push has to edit it.

    ``due`` tells that ingredients are pushed. A push that was ``cut`` off may have saved those, and
    not the table yet; ``whole`` asks for every row. Raises ConfigError where that can't be.
    """
    from kicsync.sync.table import require_literal
    from kicsync.sync.table_edit import cut_off
    from kicsync.workspace.table_file import literal_page

    if whole:
        require_literal(space)
    title = literal_page(space.state)
    if title is None:
        return None
    before = cut_off(cut, space.journal.orders(cut.name) if cut else (), title)
    if not (whole or before.titles or due):
        return None
    wiki = connect()
    return Table(space, wiki, wiki.fetch_titles([title])[title], space.bases.load(), before, whole)


def _tell(run: Run, found: "TableEditPlan", pushed: set[str]) -> None:
    """Warn of what stays in the rows of ``pushed``; of the others, only how many they are."""
    ours = [one for one in found.kept if one.title in pushed]
    for one in ours:
        where = f"{one.title}, {one.field}" if one.field else one.title
        text = _("table, {where}: {reason}; it stays as it is")
        run.warn(text.format(where=where, reason=one.reason))
    others = len({one.title for one in found.kept} - pushed)
    if others:
        text = ngettext(
            "{n} other row of the table differs from its ingredient: kicsync table check",
            "{n} other rows of the table differ from their ingredients: kicsync table check",
            others,
        )
        run.say(text.format(n=others))
