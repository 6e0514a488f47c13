"""Inlines of pandoc's AST -> runs (pandoc-types, ``Text.Pandoc.Definition``)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from kicsync.rubrics.reading.marks import (
    BOX,
    COLOUR,
    COMMENT,
    DELETED,
    INSERTED,
    LEVEL,
    MARK,
    NOTE,
    STRUCK,
    TAB,
    free,
    value_of,
)
from kicsync.rubrics.reading.runs import Look, Run, Runs

Node = Mapping[str, Any]
_LOOKS = {
    "Strong": Look.BOLD,
    "Emph": Look.ITALIC,
    "Strikeout": Look.STRUCK,
    "Superscript": Look.ABOVE,
    "Subscript": Look.BELOW,
    "Underline": Look.PLAIN,
    "SmallCaps": Look.PLAIN,
}
_CLASSES = {
    "comment-start": Look.COMMENT,
    "insertion": Look.INSERTED,
    "deletion": Look.DELETED,
    "mark": Look.PLAIN,
}
"""Classes of ``--track-changes=all`` (pandoc's manual)."""

_OPENED = ("http://", "https://", "//", "ftp://", "ftps://", "mailto:", "tel:")
"""Addresses of which MediaWiki makes links (manual page "Manual:$wgUrlProtocols")."""

_FACTS = {
    STRUCK: Look.STRUCK,
    INSERTED: Look.INSERTED,
    DELETED: Look.DELETED,
    COMMENT: Look.COMMENT,
    NOTE: Look.NOTE,
    BOX: Look.BOX,
}


class Inlines:
    """Reads inlines; marks that begin in one element may end in the next, so it remembers them.

    ``level`` is that of the item that was read last, 0 where no mark says it.
    """

    def __init__(self, words_of: Callable[[Iterable[Node]], str]) -> None:
        """``words_of`` returns the words of blocks, those of a footnote."""
        self.level = 0
        self._words_of = words_of
        self._open: list[tuple[str, str]] = []

    def read(self, inlines: Iterable[Node]) -> Runs:
        """Return the runs, neighbours of one look as one."""
        self.level = 0
        found: list[Run] = []
        for run in self._all(inlines, Run("")):
            if found and found[-1]._replace(text="") == run._replace(text=""):
                found[-1] = run._replace(text=found[-1].text + run.text)
            elif run.text:
                found.append(run)
        return tuple(found)

    def _all(self, inlines: Iterable[Node], like: Run) -> Iterator[Run]:
        for node in inlines:
            yield from self._one(str(node["t"]), node.get("c"), like)

    def _one(self, kind: str, content: Any, like: Run) -> Iterator[Run]:
        if kind == "Str":
            yield from self._text(content, like)
        elif kind in ("Space", "SoftBreak"):
            yield from self._text(" ", like)
        elif kind == "LineBreak":
            yield from self._text("\n", like)
        elif kind in _LOOKS:
            yield from self._all(content, like._replace(look=like.look | _LOOKS[kind]))
        elif kind == "Span":
            yield from self._span(content, like)
        elif kind == "Link":
            yield from self._link(content[1], content[2][0], like)
        elif kind == "Quoted":
            yield from self._quoted(content, like)
        else:
            yield from self._other(kind, content, like)

    def _other(self, kind: str, content: Any, like: Run) -> Iterator[Run]:
        if kind in ("Code", "Math"):
            yield like._replace(text=content[1], look=like.look | Look.CODE)
        elif kind == "RawInline":
            yield like._replace(text=content[1])
        elif kind == "Image":
            words = "".join(run.text for run in self._all(content[1], like))
            yield like._replace(text=words or content[2][0], look=like.look | Look.PICTURE)
        elif kind == "Note":
            yield like._replace(text=self._words_of(content), look=like.look | Look.NOTE)
        elif kind == "Cite":
            yield from self._all(content[1], like)
        else:
            raise AssertionError(kind)

    def _span(self, content: Any, like: Run) -> Iterator[Run]:
        (_identifier, classes, pairs), inlines = content
        look, who = like.look, like.who
        for name in classes:
            if name in _CLASSES:
                look |= _CLASSES[name]
                who = dict(pairs).get("author", who)
        yield from self._all(inlines, like._replace(look=look, who=who))
        if look & Look.COMMENT:
            yield Run(" ", look, who=who)  # the next comment may follow at once

    def _link(self, inlines: Iterable[Node], target: str, like: Run) -> Iterator[Run]:
        """Yield the words of a link, and beside them an address that no wiki page can open.

        A place in the document itself is no address.
        """
        address = f"https://{target}" if target.startswith("www.") else target
        opens = address.lower().startswith(_OPENED)
        yield from self._all(inlines, like._replace(link=address if opens else ""))
        if not opens and not address.startswith("#"):
            yield like._replace(text=f" {free(address)} ", look=like.look | Look.ADDRESS)

    def _quoted(self, content: Any, like: Run) -> Iterator[Run]:
        signs = ("‘", "’") if content[0]["t"] == "SingleQuote" else ("“", "”")
        yield like._replace(text=signs[0])
        yield from self._all(content[1], like)
        yield like._replace(text=signs[1])

    def _text(self, text: str, like: Run) -> Iterator[Run]:
        """Yield a text, cut at its marks."""
        start = 0
        for found in MARK.finditer(text):
            yield self._marked(text[start : found.start()], like)
            start = found.end()
            if found["name"] == LEVEL:
                self.level = int(value_of(found["value"]))
            elif found["name"]:
                self._open.append((found["name"], value_of(found["value"])))
            else:
                self._close(found["closed"])
        yield self._marked(text[start:], like)

    def _close(self, name: str) -> None:
        for place in reversed(range(len(self._open))):
            if self._open[place][0] == name:
                del self._open[place]
                return

    def _marked(self, text: str, like: Run) -> Run:
        run = like._replace(text=text.replace(TAB, "\t"))
        for name, value in self._open:
            if name == COLOUR:
                run = run._replace(colour=value)
            else:
                run = run._replace(look=run.look | _FACTS[name], who=value or run.who)
        return run
