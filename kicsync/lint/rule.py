"""What a rule is: a module of ``rules``. Its docstring is the page that people read about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Problem, Severity

Options = Mapping[str, Any]
"""The options of a rule by name; each has the type of its default."""


_NONE: Options = {}


@dataclass(frozen=True)
class About:
    """What a rule says of itself.

    ``options`` are the defaults. ``on`` is False for a rule that runs only when it is selected by
    its own code or name.
    """

    code: str
    name: str
    severity: Severity
    options: Options = field(default_factory=lambda: _NONE)
    fixable: bool = False
    on: bool = True


class Rule(Protocol):
    """What every rule has."""

    ABOUT: About
    __doc__: str | None


class RecordRule(Rule, Protocol):
    """A rule that looks at one record."""

    def check(self, document: Document, context: Context, options: Options) -> Iterator[Problem]:
        """Yield what is wrong with ``document``."""


class KitRule(Rule, Protocol):
    """A rule that looks at all records together.

    What it needs of each one is gathered first, as plain JSON data, so that it is kept in the
    cache and no two records have to be in memory at once.
    """

    def gather(self, document: Document) -> Any:
        """Return what ``check_kit`` needs of ``document``, None for nothing."""

    def check_kit(
        self, gathered: Mapping[str, Any], context: Context, options: Options
    ) -> Iterator[tuple[str, Problem]]:
        """Yield what is wrong, each with the file in which it stands."""
