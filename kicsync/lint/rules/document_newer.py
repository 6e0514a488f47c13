"""A text that the document says otherwise than the record, since the last import.

“kicsync rubrics import” brought the document's text, and the record does not say it: it was changed
since, or the conflict was not settled. Take it over (“kicsync rubrics import DOCUMENT --replace”),
or correct the document too, so that the next import finds the same text on both sides.

Wrong::

    # journal.yml
    titre: Tenir un journal
    description: On note ce qui se fait.
    ---
    # .kicsync/imports/journal.json
    {"document": "parcours.docx", "point": "7", "wording": "Tenir un journal", "settled": [],
     "values": {"description": "On note tout, chaque semaine."}}

Right::

    # journal.yml
    titre: Tenir un journal
    description: On note tout, chaque semaine.
    ---
    # .kicsync/imports/journal.json
    {"document": "parcours.docx", "point": "7", "wording": "Tenir un journal", "settled": [],
     "values": {"description": "On note tout, chaque semaine."}}
"""

from collections.abc import Iterator

from kicsync.i18n import _
from kicsync.kit import Field, FieldType, Record, Value
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options

ABOUT = About("KIC513", "document-newer", Severity.WARNING)


def check(document: Document, context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each field that does not say what the last document said of it.

    A field about which somebody decided since then (kicsync resolve) may say something else.
    """
    imported = context.imports.get(document.file)
    if imported is None or document.scan is None:
        return
    from kicsync.wikitext import normal  # slow to import, and most folders have no document

    record = normal(document.record, context.schema)
    for name, value in imported.values.items():
        field = context.schema.field(name)
        if field and name not in imported.settled and not _says(record, field, value):
            message = _("“{field}” says something else than “{wording}” in {document}.")
            words = {"wording": imported.wording, "document": imported.document}
            yield Problem(message.format(field=name, **words), (name,))


def _says(record: Record, field: Field, value: Value) -> bool:
    """Tell whether ``record`` has what the document says; it may have more entries."""
    if field.type is FieldType.ENTRIES:
        return all(tool in record.value(field) for tool in value)
    return record.value(field) == value
