"""Run the rules: on each record by itself, then on the Kit as a whole, then on the suppressions."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from kicsync.lint.context import Context
from kicsync.lint.document import Document
from kicsync.lint.problem import Finding, Problem, field_name
from kicsync.lint.rule import About
from kicsync.lint.rules import KIT_RULES, RECORD_RULES, RULES, dead_tool_link, unused_ignore
from kicsync.lint.settings import Settings
from kicsync.lint.suppressions import Ignore, ignores, meant, suppressed, unused

_ONLINE = dead_tool_link.ABOUT.code
_REMEMBERED = 64
"""Documents: the findings of one file come one after the other."""


class Examined(NamedTuple):
    """What is known of one record before the others are: plain data that a cache can keep.

    ``gathered`` is what the rules about the whole Kit need of it, by their code.
    """

    findings: tuple[Finding, ...]
    ignores: tuple[Ignore, ...]
    gathered: Mapping[str, Any]


class Linter:
    """The rules that ``settings`` ask for, in the Kit that ``context`` describes."""

    def __init__(self, context: Context, settings: Settings) -> None:
        self.context = context
        self.settings = settings
        run = settings.severities
        self.record_rules = [
            (rule.check, rule.ABOUT, settings.options[code])
            for code, rule in RECORD_RULES.items()
            if code in run
        ]
        self.kit_rules = {code: rule for code, rule in KIT_RULES.items() if code in run}

    @cached_property
    def alone(self) -> "Linter":
        """The same rules without those that see the whole Kit, to look at one record again."""
        left = {c: s for c, s in self.settings.severities.items() if c not in KIT_RULES}
        return Linter(self.context, replace(self.settings, severities=left))

    def examine(self, document: Document) -> Examined:
        """Return what can be said of one record alone."""
        context = self.context.of(document.file)
        found = [
            self._finding(document, about, problem)
            for check, about, options in self.record_rules
            for problem in check(document, context, options)
        ]
        gathered = {}
        for code, rule in self.kit_rules.items():
            data = rule.gather(document)
            if data is not None:
                gathered[code] = data
        return Examined(tuple(found), ignores(document), gathered)

    def conclude(
        self, examined: Mapping[str, Examined], reread: Callable[[str], Document]
    ) -> list[Finding]:
        """Return every finding, sorted by place; ``reread`` returns the document of a file."""
        found = [finding for one in examined.values() for finding in one.findings]
        found += self._about_the_kit(examined, lru_cache(_REMEMBERED)(reread))
        ignored = {file: one.ignores for file, one in examined.items() if one.ignores}
        left, used = suppressed(found, ignored)
        left += self._about_ignores(ignored, used)
        counted = {file: self.settings.ignored(file) for file in {f.file for f in left}}
        return sorted(
            (finding for finding in left if finding.code not in counted[finding.file]),
            key=lambda finding: (finding.file, finding.place, finding.code),
        )

    def _about_the_kit(
        self, examined: Mapping[str, Examined], reread: Callable[[str], Document]
    ) -> Iterator[Finding]:
        for code, rule in self.kit_rules.items():
            data = {
                file: one.gathered[code] for file, one in examined.items() if code in one.gathered
            }
            options = self.settings.options[code]
            for file, problem in rule.check_kit(data, self.context, options):
                yield self._finding(reread(file), rule.ABOUT, problem)

    def _about_ignores(
        self, ignored: Mapping[str, Iterable[Ignore]], used: set[tuple[str, Ignore, str]]
    ) -> Iterator[Finding]:
        about = unused_ignore.ABOUT
        if about.code not in self.settings.severities:
            return
        lists = {file: tuple(found) for file, found in ignored.items()}
        for file, one, message, fix in unused(lists, used, self._known):
            severity = self.settings.severities[about.code]
            yield Finding(about.code, about.name, severity, file, one.place, "", message, fix)

    def _known(self, word: str) -> bool | None:
        """Tell whether all rules that ``word`` means have run; None where it means none."""
        codes = meant(word, {code: rule.ABOUT.name for code, rule in RULES.items()})
        return all(self.saw_all(code) for code in codes if RULES[code].ABOUT.on) if codes else None

    def saw_all(self, code: str) -> bool:
        """Tell whether the rule ``code`` has run, and was shown all that it judges by."""
        offline = self.context.ask_links is None
        return code in self.settings.severities and not (offline and code == _ONLINE)

    def _finding(self, document: Document, about: About, problem: Problem) -> Finding:
        return Finding(
            about.code,
            about.name,
            self.settings.severities[about.code],
            document.file,
            document.place(problem),
            field_name(problem.path),
            problem.message,
            problem.fix,
        )
