"""KIC514: what was decided can become a name."""

from kicsync.lint.context import Context
from tests.lint.linting import SCHEMA, lint

TEXT = """\
- {kind: ingredient, document: "Un #", wiki: Un, keep: document, state: decided}
- {kind: ingredient, document: Deux, wiki: Trois, keep: document, state: decided}
- {kind: ingredient, document: "Quatre #", wiki: Quatre, keep: document, state: proposed}
"""


def test_signs_and_titles_that_are_taken() -> None:
    context = Context(SCHEMA, rubrics_text=TEXT)
    records = {"a.yml": "titre: Un\n", "b.yml": "titre: Deux\n", "c.yml": "titre: Trois\n"}
    first, second = lint(records, "KIC514", context=context)
    assert first.file == second.file == "schema/rubrics.yml"
    assert first.message.startswith("“Un #” can't be its name: ")
    assert "“Deux” is called so too" in second.message


def test_a_title_that_is_given_free_can_be_taken() -> None:
    text = TEXT.replace('"Un #"', "Trois").replace("document: Deux", "document: Un")
    records = {"a.yml": "titre: Un\n", "c.yml": "titre: Trois\n"}
    assert lint(records, "KIC514", context=Context(SCHEMA, rubrics_text=text)) == []
