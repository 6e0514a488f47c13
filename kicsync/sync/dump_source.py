"""A dump as a source of records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kicsync.i18n import _
from kicsync.kit import ListBy, Schema
from kicsync.sync.sources import Remark, foreign
from kicsync.wiki.dump import Dump
from kicsync.workspace.folder import Workspace


@dataclass(frozen=True)
class DumpSource:
    """A dump; every kind of pages reads it alike."""

    dump: Dump
    categories: list[str] = field(default_factory=list)

    @classmethod
    def open(cls, path: Path) -> "DumpSource":
        """Return the dump at ``path``; it is read when it is asked."""
        return cls(Dump(path))

    def reader(self, schema: Schema) -> Dump:
        """Return what reads the pages of which ``schema`` speaks."""
        if schema.list_by is ListBy.CATEGORY:
            self.categories.append(schema.category)
        return self.dump

    def foreign(self, space: Workspace) -> str:
        """Return why it is no dump of the wiki that ``space`` belongs to, or ''; SourceError."""
        return foreign(space, self.dump.site)

    def wanted(self, schema: Schema) -> str:
        """Return what the text of a page must hold."""
        if schema.list_by is ListBy.CATEGORY:
            return _("the category “{name}” in their text").format(name=schema.category)
        return _("the template “{name}” in their text").format(name=schema.template)

    def remarks(self) -> Sequence[Remark]:
        """Return which pages had no text, and how categories were understood."""
        return tuple(self._remarks())

    def _remarks(self) -> Iterator[Remark]:
        for title in dict.fromkeys(self.dump.without_text):
            yield Remark(title, "", _("the dump does not hold its text"))
        for category in dict.fromkeys(self.categories):
            text = _(
                "the pages of “{name}” are those whose text, or a template that they use, names "
                "it: a dump has no list of them"
            )
            yield Remark("", "", text.format(name=category))
