"""kicsync edit."""

import sys
from collections.abc import Sequence
from typing import Any

import click

from kicsync.commands import chosen, options, unfinished, words
from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.commands.faults import warn_of_errors
from kicsync.commands.tab import complete_fields
from kicsync.errors import ConfigError
from kicsync.i18n import _, ngettext
from kicsync.plain import shown
from kicsync.sync.asked import Asked, operations
from kicsync.sync.bulk import Edited, Plan, plan, write
from kicsync.sync.change import renames
from kicsync.workspace.folder import Workspace

_HELP = _(
    "Change many ingredients at once: their files, never the wiki.\n\n"
    "Which ones is said by TITLES, by a condition (--where, see docs/conditions.md), or by --all. "
    "What changes is shown first. FIELD is a field of the schema, or a part of each entry, such as "
    "outils.lien.\n\n"
    "\b\nExample:\n"
    "  kicsync edit --where 'exemple is empty' --set exemple='À écrire.'\n"
    '  kicsync edit --all --replace description "porteur" "porteuse ou porteur" --dry-run\n'
    '  kicsync edit --where \'etapes has "2 - …"\' --add etapes "3 - …"'
)


@click.command(help=_HELP)
@options.titles
@chosen.where
@click.option("--all", "every", is_flag=True, help=_("Choose every ingredient."))
@click.option(
    "--set",
    "sets",
    multiple=True,
    metavar=_("FIELD=VALUE"),
    shell_complete=complete_fields,
    help=_("Write a value: FIELD=@FILE takes the text of a file, FIELD= leaves nothing."),
)
@click.option(
    "--replace",
    "replaces",
    nargs=3,
    multiple=True,
    metavar=_("FIELD PATTERN TEXT"),
    shell_complete=complete_fields,
    help=_("Write TEXT wherever PATTERN stands in the field."),
)
@click.option(
    "--add",
    "adds",
    nargs=2,
    multiple=True,
    metavar=_("FIELD ITEM"),
    shell_complete=complete_fields,
    help=_("Add an item to a list, or an entry: “[https://cobudget.com Cobudget] : Budget.”"),
)
@click.option(
    "--remove",
    "removes",
    nargs=2,
    multiple=True,
    metavar=_("FIELD ITEM"),
    shell_complete=complete_fields,
    help=_("Take an item out of a list, or the entry of that name; “2 - …” is enough of it."),
)
@click.option(
    "--rename-parameter",
    "renames",
    nargs=2,
    multiple=True,
    metavar=_("OLD NEW"),
    help=_("Call a parameter of the template by another name on the pages, at the next push."),
)
@click.option("--regex", is_flag=True, help=_(r"PATTERN is a regular expression, \1 its group."))
@chosen.kind
@options.dry_run
@click.option("-y", "--yes", is_flag=True, help=_("Change the files without asking."))
@options.format_
@click.pass_obj
def command(
    run: Run,
    *,
    titles: tuple[str, ...],
    where: str | None,
    every: bool,
    sets: tuple[str, ...],
    replaces: tuple[tuple[str, str, str], ...],
    adds: tuple[tuple[str, str], ...],
    removes: tuple[tuple[str, str], ...],
    renames: tuple[tuple[str, str], ...],
    regex: bool,
    kind: str,
    dry_run: bool,
    yes: bool,
    format_: str,
) -> int:
    """Choose, plan, show, ask, write."""
    options.refuse_both("--dry-run", dry_run, "--yes", yes)
    options.refuse_both("--all", every, "--where", where is not None)
    options.refuse_both("--all", every, _("TITLE"), titles)
    asked = Asked(sets, replaces, adds, removes, regex=regex)
    _refuse_nothing(asked, renames, chosen_any=bool(titles or every or where is not None))
    with run.workspace() as whole:
        unfinished.notice(run, whole)
        space = chosen.of_kind(whole, kind)
        files, errors = space.records()
        picked = chosen.choose(space, files, titles, where)
        wanted = operations(asked, space.schema, run.folder)
        found = plan(space, files, picked, wanted, dict(renames))
        if format_ == "text":
            _show(found, space)
        written = not dry_run and not found.errors and _agreed(len(found.files), yes=yes)
        failed = write(space, found) if written else []
        if format_ == "json":
            words.show_json(_json(found, space, written=written))
        paths = [space.folder / file.file for file in found.files]
    _tell(run, found, written=written)
    if written:
        warn_of_errors(run, paths)
        run.say(_("Next: {commands}").format(commands="kicsync push"))
    for error in (*errors, *found.errors, *failed):
        explain(error)
    declined = bool(found.files) and not (written or dry_run)
    return int(declined or bool(errors or found.errors or failed or found.disputed))


