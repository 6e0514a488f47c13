"""A template that takes a parameter under its new name, and under the old one as long as need be.

``{{{Old|}}}`` becomes ``{{{New|{{{Old|}}}}}}`` (Manual page "Help:Templates", "Default values").
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import partial

from kicsync.wikitext.braces import ARGUMENT, Group, find_groups
from kicsync.wikitext.calls import Span
from kicsync.wikitext.hidden import hide_literal
from kicsync.wikitext.shape import splice

_DATA = re.compile(r"(<templatedata\b[^>]*>)(.*?)(</templatedata\s*>)", re.DOTALL | re.IGNORECASE)
_EXAMPLE = re.compile(r"<(pre|syntaxhighlight)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)


def accept_names(text: str, names: Mapping[str, str]) -> str:
    """Return the template ``text`` that reads each parameter under its new name, else the old one.

    No new name may be an old one of ``names``. Its TemplateData and its examples follow. What reads
    the new name already stays.
    """
    for group, outer, new in reversed(list(_readings(text, names))):
        if outer is None:
            span = Span(group.start, group.end)
            text = splice(text, span, f"{{{{{{{new}|{span.of(text)}}}}}}}")
    for old, new in names.items():
        text = _DATA.sub(partial(_described, old=old, new=new), text)
        text = _EXAMPLE.sub(partial(_shown, old=old, new=new), text)
    return text


def forget_names(text: str, names: Mapping[str, str]) -> str:
    """Return the template ``text`` that reads each parameter under its new name alone.

    It undoes what ``accept_names`` did, where another parameter takes the old name.
    """
    edits = []
    for group, outer, new in _readings(text, names):
        if outer is not None:
            rest = text[group.span(0)[1] : group.end - len(ARGUMENT)]
            edits.append((Span(outer.start, outer.end), f"{{{{{{{new}{rest}}}}}}}"))
    for span, words in sorted(edits, reverse=True):
        text = splice(text, span, words)
    for old in names:
        text = text.replace(f"{_alias(old)},", "")
    return text


def _readings(text: str, names: Mapping[str, str]) -> Iterator[tuple[Group, Group | None, str]]:
    """Yield where a parameter is read under its old name, and the new one.

    Between them is what reads the new name first, None where nothing does.
    """
    hidden = hide_literal(text)
    groups = find_groups(hidden)
    for group in groups:
        new = names.get(_name(hidden, group))
        if new is not None:
            outer = groups[group.parent] if group.parent >= 0 else None
            known = outer and _name(hidden, outer) == new and _is_default(outer, group)
            yield group, outer if known else None, new


def _name(text: str, group: Group) -> str:
    """Return the name of the parameter that ``group`` reads, '' where it is none."""
    start, end = group.span(0)
    return text[start:end].strip() if group.mark == ARGUMENT else ""


def _is_default(outer: Group, group: Group) -> bool:
    """Tell whether all that ``outer`` has behind its name is ``group``."""
    return len(outer.bars) == 1 and outer.span(1) == (group.start, group.end)


def _described(found: "re.Match[str]", old: str, new: str) -> str:
    """Return TemplateData with the new name, the old one among its aliases."""
    data = found[2]
    before, after = (json.dumps(name, ensure_ascii=False) for name in (old, new))

    def keyed(key: "re.Match[str]") -> str:
        comma = "" if key[2] else ","
        return f"{after}{key[1]}{_alias(old)}{comma}{key[2]}"

    field = re.compile(rf"{re.escape(before)}(\s*:\s*\{{)(\s*\}}|)")
    if not field.search(data):
        return found[0]
    listed = rf"(?<=[\[,])(\s*){re.escape(before)}(?=\s*[\],])"
    changed = re.sub(listed, lambda item: item[1] + after, data)
    changed = field.sub(keyed, changed, count=1)
    return found[1] + (changed if _reads(changed) else data) + found[3]


def _alias(old: str) -> str:
    return f' "aliases": [ {json.dumps(old, ensure_ascii=False)} ]'


def _reads(data: str) -> bool:
    try:
        json.loads(data, object_pairs_hook=_no_twice)
    except ValueError:
        return False
    return True


def _no_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _shown(example: "re.Match[str]", old: str, new: str) -> str:
    """Return an example of a call with the new name."""
    pattern = rf"(\|\s*){re.escape(old)}(?=\s*=)"
    return re.sub(pattern, lambda found: found[1] + new, example[0])
