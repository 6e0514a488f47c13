from kicsync.kit import Field, FieldType
from kicsync.lint.document import Document
from kicsync.lint.tools import folded, links, sentences, tools
from tests.lint.linting import SCHEMA


def test_every_tool_is_yielded_with_its_way() -> None:
    text = "titre: A\noutils:\n  - titre: B\n  - {}\n  - lien: https://c.org\n"
    found = list(tools(Document.read(text, "a.yml", SCHEMA)))
    assert [(item.path, item.name) for item in found] == [
        (("outils", 0), "B"),
        (("outils", 1), ""),
        (("outils", 2), ""),
    ]


def test_a_file_without_values_has_none() -> None:
    assert list(tools(Document.read("a: [", "a.yml", SCHEMA))) == []


def test_the_parts_come_from_the_schema() -> None:
    subs = (
        Field("nom", required=True),
        Field("site", FieldType.URL, required=True),
        Field("usage", FieldType.TEXT, required=True),
        Field("note", FieldType.TEXT),
    )
    field = Field("appuis", FieldType.ENTRIES, key="nom", fields=subs)
    assert links(field) == ["site"]
    assert sentences(field) == ["usage"]


def test_names_of_signs_only_stay_apart() -> None:
    assert folded("Éther-pad") == folded("ether pad")
    assert folded("★") != folded("☎")
