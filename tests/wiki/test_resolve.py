"""Conflicts and deletions, decided on a real MediaWiki."""

from tests.wiki.conftest import Editor, Kicsync

EXEMPLE = "exemple: |\n  "


def _page(kicsync: Kicsync, editor: Editor, title: str, *lines: str) -> None:
    """Make a page whose example has ``lines``, and pull it."""
    editor.write(title, "{{Ingrédient\n|Description=d\n|Exemples=" + "\n".join(lines) + "\n}}")
    kicsync("pull")


def test_both_doubles_only_what_is_disputed(kicsync: Kicsync, editor: Editor) -> None:
    title = "Un conflit entre deux lignes"
    _page(kicsync, editor, title, "un", "deux", "trois", "quatre")
    editor.replace(title, "deux\ntrois\nquatre", "deux du wiki\ntrois\nquatre\ncinq")
    kicsync.change(title, "deux\n", "deux d'ici\n")
    kicsync("pull", code=1)
    beside = kicsync.path(title).with_suffix(".conflict.yml")
    assert (
        "  merged: |\n    un\n    <<<<<<< your file\n    deux d'ici\n    =======\n"
        "    deux du wiki\n    >>>>>>> wiki\n    trois\n    quatre\n    cinq\n"
    ) in beside.read_text("utf-8")
    files = kicsync.files()
    kicsync("pull", code=1)
    assert kicsync.files() == files
    kicsync("resolve", "--take", "both", title)
    assert not beside.exists()
    kicsync("push", "--yes", title)
    assert "|Exemples=un\ndeux d'ici\ndeux du wiki\ntrois\nquatre\ncinq\n" in editor.text(title)


def test_the_wikis_value_leaves_nothing_to_push(kicsync: Kicsync, editor: Editor) -> None:
    title = "Un conflit que le wiki gagne"
    _page(kicsync, editor, title, "un")
    editor.replace(title, "|Exemples=un", "|Exemples=du wiki")
    kicsync.change(title, EXEMPLE + "un", EXEMPLE + "d'ici")
    kicsync("pull", code=1)
    kicsync("resolve", "--take", "wiki", title)
    assert EXEMPLE + "du wiki\n" in kicsync.path(title).read_text("utf-8")
    assert kicsync.json("push", "--dry-run", title)["edits"] == []


def _deleted(kicsync: Kicsync, editor: Editor, title: str) -> None:
    """Make a page, change its file, delete it, and pull."""
    _page(kicsync, editor, title, "un")
    kicsync.change(title, EXEMPLE + "un", EXEMPLE + "d'ici")
    editor.do("delete", title=title, reason="Doublon")
    kicsync("pull", code=1)


def test_a_deletion_is_followed(kicsync: Kicsync, editor: Editor) -> None:
    title = "Une page qui s'en va"
    _deleted(kicsync, editor, title)
    path = kicsync.path(title)
    assert "Doublon" in path.with_suffix(".conflict.yml").read_text("utf-8")
    assert "deleted on the wiki" in kicsync("resolve", "--take", "wiki", title)
    assert not path.exists()
    assert not path.with_suffix(".conflict.yml").exists()
    trash = (kicsync.folder / ".kicsync" / "trash").iterdir()
    assert any("d'ici" in kept.read_text("utf-8") for kept in trash)
    assert title not in {record["title"] for record in kicsync.json("status")["records"]}


def test_a_deletion_is_undone_by_keeping_the_file(kicsync: Kicsync, editor: Editor) -> None:
    title = "Une page qui revient"
    _deleted(kicsync, editor, title)
    kicsync("resolve", "--take", "local", title)
    kicsync("push", "--yes", title)
    assert "|Exemples=d'ici" in editor.text(title)
    assert kicsync.clean()


def test_a_second_conflict_does_not_hide_the_first(kicsync: Kicsync, editor: Editor) -> None:
    title = "Deux disputes de suite"
    page = "{{Ingrédient\n|Description=d\n|Exemples=e\n}}"
    editor.write(title, page)
    kicsync("pull")
    editor.write(title, page.replace("=e", "=e du wiki"))
    kicsync.change(title, "|\n  e\n", "|\n  e d'ici\n")
    kicsync("pull", code=1)
    editor.replace(title, "=d", "=d du wiki")
    kicsync.change(title, "|\n  d\n", "|\n  d d'ici\n")
    kicsync("pull", code=1)
    beside = kicsync.path(title).with_suffix(".conflict.yml")
    text = beside.read_text("utf-8")
    assert "e du wiki" in text
    assert "d du wiki" in text
    kicsync("resolve", "--take", "local", "--field", "description", code=1)
    assert [e["result"] for e in kicsync.json("push", "--yes", code=1)["edits"]] == ["skipped"]
    assert "e du wiki" in editor.text(title)
    kicsync("resolve", "--take", "wiki")
    kicsync("push", "--yes")
    assert "e du wiki" in editor.text(title)
    assert "d d'ici" in editor.text(title)
    assert kicsync.clean()


def test_a_conflict_that_goes_on_keeps_what_came_from_the_wiki_at_first(
    kicsync: Kicsync, editor: Editor
) -> None:
    title = "Un conflit en deux temps"
    _page(kicsync, editor, title, "un", "deux", "trois")
    kicsync.change(title, "  un\n", "  d'ici\n  un\n")
    editor.replace(title, "un\ndeux", "du wiki\nun\nvenu aussi\ndeux")
    kicsync("pull", code=1)
    editor.replace(title, "du wiki\n", "encore du wiki\ndu wiki\n")
    kicsync("pull", code=1)
    beside = kicsync.path(title).with_suffix(".conflict.yml").read_text("utf-8")
    assert "  base: |\n    un\n    deux\n    trois\n" in beside
    kicsync("resolve", "--take", "both", title)
    kicsync("push", "--yes", title)
    lines = "d'ici\nencore du wiki\ndu wiki\nun\nvenu aussi\ndeux\ntrois"
    assert f"|Exemples={lines}\n" in editor.text(title)
