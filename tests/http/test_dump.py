"""Dumps as they come: packed or not, old and new, whole or cut off, and those that mean harm."""

import bz2
import gzip
import tracemalloc
from pathlib import Path

import pytest

from kicsync.errors import SourceError
from kicsync.wiki import dump_xml
from kicsync.wiki.dump import Dump, read_dump
from kicsync.wiki.pages import Page

HEAD = """\
<mediawiki xmlns="http://www.mediawiki.org/xml/export-{version}/" version="{version}">
  <siteinfo>
    <sitename>Wiki des communs</sitename>
    <dbname>communs</dbname>
    <base>https://wiki.exemple.org/wiki/Accueil</base>
    <generator>MediaWiki 1.39.0</generator>
    <case>first-letter</case>
    <namespaces>
      <namespace key="0" case="first-letter" />
      <namespace key="10" case="first-letter">Modèle</namespace>
      <namespace key="14" case="first-letter">Catégorie</namespace>
    </namespaces>
  </siteinfo>
"""
PAGE = """\
  <page>
    <title>{title}</title>
    <ns>{ns}</ns>
    <id>{number}</id>
    {more}
    {revisions}
  </page>
"""
REVISION = """\
<revision><id>{number}</id><parentid>1</parentid><timestamp>{when}</timestamp>
<contributor><username>Claire</username><id>77</id></contributor><comment>&lt;x&gt;</comment>
<model>{model}</model><format>text/x-wiki</format>
<text bytes="9" xml:space="preserve">{text}</text><sha1>x</sha1></revision>
"""


def revision(
    text: str, number: int = 5, when: str = "2021-01-14T10:00:00Z", model: str = "wikitext"
) -> str:
    return REVISION.format(text=text, number=number, when=when, model=model)


def page(title: str, *revisions: str, number: int = 3, ns: int = 0, more: str = "") -> str:
    return PAGE.format(title=title, number=number, ns=ns, more=more, revisions="".join(revisions))


def dump(*pages: str, version: str = "0.11") -> str:
    return HEAD.format(version=version) + "".join(pages) + "</mediawiki>\n"


def write(folder: Path, text: str, name: str = "dump.xml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def pages_in(path: Path) -> list[Page]:
    return [page for _site, page in read_dump(path)]


@pytest.mark.parametrize("version", ["0.10", "0.11"])
def test_a_page_comes_with_all_that_a_wiki_would_say_of_it(tmp_path: Path, version: str) -> None:
    path = write(tmp_path, dump(page("Échelle", revision("a &lt;b&gt;\n\nc")), version=version))
    assert pages_in(path) == [
        Page(3, "Échelle", 5, "a <b>\n\nc", timestamp="2021-01-14T10:00:00Z", namespace=0)
    ]


def test_the_site_says_its_name_and_its_namespaces(tmp_path: Path) -> None:
    site = Dump(write(tmp_path, dump(page("A", revision("x"))))).site
    assert (site.dbname, site.base) == ("communs", "https://wiki.exemple.org/wiki/Accueil")
    assert site.namespaces == {0: "", 10: "Modèle", 14: "Catégorie"}
    assert (site.generator, site.case) == ("MediaWiki 1.39.0", "first-letter")


def test_of_a_history_the_newest_revision_counts_wherever_it_stands(tmp_path: Path) -> None:
    history = [
        revision("deux", 8, "2022-01-01T00:00:00Z"),
        revision("trois", 9, "2023-01-01T00:00:00Z"),
        revision("un", 7, "2021-01-01T00:00:00Z"),
    ]
    (found,) = pages_in(write(tmp_path, dump(page("A", *history))))
    assert (found.revid, found.text) == (9, "trois")


def test_other_slots_are_not_the_text(tmp_path: Path) -> None:
    slot = "<content><role>aux</role><model>json</model><text>{}</text></content></revision>"
    text = revision("principal").replace("</revision>", slot)
    (found,) = pages_in(write(tmp_path, dump(page("A", text))))
    assert (found.text, found.model) == ("principal", "wikitext")


def test_a_redirect_and_another_model_are_told(tmp_path: Path) -> None:
    redirect = page("A", revision("#REDIRECTION [[B]]"), more='<redirect title="B" />')
    code = page("B.js", revision("x", model="javascript"), number=4)
    first, second = pages_in(write(tmp_path, dump(redirect, code)))
    assert first.redirect
    assert second.text is None


@pytest.mark.parametrize(
    "text", ['<text bytes="3" deleted="deleted" />', '<text bytes="3" id="7" location="tt:7" />']
)
def test_a_text_that_is_not_there_is_not_an_empty_one(tmp_path: Path, text: str) -> None:
    hidden = revision("X").replace('<text bytes="9" xml:space="preserve">X</text>', text)
    (found,) = pages_in(write(tmp_path, dump(page("A", hidden))))
    assert found.text is None


def test_an_empty_text_is_one(tmp_path: Path) -> None:
    (found,) = pages_in(write(tmp_path, dump(page("A", revision("")))))
    assert found.text == ""


@pytest.mark.parametrize("name", ["dump.xml", "dump.xml.gz", "dump.xml.bz2"])
def test_what_is_packed_is_known_by_its_bytes_and_not_by_its_name(
    tmp_path: Path, name: str
) -> None:
    text = dump(page("A", revision("x"))).encode()
    for packed in (text, gzip.compress(text), bz2.compress(text)):
        path = tmp_path / name
        path.write_bytes(packed)
        assert [page.title for page in pages_in(path)] == ["A"]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress])
def test_a_file_that_was_cut_off_is_said_to_be(tmp_path: Path, share: float, pack: object) -> None:
    assert callable(pack)
    whole = pack(dump(*(page(f"Page {n}", revision("x" * n)) for n in range(50))).encode())
    path = tmp_path / "dump.xml"
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(SourceError, match="ends too early") as caught:
        pages_in(path)
    assert str(path) in caught.value.message


