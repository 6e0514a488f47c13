"""What a migration reads of the wiki before it plans: pages of the Kit, and who links to them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from kicsync.sync.migrating.renames import Renames
from kicsync.sync.migrating.rewrite import Role
from kicsync.sync.renaming import templates
from kicsync.sync.wiki import Wiki
from kicsync.wiki.api import Api
from kicsync.wiki.backlinks import Linking
from kicsync.wiki.definitions import Listed
from kicsync.wiki.pages import Page
from kicsync.wiki.site import TEMPLATE, SiteInfo
from kicsync.wikitext.allowed_values import allowed
from kicsync.wikitext.form import redirect_target
from kicsync.workspace.bases import Base
from kicsync.workspace.folder import Workspace

FORM = ("Form", "Formulaire")
PROPERTY = ("Property", "Attribut", "Propriété")
"""What these namespaces are called where they were made by hand; the first one is everywhere."""


class Site(Wiki, Protocol):
    """A wiki whose pages and definitions are read and written."""

    @property
    def api(self) -> Api:
        """The API of the wiki."""

    @property
    def high_limits(self) -> bool:
        """Whether ten times as many pages come in one request."""

    @property
    def info(self) -> SiteInfo:
        """What the wiki says of itself."""

    def titles_in(self, namespace: int) -> Listed:
        """Return the titles of a namespace."""

    def linking(self, titles: Iterable[str]) -> Linking:
        """Return the pages that link to one of ``titles``, or include it."""


@dataclass(frozen=True)
class Known:
    """The pages that were read, by their titles; ``roles`` are what they are for the Kit.

    ``bases`` are the records of all kinds. ``more`` tells that other pages link too.
    """

    pages: Mapping[str, Page]
    roles: Mapping[str, Role]
    bases: Mapping[int, Base]
    more: bool = False

    def at(self, title: str) -> Page:
        """Return the page called ``title``."""
        return self.pages.get(title) or Page(0, title, missing=True)


def read_known(space: Workspace, wiki: Site, names: Renames) -> Known:
    """Read all that the migration of ``names`` may change, in few requests."""
    bases = {n: base for kind in space.kinds() for n, base in kind.bases.load().items()}
    roles = dict(_roles(space, wiki, names))
    linking = wiki.linking(names.pages) if names.pages else Linking(())
    for title in linking.titles:
        roles.setdefault(title, Role.OTHER)
    wanted = [*roles, *names.pages, *names.pages.values()]
    found = _read(wiki, list(dict.fromkeys(wanted)))
    leads = _leads(wiki, roles, found)
    found |= _read(wiki, [title for title in leads.values() if title not in found])
    roles |= dict.fromkeys(leads, Role.OTHER) | dict.fromkeys(leads.values(), Role.TEMPLATE)
    written = {title: page.title or title for title, page in found.items()}
    return Known(
        {written[title]: page for title, page in found.items()},
        {written[title]: role for title, role in roles.items() if not found[title].missing},
        bases,
        linking.more,
    )


def step_properties(known: Known, names: Renames) -> Iterator[str]:
    """Yield the properties of the wiki that hold a step: those that allow its value."""
    for title, role in known.roles.items():
        if role is Role.PROPERTY and set(allowed(known.at(title).text or "")) & names.steps.keys():
            yield title.partition(":")[2]


def _roles(space: Workspace, wiki: Site, names: Renames) -> Iterator[tuple[str, Role]]:
    """Yield the titles of the pages of the Kit; the first role of a page counts."""
    seen: set[str] = set()
    for title, role in _every_role(space, wiki, names):
        if title not in seen:
            seen.add(title)
            yield title, role


def _every_role(space: Workspace, wiki: Site, names: Renames) -> Iterator[tuple[str, Role]]:
    for kind in space.kinds():
        role = Role(kind.kind.name)
        yield from ((base.title, role) for base in kind.bases.load().values())
    for name in (name for kind in space.kinds() for name in templates(kind.schema)):
        yield wiki.info.title_in(TEMPLATE, name), Role.TEMPLATE
    if names.parameters or names.steps:
        yield from _listed(wiki, FORM, Role.FORM, [space.schema.template])
    if names.steps:
        yield from _listed(wiki, PROPERTY, Role.PROPERTY, names.properties)
    yield space.config.table, Role.TABLE
    yield from ((title, Role.OTHER) for title in space.schema.step_pages)


def _listed(
    wiki: Site, words: tuple[str, ...], role: Role, names: Iterable[str]
) -> Iterator[tuple[str, Role]]:
    """Yield the pages of a namespace; those of ``names`` even where its list is cut short."""
    number = wiki.info.namespace_called(*words)
    if number is not None:
        sure = (wiki.info.title_in(number, name) for name in names)
        yield from ((title, role) for title in (*sure, *wiki.titles_in(number).titles))


def _read(wiki: Site, titles: list[str]) -> dict[str, Page]:
    return dict(wiki.fetch_titles(titles)) if titles else {}


def _leads(wiki: Site, roles: Mapping[str, Role], found: Mapping[str, Page]) -> dict[str, str]:
    """Return where those of the templates lead that are redirects."""
    words = wiki.info.redirect_words
    ours = (title for title, role in roles.items() if role is Role.TEMPLATE)
    leads = {title: redirect_target(found[title].text or "", words) for title in ours}
    return {title: target for title, target in leads.items() if target}
