"""The list of rubrics of a workspace, as it was read and as it is to be written."""

from dataclasses import dataclass, replace
from pathlib import Path

from kicsync.atomic import write_text
from kicsync.kit.rubric import Decision, State
from kicsync.workspace.folder import Workspace
from kicsync.workspace.rubrics_file import RUBRICS, edit_rubrics, parse_rubrics
from kicsync.workspace.schema_source import schema_text


@dataclass(frozen=True)
class RubricList:
    """``decisions`` and the file that they stand in, whose text is ``text``, '' for none."""

    path: Path
    text: str
    decisions: tuple[Decision, ...]

    @property
    def open(self) -> tuple[Decision, ...]:
        """The rubrics about which nothing is decided yet."""
        return tuple(one for one in self.decisions if one.state is State.PROPOSED)

    def with_decisions(self, decisions: tuple[Decision, ...]) -> "RubricList":
        """Return the list with other entries; raises SchemaError where the file can't hold them."""
        text = edit_rubrics(self.text, decisions, file=str(self.path))
        return replace(self, text=text, decisions=parse_rubrics(text, str(self.path)))

    def write(self) -> None:
        """Write the file, where it says something else."""
        if self.path.is_file():
            if self.path.read_bytes() == self.text.encode():
                return
        elif not self.text:
            return
        write_text(self.path, self.text)


def read_list(space: Workspace) -> RubricList:
    """Return the list of ``space``; raises SchemaError."""
    path = space.schema_folder / RUBRICS
    text = schema_text(path)
    return RubricList(path, text, parse_rubrics(text, str(path)))
