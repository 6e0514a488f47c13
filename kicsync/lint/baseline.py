"""The baseline: the findings that were there before, counted by file and by code.

A kit that has many old flaws can then be checked for new ones. It may only shrink.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from kicsync.atomic import write_text
from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.lint.problem import Finding

Counts = Mapping[str, Mapping[str, int]]
"""How many findings are allowed, by file and code."""

Judges = Callable[[str, str], bool]
"""Whether a run finds all that there is, by file and code; only that can be taken out again."""

_KEY = "findings"
_HALF = re.compile("[\ud800-\udfff]")
"""What Python makes of a byte in the name of a file that is no UTF-8; JSON has it escaped."""


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


def write_baseline(path: Path, findings: Iterable[Finding], old: Counts, judges: Judges) -> None:
    """Write ``findings`` as the baseline; the keys are sorted, so that git merges it.

    Of ``old``, what it was before, the counts that this run can't judge stay.
    """
    counts: dict[str, dict[str, int]] = {}
    for (file, code), number in _flat(old).items():
        if not judges(file, code):
            counts.setdefault(file, {})[code] = number
    for (file, code), number in _counted(findings).items():
        if judges(file, code):
            counts.setdefault(file, {})[code] = number
    if not path.parent.is_dir():
        raise ConfigError(
            _("{file} is not there.").format(file=path.parent),
            hint=_("Make that folder first, or choose another place for the baseline."),
        )
    text = json.dumps({_KEY: counts}, ensure_ascii=False, indent=1, sort_keys=True)
    write_text(path, _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", text) + "\n")


def compare(findings: Iterable[Finding], counts: Counts, judges: Judges) -> Compared:
    """Return what is new beside ``counts``, and what could be taken out of it.

    Where there are more findings of a code in a file than before, all of them are shown: nobody
    knows which ones are old.
    """
    found = list(findings)
    now, allowed = _counted(found), _flat(counts)
    new = tuple(f for f in found if now[f.file, f.code] > allowed.get((f.file, f.code), 0))
    gone = (key for key, n in allowed.items() if now[key] < n and judges(*key))
    return Compared(new, tuple(sorted(gone)))


def _counted(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    return Counter((finding.file, finding.code) for finding in findings)


def _flat(counts: Counts) -> dict[tuple[str, str], int]:
    return {(file, code): n for file, codes in counts.items() for code, n in codes.items()}
