"""kicsync pull."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from kicsync.commands import agree, options, unfinished, words
from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.commands.progress import progress
from kicsync.i18n import _, ngettext
from kicsync.sync.guard import rewritten
from kicsync.sync.look import Part, look_everywhere
from kicsync.sync.plan import Item, State
from kicsync.sync.pull import pull

if TYPE_CHECKING:
    from kicsync.wiki.connect import Wiki

_HELP = _(
    "Bring what changed on the wiki into your files, field by field.\n\n"
    "What you changed and did not push yet is never overwritten. With a TITLE, only that "
    "ingredient.\n\n"
    "\b\nExample:\n"
    "  kicsync pull\n"
    '  kicsync pull "Délimiter le périmètre de la ressource"'
)
_COMING = (
    State.NEW_WIKI,
    State.WIKI,
    State.MERGE,
    State.RENAMED_WIKI,
    State.CONFLICT,
    State.DELETED_WIKI,
)


@click.command(help=_HELP)
@options.titles
@options.dry_run
@click.option(
    "--rescan",
    is_flag=True,
    help=_("Look at every page again, after the schema speaks of another template or category."),
)
@click.option(
    "--from",
    "source",
    metavar=_("SOURCE"),
    default="",
    help=_(
        "Read a dump (.xml, .xml.gz, .xml.bz2) or a static archive (a folder or an address) "
        "instead of the wiki."
    ),
)
@agree.max_change
@options.network
@options.format_
@click.pass_obj
def command(
    run: Run,
    *,
    titles: tuple[str, ...],
    dry_run: bool,
    rescan: bool,
    source: str,
    max_change: float,
    format_: str,
) -> int:
    """Pull, show what came, and say what to do about conflicts."""
    options.refuse_both("--rescan", rescan, _("TITLE"), titles)
    if source:
        from kicsync.commands.pull_from import Asked, pull_from

        options.refuse_both("--rescan", rescan, "--from", source)
        return pull_from(run, Asked(source, titles, dry_run, max_change, format_))
    with run.workspace() as space:
        wiki = run.connect(space)
        if dry_run:
            unfinished.notice(run, space)
        else:
            unfinished.settled(run, space, wiki)
        with progress(_("Reading the wiki"), None, quiet=run.quiet) as tick:
            parts = look_everywhere(space, wiki, titles, tick, rescan=rescan)
        if not dry_run and not _allowed(run, parts, max_change):
            if format_ == "json":
                _show_json(wiki, parts)
            return 1
        if not dry_run:
            parts = tuple(_pulled(run, part, titles) for part in parts)
        if format_ == "json":
            _show_json(wiki, parts)
        else:
            for part in parts:
                _show(run, part, dry_run=dry_run)
    errors = [error for part in parts for error in part.seen.errors]
    for error in errors:
        explain(error)
    return int(bool(errors) or any(i.state is State.CONFLICT for p in parts for i in p.seen.items))


def _allowed(run: Run, parts: Sequence[Part], share: float) -> bool:
    """Ask about each kind of pages of which most would change."""
    return all(
        agree.allowed(run, rewritten(part.seen.items), len(part.seen.files), share)
        for part in parts
    )


def _pulled(run: Run, part: Part, titles: Sequence[str]) -> Part:
    """Write the files of one kind of pages."""
    space, seen = part
    with progress(_("Writing the files"), len(seen.items), quiet=run.quiet) as tick:
        seen = pull(space, seen, titles, tick)
    space.keep_scope()
    space.keep_json_schema()
    return Part(space, seen)


def _show_json(wiki: "Wiki", parts: Sequence[Part]) -> None:
    words.show_json({"wiki": wiki.api.url, **words.parts(parts), "requests": wiki.requests})


def _show(run: Run, part: Part, *, dry_run: bool) -> None:
    done = part.seen
    coming = [item for item in done.items if item.state in _COMING]
    words.show(coming, every=run.verbose)
    run.say(_summary(part, dry_run=dry_run))
    gone = sum(item.state is State.DELETED_WIKI and _deleted(item) for item in done.items)
    if gone and not dry_run:
        text = ngettext(
            "{n} file whose page was deleted is in .kicsync/trash now.",
            "{n} files whose pages were deleted are in .kicsync/trash now.",
            gone,
        )
        run.say(text.format(n=gone))
    for item in coming:
        if item.state is State.CONFLICT:
            run.say(words.conflict(item))


def _deleted(item: Item) -> bool:
    return item.wiki is not None and item.wiki.deleted


def _summary(part: Part, *, dry_run: bool) -> str:
    items = part.seen.items
    count = Counter(item.state for item in items)
    new, changed = count[State.NEW_WIKI], sum(count[s] for s in _COMING[1:4])
    stuck = count[State.CONFLICT]
    total = words.number(part.space.kind, len(items))
    if stuck:
        text = _("{total}: {new} new, {changed} changed, {stuck} in conflict.")
        return text.format(total=total, new=new, changed=changed, stuck=stuck)
    if not new and not changed:
        return _("{total}: nothing new on the wiki.").format(total=total)
    text = (
        _("{total}: {new} would be new, {changed} would change.")
        if dry_run
        else _("{total}: {new} new, {changed} changed.")
    )
    return text.format(total=total, new=new, changed=changed)
