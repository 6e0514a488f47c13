"""A record file is read past its mistakes, and each of them is told."""

import pytest

from kicsync.workspace.nodes import mapping
from kicsync.workspace.scan import FaultKind, Path, Scan, scan
from tests.workspace.strategies import SCHEMA


def read(text: str) -> Scan:
    return scan(mapping(text, "a.yml"), text, SCHEMA)


def faults(text: str) -> list[tuple[FaultKind, str, str]]:
    """Return the kind of each fault, its field, and what stands at its place."""
    return [(one.kind, one.field, text[one.start : one.end]) for one in read(text).faults]


def test_what_can_be_read_is_read_whatever_is_wrong_around_it() -> None:
    text = (
        "plop: x\ntitre: a\nexemple: [b]\netapes:\n- c\n- {d: e}\n- f\n"
        "outils:\n- g\n- titre: h\n  lien: [i]\n  plop: j\n  description: k\n"
    )
    found = read(text)
    assert found.title == "a"
    assert found.values == {"etapes": ("c", "f"), "outils": ({"titre": "h", "description": "k"},)}
    assert faults(text) == [
        (FaultKind.UNKNOWN_FIELD, "", "plop"),
        (FaultKind.WRONG_TYPE, "exemple", "[b]"),
        (FaultKind.WRONG_TYPE, "etapes", "{d: e}"),
        (FaultKind.WRONG_TYPE, "outils", "g"),
        (FaultKind.WRONG_TYPE, "lien", "[i]"),
        (FaultKind.UNKNOWN_FIELD, "", "plop"),
    ]


@pytest.mark.parametrize(
    ("text", "title", "kinds"),
    [
        ("exemple: b\n", "", [FaultKind.NO_TITLE]),
        ("titre:\n", "", [FaultKind.NO_TITLE]),
        ("titre: ' '\n", "", [FaultKind.NO_TITLE]),
        ("titre: [a]\n", "", [FaultKind.WRONG_TYPE, FaultKind.NO_TITLE]),
        ("titre: a\ntitre: b\n", "b", [FaultKind.DOUBLE]),
        ("titre: a\n? [b]\n: c\n", "a", [FaultKind.UNKNOWN_FIELD]),
        ("titre: a\noutils: b\n", "a", [FaultKind.WRONG_TYPE]),
        ("titre: a\noutils: {titre: b}\n", "a", [FaultKind.WRONG_TYPE]),
        ("titre: a\noutils: [{titre: b, titre: c}]\n", "a", [FaultKind.DOUBLE]),
        ("titre: a\n", "a", []),
    ],
)
def test_each_mistake_has_its_kind(text: str, title: str, kinds: list[FaultKind]) -> None:
    assert read(text).title == title
    assert [fault.kind for fault in read(text).faults] == kinds


def test_the_faults_come_in_the_order_of_the_text() -> None:
    text = "plop: 1\nexemple: [a]\nplop: 2\nexemple: b\n"
    starts = [fault.start for fault in read(text).faults]
    assert starts == sorted(starts)
    assert [text[fault.start :].partition(":")[0] for fault in read(text).faults[1:]] == [
        *("plop", "plop", "plop", "exemple")
    ]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("exemples: a", "Did you mean “exemple”?"),
        ("exemple: [a]", "double quotes"),
        ("outils: a", "- titre: …"),
        ("outils:\n- Loomio", "- titre: Loomio"),
        ("outils:\n- 'lien:x'", "- lien: x"),
        ("exemple: a\nexemple: b", "Keep one of the two."),
    ],
)
def test_each_mistake_says_what_to_do(written: str, hint: str) -> None:
    (fault,) = read(f"titre: a\n{written}\n").faults
    assert hint in fault.hint


def test_blank_items_are_not_counted() -> None:
    found = read("titre: a\netapes: ['', b, ~, c]\noutils:\n-\n- titre: d\n- {}\n- titre: e\n")
    assert found.values["etapes"] == ("b", "c")
    assert found.values["outils"] == ({"titre": "d"}, {}, {"titre": "e"})

    def written(*path: str | int) -> str:
        first, last = found.span(path)
        return found.text[first:last]

    assert written("etapes", 1) == "c"
    assert written("outils", 2, "titre") == "e"
    assert written("outils", 1) == "{}"


@pytest.mark.parametrize(
    ("path", "what"),
    [
        (("titre",), "a"),
        (("exemple",), "|\n  b\n  c"),
        (("etapes",), "['d']"),
        (("etapes", 0), "'d'"),
        (("description",), "[e,\n f]"),
    ],
)
def test_a_span_is_what_is_written_without_comments(path: Path, what: str) -> None:
    found = read(
        "titre: a # x\nexemple: |\n  b\n  c\n\n# x\netapes: ['d'] # x\ndescription: [e,\n f] # x\n"
    )
    first, last = found.span(path)
    assert found.text[first:last] == what


def test_keys_are_known_by_the_path_of_their_value() -> None:
    found = read("titre: a\n'exemple':\noutils:\n- lien: b\n")
    assert set(found.keys) == {("titre",), ("exemple",), ("outils",), ("outils", 0, "lien")}
    assert found.keys["exemple",].start_mark.line == 1
    assert set(found.nodes) == {*found.keys, ("outils", 0)}


def test_a_tree_of_great_depth_is_read() -> None:
    deep = "[" * 400 + "]" * 400
    text = f"titre: a\nplop: {deep}\nexemple: {deep}\nautre:\n  {'- ' * 985}b\n"
    assert [fault.kind for fault in read(text).faults] == [
        FaultKind.UNKNOWN_FIELD,
        FaultKind.WRONG_TYPE,
        FaultKind.UNKNOWN_FIELD,
    ]
