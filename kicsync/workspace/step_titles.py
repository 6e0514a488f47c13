"""The titles of the step pages, which steps.yml names: where a page is renamed, it follows."""

from collections.abc import Sequence
from pathlib import Path

from kicsync.atomic import write_text
from kicsync.kit.step import Placed, standing
from kicsync.kit.titles import page_title
from kicsync.workspace.schema_file import STEPS
from kicsync.workspace.source import decode
from kicsync.workspace.steps_file import edit_steps, read_steps


def follow_title(schema_folder: Path, old: str, new: str) -> None:
    """Have the steps whose page was called ``old`` name it ``new``; raises SchemaError."""
    path = schema_folder / STEPS
    text = decode(path.read_bytes(), STEPS)
    placed = _followed(standing(read_steps(text, STEPS)), old, new)
    changed = edit_steps(text, placed, file=STEPS)
    if changed != text:
        write_text(path, changed)


def _followed(placed: Sequence[Placed], old: str, new: str) -> tuple[Placed, ...]:
    return tuple(
        one._replace(
            step=one.step._replace(page=new) if page_title(one.step.page) == old else one.step,
            below=_followed(one.below, old, new),
        )
        for one in placed
    )
