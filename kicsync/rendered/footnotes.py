"""Footnotes (manual page "Extension:Cite"): their texts, brought back to where their marks stand.

On a page the mark ``[1]`` is a link to a list at the end. Before the page is cut into values, each
mark becomes an element ``ref`` with the text of its note, and the list an element ``references``,
as in wikitext; ``prepare`` writes both.
"""

import re
from collections import Counter
from collections.abc import Mapping
from copy import deepcopy

from lxml.html import HtmlElement

from kicsync.rendered.graft import instead
from kicsync.rendered.text import HEADINGS

_MARK = "cite_note-"
_MARKS = ".//sup[contains(concat(' ', @class, ' '), ' reference ')][a]"
_LISTS = ".//ol[contains(concat(' ', @class, ' '), ' references ')]"
_TEXT = ".//*[contains(concat(' ', @class, ' '), ' reference-text ')]"
_WRAP = "mw-references-wrap"
_GROUP = re.compile(r"\[\s*(?P<group>\S.*?)\s+\w+\s*\]")
_NUMBER = re.compile(r"-?[0-9]+$")


def bring_back(content: HtmlElement) -> None:
    """Put the text of each footnote of a page in the place of its mark.

    A note that several marks share stands at the first one; a mark without a note stays.
    """
    notes = _notes(content)
    marks = [(mark, _target(mark)) for mark in content.xpath(_MARKS)]
    uses = Counter(target for _mark, target in marks)
    groups: dict[str, str] = {}
    seen: set[str] = set()
    for mark, target in marks:
        if target in notes:
            group = _GROUP.search(" ".join(mark.text_content().split()))
            groups[target] = group["group"] if group else ""
            name = _name(target) if uses[target] > 1 else ""
            _refer(mark, None if target in seen else notes[target], name, groups[target])
            seen.add(target)
    for ol in content.xpath(_LISTS):
        _list(ol, groups)


def _notes(content: HtmlElement) -> Mapping[str, HtmlElement]:
    found = {}
    for note in content.xpath(f"{_LISTS}/li[starts-with(@id, '{_MARK}')]"):
        text = note.xpath(_TEXT)
        if text:
            found[note.get("id", "")] = deepcopy(text[0])
    return found


def _target(mark: HtmlElement) -> str:
    return "".join(mark.xpath("string(./a/@href)")).rpartition("#")[2]


def _name(target: str) -> str:
    """Return what a note is called: its name, or its number, is in the address of its text."""
    name = target.removeprefix(_MARK)
    return _NUMBER.sub("", name) or f"note{name}"


def _refer(mark: HtmlElement, note: HtmlElement | None, name: str, group: str) -> None:
    for child in list(mark):
        mark.remove(child)
    mark.tag = "ref"
    mark.attrib.clear()
    mark.text = note.text if note is not None else None
    mark.extend(list(note) if note is not None else [])
    _attributes(mark, name=name, group=group)


def _list(ol: HtmlElement, groups: Mapping[str, str]) -> None:
    """Write a list of notes; one of which a mark is not on the page stays."""
    ids = [item.get("id", "") for item in ol.findall("li")]
    if not ids or any(one not in groups for one in ids):
        return
    parent = ol.getparent()
    wrapped = parent is not None and _WRAP in parent.get("class", "").split()
    whole = parent if wrapped and parent is not None else ol
    if _comes_by_itself(whole):
        instead(whole, "")
        return
    for child in list(whole):
        whole.remove(child)
    whole.tag, whole.text = "references", None
    whole.attrib.clear()
    _attributes(whole, group=groups[ids[0]])


def _comes_by_itself(whole: HtmlElement) -> bool:
    """Tell whether the wiki would show this list without being told to: last, under no heading."""
    before = whole.xpath("preceding-sibling::*[1]/descendant-or-self::*")
    behind = (element for element in whole.itersiblings() if isinstance(element.tag, str))
    headed = any(element.tag in HEADINGS for element in before)
    return not headed and not any(element.text_content().strip() for element in behind)


def _attributes(element: HtmlElement, **values: str) -> None:
    for name, value in values.items():
        if value:
            element.set(name, value)
