"""Reading pages in bulk: 50 texts a request, 500 where the account may (never one a page)."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kicsync.wiki.batches import batches, most_named, several

if TYPE_CHECKING:
    from kicsync.wiki.api import Api, Json

_WIKITEXT = "wikitext"
ELSEWHERE = -1


@dataclass(frozen=True)
class Page:
    """One page as the wiki has it.

    ``text`` is None when it was not asked for, when there is none (``missing``), and when it
    can't be had: hidden by an administrator, or not wiki text (``model``). ``editable`` is None
    when it was not asked; ``invalid`` says why the title can't be one. ``namespace`` is the
    wiki's number, 0 for the main one and ``ELSEWHERE`` for what is on no page of this wiki.
    """

    page_id: int
    title: str
    revid: int = 0
    text: str | None = None
    missing: bool = False
    redirect: bool = False
    timestamp: str = ""
    model: str = _WIKITEXT
    editable: bool | None = None
    invalid: str = ""
    namespace: int = 0


def list_pages(
    api: "Api", *, template: str = "", category: str = "", content: bool, high_limits: bool
) -> Iterator[Page]:
    """Yield the pages of the main namespace that use ``template``, or stand in ``category``.

    Both are full titles (``Modèle:Ingrédient``). Redirects are left out. The wiki's lists lag
    behind: a page that is not listed is not therefore deleted.
    """
    size = _listed(content=content, high_limits=high_limits)
    generator: dict[str, Any] = {
        "generator": "embeddedin",
        "geititle": template,
        "geinamespace": 0,
        "geifilterredir": "nonredirects",
        "geilimit": size,
    }
    if category:
        generator = {
            "generator": "categorymembers",
            "gcmtitle": category,
            "gcmnamespace": 0,
            "gcmlimit": size,
        }
    answers = api.query(**generator, **_wanted(content=content))
    for batch in _complete(answers):
        yield from (page for page in map(_page, batch) if not page.redirect)


def fetch_ids(
    api: "Api", page_ids: Iterable[int], *, content: bool = True, high_limits: bool = False
) -> dict[int, Page]:
    """Return every page that is asked for by its id; one that is gone is ``missing``."""
    found: dict[int, Page] = {}
    size = most_named(high_limits=high_limits)
    for ids in batches(page_ids, size):
        asked = {"pageids": "|".join(map(str, ids))}
        answers = api.query(post=True, **asked, **_wanted(content=content))
        pages = {page.page_id: page for batch in _complete(answers) for page in map(_page, batch)}
        found |= {number: pages.get(number, Page(number, "", missing=True)) for number in ids}
    return found


def fetch_titles(
    api: "Api", titles: Iterable[str], *, content: bool = True, high_limits: bool = False
) -> dict[str, Page]:
    """Return every page that is asked for by its title, under the title as it was asked.

    A page that is not there is ``missing``; redirects are not followed, so that an edit never
    lands on another page than the one named.
    """
    found: dict[str, Page] = {}
    size = most_named(high_limits=high_limits)
    for asked in batches(titles, size):
        sent = {title: unicodedata.normalize("NFC", title) for title in asked}
        values = several(dict.fromkeys(sent.values()))
        answers = list(api.query(post=True, titles=values, **_wanted(content=content)))
        renamed = dict(_normalized(answers))
        pages = {page.title: page for batch in _complete(answers) for page in map(_page, batch)}
        for title, plain in sent.items():
            name = renamed.get(plain, plain)
            elsewhere = Page(0, name, missing=True, namespace=ELSEWHERE)  # an interwiki title
            found[title] = pages.get(name, elsewhere)
    return found


def _listed(*, content: bool, high_limits: bool) -> int:
    """Return how many pages one request may list: without their texts, ten times as many."""
    return most_named(high_limits=high_limits) * (1 if content else 10)


def _wanted(*, content: bool) -> dict[str, Any]:
    """Return what is asked about each page; testing actions costs nothing up to 50 pages."""
    if not content:
        return {"prop": "info"}
    return {
        "prop": "info|revisions",
        "intestactions": "edit",
        "rvprop": "ids|timestamp|content|contentmodel",
        "rvslots": "main",
    }


def _complete(answers: "Iterable[Json]") -> Iterator[list[dict[str, Any]]]:
    """Yield batches that are complete: until then, a page without its text is only not sent yet.

    The size of one answer is capped (8 MB), so a batch may come in several parts.
    """
    batch: dict[int | str, dict[str, Any]] = {}
    for answer in answers:
        for page in answer.get("query", {}).get("pages", ()):
            batch.setdefault(page.get("pageid") or page.get("title", ""), {}).update(page)
        if answer.get("batchcomplete"):
            yield list(batch.values())
            batch = {}
    if batch:
        yield list(batch.values())


def _normalized(answers: "Sequence[Json]") -> Iterator[tuple[str, str]]:
    for answer in answers:
        for change in answer.get("query", {}).get("normalized", ()):
            yield change["from"], change["to"]


def slot_of(revision: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return where the text of a revision stands: before MediaWiki 1.32 there are no slots."""
    slot: Mapping[str, Any] = revision.get("slots", {}).get("main", revision)
    return slot


def text_of(slot: Mapping[str, Any]) -> str | None:
    """Return the text of a slot, None when it is hidden or was not asked for."""
    text: str | None = slot.get("content", slot.get("*"))
    return text


def _page(said: Mapping[str, Any]) -> Page:
    revision: Mapping[str, Any] = next(iter(said.get("revisions", ())), {})
    slot = slot_of(revision)
    model = slot.get("contentmodel") or said.get("contentmodel", _WIKITEXT)
    missing = bool(said.get("missing") or said.get("invalid") or said.get("special"))
    return Page(
        page_id=said.get("pageid", 0),
        title=said.get("title", ""),
        revid=revision.get("revid", said.get("lastrevid", 0)),
        text=text_of(slot) if model == _WIKITEXT else None,
        missing=missing,
        redirect=bool(said.get("redirect")),
        timestamp=revision.get("timestamp", ""),
        model=model,
        editable=said.get("actions", {}).get("edit"),
        invalid=said.get("invalidreason", ""),
        namespace=said.get("ns", 0),
    )
