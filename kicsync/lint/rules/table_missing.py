"""An ingredient that the page of all ingredients does not show, or a row without ingredient.

The page KIC, as “kicsync table pull” has read it, shows one row or block for each ingredient. A
title that stands on one side only was mostly renamed on the other; a table that somebody writes by
hand was forgotten. Correct the title, add the row or the ingredient, and read the page again.

Wrong::

    # journal.yml
    titre: Tenir un journal ouvert
    ---
    # .kicsync/table.json
    {"page": "KIC", "revid": 8, "shape": "table", "labels": ["", "Description"],
     "rows": [{"title": "Tenir un journal", "cells": []}]}

Right::

    # journal.yml
    titre: Tenir un journal ouvert
    ---
    # .kicsync/table.json
    {"page": "KIC", "revid": 9, "shape": "table", "labels": ["", "Description"],
     "rows": [{"title": "Tenir un journal ouvert", "cells": []}]}
"""

import json
from collections.abc import Iterator, Mapping

from kicsync.i18n import _
from kicsync.kit.titles import page_title
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options

ABOUT = About("KIC501", "table-missing", Severity.WARNING)


def gather(document: Document) -> str | None:
    """Return the title of a record."""
    return document.title or None


def check_kit(
    gathered: Mapping[str, str], context: Context, _options: Options
) -> Iterator[tuple[str, Problem]]:
    """Yield each title that stands in the records or in the table only.

    One that is not on the wiki yet is in no table, and one that was renamed here still is.
    """
    if context.table is None:
        return
    ours = {f: page_title(t) for f, t in gathered.items() if context.of(f) is context}
    for file, title in ours.items():
        page = context.pages.get(file)
        if page and not {title, page_title(page.title)} & context.table_rows.keys():
            message = _("the page {page} does not show this ingredient.")
            path = (context.schema.title,)
            yield file, Problem(message.format(page=context.table.page), path)
    known = {*ours.values(), *(page_title(page.title) for page in context.pages.values())}
    for title, row in context.table_rows.items():
        if title not in known:
            message = _("the page {page} shows “{title}”, and there is no such ingredient here.")
            start, end = _place(context, row.title)
            shown = message.format(page=context.table.page, title=row.title)
            yield context.table_file, Problem(shown, (), start, end)


def _place(context: Context, title: str) -> tuple[int, int]:
    """Return where a title stands in the file of the table."""
    text = context.table_text.decode()
    written = json.dumps(title, ensure_ascii=False)
    start = max(text.find(f'"title": {written}'), 0)
    return (start, start + len(f'"title": {written}')) if start else (0, 0)
