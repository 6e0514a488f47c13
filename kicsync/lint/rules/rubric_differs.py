"""An ingredient or a step that is still called as before, while another wording was decided.

“schema/rubrics.yml” says which wording stays. “kicsync rubrics migrate” brings it to the wiki and
to your files, everywhere at once: titles, steps, and the links that lead there.

Wrong::

    titre: Tenir un journal
    ---
    # schema/rubrics.yml
    - kind: ingredient
      document: Tenir un journal ouvert
      wiki: Tenir un journal
      keep: document
      state: decided

Right::

    titre: Tenir un journal ouvert
    ---
    # schema/rubrics.yml
    - kind: ingredient
      document: Tenir un journal ouvert
      wiki: Tenir un journal ouvert
      keep: document
      state: decided
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kicsync.i18n import _
from kicsync.kit.rubric import RubricKind, State
from kicsync.kit.step import numbered
from kicsync.kit.titles import page_title
from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity
from kicsync.lint.rule import About, Options
from kicsync.lint.steps import step_items
from kicsync.workspace.scan import Path

ABOUT = About("KIC512", "rubric-differs", Severity.WARNING)


def gather(document: Document) -> Sequence[Any] | None:
    """Return the title of a record, and its steps with the way to each."""
    steps = [[list(path), step] for path, step in step_items(document)]
    return [document.title, steps] if document.title or steps else None


def check_kit(
    gathered: Mapping[str, Sequence[Any]], context: Context, _options: Options
) -> Iterator[tuple[str, Problem]]:
    """Yield each title and step for which another wording was decided."""
    titles = _decided(context, RubricKind.INGREDIENT)
    steps = _decided(context, RubricKind.STEP)
    if not titles and not steps:
        return
    for file, (title, found) in gathered.items():
        wanted = titles.get(page_title(title))
        if wanted:
            yield file, _problem(wanted, (context.schema.title,))
        for path, step in found:
            wanted = steps.get(page_title(numbered(step).title)) or steps.get(page_title(step))
            if wanted:
                yield file, _problem(wanted, tuple(path))


def _decided(context: Context, kind: RubricKind) -> dict[str, str]:
    """Return the decided wordings that the wiki does not have yet, by what it says instead."""
    entries = (one.decision for one in context.rubrics)
    return {
        page_title(one.wiki): one.wording
        for one in entries
        if one.kind is kind and one.state is State.DECIDED
        if one.wiki and one.wording and page_title(one.wording) != page_title(one.wiki)
    }


def _problem(wanted: str, path: Path) -> Problem:
    message = _("the wording that was decided is “{wording}”: kicsync rubrics migrate")
    return Problem(message.format(wording=wanted), path)
