"""A wording as its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kicsync.rubrics.aligning.kinship import kinship
from kicsync.rubrics.aligning.wording import NEGATION, french, items, same, stem, words


def stems(text: str) -> list[str]:
    return [word.stem for word in words(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Évaluer les caractéristiques", "evaluer la caracteristique"),
        ("2 - Choisir une licence", "Choisir la licence"),
        ("L’accueil des nouveaux", "ACCUEIL DE NOUVEAUX"),
        ("Qualifier ce qui est contributif ou non", "Qualifier ce qui est contributif"),
        ("Répartir les rôles", "Repartir le rôle"),
        ("Qu'est-ce qu'un commun ?", "La définition d'un commun"),
    ],
)
def test_what_people_write_differently_is_no_difference(one: str, other: str) -> None:
    assert stems(one) == stems(other)


def test_the_verb_that_begins_tells_less_than_what_it_is_about() -> None:
    verb, noun = words("Accueillir les enfants")
    assert verb.weight < noun.weight
    worn, _noun = words("Organiser un booksprint")
    assert worn.weight < verb.weight


def test_a_negation_is_a_word() -> None:
    assert NEGATION in stems("Ne pas rétribuer")
    assert NEGATION not in stems("Rétribuer")


def test_a_wording_of_small_words_keeps_them() -> None:
    assert stems("Qui est là ?")
    assert stems("?") == []


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("Qui décide ?", "Qui décide\u202f?", True),
        ("Qui décide ?", "Qui décide?", True),
        ("L’eau", "L'eau", True),
        ("Exemples :", "Exemples", True),
        ("Évaluer", "Évaluer", True),
        ("Evaluer", "Évaluer", False),
        ("Exemple", "Exemples", False),
        ("Qui décide", "Qui décide ?", False),
    ],
)
def test_only_typing_is_no_wording(one: str, other: str, equal: bool) -> None:  # noqa: FBT001
    assert same(one, other) is equal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("financer", "financeurs"),
        ("choisir", "choix"),
        ("décider", "décision"),
        ("former", "formation"),
        ("contribution", "contributrices"),
        ("stigmergie", "stygmergie"),
        ("argent", "budget"),
        ("conflit", "désaccord"),
    ],
)
def test_related_words_are_near(one: str, other: str) -> None:
    assert 0.5 < kinship([stem(_plain(one)), stem(_plain(other))])[0, 1] < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("commun", "communication"),
        ("commun", "communauté"),
        ("portage", "partage"),
        ("commencer", "commission"),
        ("ménager", "aménager"),
    ],
)
def test_words_that_only_look_alike_are_not_near(one: str, other: str) -> None:
    assert kinship([stem(_plain(one)), stem(_plain(other))])[0, 1] == 0


@given(st.lists(st.sampled_from(["chois", "choix", "argent", "budget", "~", "l"]), unique=True))
def test_nearness_goes_both_ways(vocabulary: list[str]) -> None:
    near = kinship(vocabulary)
    assert (near == near.T).all()
    assert (near.diagonal() == 1).all()


@pytest.mark.parametrize("name", ["small", "worn", "endings", "synonyms"])
def test_the_lists_of_words_can_be_met(name: str) -> None:
    assert all(word.isalnum() and word.isascii() for word in french(name))


def _plain(word: str) -> str:
    return word.translate(str.maketrans("éèô", "eeo"))


def test_a_heading_is_the_things_that_it_names() -> None:
    assert [[word.stem for word in thing] for thing in items("3. Le bilan et le budget")] == [
        ["bilan"],
        ["budget"],
    ]
    assert items("Sauvegarder et mettre à jour le serveur")[0] == ()
    assert len(items("Le bilan")) == 1


def test_initials_are_told_from_words() -> None:
    assert [word.stem for word in words("Écrire au CA") if word.initials] == ["ca"]
    assert not any(word.initials for word in words("ÉCRIRE AU CA"))


def test_turns_of_speech_tell_nothing() -> None:
    assert words("Documenter au fur et à mesure") == words("Documenter au fil de l'eau")
