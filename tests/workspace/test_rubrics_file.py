"""schema/rubrics.yml: what is written is read as it was meant, and what a person wrote stays."""

from difflib import SequenceMatcher
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kicsync.errors import SchemaError
from kicsync.kit.rubric import Decision, Relation, RubricKind, State
from kicsync.workspace.record_file import BOM
from kicsync.workspace.rubrics_file import edit_rubrics, parse_rubrics, read_rubrics

FILE = "rubrics.yml"
TEXT = """\
# Discuté le 14 janvier 2021.
# Les points 2 et 8 viennent du document.

# plus parlant
- kind: step
  document: Faire communauté autour de la ressource   # Christian
  wiki: Rassembler, accueillir et relier la communauté
  point: 2
  relation: reworded
  score: 0.52
  keep: document
  state: decided

- kind: ingredient   # à revoir
  document: 'Où se réunir ?'
  wiki: Se réunir
  point: "2"
  above: 2 - Rassembler
  relation: reworded
  score: 0.71
  keep: "Choisir où se réunir"
  state: proposed

# les deux existent
- {kind: field, document: Exemple, wiki: Exemples, relation: reworded, score: 0.9, keep: wiki, state: decided}
# fin
"""  # noqa: E501
STEP = Decision(
    RubricKind.STEP,
    "Faire communauté autour de la ressource",
    "Rassembler, accueillir et relier la communauté",
    Relation.REWORDED,
    0.52,
    "document",
    State.DECIDED,
    "2",
)
NEW = Decision(
    RubricKind.INGREDIENT,
    "Accueillir",
    "",
    Relation.ONLY_DOCUMENT,
    0,
    "document",
    State.PROPOSED,
    "2",
)

WORDS = st.text("aZé 12-:#'\"[]{}&*!|>%@`,?~\\/\u00a0œ", max_size=12).map(
    lambda text: " ".join(text.split())
)
SIDES = st.tuples(WORDS, WORDS).filter(any)
KEEPS = st.sampled_from(["document", "wiki"]) | WORDS.filter(bool)
DECISIONS = st.lists(
    st.builds(
        lambda kind, sides, relation, score, keep, state, point, above: Decision(
            kind, sides[0], sides[1], relation, score / 100, keep, state, point, above
        ),
        st.sampled_from(RubricKind),
        SIDES,
        st.sampled_from(Relation),
        st.integers(0, 100),
        KEEPS,
        st.sampled_from(State),
        st.sampled_from(["", "1", "2", "2.10", "08", "b", "II"]) | WORDS,
        WORDS,
    ),
    max_size=5,
    unique_by=lambda one: (one.kind, one.document, one.wiki, one.point, one.above),
)


def entry(**values: str) -> str:
    """Return a file with one entry, which has ``values`` besides what it needs."""
    pairs = {"kind": "step", "wiki": "Un", "keep": "wiki", "state": "decided", **values}
    return "# remarque\n- " + "\n  ".join(f"{key}: {value}" for key, value in pairs.items()) + "\n"


def test_what_is_read() -> None:
    first, second, third = parse_rubrics(TEXT, FILE)
    assert first == STEP
    assert (second.document, second.above) == ("Où se réunir ?", "2 - Rassembler")
    assert [one.wording for one in (first, second, third)] == [
        "Faire communauté autour de la ressource",
        "Choisir où se réunir",
        "Exemples",
    ]


def test_no_file_and_an_empty_one_hold_nothing(tmp_path: Path) -> None:
    assert read_rubrics(tmp_path / FILE) == ()
    (tmp_path / FILE).write_text("# rien\n", "utf-8")
    assert read_rubrics(tmp_path / FILE) == ()


def test_the_same_entries_change_nothing() -> None:
    assert edit_rubrics(TEXT, parse_rubrics(TEXT, FILE), file=FILE) == TEXT


def test_a_changed_value_changes_its_own_bytes_only() -> None:
    first, second, third = parse_rubrics(TEXT, FILE)
    first = first._replace(document="Faire communauté", state=State.PROPOSED)
    second = second._replace(keep="document", score=0.5)
    new = edit_rubrics(TEXT, [first, second, third], file=FILE)
    expected = TEXT.replace("Faire communauté autour de la ressource ", "Faire communauté ")
    expected = expected.replace("state: decided", "state: proposed", 1)
    expected = expected.replace('keep: "Choisir où se réunir"', "keep: document")
    assert new == expected.replace("score: 0.71", "score: 0.50")


def test_a_new_entry_is_one_hunk() -> None:
    first, second, third = parse_rubrics(TEXT, FILE)
    new = edit_rubrics(TEXT, [first, NEW, second, third], file=FILE)
    added = """\
- kind: ingredient
  document: Accueillir
  point: 2
  relation: only-document
  score: 0.00
  keep: document
  state: proposed

"""
    assert new == TEXT.replace("- kind: ingredient", added + "- kind: ingredient", 1)


def test_an_entry_that_moves_takes_its_comments_along() -> None:
    first, second, third = parse_rubrics(TEXT, FILE)
    new = edit_rubrics(TEXT, [third, first, second], file=FILE)
    assert parse_rubrics(new, FILE) == (third, first, second)
    assert "2021.\n# Les points 2 et 8 viennent du document.\n\n# les deux existent\n- {" in new
    assert "\n\n# plus parlant\n- kind: step" in new


def test_the_comments_of_an_entry_that_goes_stay() -> None:
    first, second, third = parse_rubrics(TEXT, FILE)
    new = edit_rubrics(TEXT, [second, third], file=FILE)
    assert first not in parse_rubrics(new, FILE)
    assert "# plus parlant\n" in new
    assert "Christian" not in new
    gone = edit_rubrics(TEXT, [], file=FILE)
    assert parse_rubrics(gone, FILE) == ()
    assert all(note in gone for note in ("# plus parlant", "# les deux existent", "# fin"))


