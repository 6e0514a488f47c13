"""The laws of changing a record file, and what people expect of it."""

import re

import pytest
import yaml
from hypothesis import HealthCheck, assume, event, given, settings

from kicsync.errors import RecordError
from kicsync.kit import Record, Value
from kicsync.workspace.record_edit import edit_record
from kicsync.workspace.record_file import RecordFile, read_record
from tests.workspace.strategies import RECORDS, SCHEMA, TEXTS

law = settings(
    max_examples=2000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def read(text: str) -> RecordFile:
    return read_record(text, file="a.yml", schema=SCHEMA)


def readable(text: str) -> RecordFile:
    try:
        return read(text)
    except RecordError as error:
        event(f"unreadable: {error.message[:60]}")
        assume(False)  # noqa: FBT003 (hypothesis has no other way to reject)
        raise


def edit(text: str, new: Record) -> str:
    return edit_record(text, new, SCHEMA, file="a.yml")


@law
@given(TEXTS, RECORDS)
def test_an_edited_file_reads_as_the_new_record(text: str, new: Record) -> None:
    readable(text)
    assert read(edit(text, new)).record == new


@law
@given(TEXTS)
def test_nothing_changed_changes_no_byte(text: str) -> None:
    assert edit(text, readable(text).record) == text


def raw(file: RecordFile, name: str) -> list[str]:
    """Return the bytes of each value of a field, as they stand in the file."""
    nodes = file.scan.nodes.items()
    texts = [path for path, n in nodes if path[0] == name and isinstance(n, yaml.ScalarNode)]
    spans = [file.scan.span(path) for path in texts]
    return [file.scan.text[start:end] for start, end in spans]


@law
@given(TEXTS, RECORDS)
def test_a_field_that_stays_keeps_its_bytes(text: str, new: Record) -> None:
    old = readable(text)
    mixed = {n: v for n, v in new.values.items() if n in ("etapes", "exemple")}
    mixed |= {n: v for n, v in old.record.values.items() if n not in ("etapes", "exemple")}
    edited = read(edit(text, Record(old.record.title, mixed)))
    for name in ("titre", "description", "outils", "texte_libre"):
        assert raw(edited, name) == raw(old, name)


@law
@given(TEXTS, RECORDS)
def test_every_comment_outside_a_value_survives(text: str, new: Record) -> None:
    old = repr(readable(text).record)
    notes = [note for note in re.findall(r"#=\d+", text) if note not in old]
    edited = edit(text, new)
    missing = [note for note in notes if note not in edited]
    assert not missing


def changed(text: str, title: str = "a", **values: Value) -> str:
    return edit(text, Record(title, values))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("titre: a\nexemple: b\n", "titre: a\nexemple: |\n  c\n  d\n"),
        ("titre: a\nexemple:\n", "titre: a\nexemple: |\n  c\n  d\n"),
        ("titre: a\nexemple:", "titre: a\nexemple: |\n  c\n  d"),
        ("titre: a\n", "titre: a\nexemple: |\n  c\n  d\n"),
        ("titre: a", "titre: a\nexemple: |\n  c\n  d"),
        ("titre: a\nexemple: b  # e\n", "titre: a\nexemple: |  # e\n  c\n  d\n"),
        (
            "titre: a\nexemple: >2-  # e\n  b\n\n# f\n",
            "titre: a\nexemple: |  # e\n  c\n  d\n\n# f\n",
        ),
        ("titre: a\nexemple:\n    b\n", "titre: a\nexemple: |\n  c\n  d\n"),
        ("titre: a\nexemple: # e\n  b # f\n", "titre: a\nexemple: # e\n  | # f\n  c\n  d\n"),
        ("titre: a\nexemple:\n# e\n", "titre: a\nexemple: |\n  c\n  d\n# e\n"),
        ("titre: a\nexemple:\n  # e\n", "titre: a\nexemple: |\n  c\n  d\n# e\n"),
        ("exemple : 'b'\n\ntitre: a\n", "exemple : |\n  c\n  d\n\ntitre: a\n"),
        ("  titre: a\n  exemple: b\n", "  titre: a\n  exemple: |\n    c\n    d\n"),
        ("--- # e\ntitre: a\n...\n", "--- # e\ntitre: a\nexemple: |\n  c\n  d\n...\n"),
    ],
)
def test_a_text_changes_and_the_comments_beside_it_stay(text: str, new: str, end: str) -> None:
    edited = changed(text.replace("\n", end), exemple="c\nd")
    if end in text.replace("\n", end):
        assert edited == new.replace("\n", end)
    else:
        assert edited == new


def test_mixed_line_ends_stay_mixed() -> None:
    text = "titre: a\r\n# b\nexemple: |  # c\r\n  d\r\netapes: [e]\r\n"
    new = "titre: a\r\n# b\nexemple: |  # c\n  f\r\netapes: [e]\r\n"
    assert changed(text, exemple="f", etapes=("e",)) == new


def test_a_title_changes_in_its_place() -> None:
    assert (
        changed('# b\ntitre: "a"  # c\nexemple:\n', "d: e") == '# b\ntitre: "d: e"  # c\nexemple:\n'
    )


def test_new_fields_come_where_the_schema_wants_them() -> None:
    text = "titre: a\n\noutils:\n  - titre: b\n    # c\n\n# d\nexemple: e\n"
    edited = changed(text, etapes=("f",), outils=({"titre": "b"},), exemple="e", texte_libre="g")
    assert edited == (
        "titre: a\netapes:\n  - f\n\noutils:\n  - titre: b\n    # c\n\n# d\nexemple: e\n"
        "texte_libre: |\n  g\n"
    )


def test_a_value_that_goes_leaves_its_key() -> None:
    text = "titre: a\nexemple: |  # b\n  c\n\netapes:\n  # d\n  - e\n  # f\n  - g\n# h\n"
    assert changed(text) == "titre: a\nexemple:  # b\n\netapes:\n  # d\n  # f\n# h\n"


def test_a_file_in_one_line_of_json_becomes_a_record_file() -> None:
    edited = changed('# b\n{"titre": "a", "exemple": "c"}\n', exemple="d")
    assert edited.startswith("# b\ntitre: a\n")
    assert edited.endswith("exemple: |\n  d\n")


def test_what_can_not_be_read_can_not_be_changed() -> None:
    with pytest.raises(RecordError, match=r"^a\.yml:2: "):
        changed("titre: a\nzzz: b\n")
