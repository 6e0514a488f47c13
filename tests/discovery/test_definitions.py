"""What is asked of the API for lists of titles; the answers are those of MediaWiki 1.39."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from kicsync.wiki.api import Api
from kicsync.wiki.definitions import (
    MOST_REQUESTS,
    Count,
    Listed,
    count_uses,
    members,
    members_of_concept,
    titles_in,
)


class Answers:
    """An API that answers from a list of categories, and remembers what it was asked."""

    def __init__(self, answer: Mapping[str, Any], **categories: list[str]) -> None:
        self.answer = answer
        self.categories = categories
        self.asked: list[dict[str, Any]] = []

    def get(self, **params: Any) -> Mapping[str, Any]:
        self.asked.append(params)
        return self.answer

    def query(self, **params: Any) -> Iterator[Mapping[str, Any]]:
        self.asked.append(params)
        name = params["cmtitle"].partition(":")[2]
        titles = self.categories.get(name, [])
        pages = [{"title": t, "ns": 14 if t.startswith("Catégorie:") else 0} for t in titles]
        yield {"query": {"categorymembers": pages}}


def api(answers: Answers) -> Api:
    return cast("Api", answers)


def test_a_category_holds_the_pages_of_those_below_it_even_in_a_circle() -> None:
    asked = Answers({}, A=["Un", "Catégorie:B", "Deux"], B=["Trois", "Un", "Catégorie:A"])
    assert members(api(asked), "Catégorie:A") == Listed(("Un", "Deux", "Trois"))
    assert len(asked.asked) == 2


def test_a_category_of_many_levels_is_cut_off_and_this_is_told() -> None:
    chain = {f"C{n}": [f"P{n}", f"Catégorie:C{n + 1}"] for n in range(30)}
    asked = Answers({}, **chain)
    found = members(api(asked), "Catégorie:C0")
    assert (len(found.titles), found.more) == (MOST_REQUESTS, True)
    assert len(asked.asked) == MOST_REQUESTS


def test_pages_are_counted_up_to_the_end_of_one_answer() -> None:
    pages = [{"title": str(n)} for n in range(500)]
    more = Answers({"query": {"embeddedin": pages}, "continue": {"eicontinue": "x"}})
    assert str(count_uses(api(more), "Modèle:A")) == "500+"
    assert count_uses(api(Answers({"query": {"embeddedin": pages[:3]}})), "Modèle:A") == Count(3)
    assert count_uses(api(Answers({})), "Modèle:A") == Count(0)


def test_titles_of_a_namespace_come_in_one_request() -> None:
    asked = Answers({"query": {"allpages": [{"title": "Formulaire:A"}]}})
    assert titles_in(api(asked), 106) == Listed(("Formulaire:A",))
    assert asked.asked[0]["apnamespace"] == 106


def test_a_concept_names_pages_and_an_empty_one_none() -> None:
    some = Answers({"query": {"results": {"Rouge": {}, "Vert": {}}}, "query-continue-offset": 500})
    assert members_of_concept(api(some), "Concept:C") == Listed(("Rouge", "Vert"), more=True)
    assert some.asked[0]["query"] == "[[Concept:C]]|limit=500"
    none: dict[str, Any] = {"query": {"results": []}}
    assert members_of_concept(api(Answers(none)), "Concept:C") == Listed(())
