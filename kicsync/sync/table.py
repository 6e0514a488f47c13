"""The page ``KIC``: pull it, and compare what it shows with the records."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.kit import Record
from kicsync.kit.table import Columns
from kicsync.kit.titles import page_title
from kicsync.sync.table_read import read_shown
from kicsync.wiki.pages import Page
from kicsync.wiki.parse import Shown
from kicsync.wikitext import read
from kicsync.wikitext.literal import find_literal
from kicsync.wikitext.table_compare import Difference, Kind, compare, understood
from kicsync.workspace.folder import Workspace
from kicsync.workspace.table_file import KeptTable, Shape, forget_table, read_table, write_table


class TableWiki(Protocol):
    """A wiki that shows pages."""

    def fetch_titles(self, titles: Iterable[str], *, content: bool = True) -> dict[str, Page]:
        """Return the pages with these titles, by the title as it was asked."""

    def parse(self, title: str) -> Shown:
        """Return a page as readers see it."""


class Pulled(NamedTuple):
    """The table, what its labels stand for, and whether it is another one than before."""

    table: KeptTable
    columns: Columns
    new: bool


class Compared(NamedTuple):
    """Where table and records differ.

    ``waiting`` are differences that the next push takes away: the table shows what the record said
    at the last sync, or the ingredient is not on the wiki yet.
    """

    table: KeptTable
    differences: tuple[Difference, ...]
    waiting: tuple[Difference, ...]
    unclear: tuple[Difference, ...]


def pull_table(space: Workspace, wiki: TableWiki) -> Pulled:
    """Read the page of the table and remember what it shows; raises ConfigError without one."""
    title = space.config.table
    _require_page(wiki, title)
    bases = space.bases.load().values()
    known = [*(base.title for base in bases), *(f.record.title for f in space.records()[0])]
    table = read_shown(wiki.parse(title), space.schema, known)
    new = write_table(space.state, table)
    return Pulled(table, understood(table.labels, table.rows, space.schema), new)


def see_literal(space: Workspace, wiki: TableWiki) -> Pulled | None:
    """Remember the table if it stands in the text of its page; None where it does not."""
    page = wiki.fetch_titles([space.config.table])[space.config.table]
    literal = page.text is not None and find_literal(page.text, space.schema)
    return pull_table(space, wiki) if literal else None


def see_again(space: Workspace, wiki: TableWiki) -> None:
    """Remember what the page of the table shows now; nothing, where there is no such page."""
    page = wiki.fetch_titles([space.config.table], content=False)[space.config.table]
    if page.missing:
        forget_table(space.state)
    else:
        pull_table(space, wiki)


def kept_table(space: Workspace) -> KeptTable:
    """Return the table of the last pull; raises ConfigError where there was none."""
    table = read_table(space.state)
    if table is None:
        raise ConfigError(
            _("The table of the wiki was never read here."),
            hint=_("Read it with: kicsync table pull"),
        )
    return table


def require_literal(space: Workspace) -> None:
    """Raise ConfigError unless the page was seen to hold a table in its own text."""
    if kept_table(space).shape is not Shape.LITERAL:
        raise ConfigError(
            _("The wiki makes the table of the page {page} itself.").format(
                page=space.config.table
            ),
            hint=_("Nothing has to be written there; if that is new: kicsync table pull"),
        )


def check_table(space: Workspace, records: Sequence[Record]) -> Compared:
    """Compare the table of the last pull with ``records``; raises ConfigError without one."""
    table = kept_table(space)
    bases = {page_title(b.title): b for b in space.bases.load().values()}
    before = {title: read(b.text, space.schema, b.title) for title, b in bases.items()}
    found = tuple(compare(records, table.labels, table.rows, space.schema))
    still = set(_names(compare(before.values(), table.labels, table.rows, space.schema)))
    unclear = tuple(one for one in found if one.kind is Kind.UNKNOWN)
    told = [one for one in found if one.kind is not Kind.UNKNOWN]
    waiting = tuple(one for one in told if _waits(one, before, still))
    others = tuple(one for one in told if not _waits(one, before, still))
    return Compared(table, others, waiting, unclear)


def _waits(one: Difference, before: "dict[str, Record]", still: "set[tuple[str, str]]") -> bool:
    """Tell whether a difference comes only from what was not pushed yet."""
    title = page_title(one.title)
    if one.kind is Kind.NO_ROW:
        return title not in before
    if one.kind is Kind.NO_RECORD:  # renamed or deleted here
        return title in before
    return (title, one.field) not in still and title in before


def _names(found: Iterable[Difference]) -> Iterator[tuple[str, str]]:
    return ((page_title(one.title), one.field) for one in found)


def _require_page(wiki: TableWiki, title: str) -> None:
    page = wiki.fetch_titles([title], content=False)[title]
    if page.missing:
        raise ConfigError(
            _("The wiki has no page “{title}”.").format(title=title),
            hint=_(
                "Write the title of the page that shows all ingredients in kicsync.toml: "
                'table = "…"'
            ),
        )
