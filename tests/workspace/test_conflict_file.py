import yaml
from hypothesis import given

from kicsync.kit import Record
from kicsync.workspace.conflict_file import (
    Sides,
    disputed_fields,
    format_conflict,
    without_field,
)
from tests.workspace.strategies import RECORDS, SCHEMA


def test_a_conflict_shows_the_three_sides_and_what_to_do() -> None:
    sides: dict[str, Sides] = {
        "description": ("", "a\nb", "c: d"),
        "etapes": ((), ("e",), ("f", "g")),
    }
    assert format_conflict("Un : titre", sides, SCHEMA) == (
        '# "Un : titre"\n'
        "# The wiki and your file changed the same fields to different values.\n"
        "# Run: kicsync resolve\n"
        "# Or keep in your file what should stay, delete this file, then run: kicsync push\n"
        "description:\n  base:\n  local: |\n    a\n    b\n  wiki: |\n    c: d\n"
        "etapes:\n  base:\n  local:\n    - e\n  wiki:\n    - f\n    - g\n"
    )


def test_a_title_in_conflict_is_a_line_that_stands_once() -> None:
    text = format_conflict("a", {"titre": ("a", "b", "c")}, SCHEMA)
    assert text.endswith("titre:\n  base: a\n  local: b\n  wiki: c\n")
    assert disputed_fields(text, file="a.conflict.yml") == ["titre"]


def test_a_field_that_is_settled_goes_and_the_others_keep_their_bytes() -> None:
    sides: dict[str, Sides] = {"description": ("", "a\nb", "c"), "exemple": ("", "d", "e")}
    text = format_conflict("a", sides, SCHEMA)
    left = without_field(text, "description", file="a.conflict.yml")
    assert disputed_fields(left, file="a.conflict.yml") == ["exemple"]
    assert text.startswith(left[: left.index("exemple:")])
    assert text.endswith(left[left.index("exemple:") :])
    assert without_field(left, "exemple", file="a.conflict.yml") == ""


@given(RECORDS, RECORDS)
def test_a_conflict_file_is_yaml(local: Record, wiki: Record) -> None:
    sides: dict[str, Sides] = {f.name: (f.blank, local.value(f), wiki.value(f)) for f in SCHEMA}
    data = yaml.load(format_conflict(local.title, sides, SCHEMA), Loader=yaml.CSafeLoader)
    assert (data["description"]["wiki"] or "").strip("\n") == wiki.values.get("description", "")
    assert data["etapes"]["local"] == (list(local.values.get("etapes", ())) or None)
