"""Any bytes make findings and never a traceback; a fix changes what it names and nothing else."""

import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kicsync.kit import Record
from kicsync.lint.context import Context
from kicsync.lint.engine import Linter
from kicsync.lint.formats import FORMATS
from kicsync.lint.problem import Finding
from kicsync.lint.report import Report
from kicsync.lint.rules import RULES
from kicsync.lint.run import Files
from kicsync.lint.settings import settings as lint_settings
from kicsync.sandbox.generated import generated_pages
from kicsync.sandbox.seed import seed_pages
from kicsync.wikitext import read
from kicsync.workspace.nodes import compose
from kicsync.workspace.record_text import format_record
from kicsync.workspace.scan import Scan, scan
from kicsync.workspace.source import Lines
from tests.lint.linting import SCHEMA
from tests.workspace.strategies import RECORDS, TEXTS

MANY = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LINTER = Linter(Context(SCHEMA, whole=False), lint_settings(RULES, {}, select=["KIC", "KIC408"]))
_SCRAPS = st.sampled_from(
    [
        *(
            "titre: a\n",
            "description: |\n  ",
            "  ",
            "\n",
            "\r\n",
            "outils:\n",
            "  - titre: b\n",
            "- ",
        ),
        *("exemple: >\n  ", "etapes: ", "[[", "]]", "{{", "}}", "'''", "''", "<ref>", "<nowiki>"),
        *("|", "~~~~", "= a =", "== b ==", "http://a.fr", "plop", "...", " :", "\u00a0", "\u200b"),
        *("e\u0301", "\x00", "\x85", "\u2028", "\ufeff", "#", "# kicsync: ignore[KIC402] x\n", '"'),
        *(
            "'",
            "\\",
            "\t",
            "&a ",
            "*a",
            "!b ",
            "? ",
            "---\n",
            "7 - documenter, partager et diffuser",
        ),
        *(
            "    lien: cobudget.com\n",
            "    description: c",
            "{|\n|-\n|}",
            "|}",
            "{}",
            "[a, b]",
            "😀",
        ),
    ]
)
_ROOT = Path()
PIECES = st.lists(st.one_of(_SCRAPS, _SCRAPS, st.text(max_size=4)), max_size=25).map("".join)
WRITTEN = st.one_of(PIECES, PIECES.map("titre: a\n".__add__), TEXTS).map(
    lambda text: text.encode("utf-8", errors="replace")
)


def found(data: bytes) -> tuple[Files, tuple[Finding, ...]]:
    files = Files(LINTER, _ROOT, {"a.yml": data})
    return files, files.check(["a.yml"])


@MANY
@given(st.one_of(st.binary(max_size=200), WRITTEN))
def test_any_bytes_make_findings_that_stand_in_the_file(data: bytes) -> None:
    files, findings = found(data)
    lines = Lines(files.source("a.yml"))
    last = lines.number(len(lines.text))
    for finding in findings:
        place = finding.place
        assert 1 <= place.line <= place.end_line <= last
        assert 1 <= place.column <= len(lines.line(place.line)) + 1
        assert 1 <= place.end_column <= len(lines.line(place.end_line)) + 2
        assert (place.line, place.column) <= (place.end_line, place.end_column)
    report = Report(findings, 1, files.source, files.change)
    for form in FORMATS.values():
        form.render(report).encode()


def mended(data: bytes) -> bytes:
    files, findings = found(data)
    return files.mended(findings).get("a.yml", data)


@MANY
@given(WRITTEN)
def test_a_fix_made_twice_changes_nothing_more(data: bytes) -> None:
    once = mended(data)
    assert mended(once) == once


def scanned(data: bytes) -> Scan:
    text = data.decode().removeprefix("\ufeff")
    return scan(compose(text, "a.yml"), text, SCHEMA)


@MANY
@given(RECORDS)
def test_a_fix_changes_no_field_that_it_does_not_name(record: Record) -> None:
    text = format_record(record, SCHEMA)
    files, findings = found(text.encode())
    named = {re.split(r"[\[.]", f.field)[0] for f in findings if f.fix and f.field}
    if any(f.fix and not f.fix.path for f in findings):
        return  # the text itself is mended: NFC, blanks, invisible signs
    before = scanned(text.encode())
    after = scanned(files.mended(findings).get("a.yml", text.encode()))
    for name in before.values.keys() | after.values.keys():
        if name not in named:
            assert after.values.get(name) == before.values.get(name)
    assert SCHEMA.title in named or after.title == before.title


def test_real_pages_with_all_their_flaws() -> None:
    pages = [*seed_pages(), *generated_pages(50)]
    records = [read(page.text, SCHEMA, page.title) for page in pages if "{{" in page.text]
    texts = {f"{n}.yml": format_record(r, SCHEMA).encode() for n, r in enumerate(records)}
    files = Files(LINTER, _ROOT, texts)
    findings = files.check(list(texts))
    assert {"KIC402", "KIC307", "KIC201", "KIC408"} <= {finding.code for finding in findings}
    done = files.mended(findings)
    again = Files(LINTER, _ROOT, {**texts, **done})
    assert again.mended(again.check(list(texts))) == {}
