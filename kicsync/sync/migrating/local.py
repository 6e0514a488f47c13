"""The files of ``schema/`` after a migration: steps, parameters, decided wordings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from kicsync.kit import Schema, Step
from kicsync.kit.rubric import Decision, RubricKind
from kicsync.kit.step import Placed, standing
from kicsync.kit.titles import page_title
from kicsync.sync.migrating.renames import Names, Renames, decisions_of
from kicsync.workspace.folder import Workspace
from kicsync.workspace.kinds import STEP
from kicsync.workspace.rubrics_file import RUBRICS, edit_rubrics, parse_rubrics
from kicsync.workspace.schema_edit import edit_parameters
from kicsync.workspace.schema_file import INGREDIENT, STEPS, load_schema
from kicsync.workspace.source import decode
from kicsync.workspace.steps_file import edit_steps, read_steps

FILES = (INGREDIENT, STEP.schema, STEPS, RUBRICS)


@dataclass(frozen=True)
class Files:
    """Those of the files of ``schema/`` that change, by their names."""

    before: Mapping[str, str]
    after: Mapping[str, str]


def schema_files(space: Workspace, names: Renames) -> Files:
    """Return the texts of the files before and after; raises SchemaError."""
    before = dict(_texts(space))
    after = {name: _edited(name, text, names, space) for name, text in before.items()}
    changed = [name for name in before if after[name] != before[name]]
    return Files({n: before[n] for n in changed}, {n: after[n] for n in changed})


def current(space: Workspace, names: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of the files ``names`` as they are now."""
    return {name: text for name, text in _texts(space) if name in names}


def schemas(space: Workspace, texts: Mapping[str, str]) -> dict[str, Schema]:
    """Return the schemas of the kinds of pages, by the kind's name, once the files say ``texts``.

    Raises SchemaError.
    """
    with TemporaryDirectory() as folder:
        copy = Path(folder) / space.schema_folder.name
        copytree(space.schema_folder, copy)
        for name, text in texts.items():
            (copy / name).write_bytes(text.encode())
        return {kind.kind.name: load_schema(copy, kind.kind.schema) for kind in space.kinds()}


def _texts(space: Workspace) -> Iterator[tuple[str, str]]:
    for name in FILES:
        path = space.schema_folder / name
        if path.is_file():
            yield name, decode(path.read_bytes(), path.relative_to(space.root).as_posix())


def _edited(name: str, text: str, names: Renames, space: Workspace) -> str:
    shown = (space.schema_folder / name).relative_to(space.root).as_posix()
    match name:
        case "ingredient.yml":
            return edit_parameters(text, names.parameters, names.labels, file=shown)
        case "step.yml":
            return edit_parameters(text, names.parameters, file=shown)
        case "steps.yml":
            placed = tuple(_renamed(one, names) for one in standing(read_steps(text, shown)))
            return edit_steps(text, placed, file=shown)
        case _:
            return _decided(text, names, shown)


def _renamed(one: Placed, names: Renames) -> Placed:
    step: Step = one.step
    page = names.pages.get(page_title(step.page), step.page)
    step = step._replace(
        title=names.wordings.get(step.value, step.title),
        value=names.steps.get(step.value, step.value),
        page=page,
    )
    return one._replace(step=step, below=tuple(_renamed(below, names) for below in one.below))


def _decided(text: str, names: Renames, shown: str) -> str:
    """Return rubrics.yml whose decided wordings are those of the wiki."""
    decisions = parse_rubrics(text, shown)
    ours = {id(one) for kind in RubricKind for one in decisions_of(decisions, kind)}
    after = [_followed(one, names.steps, ours=id(one) in ours) for one in decisions]
    return edit_rubrics(text, after, file=shown)


def _followed(one: Decision, steps: Names, *, ours: bool) -> Decision:
    above = steps.get(one.above, one.above)
    return one._replace(wiki=one.wording if ours else one.wiki, above=above)
