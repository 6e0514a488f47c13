from hypothesis import given, settings

from kicsync.kit import Record
from kicsync.workspace.record_file import read_record
from kicsync.workspace.record_text import format_record
from tests.workspace.strategies import RECORDS, SCHEMA

WHOLE = """\
titre: Qualifier
etapes:
  - 1 - Qualifier la ressource
  - "[b]"
description: |
  Réussir.

  Deux : lignes.
outils:
  - titre: Cobudget
    lien: https://cobudget.com
    description:
exemple:
texte_libre: |
  {{Autre}}
"""


@settings(max_examples=2000, deadline=None)
@given(RECORDS)
def test_what_is_written_is_read_back(record: Record) -> None:
    text = format_record(record, SCHEMA)
    assert read_record(text, file="a.yml", schema=SCHEMA).record == record
    assert text.endswith("\n")
    assert "\r" not in text


def test_a_record_reads_like_the_formats() -> None:
    record = Record(
        "Qualifier",
        {
            "etapes": ("1 - Qualifier la ressource", "[b]"),
            "description": "Réussir.\n\nDeux : lignes.",
            "outils": ({"titre": "Cobudget", "lien": "https://cobudget.com"},),
            "texte_libre": "{{Autre}}",
        },
    )
    assert format_record(record, SCHEMA) == WHOLE


def test_blank_fields_are_there_to_be_filled_in_but_for_the_free_text() -> None:
    text = "titre: a\netapes:\ndescription:\noutils:\nexemple:\n"
    assert format_record(Record("a", {}), SCHEMA) == text
