"""HTML of a wiki -> wikitext: one case a line, and what could not be kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kicsync.errors import ConfigError
from kicsync.rendered.to_wikitext import Converted, to_wikitext

NBSP = "\u00a0"


def title_of(address: str) -> str:
    """Return the title at ``/wiki/…``, as a wiki with that path has it."""
    return address.removeprefix("/wiki/").partition("#")[0].replace("_", " ") * (
        address.startswith("/wiki/")
    )


def convert(html: str) -> Converted:
    (found,) = to_wikitext([html], title_of)
    return found


PICTURE = """\
<a href="/wiki/Fichier:A_b.png" class="image"
><img alt="A b.png" src="/images/thumb/1/1a/A_b.png/99px-A_b.png" width="99"></a>"""
OLD_THUMBNAIL = """\
<div class="thumb tright"><div class="thumbinner"><a href="/wiki/Fichier:A.png"
><img src="/images/1/1a/A.png" width="220"></a><div class="thumbcaption"
><div class="magnify"><a href="/wiki/Fichier:A.png"></a></div>Une <i>vue</i></div></div></div>"""
THUMBNAIL = """\
<figure typeof="mw:File/Thumb" class="mw-halign-left"><a href="/wiki/Fichier:A.png"
><img src="/images/1/1a/A.png" width="80"></a><figcaption>Vue</figcaption></figure>"""
GALLERY = """\
<ul class="gallery mw-gallery-packed"><li class="gallerycaption">Vues</li>
<li class="gallerybox" style="width: 155px"><div><div class="thumb"><a href="/wiki/Fichier:A_b.png"
><img src="/images/thumb/1/1a/A_b.png/120px-A_b.png" width="120"></a></div>
<div class="gallerytext">
<p>La <i>vue</i>
</p><p><a href="/wiki/Lieu">ici</a></p></div></div></li>
<li class="gallerybox"><div class="thumb">Absente.png</div><div class="gallerytext"></div></li>
</ul>"""
CASES = {
    "a gallery": (
        f"<p>a</p>{GALLERY}<p>b</p>",
        """a\n\n<gallery mode="packed" caption="Vues">
