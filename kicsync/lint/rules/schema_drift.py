"""The page of the last pull was made with another template than that of the schema.

What is written here would not find its place on that page. Put the right name into
“schema/ingredient.yml”, or run “kicsync pull --rescan”. With “kicsync lint --wiki”, all that the
form, the template and the pages say otherwise than the schema is found too; “kicsync schema update”
brings it in.

Wrong::

    titre: Tenir un journal ouvert
    ---
    {{Recette
    |Description=On note ce qui se fait.
    }}

Right::

    titre: Tenir un journal ouvert
    ---
    {{Ingrédient
    |Description=On note ce qui se fait.
    }}
"""

from collections.abc import Iterator, Mapping

from kicsync.i18n import _
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options

ABOUT = About("KIC904", "schema-drift", Severity.WARNING)


def check(document: Document, context: Context, _options: Options) -> Iterator[Problem]:
    """Yield a record whose page does not call the template of the schema."""
    page, template = context.pages.get(document.file), context.schema.template
    if page is None or f"{{{{{template}\n" in page.text:  # as the form writes it: no need to parse
        return
    from kicsync.wikitext import has_template

    if not has_template(page.text, context.schema):
        message = _("the page of the last pull does not use the template “{template}”.")
        yield Problem(message.format(template=template), (context.schema.title,))


def gather(_document: Document) -> None:
    """Return nothing: what the wiki says otherwise concerns no record."""


def check_kit(
    _gathered: Mapping[str, None], context: Context, _options: Options
) -> Iterator[tuple[str, Problem]]:
    """Yield what the wiki says otherwise than the schema, where it stands there."""
    for drift in context.read_drift():
        message = _("{difference}.").format(difference=drift.message)
        yield context.schema_file, Problem(message, (), drift.start, drift.end)
