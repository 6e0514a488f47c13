"""The page has parameters that the schema does not know.

They stay on the page as they are, but nobody sees them here; and the next person who saves a tool
with the form of the wiki loses them. Add them to “schema/ingredient.yml”, or take them off the
page on the wiki.

Wrong::

    titre: Tenir un journal ouvert
    ---
    {{Ingrédient
    |Description=On note ce qui se fait.
    |Couleur=bleu
    }}

Right::

    titre: Tenir un journal ouvert
    ---
    {{Ingrédient
    |Description=On note ce qui se fait.
    }}
"""

import re
from collections.abc import Iterator

from kicsync.i18n import _
from kicsync.kit.suggest import did_you_mean
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options

ABOUT = About("KIC106", "unknown-parameter", Severity.WARNING)
_PARAMETER = re.compile(r"\|[ \t\r\n]*([^|={}\[\]<>\n]+?)[ \t\r\n]*=")


def check(document: Document, context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each parameter of the page of the last pull that is no field."""
    page = context.pages.get(document.file)
    known = context.parameters
    if page is None or all(name in known for name in _PARAMETER.findall(page.text)):
        return
    from kicsync.wikitext.unknown import unknown_parameters  # it costs time, and is rarely needed

    for name in unknown_parameters(page.text, context.schema):
        message = _("the page has a parameter “{name}” that no field stands for.")
        said = f"{message.format(name=name)} {did_you_mean(name, sorted(known))}".rstrip()
        yield Problem(said, (context.schema.title,))
