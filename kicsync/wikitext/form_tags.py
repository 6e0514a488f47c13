"""The tags of a form: ``{{{field|Etape|mandatory|input type=dropdown}}}``.

Their grammar is that of Page Forms (manual page "Extension:Page Forms/Defining forms"). Whatever
stands around them is wikitext; a tag may stand inside a parser function too.
"""

from dataclasses import dataclass

from kicsync.wikitext.braces import ARGUMENT, find_groups
from kicsync.wikitext.inclusion import LITERAL

TEMPLATE = "for template"
END = "end template"
FIELD = "field"
INPUT = "standard input"
SECTION = "section"
NAMES = (TEMPLATE, END, FIELD, INPUT, SECTION, "info")
_LONGEST = 40
"""Characters of a name with its blanks."""


@dataclass(frozen=True)
class Tag:
    """``{{{name|value|option|option=…}}}`` between the places ``start`` and ``end`` of a form.

    ``flags`` are the options without a value; both they and the keys of ``settings`` have small
    letters and single blanks. ``computed`` are the options that hold a parser function, an
    argument or a template, with their keys: what they come to is known when the form is shown.
    """

    name: str
    value: str
    flags: frozenset[str]
    settings: dict[str, str]
    computed: tuple[tuple[str, str], ...]
    start: int
    end: int


def find_tags(text: str) -> list[Tag]:
    """Return the tags of a form, whose ``text`` is what it gives to a page that includes it."""
    found: list[Tag] = []
    for group in find_groups(text):
        inside = found and group.start < found[-1].end
        name = _key(group.head(text, _LONGEST)) if group.mark == ARGUMENT else ""
        if name in NAMES and not inside:
            found.append(_tag(name, group.parts(text)[1:], group.start, group.end))
    return found


def computes(value: str) -> bool:
    """Tell whether ``value`` is only known when the form is shown."""
    return "{{" in value or LITERAL in value


def quote(text: str) -> str:
    """Return ``text`` on one line, as people read it."""
    return " ".join(text.replace(LITERAL, "…").split())


def _tag(name: str, parts: list[str], start: int, end: int) -> Tag:
    options = [_option(part) for part in parts[1:]]
    return Tag(
        name,
        parts[0].strip() if parts else "",
        frozenset(key for key, value in options if value is None),
        {key: value for key, value in options if value is not None and not computes(value)},
        tuple((key, quote(value)) for key, value in options if value and computes(value)),
        start,
        end,
    )


def _option(part: str) -> tuple[str, str | None]:
    """Return the key and the value of an option; what is worked out as a whole has no key."""
    key, equals, value = part.partition("=")
    if computes(key):
        return "", part
    return _key(key), value.strip() if equals else None


def _key(words: str) -> str:
    return " ".join(words.split()).casefold()
