"""KIC511: every rubric of the list is decided."""

from kicsync.lint.context import Context
from tests.lint.linting import SCHEMA, lint

TEXT = """\
# les rubriques
- {kind: step, wiki: Un, keep: wiki, state: decided}

# à discuter
- kind: step
  document: Deux
  keep: document
  state: proposed
- kind: ingredient
  wiki: Trois
  keep: wiki
  state: proposed"""


def test_each_open_entry_where_it_stands() -> None:
    context = Context(SCHEMA, rubrics_text=TEXT)
    found = lint({"a.yml": "titre: Un\n"}, "KIC511", context=context)
    assert [(one.file, one.message) for one in found] == [
        ("schema/rubrics.yml", "which wording stays is not decided: “Deux”."),
        ("schema/rubrics.yml", "which wording stays is not decided: “Trois”."),
    ]


def test_without_a_list_nothing_is_open() -> None:
    assert lint({"a.yml": "titre: Un\n"}, "KIC511", context=Context(SCHEMA)) == []
