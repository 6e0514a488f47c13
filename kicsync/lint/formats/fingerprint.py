"""What a finding is known by from one run to the next, whatever lines come before it."""

import hashlib
import re
from collections import Counter

from kicsync.lint.formats.repository import in_repository
from kicsync.lint.problem import Finding
from kicsync.lint.report import Report

_INDEX = re.compile(r"\[\d+\]")


def fingerprints(report: Report) -> list[str]:
    """Return one fingerprint a finding, each only once.

    It is made of the rule, the file, the field and the first line of what stands there: neither
    of line numbers, which move, nor of the message, which has a language. Those that are alike are
    counted.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for finding in report.findings:
        known = _known_by(report, finding)
        found.append(_hash(*known, str(seen[known])))
        seen[known] += 1
    return found


def _known_by(report: Report, finding: Finding) -> tuple[str, ...]:
    first, *_rest = report.text(finding.file, finding.place).splitlines() or [""]
    words = " ".join(first.split())
    file = in_repository(finding.file, report.root)
    return finding.code, file, _INDEX.sub("[]", finding.field), words


def _hash(*parts: str) -> str:
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:32]
