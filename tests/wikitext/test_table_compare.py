"""What a page shows, beside what the records say: words, whatever the markup."""

import pytest

from kicsync.kit import Record, Value
from kicsync.wikitext.table_compare import Difference, Kind, compare, understood
from kicsync.workspace.table_file import KeptCell, KeptRow
from tests.lint.linting import SCHEMA

TOOLS: Value = (
    {"titre": "Loot", "lien": "https://loot.fr/", "description": "Un ''budget''."},
    {"titre": "Cobudget", "description": "Un autre."},
)
RECORD = Record(
    "Tenir un journal",
    {
        "etapes": ("1 - A, puis B", "2 - C"),
        "description": "On note '''tout'''.\n* un\n* [[Deux|deux]]",
        "exemple": "e",
        "outils": TOOLS,
    },
)
LABELS = ("", "Etape", "Description", "Exemples", "Outils", "Suivi")
ROW = KeptRow(
    "tenir un journal",
    (
        KeptCell("Etape", "2 - C\n1 - A, puis B"),
        KeptCell("Description", "On note tout.\nun\ndeux"),
        KeptCell("Exemples", "e"),
        KeptCell("Outils", "Loot – Un budget.\nCobudget – Un autre.", ("http://loot.fr",)),
        KeptCell("Suivi", "relu"),
    ),
)


def with_cell(label: str, text: str, *links: str) -> KeptRow:
    cells = [KeptCell(label, text, links) if c.label == label else c for c in ROW.cells]
    return ROW._replace(cells=tuple(cells))


def found(*rows: KeptRow, record: Record = RECORD) -> list[tuple[Kind, str]]:
    return [(one.kind, one.field) for one in compare([record], LABELS, rows, SCHEMA)]


def test_the_same_words_are_the_same() -> None:
    assert found(ROW) == []


@pytest.mark.parametrize(
    ("label", "text", "field"),
    [
        ("Etape", "1 - A, puis B", "etapes"),
        ("Etape", "1 - A, puis B, 2 - C, 3", "etapes"),
        ("Description", "On note tout. un", "description"),
        ("Description", "On note Tout.\nun\ndeux", "description"),
        ("Exemples", "", "exemple"),
        ("Outils", "Loot – Un budget.", "outils"),
    ],
)
def test_other_words_differ(label: str, text: str, field: str) -> None:
    assert found(with_cell(label, text, "http://loot.fr")) == [(Kind.FIELD, field)]


def test_a_link_that_is_not_shown_differs() -> None:
    row = with_cell("Outils", ROW.cells[3].text)
    assert found(row) == [(Kind.FIELD, "outils")]
    shown = with_cell("Outils", "Loot (https://loot.fr) : Un budget. / Cobudget : Un autre.")
    assert found(shown) == []


def test_titles_on_one_side_only() -> None:
    other = ROW._replace(title="Autre")
    assert list(compare([RECORD], LABELS, [other], SCHEMA)) == [
        Difference(Kind.NO_ROW, "Tenir un journal"),
        Difference(Kind.NO_RECORD, "Autre"),
    ]


def test_what_only_the_wiki_knows_is_not_compared() -> None:
    record = Record(RECORD.title, {**RECORD.values, "description": "{{x}}"})
    assert found(ROW, record=record) == [(Kind.UNKNOWN, "description")]


def block(*cells: tuple[str, str]) -> KeptRow:
    return KeptRow(RECORD.title, tuple(KeptCell(*cell) for cell in cells))


BLOCK = (
    ("Etape", "1 - A, puis B 2 - C"),
    ("Description", "On note tout.\nun\ndeux"),
    ("Titre", "Loot"),
    ("Outils", "Un budget."),
    ("Lien vers l'outil", "https://loot.fr"),
    ("Titre", "Cobudget"),
    ("Outils", "Un autre."),
    ("Lien vers l'outil", ""),
    ("Exemple", "e"),
)


def test_blocks_repeat_the_labels_of_tools() -> None:
    row = block(*BLOCK)
    names = [target.name for target in understood((), [row], SCHEMA).fields]
    assert names == [
        *("etapes", "description", "outils.titre", "outils.description", "outils.lien", "exemple")
    ]
    assert list(compare([RECORD], (), [row], SCHEMA)) == []
    less = list(compare([RECORD], (), [block(*BLOCK[:5], *BLOCK[8:])], SCHEMA))
    assert [one.field for one in less] == ["outils.titre", "outils.description"]


def test_free_text_and_tools_without_labels_may_stand_under_the_last_label() -> None:
    record = Record(RECORD.title, {**RECORD.values, "texte_libre": "Voir aussi.\n\n== Suite =="})
    full = block(*BLOCK)._replace(title="Autre")
    bare = block(
        *BLOCK[:2],
        ("Exemple", "e\nLoot Un budget. https://loot.fr/ Cobudget Un autre.\nVoir aussi.\nSuite"),
    )
    differences = compare([record], (), [bare, full], SCHEMA)
    assert [(one.kind, one.title) for one in differences] == [(Kind.NO_RECORD, "Autre")]
    more = bare._replace(
        cells=(*bare.cells[:-1], KeptCell("Exemple", f"{bare.cells[-1].text} plop"))
    )
    assert "exemple" in [one.field for one in compare([record], (), [more, full], SCHEMA)]
