"""What a form holds and nobody can read from its page alone."""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence

from kicsync.i18n import _
from kicsync.wikitext.braces import CALL, find_groups
from kicsync.wikitext.form_tags import NAMES, Tag, computes, quote

_NAME = "|".join(name.replace(" ", r"\s+") for name in NAMES)
_BEGUN = re.compile(rf"\{{\{{\{{\s*(?:{_NAME})\s*[|}}\n]", re.IGNORECASE)
_FUNCTIONS = frozenset(
    {
        *("anchorencode", "bidi", "canonicalurl", "formatnum", "fullurl", "gender", "grammar"),
        *("int", "lc", "lcfirst", "localurl", "msg", "msgnw", "ns", "nse", "padleft", "padright"),
        *("plural", "raw", "safesubst", "subst", "uc", "ucfirst", "urlencode"),
    }
)
"""Words before a colon that are no namespace (manual page "Help:Magic words")."""
_LONGEST = 255
"""Bytes of a title; what is longer is none."""
_SHOWN = 60


def unread(text: str, tags: Sequence[Tag]) -> Iterator[str]:
    """Yield a sentence for each tag of a form without its end, and each page that it takes in.

    ``text`` is what the form gives to a page that includes it, ``tags`` are those found in it.
    """
    for begun in _never_closed(text, tags):
        yield _("a tag of the form is never closed: {text}").format(text=begun)
    for name in dict.fromkeys(_taken_in(text, tags)):
        said = _("the form takes in the page “{name}”: fields that stand there are not read")
        yield said.format(name=name)


def _never_closed(text: str, tags: Sequence[Tag]) -> Iterator[str]:
    starts = [tag.start for tag in tags]
    for begun in _BEGUN.finditer(text):
        if not _within(begun.start(), starts, tags):
            yield quote(text[begun.start() : begun.start() + _SHOWN].split("\n", 1)[0])


def _taken_in(text: str, tags: Sequence[Tag]) -> Iterator[str]:
    starts = [tag.start for tag in tags]
    for group in find_groups(text):
        if group.mark == CALL and not _within(group.start, starts, tags):
            name = quote(group.head(text, _LONGEST + 1))
            if _is_page(name):
                yield name


def _within(place: int, starts: Sequence[int], tags: Sequence[Tag]) -> bool:
    before = bisect(starts, place) - 1
    return before >= 0 and place < tags[before].end


def _is_page(name: str) -> bool:
    """Tell whether ``{{name}}`` takes in a page: it is no variable and no parser function."""
    word, colon, _rest = name.partition(":")
    if (
        name.casefold() in ("", *NAMES)
        or len(name) > _LONGEST
        or computes(name)
        or name[0] in "#!="
    ):
        return False
    return not (word.isupper() or (colon and word.casefold() in _FUNCTIONS))
