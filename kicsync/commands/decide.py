"""One field in conflict: show it, ask what should stay, and settle it."""

import click

from kicsync.commands import words
from kicsync.commands.crash import explain
from kicsync.commands.editor import settle_by_hand
from kicsync.errors import RecordError
from kicsync.i18n import N_, _
from kicsync.sync.diff import as_lines, differences
from kicsync.sync.resolve import Dispute, Take, settle
from kicsync.sync.word_diff import Sign, whole
from kicsync.workspace.conflict_file import Origin
from kicsync.workspace.folder import Workspace
from kicsync.workspace.names import conflict_name

_TAKES = {
    "l": Take.LOCAL,
    "w": Take.WIKI,
    "t": Take.TABLE,
    "a": Take.SOURCE,
    "d": Take.DOCUMENT,
    "b": Take.BOTH,
}
_ANY = N_("Keep: l = your file, w = the wiki, b = both, e = edit, s = later")
_LINE = N_("Keep: l = your file, w = the wiki, e = edit, s = later")
_ANY_TABLE = N_("Keep: l = your file, t = the table, b = both, e = edit, s = later")
_LINE_TABLE = N_("Keep: l = your file, t = the table, e = edit, s = later")
_ANY_SOURCE = N_("Keep: l = your file, a = the archive or dump, b = both, e = edit, s = later")
_LINE_SOURCE = N_("Keep: l = your file, a = the archive or dump, e = edit, s = later")
_ANY_DOCUMENT = N_("Keep: l = your file, d = the document, b = both, e = edit, s = later")
_LINE_DOCUMENT = N_("Keep: l = your file, d = the document, e = edit, s = later")
_DELETED = N_("Keep: l = your file, w = the wiki (your file goes to .kicsync/trash), s = later")

_QUESTIONS = {
    (Origin.WIKI, True): _LINE,
    (Origin.WIKI, False): _ANY,
    (Origin.TABLE, True): _LINE_TABLE,
    (Origin.TABLE, False): _ANY_TABLE,
    (Origin.SOURCE, True): _LINE_SOURCE,
    (Origin.SOURCE, False): _ANY_SOURCE,
    (Origin.DOCUMENT, True): _LINE_DOCUMENT,
    (Origin.DOCUMENT, False): _ANY_DOCUMENT,
}


def show(space: Workspace, dispute: Dispute) -> None:
    """Print what your file says, and what the other side says."""
    if dispute.deleted:
        click.secho(words.about(dispute.title, _("deleted on the wiki")), bold=True)
        where = space.shown(conflict_name(dispute.file))
        click.echo("    " + _("Who deleted it, and why, is written in {file}.").format(file=where))
        return
    click.secho(words.about(dispute.title, dispute.field.name), bold=True)
    for line in differences(dispute.field, dispute.local, dispute.other):
        click.echo(words.difference(line))


def show_kept(dispute: Dispute, take: Take) -> None:
    """Print what would stay if ``take`` were taken."""
    if take not in dispute.takes:
        click.echo("  " + _not_so(dispute, take))
    elif dispute.deleted and take is Take.WIKI:
        click.echo("  " + _("Your file would go to .kicsync/trash."))
    elif dispute.deleted:
        click.echo("  " + _("Your file would stay, and kicsync push would make the page anew."))
    else:
        click.secho("  " + _("This would stay:"), fg="cyan")
        for line in as_lines(dispute.field, dispute.value(take)):
            click.echo(words.difference(whole(Sign.KEPT, line)))


def decide(space: Workspace, dispute: Dispute, take: Take | None) -> bool:
    """Settle one field with ``take``, or as the person says; False when it is left as it is."""
    if take is None:
        letter = _ask(dispute)
        if letter == "e":
            return settle_by_hand(space, dispute)
        take = _TAKES.get(letter)
    if take is None:
        return False
    if take not in dispute.takes:
        click.echo("  " + _not_so(dispute, take), err=True)
        return False
    return _settle(space, dispute, take)


def _settle(space: Workspace, dispute: Dispute, take: Take) -> bool:
    try:
        settle(space, dispute, dispute.value(take))
    except RecordError as error:
        explain(error)
        return False
    return True


def _ask(dispute: Dispute) -> str:
    """Return the letter that the person chose, among those that make sense here."""
    if dispute.local == dispute.other:
        return "l"
    letters = [letter for letter, take in _TAKES.items() if take in dispute.takes]
    letters += ["s"] if dispute.deleted else ["e", "s"]
    question = _DELETED if dispute.deleted else _QUESTIONS[dispute.origin, dispute.is_line]
    answer: str = click.prompt(_(question), type=click.Choice(letters), default="s", err=True)
    return answer


def _not_so(dispute: Dispute, take: Take) -> str:
    """Say what can be taken instead of what was asked for."""
    takes = ", ".join(f"--take {take}" for take in dispute.takes)
    text = _("“{field}” can't be {take}; say one of: {takes}")
    return text.format(field=dispute.field.name, take=take, takes=takes)
