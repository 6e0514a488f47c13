"""Writes pieces as a web page, by hand, as Google Docs exports it."""

from collections.abc import Sequence
from html import escape

from tests.rubrics.pieces import Piece, Words


def google_html(pieces: Sequence[Piece], title: str = "Parcours") -> str:
    """Return ``pieces`` as Google Docs exports a web page: looks in classes, flat lists."""
    notes: list[str] = []
    body = "".join(_google_piece(piece, notes) for piece in pieces)
    end = "".join(
        f'<div class="c4"><p class="c1"><a href="#cmnt_ref{n}" id="cmnt{n}">[{letter(n)}]</a>'
        f'<span class="c0">{escape(note)}</span></p></div>'
        for n, note in enumerate(notes, 1)
    )
    return (
        f'<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"><title>'
        f'{escape(title)}</title><style type="text/css">@import url(https://themes.google.com/x);'
        "ol{margin:0;padding:0}.c0{color:#000000;font-weight:400;text-decoration:none;"
        "font-style:normal}.c2{font-weight:700}.c3{font-style:italic}"
        ".c5{text-decoration:line-through}.c6{color:#cc0000}.c7{color:#1c4587}"
        ".c8{color:#1155cc;text-decoration:underline}.lst-kix_ab1-0>li:before{content:'x'}"
        f'</style></head><body class="c9 doc-content">{body}{end}</body></html>'
    )


def _google_piece(piece: Piece, notes: list[str]) -> str:
    if piece.kind == "table":
        rows = (
            "".join(
                f'<td colspan="1"><p class="c1"><span class="c0">{escape(text)}</span></p></td>'
                for text in row
            )
            for row in piece.rows
        )
        return f'<table class="c9"><tr>{"</tr><tr>".join(rows)}</tr></table>'
    words = "".join(_google_words(one, notes) for one in piece.words)
    if piece.kind in ("item", "number"):
        tag = "ul" if piece.kind == "item" else "ol"
        level = piece.level - 1
        return (
            f'<{tag} class="c9 lst-kix_ab1-{level} start" start="1">'
            f'<li class="c1 li-bullet-0">{words}</li></{tag}>'
        )
    tag = piece.kind if piece.kind.startswith("h") else "p"
    style = ' class="c1 title"' if piece.kind == "title" else ' class="c1"'
    return f"<{tag}{style}>{words}</{tag}>"


def _google_words(words: Words, notes: list[str]) -> str:
    if words.change == "del":
        return ""
    colours = {"": "c0", "#cc0000": "c6", "#1c4587": "c7"}
    classes = [
        colours[words.colour],
        *(["c2"] if words.bold else []),
        *(["c3"] if words.italic else []),
        *(["c5"] if words.struck else []),
    ]
    inner = escape(words.text)
    if words.link:
        address = f"https://www.google.com/url?q={words.link}&amp;sa=D&amp;source=editors"
        inner = f'<a class="c8" href="{address}">{inner}</a>'
    found = f'<span class="{" ".join(classes)}">{inner}</span>'
    if words.comment:
        notes.append(words.comment)
        n = len(notes)
        found += f'<sup><a href="#cmnt{n}" id="cmnt_ref{n}">[{letter(n)}]</a></sup>'
    return found


def letter(number: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[number - 1]
