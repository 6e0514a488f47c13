"""A wording that was decided and that can't be a name.

No page can have it as its title, or two rubrics would be called the same: “kicsync rubrics migrate”
would stop there. Write another wording behind “keep:” in “schema/rubrics.yml”.

Wrong::

    titre: Tenir un journal
    ---
    # schema/rubrics.yml
    - kind: ingredient
      document: Tenir un journal [ouvert]
      wiki: Tenir un journal
      keep: document
      state: decided

Right::

    titre: Tenir un journal
    ---
    # schema/rubrics.yml
    - kind: ingredient
      document: Tenir un journal [ouvert]
      wiki: Tenir un journal
      keep: "Tenir un journal ouvert"
      state: decided
"""

from collections.abc import Iterator, Mapping

from kicsync.i18n import _
from kicsync.kit.rubric_unfit import unfit
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rubrics import at_entry
from kicsync.lint.rule import About, Options

ABOUT = About("KIC514", "rubric-unfit", Severity.ERROR)


def gather(document: Document) -> str | None:
    """Return the title of a record."""
    return document.title or None


def check_kit(
    gathered: Mapping[str, str], context: Context, _options: Options
) -> Iterator[tuple[str, Problem]]:
    """Yield each entry whose wording can't become a name, where it stands in the list."""
    decisions = [one.decision for one in context.rubrics]
    reasons = {one.decision: one.reason for one in unfit(decisions, gathered.values())}
    for one in context.rubrics:
        if one.decision in reasons:
            message = _("“{wording}” can't be its name: {reason}").format(
                wording=one.decision.wording, reason=reasons[one.decision]
            )
            yield at_entry(context, one, message)