Fichier:A b.png|La ''vue''<br />[[Lieu|ici]]
File:Absente.png\n</gallery>\n\nb""",
    ),
    "a footnote": ('a<ref name="x">une <i>note</i></ref>.', "a<ref name=\"x\">une ''note''</ref>."),
    "a footnote again": ('<p>a<ref name="x" group="n"></ref></p>', 'a<ref name="x" group="n" />'),
    "the list of footnotes": (
        "<p>a</p><references></references><p>b</p>",
        "a\n\n<references />\n\nb",
    ),
    "bold and italic": ("<p><b>a</b> et <i>b</i></p>", "'''a''' et ''b''"),
    "lines of a paragraph": ("<p>un\ndeux\n</p><p>trois\n</p>", "un\ndeux\n\ntrois"),
    "a blank line more": ("<p>a\n</p><p><br />\nb</p>", "a\n\n\nb"),
    "a link": ('<a href="/wiki/Un_titre">le texte</a>', "[[Un titre|le texte]]"),
    "a link with its title": ('<a href="/wiki/Un_titre">Un titre</a>', "[[Un titre]]"),
    "a link in small letters": ('<a href="/wiki/Un_titre">un titre</a>', "[[un titre]]"),
    "a link to a place": ('<a href="/wiki/A#b_c">x</a>', "[[A#b c|x]]"),
    "a link within the page": ('<a href="#b_c">x</a>', "[[#b c|x]]"),
    "a link to a file": ('<a href="/wiki/Fichier:X.pdf">x</a>', "[[:Fichier:X.pdf|x]]"),
    "a link with bold text": ('<a href="/wiki/A">x <b>y</b></a>', "[[A|x '''y''']]"),
    "this page": ('<a class="mw-selflink selflink">Ici</a>', "[[Ici]]"),
    "an address with a text": ('<a href="https://a.org/?b&amp;c">x</a>', "[https://a.org/?b&c x]"),
    "a bare address": (
        '<a class="external free" href="https://a.org/">https://a.org/</a>',
        "https://a.org/",
    ),
    "a numbered address": (
        '<a class="external autonumber" href="https://a.org/">[1]</a>',
        "[https://a.org/]",
    ),
    "a bracket in a link": ('<a href="https://a.org">x [1]</a>', "[https://a.org x [1&#93;]"),
    "lists": (
        "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ol><li>d</li></ol>",
        "* a\n** b\n* c\n\n# d",
    ),
    "definitions": ("<dl><dt>a</dt><dd>b</dd></dl>", "; a\n: b"),
    "indented lines": ("<dl><dd>a<dl><dd>b</dd></dl></dd><dd>c</dd></dl>", ": a\n:: b\n: c"),
    "a heading": ('<h3><span class="mw-headline" id="A">A</span></h3><p>b</p>', "=== A ===\n\nb"),
    "a table": (
        '<table class="wikitable sortable"><tbody><tr><th>a</th></tr><tr><td>b|c</td></tr></table>',
        '{| class="wikitable sortable"\n! a\n|-\n| b&#124;c\n|}',
    ),
    "a plain table": ("<table><tr><td>a</td></tr></table>", "{|\n| a\n|}"),
    "cells over columns": (
        '<table><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></table>',
        '{|\n| colspan="2"| a\n|-\n| b\n| c\n|}',
    ),
    "a picture": (PICTURE, "[[Fichier:A b.png|99px|alt=A b.png]]"),
    "a thumbnail before 1.40": (OLD_THUMBNAIL, "[[Fichier:A.png|thumb|Une ''vue'']]"),
    "a thumbnail since": (THUMBNAIL, "[[Fichier:A.png|thumb|left|80px|Vue]]"),
    "elements that wikitext has": ("a<sup>2</sup> <s>b</s> <small>c</small>",) * 2,
    "a line break": ("<p>a<br>b</p>", "a<br />b"),
    "preformatted": ("<pre>a  &lt;b&gt;\n * c</pre>", "<pre>a  &lt;b&gt;\n * c</pre>"),
    "French spaces": (f"«{NBSP}Oui{NBSP}» dit-il{NBSP}: là{NBSP}?", "« Oui » dit-il : là ?"),
    "another no-break space": (f"5{NBSP}km", "5&nbsp;km"),
    "a frame of the template": ("<div><td>a</td></div>", "a"),
    "nothing": ("<p><br></p>", ""),
}


@pytest.mark.parametrize(("html", "wikitext"), CASES.values(), ids=CASES)
def test_html_becomes_wikitext(html: str, wikitext: str) -> None:
    assert convert(html) == Converted(wikitext)


@pytest.mark.parametrize(
    ("text", "wikitext"),
    [
        ("[[a]]", "<nowiki>[[</nowiki>a<nowiki>]]</nowiki>"),
        ("{{a}}", "<nowiki>{{</nowiki>a<nowiki>}}</nowiki>"),
        ("''a''", "<nowiki>''</nowiki>a<nowiki>''</nowiki>"),
        ("l'a 'b'", "l'a 'b'"),
        ("* a", "<nowiki>*</nowiki> a"),
        ("a\n# b", "a\n<nowiki>#</nowiki> b"),
        ("a * b # c", "a * b # c"),
        ("&lt;b&gt; &lt; 3 &amp; 4 &amp;lt;", "&lt;b> < 3 & 4 &amp;lt;"),
        ("__TOC__ ~~~~", "<nowiki>__TOC__</nowiki> <nowiki>~~~~</nowiki>"),
        ('"a"', '"a"'),
    ],
)
def test_text_that_looks_like_markup_stays_text(text: str, wikitext: str) -> None:
    assert convert(f"<p>{text}</p>").text == wikitext


@pytest.mark.parametrize(
    ("html", "wikitext", "loss"),
    [
        ("a<form><input value=x></form>", "a", "a form is left out"),
        (
            '<iframe src="https://v.org/1"></iframe>',
            "",
            "embedded page is left out: https://v.org/1",
        ),
        ("<video src=v.webm></video>b", "b", "a film is left out: v.webm"),
        ('<p style="color:red">c</p>', "c", "colours, sizes or positions are left out"),
        ("<marquee>d</marquee>", "d", "of <marquee>, only the text is kept"),
        ('<a href="javascript:x()">e</a>', "e", "leads nowhere that is known: javascript:x()"),
        (
            '<img src="https://v.org/i.png" alt="f">',
            "f",
            "no file of the wiki: https://v.org/i.png",
        ),
        ('g<sup><a href="#cite_note-1">[1]</a></sup>', "g<sup>[1]</sup>", "foot"),
    ],
)
def test_what_can_not_be_kept_is_told(html: str, wikitext: str, loss: str) -> None:
    found = convert(html)
    assert found.text == wikitext
    assert any(loss in one for one in found.losses), found.losses


def test_where_lines_end_is_no_matter_of_looks() -> None:
    assert convert('<div style="white-space: pre-line"><p>a\nb</p></div>') == Converted("a\nb")


def test_nothing_is_fetched() -> None:
    html = '<iframe src="http://127.0.0.1:9/"></iframe><img src="file:///etc/passwd"><p>a</p>'
    assert convert(html).text == "a"


def test_many_values_are_converted_together_and_stay_apart() -> None:
    values = [f"<ul><li>{n}</li></ul>" for n in range(50)] + ["", "<b>a", "</div>b", "\ue002c"]
    found = [one.text for one in to_wikitext(values, title_of)]
    assert found == [*(f"* {n}" for n in range(50)), "", "'''a'''", "b", "c"]
    assert to_wikitext([], title_of) == ()


_TEXT = st.text(st.sampled_from("ab[]{}'|*#=:;<>&~_é\n\u00a0\ue000\ue001 "), max_size=12)
_TAGS = st.sampled_from(["p", "b", "i", "ul", "li", "td", "table", "tr", "div", "a", "h2", "dd"])


@st.composite
def html(draw: st.DrawFn) -> str:
    parts = draw(st.lists(st.tuples(_TAGS, _TEXT, st.booleans()), max_size=8))
    return "".join(f"<{tag}>{text}{f'</{tag}>' if end else ''}" for tag, text, end in parts)


@settings(max_examples=60, deadline=None)
@given(st.lists(html(), min_size=1, max_size=4))
def test_any_html_has_a_wikitext_without_marks(values: list[str]) -> None:
    found = to_wikitext(values, title_of)
    assert len(found) == len(values)
    assert not any(mark in one.text for one in found for mark in "\ue000\ue001\ue002")


def test_without_pandoc_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_args: object, **_options: object) -> str:
        raise OSError("No pandoc was found")

    monkeypatch.setattr("pypandoc.convert_text", nothing)
    with pytest.raises(ConfigError, match="pandoc"):
        convert("<p>a</p>")
