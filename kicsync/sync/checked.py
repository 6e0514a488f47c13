"""Check what a push would send: an error in what it changes keeps a record here."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kicsync.i18n import _
from kicsync.lint.engine import Linter
from kicsync.lint.problem import Finding, Severity
from kicsync.lint.rules import RULES
from kicsync.lint.run import Files
from kicsync.lint.settings import settings
from kicsync.lint.space import context_of, record_files
from kicsync.sync.change import Change, Outcome, Prepared
from kicsync.workspace.folder import Workspace
from kicsync.workspace.orders import Action


@dataclass(frozen=True)
class Checked:
    """What is left of a push, and what else was found in the records that it sends."""

    prepared: Prepared
    findings: tuple[Finding, ...]


def checked(space: Workspace, prepared: Prepared) -> Checked:
    """Return ``prepared`` without the records that have an error in a field that would be sent.

    Flaws of other fields, which the wiki has already, are only shown. Raises ConfigError for wrong
    settings of lint.
    """
    names = {space.shown(change.item.file) for change in prepared.planned if change.item.local}
    if not names:
        return Checked(prepared, ())
    found = [finding for finding in _findings(space) if finding.file in names]
    by_file: dict[str, list[Finding]] = {}
    for finding in found:
        by_file.setdefault(finding.file, []).append(finding)
    changes = tuple(
        _stopped(change, by_file.get(space.shown(change.item.file), ()))
        for change in prepared.changes
    )
    left = {space.shown(change.item.file) for change in changes if _planned(change)}
    shown = tuple(finding for finding in found if finding.file in left)
    return Checked(replace(prepared, changes=changes), shown)


def _findings(space: Workspace) -> list[Finding]:
    linter = Linter(context_of(space), settings(RULES, space.config.lint))
    files = Files(linter, space.root, {})
    return linter.conclude(files.examine(record_files(space)), files.document)


def _planned(change: Change) -> bool:
    return change.outcome is Outcome.PLANNED


def _stopped(change: Change, findings: Iterable[Finding]) -> Change:
    error = next((finding for finding in findings if _blocks(finding, change)), None)
    if error is None or not _planned(change) or change.action is Action.DELETE:
        return change
    reason = _("{code} in line {line}: {message}").format(
        code=error.code, line=error.place.line, message=error.message
    )
    hint = _(
        "Put it right (kicsync lint {file}), or send it all the same: kicsync push --no-verify"
    )
    return replace(
        change, outcome=Outcome.SKIPPED, reason=reason, hint=hint.format(file=error.file)
    )


def _blocks(finding: Finding, change: Change) -> bool:
    """Tell whether ``finding`` is about what ``change`` sends; a new page sends every field."""
    if finding.severity is not Severity.ERROR:
        return False
    field = finding.field.partition("[")[0].partition(".")[0]
    return change.action is Action.CREATE or not field or field in change.fields
