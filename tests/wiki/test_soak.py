"""Three writers on the same pages at the same time; 600 edits with ``scripts/bench soak``."""

import sys
from pathlib import Path

import pytest

from tests.wiki.conftest import Editor
from tests.wiki.soak import soak

EDITS = 60


def test_every_edit_is_on_the_wiki_or_in_a_conflict_file(
    editor: Editor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = soak(editor, tmp_path, EDITS)
    with capsys.disabled():
        sys.stdout.write(f"\n{found}\n")
    assert len(found.made) == EDITS
    assert found.lost == set()
    assert found.on_the_wiki
