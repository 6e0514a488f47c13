"""Answers about links are remembered for a day."""

from collections.abc import Iterable
from pathlib import Path

from kicsync.lint.links import FRESH, remembering


class Web:
    """Counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def ask(self, urls: Iterable[str]) -> dict[str, str]:
        self.asked.append(list(urls))
        return {url: "mort" if "mort" in url else "" for url in self.asked[-1]}


def test_a_link_is_asked_once_a_day(tmp_path: Path) -> None:
    web, path, now = Web(), tmp_path / "local" / "links.json", 1000.0
    ask = remembering(web.ask, path, now=lambda: now)
    assert ask(["a", "mort", "a"]) == {"a": "", "mort": "mort"}
    assert remembering(web.ask, path, now=lambda: now + FRESH - 1)(["a", "b"]) == {"a": "", "b": ""}
    assert web.asked == [["a", "mort"], ["b"]]
    remembering(web.ask, path, now=lambda: now + FRESH)(["a"])
    assert web.asked[-1] == ["a"]


def test_a_damaged_file_is_worth_nothing(tmp_path: Path) -> None:
    path = tmp_path / "links.json"
    for text in ("", "[]", '{"a": 1}', '{"a": ["x", ""]}', '{"a": [1]}'):
        path.write_text(text, "utf-8")
        web = Web()
        assert remembering(web.ask, path)(["a"]) == {"a": ""}
        assert web.asked == [["a"]]
