from pathlib import Path

import pytest

from kicsync.errors import ConfigError
from kicsync.workspace.binding import Binding, check_binding, read_binding, write_binding

WIKI = Binding("https://wiki.example/api.php", "kic", "Wiki des communs")


def test_a_binding_comes_back(tmp_path: Path) -> None:
    assert read_binding(tmp_path) is None
    write_binding(tmp_path, WIKI)
    assert read_binding(tmp_path) == WIKI


@pytest.mark.parametrize("text", ["", "[]", "{}", "<<<<<<< HEAD\n{}", '{"api": "a"}', "3"])
def test_a_damaged_binding_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "wiki.json").write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        read_binding(tmp_path)
    assert str(tmp_path / "wiki.json") in caught.value.message
    assert "--rebind" in caught.value.hint


@pytest.mark.parametrize(
    "other",
    [
        WIKI,
        Binding("http://wiki.example/api.php/"),
        Binding("https://WIKI.example/api.php", "kic", "Un autre nom"),
    ],
)
def test_the_same_wiki_is_the_same(other: Binding) -> None:
    assert WIKI.same(other)
    check_binding(WIKI, other)
    check_binding(None, other)


@pytest.mark.parametrize(
    "other", [Binding("https://autre.example/api.php", "kic"), Binding(WIKI.api, "autre")]
)
def test_another_wiki_is_refused_and_both_are_named(other: Binding) -> None:
    with pytest.raises(ConfigError) as caught:
        check_binding(WIKI, other)
    assert "Wiki des communs (https://wiki.example/api.php)" in caught.value.message
    assert other.api in caught.value.message
    assert "kicsync init URL --rebind" in caught.value.hint
