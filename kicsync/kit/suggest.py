"""“Did you mean …?”: a word that nobody knows, and the known one nearest to it."""

from collections.abc import Iterable
from difflib import get_close_matches

from kicsync.i18n import _
from kicsync.kit.where_words import fold

LONGEST = 20
"""Names: a longer list helps nobody."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the word of ``known`` nearest to ``word``, or all of them.

    What people write differently, such as an accent, does not count.
    """
    words = list(known)
    by_fold = {fold(name): name for name in words}
    near = get_close_matches(fold(word), by_fold, n=1)
    if near:
        return _("Did you mean “{name}”?").format(name=by_fold[near[0]])
    if len(words) > LONGEST:
        return ""
    return _("Known names: {names}.").format(names=", ".join(words))
