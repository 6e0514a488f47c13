"""Whether two wordings are the same heading of one document, written twice by people."""

ALIKE = 0.85
"""Of two headings that differ in a word or in typing."""


def alike(one: str, other: str) -> bool:
    """Tell whether two folded wordings are one."""
    return likeness(one, other) >= ALIKE


def likeness(one: str, other: str) -> float:
    """Return how alike two folded wordings are, from 0 to 1."""
    from rapidfuzz.fuzz import ratio, token_sort_ratio

    if one == other:
        return 1.0
    return max(ratio(one, other), token_sort_ratio(one, other)) / 100
