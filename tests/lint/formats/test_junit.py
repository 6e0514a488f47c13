from pathlib import Path
from xml.etree import ElementTree as ET

import xmlschema

from kicsync.lint.formats.junit import render
from tests.lint.formats.reports import CLEAN, EVERYTHING, FILE, FINDINGS, report

SCHEMA = xmlschema.XMLSchema10(Path(__file__).parent / "data/junit-10.xsd")


def read(rendered: str) -> ET.Element:
    """Return the root of a report, once it was checked."""
    SCHEMA.validate(rendered)
    return xmlschema.XMLResource(rendered).root


def test_a_finding_is_a_test_that_failed() -> None:
    root = read(render(EVERYTHING))
    cases = root.findall("testsuite/testcase")
    assert root.attrib == {"name": "kicsync lint", "tests": "5", "failures": "5", "errors": "0"}
    assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(FINDINGS)
    assert cases[1].attrib == {"name": "KIC202 step-spelling (3:9)", "classname": FILE}
    (failure,) = cases[1]
    assert failure.attrib == {"type": "warning", "message": "Misspelt."}
    assert failure.text == f"{FILE}:3:9: KIC202 Misspelt."


def test_what_no_xml_may_hold_is_replaced_and_nothing_else() -> None:
    (failure,) = read(render(EVERYTHING)).findall("testsuite/testcase")[0]
    said = 'Says “é”, "x" & 100%�\n::error::no, ]]> [a](1) {0} 🎉�[31m�����'
    assert failure.get("message") == said


def test_nothing_found_is_one_test_that_passed() -> None:
    root = read(render(CLEAN))
    (case,) = root.findall("testsuite/testcase")
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert case.find("failure") is None
    assert case.findtext("system-out") == "No problem in 20 files."


def test_one_finding_in_a_run_is_one_test() -> None:
    assert read(render(report(FINDINGS[0]))).get("tests") == "1"
