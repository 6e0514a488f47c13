"""What came out of a migration, beside what should: every value, link and row of the page KIC."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from kicsync.errors import ConfigError, WikiError
from kicsync.i18n import _
from kicsync.kit import Field, FieldType, Record, Schema, Value
from kicsync.kit.step_shares import OF_STEP
from kicsync.kit.titles import page_title
from kicsync.sync.migrating.renames import Names, Renames
from kicsync.sync.migrating.rewrite import with_steps
from kicsync.sync.sides import record_in
from kicsync.sync.table_read import read_shown
from kicsync.wiki.pages import Page
from kicsync.wiki.parse import Shown
from kicsync.wikitext.rename_links import links, rename_links
from kicsync.workspace.folder import Workspace


class Showing(Protocol):
    """A wiki that is read, and shows pages."""

    def fetch_titles(self, titles: Iterable[str], *, content: bool = True) -> dict[str, Page]:
        """Return the pages with these titles, by the title as it was asked."""

    def parse(self, title: str) -> Shown:
        """Return a page as readers see it."""


class Different(NamedTuple):
    """What came out otherwise: where, what should stand there, and what does."""

    where: str
    wanted: str
    found: str


Rows = Mapping[str, Mapping[str, str]]
"""The rows of a table: by the title of the ingredient, the text of each label."""


@dataclass(frozen=True)
class Picture:
    """A wiki at one moment: the records of each kind, the links of pages, the rows of KIC.

    All three are by the titles of pages.
    """

    records: Mapping[str, tuple[str, Record]]
    links: Mapping[str, tuple[str, ...]]
    rows: Rows


def take_picture(space: Workspace, wiki: Showing, titles: Iterable[str], names: Renames) -> Picture:
    """Return what the wiki of ``space`` says now, on the pages of ``titles`` too.

    The steps are read by their old and their new values.
    """
    both = (*names.steps, *names.steps.values())
    kinds = [(kind.kind.name, with_steps(kind.schema, both), kind) for kind in space.kinds()]
    homes = {
        base.title: (name, schema)
        for name, schema, kind in kinds
        for base in kind.bases.load().values()
    }
    pages = wiki.fetch_titles([*dict.fromkeys([*homes, *titles])])
    texts = {page.title: page.text for page in pages.values() if page.text is not None}
    records = {
        title: (name, record_in(texts[title], title, schema))
        for title, (name, schema) in homes.items()
        if title in texts
    }
    found = {title: links(text) for title, text in texts.items()}
    return Picture(records, found, _rows(space, wiki, list(homes)))


def compare(
    before: Picture, after: Picture, names: Renames, schemas: Mapping[str, Schema]
) -> Iterator[Different]:
    """Yield what is not as ``before`` with its new ``names``; ``schemas`` are by kind of page."""
    for title, (kind, record) in before.records.items():
        new = names.pages.get(title, title)
        found = after.records.get(new)
        if found is None:
            yield Different(new, _("a page of the Kit"), _("nothing"))
        else:
            yield from _values(new, record, found[1], names, schemas[kind])
    yield from _links(before.links, after.links, names.pages)
    yield from _table(before.rows, after.rows, names)


def _values(
    title: str, before: Record, after: Record, names: Renames, schema: Schema
) -> Iterator[Different]:
    for field in schema:
        wanted, found = _renamed(field, before.value(field), names), after.value(field)
        if wanted != found:
            yield Different(f"{title}, {field.name}", _said(wanted), _said(found))


def _renamed(field: Field, value: Value, names: Renames) -> Value:
    if isinstance(value, str):
        return _text(field, value, names)
    if field.type is not FieldType.ENTRIES:
        return tuple(_text(field, item, names) for item in value if isinstance(item, str))
    subs = {sub.name: sub for sub in field.fields}
    tools = (tool for tool in value if not isinstance(tool, str))
    return tuple({n: _text(subs[n], text, names) for n, text in tool.items()} for tool in tools)


def _text(field: Field, text: str, names: Renames) -> str:
    if field.of == OF_STEP:
        return names.steps.get(text, text)
    if field.type is FieldType.PAGE:
        return names.pages.get(page_title(text), text)
    return rename_links(text, names.pages, names.values)


def _links(
    before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]], pages: Names
) -> Iterator[Different]:
    gone = set(pages.values()) - pages.keys()  # redirects that made room
    for title in (title for title in before if title not in gone):
        found = before[title]
        new = pages.get(title, title)
        wanted = tuple(pages.get(link, link) for link in found)
        there = after.get(new, ())
        if sorted(wanted) != sorted(there):
            where = _("{title}, links").format(title=new)
            yield Different(where, ", ".join(wanted), ", ".join(there))


def _table(before: Rows, after: Rows, names: Renames) -> Iterator[Different]:
    renamed = (names.labels, *names.parameters.values())
    labels = {old: new for one in renamed for old, new in one.items()}
    for title, cells in before.items():
        new = names.titles.get(title, title)
        there = after.get(new)
        if there is None:
            yield Different(_("{title}, row of the table").format(title=new), title, _("nothing"))
            continue
        for label, text in cells.items():
            found = there.get(labels.get(label, label), there.get(label, ""))
            wanted = _wanted(text, names)
            if found not in wanted:
                yield Different(f"{new}, {label}", wanted[0], found)


def _wanted(text: str, names: Renames) -> list[str]:
    """Return what may stand in a cell that said ``text``.

    A title that is no link stays, and so does what a text says of a step.
    """
    steps = _replaced(text, names.steps)
    every = _replaced(text, {**names.steps, **names.pages})
    of_step = any(text.startswith(step) for step in names.steps)
    return [steps, every] if of_step else [every, steps, text, _replaced(text, names.pages)]


def _replaced(text: str, names: Names) -> str:
    """Return ``text`` with all names changed at once."""
    if not names:
        return text
    longest = sorted(names, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest)), lambda found: names[found[0]], text)


def _rows(space: Workspace, wiki: Showing, titles: list[str]) -> Rows:
    """Return the rows of the page KIC; none where it shows none."""
    try:
        table = read_shown(wiki.parse(space.config.table), space.schema, titles)
    except (ConfigError, WikiError):
        return {}
    return {
        page_title(row.title): {cell.label: cell.text for cell in row.cells} for row in table.rows
    }


def _said(value: Value) -> str:
    if isinstance(value, str):
        return value
    return ", ".join(i if isinstance(i, str) else ", ".join(i.values()) for i in value)
