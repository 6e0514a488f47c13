"""The files here follow a migration, or its undo: records, bases and ``schema/`` in one go."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from kicsync.atomic import Together
from kicsync.errors import ConfigError, KicsyncError, RecordError, WikiError
from kicsync.i18n import _
from kicsync.kit import Field, Schema
from kicsync.kit.step import all_steps
from kicsync.sync.files import merged_text
from kicsync.sync.merge import merge
from kicsync.sync.migrating.local import current, schemas
from kicsync.sync.migrating.rewrite import with_steps
from kicsync.sync.passages import passages
from kicsync.sync.sides import base_side, wiki_side
from kicsync.sync.table import TableWiki, see_again
from kicsync.sync.wiki import Wiki
from kicsync.wiki.pages import Page
from kicsync.wikitext import normal
from kicsync.workspace.bases import Base
from kicsync.workspace.folder import Workspace
from kicsync.workspace.table_file import read_table


def follow(
    space: Workspace,
    pages: Mapping[int, Page],
    before: Mapping[str, str],
    after: Mapping[str, str],
) -> tuple[KicsyncError, ...]:
    """Let the records of ``pages`` say what these say, and ``schema/`` say ``after``.

    ``before`` are the texts of its files from which ``after`` was made: what somebody wrote in them
    since stays. Doing it twice does no harm. Returns what could not follow; raises SchemaError.
    """
    errors: list[KicsyncError] = []
    texts = dict(_texts(space, before, after, errors))
    new = schemas(space, texts)
    with Together() as files:
        for kind in space.kinds():
            bases, old = kind.bases.load(), kind.schema
            wanted = new[kind.kind.name]
            both = with_steps(old, _steps(wanted)), with_steps(wanted, _steps(old))
            run = _Run(kind, *both, files)
            errors += run.follow((bases[number], pages[number]) for number in bases & pages.keys())
        for name, text in texts.items():
            files.add(space.schema_folder / name, text)
    for kind in Workspace.open(space.root).kinds():
        kind.keep_json_schema()
    return tuple(errors)


class Tabled(TableWiki, Wiki, Protocol):
    """A wiki that is written, and shows pages."""


def follow_table(space: Workspace, wiki: TableWiki) -> tuple[KicsyncError, ...]:
    """Keep what the page KIC shows now, where it was read before; return why it can't be read."""
    try:
        if read_table(space.state):
            see_again(Workspace.open(space.root), wiki)
    except (ConfigError, WikiError) as error:
        return (error,)
    return ()


@dataclass(frozen=True)
class _Run:
    """The records of one kind; ``old`` and ``new`` are the schemas of before and afterwards.

    Both know the steps of both: what is called by an old or a new value is one step in any case.
    Each file is placed before its base, and both before ``schema/``: a run that is cut off in
    between finds which ones have followed. What a page still says under an old name stays in its
    file, and the next push gives it the new one.
    """

    space: Workspace
    old: Schema
    new: Schema
    files: Together

    def follow(self, pages: Iterable[tuple[Base, Page]]) -> Iterator[RecordError]:
        """Add to the files what changes; yield what can't be read or changed."""
        there = set(self.space.names())
        for base, page in pages:
            if base.file in there:
                try:
                    self._one(base, page)
                except RecordError as error:
                    yield error

    def _one(self, base: Base, page: Page) -> None:
        late = self._late(base)
        if (page.revid, page.title, late) == (base.revid, base.title, base.rename):
            return
        side = wiki_side(page, self.new, base=replace(base, rename=late))
        if side.record is None:  # no ingredient stands there any more: the next pull says why
            return
        file = self.space.read_record(base.file)
        old = base_side(base, self.old).record
        merged = merge(old, normal(file.record, self.new), side.record, self.new)
        if merged.conflicts:
            raise self._stuck(base, merged.conflicts)
        text = merged_text(self.space, file, merged.record, self.new)
        if text != file.text:
            self.files.add(self.space.folder / base.file, text)
        new = Base(page.page_id, page.revid, page.title, side.text, base.file, late)
        self.space.bases.save(new, self.files)

    def _late(self, base: Base) -> Mapping[str, str]:
        """Return the new names of parameters by old ones that mean nothing any more.

        A form that was open meanwhile may still save a page with these.
        """
        now = [one.parameter for one in _placed(self.new)]
        both = zip(_placed(self.old), _placed(self.new), strict=True)
        names = {**base.rename, **{old.parameter: new.parameter for old, new in both}}
        return {old: new for old, new in names.items() if old not in now}

    def _stuck(self, base: Base, fields: Iterable[str]) -> RecordError:
        said = _("the wiki and your file changed the same field: {fields}")
        hint = _("Run “kicsync pull”: it writes both values side by side in a conflict file.")
        shown = self.space.shown(base.file)
        return RecordError(said.format(fields=", ".join(fields)), file=shown, hint=hint)


def _placed(schema: Schema) -> list[Field]:
    """Return the fields and the fields of tools, in an order that a migration does not change."""
    return [*schema.fields, *(sub for field in schema.fields for sub in field.fields)]


def _steps(schema: Schema) -> list[str]:
    return [step.value for step in all_steps(schema.steps)]


def _texts(
    space: Workspace,
    before: Mapping[str, str],
    after: Mapping[str, str],
    errors: list[KicsyncError],
) -> Iterator[tuple[str, str]]:
    """Yield the files of ``schema/`` that change, with what was written in them since."""
    for name, now in current(space, before).items():
        text = _merged(before[name], now, after[name])
        if text is None:
            shown = (space.schema_folder / name).relative_to(space.root).as_posix()
            errors.append(_by_hand(shown))
        elif text != now:
            yield name, text


def _merged(before: str, now: str, after: str) -> str | None:
    """Return ``after`` with what ``now`` has changed of ``before``; None where both meet."""
    if now in (before, after):
        return after
    found = passages(before, now, after)
    if any(passage.disputed for passage in found):
        return None
    return "\n".join(line for passage in found for line in passage.local)


def _by_hand(shown: str) -> ConfigError:
    return ConfigError(
        _("{file} was changed meanwhile where the new names stand; it stays as it is.").format(
            file=shown
        ),
        hint=_("Write the new names into it by hand, then run: kicsync schema check"),
    )
