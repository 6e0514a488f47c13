"""The page of an alignment, in a real browser (Debian's chromium)."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from kicsync.kit.rubric import Pair, Relation, Rubric, RubricKind
from kicsync.rubrics.showing.pairs_page import as_html
from kicsync.sync.word_diff import word_diff

STEP, INGREDIENT, _FIELD = RubricKind
EVIL = '</script><img src=x onerror="document.title=1"> & « Tenir »'
DECIDE, LEAVE = Rubric(STEP, "Décider", "Décider", "1"), Rubric(STEP, "Laisser", "Laisser", "2")
DECIDE_1 = Rubric(STEP, "1 - Décider", "Décider", "1")
LEAVE_2 = Rubric(STEP, "2 - Tracer", "Laisser des traces", "2")


def bullet(wording: str, above: str, place: int) -> Rubric:
    return Rubric(INGREDIENT, wording, wording, "", above, place)


PAIRS = (
    Pair(STEP, DECIDE, DECIDE_1, Relation.SAME, 1),
    Pair(STEP, LEAVE, LEAVE_2, Relation.REWORDED, 0.8),
    Pair(
        INGREDIENT,
        bullet("Choisir ensemble", "Décider", 0),
        bullet("Choisir à plusieurs", "1 - Décider", 1),
        Relation.REWORDED,
        0.9,
    ),
    Pair(
        INGREDIENT,
        bullet("Tenir un journal", "Laisser", 1),
        bullet("Tenir un journal", "1 - Décider", 0),
        Relation.MOVED,
        1,
    ),
    Pair(INGREDIENT, bullet(EVIL, "Laisser", 2), None, Relation.ONLY_DOCUMENT),
    Pair(INGREDIENT, None, bullet("Écrire un livre", "2 - Tracer", 2), Relation.ONLY_WIKI),
)


def pieces(old: str, new: str) -> Iterator[tuple[str, str]]:
    return ((piece.sign.value, piece.text) for piece in word_diff(old, new))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(as_html(PAIRS, "parcours.docx", pieces), "utf-8")
    return path


def dom(page: Path, chosen: str = "") -> html.HtmlElement:
    """Return the page as the browser has it after its script ran, with what is ``chosen``."""
    browser = shutil.which("chromium")
    assert browser, "chromium is missing: scripts/install"
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    profile = f"--user-data-dir={page.parent / 'profile'}"
    done = subprocess.run(
        [*command, profile, "--dump-dom", f"{page.as_uri()}{chosen}"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return html.document_fromstring(done.stdout.decode())


def shown(root: html.HtmlElement) -> list[str]:
    """Return the wordings of the cards that are not hidden."""
    return [
        str(card.xpath("string(p)"))
        for card in root.find_class("card")
        if "hidden" not in card.attrib
    ]


def lines(root: html.HtmlElement) -> list[str]:
    """Return the relations of the lines that are drawn."""
    paths = root.xpath("//*[local-name()='path']")
    return sorted(
        one.get("class") for one in paths if one.get("d") and "none" not in one.get("style", "")
    )


def test_every_rubric_is_shown_and_joined(page: Path) -> None:
    root = dom(page)
    assert len(shown(root)) == 10
    assert lines(root) == ["moved", "reworded", "reworded", "same"]


def test_what_a_person_wrote_is_shown_and_not_run(page: Path) -> None:
    root = dom(page)
    assert EVIL in shown(root)
    assert root.findall(".//img") == []
    assert root.findtext(".//title") == "parcours.docx and the wiki"


def test_the_page_asks_nothing_of_the_network(page: Path) -> None:
    text = page.read_text("utf-8")
    assert "src=" not in text.replace("img src=x", "")
    assert "default-src 'none'" in text


def test_a_relation_is_chosen(page: Path) -> None:
    root = dom(page, "#relation=moved,only-wiki")
    assert shown(root) == ["Tenir un journal", "Tenir un journal", "Écrire un livre"]
    assert lines(root) == ["moved"]


def test_a_point_is_chosen(page: Path) -> None:
    root = dom(page, "#point=1")
    assert shown(root) == ["1. Décider", "Choisir ensemble", "1. Décider", "Choisir à plusieurs"]
    others = [one for one in root.find_class("group") if "2. Laisser" in one.text_content()]
    assert all("hidden" in one.attrib for one in others)


def test_nothing_to_show_is_said(page: Path) -> None:
    root = dom(page, "#relation=")
    assert shown(root) == []
    assert "hidden" not in root.get_element_by_id("nothing").attrib


def test_a_difference_is_shown_by_words(page: Path) -> None:
    root = dom(page)
    assert [one.text for one in root.iter("del")] == ["à plusieurs", " des traces"]
    assert [one.text for one in root.iter("ins")] == ["ensemble"]


def test_without_a_script_each_card_names_its_partner(page: Path) -> None:
    root = html.document_fromstring(page.read_text("utf-8"))
    partners = [one.text_content() for one in root.find_class("partner")]
    assert "↔ Choisir à plusieurs" in partners
    assert "↔ Choisir ensemble" in partners


def test_a_page_of_one_relation_has_its_lines_and_filter(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(as_html(PAIRS[:1], "parcours.docx", pieces), "utf-8")
    assert lines(dom(path)) == ["same"]
    assert shown(dom(path, "#relation=")) == []
    path.write_text(as_html((), "parcours.docx", pieces), "utf-8")
    assert "hidden" not in dom(path).get_element_by_id("nothing").attrib


def test_a_screen_reader_is_told_the_language_and_the_partner(page: Path) -> None:
    root = dom(page)
    assert root.get("lang") == "en"
    hidden = re.compile(r"\.partner \{[^}]*display: none")
    assert not hidden.search(page.read_text("utf-8"))