def test_an_entry_between_braces_stays_between_braces() -> None:
    first, second, third = parse_rubrics(TEXT, FILE)
    third = third._replace(state=State.PROPOSED, keep="document")
    new = edit_rubrics(TEXT, [first, second, third], file=FILE)
    assert new.startswith(TEXT[: TEXT.index("{kind: field")])
    assert 'keep: "document", state: "proposed"' in new
    assert new.endswith("}\n# fin\n")


def test_a_comment_above_an_empty_list_stays() -> None:
    new = edit_rubrics("# Les rubriques.\n\n[]\n", [STEP], file=FILE)
    assert new.startswith("# Les rubriques.\n\n- kind: step\n")
    assert edit_rubrics("", [STEP], file=FILE).startswith("- kind: step\n")
    assert edit_rubrics("# Les rubriques.", [STEP], file=FILE).startswith("# Les rubriques.\n- k")


def test_line_ends_and_the_byte_order_mark_stay() -> None:
    text = BOM + TEXT.replace("\n", "\r\n")
    entries = [*parse_rubrics(text, FILE), NEW]
    new = edit_rubrics(text, entries, file=FILE)
    assert new.startswith(BOM)
    assert new.count("\n") == new.count("\r\n") > text.count("\n")
    assert parse_rubrics(new, FILE) == tuple(entries)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (entry(kepp="wiki"), "rubrics.yml:6: An entry has no “kepp”.", "“keep”"),
        (entry(kind="etape"), "rubrics.yml:2: “kind” can't be “etape”.", "step"),
        (entry(state="decidé"), "rubrics.yml:5: “state” can't be “decidé”.", "“decided”"),
        (entry(keep="documnet"), "rubrics.yml:4: “keep” can't be “documnet”.", "“document”"),
        (entry(keep="Wiki"), "rubrics.yml:4: “keep” can't be “Wiki”.", "“wiki”"),
        (entry(relation="rewordd"), "rubrics.yml:6: “relation” can't be", "“reworded”"),
        (entry(score="1,5"), "rubrics.yml:6: “score” must be a number from 0 to 1.", ""),
        (entry(wiki=""), "rubrics.yml:2: An entry needs the wording of a side", ""),
        (entry(keep=""), "rubrics.yml:4: “keep” is missing", ""),
        (entry(wiki="[a]"), "rubrics.yml:3: “wiki” is missing, or is not a text.", ""),
        (entry(number="1", parcours="Un"), "rubrics.yml:6: An entry has no", "rubrics decide"),
        (entry() + entry(), "rubrics.yml:7: This entry stands in line 2 already.", "Keep one"),
        ("- kind: step\n", "rubrics.yml:1: “keep” is missing", ""),
        ("- plop\n", "rubrics.yml:1: An entry must hold names and values", ""),
        ("kind: step\n", "rubrics.yml:1: This file must be a list", ""),
        ("- kind: [\n", "rubrics.yml:", ""),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, message: str, hint: str) -> None:
    with pytest.raises(SchemaError) as error:
        parse_rubrics(text, FILE)
    assert error.value.message.startswith(message)
    assert hint in error.value.hint


def test_a_wording_between_quotes_is_one_whatever_it_says() -> None:
    (found,) = parse_rubrics(entry(keep="'documents'"), FILE)
    assert found.wording == "documents"


def test_a_file_that_is_not_in_utf_8(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes("- kind: é\n".encode("latin-1"))
    with pytest.raises(SchemaError, match="UTF-8"):
        read_rubrics(tmp_path / FILE)


@given(DECISIONS.filter(bool))
def test_what_is_written_is_read_by_any_reader(decisions: list[Decision]) -> None:
    text = edit_rubrics("", decisions, file=FILE)
    assert list(parse_rubrics(text, FILE)) == decisions
    for one, data in zip(decisions, yaml.safe_load(text), strict=True):
        assert (data["keep"], data["score"]) == (one.keep, one.score)
        assert data.get("document", "") == one.document
        assert data.get("wiki", "") == one.wiki


@settings(deadline=None)
@given(DECISIONS, DECISIONS, st.data())
def test_any_entries_can_follow_any_others(
    old: list[Decision], new: list[Decision], data: st.DataObject
) -> None:
    text = "# tête\n\n" + edit_rubrics("", old, file=FILE)
    kept = data.draw(st.lists(st.sampled_from(old), unique=True) if old else st.just([]))
    seen = {(one.kind, one.document, one.wiki, one.point, one.above) for one in kept}
    wanted = [
        *kept,
        *(o for o in new if (o.kind, o.document, o.wiki, o.point, o.above) not in seen),
    ]
    edited = edit_rubrics(text, wanted, file=FILE)
    assert list(parse_rubrics(edited, FILE)) == wanted
    assert edited.startswith("# tête\n\n")
    assert edit_rubrics(edited, wanted, file=FILE) == edited


@given(DECISIONS.filter(bool), st.data())
def test_one_entry_is_one_hunk(decisions: list[Decision], data: st.DataObject) -> None:
    text = edit_rubrics("", decisions, file=FILE)
    index = data.draw(st.integers(0, len(decisions) - 1))
    turned = {State.DECIDED: State.PROPOSED, State.PROPOSED: State.DECIDED}
    changed = decisions[index]._replace(state=turned[decisions[index].state])
    edited = edit_rubrics(text, [*decisions[:index], changed, *decisions[index + 1 :]], file=FILE)
    opcodes = SequenceMatcher(None, text.split("\n"), edited.split("\n"), autojunk=False)
    assert [code[0] for code in opcodes.get_opcodes() if code[0] != "equal"] == ["replace"]
