"""Write the entries of a field where they stand on the page, and new ones beside their like."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kicsync.kit import Field, Schema, Tool
from kicsync.kit.match import match_tools
from kicsync.wikitext.bullets import write_bullet
from kicsync.wikitext.calls import Span, find_calls
from kicsync.wikitext.layout import Layout, Place, Style
from kicsync.wikitext.read import entry_of, text_of
from kicsync.wikitext.shape import format_entry, raw_text, set_text, splice


@dataclass(frozen=True)
class _Entries:
    """The entries of one field on one page: what stands there, and where."""

    text: str
    schema: Schema
    field: Field
    layout: Layout

    @property
    def places(self) -> tuple[Place, ...]:
        return self.layout.entries[self.field.name]

    @property
    def tools(self) -> list[Tool]:
        return [entry_of(self.text, place, self.field) for place in self.places]


def set_entries(
    text: str, layout: Layout, schema: Schema, field: Field, tools: Sequence[Tool]
) -> str:
    """Return ``text`` with ``tools`` as the entries of ``field``.

    An entry that stays keeps its bytes, one that changes has only its changed sub-fields
    rewritten, one that goes takes its line with it.
    """
    now = _Entries(text, schema, field, layout)
    origins = match_tools(now.tools, tools, field.key)
    known = [origin for origin in origins if origin is not None]
    if not now.places:
        return _first(now, tools)
    if known == sorted(known):
        return _in_place(now, tools, origins)
    return _reordered(now, tools, origins)


def _in_place(now: _Entries, tools: Sequence[Tool], origins: list[int | None]) -> str:
    """Edit, remove and insert from the end of the page to its start, so that offsets hold."""
    text = now.text
    groups = _groups(origins, len(now.places))
    for index in reversed(range(len(now.places))):
        place = now.places[index]
        before, after = groups[index]
        text = _insert_after(now, text, place, [tools[i] for i in after])
        if index in origins:
            text = splice(text, place.span, _render(now, tools[origins.index(index)], index, place))
        else:
            text = splice(text, _with_line(text, place), "")
        text = _insert_before(now, text, place, [tools[i] for i in before])
    return text


def _groups(origins: list[int | None], count: int) -> list[tuple[list[int], list[int]]]:
    """Say which new entries go before and after each place: before only at the first one."""
    groups: list[tuple[list[int], list[int]]] = [([], []) for _index in range(count)]
    last: int | None = None
    for index, origin in enumerate(origins):
        if origin is not None:
            last = origin
        elif last is None:
            groups[0][0].append(index)
        else:
            groups[last][1].append(index)
    return groups


def _reordered(now: _Entries, tools: Sequence[Tool], origins: list[int | None]) -> str:
    """Put the entries into the places that are there, in their new order."""
    text = now.text
    extra = tools[len(now.places) :]
    for index in reversed(range(len(now.places))):
        place = now.places[index]
        if index == len(now.places) - 1:
            text = _insert_after(now, text, place, extra)
        if index < len(tools):
            text = splice(text, place.span, _render(now, tools[index], origins[index], place))
        else:
            text = splice(text, _with_line(text, place), "")
    return text


def _render(now: _Entries, tool: Tool, origin: int | None, into: Place) -> str:
    """Return ``tool`` in the style of the place ``into``, from its own bytes where it has some."""
    source = now.places[origin] if origin is not None else into
    own = source.span.of(now.text)
    if origin is not None and (source.call is None) == (into.call is None):
        if entry_of(now.text, source, now.field) == tool:
            return own
        if source.call is not None:
            return _edited_call(own, now.field, tool)
    return _new(now, tool, into.style)


def _edited_call(own: str, field: Field, tool: Tool) -> str:
    order = [sub.parameter for sub in field.fields]
    for sub in field.fields:
        call = find_calls(own)[0]
        value = tool.get(sub.name, "")
        if text_of(own, call, sub) != value:
            own = set_text(own, call, sub, raw_text(value, f"{field.name}.{sub.name}"), order)
    return own


def _new(now: _Entries, tool: Tool, style: Style) -> str:
    if style is Style.BULLET:
        return raw_text(write_bullet(tool, now.field), now.field.name)
    calls = (place.call.name for place in now.places if place.call is not None)
    return format_entry(tool, now.field, now.field.template or next(calls, ""))


def _insert_after(now: _Entries, text: str, place: Place, tools: Sequence[Tool]) -> str:
    glue = _glue(place.style)
    new = "".join(glue + _new(now, tool, place.style) for tool in tools)
    return splice(text, Span(place.span.end, place.span.end), new)


def _insert_before(now: _Entries, text: str, place: Place, tools: Sequence[Tool]) -> str:
    glue = _glue(place.style)
    new = "".join(_new(now, tool, place.style) + glue for tool in tools)
    return splice(text, Span(place.span.start, place.span.start), new)


def _glue(style: Style) -> str:
    return "" if style is Style.INSIDE else "\n"


def _with_line(text: str, place: Place) -> Span:
    """Return the span of an entry, with its line end when it has the line for itself."""
    start, end = place.span
    alone = text[start - 1 : start] in ("", "\n") and text[end : end + 1] == "\n"
    if alone and place.style is not Style.INSIDE:
        return Span(start, end + 1)
    return place.span


def _first(now: _Entries, tools: Sequence[Tool]) -> str:
    """Write the first entries of a page in the style that the schema says."""
    main = now.layout.main
    assert main is not None
    text, field = now.text, now.field
    if not field.parameter:
        new = "".join(f"\n{_new(now, tool, Style.BESIDE)}" for tool in tools)
        end = main.span.end
        return splice(
            text, Span(end, end), new if text[end : end + 1] in ("", "\n") else f"{new}\n"
        )
    style = Style.INSIDE if field.template else Style.BULLET
    raw = ("" if field.template else "\n").join(_new(now, tool, style) for tool in tools)
    return set_text(text, main, field, raw, list(parameters(now.schema)))


def parameters(schema: Schema) -> Iterator[str]:
    """Yield the parameters of the main template in the order of the schema."""
    return (field.parameter for field in schema.fields if field.parameter)
