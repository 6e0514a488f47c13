"""A static archive: the newest state of each page that it holds, in a folder or at an address."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from kicsync.wiki.archive_page import ArchivePage


class Place(Protocol):
    """Where an archive is."""

    @property
    def skipped(self) -> Sequence[str]:
        """What could not be read."""

    @property
    def absent(self) -> Sequence[str]:
        """The addresses of which pages speak, and that the archive does not have."""

    @property
    def cut(self) -> bool:
        """Whether the archive has more than was read."""

    def pages(self) -> Iterator[ArchivePage]:
        """Yield every page, in each state that is there."""


@dataclass(frozen=True)
class Archive:
    """An archive. What stands in its pages is read again when it is asked for."""

    place: Place
    namespace: int = field(default=0)

    @cached_property
    def pages(self) -> dict[str, ArchivePage]:
        """The newest state of each page of the namespace, by its title.

        An older state, saved under its number (``oldid``), stands for a page of which there is no
        newer one. Raises as the place does.
        """
        found: dict[str, ArchivePage] = {}
        for page in self.place.pages():
            known = found.get(page.title)
            ours = page.namespace == self.namespace
            if ours and (known is None or page.age > known.age):
                found[page.title] = page
        return found
