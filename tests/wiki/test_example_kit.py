"""The example Kit as it is at first: its schema, and the page that shows all of it."""

from tests.wiki.conftest import Kicsync
from tests.wiki.untouched import editor, own, running

__all__ = ["editor", "own", "running"]

BROKEN = "Mettre en place un budget contributif"
"""Its page has a table whose pipes end a parameter, so the wiki shows only a part of it."""


def test_the_example_kit_says_what_its_default_schema_says(kicsync: Kicsync) -> None:
    found = kicsync.json("schema", "check", code=1)["differences"]
    assert [one["kind"] for one in found] == ["unknown-parameter"]
    assert "“Auteur”" in found[0]["message"]


def test_the_blocks_of_the_example_kit_say_what_the_records_say(kicsync: Kicsync) -> None:
    found = kicsync.json("table", "pull")
    assert found["shape"] == "blocks"
    assert len(found["rows"]) == 32
    assert found["unknown"] == []
    assert set(found["fields"]) == {
        *("etapes", "description", "exemple"),
        *("outils.titre", "outils.lien", "outils.description"),
    }
    differences = kicsync.json("table", "check", code=1)["differences"]
    assert [(one["title"], one["field"]) for one in differences] == [(BROKEN, "exemple")]
    findings = kicsync.json("lint", "--select", "KIC5", "--exit-zero")["findings"]
    assert [one["code"] for one in findings] == ["KIC502"]
    assert kicsync.json("table", "pull")["new"] is False
