"""Bring steps from elsewhere into ``schema/steps.yml``; what is shown is what is written."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from kicsync.atomic import write_text
from kicsync.errors import SourceError
from kicsync.i18n import _
from kicsync.kit import Step
from kicsync.kit.step import all_steps, grown
from kicsync.kit.step_merge import merge_steps
from kicsync.kit.step_shares import steps_in
from kicsync.kit.step_tree import between, tree
from kicsync.kit.where_words import fold
from kicsync.spreadsheet.cells import Sheet
from kicsync.sync.steps_sheet import outline
from kicsync.workspace.folder import Workspace
from kicsync.workspace.schema_file import STEPS
from kicsync.workspace.source import decode
from kicsync.workspace.steps_file import edit_steps


class StepsChange(NamedTuple):
    """The file before and after; ``left`` are the steps that only it has: they stay in it.

    ``renamed`` are the titles of the records that name a step by the value that it had before.
    """

    path: Path
    old: str
    new: str
    left: tuple[Step, ...]
    renamed: tuple[str, ...]


class Imported(NamedTuple):
    """The steps of a spreadsheet; ``ingredients`` are lines of it that are none, left out."""

    steps: tuple[Step, ...]
    ingredients: tuple[str, ...]


def change_steps(space: Workspace, steps: Sequence[Step], *, made: bool = False) -> StepsChange:
    """Return what becomes of steps.yml when ``steps`` come in; raises SchemaError.

    ``made``: their values were made from number and title, as in ``merge_steps``.
    """
    path = space.schema_folder / STEPS
    shown = path.relative_to(space.root).as_posix()
    old = decode(path.read_bytes(), shown)
    merged = merge_steps(space.schema.steps, steps, made=made)
    values = {step.value for step in all_steps(grown(merged.placed))}
    gone = {step.value for step in all_steps(space.schema.steps)} - values
    records = (file.record for file in space.records()[0]) if gone else ()
    renamed = tuple(r.title for r in records if gone.intersection(steps_in(r, space.schema)))
    new = edit_steps(old, merged.placed, file=shown)
    return StepsChange(path, old, new, merged.left, renamed)


def write_steps(change: StepsChange) -> None:
    """Write the file, where it changes."""
    if change.new != change.old:
        write_text(change.path, change.new)


def imported(
    sheets: Sequence[Sheet], name: str, known: Sequence[Step], titles: Collection[str], file: str
) -> Imported:
    """Return the steps of the sheet ``name`` (the first, for ''), valued as ``known`` are.

    Lines that are among ``titles``, those of the ingredients, are no steps. Raises SourceError.
    """
    lines = outline(_sheet(sheets, name, file), file)
    own = {fold(title) for title in titles}
    steps = {fold(step.title) for step in known}
    ingredients = own - steps
    left_out = tuple(line.title for line in lines if fold(line.title) in ingredients)
    kept = [line for line in lines if fold(line.title) not in ingredients]
    return Imported(tree(kept, between(known)), left_out)


def _sheet(sheets: Sequence[Sheet], name: str, file: str) -> Sheet:
    if not name:
        return sheets[0]
    found = next((sheet for sheet in sheets if fold(sheet.name) == fold(name)), None)
    if found is None:
        names = ", ".join(_("“{label}”").format(label=sheet.name) for sheet in sheets)
        raise SourceError(
            _("there is no sheet called “{name}”.").format(name=name),
            file=file,
            hint=_("Its sheets are: {names}").format(names=names),
        )
    return found