def test_a_damaged_file_is_said_to_be(tmp_path: Path) -> None:
    whole = bytearray(gzip.compress(dump(page("A", revision("x" * 5000))).encode()))
    whole[30:60] = b"\xff" * 30
    path = tmp_path / "dump.xml.gz"
    path.write_bytes(whole)
    with pytest.raises(SourceError, match="damaged"):
        pages_in(path)


@pytest.mark.parametrize(
    ("head", "said"), [(b"PK\x03\x04", "zip"), (b"7z\xbc\xaf\x27\x1c", "7z"), (b"\xfd7zXZ", "xz")]
)
def test_other_ways_of_packing_are_named(tmp_path: Path, head: bytes, said: str) -> None:
    path = tmp_path / "dump"
    path.write_bytes(head + b"\0" * 50)
    with pytest.raises(SourceError, match=said) as caught:
        pages_in(path)
    assert ".bz2" in caught.value.hint


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
HOSTILE = {
    "billion laughs": f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>',
    "a file of this machine": '<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
    "another document type": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    "parameter entities": '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;]>',
}


@pytest.mark.parametrize("declared", HOSTILE.values(), ids=HOSTILE)
def test_a_document_type_is_refused_with_its_line(tmp_path: Path, declared: str) -> None:
    text = '<?xml version="1.0"?>\n' + declared + "\n" + dump(page("A", revision("&l9;")))
    path = write(tmp_path, text)
    with pytest.raises(SourceError, match="document type") as caught:
        pages_in(path)
    assert caught.value.place == "line 2"


def test_an_entity_that_nothing_declares_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="undefined entity"):
        pages_in(write(tmp_path, dump(page("A", revision("&xxe;")))))


def test_what_is_no_dump_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="not the export of a MediaWiki"):
        pages_in(write(tmp_path, "<rss version='2.0'><channel/></rss>"))
    with pytest.raises(SourceError, match="well-formed"):
        pages_in(write(tmp_path, "titre: x\n"))
    with pytest.raises(SourceError, match="ends too early"):
        pages_in(write(tmp_path, ""))


def test_elements_inside_a_title_or_without_end_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="at this place"):
        pages_in(write(tmp_path, dump(page("<b>A</b>", revision("x")))))
    with pytest.raises(SourceError, match="at this place"):
        pages_in(write(tmp_path, dump("<a>" * 100)))


def test_a_number_that_is_none_is_refused_with_its_line(tmp_path: Path) -> None:
    bad = page("A", revision("x")).replace("<id>3</id>", "<id>trois</id>")
    with pytest.raises(SourceError, match="“trois” stands where a number must be") as caught:
        pages_in(write(tmp_path, dump(bad)))
    assert caught.value.place == "line 17"


@pytest.mark.parametrize("shape", ["a text", "a tag", "a comment"])
def test_what_has_no_end_does_not_fill_the_memory(
    tmp_path: Path, shape: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dump_xml, "MAX_TEXT", 1 << 20)
    begin = {"a text": "<page><title>", "a tag": "<page ", "a comment": "<!--"}[shape]
    path = write(tmp_path, HEAD.format(version="0.11") + begin + "x" * (8 << 20))
    tracemalloc.start()
    try:
        with pytest.raises(SourceError, match="larger than 1 MB"):
            pages_in(path)
        assert tracemalloc.get_traced_memory()[1] < 6 << 20
    finally:
        tracemalloc.stop()


def test_many_pages_need_no_more_memory_than_few(tmp_path: Path) -> None:
    peaks = []
    for count in (200, 4000):
        path = tmp_path / f"{count}.xml"
        path.write_text(
            dump(*(page(f"P{n}", revision("texte " * 200), number=n) for n in range(count))),
            "utf-8",
        )
        tracemalloc.start()
        try:
            assert sum(1 for _page in read_dump(path)) == count
            peaks.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5


KIT = (
    page("Un", revision("{{Ingrédient\n|Etape=1}}"), number=1),
    page("Deux", revision("{{ modèle:ingrédient |Etape=1}}"), number=2),
    page("Trois", revision("Rien. [[catégorie:Mes_fiches|x]]"), number=3),
    page("Quatre", revision("{{Bandeau}}"), number=4),
    page("Modèle:Bandeau", revision("[[Category:Mes fiches]]"), number=5, ns=10),
    page("Cinq", revision("Rien de tout cela."), number=6),
    page("Un/alias", revision("{{Ingrédient}}"), number=7, more='<redirect title="Un" />'),
)


def test_the_pages_that_may_use_a_template_are_listed(tmp_path: Path) -> None:
    reader = Dump(write(tmp_path, dump(*KIT)))
    for name in ("Ingrédient", "Modèle:Ingrédient", "Template:ingrédient"):
        assert [page.title for page in reader.list_pages(template=name)] == ["Un", "Deux"]


def test_a_category_is_in_the_text_or_in_that_of_a_template(tmp_path: Path) -> None:
    reader = Dump(write(tmp_path, dump(*KIT)))
    for name in ("Mes fiches", "Catégorie:Mes_fiches"):
        assert [page.title for page in reader.list_pages(category=name)] == ["Trois", "Quatre"]


def test_pages_are_fetched_by_id_and_by_title(tmp_path: Path) -> None:
    reader = Dump(write(tmp_path, dump(*KIT)))
    found = reader.fetch_titles(["un", "Absente"])
    assert found["un"].page_id == 1
    assert found["Absente"].missing
    by_id = reader.fetch_ids([3, 99], content=False)
    assert (by_id[3].title, by_id[3].text, by_id[99].missing) == ("Trois", None, True)
