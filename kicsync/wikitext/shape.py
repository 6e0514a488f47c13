"""The shape in which calls are written, and changes of one parameter in a call.

What is new has the exact shape that Page Forms writes, so that a form saved afterwards changes
nothing more: ``{{Name``, one ``|parameter=value`` a line, blank parameters left out, ``}}``.
"""

from collections.abc import Mapping, Sequence

from kicsync.errors import PageError
from kicsync.i18n import _
from kicsync.kit import Field, Tool
from kicsync.wikitext.calls import Call, Parameter, Span, trimmed
from kicsync.wikitext.mask import unclosed
from kicsync.wikitext.pipes import encode, outline


def splice(text: str, span: Span, new: str) -> str:
    """Return ``text`` with the characters of ``span`` replaced by ``new``."""
    return text[: span.start] + new + text[span.end :]


def format_call(template: str, values: Mapping[str, str]) -> str:
    """Write a call; ``values`` are raw texts by parameter, in order, the blank ones left out."""
    lines = "".join(f"\n|{name}={value}" for name, value in values.items() if value)
    return f"{{{{{template}{lines}\n}}}}" if lines else f"{{{{{template}}}}}"


def format_entry(tool: Tool, field: Field, template: str) -> str:
    """Write one entry of ``field`` as a call of ``template``."""
    raws = {
        sub.parameter: raw_text(tool.get(sub.name, ""), f"{field.name}.{sub.name}")
        for sub in field.fields
    }
    return format_call(template, raws)


def raw_text(value: str, name: str) -> str:
    """Return ``value``, the text of the field ``name``, as it must stand in a parameter.

    Raises PageError for a bracket or a comment without its partner: it would open or close the
    template.
    """
    stray = unclosed(value) or outline(value).stray
    if stray:
        raise PageError(
            _("the text of “{field}” has “{bracket}” without what closes or opens it").format(
                field=name, bracket=stray
            ),
            field=name,
            hint=_("Close it, remove it, or put it between <nowiki> and </nowiki>."),
        )
    return encode(value)


def set_text(text: str, call: Call, field: Field, raw: str, order: Sequence[str]) -> str:
    """Return ``text`` with the parameter of ``field`` in ``call`` holding ``raw``.

    ``order`` lists the parameters in the order of the schema, for one that is not there yet. A
    blank ``raw`` takes the parameter away.
    """
    parameter = call.last(field.parameter)
    if parameter is None:
        return _insert(text, call, field.parameter, raw, order) if raw else text
    if raw:
        return _replace(text, parameter, raw)
    return _remove(text, call, parameter)


def _replace(text: str, parameter: Parameter, raw: str) -> str:
    place = trimmed(text, parameter.value)
    return splice(text, place, raw + _guard(raw, text, place.end))


def _guard(before: str, text: str, position: int) -> str:
    """Return what keeps a "}" from being taken for one of the closing braces behind it."""
    return "\n" if before.endswith("}") and text.startswith("}", position) else ""


def _insert(text: str, call: Call, name: str, raw: str, order: Sequence[str]) -> str:
    if not call.parameters:
        start = "" if text[call.head - 1] == "\n" else "\n"
        return splice(text, Span(call.head, call.head), f"{start}|{name}={raw}\n")
    before = order[: order.index(name)]
    earlier = [parameter for parameter in call.parameters if parameter.name in before]
    position = max((p.span.end for p in earlier), default=call.parameters[0].span.start)
    own_line = text[position - 1] == "\n"
    new = f"|{name}={raw}\n" if own_line or raw.endswith("}") else f"|{name}={raw}"
    return splice(text, Span(position, position), new)


def _remove(text: str, call: Call, parameter: Parameter) -> str:
    """Take a parameter away, or blank it where taking it away would uncover or renumber another."""
    repeated = sum(other.name == parameter.name for other in call.parameters) > 1
    later = [other for other in call.parameters if other.span.start > parameter.span.start]
    if repeated or (parameter.positional and any(other.positional for other in later)):
        return splice(text, trimmed(text, parameter.value), "")
    guard = _guard(text[: parameter.span.start], text, parameter.span.end)
    return splice(text, parameter.span, guard)
