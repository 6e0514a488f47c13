"""Plain mwclient, as its manual has it: a generator lists the pages, ``text`` reads each one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mwclient

from scripts.benches.peers.copy import Page, edited, newer, store
from scripts.benches.peers.job import HOST, PASSWORD, SUMMARY, TEMPLATE, USER, main


def first(folder: Path) -> None:
    """Read every page."""
    store(folder, (Page(page.name, page.revision, page.text()) for page in _listed(_site())))


def again(folder: Path) -> None:
    """Compare the revisions that the list tells."""
    changed = newer(folder, {page.name: page.revision for page in _listed(_site())})
    assert not changed, changed


def push(folder: Path) -> None:
    """Save every file that was edited."""
    site = _site()
    for title, text in edited(folder).items():
        site.pages[title].edit(text, SUMMARY)


def _site() -> Any:
    site = mwclient.Site(HOST, path="/", scheme="http")
    site.login(USER, PASSWORD)
    return site


def _listed(site: Any) -> Iterator[Any]:
    pages: Iterator[Any] = site.pages[TEMPLATE].embeddedin(namespace=0, filterredir="nonredirects")
    return pages


if __name__ == "__main__":
    main(first, again, push)
