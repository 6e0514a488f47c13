"""Where an entry of the list of rubrics stands."""

from kicsync.lint.context import Context
from kicsync.lint.problem import Problem
from kicsync.workspace.rubrics_file import Entry


def at_entry(context: Context, one: Entry, message: str) -> tuple[str, Problem]:
    """Return the file of the list, and ``message`` at the first line of the entry ``one``."""
    start = one.node.start_mark.index
    end = context.rubrics_text.find("\n", start)
    line = len(context.rubrics_text) if end < 0 else end
    return context.rubrics_file, Problem(message, (), start, line)
