import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kicsync.errors import ConfigError
from kicsync.workspace.bases import Base, Bases
from tests.wikitext.strategies import PAGES

BASE = Base(12, 345, "Évaluer", "{{Ingrédient\n|Etape=1\n}}\n", "evaluer.yml")
TEXTS = st.one_of(st.text(), PAGES, st.text("\r\n\u2028\x85 a"))


@settings(max_examples=2000, deadline=None)
@given(TEXTS, st.text(), st.integers(1), st.integers(0))
def test_a_base_comes_back_exactly(text: str, title: str, page_id: int, revid: int) -> None:
    base = Base(page_id, revid, title, text, "a.yml")
    with tempfile.TemporaryDirectory() as folder:
        bases = Bases(Path(folder) / "base")
        bases.save(base)
        assert bases.load() == {page_id: base}


def test_git_can_merge_a_base_by_line(tmp_path: Path) -> None:
    Bases(tmp_path).save(BASE)
    text = (tmp_path / "12.json").read_text("utf-8")
    assert '  "|Etape=1",\n' in text
    assert "Évaluer" in text
    assert list(json.loads(text)) == sorted(json.loads(text))


def test_bases_come_by_page_id_and_can_be_replaced_and_removed(tmp_path: Path) -> None:
    bases = Bases(tmp_path)
    assert Bases(tmp_path / "none").load() == {}
    for page_id in (100, 9, 12):
        bases.save(Base(page_id, 1, "a", "b", "c.yml"))
    bases.save(BASE)
    bases.remove(100)
    bases.remove(7)
    assert list(bases.load()) == [9, 12]
    assert bases.load()[12] == BASE


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> other\n",
        lambda text: text[:-5],
        lambda text: text[:0],
        lambda text: f"[{text}]",
        lambda text: text.replace('"revid": 345', '"revid": "345"'),
        lambda text: text.replace('"revid": 345', '"revid": true'),
        lambda text: text.replace('"file"', '"datei"'),
        lambda text: text.replace('"|Etape=1"', "1"),
        lambda text: text.replace('"page_id": 12', '"page_id": 13'),
    ],
)
def test_a_damaged_base_is_named_with_what_to_do(
    tmp_path: Path, damage: Callable[[str], str]
) -> None:
    bases = Bases(tmp_path)
    bases.save(BASE)
    path = tmp_path / "12.json"
    path.write_text(damage(path.read_text("utf-8")), "utf-8")
    with pytest.raises(ConfigError) as caught:
        bases.load()
    assert str(path) in caught.value.message
    assert "git checkout --theirs" in caught.value.hint


def test_a_base_that_is_no_utf_8_is_damaged_too(tmp_path: Path) -> None:
    (tmp_path / "12.json").write_bytes('{"é": 1}'.encode("latin-1"))
    with pytest.raises(ConfigError, match="damaged"):
        Bases(tmp_path).load()
