"""Lists and tables of labelled values, loosened: the frame of a value is the template's.

``* '''Titre :''' Cobudget`` is a list on the page, but the value is the name alone; in an infobox
each row is a label and its value. What holds a label becomes plain; other lists and tables stay.
"""

import lxml.html
from lxml.html import HtmlElement

from kicsync.rendered.labels import Labels, find_labels
from kicsync.rendered.leaves import tree
from kicsync.rendered.page import inner_html

_LISTS = ("ul", "ol", "dl")
_PLAIN = {"ul": "div", "ol": "div", "dl": "div", "li": "div", "table": "div", "tbody": "div",
          "thead": "div", "tr": "div"}  # fmt: skip


def loosen(html: str, labels: Labels) -> str:
    """Return ``html`` without the lists and tables that only hold labels and their values."""
    root = lxml.html.fragment_fromstring(html.replace("\0", ""), create_parent="div")
    for element in list(root.iter(*_LISTS)):
        if any(_labelled(child, labels) for child in element):
            _make_plain(element, [child for child in element if child.tag == "li"])
    for table in list(root.iter("table")):
        rows = table.xpath("./tr | ./tbody/tr | ./thead/tr")
        if rows and sum(_is_pair(row, labels) for row in rows) * 2 >= len(rows):
            _make_plain(table, [*table.xpath("./tbody | ./thead"), *rows])
    return inner_html(root)


def _make_plain(element: HtmlElement, inner: list[HtmlElement]) -> None:
    for one in (element, *inner):
        one.tag = _PLAIN.get(str(one.tag), one.tag)


def _is_pair(row: HtmlElement, labels: Labels) -> bool:
    """Tell whether a row is a label and its value."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    return 1 <= len(cells) <= 2 and _labelled(cells[0], labels)  # noqa: PLR2004 (a pair)


def _labelled(element: HtmlElement, labels: Labels) -> bool:
    """Tell whether ``element`` begins with a label."""
    if element.tag not in ("li", "dt", "dd", "td", "th"):
        return False
    _run, marks = find_labels(tree(lxml.html.tostring(element, encoding="unicode")), labels)
    return bool(marks) and marks[0].start == 0
