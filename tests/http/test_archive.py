"""Static archives: what a name says, what a page says of itself, and which state of it counts."""

import time
from pathlib import Path

import pytest

from kicsync.wiki.archive import Archive
from kicsync.wiki.archive_folder import ArchiveFolder
from kicsync.wiki.archive_name import Named, named
from kicsync.wiki.archive_page import identify

NAMES = {
    "index.php@title=KIC&oldid=31348.html": Named("KIC", 31348),
    "index.php?title=KIC&amp;oldid=31348": Named("KIC", 31348),
    "index.php%3Ftitle=KIC.html": Named("KIC"),
    "w/index.php?title=%C3%89tape_1%26b": Named("Étape 1&b"),
    "wiki/KIC@oldid=3.html": Named("KIC", 3),
    "wiki/KIC.html": Named("KIC"),
    "wiki/Version 2.0": Named("Version 2.0"),
    "KIC/index.html": Named("KIC"),
    "%C3%89valuer_les_d%C3%A9fis.html": Named("Évaluer les défis"),
    "wiki.exemple.org/wiki/Sous/Page.html": Named("Sous/Page"),
    "Qui fait partie ?.html": Named("Qui fait partie ?"),
    "index.php/KIC": Named("KIC"),
    "index.html": Named(""),
    "index.php@title=KIC&action=history.html": Named("KIC", view=False),
    "index.php?title=KIC&diff=2&oldid=1": Named("KIC", 1, view=False),
    "index.php?title=Absente&action=edit&redlink=1": Named("Absente", view=False),
}


@pytest.mark.parametrize(("path", "said"), NAMES.items(), ids=NAMES)
def test_a_name_says_the_title_and_the_revision(path: str, said: Named) -> None:
    assert named(path) == said


def document(more: str = "", body: str = "<p>x</p>") -> str:
    return f"<!DOCTYPE html><html><head>{more}</head><body>{body}</body></html>"


def script(
    title: str, revid: int = 7, newest: int = 7, *, ns: int = 0, action: str = "view"
) -> str:
    return (
        f'<script>RLCONF={{"wgNamespaceNumber":{ns},"wgPageName":"{title}",'
        f'"wgCurRevisionId":{newest},"wgRevisionId":{revid},"wgArticleId":3,'
        f'"wgIsRedirect":false,"wgAction":"{action}"}};</script>'
    )


def test_a_page_is_known_by_its_script_and_not_by_its_name() -> None:
    page = identify(document(script('D\\u00e9finir_la_\\"ressource\\"')), "x.html", "x.html")
    assert page is not None
    assert (page.title, page.page_id, page.revid) == ('Définir la "ressource"', 3, 7)
    assert not page.old


@pytest.mark.parametrize(
    "shape",
    [
        'mw.config.set({"wgPageName":"KIC","wgCurRevisionId":9,"wgRevisionId":4});',
        'var wgPageName="KIC", wgCurRevisionId = 9, wgRevisionId = 4;',
        'var wgPageName = "KIC";\nvar wgRevisionId = 4;\nvar wgCurRevisionId = 9;',
    ],
)
def test_older_wikis_say_it_in_other_ways(shape: str) -> None:
    page = identify(document(f"<script>{shape}</script>"), "1.html", "1.html")
    assert page is not None
    assert (page.title, page.revid) == ("KIC", 4)


def test_without_scripts_the_canonical_address_says_it_and_then_the_name() -> None:
    link = '<link rel="canonical" href="https://w.exemple.org/wiki/D%C3%A9finir_les_acc%C3%A8s"/>'
    page = identify(document(link), "1.html", "1.html")
    assert page is not None
    assert (page.title, page.host) == ("Définir les accès", "w.exemple.org")
    page = identify(document(), "Ouvrir_les_portes.html", "")
    assert page is not None
    assert page.title == "Ouvrir les portes"


@pytest.mark.parametrize("action", ["history", "edit", "info"])
def test_what_shows_no_text_is_no_page(action: str) -> None:
    assert identify(document(script("KIC", action=action)), "KIC.html", "") is None


def save(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_the_newest_state_of_a_page_counts(tmp_path: Path) -> None:
    save(tmp_path, "index.php@title=KIC&oldid=5.html", document(script("KIC", 5, 9), "vieux"))
    save(tmp_path, "wiki/KIC.html", document(script("KIC", 9, 9), "neuf"))
    save(tmp_path, "index.php@title=KIC&oldid=8.html", document(script("KIC", 8, 9), "vieux"))
    pages = Archive(ArchiveFolder(tmp_path)).pages
    assert (pages["KIC"].where, pages["KIC"].revid) == ("wiki/KIC.html", 9)


def test_an_older_state_counts_where_there_is_no_newer_one(tmp_path: Path) -> None:
    for number in (5, 8, 6):
        save(tmp_path, f"index.php@title=KIC&oldid={number}.html", document())
    pages = Archive(ArchiveFolder(tmp_path)).pages
    assert pages["KIC"].old
    assert pages["KIC"].where == "index.php@title=KIC&oldid=8.html"


def test_files_that_hold_no_page_are_passed_over(tmp_path: Path) -> None:
    save(tmp_path, "style.css", "<p>")
    save(tmp_path, "Note", "titre : rien")
    (tmp_path / "image").write_bytes(b"<\0\1\2")
    save(tmp_path, "Mod%C3%A8le.html", document(script("Modèle:Outil", ns=10)))
    (tmp_path / "Ailleurs.html").symlink_to(tmp_path / "style.css")
    save(tmp_path, "Un.html", document())
    assert list(Archive(ArchiveFolder(tmp_path)).pages) == ["Un"]


def test_a_page_that_is_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kicsync.wiki.archive_folder.MAX_FILE", 2000)
    save(tmp_path, "Grande.html", document(body="x" * 5000))
    place = ArchiveFolder(tmp_path)
    assert list(place.pages()) == []
    assert place.skipped == ["Grande.html"]


def test_a_revision_with_thousands_of_digits_is_none() -> None:
    assert named(f"index.php@title=KIC&oldid={'9' * 5000}.html") == ("KIC", 0, True)


def test_a_head_full_of_halves_takes_no_time() -> None:
    start = time.monotonic()
    for half in ("<link ", '<link rel="canonical" ', 'rel="canonical"'):
        identify(half * 20_000, "A.html", "A.html")
    assert time.monotonic() - start < 5
