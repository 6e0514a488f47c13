"""Which texts fit which type of field (manual page "Help:Page Forms input types")."""

import re
from collections.abc import Callable, Mapping

from kicsync.i18n import N_
from kicsync.kit import FieldType

_DATE = re.compile(r"\d{4}(?:[-/](?:0?[1-9]|1[0-2])(?:[-/](?:0?[1-9]|[12]\d|3[01]))?)?")
_NUMBER = re.compile(r"[-+]?\d[\d \u00a0\u202f]*(?:[.,]\d+)?")
_FLAGS = frozenset({"oui", "non", "yes", "no", "vrai", "faux", "true", "false", "1", "0"})
"""Page Forms writes them in the language of the wiki."""

Fits = Callable[[str], object]

TYPES: Mapping[FieldType, tuple[Fits, str]] = {
    FieldType.LINE: (
        lambda text: "\n" not in text,
        N_("“{field}” is one line, and this text has several."),
    ),
    FieldType.DATE: (
        _DATE.fullmatch,
        N_("“{value}” is no date; write it like this: 2021-02-02."),
    ),
    FieldType.NUMBER: (
        _NUMBER.fullmatch,
        N_("“{value}” is no number; write it like this: 12 or 12,5."),
    ),
    FieldType.FLAG: (
        lambda text: text.casefold() in _FLAGS,
        N_("“{value}” is neither yes nor no; write “oui” or “non”."),
    ),
}
