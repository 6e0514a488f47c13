"""The name of a parameter, changed on a page: nothing but the bytes of the name changes."""

from collections.abc import Iterator

from kicsync.errors import PageError
from kicsync.i18n import _
from kicsync.kit.lists import SPACE
from kicsync.wikitext.calls import Call, Parameter, Span, find_calls, same_template, trimmed
from kicsync.wikitext.mask import mask_opaque
from kicsync.wikitext.shape import splice

_SIGNS = "|={}[]<>\n"


def rename_parameter(text: str, template: str, old: str, new: str) -> str:
    """Return the page ``text`` with the parameter ``old`` of ``template`` called ``new``.

    In every call of the template, those inside a parameter of another call too: there stand the
    entries of some pages. A blank ``new`` that stands there already makes room, and so does an
    ``old`` that is blank or says the same. Raises PageError where both have a value, and for a
    ``new`` that can't be a name.
    """
    if not new.strip(SPACE) or any(sign in new for sign in _SIGNS):
        raise PageError(
            _("“{name}” can't be the name of a parameter.").format(name=new),
            hint=_("A name has none of these signs: | = { } [ ] < >"),
        )
    calls = _calls(find_calls(text), template)
    edits = sorted(edit for call in calls for edit in _edits(text, call, old, new))
    gone = [span for span, word in edits if not word.strip()]
    for span, word in reversed(edits):
        if not any(other.start < span.start < other.end for other in gone):
            text = splice(text, span, word)
    return text


def calls_parameter(text: str, template: str, name: str) -> bool:
    """Tell whether a call of ``template`` on the page ``text`` has a parameter called ``name``."""
    return any(_named(call, name) for call in _calls(find_calls(text), template))


def _calls(calls: tuple[Call, ...], template: str) -> Iterator[Call]:
    for call in calls:
        if same_template(call.name, template):
            yield call
        for parameter in call.parameters:
            yield from _calls(parameter.calls, template)


def _named(call: Call, name: str) -> list[Parameter]:
    return [p for p in call.parameters if p.name == name and not p.positional]


def _edits(text: str, call: Call, old: str, new: str) -> Iterator[tuple[Span, str]]:
    """Yield what takes which place in one call."""
    before, after = _named(call, old), _named(call, new)
    if old == new or not before:
        return
    was, there = (_value(text, found) for found in (before, after))
    if was and there and was != there:
        raise PageError(
            _("the parameter “{new}” stands there already, beside “{old}”").format(
                new=new, old=old
            ),
            field=new,
            hint=_("Keep one of the two on the page, then run your command again."),
        )
    for parameter in before if there else after:
        yield parameter.span, _guard(text, parameter.span)
    if not there:
        yield from ((_name(text, parameter, old), new) for parameter in before)


def _value(text: str, parameters: list[Parameter]) -> str:
    """Return the value that counts, that of the last one; '' when there is none."""
    return trimmed(text, parameters[-1].value).of(text) if parameters else ""


def _name(text: str, parameter: Parameter, old: str) -> Span:
    """Return the place of the name itself, without the blanks and comments around it."""
    label = Span(parameter.span.start + 1, parameter.value.start - 1)
    place = mask_opaque(label.of(text)).find(old)
    if place < 0:  # a comment stands within the name
        return trimmed(text, label)
    return Span(label.start + place, label.start + place + len(old))


def _guard(text: str, span: Span) -> str:
    """Return what keeps a "}" before ``span`` from meeting a closing brace behind it."""
    return "\n" if text[: span.start].endswith("}") and text.startswith("}", span.end) else ""
