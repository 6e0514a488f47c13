from collections.abc import Iterator

from kicsync.lint.context import Context, Drift
from kicsync.lint.document import Document
from kicsync.lint.engine import Linter
from kicsync.lint.problem import Finding, Severity
from kicsync.lint.rules import RULES
from kicsync.lint.settings import settings
from tests.lint.linting import SCHEMA


def found(code: str, context: Context) -> list[Finding]:
    linter = Linter(context, settings(RULES, {}, select=[code]))
    text = "template: Ingrédient\nfields: {}\n"
    return linter.conclude({}, lambda file: Document(file, text, SCHEMA, None))


def said() -> Iterator[Drift]:
    yield Drift("“exemple”: it is required on the wiki, and not here", 21, 27)


def unasked() -> Iterator[Drift]:
    raise AssertionError


def test_what_the_wiki_says_otherwise_is_found_in_the_schema() -> None:
    context = Context(SCHEMA, read_drift=said, schema_file="kit/schema/ingredient.yml")
    (one,) = found("KIC904", context)
    assert (one.file, one.severity) == ("kit/schema/ingredient.yml", Severity.WARNING)
    assert one.place == (2, 1, 2, 7)
    assert one.message == "“exemple”: it is required on the wiki, and not here."


def test_the_wiki_is_not_asked_when_the_rule_is_not_run() -> None:
    assert found("KIC402", Context(SCHEMA, read_drift=unasked)) == []
