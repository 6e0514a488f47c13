import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kicsync.workspace.names import conflict_name, file_name, is_record

TITLES = st.one_of(st.text(), st.text("aé -œ", min_size=60, max_size=200), st.just("Con"))
LEGAL = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.yml")
DEVICES = {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(10)}


@settings(max_examples=2000, deadline=None)
@given(st.lists(TITLES, min_size=1, max_size=5))
def test_names_are_legal_everywhere_and_tell_titles_apart(titles: list[str]) -> None:
    taken: set[str] = set()
    for title in [*titles, titles[0], titles[0].upper()]:
        name = file_name(title, taken)
        assert LEGAL.fullmatch(name)
        assert len(name) <= 80 + len(".yml")
        assert name.removesuffix(".yml") not in DEVICES
        assert name not in taken
        assert is_record(name)
        taken.add(name)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Évaluer les caractéristiques", "evaluer-les-caracteristiques.yml"),
        ("Organiser une campagne d'investissement", "organiser-une-campagne-d-investissement.yml"),
        ("../../etc/passwd", "etc-passwd.yml"),
        ("CON", "con-1.yml"),
        ("???", "ingredient.yml"),
        ("a.conflict", "a-conflict.yml"),
    ],
)
def test_a_name_can_be_read(title: str, name: str) -> None:
    assert file_name(title, set()) == name


def test_a_second_title_of_the_same_name_gets_a_number() -> None:
    assert file_name("É", {"e.yml"}) == "e-2.yml"
    assert file_name("É", {"e.yml", "e-2.yml"}) == "e-3.yml"
    assert file_name("a" * 90, {f"{'a' * 80}.yml"}) == f"{'a' * 78}-2.yml"


def test_a_long_title_is_cut_between_words() -> None:
    name = file_name("mesurer " * 20, set())
    assert set(name.removesuffix(".yml").split("-")) == {"mesurer"}


def test_conflicts_and_hidden_files_are_no_records() -> None:
    assert is_record("a.yml")
    assert not any(map(is_record, ("a.conflict.yml", ".a.yml", "a.yml~", "a.yml.tmp", "a.txt")))
    assert conflict_name("a.yml") == "a.conflict.yml"
