"""A conflict that nobody has settled yet.

The wiki and this folder changed the same field, and both values stand in the file
“….conflict.yml”. Until somebody decides, the ingredient is not pushed. Run “kicsync resolve”.

Wrong::

    # journal.yml
    titre: Tenir un journal ouvert
    ---
    # journal.conflict.yml
    description: {base: un, local: deux, wiki: trois}

Right::

    # journal.yml
    titre: Tenir un journal ouvert
"""

from collections.abc import Iterator

from kicsync.i18n import _
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options

ABOUT = About("KIC504", "conflict-open", Severity.ERROR)


def check(document: Document, context: Context, _options: Options) -> Iterator[Problem]:
    """Yield the conflict that lies beside a record."""
    fields = context.conflicts.get(document.file)
    if fields is None:
        return
    message = _("its conflict is not settled ({fields}). Run: kicsync resolve")
    path = (fields[0],) if fields else (context.schema.title,)
    yield Problem(message.format(fields=", ".join(fields)), path)
