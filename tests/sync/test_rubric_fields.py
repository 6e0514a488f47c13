"""Which field holds which part of a sub-bullet."""

from kicsync.kit import Field, FieldType, Schema
from kicsync.rubrics.outlining.label_words import Part
from kicsync.sync.rubric_fields import Places
from tests.sync.bullets import LOOT, bullet


def test_fields_are_known_by_what_the_wiki_calls_them_or_by_their_type() -> None:
    sub = (Field("nom"), Field("phrase"))
    schema = Schema(
        "T",
        (
            Field("cas", FieldType.TEXT, "Illustration"),
            Field("corps", FieldType.TEXT, "Texte"),
            Field("aides", FieldType.ENTRIES, "Aides", key="nom", fields=sub),
        ),
    )
    places = Places.of(schema)
    values = places.values([bullet("d", LOOT, example="e"), bullet("f")])
    assert values == {
        "corps": "d\n\nf",
        "cas": "e",
        "aides": ({"nom": "Loot", "phrase": "https://loot.example Un pot commun."},),
    }
    bare = Places.of(Schema("T", (Field("lieu", FieldType.LINE, "Lieu"),)))
    assert list(bare.homeless([bullet("d", LOOT, example="e")])) == list(Part)[:3]
    assert bare.in_step("1") == {}
