"""Runs and blocks -> wikitext (manual page "Help:Formatting")."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kicsync.rubrics.reading.blocks import Block, Cell, Kind, Table
from kicsync.rubrics.reading.runs import Look, Run, Runs, lines_of, stripped

_MARKUP = re.compile(
    r"\[\[|\]\]|\{\{+|\}\}+|''+|~~~+|__[^\W_]+__|&(?=#?\w+;)|<(?=[/!A-Za-z])"
    r"|\[(?=(?:\w+:)?//|(?:mailto|tel|news|urn|geo|magnet|sms|sip|xmpp|bitcoin):)",
    re.IGNORECASE,
)
_ARMOUR = re.compile("\u00a0(?=[?:;!%»›])|(?<=[«‹])\u00a0")
"""No-break spaces of French typography: MediaWiki makes them of blanks (Sanitizer.php)."""

_AT_START = re.compile(r"(?:[*#:;=]|----|\{\|)")
_APART = "<nowiki/>"
"""Between two apostrophes, one of them markup, which MediaWiki counts together: ``l'''eau''``."""

_UNSAFE = re.compile(r"""[\s"<>\[\]|{}]|'(?=')|(?<=')'""")
_CODE = re.compile(r"&(?=#?\w+;)|<(?=/pre)", re.IGNORECASE)
"""What means something between ``<pre>`` and ``</pre>`` (manual page "Help:Formatting")."""

_LOOKS = ((Look.BOLD, "'''", "'''"), (Look.ITALIC, "''", "''"))
_TAGS = (
    (Look.CODE, "<code>", "</code>"),
    (Look.ABOVE, "<sup>", "</sup>"),
    (Look.BELOW, "<sub>", "</sub>"),
)


def text_of(runs: Iterable[Run]) -> str:
    """Return one text of several lines as wikitext; what is not shown is not in it."""
    written = (_line(line) for line in lines_of(tuple(run for run in runs if run.shown)))
    return "\n".join(line for line in written if line)


def blocks_text(blocks: Sequence[Block]) -> str:
    """Return paragraphs, lists and tables as wikitext."""
    texts: list[str] = []
    before: Block | None = None
    for block in blocks:
        text = _block(block)
        if not text:
            continue
        both_items = before is not None and before.kind is block.kind is Kind.ITEM
        texts += [*([] if not texts else ["\n" if both_items else "\n\n"]), text]
        before = block
    return "".join(texts)


def _block(block: Block) -> str:
    if block.kind is Kind.TABLE:
        return _table(block.table)
    if block.kind is Kind.CODE:
        code = "".join(run.text for run in block.runs if run.shown)
        return (
            f"<pre>{_CODE.sub(lambda found: _shield(found[0]), code)}</pre>" if code.strip() else ""
        )
    text = text_of(block.runs)
    if block.kind is Kind.ITEM and text:
        sign = "#" if block.number else "*"
        return f"{sign * max(block.level, 1)} {text.replace(chr(10), '<br />')}"
    if block.kind is Kind.HEADING and text:
        signs = "=" * min(max(block.level, 2), 6)
        return f"{signs} {text.replace(chr(10), ' ')} {signs}"
    return text.replace("\n", "\n\n")  # of one line end, MediaWiki makes a blank


def _line(runs: Runs) -> str:
    bare = stripped(runs)
    text = _met(_linked(link, list(some)) for link, some in groupby(bare, lambda run: run.link))
    start = _AT_START.match(text) if bare and not bare[0].link and not _dressed(bare[0]) else None
    return f"<nowiki>{start[0]}</nowiki>{text[start.end() :]}" if start else text


def _dressed(run: Run) -> bool:
    return bool(run.look & (Look.BOLD | Look.ITALIC | Look.CODE))


def _linked(link: str, runs: Sequence[Run]) -> str:
    text = _met(_looking(key, list(some)) for key, some in groupby(runs, lambda run: run.look))
    if not link:
        return text
    address = _UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", link)
    words = "".join(run.text for run in runs)
    if words.strip() == link:
        return text.replace(words, words.replace(link, address)) if words == text else text
    lead, trail = edges(text)
    return f"{lead}[{address} {text.strip().replace(']', '&#93;')}]{trail}"


def _looking(look: Look, runs: Sequence[Run]) -> str:
    text = _escaped("".join(run.text for run in runs))
    if not text.strip():
        return text
    lead, trail = edges(text)
    text = text.strip()
    before = after = ""
    for wanted, first, last in _TAGS + _LOOKS:
        if look & wanted:
            before, after = first + before, after + last
    return f"{lead}{_met((before, text, after))}{trail}"


def _met(texts: Iterable[str]) -> str:
    """Return ``texts`` one after the other, with nothing between them that reads as markup."""
    whole = ""
    for text in texts:
        whole += f"{_APART}{text}" if whole[-1:] == text[:1] == "'" else text
    return whole


def edges(text: str) -> tuple[str, str]:
    """Return the blanks before and behind the words of ``text``; both are all of it without any."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda found: _shield(found[0]), _ARMOUR.sub(" ", text))


def _shield(markup: str) -> str:
    if markup in ("&", "<"):
        return {"&": "&amp;", "<": "&lt;"}[markup]
    return f"<nowiki>{markup}</nowiki>"


def _table(table: Table) -> str:
    rows = ["\n".join(_cells(row)) for row in table]
    return "\n".join(['{| class="wikitable"', "\n|-\n".join(filter(None, rows)), "|}"])


def _cells(row: Sequence[Cell]) -> Iterator[str]:
    for cell in row:
        sign = "!" if cell.head else "|"
        spans = (("colspan", cell.across), ("rowspan", cell.down))
        wide = " ".join(f'{name}="{count}"' for name, count in spans if count > 1)
        lines = (_celled(text_of(line)) for line in cell.lines)
        text = "<br />".join(filter(None, lines)).replace("\n", "<br />")
        yield " ".join(filter(None, (sign, f"{wide} |" if wide else "", text)))


def _celled(text: str) -> str:
    """Return a text in which nothing begins another cell (manual page "Help:Tables")."""
    return text.replace("|", "&#124;").replace("!!", "!&#33;")
