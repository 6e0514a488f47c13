"""The words and the JSON for a plan: the same in status, pull and push."""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from typing import Any

import click

from kicsync.i18n import N_, _, ngettext
from kicsync.plain import shown
from kicsync.sync.change import renames
from kicsync.sync.look import Part
from kicsync.sync.merge import Side
from kicsync.sync.plan import Item, Lost, State, WikiSide
from kicsync.sync.word_diff import Line, Piece, Sign
from kicsync.workspace.kinds import STEP, Kind

STATES = {
    State.CLEAN: (N_("in step"), "green"),
    State.LOCAL: (N_("changed here"), "cyan"),
    State.WIKI: (N_("changed on the wiki"), "blue"),
    State.MERGE: (N_("changed on both sides"), "magenta"),
    State.CONFLICT: (N_("conflict"), "red"),
    State.NEW_LOCAL: (N_("new here"), "cyan"),
    State.NEW_WIKI: (N_("new on the wiki"), "blue"),
    State.RENAMED_LOCAL: (N_("renamed here"), "cyan"),
    State.RENAMED_WIKI: (N_("renamed on the wiki"), "blue"),
    State.DELETED_LOCAL: (N_("file deleted here"), "yellow"),
    State.DELETED_WIKI: (N_("no longer an ingredient on the wiki"), "yellow"),
    State.PROTECTED: (N_("protected on the wiki"), "yellow"),
}
_SIGNS = {Sign.REMOVED: "red", Sign.ADDED: "green", Sign.PLACE: "cyan"}
LONGEST = 40
"""Lines: what is longer is cut short, since nobody reads it."""

_SIDES = {
    Side.LOCAL: N_("{field} (here)"),
    Side.WIKI: N_("{field} (wiki)"),
    Side.BOTH: N_("{field} (both)"),
    Side.CONFLICT: N_("{field} (conflict)"),
}
_LOST = {
    Lost.MISSING: N_("the page is gone, and the wiki's log does not say why"),
    Lost.REDIRECT: N_("the page is a redirect now"),
    Lost.NO_TEMPLATE: N_("the template is not on the page any more"),
    Lost.UNREADABLE: N_("the text of the page is hidden, or is no wiki text"),
}


def state(item: Item) -> str:
    """Return the state of a record in words, coloured."""
    words, color = STATES[item.state]
    return click.style(_(words), fg=color)


def fields(item: Item) -> str:
    """Return who changed which field, in words, and which parameters a push renames."""
    changed = (_(_SIDES[side]).format(field=name) for name, side in item.fields.items())
    return ", ".join([*changed, *renames(item.rename)])


def lost(wiki: WikiSide) -> str:
    """Return why no ingredient stands on a page any more, in words; '' where one does."""
    if wiki.lost is None:
        return ""
    if wiki.trace is None:
        return _(_LOST[wiki.lost])
    said = _("deleted by {user} ({when}): {why}")
    return shown(said.format(user=wiki.trace.user, when=wiki.trace.when, why=wiki.trace.why))


def line(item: Item) -> str:
    """Return one line about a record."""
    changed = fields(item) if item.state is not State.CLEAN else ""
    why = lost(item.wiki) if item.wiki and item.local else ""
    return f"  {state(item)}  {about(item.title, why or changed)}"


def difference(line: Line) -> str:
    """Return one line of a difference, indented and in the colours that it has in git."""
    if len(line) == 1:
        (piece,) = line
        return click.style(f"    {piece.sign}{shown(piece.text)}", fg=_SIGNS.get(piece.sign))
    return f"    {Sign.KEPT}{''.join(_word(piece) for piece in line)}"


def _word(piece: Piece) -> str:
    """Return words within a line; where there are no colours, signs say what became of them."""
    text = shown(piece.text)
    if piece.sign is Sign.KEPT:
        return text
    if _coloured():
        return click.style(text, fg=_SIGNS[piece.sign], reverse=text.isspace() or None)
    return f"[-{text}-]" if piece.sign is Sign.REMOVED else f"{{+{text}+}}"


def _coloured() -> bool:
    """Tell whether what is printed now has colours."""
    color = click.get_current_context().color
    return sys.stdout.isatty() if color is None else color


def conflict(item: Item) -> str:
    """Return what to do about a record in conflict."""
    if item.local is None or not item.local.in_conflict:
        return _("Conflict in “{title}”. Next: {commands}").format(
            title=shown(item.title), commands="kicsync pull"
        )
    return _(
        "Conflict in “{title}”: run “kicsync resolve”. Or keep in {file} what should stay, "
        "delete the .conflict.yml beside it, then run: kicsync push"
    ).format(title=shown(item.title), file=item.file)


def about(title: str, detail: str) -> str:
    """Return a title and what is said about it."""
    if not detail:
        return shown(title)
    return _("{title}: {detail}").format(title=shown(title), detail=detail)


def agreed(question: str) -> bool:
    """Ask a question whose answer is no unless the person says yes in their language, or ``y``."""
    choice = _("[y/N]")
    answer: str = click.prompt(f"{question} {choice}", default="", show_default=False, err=True)
    return answer.strip().casefold() in {"y", "yes", *_("y yes").split()}


def show(items: Iterable[Item], *, every: bool) -> None:
    """Print one line a record; of a long list only its beginning, unless ``every`` is asked for."""
    shown = [line(item) for item in items]
    for text in shown if every else shown[:LONGEST]:
        click.echo(text)
    more = len(shown) - LONGEST
    if more > 0 and not every:
        text = ngettext(
            "  … and {n} more (kicsync -v: all)", "  … and {n} more (kicsync -v: all)", more
        )
        click.echo(text.format(n=more))


def counts(items: Iterable[Item]) -> dict[str, int]:
    """Return how many records are in each state."""
    return dict(Counter(item.state.value for item in items))


def number(kind: Kind, n: int) -> str:
    """Return how many pages of a kind there are, in words."""
    if kind is STEP:
        return ngettext("{n} step page", "{n} step pages", n).format(n=n)
    return ngettext("{n} ingredient", "{n} ingredients", n).format(n=n)


def parts(found: Iterable[Part]) -> dict[str, Any]:
    """Return the records of all kinds, and how many are in each state, for ``--format json``."""
    listed = list(found)
    shown = [one for part in listed for one in records(part.seen.items, part.space.kind)]
    return {"records": shown, "counts": counts(i for part in listed for i in part.seen.items)}


def records(items: Iterable[Item], kind: Kind) -> list[dict[str, Any]]:
    """Return the records of a plan for ``--format json``; files from the folder of all records."""
    return [
        {
            "title": item.title,
            "file": file_of(item, kind),
            "state": item.state.value,
            "fields": {name: side.value for name, side in item.fields.items()},
        }
        for item in items
    ]


def file_of(item: Item, kind: Kind) -> str:
    """Return the file of a record, from the folder of all records."""
    return f"{kind.folder}/{item.file}" if kind.folder and item.file else item.file


def show_json(data: dict[str, Any]) -> None:
    """Print the one JSON object of a command."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
