"""``# kicsync: ignore[KIC401] reason``: on the line, or alone on the line above.

Found outside texts only. On a field it holds for the whole value, since no comment can stand in a
literal block.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import yaml

from kicsync.i18n import _
from kicsync.lint.document import Document
from kicsync.lint.problem import Finding, Fix
from kicsync.workspace.nodes import is_block_text, line_end, own_end, walk
from kicsync.workspace.source import Lines, Place

_MARK = "kicsync:"
_CODES = "KIC"
_IGNORE = re.compile(r"#[ \t]*kicsync:[ \t]*ignore(?:\[(?P<rules>[^\]\n]*)\])?[^\n\r]*")


class Ignore(NamedTuple):
    """One suppression: the codes, names or beginnings of codes it gives, and the lines it covers.

    ``inside`` is what stands between its brackets, ``whole`` what goes when nothing is left of it.
    """

    rules: tuple[str, ...]
    first: int
    last: int
    inside: tuple[int, int]
    whole: tuple[int, int]
    place: Place

    def covers(self, finding: Finding) -> bool:
        """Tell whether ``finding`` is one of those that it suppresses."""
        return bool(self.named(finding)) and self.first <= finding.place.line <= self.last

    def named(self, finding: Finding) -> list[str]:
        """Return by which of its words it means the rule of ``finding``."""
        return [word for word in self.rules if _means(word, finding.code, finding.name)]


def ignores(document: Document) -> tuple[Ignore, ...]:
    """Return the suppressions that stand in ``document``."""
    if _MARK not in document.source or document.scan is None:
        return ()
    return tuple(_found(document))


def suppressed(
    findings: Iterable[Finding], ignored: Mapping[str, Sequence[Ignore]]
) -> tuple[list[Finding], set[tuple[str, Ignore, str]]]:
    """Return the findings that are left, and which rule of which suppression was of use.

    ``ignored`` are the suppressions by file.
    """
    left: list[Finding] = []
    used: set[tuple[str, Ignore, str]] = set()
    for finding in findings:
        covering = [one for one in ignored.get(finding.file, ()) if one.covers(finding)]
        for one in covering:
            used.update((finding.file, one, word) for word in one.named(finding))
        left += [] if covering else [finding]
    return left, used


def unused(
    ignored: Mapping[str, Sequence[Ignore]],
    used: set[tuple[str, Ignore, str]],
    known: Callable[[str], bool | None],
) -> Iterator[tuple[str, Ignore, str, Fix | None]]:
    """Yield each suppression that is of no use, with what to say of it and its fix.

    ``known`` tells of a code, a name or the beginning of codes whether all that it means has run:
    only then it is known; None for what means nothing.
    """
    for file, found in ignored.items():
        for one in found:
            if not one.rules:
                said = _("this suppression names no rule; write: # kicsync: ignore[KIC401]")
                yield file, one, said, None
            for rule in one.rules:
                run = known(rule)
                if run is None:
                    yield file, one, _("there is no rule “{rule}”.").format(rule=rule), None
                elif run and (file, one, rule) not in used:
                    said = _("{rule} finds nothing here: this suppression is of no use.")
                    yield file, one, said.format(rule=rule), _without(one, rule)


def _without(one: Ignore, rule: str) -> Fix:
    """Return the fix that takes ``rule`` out, the whole comment where it is the only one."""
    left = [name for name in one.rules if name != rule]
    return Fix((), *(one.inside if left else one.whole), ", ".join(left))


def _found(document: Document) -> Iterator[Ignore]:
    assert document.scan
    text, lines = document.source, Lines(document.source)
    texts = [
        (_text_start(node, text), own_end(node, text))
        for node in walk(document.scan.root)
        if isinstance(node, yaml.ScalarNode)
    ]
    for match in _IGNORE.finditer(text):
        if not any(first <= match.start() < last for first, last in texts):
            yield _ignore(document, lines, match)


def _text_start(node: yaml.ScalarNode, text: str) -> int:
    """Return where a text begins; behind the ``|`` of a block a comment may stand."""
    start: int = node.start_mark.index
    return line_end(text, start) if is_block_text(node) else start


def _ignore(document: Document, lines: Lines, match: re.Match[str]) -> Ignore:
    text, start = document.source, match.start()
    begin = text.rfind("\n", 0, start) + 1
    before = text[begin:start]
    alone = not before.strip()
    whole = (begin, line_end(text, start)) if alone else (begin + len(before.rstrip()), match.end())
    place = lines.place(start, match.end())
    number = lines.number(_next_line(text, start)) if alone else place.line
    rules = tuple(_word(name) for name in (match["rules"] or "").split(",") if name.strip())
    last = max(number, _last_line(document, lines, number))
    return Ignore(rules, place.line, last, match.span("rules"), whole, place)


def _word(written: str) -> str:
    """Return a code or a name as it is known: case makes no difference, as in the settings."""
    word = written.strip()
    return word.upper() if word.upper().startswith(_CODES) else word.lower()


def _means(word: str, code: str, name: str) -> bool:
    return code.startswith(word) or name == word


def meant(word: str, rules: Mapping[str, str]) -> list[str]:
    """Return the codes of ``rules`` (code: name) that ``word`` of a suppression means."""
    return [code for code, name in rules.items() if _means(word, code, name)]


def _next_line(text: str, start: int) -> int:
    """Return where the next line begins that is neither blank nor a comment."""
    index = line_end(text, start)
    while index < len(text):
        line = text[index : line_end(text, index)].strip()
        if line and not line.startswith("#"):
            return index
        index = line_end(text, index)
    return start


def _last_line(document: Document, lines: Lines, number: int) -> int:
    """Return the last line of the values that begin on line ``number``, or whose keys do."""
    assert document.scan
    keys, nodes = document.scan.keys, document.scan.nodes
    texts = {path: node for path, node in nodes.items() if isinstance(node, yaml.ScalarNode)}
    begun = {
        path
        for path, node in (*keys.items(), *texts.items())
        if node.start_mark.line + 1 == number and path in nodes
    }
    return max((lines.number(document.scan.span(path)[1]) for path in begun), default=number)
