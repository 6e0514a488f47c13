"""Cases of ``{{#switch:…}}`` in a template: both names for a while, then the new one alone.

``|Old=…`` becomes ``|New|Old=…``: a case without a result takes that of the next one (manual page
"Help:Extension:ParserFunctions").
"""

import re
from collections.abc import Iterator, Mapping

from kicsync.wikitext.braces import CALL, find_groups
from kicsync.wikitext.calls import Span
from kicsync.wikitext.hidden import hide_literal
from kicsync.wikitext.pieces import parts_of, replaced, stripped

_SWITCH = re.compile(r"\s*#switch\s*:", re.IGNORECASE)


def accept_cases(text: str, values: Mapping[str, str]) -> str:
    """Return the template ``text`` whose cases for old ``values`` count for the new ones too."""
    pieces = []
    for cases in _switches(hide_literal(text)):
        there = {case.of(text) for case in cases}
        for case in cases:
            new = values.get(case.of(text))
            if new is not None and new not in there:
                pieces.append((Span(case.start, case.start), f"{new}|"))
    return replaced(text, pieces)


def forget_cases(text: str, values: Mapping[str, str]) -> str:
    """Return the template ``text`` with cases for the new ``values`` in the place of the old ones.

    It undoes what ``accept_cases`` did where both stand side by side.
    """
    pieces = []
    for cases in _switches(hide_literal(text)):
        for before, case in zip([None, *cases], cases, strict=False):
            new = values.get(case.of(text))
            if new is None:
                continue
            beside = before and text[before.start : case.start] == f"{new}|" and new not in values
            pieces.append((Span(before.start, case.end) if before and beside else case, new))
    return replaced(text, pieces)


def _switches(hidden: str) -> Iterator[list[Span]]:
    """Yield the cases of each switch of ``hidden``; a last part without a result is none."""
    for group in find_groups(hidden):
        if group.mark != CALL or not _SWITCH.match(hidden, *group.span(0)):
            continue
        spans = parts_of(group)[1:]
        if spans and "=" not in spans[-1].of(hidden):
            spans.pop()
        yield [_case(hidden, span) for span in spans]


def _case(hidden: str, span: Span) -> Span:
    name = span.of(hidden).partition("=")[0]
    return stripped(hidden, span._replace(end=span.start + len(name)))
