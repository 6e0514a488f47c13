"""Lint texts in a test: the default schema, one rule or several."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import kicsync
from kicsync.lint.context import Context, WikiPage
from kicsync.lint.document import Document
from kicsync.lint.engine import Linter
from kicsync.lint.fixes import fixed
from kicsync.lint.problem import Finding
from kicsync.lint.rules import RULES
from kicsync.lint.settings import settings
from kicsync.workspace.imports import Imported
from kicsync.workspace.schema_file import load_schema

SCHEMA = load_schema(Path(kicsync.__file__).parent / "defaults" / "schema")
_ROUNDS = 10
_CONFIG = re.compile(r"\A# kicsync\.toml: (.*)\n")
_TABLE = "# .kicsync/table.json\n"
_RUBRICS = "# schema/rubrics.yml\n"
_IMPORT = re.compile(r"\A# \.kicsync/imports/(\S+)\.json\n")
_NAME = re.compile(r"\A# (\S+\.yml)\n")


def lint(
    files: Mapping[str, str],
    *codes: str,
    table: Mapping[str, Any] | None = None,
    context: Context | None = None,
) -> list[Finding]:
    """Return what the rules ``codes`` (all of them, without any) find in ``files``."""
    linter = Linter(context or Context(SCHEMA), settings(RULES, table or {}, select=codes))
    documents = {file: Document.read(text, file, SCHEMA) for file, text in files.items()}
    examined = {file: linter.examine(document) for file, document in documents.items()}
    return linter.conclude(
        examined, lambda file: documents.get(file) or Document(file, "", SCHEMA, None)
    )


def lint_text(text: str, *codes: str, table: Mapping[str, Any] | None = None) -> list[Finding]:
    """Return what the rules find in one record."""
    return lint({"a.yml": text}, *codes, table=table)


def fix_text(text: str, *codes: str, table: Mapping[str, Any] | None = None) -> str:
    """Return one record with every sure fix made, until nothing changes any more."""
    for _round in range(_ROUNDS):
        document = Document.read(text, "a.yml", SCHEMA)
        new = fixed(document, lint_text(text, *codes, table=table))
        if new == text:
            return text
        text = new
    raise AssertionError(f"the fixes never end: {text}")


def lint_example(example: str, code: str) -> list[Finding]:
    """Return what the rule ``code`` finds in an example of its page.

    Records are parted by ``---``; one may begin with the name of its file (``# a.yml``), and the
    first with a setting (``# kicsync.toml: names = ["Mobicoop"]``). What begins with ``{{`` is
    the page of the last pull, of the record before it; ``# .kicsync/table.json`` is the table,
    ``# schema/rubrics.yml`` the list of rubrics, ``# .kicsync/imports/a.json`` what the document
    said.
    """
    config = _CONFIG.match(example)
    options = tomllib.loads(config[1]) if config else {}
    body = example[config.end() :] if config else example
    parts = re.split(r"^---\n", body, flags=re.MULTILINE)
    tables = [part.removeprefix(_TABLE) for part in parts if part.startswith(_TABLE)]
    rubrics = [part for part in parts if part.startswith(_RUBRICS)]
    imports = dict(_imported(part) for part in parts if _IMPORT.match(part))
    others = [part for part in parts if not part.startswith((_TABLE, _RUBRICS, "# .kicsync/i"))]
    files, pages, conflicts = _sorted(others)
    context = Context(
        SCHEMA,
        lambda: pages,
        conflicts,
        ask_links=_ask,
        table_text="".join(tables).encode(),
        rubrics_text="".join(rubrics),
        read_imports=lambda: imports,
    )
    codes = () if code == "KIC903" else (code,)  # what is of no use is known when all have run
    found = lint(files, *codes, table={"rules": {code: options}}, context=context)
    return [finding for finding in found if finding.code == code]


def _imported(part: str) -> tuple[str, Imported]:
    named = _IMPORT.match(part)
    assert named
    data = json.loads(part[named.end() :])
    values = {name: v if isinstance(v, str) else tuple(v) for name, v in data["values"].items()}
    said = (data["document"], data["point"], data["wording"])
    return f"{named[1]}.yml", Imported(*said, values, tuple(data["settled"]))


def _ask(urls: Iterable[str]) -> dict[str, str]:
    """Answer for the web: no host below .invalid is there (RFC 2606)."""
    return {url: "no such host" if ".invalid" in url else "" for url in urls}


def _sorted(
    parts: Iterable[str],
) -> tuple[dict[str, str], dict[str, WikiPage], dict[str, tuple[str, ...]]]:
    files: dict[str, str] = {}
    pages: dict[str, WikiPage] = {}
    conflicts: dict[str, tuple[str, ...]] = {}
    for number, part in enumerate(parts):
        named = _NAME.match(part)
        name = named[1] if named else f"{number}.yml"
        if part.startswith("{{"):
            file = list(files)[-1] if files else "0.yml"
            title = Document.read(files.get(file, "titre: Une page\n"), file, SCHEMA).title
            files.setdefault(file, "titre: Une page\n")
            pages[file] = WikiPage(title, part)
        elif name.endswith(".conflict.yml"):
            conflicts[name.replace(".conflict", "")] = ("description",)
        else:
            files[name] = part
    return files, pages, conflicts
