"""What the page ``KIC`` shows, field by field, beside what the records say; pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple, Protocol

from kicsync.kit import Record, Schema
from kicsync.kit.table import TITLE, Columns, Target, block, columns
from kicsync.kit.titles import page_title
from kicsync.wikitext.shown import Seen, Verdict, judge, shows, texts_of


class Cell(Protocol):
    """One value as it is shown under its label."""

    @property
    def label(self) -> str:
        """The label."""

    @property
    def text(self) -> str:
        """The words, as lines."""

    @property
    def links(self) -> tuple[str, ...]:
        """The addresses that it links to."""


class Row(Protocol):
    """What is shown of one ingredient."""

    @property
    def title(self) -> str:
        """The title."""

    @property
    def cells(self) -> Sequence[Cell]:
        """The values in their order."""


class Kind(StrEnum):
    """How the table and the records differ."""

    NO_ROW = "missing-row"  # an ingredient that the table does not show
    NO_RECORD = "unknown-row"  # a row of which there is no record
    FIELD = "field"  # the table shows another value
    UNKNOWN = "not-compared"  # only the wiki knows what the value looks like


class Difference(NamedTuple):
    """One difference; ``here`` and ``shown`` are the two texts of a field."""

    kind: Kind
    title: str
    field: str = ""
    here: str = ""
    shown: str = ""


def understood(labels: Sequence[str], rows: Sequence[Row], schema: Schema) -> Columns:
    """Return what the labels of a table stand for.

    Without ``labels``, the header of a table, those of the blocks ``rows`` count: the target of
    each label is then kept under the first place where it stands.
    """
    if labels:
        return columns(labels, schema)
    found: dict[Target, None] = {}
    unknown: dict[str, None] = {}
    ambiguous: dict[str, tuple[str, ...]] = {}
    for row in rows:
        one = block([cell.label for cell in row.cells], schema)
        found |= dict.fromkeys(one.targets.values())
        unknown |= dict.fromkeys(one.unknown)
        ambiguous |= one.ambiguous
    return Columns(dict(enumerate(found)), tuple(unknown), ambiguous)


def compare(
    records: Iterable[Record], labels: Sequence[str], rows: Sequence[Row], schema: Schema
) -> Iterator[Difference]:
    """Yield where the ``rows`` of a table and ``records`` differ, in the order of the records.

    A field that the table shows nowhere is not compared.
    """
    found = understood(labels, rows, schema)
    by_title: dict[str, Row] = {}
    for row in rows:
        by_title.setdefault(page_title(row.title), row)
    titles = set()
    for record in records:
        title = page_title(record.title)
        titles.add(title)
        if title in by_title:
            yield from compare_row(record, by_title[title], labels, found.fields, schema)
        else:
            yield Difference(Kind.NO_ROW, record.title)
    for title, row in by_title.items():
        if title not in titles:
            yield Difference(Kind.NO_RECORD, row.title)


def compare_row(
    record: Record, row: Row, labels: Sequence[str], fields: Iterable[Target], schema: Schema
) -> Iterator[Difference]:
    """Yield the ``fields`` that ``row`` shows otherwise than ``record`` says.

    The free text, and a field without a label in this row, may stand under any label.
    """
    seen = seen_in(row, labels, schema)
    whole = Seen("\n".join(one.text for one in seen.values()), _links(seen.values()))
    wanted = list(fields)
    absent = [target for target in wanted if target not in seen]
    beside = [
        text for target in (Target(schema.free), *absent) for text in texts_of(record, target)
    ]
    for target in wanted:
        shown = seen.get(target, Seen())
        verdict = judge(record, target, shown, beside)
        if target in absent and shows(whole, record, target):
            continue
        if verdict is not Verdict.SAME:
            kind = Kind.FIELD if verdict is Verdict.DIFFERS else Kind.UNKNOWN
            here = "\n".join(texts_of(record, target))
            yield Difference(kind, record.title, target.name, here, shown.text)


def _links(seen: Iterable[Seen]) -> tuple[str, ...]:
    return tuple(link for one in seen for link in one.links)


def seen_in(row: Row, labels: Sequence[str], schema: Schema) -> Mapping[Target, Seen]:
    """Return what ``row`` shows of each field, the cells of a field one after the other."""
    if labels:
        header = columns(labels, schema).targets
        by_label = {labels[i]: target for i, target in header.items() if target is not TITLE}
        targets = [by_label.get(cell.label) for cell in row.cells]
    else:
        found = block([cell.label for cell in row.cells], schema).targets
        targets = [found.get(index) for index in range(len(row.cells))]
    seen: dict[Target, Seen] = {}
    for cell, target in zip(row.cells, targets, strict=True):
        if target is not None:
            before = seen.get(target, Seen())
            text = "\n".join(filter(None, (before.text, cell.text)))
            seen[target] = Seen(text, before.links + tuple(cell.links))
    return seen
