"""What stands between the heading of a block and its first label: it belongs to no label."""

from collections.abc import Collection, Mapping

from kicsync.rendered.labels import Labels, find_labels
from kicsync.rendered.leaves import tree
from kicsync.rendered.rows import Cell, title_of
from kicsync.rendered.text import HEADINGS, lines


def leads(html: str, labels: Labels, titles: Collection[str]) -> Mapping[str, Cell]:
    """Return what stands before the labels of the blocks called ``titles``, where something does.

    With '' among ``titles``, it is what stands before the first label of the whole page.
    """
    run, marks = find_labels(tree(html), labels)
    starts = {"": 0} if "" in titles else {}
    for line in lines(run):
        if line.inside(*HEADINGS) is not None:
            title = title_of(run[line.start : line.end])
            if title in titles:
                starts.setdefault(title, line.end)
    found = {}
    for title, start in starts.items():
        end = next((mark.start for mark in marks if mark.start >= start), start)
        if any(leaf.text.strip() or leaf.element is not None for leaf in run[start:end]):
            found[title] = Cell.of("", run[start:end])
    return found
