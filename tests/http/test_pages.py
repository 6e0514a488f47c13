import json
import unicodedata
from typing import Any

import pytest

from kicsync.wiki.api import Api
from kicsync.wiki.pages import Page, fetch_ids, fetch_titles, list_pages
from tests.http.conftest import RECORDED, FakeWiki

NO_PAGE: dict[str, Any] = {"batchcomplete": True}


def listed(
    api: Api, *, category: str = "", content: bool = True, high_limits: bool = False
) -> list[Page]:
    template = "Modèle:Ingrédient"
    pages = list_pages(
        api, template=template, category=category, content=content, high_limits=high_limits
    )
    return list(pages)


def page_of(api: Api, wiki: FakeWiki, said: dict[str, Any]) -> Page:
    wiki.say({"batchcomplete": True, "query": {"pages": [{"pageid": 7, "title": "A"} | said]}})
    return fetch_ids(api, [7])[7]


def without_more(name: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads((RECORDED / f"{name}.json").read_text("utf-8"))
    del answer["continue"]
    return answer


def test_pages_come_with_text_revision_and_rights(wiki: FakeWiki, api: Api) -> None:
    wiki.say("list_content", NO_PAGE)
    first, second = listed(api, high_limits=False)
    assert (first.page_id, first.title, first.revid) == (4, "Évaluer la ressource 000", 4)
    assert (first.text or "").startswith("{{Ingrédient\n|Etape=1 - Qualifier")
    assert first.editable is True
    assert (first.namespace, first.timestamp) == (0, "2021-02-02T14:00:00Z")
    assert second.page_id == 6


@pytest.mark.parametrize(
    ("content", "high", "limit"),
    [(True, False, "50"), (True, True, "500"), (False, False, "500"), (False, True, "5000")],
)
def test_a_list_asks_for_as_many_as_the_wiki_gives(
    wiki: FakeWiki, api: Api, *, content: bool, high: bool, limit: str
) -> None:
    wiki.say(NO_PAGE)
    assert listed(api, content=content, high_limits=high) == []
    asked = wiki.asked[0]
    assert asked["geilimit"] == limit
    assert (asked["geinamespace"], asked["geifilterredir"]) == ("0", "nonredirects")
    assert ("revisions" in asked["prop"]) is content
    assert "redirects" not in asked


def test_a_category_lists_its_pages_without_redirects(wiki: FakeWiki, api: Api) -> None:
    pages = [{"pageid": 1, "title": "A"}, {"pageid": 2, "title": "B", "redirect": True}]
    wiki.say({"batchcomplete": True, "query": {"pages": pages}})
    found = listed(api, category="Catégorie:Ingrédient", content=False, high_limits=False)
    assert [page.title for page in found] == ["A"]
    assert wiki.asked[0]["gcmtitle"] == "Catégorie:Ingrédient"
    assert "geititle" not in wiki.asked[0]


def test_a_page_that_is_only_not_sent_yet_is_waited_for(wiki: FakeWiki, api: Api) -> None:
    wiki.say("partial_1", without_more("partial_2"))
    pages = listed(api, high_limits=False)
    assert [page.page_id for page in pages] == [4, 6, 7, 8]
    assert all(page.text for page in pages)
    assert wiki.asked[1]["rvcontinue"] == "7|7"


def test_a_last_batch_that_is_never_called_complete_is_not_dropped(
    wiki: FakeWiki, api: Api
) -> None:
    wiki.say({"query": {"pages": [{"pageid": 1, "title": "A"}]}})
    assert [page.title for page in listed(api)] == ["A"]


def test_titles_are_mapped_back_to_what_was_asked(wiki: FakeWiki, api: Api) -> None:
    asked = ["évaluer la ressource 010", "A|B", "wikipedia:X", "Rien"]
    wiki.say("fetch_titles")
    found = fetch_titles(api, asked)
    assert list(found) == asked
    assert found["évaluer la ressource 010"].page_id == 14
    assert "invalid characters" in found["A|B"].invalid
    assert [found[title].missing for title in asked] == [False, True, True, True]


def test_a_title_in_another_unicode_form_is_the_same_title(wiki: FakeWiki, api: Api) -> None:
    asked = unicodedata.normalize("NFD", "évaluer la ressource 010")
    wiki.say("fetch_titles")
    assert fetch_titles(api, [asked])[asked].page_id == 14
    assert wiki.asked[0]["titles"] == "\x1févaluer la ressource 010"


def test_titles_go_by_post_and_redirects_are_not_followed(wiki: FakeWiki, api: Api) -> None:
    wiki.say("fetch_titles")
    fetch_titles(api, ["Rien"])
    assert wiki.sent[0].method == "POST"
    assert "redirects" not in wiki.asked[0]
    assert not set(wiki.asked[0]) & {"rvlimit", "rvstart", "rvdir"}


def test_ids_that_are_gone_are_missing(wiki: FakeWiki, api: Api) -> None:
    wiki.say("fetch_ids")
    found = fetch_ids(api, [14, 99999])
    assert found[14].text
    assert found[99999].missing


def test_fetching_is_done_in_batches_of_fifty(wiki: FakeWiki, api: Api) -> None:
    wiki.say(NO_PAGE, NO_PAGE, NO_PAGE)
    assert len(fetch_ids(api, range(1, 102))) == 101
    assert [len(asked["pageids"].split("|")) for asked in wiki.asked] == [50, 50, 1]


def test_without_their_texts_no_more_can_be_named(wiki: FakeWiki, api: Api) -> None:
    wiki.say(NO_PAGE, NO_PAGE)
    fetch_titles(api, [f"Page {number}" for number in range(51)], content=False)
    assert [asked["titles"].count("\x1f") for asked in wiki.asked] == [50, 1]


def test_high_limits_fetch_five_hundred(wiki: FakeWiki, api: Api) -> None:
    wiki.say(NO_PAGE, NO_PAGE)
    fetch_titles(api, [f"Page {number}" for number in range(501)], high_limits=True)
    assert [asked["titles"].count("\x1f") for asked in wiki.asked] == [500, 1]


def test_nothing_asked_is_no_request(wiki: FakeWiki, api: Api) -> None:
    assert fetch_ids(api, []) == {}
    assert fetch_titles(api, []) == {}
    assert wiki.asked == []


def test_the_revision_is_that_of_the_text(wiki: FakeWiki, api: Api) -> None:
    slots = {"main": {"contentmodel": "wikitext", "content": "x"}}
    said = {"lastrevid": 9, "revisions": [{"revid": 8, "slots": slots}]}
    assert page_of(api, wiki, said).revid == 8


@pytest.mark.parametrize("key", ["*", "content"])
def test_before_slots_the_text_stands_in_the_revision(wiki: FakeWiki, api: Api, key: str) -> None:
    said = {"revisions": [{"revid": 8, "contentmodel": "wikitext", key: "vieux"}]}
    assert page_of(api, wiki, said).text == "vieux"


def test_a_hidden_text_is_no_empty_text(wiki: FakeWiki, api: Api) -> None:
    hidden = {"main": {"contentmodel": "wikitext", "texthidden": True}}
    page = page_of(api, wiki, {"revisions": [{"revid": 8, "slots": hidden}]})
    assert page.text is None
    assert not page.missing


def test_an_empty_page_has_an_empty_text(wiki: FakeWiki, api: Api) -> None:
    slots = {"main": {"contentmodel": "wikitext", "content": ""}}
    assert page_of(api, wiki, {"revisions": [{"revid": 8, "slots": slots}]}).text == ""


def test_what_is_not_wiki_text_is_left_alone(wiki: FakeWiki, api: Api) -> None:
    slots = {"main": {"contentmodel": "json", "content": "{}"}}
    page = page_of(api, wiki, {"revisions": [{"revid": 8, "slots": slots}]})
    assert (page.text, page.model) == (None, "json")
