"""A new record: it reads as blank, and a person fills it in by deleting signs."""

from pathlib import Path

import pytest

from kicsync.errors import ConfigError
from kicsync.kit import Record
from kicsync.sync.asked import Asked, operations
from kicsync.sync.first_draft import create, filled, first_draft
from kicsync.workspace.bases import Base
from kicsync.workspace.folder import Workspace
from kicsync.workspace.record_file import read_record
from tests.sync.test_bulk import space

__all__ = ["space"]


def test_it_reads_as_a_record_with_nothing_in_it(space: Workspace) -> None:
    name = create(space, Record("Écouter : un début", {}))
    assert name == "ecouter-un-debut.yml"
    file = space.read_record(name)
    assert file.record == Record("Écouter : un début", {})
    assert file.text.startswith(space.modeline)


def test_what_is_chosen_is_read(space: Workspace) -> None:
    text = first_draft(Record("x", {}), space.schema)
    for old, new in (
        ("#  - 2 - R", "  - 2 - R"),
        ("description:\n#", "description: |\n  d\n#"),
        ("#  - titre:", "  - titre: T"),
        ("#    lien:", "    lien: https://t.org"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    record = read_record(text, file="x.yml", schema=space.schema).record
    assert record.values == {
        "etapes": ("2 - Rassembler, accueillir et relier la communauté",),
        "description": "d",
        "outils": ({"titre": "T", "lien": "https://t.org"},),
    }


def test_what_is_given_is_filled_in_without_a_comment(space: Workspace) -> None:
    text = first_draft(Record("x", {"exemple": "e"}), space.schema)
    assert text.endswith("exemple: |\n  e\n")
    assert "# exemple" not in text


def test_a_part_of_an_entry_begins_the_entry(space: Workspace, tmp_path: Path) -> None:
    asked = Asked(["outils.titre=Cobudget", "outils.lien=https://a.org", "outils.description="])
    record = filled(Record("x", {}), operations(asked, space.schema, tmp_path), space.schema)
    assert record.values == {"outils": ({"titre": "Cobudget", "lien": "https://a.org"},)}
    blank = operations(Asked(["outils.lien="]), space.schema, tmp_path)
    assert filled(Record("x", {}), blank, space.schema).values == {}


@pytest.mark.parametrize("title", ["", "a|b", "a#b", "[a]", "a" * 256, "../a"])
def test_a_title_that_no_page_can_have_is_refused(space: Workspace, title: str) -> None:
    before = space.names()
    with pytest.raises(ConfigError, match="can't be the title of a page"):
        create(space, Record(title, {}))
    assert space.names() == before


def test_a_title_that_is_here_is_refused(space: Workspace) -> None:
    with pytest.raises(ConfigError, match="“Deux” is here already") as caught:
        create(space, Record("deux", {}))
    assert "deux.yml" in caught.value.hint
    space.bases.save(Base(3, 1, "Trois", "{{Ingrédient}}", "trois.yml"))
    with pytest.raises(ConfigError, match="whose file was deleted here"):
        create(space, Record("Trois", {}))
