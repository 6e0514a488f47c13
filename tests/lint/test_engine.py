"""The rules run on each record, then on the Kit, then on the suppressions."""

from collections.abc import Iterable, Mapping

from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.engine import Linter
from kicsync.lint.problem import Severity
from kicsync.lint.rules import KIT_RULES, RULES
from kicsync.lint.settings import settings
from tests.lint.linting import SCHEMA, lint, lint_text

UNUSED = "titre: a  # kicsync: ignore[{}]\n"


def linter(*select: str, context: Context | None = None) -> Linter:
    return Linter(context or Context(SCHEMA), settings(RULES, {}, select=select))


def test_a_finding_says_which_rule_where_and_how_bad() -> None:
    text = "titre: a\noutils:\n  - titre: b\n    lien: www.c.org\n"
    (found,) = lint_text(text, "KIC303", table={"severity": {"KIC303": "warning"}})
    assert (found.code, found.name, found.severity) == (
        "KIC303",
        "bad-tool-link",
        Severity.WARNING,
    )
    assert (found.file, found.place, found.field) == ("a.yml", (4, 11, 4, 20), "outils[0].lien")


def test_findings_come_by_file_place_and_code() -> None:
    text = "titre: a\nexemple: '[[ plop'\ndescription: plop [[\n"
    found = lint({"b.yml": text, "a.yml": text}, "KIC402", "KIC403")
    assert [(one.file, one.place.line, one.code) for one in found] == [
        *(("a.yml", 2, "KIC403"), ("a.yml", 2, "KIC402")),
        *(("a.yml", 3, "KIC402"), ("a.yml", 3, "KIC403")),
        *(("b.yml", 2, "KIC403"), ("b.yml", 2, "KIC402")),
        *(("b.yml", 3, "KIC402"), ("b.yml", 3, "KIC403")),
    ]


def test_only_the_rules_that_are_selected_gather() -> None:
    document = Document.read("titre: a\n", "a.yml", SCHEMA)
    assert linter("KIC105").examine(document).gathered == {"KIC105": "A"}
    assert linter("KIC4").examine(document).gathered == {}


def test_alone_no_rule_about_the_whole_kit_runs() -> None:
    alone = linter().alone
    assert not set(alone.settings.severities) & set(KIT_RULES)
    assert alone.kit_rules == {}
    assert "KIC402" in alone.settings.severities


def useless(word: str, context: Context) -> bool:
    found = lint({"a.yml": UNUSED.format(word)}, context=context)
    return "KIC903" in {one.code for one in found}


def test_a_rule_that_did_not_see_the_whole_kit_makes_no_suppression_useless() -> None:
    for word in ("KIC105", "duplicate-title", "KIC503", "KIC305"):
        assert useless(word, Context(SCHEMA))
        document = Document.read(UNUSED.format(word), "a.yml", SCHEMA)
        alone = linter().alone
        found = alone.conclude({"a.yml": alone.examine(document)}, {"a.yml": document}.__getitem__)
        assert "KIC903" not in {one.code for one in found}


def test_a_rule_that_did_not_ask_the_web_makes_no_suppression_useless() -> None:
    def ask(_urls: Iterable[str]) -> Mapping[str, str]:
        return {}

    assert useless("KIC306", Context(SCHEMA, ask_links=ask))
    assert not useless("KIC306", Context(SCHEMA))


def test_a_file_that_is_left_out_uses_its_suppressions_all_the_same() -> None:
    text = "titre: a\nexemple: plop  # kicsync: ignore[KIC402]\n"
    table = {"per-file-ignores": {"*": ["KIC402"]}}
    assert lint_text(text, "KIC402", "KIC903", table=table) == []


def test_a_suppression_of_no_use_can_be_left_out_by_its_file() -> None:
    table = {"per-file-ignores": {"*": ["KIC903"]}}
    assert lint_text(UNUSED.format("KIC402"), "KIC402", "KIC903", table=table) == []


def test_nothing_suppresses_what_says_that_it_is_of_no_use() -> None:
    found = lint_text(UNUSED.format("KIC903"), "KIC903")
    assert [one.code for one in found] == ["KIC903"]
    assert "KIC903 finds nothing here" in found[0].message
