"""One wiki, ready to be read and written: what the rest of kicsync sees of the network."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kicsync.errors import LoginRefused
from kicsync.i18n import _
from kicsync.wiki import definitions
from kicsync.wiki.account import login
from kicsync.wiki.address import Found
from kicsync.wiki.address import find_api as find
from kicsync.wiki.api import Api
from kicsync.wiki.backlinks import Linking, linking
from kicsync.wiki.credentials import Credentials
from kicsync.wiki.edits import BASEREVID, Edit, Saved, save
from kicsync.wiki.logs import LogEntry, deletion, deletions, protection
from kicsync.wiki.moves import Move, Removal, Restoration, delete, move, restore
from kicsync.wiki.pages import Page, fetch_ids, fetch_titles, list_pages
from kicsync.wiki.parse import Shown, parse_page
from kicsync.wiki.patience import Pace, Waiter
from kicsync.wiki.revisions import Revision, fetch_revisions, revisions_since
from kicsync.wiki.site import CATEGORY, TEMPLATE, Me, SiteInfo, ask_site
from kicsync.wiki.transport import Transport


@dataclass(frozen=True)
class Wiki:
    """A wiki that is connected to; ``requests`` counts what was sent to it so far."""

    api: Api
    info: SiteInfo
    me: Me
    pace: Pace
    move_pace: Pace

    @property
    def requests(self) -> int:
        """How many HTTP requests were sent so far."""
        return self.api.requests

    def close(self) -> None:
        """End the connections to the wiki."""
        self.api.close()

    @property
    def high_limits(self) -> bool:
        """Whether ten times as many pages come in one request."""
        return self.me.may("apihighlimits")

    def list_pages(
        self, *, template: str = "", category: str = "", content: bool = True
    ) -> Iterator[Page]:
        """Yield the pages that use ``template``, or stand in ``category`` when it is given."""
        return list_pages(
            self.api,
            template=self.info.title_in(TEMPLATE, template) if template else "",
            category=self.info.title_in(CATEGORY, category) if category else "",
            content=content,
            high_limits=self.high_limits,
        )

    def fetch_ids(self, page_ids: Iterable[int], *, content: bool = True) -> dict[int, Page]:
        """Return every page asked for by its id; one that is gone is ``missing``."""
        return fetch_ids(self.api, page_ids, content=content, high_limits=self.high_limits)

    def fetch_titles(self, titles: Iterable[str], *, content: bool = True) -> dict[str, Page]:
        """Return every page asked for by its title, under the title as it was asked."""
        return fetch_titles(self.api, titles, content=content, high_limits=self.high_limits)

    def parse(self, title: str) -> Shown:
        """Return a page as readers see it; raises as ``parse.parse_page``."""
        return parse_page(self.api, title)

    def titles_in(self, namespace: int) -> definitions.Listed:
        """Return the titles of a namespace, without redirects; raises as ``Api``."""
        return definitions.titles_in(self.api, namespace)

    def count_uses(self, template: str) -> definitions.Count:
        """Return how many pages use ``template``."""
        return definitions.count_uses(self.api, self.info.title_in(TEMPLATE, template))

    def members(self, category: str) -> definitions.Listed:
        """Return the titles of the pages of ``category`` and the categories below it."""
        return definitions.members(self.api, self.info.title_in(CATEGORY, category))

    def members_of_concept(self, title: str) -> definitions.Listed:
        """Return the titles of the pages that a concept of Semantic MediaWiki names."""
        return definitions.members_of_concept(self.api, title)

    def linking(self, titles: Iterable[str]) -> Linking:
        """Return the pages that link to one of ``titles``, or include it."""
        return linking(self.api, titles, high_limits=self.high_limits)

    def save(self, edit: Edit) -> Saved:
        """Save one page, under the account's own limit of edits; raises as ``edits.save``.

        Without a login nothing is sent (``LoginRefused``): an edit needs an author.
        """
        self._require_author(edit.title)
        self.pace.step()
        guarded = self.info.version >= BASEREVID
        return save(self.api, edit, bot=self.me.may("bot"), guarded=guarded)

    def move(self, order: Move) -> None:
        """Move one page; raises as ``moves.move`` and ``save``."""
        self._require_author(order.title)
        self.move_pace.step()
        move(self.api, order)

    def delete(self, order: Removal) -> None:
        """Delete one page; raises as ``moves.delete`` and ``save``."""
        self._require_author(order.title)
        delete(self.api, order)

    def restore(self, order: Restoration) -> None:
        """Restore one page; raises as ``moves.restore`` and ``save``."""
        self._require_author(order.title)
        restore(self.api, order)

    def may(self, right: str) -> bool:
        """Tell whether this account has ``right``."""
        return self.me.may(right)

    def deletion(self, page_id: int, title: str) -> LogEntry | None:
        """Return who deleted a page, when and why; None when the log does not know."""
        return deletion(self.api, page_id, title)

    def deletions(self, title: str) -> list[LogEntry]:
        """Return the deletions of every page that was ever called ``title``."""
        return deletions(self.api, title)

    def protection(self, title: str) -> LogEntry | None:
        """Return who protected a page, when and why; None when the log does not know."""
        return protection(self.api, title)

    def revisions_since(self, page_id: int, revid: int) -> list[Revision]:
        """Return what was saved on a page after ``revid``, the oldest first."""
        return revisions_since(self.api, page_id, revid)

    def fetch_revisions(
        self, revids: Iterable[int], *, content: bool = True
    ) -> dict[int, Revision]:
        """Return the revisions that exist, by their number."""
        return fetch_revisions(self.api, revids, content=content)

    def _require_author(self, title: str) -> None:
        if self.me.anonymous:
            raise LoginRefused(
                _("Nobody is logged in, so “{title}” is not saved.").format(title=title),
                hint=_("Log in with: kicsync login"),
            )


def connect(
    api_url: str,
    *,
    credentials: Credentials | None = None,
    contact: str = "",
    insecure: bool = False,
    waiter: Waiter | None = None,
) -> Wiki:
    """Connect to the wiki at ``api_url``: one request, or three with ``credentials``.

    ``contact`` goes into the User-Agent; ``insecure`` allows http to another computer. Raises
    ``ConfigError``, ``Unreachable``, ``NoApi``, ``LoginRefused``, ``Busy``.
    """
    api = Api(api_url, transport=Transport(contact), waiter=waiter, insecure=insecure)
    if credentials:
        login(api, credentials)
    info, me = ask_site(api)
    if credentials and me.anonymous:
        raise LoginRefused(
            _("{url} accepts the login, but forgets it at once.").format(url=api_url),
            hint=_("Tell the people who run the wiki that its sessions are not kept."),
        )
    return Wiki(api, info, me, Pace(api.waiter, *me.edit_limit), Pace(api.waiter, *me.move_limit))


def find_api(url: str, *, contact: str = "") -> Found:
    """Return the API of the wiki that ``url`` belongs to; raises as ``address.find_api``."""
    with Transport(contact) as transport:
        return find(url, transport.fetch)
