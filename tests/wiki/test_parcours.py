"""The way of the journal (14 January 2021): texts and wordings of the document reach the wiki."""

from pathlib import Path

from tests.rubrics.documents import parcours_docx
from tests.wiki.conftest import Editor, Kicsync
from tests.wiki.test_migrate import ALL, pages
from tests.wiki.untouched import editor, own, running

__all__ = ["editor", "own", "running"]

POINTS = ("--points", "2,8")
DOUBTFUL = 'Signer une tribune "au nom du collectif"'


def test_points_2_and_8_come_in_their_wordings_everywhere_and_all_of_it_goes_back(
    kicsync: Kicsync, editor: Editor, tmp_path: Path
) -> None:
    before = pages(editor)
    document = str(parcours_docx(tmp_path))
    kicsync("rubrics", "decide", document)
    kicsync("rubrics", "decide", "--keep", "document", *POINTS)
    kicsync("rubrics", "import", document, *POINTS, code=1)
    kicsync("resolve", "--take", "document")
    push = kicsync.json("push", *ALL)["batch"]
    texts = pages(editor)
    new = texts.keys() - before.keys()
    assert len(new) > 5
    assert texts[DOUBTFUL] == before[DOUBTFUL]  # of which nobody said what it is
    assert kicsync.clean()

    done = kicsync.json("rubrics", "migrate", *ALL)
    assert {edit["result"] for edit in done["edits"]} == {"saved"}
    assert kicsync.clean()
    after = pages(editor)
    assert "Répartir les rôles sans figer les places" in after
    assert after["Répartir les rôles"].startswith("#REDIRECT")
    assert "[[Répartir les rôles]]" not in "".join(after.values())
    kicsync("rubrics", "import", document, *POINTS, code=1)
    assert kicsync.clean()  # what was brought in and renamed is what the document says

    kicsync("undo", *ALL)
    assert pages(editor) == texts
    kicsync("undo", push, *ALL)
    assert pages(editor) == before
