"""A web page: looks in classes, lists in levels, links with a detour."""

from kicsync.rubrics.reading.blocks import Block, Kind
from kicsync.rubrics.reading.document import document_of
from kicsync.rubrics.reading.runs import Look
from tests.rubrics.saying import runs


def page(body: str, head: str = "") -> tuple[Block, ...]:
    return document_of(
        "a.html", f"<html><head>{head}</head><body>{body}</body></html>".encode()
    ).blocks


def test_looks_of_google_stand_in_classes() -> None:
    style = (
        "<style>.c1{font-weight:700;color:#ff0000}.c2{text-decoration:line-through}"
        ".c3{font-style:italic}p.c4,.c5{background-color:rgb(255, 255, 0)}</style>"
    )
    body = "".join(f'<p><span class="c{n}">mot{n}</span></p>' for n in (1, 2, 3, 5))
    found = runs(page(body, style))
    assert [(run.look, run.colour) for run in found] == [
        (Look.BOLD, "#ff0000"), (Look.STRUCK, ""), (Look.ITALIC, ""), (Look.PLAIN, "#ffff00"),
    ]  # fmt: skip


def test_looks_of_whole_paragraphs_and_items() -> None:
    body = (
        '<p style="color:#ff0000">rouge</p><p style="font-weight:bold">gras</p>'
        '<ul><li style="color:#00aa00">vert<ul><li>dessous</li></ul></li></ul><p>noir</p>'
        '<p style="text-decoration: line-through">barré</p><h1 style="color:#ff0000">titre</h1>'
    )
    assert [(run.text, run.look, run.colour) for run in runs(page(body))] == [
        ("rouge", Look.PLAIN, "#ff0000"),
        ("gras", Look.BOLD, ""),
        ("vert", Look.PLAIN, "#00aa00"),
        ("dessous", Look.PLAIN, "#00aa00"),
        ("noir", Look.PLAIN, ""),
        ("barré", Look.STRUCK, ""),
        ("titre", Look.PLAIN, ""),
    ]


def test_links_of_google_lead_where_they_should() -> None:
    address = "https://www.google.com/url?q=https://cobudget.com/%23a&amp;sa=D&amp;ust=1"
    body = f'<p><a href="{address}">Cobudget</a> et <a href="#h.abc">plus bas</a></p>'
    assert [run.link for run in runs(page(body))] == ["https://cobudget.com/#a", ""]


def test_comments_of_google_stand_where_they_belong() -> None:
    body = (
        '<p>Un texte<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> commenté.</p>'
        '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>À relire.</span></p><p>Oui.</p></div>'
    )
    found = runs(page(body))
    assert [(run.text, run.look) for run in found] == [
        ("Un texte", Look.PLAIN), ("À relire. Oui. ", Look.COMMENT), (" commenté.", Look.PLAIN),
    ]  # fmt: skip


def test_levels_of_lists_of_google() -> None:
    body = "".join(
        f'<ul class="lst-kix_a-{level} start"><li>{text}</li></ul>'
        for level, text in ((0, "un"), (1, "deux"), (2, "trois"), (1, "quatre"), (0, "cinq"))
    )
    assert [(block.level, block.words) for block in page(body)] == [
        (1, "un"), (2, "deux"), (3, "trois"), (2, "quatre"), (1, "cinq"),
    ]  # fmt: skip


def test_items_keep_their_level_after_a_paragraph() -> None:
    body = (
        '<ol class="lst-kix_a-0 start"><li>un</li></ol><ul class="lst-kix_a-1 start"><li>deux</li>'
        '</ul><p>Un texte.</p><ul class="lst-kix_a-1"><li><span>trois</span></li></ul>'
    )
    assert [(block.kind, block.level, block.words) for block in page(body)] == [
        (Kind.ITEM, 1, "un"),
        (Kind.ITEM, 2, "deux"),
        (Kind.TEXT, 0, "Un texte."),
        (Kind.ITEM, 2, "trois"),
    ]


def test_a_caption_is_read() -> None:
    body = "<figure><img src='a.png' alt='four'/><figcaption>Le four</figcaption></figure>"
    assert [run.text for run in runs(page(body))] == ["four", "Le four"]
