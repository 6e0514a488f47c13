"""Tables of Markdown, as they stand in README.md."""

from collections.abc import Iterable, Sequence
from statistics import median


def show(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print one table."""
    for row in (head, ["---"] * len(head), *rows):
        print(f"| {' | '.join(row)} |")


def ratio(times: Sequence[float], base: Sequence[float]) -> str:
    """Return how much longer ``times`` are than ``base``, by their medians."""
    return f"{median(times) / median(base):.2f}"
