"""The values that a property allows, before, meanwhile and afterwards."""

from hypothesis import given
from hypothesis import strategies as st

from kicsync.wikitext.allowed_values import allow_both, allow_new
from kicsync.wikitext.property_page import TYPE_WORDS, VALUE_WORDS, parse_property

WORDS = ["a", "b", "c", "d"]


def page(values: list[str]) -> str:
    lines = "".join(f"* [[Valeur possible::{value}]]\n" for value in values)
    return f"Un texte [[A le type::Texte]].\n{lines}Fin."


def values(text: str) -> tuple[str, ...]:
    return parse_property(text, type_words=TYPE_WORDS, value_words=VALUE_WORDS).values


@given(
    st.lists(st.sampled_from(WORDS), unique=True, min_size=1),
    st.permutations([*WORDS, "e", "f"]),
)
def test_both_then_the_new_ones(listed: list[str], news: list[str]) -> None:
    names = {old: new for old, new in zip(listed, news, strict=False) if old != new}
    after = [names.get(value, value) for value in listed]
    if len(set(after)) < len(after):
        return
    both = allow_both(page(listed), names)
    assert set(values(both)) == {*listed, *after}
    assert allow_new(both, names) == allow_new(page(listed), names) == page(after)


def test_values_on_one_line() -> None:
    text = "[[Allows value::a]], [[allows_value::b|shown]]"
    both = allow_both(text, {"a": "c"})
    assert both == "[[Allows value::a]] [[Allows value::c]], [[allows_value::b|shown]]"
    assert values(allow_new(both, {"a": "c"})) == ("c", "b")


def test_a_page_that_allows_nothing_of_it_keeps_its_bytes() -> None:
    text = page(["a"]) + "[[Autre::b]]"
    assert allow_both(text, {"b": "c"}) == allow_new(text, {"b": "c"}) == text
