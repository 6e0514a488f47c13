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
    """Return ``text`` with comments, and the tags whose content is shown as it is, hidden."""
    return _LITERAL.sub(lambda found: FILLER * len(found[0]), text)
