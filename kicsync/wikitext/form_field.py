"""One field of a form, as its tag says it (manual page "Extension:Page Forms/Defining forms")."""

import html
from collections.abc import Iterator
from dataclasses import dataclass

from kicsync.wikitext.form_labels import plain
from kicsync.wikitext.form_tags import Tag

SOURCES = ("category", "property", "concept", "namespace")
"""Where values are read from; a query or another site would have to be asked each time."""
_VALUES = "values from "
_CHANGING = ("values dependent on", "cargo where")
_FOREIGN = ("cargo field",)
_SAID = (
    "default",
    "delimiter",
    "input type",
    "label",
    "property",
    "values",
    *(f"{_VALUES}{source}" for source in SOURCES),
)
"""The options that a schema rests on."""


@dataclass(frozen=True)
class FormField:
    """``name`` is the parameter that it fills; ``label`` are the words that ask for it.

    ``values`` are those that the form lists itself, ``values_from`` names where others come from:
    ``("category", "Étapes")``. ``holds_template`` tells that calls of another template stand in
    it. ``unclear`` quotes the options that are worked out when the form is shown.
    """

    name: str
    label: str = ""
    mandatory: bool = False
    is_list: bool = False
    delimiter: str = ","
    input_type: str = ""
    values: tuple[str, ...] = ()
    values_from: tuple[str, str] | None = None
    holds_template: bool = False
    property: str = ""
    default: str = ""
    hidden: bool = False
    unclear: tuple[str, ...] = ()


def form_field(tag: Tag, before: str) -> FormField:
    """Return the field of ``tag``; ``before`` are the words that the form has before it."""
    options = tag.settings
    delimiter = options.get("delimiter", "").replace("\\n", "\n") or ","
    values = _values(options.get("values", ""), delimiter)
    return FormField(
        tag.value,
        plain(options.get("label", "")) or before,
        "mandatory" in tag.flags,
        "list" in tag.flags,
        delimiter,
        options.get("input type", "").casefold(),
        values,
        _source(options),
        "holds template" in tag.flags,
        options.get("property", ""),
        options.get("default", ""),
        "hidden" in tag.flags,
        tuple(_unclear(tag, known=bool(values))),
    )


def _values(text: str, delimiter: str) -> tuple[str, ...]:
    """Return the values that ``text`` lists; the delimiter is that of the field itself."""
    every = (html.unescape(value).strip() for value in text.split(delimiter))
    return tuple(dict.fromkeys(value for value in every if value))


def _source(options: dict[str, str]) -> tuple[str, str] | None:
    """Return where the values come from, None when they don't, or from what can't be read."""
    names = ((kind, options.get(f"{_VALUES}{kind}", "")) for kind in SOURCES)
    return next(((kind, name.replace("_", " ")) for kind, name in names if name), None)


def _unclear(tag: Tag, *, known: bool) -> Iterator[str]:
    for key, value in tag.computed:
        if not key or key in _SAID:
            yield f"{key}={value}" if key else value
    for key, value in tag.settings.items():
        foreign = key.startswith(_VALUES) and key not in _SAID
        if foreign or key in _CHANGING or (key in _FOREIGN and not known):
            yield f"{key}={value}"
