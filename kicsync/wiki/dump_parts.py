"""What a dump is made of, while it is read: the site, a page, and the newest of its revisions."""

from dataclasses import dataclass, field

from kicsync.wiki.pages import Page

_WIKITEXT = "wikitext"


@dataclass
class DumpSite:
    """What a dump says of its wiki (``<siteinfo>``); ``base`` is the address of its main page."""

    sitename: str = ""
    dbname: str = ""
    base: str = ""
    generator: str = ""
    case: str = ""
    namespaces: dict[int, str] = field(default_factory=dict)


@dataclass
class DumpRevision:
    """One revision; ``hidden`` when its text was deleted, or was left out of the dump."""

    number: int = 0
    timestamp: str = ""
    model: str = _WIKITEXT
    text: str = ""
    hidden: bool = False


@dataclass
class DumpPage:
    """One page, with the newest of its revisions so far."""

    title: str = ""
    namespace: int = 0
    number: int = 0
    redirect: bool = False
    newest: DumpRevision | None = None

    def add(self, revision: DumpRevision) -> None:
        """Keep ``revision`` if it is the newest; ISO 8601 in UTC sorts as text."""
        known = self.newest
        age = (revision.timestamp, revision.number)
        if known is None or age >= (known.timestamp, known.number):
            self.newest = revision

    def finished(self) -> Page:
        """Return the page as a wiki would have sent it."""
        newest = self.newest or DumpRevision(hidden=True)
        readable = newest.model == _WIKITEXT and not newest.hidden
        return Page(
            self.number,
            self.title,
            newest.number,
            newest.text if readable else None,
            redirect=self.redirect,
            timestamp=newest.timestamp,
            model=newest.model,
            namespace=self.namespace,
        )
