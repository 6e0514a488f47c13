"""pywikibot, with its preloading generator; ``user-config.py`` stands in PYWIKIBOT_DIR."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pywikibot
from pywikibot.pagegenerators import PreloadingGenerator

from scripts.benches.peers.copy import Page, edited, newer, store
from scripts.benches.peers.job import SUMMARY, TEMPLATE, main


def first(folder: Path) -> None:
    """Read every page, many a request."""
    pages = PreloadingGenerator(_listed(_site()))
    store(folder, (Page(page.title(), page.latest_revision_id, page.text) for page in pages))


def again(folder: Path) -> None:
    """Compare the revisions that the list tells."""
    changed = newer(folder, {page.title(): page.latest_revision_id for page in _listed(_site())})
    assert not changed, changed


def push(folder: Path) -> None:
    """Read the pages that were edited, many a request, and save them."""
    site, texts = _site(), edited(folder)
    for page in PreloadingGenerator([pywikibot.Page(site, title) for title in texts]):
        page.text = texts[page.title()]
        page.save(summary=SUMMARY, quiet=True)


def _site() -> Any:
    site = pywikibot.Site()
    site.login()
    return site


def _listed(site: Any) -> Iterator[Any]:
    template = pywikibot.Page(site, TEMPLATE)
    pages: Iterator[Any] = template.embeddedin(filter_redirects=False, namespaces=0)
    return pages


if __name__ == "__main__":
    main(first, again, push)
