"""KIC501: each ingredient stands on the page of all ingredients, and no other."""

import json

from kicsync.lint.context import Context, WikiPage
from tests.lint.linting import SCHEMA, lint

CODE = "KIC501"


def context(*titles: str, pages: tuple[str, ...] = (), others: bool = False) -> Context:
    rows = [{"title": title, "cells": []} for title in titles]
    table = {"page": "KIC", "revid": 1, "shape": "table", "labels": ["", "Étape"], "rows": rows}
    text = json.dumps(table, ensure_ascii=False, indent=1).encode()
    known = {file: WikiPage(file, "") for file in pages}
    kinds = {"etapes": SCHEMA} if others else {}
    return Context(SCHEMA, lambda: known, others=kinds, table_text=text)


FILES = {"a.yml": "titre: Un\n", "b.yml": "titre: deux\n"}


def test_an_ingredient_of_the_wiki_that_is_not_shown() -> None:
    (found,) = lint(FILES, CODE, context=context("Un", pages=("a.yml", "b.yml")))
    assert (found.file, found.field) == ("b.yml", "titre")
    assert "KIC" in found.message


def test_what_is_not_on_the_wiki_yet_need_not_be_shown() -> None:
    assert lint(FILES, CODE, context=context("Un", pages=("a.yml",))) == []


def test_what_was_renamed_here_and_not_pushed_is_shown_under_its_old_title() -> None:
    renamed = {"Un": "titre: Premier\n"}  # the file of the page “Un” has another title now
    assert lint(renamed, CODE, context=context("Un", "Premier", pages=("Un",))) == []
    before = Context(
        SCHEMA,
        lambda: {"a.yml": WikiPage("Un", "")},
        table_text=context("Un").table_text,
    )
    assert lint({"a.yml": "titre: Premier\n"}, CODE, context=before) == []


def test_a_row_without_ingredient_is_told_where_it_is_kept() -> None:
    (found,) = lint(FILES, CODE, context=context("Un", "Deux", "Trois"))
    assert found.file == ".kicsync/table.json"
    assert "“Trois”" in found.message


def test_pages_of_another_kind_stand_in_no_table() -> None:
    files = {"etapes/c.yml": "titre: Trois\n"}
    pages = context("Trois", pages=("etapes/c.yml",), others=True)
    assert [one.file for one in lint(files, CODE, context=pages)] == [".kicsync/table.json"]


def test_without_a_table_nothing_is_said() -> None:
    assert lint(FILES, CODE, context=Context(SCHEMA)) == []
