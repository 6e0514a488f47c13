"""The alignment as one page for a browser: two columns, lines between them, filters.

The page needs no other file and no network, and what it shows is escaped. Where lines can't be
drawn (on paper, on a small screen, without JavaScript), each card names its partner.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from importlib.resources import files
from itertools import starmap

from kicsync.i18n import _
from kicsync.kit.rubric import Pair, Relation, Rubric, RubricKind
from kicsync.rubrics.showing.pairs_shown import KINDS, RELATIONS, counts, percent, points_of

Words = Iterable[tuple[str, str]]
"""A text in pieces: “-” removed, “+” added, “ ” kept, and the words."""
Difference = Callable[[str, str], Words]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
_TAGS = {"-": "del", "+": "ins"}
_Card = tuple[str, RubricKind, str]
"""What is shown of a rubric: “d” for the document's or “w” for the wiki's, its kind and key."""


def as_html(pairs: Sequence[Pair], name: str, difference: Difference) -> str:
    """Return the page about ``pairs``; ``difference`` compares two wordings."""
    return _Page(tuple(pairs), name, difference).text()


@dataclass(frozen=True)
class _Page:
    pairs: tuple[Pair, ...]
    name: str
    difference: Difference

    def text(self) -> str:
        language = _("en")  # the code of the language that these texts are in
        title = escape(_("{name} and the wiki").format(name=self.name))
        nothing = escape(_("Nothing to show: choose another relation or point."))
        return (
            f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">\n'
            f"<title>{title}</title>\n"
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="viewport" content="width=device-width">\n'
            f"<style>\n{_asset('compare.css')}</style></head>\n<body>\n"
            f"<header><h1>{title}</h1>\n{self._form()}</header>\n"
            f"<main>\n{self._columns()}\n"
            f'<p id="nothing" hidden>{nothing}</p>\n<svg aria-hidden="true"></svg>\n</main>\n'
            f'<script type="application/json" id="pairs">{self._data()}</script>\n'
            f"<script>\n{_asset('compare.js')}</script>\n</body></html>"
        )

    def _form(self) -> str:
        boxes = "\n".join(starmap(_box, counts(self.pairs).items()))
        points = {
            pair.document.number: pair.document.wording
            for pair in self.pairs
            if pair.kind is RubricKind.STEP and pair.document and pair.document.number
        }
        options = "".join(
            f'<option value="{escape(number)}">{escape(f"{number}. {wording}")}</option>'
            for number, wording in points.items()
        )
        every = escape(_("All points"))
        select = f'<select name="point"><option value="">{every}</option>{options}</select>'
        label = escape(_("Point"))
        return f'<form>\n{boxes}\n<label class="point">{label} {select}</label>\n</form>'

    def _data(self) -> str:
        places = self._places
        rows = [
            {
                "relation": pair.relation.value,
                "point": self._points[pair],
                "d": places.get(("d", pair.kind, pair.document.key)) if pair.document else None,
                "w": places.get(("w", pair.kind, pair.wiki.key)) if pair.wiki else None,
            }
            for pair in self.pairs
        ]
        return json.dumps(rows, ensure_ascii=False).replace("<", "\\u003c")

    @cached_property
    def _points(self) -> Mapping[Pair, str]:
        return points_of(self.pairs)

    @cached_property
    def _places(self) -> dict[_Card, int]:
        """Return a number for each card."""
        return {card: number for number, card in enumerate(self._of)}

    @cached_property
    def _of(self) -> dict[_Card, list[Pair]]:
        """Return the pairs of each card."""
        found: dict[_Card, list[Pair]] = {}
        for pair in self.pairs:
            for sign, rubric in (("d", pair.document), ("w", pair.wiki)):
                if rubric:
                    found.setdefault((sign, pair.kind, rubric.key), []).append(pair)
        return found

    def _columns(self) -> str:
        sides = (
            ("document", _("Document"), "d", [p.document for p in self.pairs]),
            ("wiki", _("Wiki"), "w", [p.wiki for p in self.pairs]),
        )
        return "\n".join(
            f'<section id="{key}"><h2>{escape(label)}</h2>\n{self._column(sign, rubrics)}</section>'
            for key, label, sign, rubrics in sides
        )

    def _column(self, sign: str, rubrics: Iterable[Rubric | None]) -> str:
        """Return the cards of one side: each step with what stands under it, then the labels."""
        there = {(one.kind, one.key): one for one in rubrics if one}
        ordered = sorted(there.values(), key=lambda one: one.place)
        steps = [one for one in ordered if one.kind is RubricKind.STEP]
        known = {one.key for one in steps}
        groups = [[one, *_under(ordered, {one.key})] for one in steps]
        loose = [one for one in ordered if one.kind is RubricKind.INGREDIENT]
        groups.append([one for one in loose if one.above not in known])
        blocks = "".join(self._group(sign, group) for group in groups if group)
        fields = [one for one in ordered if one.kind is RubricKind.FIELD]
        label = f"<h2>{escape(_(KINDS[RubricKind.FIELD]))}</h2>"
        return blocks + (self._group(sign, fields, label) if fields else "")

    def _group(self, sign: str, rubrics: Iterable[Rubric], label: str = "") -> str:
        cards = "".join(self._card(sign, rubric) for rubric in rubrics)
        return f'<div class="group">{label}\n{cards}</div>\n'

    def _card(self, sign: str, rubric: Rubric) -> str:
        key = (sign, rubric.kind, rubric.key)
        pairs = self._of[key]
        number = f"{rubric.number}. " if rubric.number else ""
        said = "".join(self._said(sign, pair) for pair in pairs)
        return (
            f'<div class="card {rubric.kind} {pairs[0].relation}" id="{sign}{self._places[key]}" '
            f'tabindex="0"><p>{escape(number + rubric.wording)}</p>{said}</div>\n'
        )

    def _said(self, sign: str, pair: Pair) -> str:
        if pair.relation is Relation.SAME:
            return ""
        lines = [_line("said", f"<span>{escape(_(RELATIONS[pair.relation]))}</span>{_score(pair)}")]
        partner = pair.wiki if sign == "d" else pair.document
        if partner:
            lines.append(_line("partner", f"↔ {escape(partner.wording)}"))
        if sign == "d" and pair.document and pair.wiki:
            lines += self._differs(pair.document, pair.wiki)
        return "".join(lines)

    def _differs(self, document: Rubric, wiki: Rubric) -> Iterator[str]:
        pieces = list(self.difference(wiki.wording, document.wording))
        if any(sign != " " for sign, _text in pieces):
            yield _line("words", "".join(_piece(sign, text) for sign, text in pieces))


def _box(relation: str, count: int) -> str:
    label = escape(f"{_(RELATIONS[Relation(relation)])} ({count})")
    box = f'<input type="checkbox" name="relation" value="{relation}" checked>'
    return f'<label class="chip {relation}">{box}{label}</label>'


def _under(ordered: Iterable[Rubric], keys: set[str]) -> list[Rubric]:
    return [one for one in ordered if one.kind is RubricKind.INGREDIENT and one.above in keys]


def _line(name: str, html: str) -> str:
    return f'<p class="{name}">{html}</p>'


def _score(pair: Pair) -> str:
    return f"<span>{escape(percent(pair))}</span>" if pair.document and pair.wiki else ""


def _piece(sign: str, text: str) -> str:
    tag = _TAGS.get(sign)
    return f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text)


def _asset(name: str) -> str:
    return (files("kicsync.rubrics.showing") / "page" / name).read_text("utf-8")
