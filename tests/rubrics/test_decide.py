"""Decisions survive a new document, and are opened again only where a wording changed."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kicsync.kit.rubric import Decision, Pair, Relation, Rubric, RubricKind, State
from kicsync.rubrics.deciding.decide import decide
from kicsync.rubrics.deciding.said_pairs import as_said
from kicsync.rubrics.deciding.settle import settle

STEP, INGREDIENT, FIELD = RubricKind
TWO = "2 - Réunir"


def rubric(
    wording: str, place: int = 0, kind: RubricKind = INGREDIENT, number: str = "", above: str = ""
) -> Rubric:
    return Rubric(kind, wording, wording, number, above, place)


def pair(
    document: str,
    wiki: str,
    place: int = 0,
    relation: Relation = Relation.REWORDED,
    score: float = 0.6,
) -> Pair:
    """Return a pair of ingredients, in point 2 of the document."""
    if not document or not wiki:
        relation = Relation.ONLY_DOCUMENT if document else Relation.ONLY_WIKI
        score = 0
    return Pair(
        INGREDIENT,
        rubric(document, place, number="2.1", above="Faire communauté") if document else None,
        rubric(wiki, place, above=TWO) if wiki else None,
        Relation.SAME if document == wiki else relation,
        score,
    )


POINT = Pair(
    STEP,
    rubric("Faire communauté", kind=STEP, number="2"),
    rubric("Réunir", kind=STEP),
    Relation.REWORDED,
    0.5,
)
PAIRS = (POINT, pair("Aller vers", "Aller à la rencontre"), pair("Accueillir", "Accueillir", 1))


def decided(one: Decision, keep: str) -> Decision:
    return one._replace(keep=keep, state=State.DECIDED)


def said(decisions: tuple[Decision, ...]) -> list[tuple[str, str, str, str]]:
    return [(one.document, one.wiki, one.keep, one.state.value) for one in decisions]


def test_what_is_proposed() -> None:
    entries = decide((*PAIRS, pair("Fêter", "", 9), pair("", "Ranger", 5)), ())
    assert said(entries) == [
        ("Faire communauté", "Réunir", "document", "proposed"),
        ("Aller vers", "Aller à la rencontre", "document", "proposed"),
        ("Accueillir", "Accueillir", "wiki", "decided"),
        ("", "Ranger", "wiki", "decided"),
        ("Fêter", "", "document", "proposed"),
    ]
    assert [one.point for one in entries] == ["2", "2", "2", "", "2"]
    assert [one.above for one in entries] == ["", TWO, TWO, TWO, ""]


def test_only_the_same_wording_has_a_whole_score() -> None:
    (entry,) = decide((pair("Tenir", "Tenue", score=0.999),), ())
    assert entry.score == 0.99


def test_a_field_and_what_became_several_keep_the_wording_of_the_wiki() -> None:
    sides = (rubric("Exemple", kind=FIELD), rubric("Exemples", kind=FIELD))
    field = Pair(FIELD, *sides, Relation.REWORDED, 0.9)
    split = [pair("Accueillir et réunir", w, n, Relation.SPLIT) for n, w in enumerate("ab")]
    assert {one.keep for one in decide((field, *split), ())} == {"wiki"}


def test_the_same_document_changes_nothing() -> None:
    first, second, third = decide(PAIRS, ())
    old = (decided(first, "document"), second._replace(keep="Aller voir"), third)
    assert decide(PAIRS, old) == old


def test_a_changed_wording_is_opened_again_and_nothing_else() -> None:
    first, second, third = decide(PAIRS, ())
    old = (decided(first, "document"), decided(second, "wiki"), third)
    new = (POINT, pair("Aller au-devant", "Aller à la rencontre"), PAIRS[2])
    assert said(decide(new, old)) == [
        ("Faire communauté", "Réunir", "document", "decided"),
        ("Aller au-devant", "Aller à la rencontre", "wiki", "proposed"),
        ("Accueillir", "Accueillir", "wiki", "decided"),
    ]


def test_a_page_that_was_renamed_opens_it_too() -> None:
    _first, second, _third = decide(PAIRS, ())
    old = (decided(second, "Aller voir les gens"),)
    (entry,) = decide((pair("Aller vers", "Aller à la rencontre de tous"),), old)
    assert (entry.keep, entry.state) == ("Aller voir les gens", State.PROPOSED)
    (same,) = decide((pair("Aller vers", "Aller vers"),), (decided(second, "document"),))
    assert (same.keep, same.state) == ("wiki", State.DECIDED)


def test_a_document_that_is_only_a_part_takes_no_decision_away() -> None:
    first, second, third = decide(PAIRS, ())
    old = (decided(first, "document"), decided(second, "document"), third)
    assert decide((POINT, pair("", "Aller à la rencontre"), pair("", "Accueillir", 1)), old) == old
    assert decide((POINT,), old) == old
    assert decide((POINT,), (first, second)) == (first,)


def test_new_entries_come_in_the_order_of_the_wiki_and_known_ones_stay_in_theirs() -> None:
    first, second, third = decide(PAIRS, ())
    new = (*PAIRS, pair("", "Avant", -1), pair("Fêter", "", 9))
    wordings = [one.wiki or one.document for one in decide(new, (third, second, first))]
    assert wordings == ["Accueillir", "Fêter", "Aller à la rencontre", "Réunir", "Avant"]


def test_people_pair_otherwise_than_the_alignment() -> None:
    by_hand = decide((pair("Aller vers", "Accueillir"),), ())
    found = as_said((pair("Aller vers", "Réunir"), pair("Ouvrir", "Accueillir", 1)), by_hand)
    wordings = [(p.document and p.document.wording, p.wiki and p.wiki.wording) for p in found]
    assert wordings == [("Aller vers", "Accueillir"), (None, "Réunir"), ("Ouvrir", None)]


def test_a_heading_that_stands_twice_is_one_entry() -> None:
    twice = (pair("Fêter", "", 1), replace(pair("Fêter", "", 2), score=0.1))
    assert len(decide((POINT, *twice), ())) == 2


def test_what_people_split_stays_in_several() -> None:
    split = decide([pair("Accueillir et réunir", w, n) for n, w in enumerate("ab")], ())
    found = as_said((pair("Accueillir et réunir", "a"), pair("", "b", 1)), split)
    assert [(p.document and p.document.wording, p.wiki and p.wiki.wording) for p in found] == [
        ("Accueillir et réunir", "a"),
        ("Accueillir et réunir", "b"),
    ]


def test_what_is_only_proposed_gives_way_to_the_same_wording() -> None:
    proposed = decide((pair("Aller vers", "Accueillir"),), ())
    found = (pair("Aller vers", "Réunir"), pair("Accueillir", "Accueillir", 1))
    assert as_said(found, proposed) == found
    assert as_said(found, [decided(proposed[0], "wiki")]) != found


def test_two_that_were_decided_to_be_different_stay_apart() -> None:
    alone = decide((pair("Aller vers", ""), pair("", "Aller à la rencontre")), ())
    kept = tuple(decided(one, one.keep) for one in alone)
    assert decide((pair("Aller vers", "Aller à la rencontre"),), kept) == kept
    (again,) = as_said((pair("Aller vers", "Aller à la rencontre"),), alone)
    assert again.wiki


def test_a_side_is_decided_in_bulk_where_it_has_a_wording() -> None:
    split = pair("Accueillir et réunir", "Réunir", 3, Relation.SPLIT)
    entries = decide((*PAIRS, pair("Fêter", "", 9), split), ())
    own = tuple(decided(o, "Autre") if o.document == "Aller vers" else o for o in entries)
    assert said(settle(own, "document", ("2",), doubtful=True).decisions) == [
        ("Faire communauté", "Réunir", "document", "decided"),
        ("Aller vers", "Aller à la rencontre", "Autre", "decided"),
        ("Accueillir", "Accueillir", "wiki", "decided"),
        ("Accueillir et réunir", "Réunir", "wiki", "proposed"),
        ("Fêter", "", "document", "decided"),
    ]
    assert settle(entries, "document", ("8",)).decisions == entries
    assert settle(entries, "wiki").decisions[-1] == entries[-1]
    assert settle(entries, None) == (entries, (), ())


def test_a_wording_of_several_stays_open_and_is_named() -> None:
    split = [pair("Accueillir et réunir", w, n, Relation.SPLIT, 0.9) for n, w in enumerate("ab")]
    entries = decide(split, ())
    found = settle(entries, "document")
    assert found.decisions == entries
    assert [one.decision for one in found.unfit] == list(entries)
    assert settle(entries, "wiki").unfit == ()


def test_a_doubtful_pair_stays_open() -> None:
    sure = pair("Aller vers", "Aller à la rencontre", score=0.9)
    doubtful = pair("Accueillir", "Aller chercher", 1, Relation.MOVED, 0.56)
    entries = decide((sure, doubtful), ())
    found = settle(entries, "document")
    assert [one.state.value for one in found.decisions] == ["decided", "proposed"]
    assert found.doubtful == (entries[1],)
    own = (entries[1]._replace(score=0),)  # a person wrote it
    assert settle(own, "document").doubtful == ()


def test_what_no_page_can_be_called_stays_open() -> None:
    entries = decide((pair("Tenir #2", "Tenir", score=0.9), pair("Voir", "Regarder", 1)), ())
    found = settle(entries, "document", doubtful=True)
    assert said(found.decisions) == [
        ("Tenir #2", "Tenir", "document", "proposed"),
        ("Voir", "Regarder", "document", "decided"),
    ]
    assert found.unfit == ((entries[0], "no title of a page may hold “#”."),)


def test_two_that_would_be_called_the_same_stay_open() -> None:
    entries = decide((pair("Voir", "Regarder"), pair("voir", "Observer", 1)), ())
    found = settle(entries, "document", doubtful=True)
    assert found.decisions == entries
    assert len(found.unfit) == 2
    taken = settle(entries[:1], "document", titles=("Voir", "Regarder"), doubtful=True)
    assert taken.unfit[0].reason == "“Voir” is called so too, or would be."
    free = decide((pair("Voir", "Regarder"), pair("Scruter", "Voir", 1)), ())
    assert settle(free, "document", titles=("Voir", "Regarder"), doubtful=True).unfit == ()


WORDINGS = st.sampled_from(["", "a", "b", "c", "d"])


def _one_to_one(sides: list[tuple[str, str]]) -> tuple[Pair, ...]:
    seen: set[tuple[str, str]] = set()
    found = []
    for place, (document, wiki) in enumerate(sides):
        ends = {("d", document), ("w", wiki)} - {("d", ""), ("w", "")}
        if not ends & seen:
            seen |= ends
            found.append(pair(document, wiki, place))
    return tuple(found)


ALIGNED = st.lists(st.tuples(WORDINGS, WORDINGS).filter(any), max_size=5).map(_one_to_one)


@given(ALIGNED, st.data())
def test_deciding_again_changes_nothing(pairs: tuple[Pair, ...], data: st.DataObject) -> None:
    entries = decide(pairs, ())
    keeps = st.sampled_from(["document", "wiki", "x"])
    states = st.sampled_from(State)
    old = tuple(o._replace(keep=data.draw(keeps), state=data.draw(states)) for o in entries)
    assert decide(pairs, old) == old


@given(ALIGNED, ALIGNED)
def test_no_decision_is_lost_and_each_rubric_has_an_entry(
    before: tuple[Pair, ...], after: tuple[Pair, ...]
) -> None:
    old = tuple(decided(one, "x") for one in decide(before, ()))
    new = decide(after, old)
    kept = [one.keep for one in new].count("x")
    assert kept == len(old)
    for side in ("document", "wiki"):
        there = {getattr(one, side).wording for one in after if getattr(one, side)}
        assert there <= {getattr(one, side) for one in new}
