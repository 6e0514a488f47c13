"""Which rubric of the document is which of the wiki."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kicsync.kit.rubric import Pair, Relation, Rubric, RubricKind
from kicsync.rubrics.aligning.align import align
from tests.rubrics.labelled import BARE, FRESH, HELD, TUNED, Found, labelled, measure

STEP, INGREDIENT, FIELD = RubricKind


def found(document: Sequence[Rubric], wiki: Sequence[Rubric]) -> set[Found]:
    return {
        (pair.kind, pair.document.wording, pair.wiki.wording)
        for pair in align(document, wiki)
        if pair.document and pair.wiki
    }


def step(wording: str, number: str = "", key: str = "") -> Rubric:
    return Rubric(STEP, key or wording, wording, number)


def ingredient(wording: str, above: str = "", text: str = "") -> Rubric:
    return Rubric(INGREDIENT, wording, wording, above=above, text=text)


def relations(pairs: tuple[Pair, ...]) -> dict[tuple[str, str], Relation]:
    return {
        (
            pair.document.wording if pair.document else "",
            pair.wiki.wording if pair.wiki else "",
        ): pair.relation
        for pair in pairs
    }


def test_there_are_enough_labelled_pairs() -> None:
    pairs = [one for one in labelled() for kind, _a, _b in one.true if kind is INGREDIENT]
    assert len(pairs) >= 150
    for split in (TUNED, HELD, FRESH):
        assert len([one for one in pairs if one.split == split]) >= 100


@pytest.mark.parametrize(
    ("split", "recall"), [(TUNED, 0.95), (HELD, 0.95), (FRESH, 0.95), (BARE, 0.75)]
)
def test_labelled_pairs_are_found(split: str, recall: float) -> None:
    got = measure(found, [one for one in labelled() if one.split == split])
    print(f"precision {got.precision:.3f}, recall {got.recall:.3f}")  # noqa: T201 (the worst cases)
    print(*(f"wrong:  {a} ≠ {b}" for _kind, a, b in got.wrong), sep="\n")  # noqa: T201
    print(*(f"missed: {a} = {b}" for _kind, a, b in got.missed), sep="\n")  # noqa: T201
    assert got.precision >= 0.95
    assert got.recall >= recall


def test_typing_alone_is_no_difference() -> None:
    pairs = align((ingredient("Qui décide\u00a0?"),), (ingredient("Qui décide ?"),))
    assert [(pair.relation, pair.score) for pair in pairs] == [(Relation.SAME, 1.0)]


def test_an_accent_is_a_wording_of_its_own() -> None:
    (pair,) = align((ingredient("Evaluer la ressource"),), (ingredient("Évaluer la ressource"),))
    assert pair.relation is Relation.REWORDED
    assert 0.9 < pair.score < 1


@pytest.mark.parametrize(
    ("document", "wiki"),
    [
        ("Organiser un booksprint", "Organiser une campagne d'investissement"),
        ("Choisir une licence", "Choisir un outil de visioconférence"),
        ("Le portage du commun", "Le partage du commun"),
        ("Tenir la comptabilité", "Tenir un journal ouvert"),
        ("Interroger la base de données", "Interroger les élus"),
    ],
)
def test_what_only_begins_alike_is_not_the_same(document: str, wiki: str) -> None:
    pairs = align((ingredient(document),), (ingredient(wiki),))
    assert {pair.relation for pair in pairs} == {Relation.ONLY_DOCUMENT, Relation.ONLY_WIKI}


def test_the_best_pairs_in_all_are_taken_not_the_first() -> None:
    document = (ingredient("Choisir une licence"), ingredient("Choisir une licence libre"))
    wiki = (ingredient("Le choix d'une licence libre"), ingredient("Choisir la licence"))
    assert found(document, wiki) == {
        (INGREDIENT, "Choisir une licence", "Choisir la licence"),
        (INGREDIENT, "Choisir une licence libre", "Le choix d'une licence libre"),
    }


def test_an_ingredient_under_another_step_is_moved() -> None:
    document = (
        step("Décider ensemble", "1"),
        step("Documenter", "2"),
        ingredient("Tenir un journal", "Documenter"),
    )
    wiki = (
        step("Décider ensemble", "1", "1 - Décider ensemble"),
        step("Documenter", "2", "2 - Documenter"),
        ingredient("Tenir un journal", "1 - Décider ensemble"),
    )
    assert relations(align(document, wiki))["Tenir un journal", "Tenir un journal"] == "moved"
    beside = (*wiki[:2], wiki[2]._replace(beside=("2 - Documenter",)))
    assert relations(align(document, beside))["Tenir un journal", "Tenir un journal"] == "same"


def test_without_steps_nothing_is_moved() -> None:
    document = (step("Documenter", "1"), ingredient("Tenir un journal", "Documenter"))
    pairs = relations(align(document, (ingredient("Tenir un journal"),)))
    assert pairs["Tenir un journal", "Tenir un journal"] is Relation.SAME


def test_a_step_is_told_by_its_ingredients() -> None:
    titles = ["Tenir un journal", "Écrire un livre", "Filmer un atelier"]
    document = (step("Les traces"), *(ingredient(title, "Les traces") for title in titles))
    wiki = (
        step("Financer", key="F"),
        step("Documenter", key="D"),
        *(ingredient(title, "D") for title in titles),
    )
    assert (STEP, "Les traces", "Documenter") in found(document, wiki)


def test_a_step_between_two_known_ones_is_told_by_its_place() -> None:
    document = (step("Qualifier", "1"), step("Le nerf de la guerre", "2"), step("Diffuser", "3"))
    wiki = (step("Qualifier", "1"), step("Financer", "2"), step("Diffuser", "3"))
    assert (STEP, "Le nerf de la guerre", "Financer") in found(document, wiki)


def test_several_bullets_are_merged_into_one_ingredient() -> None:
    document = (ingredient("Choisir un statut"), ingredient("Choisir une licence libre"))
    pairs = align(document, (ingredient("Choisir un statut et une licence libre"),))
    assert [pair.relation for pair in pairs] == [Relation.MERGED, Relation.MERGED]
    assert all(pair.score > 0.6 for pair in pairs)


@pytest.mark.parametrize(
    ("document", "wiki"),
    [
        (
            ["Une buanderie pour tous", "L'atelier de bricolage partagé"],
            ["Mutualiser la buanderie, l'atelier de bricolage et les chambres d'amis"],
        ),
        (["Podcast et vidéo"], ["Réaliser un podcast", "Tourner une vidéo courte"]),
    ],
)
def test_each_thing_that_a_wording_names_may_be_one(document: list[str], wiki: list[str]) -> None:
    pairs = align(tuple(map(ingredient, document)), tuple(map(ingredient, wiki)))
    assert {pair.relation for pair in pairs} == {
        Relation.MERGED if len(document) > 1 else Relation.SPLIT
    }


def test_a_wording_that_names_one_thing_is_not_several() -> None:
    document = (ingredient("Le cahier des charges partagé"),)
    wiki = (
        ingredient("Rédiger à plusieurs un cahier des charges"),
        ingredient("Se répartir la charge de travail"),
    )
    assert Relation.SPLIT not in {pair.relation for pair in align(document, wiki)}


def test_verbs_in_a_row_are_no_things() -> None:
    document = (ingredient("Rassembler des fonds"), ingredient("Accueillir les nouveaux"))
    pairs = align(document, (ingredient("Rassembler, accueillir et relier la communauté"),))
    assert Relation.MERGED not in {pair.relation for pair in pairs}


def test_initials_stand_for_their_words() -> None:
    document = (
        ingredient("Lire le plan local d'urbanisme"),
        ingredient("Récupérer l'eau de pluie"),
    )
    wiki = (ingredient("Comprendre le PLU"), ingredient("Organiser des repas"))
    assert found(document, wiki) == {(INGREDIENT, document[0].wording, wiki[0].wording)}


def test_texts_show_what_was_split() -> None:
    first = "La caisse se tient à deux, le fond est compté, les écarts sont notés chaque soir."
    second = "Les fruits invendus partent au compost, ou bien vers une association du quartier."
    document = (ingredient("Le magasin au quotidien", text=f"{first} {second}"),)
    wiki = (ingredient("Encaisser", text=first), ingredient("Jeter moins", text=second))
    pairs = align(document, wiki)
    assert [pair.relation for pair in pairs] == [Relation.SPLIT, Relation.SPLIT]


def test_a_text_tells_what_a_wording_hides() -> None:
    text = "Deux personnes comptent le fond à l'ouverture et notent les écarts de monnaie."
    document, wiki = ingredient("L'encaissement", text=text), ingredient("Le tiroir", text=text)
    assert found((document,), (wiki,))
    assert not found((document._replace(text=""),), (wiki,))


def test_labels_are_compared_where_the_document_has_some() -> None:
    wiki = (Rubric(FIELD, "exemple", "Exemples"), Rubric(FIELD, "etapes", "Etape"))
    assert align((), wiki) == ()
    pairs = align((Rubric(FIELD, "Exemple", "Exemple"),), wiki)
    assert relations(pairs) == {
        ("Exemple", "Exemples"): Relation.REWORDED,
        ("", "Etape"): Relation.ONLY_WIKI,
    }


WORDINGS = st.lists(
    st.lists(
        st.sampled_from(["choisir", "tenir", "une", "licence", "le", "journal", "été", "2", "?"])
    )
    .map(" ".join)
    .filter(str.strip),
    max_size=6,
    unique=True,
)


@settings(deadline=None)
@given(WORDINGS, WORDINGS)
def test_every_rubric_stands_in_a_pair(here: list[str], there: list[str]) -> None:
    document, wiki = tuple(map(ingredient, here)), tuple(map(ingredient, there))
    pairs = align(document, wiki)
    assert {pair.document for pair in pairs} - {None} == set(document)
    assert {pair.wiki for pair in pairs} - {None} == set(wiki)
    alone = [pair for pair in pairs if pair.relation not in (Relation.MERGED, Relation.SPLIT)]
    for side in ([pair.document for pair in alone], [pair.wiki for pair in alone]):
        known = [one for one in side if one]
        assert len(known) == len(set(known))


@settings(deadline=None)
@given(WORDINGS, WORDINGS)
def test_the_order_of_the_wiki_is_no_matter(here: list[str], there: list[str]) -> None:
    document, wiki = tuple(map(ingredient, here)), tuple(map(ingredient, there))
    scores = [pair.score for pair in align(document, wiki)]
    turned = [pair.score for pair in align(document, wiki[::-1])]
    assert sum(scores) == pytest.approx(sum(turned), abs=0.01)


@settings(deadline=None)
@given(WORDINGS)
def test_what_is_the_same_is_found(there: list[str]) -> None:
    rubrics = tuple(map(ingredient, there))
    pairs = align(rubrics, rubrics)
    assert {pair.relation for pair in pairs} <= {Relation.SAME}
    assert all(pair.score == 1 for pair in pairs)
