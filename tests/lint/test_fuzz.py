"""Any bytes make findings and never a traceback; a fix changes what it names and nothing else."""

import re
import unicodedata
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kicsync.kit import Record
from kicsync.lint.cache import Cache
from kicsync.lint.context import Context
from kicsync.lint.document import Document
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
LINTER = Linter(Context(SCHEMA), lint_settings(RULES, {}, select=["KIC", "KIC408"]))
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
_STEPS = {LINTER.context.steps_file: b""}
"""In it stand the steps that no ingredient uses."""

PIECES = st.lists(st.one_of(_SCRAPS, _SCRAPS, st.text(max_size=4)), max_size=25).map("".join)
WRITTEN = st.one_of(PIECES, PIECES.map("titre: a\n".__add__), TEXTS).map(
    lambda text: text.encode("utf-8", errors="replace")
)


def found(data: bytes) -> tuple[Files, tuple[Finding, ...]]:
    files = Files(LINTER, _ROOT, {**_STEPS, "a.yml": data})
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


_FLAWS = {
    "x, y": "7. documenter, partager et diffuser",
    "Loomio": "7. documenter partager et diffuser",
    "plop": "www.a.org",
    "d'abord": "{{a|[[b|]]|{|b}} ?",
    "Cobudget": "  e\u0301t\u00e9 \u200b...",
    "pas un commentaire": "d'abord : {{!}} | « a » \t",
    "suite": "fin  ",
}


def flawed(text: str) -> str:
    for word, flaw in _FLAWS.items():
        text = text.replace(word, flaw)
    return text


FLAWED = st.one_of(TEXTS, TEXTS, PIECES.map("titre: a\n".__add__)).map(flawed)
"""Record files with comments, in which rules find what they can mend."""


def letters(document: Document) -> dict[tuple[str | int, ...], str]:
    """Return the texts of a record without what a mended text may lose."""
    return {
        text.path: re.sub(r"[^\w|{}\[\]«»?]|_", "", unicodedata.normalize("NFKD", text.text))
        for text in document.texts
    }


def read_again(data: bytes) -> Document:
    return Document.read(data.decode(), "a.yml", SCHEMA)


@MANY
@given(FLAWED)
def test_a_fix_changes_no_other_field_in_files_as_people_write_them(text: str) -> None:
    data = text.encode(errors="replace")
    _files, findings = found(data)
    before, after = read_again(data), read_again(mended(data))
    if before.scan is None:
        assert after.scan is None or after.error is None
        return
    assert after.scan is not None
    assert len(after.scan.faults) <= len(before.scan.faults)
    named = {re.split(r"[\[.]", f.field)[0] for f in findings if f.fix and f.field}
    old, new = letters(before), letters(after)
    for path in old:
        if path[0] not in named:
            assert new[path] == old[path]
    if not any(f.fix and not f.fix.path for f in findings):
        kept = {name: value for name, value in before.scan.values.items() if name not in named}
        assert kept.items() <= after.scan.values.items()


@MANY
@given(FLAWED)
def test_a_fix_keeps_the_comments_the_line_ends_and_the_byte_order_mark(text: str) -> None:
    done = mended(text.encode(errors="replace")).decode()
    assert Counter(re.findall(r"#=\d+", text)) == Counter(re.findall(r"#=\d+", done))
    assert done.startswith("\ufeff") == text.startswith("\ufeff")
    if text.count("\n") == text.count("\r\n") and "\r" not in text.replace("\r\n", ""):
        assert done.count("\n") == done.count("\r\n")


@MANY
@given(st.one_of(WRITTEN, FLAWED.map(lambda text: text.encode(errors="replace"))))
def test_what_is_remembered_is_what_is_found(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "lint.json"
        cache = Cache(path, "k")
        files = Files(
            LINTER, _ROOT, {**_STEPS, "a.yml": data, "b.yml": data[:50], "c.yml": b"titre: a\n"}
        )
        names = ["a.yml", "b.yml", "c.yml"]
        first = files.check(names, cache)
        cache.save()
        again = Cache(path, "k")
        assert set(again.before) == set(cache.now)
        assert files.check(names, again) == first == files.check(names)


def test_real_pages_with_all_their_flaws() -> None:
    pages = [*seed_pages(), *generated_pages(50)]
    records = [read(page.text, SCHEMA, page.title) for page in pages if "{{" in page.text]
    texts = {f"{n}.yml": format_record(r, SCHEMA).encode() for n, r in enumerate(records)}
    files = Files(LINTER, _ROOT, {**_STEPS, **texts})
    findings = files.check(list(texts))
    assert {"KIC402", "KIC307", "KIC201", "KIC408"} <= {finding.code for finding in findings}
    done = files.mended(findings)
    again = Files(LINTER, _ROOT, {**_STEPS, **texts, **done})
    assert again.mended(again.check(list(texts))) == {}
