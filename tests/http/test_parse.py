import pytest

from kicsync.errors import NoApi, WikiError
from kicsync.wiki.api import Api
from kicsync.wiki.parse import Shown, parse_page
from tests.http.conftest import FakeWiki

SAID = {"title": "KIC", "pageid": 7, "revid": 49, "text": "<p>é</p>", "wikitext": "é"}


def test_a_page_as_it_is_shown_in_one_request(wiki: FakeWiki, api: Api) -> None:
    wiki.say({"parse": SAID})
    assert parse_page(api, "Kic") == Shown("KIC", 7, 49, "<p>é</p>", "é")
    assert (wiki.asked[0]["action"], wiki.asked[0]["page"]) == ("parse", "Kic")
    assert wiki.asked[0]["prop"] == "text|wikitext|revid"


def test_no_such_page(wiki: FakeWiki, api: Api) -> None:
    wiki.say({"error": {"code": "missingtitle", "info": "no page"}})
    with pytest.raises(WikiError, match="missingtitle"):
        parse_page(api, "Rien")


def test_an_answer_without_the_page(wiki: FakeWiki, api: Api) -> None:
    wiki.say({"batchcomplete": True}, {"parse": {"title": "KIC"}})
    for _answer in range(2):
        with pytest.raises(NoApi):
            parse_page(api, "KIC")
