"""What one run of the linter found, for the output formats."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from kicsync.lint.fixes import Change
from kicsync.lint.problem import Finding
from kicsync.workspace.source import Lines, Place


@dataclass(frozen=True)
class Report:
    """The findings, sorted, of a run that looked at so many ``files``.

    ``sources`` returns the text of a file, without a byte order mark, by the name that its findings
    give; ``change_of`` what a finding's fix changes in it. The names start from ``root``.
    """

    findings: tuple[Finding, ...]
    files: int
    sources: Callable[[str], str]
    change_of: Callable[[Finding], Change | None]
    root: Path = Path()
    colour: bool = False

    @cached_property
    def changes(self) -> tuple[Change | None, ...]:
        """What the fix of each finding changes; None where there is none."""
        return tuple(self.change_of(finding) for finding in self.findings)

    @cached_property
    def lines(self) -> Callable[[str], Lines]:
        """Return the lines of a file."""
        return cache(lambda file: Lines(self.sources(file)))

    def text(self, file: str, place: Place) -> str:
        """Return what stands at ``place`` of ``file``."""
        return self.lines(file).text[slice(*self.span(file, place))]

    def span(self, file: str, place: Place) -> tuple[int, int]:
        """Return the characters of ``file`` that ``place`` means: from, and to which one."""
        lines = self.lines(file)
        start = lines.span(place.line)[0] + place.column - 1
        return start, lines.span(place.end_line)[0] + place.end_column - 1
