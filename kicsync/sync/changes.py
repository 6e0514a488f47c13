"""What changed on the wiki since the last time, in as few requests as there can be.

A first contact reads every text at once, 50 a request. Later the list of revisions is enough,
500 a request, and only the pages that changed are read.
"""

from collections.abc import Callable, Iterable, Mapping

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.kit import ListBy, Schema
from kicsync.sync.titles import fold
from kicsync.sync.wiki import Pages, Reader
from kicsync.wiki.pages import Page
from kicsync.workspace.bases import Base
from kicsync.workspace.schema_file import STEPS

Progress = Callable[[int], None]
"""Called with the number of pages that were read so far."""


def changed_pages(
    wiki: Pages,
    bases: Mapping[int, Base],
    aside: Mapping[int, int],
    schema: Schema,
    progress: Progress,
) -> dict[int, Page]:
    """Return the pages that are new or changed, with their text, and those that are gone.

    ``aside``: pages known to hold no ingredient at a revision; they are not read again.
    """
    first = not bases
    listed: dict[int, Page] = {}
    for page in list_pages(wiki, schema, content=first):
        listed[page.page_id] = page
        progress(len(listed))
    if first:
        return listed
    _refuse_empty(listed, bases, schema)
    _refuse_rebuilt(listed, bases)
    # the wiki's lists lag behind: a page that is not listed is asked for by its id
    wanted = [
        number
        for number, page in listed.items()
        if not _same(page, bases.get(number))
        and (number in bases or aside.get(number) != page.revid)
    ]
    return wiki.fetch_ids([*wanted, *(number for number in bases if number not in listed)])


def list_pages(wiki: Reader, schema: Schema, *, content: bool) -> Iterable[Page]:
    """Yield the pages of which ``schema`` speaks: those of a template, a category, or the steps."""
    match schema.list_by:
        case ListBy.TEMPLATE:
            return wiki.list_pages(template=schema.template, content=content)
        case ListBy.CATEGORY:
            return wiki.list_pages(category=schema.category, content=content)
        case ListBy.STEPS:
            found = wiki.fetch_titles(schema.step_pages, content=content) if schema.steps else {}
            return [page for page in found.values() if not (page.missing or page.redirect)]


def named_pages(
    wiki: Reader, bases: Mapping[int, Base], retitled: Mapping[str, int], titles: Iterable[str]
) -> dict[int, Page]:
    """Return the pages called ``titles``, by their id where it is known.

    ``retitled`` are the pages of records by the title in their file, which may be a new one.
    """
    known = {fold(title): number for title, number in retitled.items()}
    known |= {fold(base.title): number for number, base in bases.items()}
    wanted = list(titles)
    pages = wiki.fetch_ids([known[fold(title)] for title in wanted if fold(title) in known])
    others = [title for title in wanted if fold(title) not in known]
    found = wiki.fetch_titles(others) if others else {}
    return pages | {page.page_id: page for page in found.values() if not page.missing}


def _refuse_empty(listed: Mapping[int, Page], bases: Mapping[int, Base], schema: Schema) -> None:
    """Raise ConfigError when no page is listed where there were some: that is no order to forget.

    A template that was renamed on the wiki, or a job queue that stands still, look like that.
    """
    if not listed:
        raise ConfigError(
            _("The wiki lists no page with “{name}” any more; there were {n}.").format(
                name=schema.category or schema.template or STEPS, n=len(bases)
            ),
            hint=_(
                "Nothing was changed here. See on the wiki whether the template was renamed, and "
                "put its name into schema/ingredient.yml."
            ),
        )


def _refuse_rebuilt(listed: Mapping[int, Page], bases: Mapping[int, Base]) -> None:
    """Raise ConfigError when a page id means another page than before.

    Revision numbers never go down: a lower one under another title is a wiki that was set up
    again, and merging by its ids would mix the texts of two pages.
    """
    for number, base in bases.items():
        page = listed.get(number)
        if page and page.title != base.title and page.revid < base.revid:
            raise ConfigError(
                _("This wiki was set up again: “{old}” has the number of “{new}” now.").format(
                    old=base.title, new=page.title
                ),
                hint=_("Start from its pages of today: kicsync init URL --rebind"),
            )


def _same(page: Page, base: Base | None) -> bool:
    return base is not None and page.revid == base.revid and page.title == base.title
