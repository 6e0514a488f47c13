"""Fixes: only what they name changes, and never a file that can't be read for sure."""

import pytest

from kicsync.lint.document import Document
from kicsync.lint.fixes import change, fixed
from kicsync.lint.problem import Finding, Fix, Severity
from kicsync.workspace.scan import Path
from kicsync.workspace.source import Place
from tests.lint.linting import SCHEMA, fix_text, lint_text

STEP = "7 - Documenter, partager et diffuser"


def test_comments_order_and_quotes_stay() -> None:
    text = (
        "# tête\nexemple: 'e'  # note\n\ntitre: a\netapes:  # liste\n"
        f"  # avant\n  - {STEP}\n  - '7. documenter partager et diffuser'\n"
    )
    fixed = fix_text(text, "KIC202", "KIC203")
    assert fixed == (
        f"# tête\nexemple: 'e'  # note\n\ntitre: a\netapes:  # liste\n  # avant\n  - {STEP}\n"
    )


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    text = "titre: a\r\netapes:\r\n  - 7 - documenter, partager et diffuser\r\n"
    assert fix_text(text, "KIC202") == f"titre: a\r\netapes:\r\n  - {STEP}\r\n"


def test_several_fixes_in_one_file_are_all_made() -> None:
    text = (
        "titre: a\netapes:\n  - 7. documenter, partager et diffuser\n  - 7-Documenter\n"
        "outils:\n  - titre:\n    lien:\n  - titre: b\n    lien: www.b.org\n  - titre:\n"
    )
    assert fix_text(text, "KIC202", "KIC307", "KIC303") == (
        f"titre: a\netapes:\n  - {STEP}\n  - 7-Documenter\n"
        "outils:\n  - titre: b\n    lien: https://www.b.org\n"
    )


@pytest.mark.parametrize(
    "broken",
    ["titre: [\n", "titre: a\nplop: b\n", "titre: a\ntitre: b\n", "titre: a\nexemple: [b]\n"],
)
def test_a_file_with_faults_keeps_its_values(broken: str) -> None:
    text = f"{broken}etapes:\n  - 7. documenter, partager et diffuser\n"
    assert fix_text(text, "KIC202") == text


def test_the_change_of_one_fix_is_as_small_as_it_can_be() -> None:
    text = "titre: a\netapes:\n  - 7 - documenter, partager et diffuser\n"
    (finding,) = lint_text(text, "KIC202")
    assert change(Document.read(text, "a.yml", SCHEMA), finding) == ((3, 9, 3, 10), "D")


def fix(text: str, *fixes: tuple[Path, int, int, str | None]) -> str:
    """Return ``text`` with fixes that no rule of ours asks for."""
    findings = [
        Finding("KIC0", "x", Severity.ERROR, "a.yml", Place(1, 1, 1, 1), "", "", Fix(*one))
        for one in fixes
    ]
    return fixed(Document.read(text, "a.yml", SCHEMA), findings)


T = ("titre",)


def test_fixes_that_meet_wait_for_each_other() -> None:
    def fix_title(*fixes: tuple[int, int, str]) -> str:
        return fix("titre: abcd\n", *((T, *one) for one in fixes))

    assert fix_title((1, 3, "X"), (2, 4, "Y"), (0, 1, "Z")) == "titre: ZXd\n"
    assert fix_title((0, 0, "+"), (0, 1, "Z")) == "titre: +abcd\n"
    assert fix_title((1, 2, "X"), (1, 2, "X")) == "titre: aXcd\n"
    assert fix_title((0, 1, "X"), (1, 1, "+")) == "titre: X+bcd\n"


def test_an_item_that_goes_away_is_not_mended_before() -> None:
    text = "titre: t\netapes: [a, b, c]\noutils:\n- titre: d\n- lien: e\n"
    steps = (("etapes", 1), 0, 1, "B"), (("etapes", 1), 0, 0, None), (("etapes", 2), 0, 1, "C")
    tools = (("outils", 1), 0, 0, None), (("outils", 1, "lien"), 0, 1, "E")
    done = fix(text, *steps, *tools, (("outils", 0, "titre"), 0, 1, "D"))
    record = Document.read(done, "a.yml", SCHEMA).record
    assert record.values == {"etapes": ("a", "C"), "outils": ({"titre": "D"},)}


