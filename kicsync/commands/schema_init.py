"""The schema of a new workspace: read from the wiki, as options or answers say."""

import sys
from importlib import resources
from typing import TYPE_CHECKING

import click

from kicsync.commands.context import Run
from kicsync.i18n import _, ngettext
from kicsync.plain import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kicsync.discovery.asked import Asked
    from kicsync.discovery.forms import Choice
    from kicsync.discovery.found import Found
    from kicsync.wiki.connect import Wiki
    from kicsync.workspace.folder import Workspace


def discovered(run: Run, space: "Workspace", *, form: str, template: str, category: str) -> None:
    """Write the schema that the wiki speaks for; one that a person wrote stays."""
    from kicsync.discovery.asked import Asked

    asked = Asked(form, template, category)
    wanted = any(asked)
    if not _is_default(space):
        if wanted:
            kept = _("{file} is there already and stays; to renew it: kicsync schema update")
            run.warn(kept.format(file=_shown(space)))
        return
    if not wanted and not sys.stdin.isatty():
        run.say(_("The schema is the default one; --form, --template or --category read another."))
        return
    wiki = run.connect(space)
    if not wanted:
        chosen = _ask(run, wiki)
        if chosen is None:
            return
        asked = chosen
    _write(run, space, wiki, asked)


def _ask(run: Run, wiki: "Wiki") -> "Asked | None":
    """Ask which form the pages are made with; None for none of them."""
    from kicsync.discovery.asked import Asked
    from kicsync.discovery.forms import list_forms

    forms, more = list_forms(wiki)
    if not forms:
        run.say(_("The wiki has no forms; the schema is the default one."))
        return None
    if more:
        run.say(_("The wiki has more forms than are shown here: --form names any of them."))
    number = _choose(forms)
    return Asked(form=forms[number - 1].name) if number else None


def _choose(forms: "Sequence[Choice]") -> int:
    click.echo(_("Which form are the pages made with?"), err=True)
    for number, form in enumerate(forms, 1):
        click.echo(f"  {number}  {shown(form.name)} ({_pages(form)})", err=True)
    click.echo("  0  " + _("none of them: use the default schema"), err=True)
    numbers = click.IntRange(0, len(forms))
    answer: int = click.prompt(_("Number"), type=numbers, default=1, err=True)
    return answer


def _pages(form: "Choice") -> str:
    number = form.pages.number
    said = ngettext("{n} page", "{n} pages", number)
    return said.format(n=form.pages)


def _write(run: Run, space: "Workspace", wiki: "Wiki", asked: "Asked") -> None:
    from kicsync.discovery import look
    from kicsync.workspace.folder import Workspace

    found = look.discover(wiki, asked)
    heading = _("Read from {wiki}. Lines with “?” are not clear: look at them.")
    changes = look.first(space, found, heading.format(wiki=wiki.api.url))
    look.write(space, changes, found)
    Workspace.open(space.root).keep_json_schema()
    run.say(
        _("The schema is in {file}: {fields}.").format(file=_shown(space), fields=_fields(found))
    )
    doubts = found.unclear
    if doubts:
        said = ngettext(
            "{n} thing is not clear: it is written there, after “?”.",
            "{n} things are not clear: they are written there, after “?”.",
            doubts,
        )
        run.say(said.format(n=doubts))


def _fields(found: "Found") -> str:
    return ", ".join(field.name for field in found.schema.fields)


def _shown(space: "Workspace") -> str:
    from kicsync.workspace.schema_file import INGREDIENT

    return f"{space.config.schema}/{INGREDIENT}"


def _is_default(space: "Workspace") -> bool:
    """Tell whether the schema is the one that comes with kicsync: nobody wrote in it."""
    from kicsync.workspace.schema_file import INGREDIENT

    own = space.schema_folder / INGREDIENT
    default = resources.files("kicsync") / "defaults" / "schema" / INGREDIENT
    return own.read_bytes() == default.read_bytes()
