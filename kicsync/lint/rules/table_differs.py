"""The page of all ingredients shows something else than the ingredient says.

The page KIC, as “kicsync table pull” has read it, shows an older value, a value that somebody wrote
there by hand, or the rest of one that the wiki could not show (a “|” in a table). What you changed
and did not push yet is no difference. Correct one of the two, and read the page again.

Wrong::

    titre: Tenir un journal ouvert
    description: On note ce qui se fait.
    ---
    {{Ingrédient|Description=On note ce qui se fait.}}
    ---
    # .kicsync/table.json
    {"page": "KIC", "revid": 8, "shape": "table", "labels": ["", "Description"],
     "rows": [{"title": "Tenir un journal ouvert",
               "cells": [{"label": "Description", "text": ["On note tout."]}]}]}

Right::

    titre: Tenir un journal ouvert
    description: On note ce qui se fait.
    ---
    {{Ingrédient|Description=On note ce qui se fait.}}
    ---
    # .kicsync/table.json
    {"page": "KIC", "revid": 9, "shape": "table", "labels": ["", "Description"],
     "rows": [{"title": "Tenir un journal ouvert",
               "cells": [{"label": "Description", "text": ["On note ce qui se fait."]}]}]}
"""

from collections.abc import Iterator

from kicsync.i18n import _
from kicsync.kit.titles import page_title
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options

ABOUT = About("KIC502", "table-differs", Severity.WARNING)


def check(document: Document, context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each field that the table shows otherwise, and showed otherwise at the last sync."""
    table = context.table
    row = context.table_rows.get(page_title(document.title)) if table else None
    if table is None or row is None or document.scan is None:
        return
    from kicsync.wikitext import read  # slow to import, and most folders keep no table
    from kicsync.wikitext.table_compare import Kind, compare_row

    schema, fields = context.schema, context.table_fields
    found = list(compare_row(document.record, row, table.labels, fields, schema))
    page = context.pages.get(document.file)
    if found and page:
        synced = read(page.text, schema, page.title)
        still = {d.field for d in compare_row(synced, row, table.labels, fields, schema)}
        found = [one for one in found if one.field in still]
    for one in found:
        if one.kind is Kind.FIELD:
            message = _("“{field}” says something else than the page {page}.")
            shown = message.format(field=one.field, page=table.page)
            yield Problem(shown, (one.field.split(".")[0],))
