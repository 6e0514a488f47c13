"""TemplateData: what a template says of itself to editors (manual page "Help:TemplateData")."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kicsync.i18n import _
from kicsync.wikitext.inclusion import literals

_TAG = "templatedata"
_UNKNOWN = "unknown"
_OLD = "string/"
"""Before some types, in data of the first years."""


@dataclass(frozen=True)
class DataParameter:
    """One parameter; ``type`` is '' where none is said, ``aliases`` are its other names."""

    name: str
    label: str = ""
    description: str = ""
    type: str = ""
    required: bool = False
    suggested: bool = False
    suggested_values: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    default: str = ""


def parse_template_data(text: str) -> tuple[DataParameter, ...] | None:
    """Return the parameters that ``text`` describes, in the order that it gives them.

    None without a <templatedata>, and with one that can't be read: ``broken_template_data`` says
    what is wrong with that one.
    """
    data = _read(text)
    if not isinstance(data, Mapping):
        return None
    params = _objects(data.get("params"))
    order = [name for name in _texts(data.get("paramOrder")) if name in params]
    return tuple(_parameter(name, params) for name in dict.fromkeys([*order, *params]))


def broken_template_data(text: str) -> str:
    """Return a sentence about a <templatedata> of ``text`` that can't be read, or ''."""
    data = _read(text)
    if data is None or isinstance(data, Mapping):
        return ""
    wrong = data if isinstance(data, str) else _("it is no object")
    return _("its TemplateData can't be read: {wrong}").format(wrong=wrong)


def _read(text: str) -> Any:
    """Return the first <templatedata> of ``text``, None without one; a text says what is wrong."""
    block = next(literals(text, _TAG), None)
    if block is None:
        return None
    try:
        data = json.loads(block)
    except json.JSONDecodeError as error:
        return _("line {n}, {wrong}").format(n=error.lineno, wrong=error.msg)
    except RecursionError:
        return _("it is nested too deep")
    return [] if data is None or isinstance(data, str) else data


def _parameter(name: str, params: Mapping[str, Mapping[str, Any]]) -> DataParameter:
    given = params[name]
    above = params.get(str(given.get("inherits", "")), {})
    one = {**above, **given}
    kind = _text(one.get("type")).removeprefix(_OLD)
    return DataParameter(
        name,
        _text(one.get("label")),
        _text(one.get("description")),
        "" if kind == _UNKNOWN else kind,
        one.get("required") is True,
        one.get("suggested") is True,
        tuple(_texts(one.get("suggestedvalues"))),
        tuple(_texts(one.get("aliases"))),
        _text(one.get("default")),
    )


def _objects(value: Any) -> dict[str, Mapping[str, Any]]:
    pairs = value.items() if isinstance(value, Mapping) else ()
    return {name.strip(): one for name, one in pairs if isinstance(one, Mapping) and name.strip()}


def _texts(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else ():
        if isinstance(one, str) and one.strip():
            yield one.strip()


def _text(value: Any) -> str:
    """Return a text; of one in several languages, the first."""
    if isinstance(value, Mapping):
        value = next(iter(value.values()), "")
    return " ".join(value.split()) if isinstance(value, str) else ""
