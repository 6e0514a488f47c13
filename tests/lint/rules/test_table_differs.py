"""KIC502: the page of all ingredients shows what each of them says."""

import json
import time

import pytest

from kicsync.errors import ConfigError
from kicsync.lint.context import Context, WikiPage
from tests.lint.linting import SCHEMA, lint

CODE = "KIC502"
RECORD = "titre: Un\ndescription: On note '''tout'''.\noutils:\n  - titre: Loot\n"
PAGE = "{{Ingrédient|Description=On note '''tout'''.}}\n{{Outil|OutilTitre=Loot}}"


def context(text: str, tool: str = "Loot", page: str = "") -> Context:
    cells = [{"label": "Description", "text": [text]}, {"label": "Outils", "text": [tool]}]
    rows = [{"title": "Un", "cells": cells}]
    labels = ["", "Description", "Outils"]
    table = {"page": "KIC", "revid": 1, "shape": "table", "labels": labels, "rows": rows}
    pages = {"a.yml": WikiPage("Un", page)} if page else {}
    return Context(SCHEMA, lambda: pages, table_text=json.dumps(table).encode())


def found(text: str, context: Context) -> list[str]:
    return [finding.field for finding in lint({"a.yml": text}, CODE, context=context)]


def test_the_same_words_are_no_finding() -> None:
    assert found(RECORD, context("On note tout.", page=PAGE)) == []


def test_each_field_that_is_shown_otherwise() -> None:
    assert found(RECORD, context("On note.", "Cobudget", page=PAGE)) == ["description", "outils"]
    assert found(RECORD, context("On note.")) == ["description"]


def test_what_was_changed_here_and_not_pushed_is_none() -> None:
    changed = RECORD.replace("'''tout'''", "presque tout")
    assert found(changed, context("On note tout.", page=PAGE)) == []
    assert found(changed, context("On note.", page=PAGE)) == ["description"]


def test_the_blocks_of_many_ingredients_are_understood_once() -> None:
    cells = [{"label": name, "text": ["x"]} for name in ("Étape", "Description", "Outils")]
    rows = [{"title": f"T{n}", "cells": cells} for n in range(300)]
    table = {"page": "KIC", "revid": 1, "shape": "blocks", "labels": [], "rows": rows}
    files = {f"{n}.yml": f"titre: T{n}\ndescription: y\n" for n in range(300)}
    started = time.perf_counter()
    asked = Context(SCHEMA, dict, table_text=json.dumps(table).encode())
    assert len(lint(files, CODE, context=asked)) >= len(files)
    assert time.perf_counter() - started < 5  # each file asked all blocks again: 20 seconds


def test_without_a_table_or_a_row_nothing_is_said() -> None:
    assert found(RECORD, Context(SCHEMA)) == []
    assert found("titre: Deux\ndescription: d\n", context("On note.")) == []
    assert found("- plop\n", context("On note.")) == []


def test_a_damaged_table_is_named() -> None:
    with pytest.raises(ConfigError, match=r"table\.json"):
        found(RECORD, Context(SCHEMA, table_text=b"<<<<<<<"))
