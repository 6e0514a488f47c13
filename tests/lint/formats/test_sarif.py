import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest

from kicsync.lint.formats.sarif import render
from kicsync.lint.rules import RULES
from tests.lint.formats.reports import CLEAN, EVERYTHING, FILE, FINDINGS, MISSPELT, report

SCHEMA = json.loads((Path(__file__).parent / "data/sarif-2.1.0.json").read_bytes())


def run_of(rendered: str) -> dict[str, Any]:
    """Return the one run of a log, once it was checked."""
    log = json.loads(rendered)
    jsonschema.Draft202012Validator(SCHEMA).validate(log)
    (run,) = log["runs"]
    found: dict[str, Any] = run
    return found


def test_the_log_is_valid_and_tells_every_finding() -> None:
    run = run_of(render(EVERYTHING))
    assert [result["ruleId"] for result in run["results"]] == [found.code for found in FINDINGS]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert len({result["partialFingerprints"]["kicsync/v1"] for result in run["results"]}) == 5


def test_a_clean_run_is_a_log_without_results() -> None:
    run = run_of(render(CLEAN))
    assert run["results"] == run["tool"]["driver"]["rules"] == []


def test_a_result_says_where_it_is_and_what_its_repair_changes() -> None:
    (result,) = run_of(render(report(MISSPELT)))["results"]
    artifact = {
        "uri": "un%20dossier%2C%20deux/l%27%C3%A9t%C3%A9%20%F0%9F%8E%89%3A%20100%25%20%5Bx%5D.yml"
    }
    region = {"startLine": 3, "startColumn": 9, "endLine": 3, "endColumn": 17}
    (location,) = result["locations"]
    assert location["physicalLocation"] == {"artifactLocation": artifact, "region": region}
    assert location["logicalLocations"] == [{"fullyQualifiedName": "etapes[0]"}]
    assert (result["level"], result["message"]) == ("warning", {"text": "Misspelt."})
    point = {"startLine": 3, "startColumn": 15, "endLine": 3, "endColumn": 15}
    replacement = {"deletedRegion": point, "insertedContent": {"text": "i"}}
    change = {"artifactLocation": artifact, "replacements": [replacement]}
    assert result["fixes"] == [{"artifactChanges": [change]}]


def test_a_repair_that_only_deletes_inserts_nothing() -> None:
    results = run_of(render(EVERYTHING))["results"]
    (change,) = results[3]["fixes"][0]["artifactChanges"]
    assert list(change["replacements"][0]) == ["deletedRegion"]
    assert "fixes" not in results[0]


@pytest.mark.parametrize("file", [FILE, "a:b.yml", "http://x?y#z.yml", "c%41.yml", "\udcff.yml"])
def test_the_address_of_a_file_is_relative_and_means_that_file(file: str) -> None:
    (result,) = run_of(render(report(MISSPELT._replace(file=file))))["results"]
    uri = urlsplit(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
    assert (uri.scheme, uri.netloc, uri.query, uri.fragment) == ("", "", "", "")
    assert unquote(uri.path, errors="surrogateescape") == file


def test_every_rule_can_be_described() -> None:
    findings = [MISSPELT._replace(code=code) for code in RULES]
    rules = run_of(render(report(*findings)))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(RULES)
    for rule in rules:
        assert rule["fullDescription"]["text"] in rule["help"]["text"].replace("\n\n", " ")
