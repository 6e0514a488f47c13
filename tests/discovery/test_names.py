import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kicsync.discovery.names import field_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("Etape",), "etape"),
        (("OutilLien",), "outil_lien"),
        (("Lien vers l'outil",), "lien_vers_l_outil"),
        (("Étape du parcours",), "etape_du_parcours"),
        (("URLOutil",), "url_outil"),
        (("1", "Nom"), "nom"),
        (("1", ""), "p_1"),
        (("?!",), "p"),
        (("日付",), "ri_fu"),
        (("yes",), "p_yes"),
        (("Null", "Rien"), "rien"),
    ],
)
def test_a_name_is_made_of_the_parameter(words: tuple[str, ...], name: str) -> None:
    assert field_name(*words) == name


def test_a_name_is_never_there_twice() -> None:
    assert field_name("Etape", taken={"etape", "etape_2"}) == "etape_3"


@given(st.lists(st.text(max_size=12), max_size=3), st.sets(st.sampled_from(["p", "a", "b"])))
def test_a_name_is_always_plain_and_free(words: list[str], taken: set[str]) -> None:
    name = field_name(*words, taken=taken)
    assert re.fullmatch("[a-z][a-z0-9_]*", name)
    assert name not in taken
