"""What an import of the document did, and what it left out, in words."""

import shlex
from typing import TYPE_CHECKING

from kicsync.commands.context import Run
from kicsync.i18n import N_, _, ngettext
from kicsync.kit.step_shares import OF_STEP
from kicsync.kit.titles import page_title
from kicsync.plain import shown_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kicsync.kit import Schema
    from kicsync.kit.outline import Bullet, Outline
    from kicsync.sync.rubric_import import Import
    from kicsync.sync.rubric_targets import Targets

_PARTS = {
    "description": N_("The schema has no field for descriptions: they are not brought in."),
    "tools": N_("The schema has no field for tools: they are not brought in."),
    "example": N_("The schema has no field for examples: they are not brought in."),
}


def notes(found: "Import") -> dict[str, str]:
    """Return what the document calls each record that is worded otherwise, by its file."""
    from kicsync.rubrics.aligning.wording import same

    text = _("in the document: “{wording}”")
    return {
        one.change.name: text.format(wording=shown_line(one.imported.wording))
        for one in found.brought
        if one.change and not same(one.change.new.title, page_title(one.imported.wording))
    }


def note(run: Run, outline: "Outline", file: str, targets: "Targets", found: "Import") -> None:
    """Say what of the document goes nowhere, so that nothing is lost silently."""
    for part in found.homeless:
        run.warn(_(_PARTS[part.value]))
    if found.homeless:
        run.say(_("A field is known by its name, or by its “labels:” in schema/ingredient.yml."))
    if targets.shared:
        text = _("Become several ingredients; the texts go to the first, part them: {titles}")
        run.warn(text.format(titles=_names(targets.shared)))
    if targets.unwanted:
        text = _("Left out, as schema/rubrics.yml says: {titles}")
        run.say(text.format(titles=_names(targets.unwanted)))
    _note_what_stays(run, targets, found)
    _note_counts(run, outline, file, targets)


def _note_what_stays(run: Run, targets: "Targets", found: "Import") -> None:
    """Say where the file keeps what the document has otherwise: steps, and texts that are gone."""
    moved = [target.title for target in targets.found if target.moved]
    if moved:
        text = _("Under another step in the document; the step in your file stays: {titles}")
        run.say(text.format(titles=_listed(moved)))
    silent = [
        _("{title} ({fields})").format(title=one.imported.wording, fields=", ".join(one.silent))
        for one in found.brought
        if one.silent
    ]
    if silent:
        text = _("No longer in the document; your file keeps it: {titles}")
        run.say(text.format(titles=_listed(silent)))


def _note_counts(run: Run, outline: "Outline", file: str, targets: "Targets") -> None:
    """Say how much of the document has no text, or no place in an ingredient."""
    n = len(targets.empty)
    if n:
        text = ngettext(
            "{n} sub-bullet has no text yet: {titles}",
            "{n} sub-bullets have no text yet: {titles}",
            n,
        )
        run.say(text.format(n=n, titles=_names(targets.empty)))
    n = len(outline.left)
    if n:
        text = ngettext(
            "{n} passage fits nowhere, or needs a look (colour, comment…): {command}",
            "{n} passages fit nowhere, or need a look (colour, comment…): {command}",
            n,
        )
        run.say(text.format(n=n, command=f"kicsync rubrics outline {shlex.quote(file)}"))
    n = sum(bool(point.text) for point in outline.points)
    if n:
        text = ngettext(
            "{n} point has a text of its own, which belongs to no ingredient and stays in the "
            "document.",
            "{n} points have a text of their own, which belongs to no ingredient and stays in the "
            "document.",
            n,
        )
        run.say(text.format(n=n))


def _names(bullets: "Sequence[Bullet]") -> str:
    return _listed([bullet.wording for bullet in bullets])


def _listed(names: "Sequence[str]") -> str:
    return ", ".join(shown_line(name) for name in names)


def ask(run: Run, targets: "Targets", file: str) -> None:
    """Say which sub-bullets were left out because nobody knows what they are."""
    from kicsync.rubrics.showing.pairs_shown import percent_of

    for one in targets.doubtful:
        text = _("Left out, since it is not sure: “{wording}” may be “{title}” ({score}).")
        words = {"wording": shown_line(one.wording), "title": shown_line(one.title)}
        run.warn(text.format(**words, score=percent_of(one.score)))
    if targets.doubtful:
        commands = f"kicsync rubrics decide {shlex.quote(file)} --interactive"
        text = _(
            "The same? Say which wording stays: {commands}. Not the same? Make one entry for each "
            "in schema/rubrics.yml."
        )
        run.say(text.format(commands=commands))


def ask_for_steps(run: Run, found: "Import", schema: "Schema") -> None:
    """Say which new ingredients are in no step, since the wiki has none for their point."""
    new = [change.new for change in found.changes if change.file is None]
    steps = [field for field in schema if field.of == OF_STEP]
    titles = [one.title for one in new if steps and not any(map(one.value, steps))]
    if titles:
        text = _("The wiki has no step for the point of: {titles}")
        run.warn(text.format(titles=_listed(titles)))
        text = _("  → Write one into their files, as “{field}” (kicsync steps show lists them).")
        run.say(text.format(field=steps[0].name))


def tell(run: Run, found: "Import", *, written: bool) -> None:
    """Say how much changed, and what is left to decide."""
    for file in found.disputed:
        text = _("“{title}” is in conflict and is left as it is. Next: {commands}")
        commands = "kicsync resolve, kicsync rubrics import"
        run.warn(text.format(title=shown_line(file.record.title), commands=commands))
    n = sum(change.file is None or change.old != change.new for change in found.changes)
    if not found.changes:
        run.say(_("Nothing to change."))
    elif n and written:
        run.say(ngettext("{n} ingredient changed.", "{n} ingredients changed.", n).format(n=n))
    elif n:
        text = ngettext("{n} ingredient would change.", "{n} ingredients would change.", n)
        run.say(text.format(n=n))
    if written and any(one.replaced for one in found.brought):
        run.say(_("What was replaced is kept in .kicsync/trash."))
    titles = _listed([change.new.title for change in found.conflicts])
    if titles and written:
        text = _("In conflict: {titles}. Next: {commands}")
        run.say(text.format(titles=titles, commands="kicsync resolve"))
    elif titles:
        run.say(_("There would be conflicts: {titles}").format(titles=titles))
    elif n and written:
        run.say(_("Next: {commands}").format(commands="kicsync push"))
