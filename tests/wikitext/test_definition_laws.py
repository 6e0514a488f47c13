"""Whatever stands on a page of a definition: it is read, and soon."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kicsync.wikitext.braces import find_groups
from kicsync.wikitext.form import parse_form, redirect_target
from kicsync.wikitext.inclusion import included, own
from kicsync.wikitext.property_page import TYPE_WORDS, VALUE_WORDS, parse_property
from kicsync.wikitext.template_data import broken_template_data, parse_template_data
from kicsync.wikitext.template_page import parse_template

SCRAPS = st.sampled_from(
    [
        *("{{{", "}}}", "{{", "}}", "{", "}", "[[", "]]", "|", "=", "\n", " ", "::", ":=", ":"),
        *("for template|", "end template", "field|", "standard input|free text", "section|"),
        *("mandatory", "list", "delimiter=", "values=", "values from category=", "label=", ";"),
        *("embed in field=A[b]", "multiple", "holds template", "default=", "a", "é", "'''", "!"),
        *("#arraymap:", "#set:", "#subobject:", "+sep=", "#cargo_store:", "#cargo_declare:"),
        *("List (,) of ", "#template_params:", "#invoke:M", "Catégorie:", "Has type", "@@"),
        *("<noinclude>", "</noinclude>", "<includeonly>", "</includeonly>", "<onlyinclude>"),
        *("</onlyinclude>", "<nowiki>", "</nowiki>", "<nowiki/>", "<pre>", "</pre>", "<!--", "-->"),
        *("<templatedata>", "</templatedata>", '{"params": {"a": {}}}', "{|", "|-", "|}", "<br>"),
        *("#REDIRECT", "[[x]]", "<tr>", "<td>", "x=1 |", "\ue000", "\x00", "&amp;", "&#1114112;"),
    ]
)
TEXTS = st.lists(SCRAPS, max_size=40).map("".join) | st.text(max_size=60)


def read_all(text: str) -> None:
    parse_form(text)
    parse_template(text, category_words=("category", "catégorie"))
    parse_template_data(text)
    broken_template_data(text)
    parse_property(text, type_words=TYPE_WORDS, value_words=VALUE_WORDS)
    redirect_target(text, ("#REDIRECTION", "#REDIRECT"))


@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    read_all(text)


@given(TEXTS)
def test_groups_nest_and_stand_where_they_say(text: str) -> None:
    groups = find_groups(text)
    for group in groups:
        closing = {"{": "}", "[": "]"}[group.mark[0]] * len(group.mark)
        assert text.startswith(group.mark, group.start)
        assert text.endswith(closing, 0, group.end)
        assert (
            "|".join(group.parts(text))
            == text[group.start + len(closing) : group.end][: -len(closing)]
        )
        if group.parent >= 0:
            start, end = groups[group.parent].span(group.part)
            assert start <= group.start < group.end <= end


@given(TEXTS)
def test_without_tags_and_comments_a_page_says_all_it_holds(text: str) -> None:
    plain = text.replace("<", "‹")
    assert included(plain) == own(plain) == plain


@given(
    st.lists(
        st.tuples(st.from_regex(r"[a-zé][a-z é]{0,8}[a-z]", fullmatch=True), st.booleans()),
        unique_by=lambda pair: pair[0],
    )
)
def test_the_fields_of_a_form_are_found_in_their_order(wanted: list[tuple[str, bool]]) -> None:
    tags = [f"! {n}\n| {{{{{{field|{n}{'|mandatory' * must}}}}}}}\n|-\n" for n, must in wanted]
    text = f"<includeonly>{{{{{{for template|T}}}}}}{{|\n{''.join(tags)}|}}</includeonly>"
    (part,) = parse_form(text).templates
    assert [(one.name, one.label, one.mandatory) for one in part.fields] == [
        (name, " ".join(name.split()), must) for name, must in wanted
    ]


SIZE = 100_000
NASTY = [
    *("{{{", "{{{ ", "{{{field|", "{{{field|x}}}", "{{{x|", "[[", "[[A::", "{{a|", "<nowiki>"),
    *("<nowiki ", "<onlyinclude>", "<templatedata>", "<!--", "<noinclude>", "<tr ", "<", "&#"),
    *("\n! a = ", "a=b ", "'''", "=", "\n", "|", "{{#set:a|", "{{#arraymap:{{{x|}}}|,|@|"),
    *("{{#cargo_declare:", "{{#template_params:a(", "}}", "]]", "{{#set:|P={{{x|}}}"),
]


@pytest.mark.parametrize("scrap", NASTY)
def test_a_long_page_is_read_soon_however_deep_it_nests(scrap: str) -> None:
    half = scrap * (SIZE // len(scrap) // 2)
    closed = half.count("{{{"), half.count("{{"), half.count("[[")
    nested = half + "}}}" * closed[0] + "}}" * (closed[1] - closed[0]) + "]]" * closed[2]
    for text in (half + half, nested, "#REDIRECT" + " " * SIZE + half):
        before = time.process_time()
        read_all(text)
        assert time.process_time() - before < 3  # all five readers, on a busy machine
