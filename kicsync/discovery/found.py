"""What was discovered: a schema, and what each of its lines rests on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kicsync.discovery.asked import Asked
from kicsync.kit import Field, Schema

Notes = Mapping[str, tuple[str, ...]]
"""Sentences by the dotted name of a field; those about the whole schema stand under ''."""


@dataclass(frozen=True)
class Found:
    """``notes`` say where a field comes from, ``doubts`` what is not clear about it.

    ``values`` are what the wiki limits fields to, by their dotted name. ``strangers`` counts the
    pages that use a parameter which is no field. ``gone`` names what the wiki speaks of and has
    no page for. ``mentioned`` are all parameters that a definition or a page names, fields or not.
    ``former`` are other names that a template takes for a parameter: what it was called before.
    """

    asked: Asked
    schema: Schema
    notes: Notes = field(default_factory=dict)
    doubts: Notes = field(default_factory=dict)
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    strangers: Mapping[str, int] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    mentioned: frozenset[str] = frozenset()
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pages: int = 0

    @property
    def unclear(self) -> int:
        """How many things are not clear: each is a line of the written schema, after “?”."""
        return sum(map(len, self.doubts.values())) + len(self.strangers)


def dotted(fields: tuple[Field, ...], above: str = "") -> Iterator[tuple[str, Field]]:
    """Yield each field and sub-field with its dotted name: ``outils.lien``."""
    for one in fields:
        name = f"{above}.{one.name}" if above else one.name
        yield name, one
        yield from dotted(one.fields, name)
