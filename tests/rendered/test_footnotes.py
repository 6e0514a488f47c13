"""Footnotes of a page, as the extension Cite shows them, stand where their marks do again."""

from kicsync.rendered.page import content, inner_html
from kicsync.rendered.to_wikitext import to_wikitext

MARK = '<sup class="reference"><a href="#cite_note-{note}">&#91;{shown}&#93;</a></sup>'
NOTE = (
    '<li id="cite_note-{note}"><span class="mw-cite-backlink"><a href="#cite_ref-1">↑</a></span> '
    '<span class="reference-text">{text}</span></li>'
)


def mark(note: str, shown: str = "1") -> str:
    return MARK.format(note=note, shown=shown)


def notes(**texts: str) -> str:
    items = (NOTE.format(note=n.strip("_").replace("_", "-"), text=t) for n, t in texts.items())
    return f'<div class="mw-references-wrap"><ol class="references">{"".join(items)}</ol></div>'


def written(body: str) -> str:
    page = f"<div id='mw-content-text'><div class='mw-parser-output'>{body}</div></div>"
    html = inner_html(content(page, "wiki/A.html"))
    return to_wikitext([html], lambda address: address.removeprefix("/wiki/")[:-5])[0].text


def test_a_note_stands_at_its_mark_and_its_link_still_leads_there() -> None:
    body = f"<p>a{mark('1')} b</p><h2>Notes</h2>" + notes(_1='<i>c</i> <a href="B.html">d</a>')
    assert written(body) == "a<ref>''c'' [[B|d]]</ref> b\n\n== Notes ==\n\n<references />"


def test_a_list_that_comes_by_itself_is_not_written() -> None:
    assert written(f"<p>a{mark('1')}</p>{notes(_1='b')}<!-- c -->") == "a<ref>b</ref>"


def test_marks_of_one_note_share_its_name_and_groups_are_kept() -> None:
    body = f"<p>{mark('b-2', '2')}{mark('b-2', '2')}{mark('3', 'n 1')}{mark('4')}{mark('4')}</p>"
    assert written(body + notes(b_2="B", _3="C", _4="D")) == (
        '<ref name="b">B</ref><ref name="b" /><ref group="n">C</ref>'
        '<ref name="note4">D</ref><ref name="note4" />'
    )


def test_a_mark_without_a_note_stays_as_it_is_shown() -> None:
    assert written(f"<p>a{mark('1')}</p>") == "a<sup>[1]</sup>"
