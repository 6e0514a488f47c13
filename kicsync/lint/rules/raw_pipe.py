"""A “|” or a table that a template would take for its own.

In a template each “|” begins a new value, so a table in it falls to pieces. Write “{{!}}” there,
or take the table out of the template.

A “|” or a table that stands in no template is fine: kicsync writes “{{!}}” on the page, and “|”
in the file when it is pulled. Only where it can't give the “|” back, as in “{|}” or beside a
“{{!}}” in a link, does this rule ask for what the next pull would write.

Wrong::

    titre: Tenir un journal ouvert
    exemple: |
      Deux équipes se relaient :
      {{Encadré|
      {| class="wikitable"
      | Accueil || Atelier
      |}
      }}

Right::

    titre: Tenir un journal ouvert
    exemple: |
      Deux équipes se relaient :
      {{Encadré|
      {{{!}} class="wikitable"
      {{!}} Accueil {{!}}{{!}} Atelier
      {{!}}}
      }}
"""

import re
from collections.abc import Iterator

from kicsync.i18n import _
from kicsync.lint.context import Context
from kicsync.lint.document import Document, Text
from kicsync.lint.markup import Span, boxes
from kicsync.lint.problem import Problem, Severity, replaced
from kicsync.lint.rule import About, Options

ABOUT = About("KIC404", "raw-pipe", Severity.WARNING, fixable=True)

_EDGE = re.compile(r"(?:^|(?<=[=|]))[ \t:]*(\{\|)(?!\})|^[ \t]*\|\}(?!\})", re.MULTILINE)


def check(document: Document, context: Context, _options: Options) -> Iterator[Problem]:
    """Yield each table in a template, and each "|" that comes back as something else."""
    everything = document.joined
    tables = "{|" in everything and "{{" in everything
    odd = "{|}" in everything or ("{{!}}" in everything and "|" in everything)
    if not tables and not odd:
        return
    for text in document.texts[1:]:
        if tables and "{|" in text.text:
            yield from _shredded(text)
        if odd and "|" in text.text and text.path != (context.schema.free_text,):
            yield from _changed(text)


def _shredded(text: Text) -> Iterator[Problem]:
    from kicsync.wikitext.mask import mask_opaque  # slow to import, and few records need it
    from kicsync.wikitext.pipes import encode

    masked = mask_opaque(text.text)
    message = _("The template around this table takes each “|” for its own. Write “{word}”.")
    for start, end in _tables(masked):
        found = Problem(message.format(word="{{!}}"), text.path, start, end)
        yield replaced(found, encode(text.text[start:end]))


def _tables(text: str) -> Iterator[Span]:
    """Yield where the outermost tables stand in the templates of ``text``."""
    for opened, closed in boxes(text):
        depth = first = 0
        for edge in _EDGE.finditer(text, opened, closed):
            if edge[1]:
                first = first if depth else edge.start(1)
                depth += 1
            elif depth:
                depth -= 1
                if not depth:
                    yield first, edge.end()


def _changed(text: Text) -> Iterator[Problem]:
    from kicsync.wikitext.pipes import decode, encode, outline

    pipes, stray = outline(text.text)
    raw = encode(text.text)
    kept = decode(raw)
    if stray or kept == text.text:
        return
    message = _("The page can't hold this “|”, and the next pull would write “{word}”. Write that.")
    for place in pipes:
        boxed = text.text[place - 1 : place + 2] == "{|}"
        if boxed or kept == raw:
            word = "&#124;" if boxed else "{{!}}"
            yield replaced(Problem(message.format(word=word), text.path, place, place + 1), word)
