"""The language of --where: what it means, and that no text breaks it."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kicsync.errors import ConfigError
from kicsync.kit import Record
from kicsync.kit.where import matches, parse
from kicsync.kit.where_words import WORDS
from tests.sync.strategies import RECORDS
from tests.wikitext.strategies import BESIDE as SCHEMA
from tests.wikitext.strategies import STEPS

RECORD = Record(
    "Délimiter le périmètre de l’œuvre",
    {
        "etapes": (STEPS[0], STEPS[1]),
        "description": "Un deux : trois.\n\nUne ligne de plus, l'été",
        "outils": (
            {"titre": "Cobudget", "lien": "https://cobudget.com", "description": "Un budget"},
            {"titre": "Loomio"},
        ),
    },
)
TRUE = [
    'etapes has "1 - …"',
    'etapes has "1 - *"',
    'etapes has "3 - DEFINIR, puis réguler les accès"',
    "étapes a « 1 - Qualifier... »",
    'etapes has exact "1 - Qualifier la ressource et ses besoins"',
    'etapes n\'a pas "4 - …"',
    f'etapes = "{STEPS[0]}, {STEPS[1]}"',
    f'etapes != "{STEPS[0]}"',
    'etapes contains "qualifier"',
    "exemple is empty",
    "exemple est vide",
    "description is not empty",
    "description n’est pas vide",
    'titre contains "perimetre"',
    "titre contains 'PÉRIMÈTRE DE L''OEUVRE'",
    'titre contains exact "périmètre"',
    'titre = "delimiter le  perimetre de l\'œuvre"',
    'titre != "autre"',
    'titre correspond à "^délim.*oeuvre$"',
    'titre correspond exactement à "^Délim"',
    'titre correspond à exact "^Délim"',
    'description matches "^une ligne"',
    'description ne contient pas "quatre"',
    'description not contains "quatre"',
    'outils has "cobudget"',
    "outils a “Cob…”",
    'outils contains "un BUDGET"',
    "outils.lien is empty",
    "outils.lien is not empty",
    'outils.lien = "https://cobudget.com"',
    'outils.lien contains "cobudget"',
    "lines(description) = 3",
    "lignes(description) > 2 et lignes(description) < 4",
    "words(description) = 8",
    "mots(exemple) < 20",
    "count(outils) >= 2",
    "nombre(etapes) ≤ 2",
    "count(etapes) != 3",
    "words(outils.description) = 2",
    'not exemple is not empty and (titre contains "œ" or titre = "x")',
    "exemple is empty or exemple is not empty and exemple is not empty",
    "NON exemple n'est pas vide",
    '"titre" contains "delimiter"',
    "texte_libre is empty",
]
FALSE = [
    'etapes has "Qualifier"',
    'etapes has exact "1 - QUALIFIER…"',
    f'etapes = "{STEPS[0]}"',
    'titre contains exact "perimetre"',
    'titre matches exact "^délim"',
    'titre correspond exactement à "^délim"',
    'titre = "délimiter"',
    'outils has "budget"',
    "outils is empty",
    "(exemple is empty or titre is empty) and titre is empty",
    "exemple is not empty",
    "words(outils.lien) > 1",
]


@pytest.mark.parametrize("text", TRUE)
def test_it_holds(text: str) -> None:
    assert matches(parse(text, SCHEMA), RECORD, SCHEMA)


@pytest.mark.parametrize("text", FALSE)
def test_it_does_not_hold(text: str) -> None:
    assert not matches(parse(text, SCHEMA), RECORD, SCHEMA)


def test_of_a_sub_field_any_entry_will_do_and_none_where_there_is_none() -> None:
    nothing = Record("x", {})
    assert not matches(parse("outils.lien is empty", SCHEMA), nothing, SCHEMA)
    assert matches(parse("not outils.lien is empty", SCHEMA), nothing, SCHEMA)
    assert matches(parse("count(outils) = 0", SCHEMA), nothing, SCHEMA)


WRONG = [
    ("", 0, "the name of a field is missing"),
    ("descripton is empty", 0, "no field called “descripton”"),
    ("description is emty", 12, "what is asked of “description”"),
    ('etapes has "2', 11, "never closed"),
    ("etapes has Cobudget", 11, "a text is missing"),
    ("(titre is empty", 15, "“)” is missing"),
    ("titre is empty titre is empty", 15, "“and” or “or” is missing"),
    ("titre is empty )", 15, "“and” or “or” is missing"),
    ('titre has "x"', 0, "is one text"),
    ('outils = "x"', 0, "several entries"),
    ("lines(outils) > 2", 0, "has several items"),
    ("count(titre) > 2", 0, "is one text"),
    ("lines(titre) > many", 15, "a number is missing"),
    ("lines(titre) > 12345678901", 15, "a number is missing"),
    ("lines(titre)", 12, "one of these is missing"),
    ('exemple matches "("', 16, "no regular expression"),
    ("titre is empty & titre is empty", 15, "“&” means nothing"),
    ("not " * 100 + "titre is empty", 200, "nested too deeply"),
    ("(" * 100, 50, "nested too deeply"),
]


@pytest.mark.parametrize(("text", "column", "reason"), WRONG)
def test_an_error_shows_the_place(text: str, column: int, reason: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(text, SCHEMA)
    head, condition, caret = caught.value.message.split("\n")
    assert reason in head
    assert condition == f"    {text}"
    assert caret == " " * (4 + column) + "^"


def test_an_unknown_field_is_met_with_the_nearest_one() -> None:
    for text, near in (
        ("descripton is empty", "description"),
        ("outils.lein is empty", "outils.lien"),
    ):
        with pytest.raises(ConfigError) as caught:
            parse(text, SCHEMA)
        assert caught.value.hint == f"Did you mean “{near}”?"


_WORDS = st.sampled_from(
    [
        *WORDS,
        "titre",
        "outils.lien",
        "etapes",
        "description",
        "(",
        ")",
        "=",
        "<",
        "12",
        '"a"',
        "« b »",
        "'",
    ]
)
_ANY = st.one_of(
    st.text(),
    st.text(alphabet=string.printable),
    st.lists(_WORDS, max_size=12).map(" ".join),
)


@given(_ANY)
def test_no_text_breaks_it(text: str) -> None:
    try:
        parse(text, SCHEMA)
    except ConfigError as error:
        assert error.message.endswith("^")


_TEXTS = st.sampled_from(["a", "b", "1 - A", "1…", "cobudget", "https", "^a", "x|y", ""])
_TESTS = st.one_of(
    st.builds("{} has {}".format, st.sampled_from(["etapes", "outils"]), _TEXTS.map('"{}"'.format)),
    st.builds(
        "{} {} {}".format,
        st.sampled_from(["titre", "description", "outils.lien"]),
        st.sampled_from(["contains", "=", "!=", "matches"]),
        _TEXTS.map('"{}"'.format),
    ),
    st.builds(
        "{} is {}empty".format,
        st.sampled_from(["etapes", "description", "outils", "outils.lien"]),
        st.sampled_from(["", "not "]),
    ),
    st.builds("lines(description) {} {}".format, st.sampled_from("<>="), st.integers(0, 5)),
    st.builds("count(outils) {} {}".format, st.sampled_from("<>="), st.integers(0, 3)),
)
_CONDITIONS = st.recursive(
    _TESTS,
    lambda inner: st.one_of(
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        inner.map("not {}".format),
    ),
    max_leaves=6,
)


@given(_CONDITIONS, RECORDS)
def test_nothing_is_true_and_false(text: str, record: Record) -> None:
    both = parse(f"({text}) and not ({text})", SCHEMA)
    either = parse(f"({text}) or not ({text})", SCHEMA)
    assert not matches(both, record, SCHEMA)
    assert matches(either, record, SCHEMA)


@given(_CONDITIONS, _CONDITIONS, RECORDS)
def test_not_both_is_one_not(one: str, other: str, record: Record) -> None:
    left = parse(f"not ({one} et {other})", SCHEMA)
    right = parse(f"non ({one}) ou non ({other})", SCHEMA)
    assert matches(left, record, SCHEMA) is matches(right, record, SCHEMA)
