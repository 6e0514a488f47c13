"""KIC404: only pipes that a template takes, or that the next pull would write otherwise."""

import subprocess
import sys

import pytest

from kicsync.kit import Record
from kicsync.lint.document import Document
from kicsync.wikitext import new_page, normal, read, write
from tests.lint.linting import SCHEMA, fix_text, lint_text

CODE = "KIC404"
HEAD = "titre: Une page\nexemple: |\n"
TABLE = "{| class=x\n|-\n| a || [[b|c]]\n|}"


def example(text: str) -> str:
    return HEAD + "".join(f"  {line}\n" for line in text.split("\n"))


def came_back(text: str) -> str:
    """Return the example of ``text`` after a push and a pull."""
    record = Record("Une page", Document.read(text, "a.yml", SCHEMA).record.values)
    page = write(new_page(SCHEMA), record, SCHEMA)
    values = read(page, SCHEMA).values
    assert values == normal(record, SCHEMA).values
    return str(values["exemple"])


@pytest.mark.parametrize(
    "text",
    [
        "Le matin | le soir",
        "Le matin {{!}} le soir",
        TABLE,
        "[[Une page|une page]] et {{Modèle|x}} et <nowiki>{| a | b |}</nowiki>",
        "<ref>{{A|\n{|\n| a\n|}\n}}</ref>",
        "{{Encadré|\n{{{!}} class=x\n{{!}} a\n{{!}}}\n}}",
        "[[a{{!}}b]] et c",
        "{{Encadré|{| pas une table}}",
        "{{Encadré|titre}}\n" + TABLE,
        "[[ouvert | jamais fermé {|}",
    ],
)
def test_what_a_push_carries_is_not_found(text: str) -> None:
    assert lint_text(example(text), CODE) == []


@pytest.mark.parametrize(
    ("text", "new"),
    [
        (
            "{{Encadré|\n" + TABLE + "\n}}",
            "{{Encadré|\n{{{!}} class=x\n{{!}}-\n{{!}} a {{!}}{{!}} [[b|c]]\n{{!}}}\n}}",
        ),
        ("Une accolade {|} seule", "Une accolade {&#124;} seule"),
        ("{|} ou a | b", "{&#124;} ou a | b"),
        ("[[a{{!}}b]] | c", "[[a{{!}}b]] {{!}} c"),
    ],
)
def test_the_fix_is_what_the_next_pull_writes(text: str, new: str) -> None:
    assert len(lint_text(example(text), CODE)) == 1
    fixed = fix_text(example(text), CODE)
    assert fixed == example(new)
    assert came_back(fixed) == new
    assert lint_text(fixed, CODE) == []


def test_the_whole_table_is_one_place() -> None:
    (found,) = lint_text(example("{{A|x=" + TABLE + "\n}}"), CODE)
    assert found.place == (3, 9, 6, 5)
    assert found.message == (
        "The template around this table takes each “|” for its own. Write “{{!}}”."
    )


def test_a_table_in_a_table_is_one_finding() -> None:
    text = "{{A|\n{|\n| a\n{|\n| b\n|}\n|}\n}}"
    assert [found.place for found in lint_text(example(text), CODE)] == [(4, 3, 9, 5)]
    assert "|-" not in fix_text(example(text), CODE)


def test_a_table_in_a_template_of_the_free_text_is_found_but_no_lonely_pipe() -> None:
    text = "titre: A\ntexte_libre: |\n  {{B|\n  {|\n  | a\n  |}\n  }}\n  [[a{{!}}b]] | c {|}\n"
    assert [found.place.line for found in lint_text(text, CODE)] == [4]


def test_a_plain_record_does_not_import_the_slow_parser() -> None:
    program = (
        "import sys\n"
        "from tests.lint.linting import lint_text\n"
        f"lint_text({example(TABLE)!r}, {CODE!r})\n"
        "assert 'mwparserfromhell' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
