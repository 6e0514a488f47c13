"""JUnit XML, which nearly every CI shows as a list of failed tests.

It has no standard; ``junit-10.xsd`` of Jenkins' xunit plugin is the strictest description in use.
"""

import re
from xml.etree import ElementTree as ET

from kicsync.lint.formats import concise
from kicsync.lint.formats.summary import summary
from kicsync.lint.problem import Finding
from kicsync.lint.report import Report
from kicsync.plain import shown

_NAME = "kicsync lint"
_FORBIDDEN = re.compile("[\ufffe\uffff]")
"""Besides control characters: XML 1.0, production 2, "Char"."""


def render(report: Report) -> str:
    """Return one test a finding, all failed; if there are none, one test that passed."""
    failures = str(len(report.findings))
    tests = str(len(report.findings) or 1)
    counts = {"name": _NAME, "tests": tests, "failures": failures, "errors": "0"}
    root = ET.Element("testsuites", counts)
    suite = ET.SubElement(root, "testsuite", counts)
    for finding in report.findings:
        _add(suite, finding)
    if not report.findings:
        case = ET.SubElement(suite, "testcase", name=_NAME, classname=_NAME)
        ET.SubElement(case, "system-out").text = summary(report)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _add(suite: ET.Element, finding: Finding) -> None:
    place = finding.place
    name = f"{finding.code} {finding.name} ({place.line}:{place.column})"
    case = ET.SubElement(suite, "testcase", name=name, classname=_legal(finding.file))
    message = _legal(finding.message)
    failure = ET.SubElement(case, "failure", type=finding.severity.value, message=message)
    failure.text = _legal(concise.line(finding))


def _legal(text: str) -> str:
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", shown(text))
