"""What a template does with each of its arguments: stores it, splits it, makes a category of it.

The functions are those of Semantic MediaWiki (its manual, "Help:Setting values", "Help:Adding
subobjects"), Page Forms (manual page "Extension:Page Forms/Page Forms and templates") and Cargo
(manual page "Extension:Cargo/Storing data").
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kicsync.wikitext.braces import ARGUMENT, CALL, LINK, Group

_FUNCTION = re.compile(r"\s*#(?P<name>\w+)\s*:\s*")
_MAPS = {"arraymap": 1, "arraymaptemplate": 2}
"""The part that is the separator."""
_SETS = frozenset({"set", "set_internal", "subobject", "declare"})
_STORES = frozenset({"cargo_store"})
_KEY = re.compile(r"(?:\s*#\w+\s*:)?\s*(?P<key>[^=|{}\[\]]+?)\s*=\s*")
_PROPERTY = re.compile(r"\s*(?P<key>[^|{}\[\]]+?)\s*(?:::|:=)\s*")
_SEPARATED = re.compile(r"\s*\+\s*sep\s*(?:=(?P<sign>.*))?", re.DOTALL)
_LONGEST = 300
"""Characters that the name of a property or a function may have, with its blanks."""
_SHORT = 20
"""Characters of a separator with its blanks."""
_VARIABLE, _FORMULA = 2, 3
_ESCAPES = {r"\n": "\n", r"\s": " "}


class Role(NamedTuple):
    """What is done with an argument; ``stored`` is the field of a Cargo table that it fills."""

    property: str = ""
    separator: str = ""
    is_list: bool = False
    category: bool = False
    stored: str = ""


_NONE = Role()


def find_roles(
    text: str, groups: Sequence[Group], category_words: Container[str]
) -> Iterator[tuple[Group, Role]]:
    """Yield each argument of a template with what is done with it there."""
    reading = _Reading(text, groups, category_words)
    reading.read_functions()
    for index, group in enumerate(groups):
        if group.mark == ARGUMENT:
            yield group, reading.role(index)


@dataclass
class _Reading:
    """``functions`` are by group, '' for others; ``formulas`` the list whose formula each is in.

    ``mapped`` are the properties that lists are stored in, ``roles`` those of the arguments so far.
    """

    text: str
    groups: Sequence[Group]
    category_words: Container[str]
    functions: list[str] = field(default_factory=list)
    formulas: list[int] = field(default_factory=list)
    mapped: dict[int, str] = field(default_factory=dict)
    roles: dict[int, Role] = field(default_factory=dict)

    def read_functions(self) -> None:
        """Find the parser functions, and the properties that lists are stored in."""
        for group in self.groups:
            head = group.head(self.text, _LONGEST)
            found = _FUNCTION.match(head) if group.mark == CALL else None
            self.functions.append(found["name"].lower() if found else "")
            self.formulas.append(self._formula(group))
            around = self.formulas[-1]
            if around >= 0:
                stored = self._stores(group, self._piece(self.groups[around], _VARIABLE) or "x")
                self.mapped.setdefault(around, stored) if stored else None

    def role(self, index: int) -> Role:
        """Return what is done with the argument ``index``; those before it were asked for."""
        group = self.groups[index]
        parent = self.groups[group.parent] if group.parent >= 0 else None
        role = _NONE
        if parent and parent.mark == ARGUMENT:
            role = self.roles[group.parent] if group.part else _NONE
        elif parent and self._is_whole(group, parent):
            role = self._in_link(group, parent) if parent.mark == LINK else self._in_call(group)
        self.roles[index] = role
        return role

    def _formula(self, group: Group) -> int:
        if group.parent < 0:
            return -1
        own = self.functions[group.parent] == "arraymap" and group.part == _FORMULA
        return group.parent if own else self.formulas[group.parent]

    def _stores(self, group: Group, variable: str) -> str:
        """Return the property in which a link or a function stores ``variable``, or ''."""
        head = group.head(self.text, _LONGEST)
        if group.mark == LINK:
            found = _PROPERTY.match(head)
        else:
            found = _KEY.match(head) if self.functions[-1] in _SETS else None
        return _name(found) if found and variable in head[found.end() :] else ""

    def _is_whole(self, group: Group, parent: Group) -> bool:
        """Tell whether nothing but the argument stands up to the end of its part."""
        end = parent.span(group.part)[1]
        return end - group.end <= _SHORT and not self.text[group.end : end].strip()

    def _before(self, group: Group, parent: Group) -> str:
        start = parent.span(group.part)[0]
        return self.text[start : group.start] if group.start - start <= _LONGEST else ""

    def _in_link(self, group: Group, parent: Group) -> Role:
        if group.part:
            return _NONE
        before = self._before(group, parent)
        found = _PROPERTY.fullmatch(before)
        word, colon, rest = before.strip().casefold().partition(":")
        is_category = colon and not rest and word.strip() in self.category_words
        return Role(property=_name(found), category=bool(is_category))

    def _in_call(self, group: Group) -> Role:
        parent, function = self.groups[group.parent], self.functions[group.parent]
        before = self._before(group, parent)
        key = _KEY.fullmatch(before)
        if function in _MAPS and not group.part and _FUNCTION.fullmatch(before):
            sign = _sign(self._piece(parent, _MAPS[function])) or ","
            return Role(self.mapped.get(group.parent, ""), sign, is_list=True)
        if function in _SETS and key:
            found = _SEPARATED.fullmatch(self._piece(parent, group.part + 1))
            sign = (_sign(found["sign"] or "") or ",") if found else ""
            return Role(_name(key), sign, is_list=bool(found))
        return Role(stored=_name(key)) if function in _STORES else _NONE

    def _piece(self, group: Group, part: int) -> str:
        """Return a short part of ``group``, '' when there is none, or a long one."""
        start, end = group.span(part) if part <= len(group.bars) else (0, 0)
        return self.text[start:end].strip() if end - start <= _SHORT else ""


def _name(found: re.Match[str] | None) -> str:
    return " ".join(found["key"].replace("_", " ").split()) if found else ""


def _sign(text: str) -> str:
    plain = text.strip()
    return _ESCAPES.get(plain, plain)
