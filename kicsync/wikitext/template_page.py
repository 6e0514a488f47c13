"""Templates: their parameters, and what they store of each (manual page "Help:Templates")."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kicsync.i18n import _
from kicsync.kit.titles import page_title
from kicsync.wikitext.braces import ARGUMENT, CALL, LINK, Group, find_groups
from kicsync.wikitext.form_tags import computes, quote
from kicsync.wikitext.inclusion import included
from kicsync.wikitext.template_declared import Declared
from kicsync.wikitext.template_roles import Role, find_roles

_LONGEST = 255
"""Bytes of a title, and characters of a parameter's name that anybody wrote."""
_MODULE = re.compile(r"\s*#invoke\s*:\s*(?P<name>[^|{}]+)", re.IGNORECASE)


@dataclass(frozen=True)
class TemplateParameter:
    """``property`` is where its value is stored, '' when nowhere, or not as it is.

    ``separator`` splits it when ``is_list``; ``default`` is the text that stands for a missing
    one; ``category`` tells that its value names a category of the page. ``fallback`` is the
    parameter that stands for a missing one, maybe what it was called before; '' for none.
    """

    name: str
    property: str = ""
    separator: str = ""
    is_list: bool = False
    default: str = ""
    category: bool = False
    fallback: str = ""


@dataclass(frozen=True)
class TemplatePage:
    """``categories`` are those in which the template puts its pages; ``unclear`` are sentences."""

    parameters: tuple[TemplateParameter, ...]
    categories: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


def parse_template(text: str, *, category_words: Iterable[str]) -> TemplatePage:
    """Return what ``text``, the page of a template, says of the pages that call it.

    ``category_words`` are the names of the namespace of categories, in small letters.
    """
    given = included(text)
    groups = find_groups(given)
    words = frozenset(word.casefold() for word in category_words)
    declared = Declared.of(text)
    starts = {one.start: one for one in groups if one.mark == ARGUMENT}
    found: dict[str, TemplateParameter] = {}
    for group, role in find_roles(given, groups, words):
        name = group.head(given, _LONGEST).strip()
        if name and not computes(name):
            one = _parameter(given, name, group, declared.completed(name, role))
            one = replace(one, fallback=_fallback(given, group, starts))
            found[name] = _both(found.get(name, one), one)
    more = (TemplateParameter(name, *role[:3]) for name, role in declared.parameters.items())
    every = {one.name: _both(found.get(one.name, one), one) for one in more}
    return TemplatePage(
        tuple({**found, **every}.values()),
        tuple(dict.fromkeys(_categories(given, groups, words))),
        tuple(dict.fromkeys(_unclear(given, groups))),
    )


def _parameter(text: str, name: str, group: Group, role: Role) -> TemplateParameter:
    start, end = group.span(1) if group.bars else (0, 0)
    default = text[start:end].strip() if end - start <= _LONGEST else ""
    return TemplateParameter(
        name,
        role.property,
        role.separator,
        role.is_list,
        "" if computes(default) else quote(default),
        role.category,
    )


def _fallback(text: str, group: Group, starts: Mapping[int, Group]) -> str:
    """Return the parameter that is the whole default of another: ``{{{new|{{{old|}}}}}}``."""
    if not group.bars:
        return ""
    start, end = group.span(1)
    default = text[start:end]
    inner = starts.get(start + len(default) - len(default.lstrip()))
    if inner is None or inner.end != start + len(default.rstrip()):
        return ""
    name = inner.head(text, _LONGEST).strip()
    return "" if computes(name) else name


def _both(one: TemplateParameter, other: TemplateParameter) -> TemplateParameter:
    """Return what two places say of a parameter; the first to say something counts."""
    listed = one if one.is_list else other
    return TemplateParameter(
        one.name,
        one.property or other.property,
        listed.separator,
        listed.is_list,
        one.default or other.default,
        one.category or other.category,
        one.fallback or other.fallback,
    )


def _categories(text: str, groups: Sequence[Group], words: frozenset[str]) -> Iterator[str]:
    """Yield the categories that are named in full."""
    for group in groups:
        word, colon, name = group.head(text, _LONGEST).partition(":")
        named = group.mark == LINK and colon and name.strip() and not computes(name)
        if named and word.strip().replace("_", " ").casefold() in words:
            yield page_title(name)


def _unclear(text: str, groups: Sequence[Group]) -> Iterator[str]:
    for group in groups:
        head = group.head(text, _LONGEST)
        module = _MODULE.match(head) if group.mark == CALL else None
        if module:
            said = _("its parameters go to the module “{name}”, which is not read")
            yield said.format(name=quote(module["name"]))
        elif group.mark == ARGUMENT and computes(head.strip()):
            yield _("the name of a parameter is worked out: {text}").format(text=quote(head))
