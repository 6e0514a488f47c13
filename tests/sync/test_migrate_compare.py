"""What came out of a migration, beside what should."""

from kicsync.kit import Field, FieldType, Record, Schema
from kicsync.sync.migrating.compare import Different, Picture, compare
from kicsync.sync.migrating.renames import Renames

SCHEMA = Schema(
    "Ingrédient",
    (
        Field("etapes", FieldType.LIST, "Etape", of="step"),
        Field("exemple", FieldType.TEXT, "Exemples"),
        Field("suite", FieldType.PAGE, "Suite"),
        Field(
            "outils",
            FieldType.ENTRIES,
            template="Outil",
            key="titre",
            fields=(Field("titre", parameter="OutilTitre"),),
        ),
    ),
)
NAMES = Renames(
    titles={"A": "B", "B": "A"},
    steps={"1 - Un": "1 - Deux"},
    parameters={"Ingrédient": {"Exemples": "Exemple"}},
)


def picture(title: str, other: str, step: str, label: str) -> Picture:
    record = Record(
        title,
        {
            "etapes": (step,),
            "exemple": f"Voir [[{other}]].",
            "suite": other,
            "outils": ({"titre": "Cobudget"},),
        },
    )
    rows = {title: {"Etape": step, label: f"Voir {other}."}}
    return Picture({title: ("ingredient", record)}, {title: (other,)}, rows)


BEFORE = picture("A", "B", "1 - Un", "Exemples")


def differences(after: Picture) -> list[Different]:
    return list(compare(BEFORE, after, NAMES, {"ingredient": SCHEMA}))


def test_what_came_out_as_it_should() -> None:
    assert differences(picture("B", "A", "1 - Deux", "Exemple")) == []


def test_every_value_link_and_cell_that_differs_is_told() -> None:
    found = differences(picture("B", "C", "1 - Un", "Exemple"))
    assert [one.where for one in found] == [
        "B, etapes",
        "B, exemple",
        "B, suite",
        "B, links",
        "B, Etape",
        "B, Exemples",
    ]
    assert found[0].wanted == "1 - Deux"
    assert found[0].found == "1 - Un"


def test_a_page_and_a_row_that_are_gone_are_told() -> None:
    found = differences(Picture({}, {}, {}))
    assert [(one.where, one.found) for one in found] == [
        ("B", "nothing"),
        ("B, links", ""),
        ("B, row of the table", "nothing"),
    ]
