from pathlib import Path

import pytest

from kicsync.errors import ConfigError
from kicsync.kit import ListBy, Schema
from kicsync.workspace.scope import FILE, Scope, check_scope, read_scope, write_scope

BY_TEMPLATE = Schema(template="Ingrédient", fields=())
BY_CATEGORY = Schema(
    template="Ingrédient", fields=(), list_by=ListBy.CATEGORY, category="Ingrédients"
)


def test_the_category_counts_only_where_it_lists_the_pages() -> None:
    assert Scope.of(BY_TEMPLATE) == Scope("Ingrédient")
    assert Scope.of(BY_CATEGORY) == Scope("Ingrédient", "Ingrédients")


def test_a_scope_is_remembered(tmp_path: Path) -> None:
    assert read_scope(tmp_path) is None
    write_scope(tmp_path, Scope("Ingrédient", "Kit"))
    assert read_scope(tmp_path) == Scope("Ingrédient", "Kit")
    before = (tmp_path / FILE).stat().st_mtime_ns
    write_scope(tmp_path, Scope("Ingrédient", "Kit"))
    assert (tmp_path / FILE).stat().st_mtime_ns == before


@pytest.mark.parametrize("text", ["<<<<<<<", "[]", '{"autre": 1}'])
def test_a_damaged_scope_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, "utf-8")
    with pytest.raises(ConfigError, match=FILE):
        read_scope(tmp_path)


@pytest.mark.parametrize(
    ("known", "scope", "words"),
    [
        (Scope("Ingrédient"), Scope("Fiche"), ("Fiche", "Ingrédient")),
        (Scope("A", "Kit"), Scope("A", "Autre"), ("Autre", "Kit")),
        (Scope("A", "Kit"), Scope("A"), ("A", "Kit")),
        (Scope("A", "Kit"), Scope("B", "Kit"), ("B", "A")),
    ],
)
def test_another_scope_asks_for_a_rescan(
    known: Scope, scope: Scope, words: tuple[str, str]
) -> None:
    with pytest.raises(ConfigError) as caught:
        check_scope(known, scope)
    assert all(f"“{word}”" in caught.value.message for word in words)
    assert "--rescan" in caught.value.hint


def test_the_same_scope_and_an_unknown_one_are_fine() -> None:
    check_scope(None, Scope("A"))
    check_scope(Scope("A"), Scope("A"))
