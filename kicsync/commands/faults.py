"""What the check objects to in records that were just written, told as warnings."""

from collections.abc import Sequence
from pathlib import Path

from kicsync.commands import words
from kicsync.commands.context import Run
from kicsync.i18n import ngettext
from kicsync.plain import shown


def warn_of_errors(run: Run, paths: Sequence[Path]) -> None:
    """Tell each error of the check in the records at ``paths``: it would keep them from a push."""
    if not paths:
        return
    from kicsync.commands.lint_input import Asked, reading  # the check costs start time
    from kicsync.lint.problem import Severity

    with reading(run, Asked(paths=[path.resolve() for path in paths])) as given:
        found = given.check(given.files)
    errors = [one for one in found if one.severity is Severity.ERROR]
    for one in errors[: words.LONGEST]:
        run.warn(f"{one.file}:{one.place.line}: {shown(one.message)} ({one.code})")
    more = len(errors) - words.LONGEST
    if more > 0:
        text = ngettext("{n} more error: kicsync lint", "{n} more errors: kicsync lint", more)
        run.warn(text.format(n=more))
