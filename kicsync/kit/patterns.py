"""Regular expressions that people type, and what takes their place."""

import re
import warnings

from kicsync.errors import ConfigError
from kicsync.i18n import _

LONGEST = 500
"""Characters of a pattern; what is longer is no pattern that a person typed."""


def compiled(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return ``pattern`` compiled, ``^`` and ``$`` being the ends of a line; raises ConfigError."""
    if len(pattern) > LONGEST:
        reason = _("it has more than {n} characters").format(n=LONGEST)
        raise _wrong(pattern[:40] + "…", reason)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of things that Python may read otherwise one day
            return re.compile(pattern, flags | re.MULTILINE)
    except (re.error, OverflowError, RecursionError) as error:
        raise _wrong(pattern, str(error)) from None


def checked_text(pattern: re.Pattern[str], text: str) -> str:
    """Return ``text``, which may speak of the groups of ``pattern``; raises ConfigError."""
    try:
        pattern.sub(text, "")  # the text is read even where nothing is found
    except (re.error, IndexError) as error:
        raise ConfigError(
            _("“{text}” can't be put in the place of what is found: {reason}.").format(
                text=text, reason=error
            ),
            hint=_(r"\1 is what the first group between ( ) has found; \\ is one backslash."),
        ) from None
    return text


def _wrong(pattern: str, reason: str) -> ConfigError:
    return ConfigError(
        _("“{pattern}” is no regular expression: {reason}.").format(pattern=pattern, reason=reason),
        hint=_("Put a backslash before a sign that is meant as such: \\( \\) \\. \\* \\?"),
    )
