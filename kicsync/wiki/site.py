"""Where we are and who we are there: one request, ``meta=siteinfo|userinfo|tokens``."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from kicsync.errors import NoApi
from kicsync.i18n import _
from kicsync.wiki.endings import incomplete

if TYPE_CHECKING:
    from kicsync.wiki.api import Api

TEMPLATE = 10
CATEGORY = 14
OLDEST = (1, 31)
_ASK = {
    "action": "query",
    "meta": "siteinfo|userinfo|tokens",
    "siprop": "general|namespaces|namespacealiases|magicwords|extensions",
    "uiprop": "rights|groups|ratelimits|blockinfo",
    "type": "csrf",
}


@dataclass(frozen=True)
class SiteInfo:
    """What a wiki says about itself. ``readonly`` is the reason why nobody can edit, or ''.

    ``redirect_words`` begin a page that leads to another one (``#REDIRECTION``), ``extensions`` are
    the names of what is installed (``TemplateData``).
    """

    sitename: str
    wiki_id: str
    lang: str
    generator: str
    version: tuple[int, int]
    namespaces: Mapping[int, str]
    prefixes: Mapping[str, int]
    first_letter: bool
    readonly: str = ""
    redirect_words: tuple[str, ...] = ("#REDIRECT",)
    extensions: frozenset[str] = frozenset()

    def namespace_called(self, *names: str) -> int | None:
        """Return the number of the namespace that goes by one of ``names``, None without one."""
        found = (self.prefixes.get(name.casefold()) for name in names)
        return next((number for number in found if number is not None), None)

    def names_of(self, namespace: int) -> tuple[str, ...]:
        """Return every name of a namespace, without case; the main one has none."""
        return tuple(name for name, number in self.prefixes.items() if number == namespace)

    def title_in(self, namespace: int, name: str) -> str:
        """Return the full title of ``name``, which may carry a namespace already."""
        prefix, colon, rest = name.strip().replace("_", " ").partition(":")
        number = self.prefixes.get(prefix.strip().casefold()) if colon else None
        if number is not None:
            return f"{self.namespaces[number]}:{rest.strip()}"
        return f"{self.namespaces[namespace]}:{name.strip()}"


class Limit(NamedTuple):
    """At most ``hits`` in ``seconds``; no hits: no limit."""

    hits: int = 0
    seconds: float = 0.0


_NO_LIMIT = Limit()


@dataclass(frozen=True)
class Me:
    """Who the wiki thinks we are. ``blocked`` is the reason of a block, or ''."""

    name: str
    anonymous: bool
    rights: frozenset[str]
    groups: tuple[str, ...]
    edit_limit: Limit = _NO_LIMIT
    move_limit: Limit = _NO_LIMIT
    blocked: str = ""

    def may(self, right: str) -> bool:
        """Tell whether this account has ``right`` (manual page "Manual:User rights")."""
        return right in self.rights


def ask_site(api: "Api") -> tuple[SiteInfo, Me]:
    """Ask a wiki who it is and who we are; the token for writing comes along.

    Raises ``NoApi`` for a MediaWiki that is too old, and what ``Api`` raises.
    """
    answer = api.get(**_ASK)
    try:
        query = answer["query"]
        api.csrf = query["tokens"]["csrftoken"]
        site = _site(query, api.url)
        return site, _me(query["userinfo"], site.version)
    except (KeyError, TypeError) as error:
        raise incomplete(api.url, error) from error


def _site(query: Mapping[str, Any], api_url: str) -> SiteInfo:
    general = query["general"]
    spaces = list(query["namespaces"].values())
    return SiteInfo(
        sitename=general["sitename"],
        wiki_id=general["wikiid"],
        lang=general["lang"],
        generator=general["generator"],
        version=_version(general["generator"], api_url),
        namespaces={space["id"]: space["name"] for space in spaces},
        prefixes=_prefixes(spaces, query.get("namespacealiases", ())),
        first_letter=general["case"] == "first-letter",
        readonly=general.get("readonlyreason", "") if general.get("readonly") else "",
        redirect_words=_redirect_words(query.get("magicwords", ())),
        extensions=frozenset(one.get("name", "") for one in query.get("extensions", ())),
    )


def _redirect_words(magic: "Iterable[dict[str, Any]]") -> tuple[str, ...]:
    """Return how a redirect begins in the wiki's language (manual page "Help:Redirects")."""
    found = (word["aliases"] for word in magic if word.get("name") == "redirect")
    return tuple(next(found, ("#REDIRECT",)))


def _prefixes(spaces: "list[dict[str, Any]]", aliases: "list[dict[str, Any]]") -> dict[str, int]:
    """Return every name that a namespace goes by, without case (manual page "Help:Namespaces")."""
    names = [(space.get("canonical", ""), space["id"]) for space in spaces]
    names += [(space["name"], space["id"]) for space in spaces]
    names += [(alias["alias"], alias["id"]) for alias in aliases]
    return {name.replace("_", " ").casefold(): number for name, number in names if name}


def _version(generator: str, url: str) -> tuple[int, int]:
    found = re.match(r"MediaWiki (\d+)\.(\d+)", generator)
    version = (int(found[1]), int(found[2])) if found else (0, 0)
    if version < OLDEST:
        raise NoApi(
            _("{url} runs {generator}; kicsync needs MediaWiki {oldest} or later.").format(
                url=url, generator=generator, oldest=".".join(map(str, OLDEST))
            ),
            hint=_("Ask the people who run the wiki to bring it up to date."),
        )
    return version


def _me(user: Mapping[str, Any], version: tuple[int, int]) -> Me:
    everywhere = "blockid" in user and not user.get("blockpartial")
    blocked = user.get("blockreason") or user.get("blockedby") if everywhere else ""
    return Me(
        name=user["name"],
        anonymous=bool(user.get("anon")),
        rights=frozenset(user.get("rights", ())),
        groups=tuple(user.get("groups", ())),
        edit_limit=each_twice(_limit(user.get("ratelimits"), "edit"), version),
        move_limit=_limit(user.get("ratelimits"), "move"),
        blocked=blocked or "",
    )


def each_twice(limit: Limit, version: tuple[int, int]) -> Limit:
    """Return the limit as it works: newer wikis count an edit twice, in the API and on saving.

    Measured: MediaWiki 1.39 lets 6 of 6 through, 1.43 lets 3.
    """
    return (
        limit._replace(hits=max(1, limit.hits // 2)) if version >= (1, 41) and limit.hits else limit
    )


def _limit(ratelimits: Any, action: str) -> Limit:
    """Return the strictest limit on ``action``; an empty object comes as a list from PHP."""
    limits = ratelimits.get(action, {}) if isinstance(ratelimits, Mapping) else {}
    found = [Limit(limit["hits"], limit["seconds"]) for limit in limits.values()]
    return min(found, key=lambda limit: limit.hits / limit.seconds, default=Limit())
