"""What stands under a sub-bullet: its description, its tools, its example, who wrote it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kicsync.i18n import _
from kicsync.kit.outline import Leftover, WrittenTool
from kicsync.rubrics.outlining.authors import Authors
from kicsync.rubrics.outlining.label_words import Part
from kicsync.rubrics.outlining.line_text import cut, left_of
from kicsync.rubrics.outlining.lines import Line
from kicsync.rubrics.outlining.to_wiki import text_of
from kicsync.rubrics.outlining.tools import read_line, read_table
from kicsync.rubrics.reading.blocks import Kind
from kicsync.rubrics.reading.runs import from_place, plain, up_to

_MORE = re.compile(
    r"\s*(?:pour aller plus loin|à lire|bibliographie|références|ressources|sources|further reading"
    r"|references)\s*[:：]",
    re.IGNORECASE,
)


@dataclass
class Parts:
    """The parts of one sub-bullet, filled line by line."""

    authors_of: Authors
    description: list[Line] = field(default_factory=list)
    example: list[Line] = field(default_factory=list)
    tools: list[WrittenTool] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    left: list[Leftover] = field(default_factory=list)

    def read(self, lines: Sequence[Line]) -> None:
        """Read what stands under a heading."""
        part: Part | None = Part.DESCRIPTION
        for line in lines:
            if part is Part.TOOLS and _opens_more(line):
                part = None
            if line.label:
                part = line.label.part
                line = cut(line, line.label.end)  # noqa: PLW2901  # the rest of the same line
                if not plain(line.runs).strip():
                    continue
            line = self._signed(line) if part is not Part.TOOLS else line  # noqa: PLW2901
            if plain(line.runs).strip() or line.block.kind is Kind.TABLE:
                self._put(part, line)
                part = Part.DESCRIPTION if part is Part.AUTHORS else part

    def _put(self, part: Part | None, line: Line) -> None:
        if part is Part.DESCRIPTION:
            self.description.append(line)
        elif part is Part.EXAMPLE:
            self.example.append(line)
        elif part is Part.AUTHORS:
            self.authors += self.authors_of.named(plain(line.runs))
        elif part is None:
            self.left += left_of([line], _("it stands after the tools, in a part without a field"))
        elif line.block.kind is Kind.TABLE:
            self.tools += read_table(line.block.table)
        else:
            self._tool(line)

    def _tool(self, line: Line) -> None:
        """Take a line among the tools: a tool, or a sentence about the last one."""
        names, end = self.authors_of.at_end(plain(line.runs))
        if names and not plain(line.runs)[:end].strip():
            self.authors += names
            return
        runs = from_place(line.runs, line.head.end if line.head and not line.head.depth else 0)
        read = read_line(runs)
        self.tools += read.tools
        if not read.rest:
            return
        text = text_of(read.rest)
        if self.tools and not self.tools[-1].description:
            self.tools[-1] = self.tools[-1]._replace(description=text)
        else:
            reason = _("it stands among the tools, but names none")
            self.left.append(Leftover(line.block.spot, text, reason))

    def _signed(self, line: Line) -> Line:
        """Return a line without the authors at its end."""
        names, end = self.authors_of.at_end(plain(line.runs))
        if not names:
            return line
        self.authors += names
        return Line(line.block, up_to(line.runs, end), line.first, line.head, None)


def _opens_more(line: Line) -> bool:
    """Tell whether a line is the label of a part that has no field: ``Pour aller plus loin :``."""
    return not line.item and bool(
        line.text.rstrip().endswith((":", "：")) or _MORE.match(line.text)
    )
