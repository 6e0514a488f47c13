import yaml
from hypothesis import given
from hypothesis import strategies as st

from kicsync.kit import Record
from kicsync.workspace.conflict_file import (
    Sides,
    disputed_fields,
    format_conflict,
    texts,
    without_field,
)
from tests.workspace.strategies import RECORDS, SCHEMA, WORDS


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


def test_a_text_in_conflict_shows_its_merge_too() -> None:
    sides: dict[str, Sides] = {"exemple": ("a", "b", "c"), "etapes": ((), ("e",), ("f",))}
    marked = "<<<<<<< your file\nb\n=======\nc\n>>>>>>> wiki"
    text = format_conflict("a", sides, SCHEMA, merged={"exemple": marked})
    assert text.endswith(
        "exemple:\n  base: |\n    a\n  local: |\n    b\n  wiki: |\n    c\n"
        "  merged: |\n    <<<<<<< your file\n    b\n    =======\n    c\n    >>>>>>> wiki\n"
        "etapes:\n  base:\n  local:\n    - e\n  wiki:\n    - f\n"
    )
    assert yaml.safe_load(text)["exemple"]["merged"] == marked + "\n"
    left = without_field(text, "exemple", file="a.conflict.yml")
    assert "merged" not in left
    assert disputed_fields(left, file="a.conflict.yml") == ["etapes"]


@given(st.text())
def test_notes_are_comments_whatever_they_hold(note: str) -> None:
    text = format_conflict("a", {"titre": ("a", "b", "c")}, SCHEMA, notes=(note, "par Ada : vu"))
    assert "\n# par Ada : vu\n" in text
    assert texts(text, file="a") == {"titre": {"base": "a", "local": "b", "wiki": "c"}}


def test_a_page_that_was_deleted_has_a_head_of_its_own() -> None:
    text = format_conflict("a", {"titre": ("a", "a", "")}, SCHEMA, notes=("par Ada",))
    assert text == (
        "# a\n# par Ada\n"
        "# The page is gone, and you changed your file meanwhile.\n"
        "# Run: kicsync resolve\n"
        "# Or delete this file to keep yours: kicsync push then makes the page anew.\n"
        "titre:\n  base: a\n  local: a\n  wiki:\n"
    )


@given(RECORDS, RECORDS, WORDS)
def test_the_texts_of_a_conflict_file_are_read_back(
    local: Record, wiki: Record, marked: str
) -> None:
    sides: dict[str, Sides] = {f.name: (f.blank, local.value(f), wiki.value(f)) for f in SCHEMA}
    text = format_conflict("a", sides, SCHEMA, merged={"exemple": marked})
    found = texts(text, file="a")["exemple"]
    assert found["base"] == ""
    assert found["local"] == local.values.get("exemple", "")
    assert found["wiki"] == wiki.values.get("exemple", "")
    assert found["merged"] == marked


def test_what_a_person_wrote_into_a_conflict_file_is_no_reason_to_stop() -> None:
    assert texts("exemple: plop\netapes:\n  - a\n", file="a") == {"exemple": {}, "etapes": {}}
