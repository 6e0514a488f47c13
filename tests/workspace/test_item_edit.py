"""Lists and tools in a record file: what stays when some of them change."""

import pytest

from kicsync.kit import Record, Tool
from kicsync.workspace.record_edit import edit_record
from tests.workspace.strategies import SCHEMA

HEAD = "titre: t\n"
LIST = "etapes:\n  # sur a\n  - a  # derrière a\n\n  # sur b\n  - 'b'\n  - c\n# fin\n"
TOOLS = """\
outils:
  # sur Cobudget
  - titre: Cobudget
    # sur le lien
    lien: "https://cobudget.com"  # vérifié
  - description: Voter.
    titre: Loomio
# fin
"""
COBUDGET = {"titre": "Cobudget", "lien": "https://cobudget.com"}
LOOMIO = {"titre": "Loomio", "description": "Voter."}


@pytest.mark.parametrize(
    ("items", "new"),
    [
        (("a", "b", "c", "d"), LIST.replace("  - c\n", "  - c\n  - d\n")),
        (("d", "a", "b", "c"), LIST.replace("  # sur a", "  - d\n  # sur a", 1)),
        (("a", "c"), "etapes:\n\n  # sur b\n  # sur a\n  - a  # derrière a\n  - c\n# fin\n"),
        (("a", "x: y", "c"), LIST.replace("'b'", '"x: y"')),
        (("x", "b", "c"), LIST.replace("- a ", "- x ")),
        ((), "etapes:\n  # sur a\n\n  # sur b\n# fin\n"),
    ],
)
def test_items_that_stay_keep_their_bytes(items: tuple[str, ...], new: str) -> None:
    record = Record("t", {"etapes": items} if items else {})
    edited = edit_record(HEAD + LIST, record, SCHEMA, file="a.yml")
    # the comments above the first item stand above the whole list
    assert sorted(edited.splitlines()) == sorted((HEAD + new).splitlines())


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("etapes: [a, 'b']  # c\n", "etapes:  # c\n  - d\n"),
        ("etapes: a  # c\n", "etapes:  # c\n  - d\n"),
        ("etapes:  # c\n", "etapes:  # c\n  - d\n"),
        ("etapes:\n- ~\n- a\n", "etapes:\n- d\n"),
        ("etapes:\n- # c\n  a\n", "etapes:\n- # c\n  d\n"),
        ("etapes:\n- |  # c\n  a\n", "etapes:\n- d  # c\n"),
    ],
)
def test_any_shape_of_list_can_change(text: str, new: str) -> None:
    edited = edit_record(HEAD + text, Record("t", {"etapes": ("d",)}), SCHEMA, file="a.yml")
    assert edited == HEAD + new


@pytest.mark.parametrize(
    ("tools", "new"),
    [
        ((COBUDGET | {"lien": "b"}, LOOMIO), TOOLS.replace('"https://cobudget.com"', "b")),
        (({"titre": "Cobudget"}, LOOMIO), TOOLS.replace(' "https://cobudget.com"', "")),
        (
            (COBUDGET | {"description": "d"}, LOOMIO),
            TOOLS.replace("vérifié\n", "vérifié\n    description: d\n"),
        ),
        ((COBUDGET | {"titre": "Autre"}, LOOMIO), TOOLS.replace("Cobudget\n    #", "Autre\n    #")),
        ((COBUDGET,), TOOLS.replace("  - description: Voter.\n    titre: Loomio\n", "")),
        (
            (COBUDGET, LOOMIO, {"titre": "x: y"}),
            TOOLS.replace("Loomio\n", 'Loomio\n  - titre: "x: y"\n    lien:\n    description:\n'),
        ),
        ((LOOMIO,), "outils:\n  # sur Cobudget\n" + TOOLS[TOOLS.index("  - desc") :]),
    ],
)
def test_tools_that_stay_keep_their_bytes(tools: tuple[Tool, ...], new: str) -> None:
    edited = edit_record(HEAD + TOOLS, Record("t", {"outils": tools}), SCHEMA, file="a.yml")
    assert edited == HEAD + new


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("- {titre: a}  # c\n", "- titre: b  # c\n  lien:\n  description:\n"),
        ("- titre: a\n-\n", "- titre: b\n"),
        ("- {}\n", "- titre: b\n  lien:\n  description:\n"),
        ("-   titre: a\n    lien:\n", "-   titre: b\n    lien:\n"),
        ("-\n  titre:  # c\n    a\n", "-\n  titre:  # c\n    b\n"),
    ],
)
def test_any_shape_of_tool_can_change(text: str, new: str) -> None:
    record = Record("t", {"outils": ({"titre": "b"},)})
    assert edit_record(f"{HEAD}outils:\n{text}", record, SCHEMA, file="a.yml") == (
        f"{HEAD}outils:\n{new}"
    )
