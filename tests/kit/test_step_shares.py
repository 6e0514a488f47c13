from kicsync.kit import Field, FieldType, Record, Schema, Step
from kicsync.kit.completeness import missing
from kicsync.kit.step_shares import Share, share_out

SCHEMA = Schema(
    "Ingrédient",
    (
        Field("etapes", FieldType.LIST, "Etape", of="step"),
        Field("description", FieldType.TEXT, "Description", required=True),
        Field(
            "outils",
            FieldType.ENTRIES,
            template="Outil",
            key="titre",
            fields=(Field("titre", parameter="T", required=True), Field("lien", parameter="L")),
        ),
    ),
    steps=(Step(1, "A", "1 - A", steps=(Step(1, "B", "1.1 - B"),)),),
)


def record(title: str, *steps: str, **values: object) -> Record:
    return Record(title, {"etapes": steps, **values})  # type: ignore[dict-item]


def test_what_is_missing_is_named_once() -> None:
    tools = ({"titre": "t"}, {"lien": "l"}, {"lien": "m"})
    assert missing(record("r", outils=tools), SCHEMA) == ("description", "outils.titre")
    assert missing(record("r", description="d", outils=tools[:1]), SCHEMA) == ()


def test_an_ingredient_of_two_steps_stands_in_both_and_counts_once() -> None:
    found = share_out(
        [record("Z", "1 - A", "1.1 - B", "1 - A", description="d"), record("a", "9 - ?")], SCHEMA
    )
    both = (Share("Z", ()),)
    assert found.by_step == {"1 - A": both, "1.1 - B": both}
    assert found.without == (Share("a", ("description",)),)
    assert (found.total, found.complete) == (2, 1)
