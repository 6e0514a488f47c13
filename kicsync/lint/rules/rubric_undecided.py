"""A rubric of which nobody has decided yet how it is called.

The document in which everyone writes and the wiki call it differently, or it stands in the document
only. Talk about it, then set “keep” and “state: decided” in “schema/rubrics.yml”, or run “kicsync
rubrics decide --interactive”.

Wrong::

    titre: Tenir un journal
    ---
    # schema/rubrics.yml
    - kind: ingredient
      document: Tenir un journal ouvert
      wiki: Tenir un journal
      keep: document
      state: proposed

Right::

    titre: Tenir un journal
    ---
    # schema/rubrics.yml
    - kind: ingredient
      document: Tenir un journal ouvert
      wiki: Tenir un journal
      keep: wiki
      state: decided
"""

from collections.abc import Iterator, Mapping

from kicsync.i18n import _
from kicsync.kit.rubric import State
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rubrics import at_entry
from kicsync.lint.rule import About, Options

ABOUT = About("KIC511", "rubric-undecided", Severity.WARNING)


def gather(_document: Document) -> None:
    """Return nothing: the list of rubrics says it all."""


def check_kit(
    _gathered: Mapping[str, None], context: Context, _options: Options
) -> Iterator[tuple[str, Problem]]:
    """Yield each entry that is only proposed, where it stands in the list."""
    for one in context.rubrics:
        if one.decision.state is State.PROPOSED:
            called = one.decision.document or one.decision.wiki
            message = _("which wording stays is not decided: “{wording}”.").format(wording=called)
            yield at_entry(context, one, message)
