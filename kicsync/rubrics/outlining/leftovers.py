"""What of a block never ends up in a text silently: crossed out, coloured, commented, changed.

Colours show additions (“en couleur pour les mettre en exergue”, journal, 14 April 2020), so text in
colour is kept, and told; so is what somebody suggests to insert. The rest is left out, and told.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from kicsync.i18n import N_, _
from kicsync.kit.outline import Leftover, Spot
from kicsync.rubrics.outlining.to_wiki import edges, text_of
from kicsync.rubrics.reading.blocks import Aside, Block, Kind
from kicsync.rubrics.reading.runs import Look, Run

_LEFT = {
    Look.BOX: N_("a box beside the text"),
    Look.COMMENT: N_("a comment"),
    Look.DELETED: N_("it is to be deleted"),
    Look.STRUCK: N_("it is crossed out"),
    Look.NOTE: N_("a footnote"),
    Look.PICTURE: N_("a picture"),
    Look.ADDRESS: N_("where a link leads, which no wiki page can open"),
    Look.INSERTED: N_("kept: it was suggested"),
}
_LEFT_BY = {
    Look.COMMENT: N_("a comment by {who}"),
    Look.DELETED: N_("{who} wants to delete it"),
    Look.INSERTED: N_("kept: {who} suggested it"),
}
"""The same, where somebody is known to have done it."""

_ASIDES = {
    "comment": N_("a comment"),
    "note": N_("a footnote"),
    "header": N_("it stands at the top of every page"),
    "footer": N_("it stands at the bottom of every page"),
}


def told(block: Block) -> Iterator[Leftover]:
    """Yield what is left out of a block, and what is kept of it but must be known."""
    for reason, text in _together(_reasons(block)):
        if text.strip():
            yield Leftover(block.spot, text.strip(), reason)


def aside(one: Aside) -> Leftover:
    """Return what stands beside the text of a document."""
    return Leftover(Spot(0), one.text, _(_ASIDES[one.what]))


def _reasons(block: Block) -> Iterator[tuple[str, str]]:
    """Yield each run of a block with why it is told, '' for an ordinary one."""
    for run in _runs(block):
        text = text_of([run._replace(look=run.look & (Look.BOLD | Look.ITALIC))])
        lead, trail = edges(run.text)
        yield _reason(run), f"{lead}{text}{trail}" if text else lead


def _runs(block: Block) -> Iterable[Run]:
    if block.kind is Kind.TABLE:
        cells = (cell for row in block.table for cell in row)
        return chain.from_iterable(line for cell in cells for line in cell.lines)
    return block.runs


def _reason(run: Run) -> str:
    for look, text in _LEFT.items():
        if run.look & look:
            by = _LEFT_BY.get(look, "") if run.who else ""
            return _(by).format(who=run.who) if by else _(text)
    return _("kept: it is in colour ({colour})").format(colour=run.colour) if run.colour else ""


def _together(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield what has one reason together, if only blanks are between."""
    reason, text = "", ""
    for now, words in pairs:
        if now == reason or (not now and not words.strip()):
            text += words
        else:
            if reason:
                yield reason, text
            reason, text = now, words
    if reason:
        yield reason, text
