"""What the editor opens for a field in conflict (kicsync.sync.draft)."""

import pytest
from hypothesis import given, settings

from kicsync.errors import RecordError
from kicsync.kit import Field, Record, Value
from kicsync.sync.draft import draft, read_draft
from kicsync.sync.resolve import Dispute, Take
from tests.sync.strategies import RECORDS, SCHEMA

law = settings(max_examples=300, deadline=None)


def dispute(name: str, local: Value, wiki: Value, base: str = "") -> Dispute:
    return Dispute("a.yml", "Un titre", SCHEMA.field(name) or Field(name), local, wiki, base)


def test_a_text_opens_with_marks_and_comes_back_without() -> None:
    found = dispute("exemple", "un\nici", "un\nlà-bas", "un\ndeux")
    text = draft(found, SCHEMA)
    assert text == "un\n<<<<<<< your file\nici\n=======\nlà-bas\n>>>>>>> wiki\n"
    with pytest.raises(RecordError, match="exemple:2: ") as refused:
        read_draft(text, found, SCHEMA)
    assert "<<<" in refused.value.hint
    assert read_draft("un\nici et là-bas\n", found, SCHEMA) == "un\nici et là-bas"


def test_a_title_stays_on_one_line() -> None:
    found = dispute("titre", "Ici", "Là-bas", "Avant")
    assert "Ici\n=======\nLà-bas\n" in draft(found, SCHEMA)
    assert read_draft("Partout\r\n", found, SCHEMA) == "Partout"
    with pytest.raises(RecordError, match="one line"):
        read_draft("Ici\nLà-bas\n", found, SCHEMA)


def test_a_list_opens_as_a_small_record_with_what_each_side_has() -> None:
    found = dispute("etapes", ("1 - A", "2 - B"), ("1 - A", "3 - C"))
    assert draft(found, SCHEMA) == (
        "# What should stay of “etapes”? Nothing else is read.\n"
        "# Your file says:\n#   - 1 - A\n#   - 2 - B\n"
        "# The wiki says:\n#   - 1 - A\n#   - 3 - C\n"
        "titre: Un titre\n"
        "etapes:\n  - 1 - A\n  - 2 - B\n  - 3 - C\n"
    )
    assert read_draft("titre: x\netapes:\n  - 2021\n  - oui\n", found, SCHEMA) == ("2021", "oui")
    assert read_draft("titre: x\netapes:\n", found, SCHEMA) == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("titre: x\netapes:\n  - a\n - b\n", "etapes:4: "),
        ("titre: x\netapes: [a\n", "etapes:"),
        ("titre: x\netapes:\nexemple: perdu\n", "etapes:3: "),
        ("titre: x\netapes:\ntexte_libre: perdu\n", "etapes:3: "),
        ("# rien\n", "etapes:1: "),
    ],
)
def test_what_is_no_such_record_says_where(text: str, line: str) -> None:
    with pytest.raises(RecordError, match=line):
        read_draft(text, dispute("etapes", ("a",), ("b",)), SCHEMA)


@law
@given(RECORDS, RECORDS)
def test_lists_and_tools_that_nobody_touched_come_back_as_both(local: Record, wiki: Record) -> None:
    for name in ("etapes", "outils"):
        field = SCHEMA.field(name)
        assert field
        found = dispute(name, local.value(field), wiki.value(field))
        assert read_draft(draft(found, SCHEMA), found, SCHEMA) == found.value(Take.BOTH)
