"""What is checked: the files of a workspace, one that is typed in, or the pages of the wiki."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from kicsync.commands.context import Run
from kicsync.commands.progress import progress
from kicsync.i18n import _
from kicsync.kit import Schema
from kicsync.lint.cache import Cache, hash_of
from kicsync.lint.context import Context, Drift, WikiPage
from kicsync.lint.engine import Linter
from kicsync.lint.links import Ask, remembering
from kicsync.lint.problem import Finding
from kicsync.lint.rules import RULES
from kicsync.lint.run import Files
from kicsync.lint.settings import settings
from kicsync.lint.space import context_of, files_at, misnamed, record_files, shown_from
from kicsync.plain import shown_line
from kicsync.workspace.config import WIKI, Config, settings_file
from kicsync.workspace.folder import Workspace
from kicsync.workspace.schema_file import INGREDIENT, load_schema

if TYPE_CHECKING:
    from kicsync.wiki.connect import Wiki

_CACHE = "lint.json"
_LINKS = "links.json"


@dataclass(frozen=True)
class Asked:
    """What the options say of it. ``wiki`` is its address, '' for that of the workspace."""

    paths: Sequence[Path] = ()
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    typed: Path | None = None
    wiki: str | None = None
    online: bool = False
    fix: bool = False
    cache: bool = True


@dataclass(frozen=True)
class Input:
    """The files that are checked; ``cache`` is what is known of them, or None.

    ``beside`` are the other records of the Kit: some rules look at them too, and nothing is said
    of them. ``whole``: everything there is was asked for.
    """

    files: Files
    names: Sequence[str]
    cache: Cache | None = None
    beside: Sequence[str] = ()
    whole: bool = True

    def check(self, files: Files) -> tuple[Finding, ...]:
        """Return what is found in the files that are checked, as they are in ``files`` now."""
        found = files.check([*self.beside, *self.names], self.cache)
        shown = set(self.names)
        return tuple(one for one in found if self.whole or one.file in shown)

    def judges(self, file: str, code: str) -> bool:
        """Tell whether this run finds all that the rule ``code`` has to say of ``file``."""
        return (self.whole or file in self.names) and self.files.linter.saw_all(code)


@contextmanager
def reading(run: Run, asked: Asked) -> Iterator[Input]:
    """Give what ``asked`` means; the workspace is locked when its files are to be repaired."""
    if asked.wiki is not None:
        yield _wiki(run, asked)
    elif asked.fix and not asked.typed:
        with run.workspace() as space:
            yield _workspace(run, space, asked)
    else:
        yield _workspace(run, Workspace.open(run.folder), asked)


def _workspace(run: Run, space: Workspace, asked: Asked) -> Input:
    whole = not asked.paths and asked.typed is None
    context = context_of(space)
    if asked.online:
        context = replace(context, ask_links=_asker(space.config, space.local / _LINKS))
    linter = _linter(context, space.config, asked)
    if asked.typed:
        name = shown_from(space.root, run.folder / asked.typed)
        files = Files(linter, space.root, {name: sys.stdin.buffer.read()})
        return Input(files, [name], None, _others(space, [name]), whole=False)
    places = [run.folder / path for path in asked.paths]
    names = record_files(space) if whole else files_at(space, places)
    for name in misnamed(space) if whole else ():
        said = _("This file is not read: the name of an ingredient's file ends in .yml.")
        run.warn(f"{name}: {said}")
    cache = Cache(space.local / _CACHE, _key(linter)) if asked.cache else None
    beside = () if whole else _others(space, names)
    return Input(Files(linter, space.root, {}), names, cache, beside, whole=whole)


def _others(space: Workspace, names: Sequence[str]) -> list[str]:
    """Return the records of the workspace that are not among ``names``."""
    shown = set(names)
    return [name for name in record_files(space) if name not in shown]


def _wiki(run: Run, asked: Asked) -> Input:
    """Read the wiki; outside a workspace, the schema is the one that ``kicsync init`` writes."""
    from kicsync.sync.snapshot import snapshot
    from kicsync.wiki.connect import connect, find_api

    config, schema, space = _settings(run)
    api = find_api(asked.wiki or config.wiki, contact=config.contact).api
    wiki = connect(api, contact=config.contact, insecure=run.insecure, waiter=run.waiter())
    with progress(_("Reading the wiki"), None, quiet=run.quiet) as tick:
        found = snapshot(wiki, schema, tick)
    pages = {title: WikiPage(title, text) for title, text in found.pages.items()}
    context = Context(schema, lambda: pages)
    if asked.online:
        context = replace(context, ask_links=_asker(config, None))
    records = {title: text.encode() for title, text in found.records.items()}
    texts = {context.steps_file: b"", **records}
    if space and not asked.wiki:
        file = f"{config.schema}/{INGREDIENT}"
        written = (space.schema_folder / INGREDIENT).read_text("utf-8-sig")
        texts[file] = written.encode()
        drift = partial(_drift, space, wiki, written)
        context = replace(context, schema_file=file, read_drift=drift)
    files = Files(_linter(context, config, asked), run.folder, texts)
    return Input(files, list(records))


def _drift(space: Workspace, wiki: "Wiki", text: str) -> list[Drift]:
    """Return what the wiki says otherwise than the schema of ``space``, whose file is ``text``."""
    from kicsync.discovery.look import compare, placed

    found = placed(text, compare(space, wiki).differences)
    return [Drift(shown_line(one.message), one.start, one.end) for one in found]


def _settings(run: Run) -> tuple[Config, Schema, Workspace | None]:
    """Return settings and schema; without a workspace, those that come with kicsync."""
    folder = run.folder.resolve()
    if not any(settings_file(root) for root in (folder, *folder.parents)):
        with resources.as_file(resources.files("kicsync") / "defaults" / "schema") as folder:
            return Config(run.folder, WIKI), load_schema(folder), None
    space = Workspace.open(folder)
    return space.config, space.schema, space


def _linter(context: Context, config: Config, asked: Asked) -> Linter:
    return Linter(context, settings(RULES, config.lint, select=asked.select, ignore=asked.ignore))


def _asker(config: Config, path: Path | None) -> Ask:
    from kicsync.wiki.links import dead_links

    ask: Callable[[Iterable[str]], Mapping[str, str]] = partial(dead_links, contact=config.contact)
    return remembering(ask, path) if path else ask


def _key(linter: Linter) -> str:
    """Return what all findings depend on: the rules, the schema and the language."""
    parts = (linter.settings, linter.context.schema, _("en"))
    return hash_of(repr(parts).encode())
