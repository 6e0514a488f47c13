"""What the check objects to in records that were just written, told as warnings."""

from collections.abc import Sequence
from pathlib import Path

from kicsync.commands.context import Run
from kicsync.plain import shown


def warn_of_errors(run: Run, paths: Sequence[Path]) -> None:
    """Tell each error of the check in the records at ``paths``: it would keep them from a push."""
    if not paths:
        return
    from kicsync.commands.lint_input import Asked, reading  # the check costs start time
    from kicsync.lint.problem import Severity

    with reading(run, Asked(paths=[path.resolve() for path in paths])) as given:
        found = given.check(given.files)
    for one in found:
        if one.severity is Severity.ERROR:
            run.warn(f"{one.file}:{one.place.line}: {shown(one.message)} ({one.code})")
