"""A merged text in which marks like git's stand around the disputed passages; pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kicsync.i18n import _
from kicsync.kit import FieldType, Schema, Value
from kicsync.sync.passages import Passage, disputed_passages
from kicsync.workspace.conflict_file import Origin

_SHORTEST = 7
"""Signs in a mark, as in git."""
_RUN = re.compile("^(<+|=+|>+)", re.MULTILINE)


@dataclass(frozen=True)
class Marks:
    """The marks for some texts: each is made of more signs than begin any line of these."""

    size: int

    @classmethod
    def beside(cls, texts: Iterable[str]) -> "Marks":
        """Return marks that nobody takes for a line of ``texts``."""
        runs = (len(run) for text in texts for run in _RUN.findall(text))
        return cls(max(_SHORTEST, 1 + max(runs, default=0)))

    def around(self, passage: Passage, theirs: str) -> Iterator[str]:
        """Yield the lines of a disputed passage, those of your file and of ``theirs`` in marks."""
        ours = _("your file")
        yield f"{'<' * self.size} {ours}"
        yield from passage.local
        yield "=" * self.size
        yield from passage.wiki
        yield f"{'>' * self.size} {theirs}"

    def line_in(self, text: str) -> int:
        """Return the number of the first line of ``text`` that is a mark, 0 when none is left."""
        size = self.size
        found = re.search(f"^(<{{{size}}}|>{{{size}}}|={{{size}}}[ \t\r]*$)", text, re.MULTILINE)
        return text.count("\n", 0, found.start()) + 1 if found else 0


def marked(base: str, local: str, wiki: str, origin: Origin = Origin.WIKI) -> str:
    """Return the merged text of texts in conflict, marks around what is disputed and only that."""
    marks = Marks.beside((local, wiki))
    lines: list[str] = []
    for passage in disputed_passages(base, local, wiki):
        lines += marks.around(passage, origin.called) if passage.disputed else passage.local
    return "\n".join(lines)


def marked_texts(
    fields: Mapping[str, tuple[Value, Value, Value]], schema: Schema, origin: Origin = Origin.WIKI
) -> dict[str, str]:
    """Return the marked text of each field that is a text, from its base, local and wiki values."""
    found = {}
    for name, (base, local, wiki) in fields.items():
        field = schema.field(name)
        if field and field.type is FieldType.TEXT:
            found[name] = marked(str(base or ""), str(local or ""), str(wiki or ""), origin)
    return found
