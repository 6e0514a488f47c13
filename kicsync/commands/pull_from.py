"""kicsync pull --from: records from a dump or from a static archive."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import click

from kicsync.commands import agree, unfinished, words
from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.commands.progress import progress
from kicsync.errors import SourceError
from kicsync.i18n import _, ngettext
from kicsync.plain import shown_line
from kicsync.sync.guard import rewritten
from kicsync.sync.look import Part
from kicsync.sync.plan import State
from kicsync.sync.sources import Remark, Source, bring, look_into
from kicsync.workspace.config import Config

_COMING = (State.NEW_WIKI, State.WIKI, State.MERGE, State.RENAMED_WIKI, State.CONFLICT)


class Asked(NamedTuple):
    """What the command line asks for."""

    source: str
    titles: tuple[str, ...]
    dry_run: bool
    max_change: float
    format_: str


def pull_from(run: Run, asked: Asked) -> int:
    """Read the source, write what it brings, and tell what could not be kept; the exit code."""
    with run.workspace() as space:
        unfinished.notice(run, space)
        source = _open(run, asked.source, space.config)
        foreign = source.foreign(space)
        with progress(_("Reading the source"), None, quiet=run.quiet) as tick:
            parts = look_into(space, source, asked.titles, tick, ours=not foreign)
        _require_some(asked, parts, source)
        allowed = asked.dry_run or _allowed(run, parts, asked.max_change)
        if allowed and not asked.dry_run:
            parts = tuple(_brought(run, part, asked.titles, ours=not foreign) for part in parts)
    if allowed or asked.format_ == "json":
        _show(run, asked, parts, source.remarks(), foreign)
    if not allowed:
        return 1
    errors = [error for part in parts for error in part.seen.errors]
    for error in errors:
        explain(error)
    stuck = any(i.state is State.CONFLICT for part in parts for i in part.seen.items)
    return int(bool(errors) or stuck)


def _open(run: Run, where: str, config: Config) -> Source:
    """Return the source that ``where`` names; raises SourceError when there is none."""
    from kicsync.sync.open_source import open_source

    return open_source(where, run.folder, config)


def _require_some(asked: Asked, parts: Sequence[Part], source: Source) -> None:
    """Raise SourceError where nothing in the source is a page of the Kit."""
    if any(item.wiki is not None for part in parts for item in part.seen.items):
        return
    hint = _("They are known by {sign}: give the names that yours have in the folder “schema”.")
    raise SourceError(
        _("No page of your Kit was found here."),
        file=asked.source,
        hint=hint.format(sign=source.wanted(parts[0].space.schema)),
    )


def _allowed(run: Run, parts: Sequence[Part], share: float) -> bool:
    return all(
        agree.allowed(run, rewritten(part.seen.items), len(part.seen.files), share)
        for part in parts
    )


def _brought(run: Run, part: Part, titles: Sequence[str], *, ours: bool) -> Part:
    with progress(_("Writing the files"), len(part.seen.items), quiet=run.quiet) as tick:
        return bring(part, titles, tick, ours=ours)


def _show(
    run: Run, asked: Asked, parts: Sequence[Part], remarks: Sequence[Remark], foreign: str
) -> None:
    if asked.format_ == "json":
        report = [remark._asdict() for remark in remarks]
        words.show_json({"source": asked.source, **words.parts(parts), "report": report})
        return
    for part in parts:
        _show_part(run, part, dry_run=asked.dry_run)
    _show_remarks(run, remarks)
    if foreign:
        text = _("For your wiki these records are new here, and no sync point is kept: {reason}.")
        run.say(text.format(reason=foreign))


def _show_part(run: Run, part: Part, *, dry_run: bool) -> None:
    items = part.seen.items
    coming = [item for item in items if item.state in _COMING]
    words.show(coming, every=run.verbose)
    count = Counter(item.state for item in items)
    text = (
        _("{total} in the source: {new} would be new, {changed} would change, {stuck} in conflict.")
        if dry_run
        else _("{total} in the source: {new} new, {changed} changed, {stuck} in conflict.")
    )
    run.say(
        text.format(
            total=words.number(part.space.kind, sum(item.wiki is not None for item in items)),
            new=count[State.NEW_WIKI],
            changed=sum(count[state] for state in _COMING[1:4]),
            stuck=count[State.CONFLICT],
        )
    )
    for item in coming:
        if item.state is State.CONFLICT:
            run.say(words.conflict(item))


def _show_remarks(run: Run, remarks: Sequence[Remark]) -> None:
    """Print what the source could not give, a line each, on stdout: it is to be gone through."""
    for remark in remarks:
        place = ", ".join(filter(None, (remark.title, remark.field)))
        said = shown_line(remark.message)
        click.echo(f"  {words.about(shown_line(place), said) if place else said}")
    if remarks:
        text = ngettext(
            "{n} remark: look at it before you push.",
            "{n} remarks: look at them before you push.",
            len(remarks),
        )
        run.say(text.format(n=len(remarks)))
