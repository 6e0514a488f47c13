"""What is known of a file already says the same as looking again."""

import json
from pathlib import Path

import pytest

from kicsync.kit import Schema
from kicsync.lint.cache import Cache
from kicsync.lint.context import Context, WikiPage
from kicsync.lint.engine import Examined, Linter
from kicsync.lint.rules import RULES
from kicsync.lint.run import Files
from kicsync.lint.settings import settings
from tests.lint.linting import SCHEMA

TEXTS = {
    "a.yml": b"titre: a\ndescription: plop [[b\netapes:\n  - 7. documenter, partager et diffuser\n",
    "b.yml": b"titre: A  # kicsync: ignore[KIC105, KIC401] voulu\noutils:\n  - lien: www.b.org\n",
    "c.yml": b"titre: [\n",
    "d.yml": b"caf\xe9",
}


class Counting(Linter):
    """Counts how often it looks at a record."""

    looked = 0

    def examine(self, document: object) -> Examined:
        self.looked += 1
        return super().examine(document)  # type: ignore[arg-type]


def files(schema: Schema = SCHEMA, **more: object) -> tuple[Files, Counting]:
    context = Context(schema, whole=False, **more)  # type: ignore[arg-type]
    linter = Counting(context, settings(RULES, {}))
    return Files(linter, Path(), TEXTS), linter


def test_a_second_run_finds_the_same_without_looking(tmp_path: Path) -> None:
    path = tmp_path / "local" / "lint.json"
    first, _linter = files()
    cache = Cache(path, "k")
    found = first.check(list(TEXTS), cache)
    cache.save()
    second, linter = files()
    assert second.check(list(TEXTS), Cache(path, "k")) == found == first.check(list(TEXTS))
    assert linter.looked == 0


@pytest.mark.parametrize(
    "more",
    [
        {"conflicts": {"a.yml": ("description",)}},
        {"read_pages": lambda: {"a.yml": WikiPage("a", "{{Recette}}")}},
    ],
)
def test_what_stands_beside_a_record_counts_too(tmp_path: Path, more: dict[str, object]) -> None:
    path = tmp_path / "lint.json"
    cache = Cache(path, "k")
    files()[0].check(list(TEXTS), cache)
    cache.save()
    again, linter = files(**more)  # type: ignore[arg-type]
    assert again.check(list(TEXTS), Cache(path, "k")) == files(**more)[0].check(list(TEXTS))  # type: ignore[arg-type]
    assert linter.looked == 1


def test_other_rules_look_again(tmp_path: Path) -> None:
    path = tmp_path / "lint.json"
    cache = Cache(path, "k")
    files()[0].check(list(TEXTS), cache)
    cache.save()
    again, linter = files()
    again.check(list(TEXTS), Cache(path, "other"))
    assert linter.looked == len(TEXTS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "plop",
        '{"key": 1}',
        '{"key": "KEY", "files": []}',
        '{"key": "KEY", "files": 1}',
    ],
)
def test_a_damaged_cache_is_worth_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "lint.json"
    path.write_text(text.replace("KEY", Cache(path, "k").key), "utf-8")
    found, linter = files()
    assert found.check(list(TEXTS), Cache(path, "k")) == files()[0].check(list(TEXTS))
    assert linter.looked == len(TEXTS)


@pytest.mark.parametrize("entry", [1, [], [1, 2, 3], [[["KIC402"]], [], {}], [[], [[1]], {}], None])
def test_a_damaged_entry_is_worth_nothing(tmp_path: Path, entry: object) -> None:
    path = tmp_path / "lint.json"
    cache = Cache(path, "k")
    files()[0].check(list(TEXTS), cache)
    cache.save()
    data = json.loads(path.read_bytes())
    data["files"] = dict.fromkeys(data["files"], entry)
    path.write_text(json.dumps(data), "utf-8")
    assert files()[0].check(list(TEXTS), Cache(path, "k")) == files()[0].check(list(TEXTS))


def test_what_no_file_says_any_more_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "lint.json"
    cache = Cache(path, "k")
    files()[0].check(list(TEXTS), cache)
    cache.save()
    cache = Cache(path, "k")
    files()[0].check(["a.yml"], cache)
    cache.save()
    assert len(json.loads(path.read_bytes())["files"]) == 1
