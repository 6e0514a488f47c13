"""Which rules run, how bad their findings are, and with which options (``[lint]``)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import Any

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.kit.suggest import did_you_mean
from kicsync.lint.problem import Severity
from kicsync.lint.rule import About, Options, Rule

_KEYS = ("select", "ignore", "severity", "per-file-ignores", "rules")
_ALL = "KIC"


@dataclass(frozen=True)
class Settings:
    """``severities`` are those of the rules that run, by code; ``options`` are theirs."""

    severities: Mapping[str, Severity]
    options: Mapping[str, Options]
    per_file: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def ignored(self, file: str) -> frozenset[str]:
        """Return the codes that don't count in ``file``, a path from the workspace."""
        found: set[str] = set()
        for pattern, codes in self.per_file:
            if fnmatch(file, pattern) or fnmatch(file.rpartition("/")[2], pattern):
                found.update(codes)
        return frozenset(found)


def settings(
    rules: Mapping[str, Rule],
    table: Mapping[str, Any],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Settings:
    """Return what ``table`` (``[lint]`` of the configuration) and the options say.

    ``select`` takes the place of that of the table, ``ignore`` is added to it. The longer selector
    wins: ``ignore = ["KIC4"]`` leaves what ``select = ["KIC402"]`` asks for. Raises ConfigError.
    """
    abouts = {code: rule.ABOUT for code, rule in rules.items()}
    _check_keys(table, _KEYS, "lint")
    chosen = select or _list(table.get("select", [_ALL]), "select")
    left_out = [*_list(table.get("ignore", []), "ignore"), *ignore]
    selected = [_selector(word, abouts) for word in chosen]
    refused = [_selector(word, abouts) for word in left_out]
    severities = {
        code: about.severity
        for code, about in abouts.items()
        if _longest(code, selected, on=about.on) > _longest(code, refused, on=True)
    }
    return Settings(
        _with_severities(severities, _table(table, "severity"), abouts),
        _options(_table(table, "rules"), abouts),
        tuple(
            (pattern, tuple(_codes(_list(words, f"per-file-ignores.{pattern}"), abouts)))
            for pattern, words in _table(table, "per-file-ignores").items()
        ),
    )


def code_of(word: str, abouts: Mapping[str, About]) -> str:
    """Return the code of the rule that ``word``, a code or a name, means; raises ConfigError."""
    names = {about.name: code for code, about in abouts.items()}
    code = word.upper() if word.upper() in abouts else names.get(word.lower(), "")
    if not code:
        raise ConfigError(
            _("There is no rule “{rule}”.").format(rule=word),
            hint=did_you_mean(word, [*abouts, *names]) or _("See them all with: kicsync rule"),
        )
    return code


def _selector(word: str, abouts: Mapping[str, About]) -> str:
    """Return ``word`` as a code or the beginning of codes."""
    if any(code.startswith(word.upper()) for code in abouts) and word:
        return word.upper()
    return code_of(word, abouts)


def _longest(code: str, selectors: Iterable[str], *, on: bool) -> int:
    """Return the length of the longest selector that means ``code``; off, only its own code."""
    return max((len(s) for s in selectors if code.startswith(s) and (on or s == code)), default=0)


def _codes(words: Iterable[str], abouts: Mapping[str, About]) -> list[str]:
    selectors = [_selector(word, abouts) for word in words]
    return [code for code in abouts if any(code.startswith(one) for one in selectors)]


def _with_severities(
    severities: Mapping[str, Severity], table: Mapping[str, Any], abouts: Mapping[str, About]
) -> dict[str, Severity]:
    found = dict(severities)
    for word, value in table.items():
        if value not in list(Severity):
            raise _wrong(f"lint.severity.{word}", '"error", "warning"')
        for code in _codes([word], abouts):
            found |= {code: Severity(value)} if code in found else {}
    return found


def _options(table: Mapping[str, Any], abouts: Mapping[str, About]) -> dict[str, Options]:
    found: dict[str, Options] = {code: about.options for code, about in abouts.items()}
    for word, given in table.items():
        code = code_of(word, abouts)
        where = f"lint.rules.{word}"
        if not isinstance(given, dict):
            raise _wrong(where, "{ … }")
        _check_keys(given, tuple(found[code]), where)
        for name, value in given.items():
            default = found[code][name]
            if not _is_like(value, default):
                raise _wrong(f"{where}.{name}", _toml(default))
        found[code] = {**found[code], **given}
    return found


def _is_like(value: object, default: object) -> bool:
    """Tell whether ``value`` is of the type of ``default``; lists are lists of texts."""
    if isinstance(value, list) and not all(isinstance(item, str) for item in value):
        return False
    return type(value) is type(default)


def _check_keys(table: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in known:
            raise ConfigError(
                _("[{table}]: there is no setting called “{key}”.").format(table=where, key=key),
                hint=did_you_mean(key, known),
            )


def _list(value: object, key: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _wrong(f"lint.{key}", '["KIC401"]')
    return value


def _table(table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise _wrong(f"lint.{key}", "{ … }")
    return value


def _wrong(key: str, example: str) -> ConfigError:
    return ConfigError(
        _("“{key}” does not have the right form.").format(key=key),
        hint=_("Write it like this: {example}").format(example=example),
    )


def _toml(value: object) -> str:
    """Return ``value`` as it is written in a settings file."""
    return str(value).lower() if isinstance(value, bool) else repr(value).replace("'", '"')
