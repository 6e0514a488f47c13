"""Blocks of pandoc's AST -> blocks: lists and quotations laid flat, in the document's order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count
from string import ascii_lowercase
from typing import Any

from kicsync.rubrics.reading.ast_runs import Inlines, Node
from kicsync.rubrics.reading.blocks import Block, Cell, Kind
from kicsync.rubrics.reading.runs import Run, Runs, joined

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_META = ("title", "subtitle", "author", "date", "abstract")
_TITLE = "Title"


def blocks_of(ast: Node) -> tuple[Block, ...]:
    """Return the blocks of a document; its title comes first, as a text of the style ``Title``."""
    reader = _Reader(Inlines(_words))
    for name in _META:
        if name in ast["meta"]:
            reader.meta(ast["meta"][name])
    reader.all(ast["blocks"])
    return tuple(reader.found)


class _Reader:
    """Numbers what it reads."""

    def __init__(self, inlines: Inlines) -> None:
        self.found: list[Block] = []
        self._places = count(1)
        self._inlines = inlines

    def meta(self, node: Node) -> None:
        """Read what pandoc took for the title or the authors."""
        kind, content = node["t"], node["c"]
        if kind == "MetaList":
            for one in content:
                self.meta(one)
        elif kind == "MetaInlines":
            self._add(Kind.TEXT, self._inlines.read(content), style=_TITLE)
        elif kind == "MetaBlocks":
            self.all(content, style=_TITLE)
        else:
            self._add(Kind.TEXT, (Run(str(content)),), style=_TITLE)

    def all(self, nodes: Iterable[Node], level: int = 0, style: str = "") -> None:
        """Read blocks that stand at ``level`` of lists."""
        for node in nodes:
            self._one(str(node["t"]), node.get("c"), level, style)

    def _one(self, kind: str, content: Any, level: int, style: str) -> None:
        if kind in ("Para", "Plain"):
            runs = self._inlines.read(content)
            self._add(Kind.TEXT, runs, level=self._inlines.level or level, style=style)
        elif kind == "Header":
            runs = self._inlines.read(content[2])
            self._add(Kind.HEADING, runs, level=content[0], style=style)
        elif kind == "BulletList":
            for item in content:
                self._item(item, level + 1, "", style)
        elif kind == "OrderedList":
            first, how = content[0][0], content[0][1]["t"]
            for number, item in enumerate(content[1], first):
                self._item(item, level + 1, _numeral(number, how), style)
        elif kind == "Table":
            self._add(Kind.TABLE, (), level=level, table=_rows(content, self._inlines))
        else:
            self._other(kind, content, level, style)

    def _other(self, kind: str, content: Any, level: int, style: str) -> None:
        if kind == "Div":
            self.all(content[1], level, dict(content[0][2]).get("custom-style", style))
        elif kind == "BlockQuote":
            self.all(content, level, style)
        elif kind == "Figure":
            self.all([*content[2], *content[1][1]], level, style)
        elif kind in ("CodeBlock", "RawBlock"):
            self._add(Kind.CODE, (Run(content[1]),), level=level)
        elif kind == "LineBlock":
            self._add(Kind.TEXT, joined(map(self._inlines.read, content)), level=level)
        elif kind == "DefinitionList":
            for term, texts in content:
                self._add(Kind.TEXT, self._inlines.read(term), level=level, style=style)
                for text in texts:
                    self.all(text, level, style)
        elif kind != "HorizontalRule":
            raise AssertionError(kind)

    def _item(self, nodes: Sequence[Node], level: int, number: str, style: str) -> None:
        """Read one item: its first paragraph is the item, the others go on under it.

        A heading that is counted is one of Google Docs' numbered headings.
        """
        before = len(self.found)
        self.all(nodes, level, style)
        first = self.found[before] if len(self.found) > before else None
        if first and first.kind is Kind.TEXT:
            self.found[before] = replace(first, kind=Kind.ITEM, number=number)
        elif first and first.kind is Kind.HEADING and not first.number:
            self.found[before] = replace(first, number=number)

    def _add(self, kind: Kind, runs: Runs, **more: Any) -> None:
        if any(run.text.strip() for run in runs) or kind is Kind.TABLE:
            self.found.append(Block(next(self._places), kind, runs, **more))


def _rows(content: Any, inlines: Inlines) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of a table, its caption as the first one."""
    _attributes, caption, _columns, head, bodies, foot = content
    rows = [_row(row, inlines, head=True) for row in head[1]]
    for _attr, _heads, first, others in bodies:
        rows += [_row(row, inlines, head=True) for row in first]
        rows += [_row(row, inlines, head=False) for row in others]
    rows += [_row(row, inlines, head=False) for row in foot[1]]
    said = _lines(caption[1], inlines)
    return (*([(Cell(said),)] if said else []), *rows)


def _row(row: Any, inlines: Inlines, *, head: bool) -> tuple[Cell, ...]:
    return tuple(
        Cell(_lines(nodes, inlines), head, across, down)
        for _attributes, _align, down, across, nodes in row[1]
    )


def _lines(nodes: Iterable[Node], inlines: Inlines) -> tuple[Runs, ...]:
    """Return the paragraphs of a cell; items of lists have their sign."""
    reader = _Reader(inlines)
    reader.all(nodes)
    return tuple(_signed(block) for block in reader.found)


def _signed(block: Block) -> Runs:
    if block.kind is Kind.TABLE:
        cells = (line for row in block.table for cell in row for line in cell.lines)
        return joined(cells, " ")
    if block.kind is Kind.ITEM:
        return (Run(f"{block.number}. " if block.number else "• "), *block.runs)
    return block.runs


def _words(nodes: Iterable[Node]) -> str:
    reader = _Reader(Inlines(_words))
    reader.all(nodes)
    return " ".join(run.text for block in reader.found for run in block.runs)


def _numeral(number: int, how: str) -> str:
    if how.endswith("Alpha") and 1 <= number <= len(ascii_lowercase):
        return ascii_lowercase[number - 1]
    if how.endswith("Roman"):
        return _roman(number)
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text += sign
            number -= value
    return text.upper()