def test_all_items_may_go_away() -> None:
    text = "titre: t\noutils: # note\n  - titre:\n  - {}\nexemple: e\n"
    done = fix(text, (("outils", 0), 0, 0, None), (("outils", 1), 0, 0, None))
    assert done == "titre: t\noutils: # note\nexemple: e\n"


def test_what_can_not_be_done_does_not_keep_the_rest_from_it() -> None:
    text = "titre: t\netapes: [a]\noutils:\n- titre: b\n"
    title = (T, 0, 1, "")  # without a title, the file could not be read
    done = fix(text, (("etapes", 0), 0, 1, "A"), title, (("outils", 0, "titre"), 0, 1, "B"))
    assert "titre: t\n" in done
    record = Document.read(done, "a.yml", SCHEMA).record
    assert record.values == {"etapes": ("A",), "outils": ({"titre": "B"},)}
    assert fix(text, title) == text


def test_a_text_between_quotes_becomes_a_block_when_it_is_mended() -> None:
    text = "titre: t\nexemple: 'a' # note\ndescription: 'b' # note\n"
    done = "titre: t\nexemple: | # note\n  A\ndescription: 'b' # note\n"
    assert fix(text, (("exemple",), 0, 1, "A")) == done


@pytest.mark.parametrize(
    "written",
    [
        "etapes: 7. documenter, partager et diffuser",
        "etapes: ['7. documenter, partager et diffuser']",
    ],
)
def test_a_list_may_be_written_otherwise(written: str) -> None:
    done = fix_text(f"titre: t\n{written} # note\n", "KIC202")
    assert Document.read(done, "a.yml", SCHEMA).record.values == {"etapes": (STEP,)}
    assert "# note" in done


@pytest.mark.parametrize(
    "text",
    [
        "titre: t\nexemple: a \u200b#b\n",  # it would become a comment,
        "titre: t\nexemple: \u200b[[b]]\n",  # a list,
        "titre: t\nexemple: \u200b@b\n",  # no YAML any more
    ],
)
def test_the_text_is_not_mended_where_a_field_would_say_less(text: str) -> None:
    assert lint_text(text, "KIC409")
    assert fix_text(text, "KIC409") == text


def test_the_rest_of_the_text_is_mended_all_the_same() -> None:
    text = "titre: \u200bt\nexemple: a \u200b#b\ndescription: c\u200b\n"
    done = "titre: t\nexemple: a \u200b#b\ndescription: c\n"
    assert fix_text(text, "KIC409") == done


def test_a_change_names_the_characters_that_differ() -> None:
    document = Document.read("# note\ntitre: aaa\n", "a.yml", SCHEMA)

    def changed(start: int, end: int, new: str | None) -> object:
        fix = Fix(T, start, end, new)
        place = Place(1, 1, 1, 1)
        return change(document, Finding("KIC0", "x", Severity.ERROR, "a.yml", place, "", "", fix))

    assert changed(1, 1, "a") == ((2, 11, 2, 11), "a")
    assert changed(1, 2, "") == ((2, 10, 2, 11), "")
    assert changed(1, 2, "b") == ((2, 9, 2, 10), "b")
    assert changed(1, 2, "a") is None


@pytest.mark.parametrize(
    "item",
    [
        "  - {step}  # deux fois\n",
        "  # à discuter avec Anne\n  - {step}\n",
        "  - {step}\n  # à discuter\n  - {step}\n",
    ],
)
def test_an_item_of_which_something_is_noted_is_not_taken_away(item: str) -> None:
    text = f"titre: a\netapes:\n  - {STEP}\n" + item.format(step=STEP)
    fixed = fix_text(text, "KIC203")
    assert fixed.count("#") == 1
    assert "".join(line for line in fixed.splitlines(keepends=True) if "#" in line) in text


def test_a_comment_in_a_list_on_one_line_is_not_lost() -> None:
    text = "titre: a\netapes: [7. documenter partager et diffuser, # pourquoi sept\n  autre]\n"
    assert fix_text(text, "KIC202") == text
