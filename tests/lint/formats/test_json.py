import json

from kicsync.lint.document import Document
from kicsync.lint.fixes import change
from kicsync.lint.formats.json import render
from kicsync.lint.problem import Problem, replaced
from kicsync.lint.report import Report
from tests.lint.formats.reports import CLEAN, EVERYTHING, FILE, FINDINGS, MISSPELT, report
from tests.lint.linting import SCHEMA

RECORD = """\
titre: Un journal  # fini
description: |
  On note ce qui se fait.
  Tout le monde le lit .
"""


def test_a_finding_has_the_fields_that_were_promised() -> None:
    assert json.loads(render(report(MISSPELT))) == {
        "findings": [
            {
                "code": "KIC202",
                "name": "step-spelling",
                "severity": "warning",
                "file": FILE,
                "line": 3,
                "column": 9,
                "end_line": 3,
                "end_column": 17,
                "field": "etapes[0]",
                "message": "Misspelt.",
                "fix": {
                    "edits": [
                        {"line": 3, "column": 15, "end_line": 3, "end_column": 15, "text": "i"}
                    ]
                },
            }
        ],
        "files": 20,
    }


def test_what_has_no_repair_has_none() -> None:
    findings = json.loads(render(EVERYTHING))["findings"]
    assert [bool(finding["fix"]) for finding in findings] == [False, True, True, True, False]
    assert findings[0]["fix"] is None


def test_texts_come_back_as_they_were_but_for_half_a_character() -> None:
    findings = json.loads(render(EVERYTHING))["findings"]
    for shown, finding in zip(findings, FINDINGS, strict=True):
        assert shown["message"] == finding.message.replace("\ud800", "\ufffd")
        assert shown["file"] == FILE


def test_nothing_found_is_an_empty_list() -> None:
    assert render(CLEAN) == '{\n  "findings": [],\n  "files": 20\n}\n'


def test_the_edit_of_a_real_fix_makes_the_text_that_the_fix_makes() -> None:
    document = Document.read(RECORD, "a.yml", SCHEMA)
    start = document.texts[-1].text.index(" .")
    problem = replaced(Problem("A space.", ("description",), start, start + 2), ".")
    finding = MISSPELT._replace(place=document.place(problem), fix=problem.fix)
    made = Report((finding,), 1, lambda _file: RECORD, lambda found: change(document, found))
    (shown,) = json.loads(render(made))["findings"]
    (edit,) = shown["fix"]["edits"]
    lines = RECORD.splitlines()
    line = lines[edit["line"] - 1]
    mended = line[: edit["column"] - 1] + edit["text"] + line[edit["end_column"] - 1 :]
    assert (edit["line"], mended) == (4, "  Tout le monde le lit.")
