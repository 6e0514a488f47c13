"""Links, looks, lists and tables as wikitext."""

import pytest

from kicsync.rubrics.outlining.to_wiki import blocks_text, text_of
from kicsync.rubrics.reading.blocks import Block, Cell, Kind
from kicsync.rubrics.reading.runs import Look, Run
from tests.rubrics.saying import bullets, outline_of


@pytest.mark.parametrize(
    ("run", "text"),
    [
        (Run("gras ", Look.BOLD), "'''gras'''"),
        (Run("les deux", Look.BOLD | Look.ITALIC), "'''''les deux'''''"),
        (Run("H", Look.BELOW), "<sub>H</sub>"),
        (Run("la page", link="https://a.org/x y"), "[https://a.org/x%20y la page]"),
        (Run("[la] page", link="https://a.org"), "[https://a.org [la&#93; page]"),
        (Run("https://a.org", link="https://a.org"), "https://a.org"),
        (Run("{{piège}}"), "<nowiki>{{</nowiki>piège<nowiki>}}</nowiki>"),
        (Run("a < b & c <b>"), "a < b & c &lt;b>"),
        (Run("* une étoile"), "<nowiki>*</nowiki> une étoile"),
        (Run("Qui\u00a0? «\u00a0Nous\u00a0»"), "Qui ? « Nous »"),
        (Run("barré", Look.STRUCK), ""),
    ],
)
def test_a_run(run: Run, text: str) -> None:
    assert text_of([run]) == text


def test_a_look_ends_where_its_words_do() -> None:
    runs = [Run("Un mot"), Run(" gras ", Look.BOLD), Run("ici.")]
    assert text_of(runs) == "Un mot '''gras''' ici."


def test_a_link_may_hold_looks() -> None:
    link = "https://a.org"
    runs = [Run("la ", link=link), Run("page", Look.BOLD, link=link), Run(".")]
    assert text_of(runs) == "[https://a.org la '''page''']."


def test_lists_and_paragraphs() -> None:
    blocks = [
        Block(1, Kind.TEXT, (Run("Il faut :"),)),
        Block(2, Kind.ITEM, (Run("trier"),), 1),
        Block(3, Kind.ITEM, (Run("broyer"),), 2, "1"),
        Block(4, Kind.TEXT, (Run("Puis attendre."),)),
        Block(5, Kind.HEADING, (Run("Plus tard"),), 4),
    ]
    assert blocks_text(blocks) == (
        "Il faut :\n\n* trier\n## broyer\n\nPuis attendre.\n\n==== Plus tard ===="
    )


def test_a_table() -> None:
    table = (
        (Cell(((Run("Qui"),),), head=True, across=2),),
        (Cell(((Run("a|b"),), (Run("c"),))), Cell(())),
    )
    assert blocks_text([Block(1, Kind.TABLE, table=table)]) == (
        '{| class="wikitable"\n! colspan="2" | Qui\n|-\n| a&#124;b<br />c\n|\n|}'
    )


def test_a_description_keeps_its_form() -> None:
    found = outline_of(
        "# 1. Gouverner\n\n## Décider\n\nVoir [la **page**](https://a.org).\n\n1. un\n2. deux\n"
        "   - trois\n\n| Qui | Quoi |\n|---|---|\n| Nous | *Tout* |\n",
        "a.md",
    )
    assert bullets(found)[0].description == (
        "Voir [https://a.org la '''page'''].\n\n# un\n# deux\n** trois\n\n"
        "{| class=\"wikitable\"\n! Qui\n! Quoi\n|-\n| Nous\n| ''Tout''\n|}"
    )


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([Run("l'"), Run("eau", Look.ITALIC)], "l'<nowiki/>''eau''"),
        (
            [Run("a", Look.BOLD), Run("b", Look.BOLD | Look.ITALIC)],
            "'''a'''<nowiki/>'''''b'''''",
        ),
        ([Run("'a'", Look.BOLD)], "'''<nowiki/>'a'<nowiki/>'''"),
        ([Run("eau", link="https://a.org/l''eau")], "[https://a.org/l%27%27eau eau]"),
        ([Run("[//a.org b]")], "<nowiki>[</nowiki>//a.org b]"),
        ([Run("[mailto:c d]")], "<nowiki>[</nowiki>mailto:c d]"),
        ([Run("__notoc__ ~~~~")], "<nowiki>__notoc__</nowiki> <nowiki>~~~~</nowiki>"),
        ([Run("<nowiki>{{{a|b}}}")], "&lt;nowiki><nowiki>{{{</nowiki>a|b<nowiki>}}}</nowiki>"),
        ([Run("a\n== b ==\n * c")], "a\n<nowiki>=</nowiki>= b ==\n<nowiki>*</nowiki> c"),
    ],
)
def test_nothing_that_is_written_becomes_markup(runs: list[Run], text: str) -> None:
    assert text_of(runs) == text


def test_code_and_cells_end_where_they_should() -> None:
    code = Block(1, Kind.CODE, (Run("</pre> &lt; <b>"),))
    assert blocks_text([code]) == "<pre>&lt;/pre> &amp;lt; <b></pre>"
    table = ((Cell(((Run("a!!b||c"),),), head=True),),)
    assert "! a!&#33;b&#124;&#124;c\n" in blocks_text([Block(1, Kind.TABLE, table=table)])


def test_a_line_end_in_a_paragraph_is_seen_on_the_wiki() -> None:
    assert blocks_text([Block(1, Kind.TEXT, (Run("un\ndeux"),))]) == "un\n\ndeux"
