"""The XML of a dump -> pages, one after the other, in constant memory.

Format: MediaWiki's export 0.10 and 0.11 (https://www.mediawiki.org/xml/export-0.11.xsd). A file may
come from anybody: a DTD, and with it every entity, is refused, and so is what fills the memory.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.parsers import expat

from kicsync.errors import SourceError
from kicsync.i18n import _
from kicsync.wiki.dump_file import truncated
from kicsync.wiki.dump_parts import DumpPage, DumpRevision, DumpSite
from kicsync.wiki.pages import Page

EXPORT = "http://www.mediawiki.org/xml/export-"
"""What the namespace of every version begins with."""

MAX_TEXT = 64 * 1024 * 1024
"""Bytes of one text, or of one tag; a wiki stops at 2 MB (manual page "$wgMaxArticleSize")."""

_DEPTH = 32
_BUFFER = 1 << 16
_CUT_OFF = {
    expat.errors.codes[words]
    for words in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
}
_Place = tuple[str, str]
"""An element and the one that it stands in: ``id`` stands in pages, revisions and people."""


class DumpXml:
    """Reads one dump; ``site`` is filled once its ``<siteinfo>`` has been read."""

    def __init__(self, path: Path) -> None:
        self.site = DumpSite()
        self._path = path
        self._xml = self._parser()
        self._ready: list[Page] = []
        self._open: list[str] = [""]
        self._uri = ""
        self._words: list[str] = []
        self._begun: int | None = None
        self._fed = 0
        self._key = 0
        self._page = DumpPage()
        self._revision = DumpRevision()
        self._keep: Mapping[_Place, Callable[[str], None]] = self._places()

    def pages(self, pieces: Iterable[bytes]) -> Iterator[Page]:
        """Yield every page with its newest text.

        Raises SourceError, with the line, for what is no dump, is cut off, or does harm.
        """
        for piece in pieces:
            self._feed(piece)
            yield from self._ready
            self._ready.clear()
        self._feed(b"", last=True)

    def _parser(self) -> expat.XMLParserType:
        xml = expat.ParserCreate(namespace_separator=" ")
        xml.buffer_text = True
        xml.buffer_size = _BUFFER
        xml.StartElementHandler = self._start
        xml.EndElementHandler = self._end
        xml.StartDoctypeDeclHandler = self._dtd
        return xml

    def _feed(self, piece: bytes, *, last: bool = False) -> None:
        self._fed += len(piece)
        try:
            self._xml.Parse(piece, last)
        except expat.ExpatError as error:
            if error.code in _CUT_OFF:
                raise truncated(self._path, self._place()) from None
            raise self._broken(expat.ErrorString(error.code)) from None
        start = self._xml.CurrentByteIndex if self._begun is None else self._begun
        if self._fed - start > MAX_TEXT:
            raise self._error(
                _("One text is larger than {size} MB, and no wiki has such a page.").format(
                    size=MAX_TEXT // 1024**2
                )
            )

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        parent = self._open[-1]
        if not parent:
            self._root(name)
        place = parent, name.removeprefix(self._uri)
        self._open.append(place[1])
        if len(self._open) > _DEPTH or self._begun is not None:
            raise self._error(_("No dump of a wiki has an element at this place."))
        if place in self._keep:
            self._begin(place, attributes)
        elif place == ("mediawiki", "page"):
            self._page = DumpPage()
        elif place == ("page", "revision"):
            self._revision = DumpRevision()
        elif place == ("page", "redirect"):
            self._page.redirect = True

    def _begin(self, place: _Place, attributes: Mapping[str, str]) -> None:
        """Collect the text of an element that is kept."""
        if place == ("revision", "text"):
            self._revision.hidden = _hidden(attributes)
        elif place == ("namespaces", "namespace"):
            self._key = self._number(attributes.get("key", ""))
        self._begun = self._xml.CurrentByteIndex
        self._xml.CharacterDataHandler = self._words.append

    def _end(self, _name: str) -> None:
        name = self._open.pop()
        place = self._open[-1], name
        if self._begun is not None:
            self._begun = None
            self._xml.CharacterDataHandler = None
            text = "".join(self._words)
            self._words.clear()
            self._keep[place](text)
        elif place == ("page", "revision"):
            self._page.add(self._revision)
        elif place == ("mediawiki", "page"):
            self._ready.append(self._page.finished())

    def _root(self, name: str) -> None:
        if not name.startswith(EXPORT) or not name.endswith(" mediawiki"):
            raise self._error(
                _("This is XML, but not the export of a MediaWiki."),
                hint=_("A dump is made with Special:Export, or with dumpBackup.php on the server."),
            )
        self._uri = name.removesuffix("mediawiki")

    def _places(self) -> Mapping[_Place, Callable[[str], None]]:
        """Return what becomes of the text of each element that is kept."""
        site = ("sitename", "dbname", "base", "generator", "case")
        return {("siteinfo", name): self._into_site(name) for name in site} | {
            ("namespaces", "namespace"): self._namespace,
            ("page", "title"): self._title,
            ("page", "ns"): self._ns,
            ("page", "id"): self._page_id,
            ("revision", "id"): self._revision_id,
            ("revision", "timestamp"): self._timestamp,
            ("revision", "model"): self._model,
            ("revision", "text"): self._text,
        }

    def _into_site(self, name: str) -> Callable[[str], None]:
        return lambda text: setattr(self.site, name, text)

    def _namespace(self, text: str) -> None:
        self.site.namespaces[self._key] = text

    def _title(self, text: str) -> None:
        self._page.title = text

    def _ns(self, text: str) -> None:
        self._page.namespace = self._number(text)

    def _page_id(self, text: str) -> None:
        self._page.number = self._number(text)

    def _revision_id(self, text: str) -> None:
        self._revision.number = self._number(text)

    def _timestamp(self, text: str) -> None:
        self._revision.timestamp = text

    def _model(self, text: str) -> None:
        self._revision.model = text

    def _text(self, text: str) -> None:
        self._revision.text = text

    def _number(self, text: str) -> int:
        digits = text.strip()
        if not digits.removeprefix("-").isdecimal() or len(digits) > 18:  # noqa: PLR2004 (64 bits)
            raise self._error(_("“{text}” stands where a number must be.").format(text=text[:40]))
        return int(digits)

    def _dtd(self, *_declared: Any) -> None:
        raise self._error(
            _("The file declares a document type; no dump of a wiki does, and it can do harm."),
            hint=_("Take a dump from the wiki itself, and not a file of unknown origin."),
        )

    def _broken(self, reason: str) -> SourceError:
        return self._error(
            _("This is not well-formed XML ({reason}).").format(reason=reason),
            hint=_("Copy or download it again; nothing was changed here."),
        )

    def _error(self, message: str, hint: str = "") -> SourceError:
        return SourceError(message, file=str(self._path), place=self._place(), hint=hint)

    def _place(self) -> str:
        return _("line {n}").format(n=self._xml.CurrentLineNumber)


def _hidden(attributes: Mapping[str, str]) -> bool:
    """Tell whether there is a text that the dump does not hold: deleted, or a dump of stubs.

    A stub says only where the text is (``id``, ``location``); an element with a text has
    ``xml:space``.
    """
    if "deleted" in attributes:
        return True
    stub = "id" in attributes or "location" in attributes
    return stub and "http://www.w3.org/XML/1998/namespace space" not in attributes
