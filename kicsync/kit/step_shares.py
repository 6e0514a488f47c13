"""The ingredients of each step, and how complete each of them is."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kicsync.kit.completeness import missing
from kicsync.kit.record import Record
from kicsync.kit.schema import Schema
from kicsync.kit.step import all_steps

OF_STEP = "step"


class Share(NamedTuple):
    """One ingredient: its title, and the required fields that are blank."""

    title: str
    missing: tuple[str, ...]


class Shares(NamedTuple):
    """The ingredients by the value of their step; one of several steps stands in each.

    ``without`` are those of no step of the list; ``total`` and ``complete`` count each one once.
    """

    by_step: Mapping[str, tuple[Share, ...]]
    without: tuple[Share, ...]
    total: int
    complete: int


def share_out(records: Iterable[Record], schema: Schema) -> Shares:
    """Return the ingredients by step, in the order of their titles."""
    known = [step.value for step in all_steps(schema.steps)]
    found: dict[str, list[Share]] = {value: [] for value in known}
    without, every = [], []
    for record in sorted(records, key=lambda record: record.title.casefold()):
        share = Share(record.title, missing(record, schema))
        every.append(share)
        steps = [value for value in dict.fromkeys(steps_in(record, schema)) if value in found]
        for value in steps:
            found[value].append(share)
        if not steps:
            without.append(share)
    complete = sum(not share.missing for share in every)
    by_step = {value: tuple(shares) for value, shares in found.items()}
    return Shares(by_step, tuple(without), len(every), complete)


def steps_in(record: Record, schema: Schema) -> Iterator[str]:
    """Yield the values of steps that ``record`` names."""
    for field in schema.fields:
        if field.of == OF_STEP:
            value = record.value(field)
            items = (value,) if isinstance(value, str) else value
            yield from (item for item in items if isinstance(item, str))
