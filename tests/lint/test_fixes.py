"""Fixes: only what they name changes, and never a file that can't be read for sure."""

import pytest

from kicsync.lint.document import Document
from kicsync.lint.fixes import change
from tests.lint.linting import SCHEMA, fix_text, lint_text

STEP = "7 - Documenter, partager et diffuser"


def test_comments_order_and_quotes_stay() -> None:
    text = (
        "# tête\nexemple: 'e'  # note\n\ntitre: a\netapes:  # liste\n"
        f"  # avant\n  - {STEP}\n  - '7. documenter partager et diffuser'  # deux fois\n"
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
