"""HTML of a page -> wikitext, by pandoc, many values in one run of it.

The passes before and after it keep what pandoc would lose: links between pages, pictures, elements
that wikitext has too, and text that looks like markup.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kicsync.errors import ConfigError
from kicsync.i18n import _
from kicsync.rendered.escapes import unescaped
from kicsync.rendered.links import TitleOf
from kicsync.rendered.prepare import PLAIN_TABLE, prepare
from kicsync.rendered.tokens import Tokens

_BETWEEN = "\ue002"
"""Stands alone between two values."""

_TABLE = re.compile(rf'^(\{{\| class=")wikitable {PLAIN_TABLE} ?([^"]*")', re.MULTILINE)
_NO_CLASS = re.compile(r'^\{\| class=""', re.MULTILINE)
_FIRST_ROW = re.compile(r"^(\{\|.*\n(?:\|\+.*\n)?)\|-\n", re.MULTILINE)
_CELL = re.compile(
    r"^([|!](?: (?:(?:col|row)span|scope)[^\n|]*\|)?) ?(?=\{\||[*#;:])", re.MULTILINE
)
"""The beginning of a cell that holds a list or a table, which must begin a line."""

_RULE = re.compile(r"^-{5,}$", re.MULTILINE)
_LINES = re.compile(r"[ \t]+$", re.MULTILINE)
_FROM = "html-auto_identifiers"
_OPTIONS = ["--wrap=preserve", "--sandbox"]
"""Line ends stay where they are; pandoc reads no file and asks no address."""


class Converted(NamedTuple):
    """A value in wikitext, and what of it could not be kept, in words."""

    text: str
    losses: tuple[str, ...] = ()


def to_wikitext(values: Sequence[str], title_of: TitleOf) -> tuple[Converted, ...]:
    """Return the wikitext of each of ``values``, which are HTML.

    ``title_of`` returns the title of the page to which an address leads, '' for one elsewhere.
    Raises ConfigError where pandoc does not run.
    """
    if not values:
        return ()
    tokens = Tokens()
    prepared = [prepare(value.replace(_BETWEEN, ""), tokens, title_of) for value in values]
    whole = f"\n<p>{_BETWEEN}</p>\n".join(html for html, _losses in prepared)
    texts = _pandoc(whole).split(_BETWEEN)
    assert len(texts) == len(values)
    return tuple(
        Converted(_finished(text, tokens), losses.found)
        for text, (_html, losses) in zip(texts, prepared, strict=True)
    )


def _pandoc(html: str) -> str:
    import pypandoc

    try:
        return str(pypandoc.convert_text(html, "mediawiki", format=_FROM, extra_args=_OPTIONS))
    except (OSError, RuntimeError) as error:  # it finds no program, or one that is too old
        raise ConfigError(
            _("pandoc, which turns pages into wikitext, does not run."),
            hint=_("Install the Python package “pypandoc_binary” again: it holds pandoc."),
        ) from error


def _finished(text: str, tokens: Tokens) -> str:
    text = _TABLE.sub(r"\1\2", unescaped(text))
    text = _RULE.sub("----", _NO_CLASS.sub("{|", text))
    text = _CELL.sub(r"\1\n", text)
    text = _FIRST_ROW.sub(r"\1", text)
    return tokens.restore(_LINES.sub("", text)).strip()
