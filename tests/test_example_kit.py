"""The example kit of this repository: read by the same code as any workspace."""

from pathlib import Path

from kicsync.wikitext import normal, read, write
from kicsync.workspace.folder import Workspace

ROOT = Path(__file__).parent.parent


def test_every_record_reads_and_makes_a_page_that_reads_the_same() -> None:
    space = Workspace.open(ROOT)
    files, errors = space.records()
    assert not errors
    assert len(files) >= 20
    for file in files:
        page = write("", file.record, space.schema)
        again = read(page, space.schema, file.record.title)
        assert normal(again, space.schema) == normal(file.record, space.schema)


def test_every_step_of_the_example_kit_is_in_the_arborescence() -> None:
    space = Workspace.open(ROOT)
    known = {step.value for step in space.schema.steps}
    files = space.records()[0]
    steps = {step for file in files for step in file.record.values.get("etapes", ())}
    assert steps <= known
    assert len(steps) >= 6