def _refuse_nothing(asked: Asked, renames: Sequence[tuple[str, str]], *, chosen_any: bool) -> None:
    """Raise a usage error where nothing is to be done, or nothing was chosen to do it to."""
    if not (asked.sets or asked.replaces or asked.adds or asked.removes or renames):
        raise click.UsageError(
            _("What is to change? --set, --replace, --add, --remove or --rename-parameter says it.")
        )
    if not chosen_any:
        raise ConfigError(
            _("Which ingredients are to change?"),
            hint=_("Give their titles, or --where COND; for every ingredient: --all"),
        )


def _agreed(n: int, *, yes: bool) -> bool:
    """Tell whether the files of ``n`` records may change; one alone, and a script, need no yes."""
    if n < 2 or yes or not sys.stdin.isatty():  # noqa: PLR2004 (one)
        return n > 0
    question = ngettext("Change {n} ingredient?", "Change {n} ingredients?", n)
    return words.agreed(question.format(n=n))


def _show(found: Plan, space: Workspace) -> None:
    """Print what changes, record by record, as diff does."""
    edited = {one.file.file: one for one in found.edited}
    names = {page.file.file: page.names for page in found.renamings}
    for file in found.files:
        click.secho(shown(file.record.title), bold=True)
        for text in renames(names.get(file.file, {})):
            click.secho(f"  {shown(text)}", fg="cyan")
        for change in edited[file.file].changes(space.schema) if file.file in edited else ():
            click.secho(f"  {change.field}", fg="cyan")
            for line in change.lines:
                click.echo(words.difference(line))


def _json(found: Plan, space: Workspace, *, written: bool) -> dict[str, Any]:
    edited = {one.file.file: one for one in found.edited}
    names = {page.file.file: dict(page.names) for page in found.renamings}
    records = [
        {
            "title": file.record.title,
            "file": space.shown(file.file),
            "fields": _fields(edited.get(file.file), space),
            "parameters": names.get(file.file, {}),
        }
        for file in found.files
    ]
    disputed = [file.record.title for file in found.disputed]
    return {"records": records, "conflicts": disputed, "written": written}


def _fields(edited: Edited | None, space: Workspace) -> dict[str, Any]:
    changes = edited.changes(space.schema) if edited else ()
    return {change.field: {"old": change.old, "new": change.new} for change in changes}


def _tell(run: Run, found: Plan, *, written: bool) -> None:
    """Say how much changed, and what was left out."""
    for file in found.disputed:
        text = _("“{title}” is in conflict and is left as it is. Next: {commands}")
        run.warn(text.format(title=file.record.title, commands="kicsync resolve"))
    n = len(found.files)
    if found.errors:
        run.say(_("Nothing is written: not every file could be changed as meant."))
    elif written:
        run.say(ngettext("{n} ingredient changed.", "{n} ingredients changed.", n).format(n=n))
    elif n:
        text = ngettext("{n} ingredient would change.", "{n} ingredients would change.", n)
        run.say(text.format(n=n))
    else:
        run.say(_("Nothing to change."))
