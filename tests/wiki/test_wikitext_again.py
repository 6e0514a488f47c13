"""Wikitext -> HTML by a real MediaWiki -> wikitext -> HTML: a reader sees the same words."""

import pytest

from kicsync.rendered.leaves import leaves, tree
from kicsync.rendered.text import to_text
from kicsync.rendered.to_wikitext import to_wikitext
from kicsync.wiki.archive_name import named
from tests.wiki.conftest import Editor

TEXTS = {
    "emphasis": "'''gras''', ''italique'', '''''les deux''''' et l'''eau''",
    "paragraphs": "Un\ndeux\n\ntrois\n\n\n\nquatre",
    "lists": "* a\n** b\n*** c\n* d\n# e\n## f\n; terme : définition\n: retrait\n:: encore",
    "links": "[[Accueil]] [[accueil|chez nous]] [[Page absente|rien]] [[Accueil#Plan|plan]] "
    "[https://exemple.org un ''site''] https://exemple.org/?a=b&c=d [https://exemple.org]",
    "table": '{| class="wikitable" style="color:red"\n|+ Titre\n! a !! b\n|-\n| c || d\n|-\n'
    "| colspan=2 | e\n* f\n* g\n|}",
    "a list in an indented line": "a\n:* b\n:* c\nd",
    "a cell that begins with a list": "{|\n|\n* a\n* b\n| c\n|-\n| colspan=2 |\n# d\n|}",
    "nested table": '{|\n| a\n|\n{| class="wikitable"\n| b || c\n|}\n|}',
    "headings": "Avant\n== Un ==\nTexte\n=== Deux ===\nTexte",
    "what looks like markup": "<nowiki>[[a]] {{b}} ''c'' ~~~~</nowiki> &lt;p&gt; &amp;nbsp; 3 < 4",
    "lines that look like lists": "<nowiki/>* a\n\n<nowiki>#</nowiki> b\n\n<nowiki>= c =</nowiki>",
    "elements": "a<sup>2</sup> <s>b</s> <small>c</small> <code>d</code> e<br>f <u>g</u>",
    "preformatted": "<pre>\n a  <b>\n  c\n</pre>\nd\n\n e\n f",
    "spaces of French": "Vraiment ? « Oui » : 50 % ; voilà ! 5&nbsp;km",
    "quote": "<blockquote>Une phrase.</blockquote>",
    "rule": "a\n----\nb",
}  # fmt: skip


def title_of(address: str) -> str:
    return "" if "://" in address else named(address).title


def parsed(editor: Editor, text: str) -> str:
    said = editor.api(action="parse", text=text, contentmodel="wikitext", prop="text")
    return str(said["parse"]["text"])


def words(html: str) -> list[str]:
    return to_text(list(leaves(tree(html)))).splitlines()


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_reader_sees_the_same_words(editor: Editor, text: str) -> None:
    html = parsed(editor, text)
    (found,) = to_wikitext([html], title_of)
    assert words(parsed(editor, found.text)) == words(html), found.text


def test_every_page_of_the_kit_reads_the_same(editor: Editor) -> None:
    listed = editor.api(
        action="query", list="allpages", aplimit="max", apfilterredir="nonredirects"
    )
    pages = [page["title"] for page in listed["query"]["allpages"]]
    shown = {t: editor.api(action="parse", page=t, prop="text")["parse"]["text"] for t in pages}
    again = to_wikitext(list(shown.values()), title_of)
    for (title, html), found in zip(shown.items(), again, strict=True):
        assert words(parsed(editor, found.text)) == words(html), title
