import json

from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.rules import duplicate_tool
from kicsync.workspace.source import Place
from tests.lint.linting import SCHEMA, lint, lint_text

CODE = "KIC305"


def record(*tools: tuple[str, str]) -> str:
    written = "".join(f"  - titre: {name}\n    lien: {link}\n" for name, link in tools)
    return f"titre: Un journal\noutils:\n{written}"


def test_a_name_that_stands_twice_is_found_at_the_second_one() -> None:
    found = lint_text(record(("Étherpad", ""), ("Trello", ""), ("ETHERPAD", "")), CODE)
    assert [(one.field, one.place) for one in found] == [("outils[2].titre", Place(7, 12, 7, 20))]
    assert found[0].message == ("“ETHERPAD” stands twice in this ingredient: keep one of the two.")


def test_other_names_and_blank_ones_are_not() -> None:
    assert lint_text(record(("Etherpad", ""), ("Etherpad 2", ""), ("", ""), ("", "")), CODE) == []


def test_another_link_is_found_in_every_later_file() -> None:
    files = {
        "a.yml": record(("Etherpad", "")),
        "b.yml": record(("Trello", "https://trello.com"), ("Etherpad", "https://etherpad.org")),
        "c.yml": record(("etherpad", "https://pad.org")),
        "d.yml": record(("Etherpad", "http://www.Etherpad.org/")),
        "e.yml": record(("Etherpad", "https://etherpad.org/p")),
    }
    found = lint(files, CODE)
    assert [(one.file, one.field, one.place.line) for one in found] == [
        ("c.yml", "outils[0].lien", 4),
        ("e.yml", "outils[0].lien", 4),
    ]
    assert found[0].message == (
        "“etherpad” has another link in b.yml: https://etherpad.org. Write the right one in both."
    )


def test_case_counts_behind_the_name_of_the_site() -> None:
    files = {"a.yml": record(("A", "https://A.org/x")), "b.yml": record(("A", "https://a.org/X"))}
    assert [one.file for one in lint(files, CODE)] == ["b.yml"]


def test_two_links_in_one_file_are_one_finding() -> None:
    assert len(lint_text(record(("A", "https://a.org"), ("A", "https://b.org")), CODE)) == 1


def test_what_is_gathered_is_json() -> None:
    texts = {"a.yml": record(("A", "https://a.org")), "b.yml": record(("A", "https://b.org"))}
    gathered = {
        file: duplicate_tool.gather(Document.read(text, file, SCHEMA))
        for file, text in texts.items()
    }
    cached = json.loads(json.dumps(gathered))
    found = list(duplicate_tool.check_kit(cached, Context(SCHEMA), {}))
    assert [(file, problem.path) for file, problem in found] == [("b.yml", ("outils", 0, "lien"))]


def test_nothing_is_gathered_of_a_record_without_links() -> None:
    assert duplicate_tool.gather(Document.read(record(("A", "")), "a.yml", SCHEMA)) is None
