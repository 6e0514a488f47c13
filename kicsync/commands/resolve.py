"""kicsync resolve."""

import sys
from collections.abc import Sequence

import click

from kicsync.commands import options, unfinished
from kicsync.commands.context import Run
from kicsync.commands.crash import explain
from kicsync.commands.decide import decide, show, show_kept
from kicsync.errors import ConfigError, RecordError
from kicsync.i18n import _, ngettext
from kicsync.kit.suggest import did_you_mean
from kicsync.sync.resolve import Dispute, Take, disputes
from kicsync.sync.titles import named
from kicsync.workspace.folder import Workspace

_HELP = _(
    "Decide what stays of what both sides changed, field by field.\n\n"
    "Each field in conflict is shown, with what your file says (-, red) and what the wiki, a table "
    "that was filled in, the document (rubrics import) or a source (pull --from) says (+, green), "
    "and you choose. With --take, nothing is asked.\n\n"
    "\b\nExample:\n"
    "  kicsync resolve\n"
    "  kicsync resolve --take wiki --field exemple"
)


@click.command(help=_HELP)
@options.titles
@click.option(
    "--take",
    type=click.Choice([take.value for take in Take]),
    help=_(
        "What stays: your file's value, that of the wiki, the table, the document or the source, "
        "or both, merged where they are not disputed."
    ),
)
@click.option("--field", metavar=_("NAME"), help=_("Decide about this field only."))
@options.dry_run
@click.pass_obj
def command(
    run: Run, *, titles: tuple[str, ...], take: str | None, field: str | None, dry_run: bool
) -> int:
    """Ask about each field, or take the same side everywhere."""
    chosen = Take(take) if take else None
    with run.workspace() as space:
        unfinished.notice(run, space)
        errors: list[RecordError] = []
        kinds = space.kinds()
        found = [(kind, dispute) for kind in kinds for dispute in disputes(kind, errors)]
        records = (file.record for kind in kinds for file in kind.records()[0])
        asked = named(titles, (record.title for record in records))
        wanted = _wanted(found, asked, field)
        _refuse_useless([dispute for _kind, dispute in wanted], chosen, dry_run=dry_run)
        settled = 0
        for kind, dispute in wanted:
            show(kind, dispute)
            if not dry_run:
                settled += decide(kind, dispute, chosen)
            elif chosen:
                show_kept(dispute, chosen)
    left = len(found) - settled
    text = ngettext("{n} field settled, {left} left.", "{n} fields settled, {left} left.", settled)
    run.say(text.format(n=settled, left=left))
    if settled and not left:
        run.say(_("Next: {commands}").format(commands="kicsync push"))
    for error in errors:
        explain(error)
    return int(left > 0 or bool(errors))


def _wanted(
    found: Sequence[tuple[Workspace, Dispute]], asked: set[str], field: str | None
) -> list[tuple[Workspace, Dispute]]:
    """Return the disputes that the person speaks of; raises ConfigError for no such field."""
    wanted = [(kind, dispute) for kind, dispute in found if not asked or dispute.title in asked]
    names = {dispute.field.name: None for _kind, dispute in wanted}
    if field is None or not names:
        return wanted
    if field not in names:
        raise ConfigError(
            _("No field called “{field}” is in conflict.").format(field=field),
            hint=did_you_mean(field, names),
        )
    return [(kind, dispute) for kind, dispute in wanted if dispute.field.name == field]


def _refuse_useless(wanted: Sequence[Dispute], take: Take | None, *, dry_run: bool) -> None:
    """Raise ConfigError where nobody can be asked, and where no field can be what is taken."""
    if not wanted or (dry_run and not take):
        return
    possible = {one: None for dispute in wanted for one in dispute.takes}
    if take not in (None, Take.LOCAL, Take.BOTH) and take not in possible:
        raise ConfigError(
            _("No field in conflict has a value from there: {take}").format(take=f"--take {take}"),
            hint=_("Say one of: {takes}").format(takes=", ".join(f"--take {o}" for o in possible)),
        )
    if take and take not in possible:
        raise ConfigError(
            _("A field of one line, or a page that was deleted, can't be both."),
            hint=_("Say it with --take local or --take wiki."),
        )
    if not take and not sys.stdin.isatty():
        raise ConfigError(
            _("There is no terminal to ask what should stay."),
            hint=_("Say it with --take: local, wiki, table, document, source or both."),
        )
