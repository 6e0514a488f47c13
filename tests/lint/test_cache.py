"""What is known of a file already says the same as looking again."""

import json
from pathlib import Path

import pytest

from kicsync.lint.cache import Cache
from kicsync.lint.context import Context, WikiPage
from kicsync.lint.document import Document
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


ALONE = Context(SCHEMA)
STEPS = {ALONE.steps_file: b""}


class Counting(Linter):
    """Counts how often it looks at a record."""

    looked = 0

    def examine(self, document: Document) -> Examined:
        self.looked += 1
        return super().examine(document)


def files(context: Context = ALONE) -> tuple[Files, Counting]:
    linter = Counting(context, settings(RULES, {}))
    return Files(linter, Path(), {**STEPS, **TEXTS}), linter


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
    "context",
    [
        Context(SCHEMA, conflicts={"a.yml": ("description",)}),
        Context(SCHEMA, lambda: {"a.yml": WikiPage("a", "{{Recette}}")}),
    ],
)
def test_what_stands_beside_a_record_counts_too(tmp_path: Path, context: Context) -> None:
    path = tmp_path / "lint.json"
    cache = Cache(path, "k")
    files()[0].check(list(TEXTS), cache)
    cache.save()
    again, linter = files(context)
    assert again.check(list(TEXTS), Cache(path, "k")) == files(context)[0].check(list(TEXTS))
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
    "data",
    [b"", b"[]", b"{}", b"plop", b"\xff\n", b"[" * 100_000, b"KEY", b"KEY\n{}", b"KEY 0\n{}"],
    ids=lambda data: data[:9],
)
def test_a_damaged_cache_is_worth_nothing(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "lint.json"
    path.write_bytes(data.replace(b"KEY", Cache(path, "k").key.encode()))
    found, linter = files()
    assert found.check(list(TEXTS), Cache(path, "k")) == files()[0].check(list(TEXTS))
    assert linter.looked == len(TEXTS)


def saved(path: Path) -> tuple[bytes, bytes]:
    """Return the head and the rest of a cache of all ``TEXTS``."""
    cache = Cache(path, "k")
    files()[0].check(list(TEXTS), cache)
    cache.save()
    head, data = path.read_bytes().split(b"\n")
    return head, data


@pytest.mark.parametrize("entry", [1, [], [1, 2, 3], [[["KIC402"]], [], {}], [[], [[1]], {}], None])
def test_a_damaged_entry_is_worth_nothing(tmp_path: Path, entry: object) -> None:
    path = tmp_path / "lint.json"
    head, data = saved(path)
    path.write_bytes(head + b"\n" + json.dumps(dict.fromkeys(json.loads(data), entry)).encode())
    found, linter = files()
    assert found.check(list(TEXTS), Cache(path, "k")) == files()[0].check(list(TEXTS))
    assert linter.looked == len(TEXTS)


def test_no_byte_can_be_changed_and_none_can_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "lint.json"
    whole = b"\n".join(saved(path))
    assert len(Cache(path, "k").before) == len(TEXTS)
    for place in range(0, len(whole), 7):
        for damaged in (whole[:place], whole[:place] + b"0" + whole[place + 1 :]):
            path.write_bytes(damaged)
            assert damaged == whole or Cache(path, "k").before == {}


def test_where_nothing_can_be_read_or_written_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "local").write_text("a file", "utf-8")
    (tmp_path / "lint.json").mkdir()
    for path in (tmp_path / "local" / "lint.json", tmp_path / "lint.json"):
        cache = Cache(path, "k")
        assert files()[0].check(list(TEXTS), cache) == files()[0].check(list(TEXTS))
        cache.save()
        assert Cache(path, "k").before == {}


def test_the_same_text_in_another_file_is_known_too(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "lint.json", "k")
    found, linter = files()
    found.check(["a.yml"], cache)
    cache.save()
    again = Files(linter, Path(), {**STEPS, "sous/b c.yml": TEXTS["a.yml"]})
    known = again.check(["sous/b c.yml"], Cache(cache.path, "k"))
    assert linter.looked == 1
    assert {finding.file for finding in known} == {"sous/b c.yml", *STEPS}
    assert known == again.check(["sous/b c.yml"])


def test_the_same_text_beside_another_page_is_looked_at_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "lint.json", "k")
    files()[0].check(["a.yml"], cache)
    cache.save()
    _found, linter = files(Context(SCHEMA, conflicts={"b.yml": ()}))
    again = Files(linter, Path(), {**STEPS, "b.yml": TEXTS["a.yml"]})
    assert "KIC504" in {found.code for found in again.check(["b.yml"], Cache(cache.path, "k"))}


def test_what_no_file_says_any_more_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "lint.json"
    cache = Cache(path, "k")
    files()[0].check(list(TEXTS), cache)
    cache.save()
    cache = Cache(path, "k")
    files()[0].check(["a.yml"], cache)
    cache.save()
    assert len(Cache(path, "k").before) == 1
