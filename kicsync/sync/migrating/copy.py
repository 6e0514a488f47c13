"""A copy of the Kit for the rehearsal of a migration: its pages in a sandbox, a folder beside."""

from collections.abc import Iterable
from pathlib import Path
from shutil import copytree, rmtree

from kicsync.atomic import write_text
from kicsync.sandbox import Sandbox
from kicsync.sandbox.page import Page as Copied
from kicsync.sandbox.page import export
from kicsync.sandbox.seed import seed_pages
from kicsync.sync.look import look_everywhere
from kicsync.sync.migrating.read import Site, read_known
from kicsync.sync.migrating.renames import Renames
from kicsync.sync.pull import pull
from kicsync.sync.wiki import Pages
from kicsync.wiki.pages import Page
from kicsync.wiki.site import CATEGORY, TEMPLATE
from kicsync.workspace.config import FILE
from kicsync.workspace.folder import Workspace
from kicsync.workspace.scalars import quoted
from kicsync.workspace.setup import create

EMPTY = "empty"
"""The Kit of the rehearsal wiki that is filled: nothing but a front page."""
_AUTHOR = "Admin"


def pages_of(space: Workspace, wiki: Site, names: Renames) -> list[Page]:
    """Read the pages that a rehearsal needs: those that may change, templates and categories."""
    known = read_known(space, wiki, names)
    listed = (wiki.titles_in(number).titles for number in (TEMPLATE, CATEGORY))
    more = [title for titles in listed for title in titles if title not in known.pages]
    found = wiki.fetch_titles(more) if more else {}
    every = (*found.values(), *known.pages.values())
    return [page for page in every if not page.missing and page.text is not None]


def fill(sandbox: Sandbox, pages: Iterable[Page]) -> None:
    """Put ``pages`` into an empty rehearsal wiki; raises SandboxError."""
    copies = [Copied(page.title, page.text or "") for page in pages]
    sandbox.maintain("importDump.php", "--no-updates", stdin=export(copies, _AUTHOR))
    there = {page.title for page in seed_pages(EMPTY)}  # an import changes no page that is as new
    for copy in copies:
        if copy.title in there:
            sandbox.maintain("edit.php", "--user", _AUTHOR, copy.title, stdin=copy.text)
    sandbox.maintain("refreshLinks.php")
    sandbox.maintain("runJobs.php")


def folder_beside(space: Workspace, root: Path, url: str) -> Workspace:
    """Make ``root`` a workspace of the wiki at ``url``, with the schema of ``space``."""
    made = create(root, url, None)
    rmtree(made.schema_folder)
    copytree(space.schema_folder, made.schema_folder)
    settings = root / FILE
    table = f"table = {quoted(space.config.table)}\n"
    write_text(settings, table + settings.read_text("utf-8"))
    return Workspace.open(root)


def pull_everything(space: Workspace, wiki: Pages) -> None:
    """Bring every page of the Kit into ``space``, which has none yet."""
    for part in look_everywhere(space, wiki, (), lambda _done: None):
        pull(part.space, part.seen, (), lambda _done: None)
        part.space.keep_scope()
