"""The baseline: the findings that were there before, counted by file and by code.

A kit that has many old flaws can then be checked for new ones. It may only shrink.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from kicsync.atomic import write_text
from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.lint.problem import Finding

Counts = Mapping[str, Mapping[str, int]]
"""How many findings are allowed, by file and code."""

_KEY = "findings"


class Compared(NamedTuple):
    """The findings that are new, and what the baseline allows though it is gone: file, code."""

    new: tuple[Finding, ...]
    gone: tuple[tuple[str, str], ...]


def read_baseline(path: Path) -> Counts:
    """Return what stands in the file ``path``; raises ConfigError."""
    try:
        counts = json.loads(path.read_text("utf-8"))[_KEY]
        return {file: {code: int(n) for code, n in codes.items()} for file, codes in counts.items()}
    except FileNotFoundError:
        raise ConfigError(
            _("{file} is missing.").format(file=path),
            hint=_("Make it with: kicsync lint --baseline {file} --update-baseline").format(
                file=path
            ),
        ) from None
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
        raise ConfigError(
            _("{file} is no baseline of kicsync lint.").format(file=path),
            hint=_("Make it again with: kicsync lint --baseline {file} --update-baseline").format(
                file=path
            ),
        ) from None


def write_baseline(path: Path, findings: Iterable[Finding], others: Counts) -> None:
    """Write ``findings`` as the baseline; the keys are sorted, so that git merges it.

    ``others`` are the counts of the files that were not looked at.
    """
    counts: dict[str, dict[str, int]] = {file: dict(codes) for file, codes in others.items()}
    for finding in findings:
        codes = counts.setdefault(finding.file, {})
        codes[finding.code] = codes.get(finding.code, 0) + 1
    text = json.dumps({_KEY: counts}, ensure_ascii=False, indent=1, sort_keys=True)
    write_text(path, f"{text}\n")


def compare(findings: Iterable[Finding], counts: Counts) -> Compared:
    """Return what is new beside ``counts``, and what could be taken out of it.

    Where there are more findings of a code in a file than before, all of them are shown: nobody
    knows which ones are old.
    """
    found = list(findings)
    now = Counter((finding.file, finding.code) for finding in found)
    allowed = {(f, c): n for f, codes in counts.items() for c, n in codes.items()}
    new = tuple(f for f in found if now[f.file, f.code] > allowed.get((f.file, f.code), 0))
    gone = (key for key, n in allowed.items() if now[key] < n)
    return Compared(new, tuple(sorted(gone)))
