"""Hide what is no markup on a page that defines others, character for character.

Unlike ``mask``, what stands in ``<includeonly>`` stays: there a template says what it gives.
"""

import re

from kicsync.wikitext.mask import FILLER

_LITERAL = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<tag>nowiki|pre|syntaxhighlight|source|templatedata|math|score)(?:\s[^<>]*)?(?<!/)>"
    r".*?</(?P=tag)\s*>",
    re.DOTALL | re.IGNORECASE,
)


def hide_literal(text: str) -> str:
    """Return ``text`` with comments, and the tags whose content is shown as it is, hidden.

    A comment becomes blanks: beside a name it is none of it (manual page "Help:Formatting").
    """
    return _LITERAL.sub(_hidden, text)


def _hidden(found: "re.Match[str]") -> str:
    return (FILLER if found["tag"] else " ") * len(found[0])
