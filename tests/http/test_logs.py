from typing import Any

import pytest

from kicsync.wiki.api import Api
from kicsync.wiki.logs import LogEntry, deletion, protection
from tests.http.conftest import FakeWiki
from tests.http.paths import PAGE, TARGET, TITLE


def test_who_deleted_a_page_and_why(wiki: FakeWiki, api: Api) -> None:
    wiki.say("log_delete")
    found = deletion(api, PAGE, TARGET)
    assert found == LogEntry("delete", "Admin", "2026-11-24T19:31:43Z", "Doublon", PAGE)
    assert (wiki.asked[0]["letype"], wiki.asked[0]["letitle"]) == ("delete", TARGET)


def test_the_deletion_of_a_page_that_had_moved_is_found_under_its_last_title(
    wiki: FakeWiki, api: Api
) -> None:
    wiki.say("log_none", "log_move", "log_delete")
    found = deletion(api, PAGE, TITLE)
    assert found
    assert found.comment == "Doublon"
    assert [asked["letitle"] for asked in wiki.asked] == [TITLE, TITLE, TARGET]


def test_the_deletion_of_another_page_of_that_title_is_not_meant(wiki: FakeWiki, api: Api) -> None:
    wiki.say("log_delete", "log_none")
    assert deletion(api, PAGE + 1, TARGET) is None


def test_moves_in_a_circle_are_not_followed_for_ever(wiki: FakeWiki, api: Api) -> None:
    wiki.say(*["log_none", "log_move"] * 5)
    assert deletion(api, PAGE, TITLE) is None


def test_who_protected_a_page_and_why(wiki: FakeWiki, api: Api) -> None:
    wiki.say("log_protect")
    found = protection(api, TARGET)
    assert found
    assert (found.user, found.comment) == ("Maintenance script", "Page modèle")


def test_a_page_without_protection_of_its_own(wiki: FakeWiki, api: Api) -> None:
    wiki.say("log_none")
    assert protection(api, TARGET) is None


@pytest.mark.parametrize("params", [[], None, {"4::target": "A"}])
def test_an_entry_with_hidden_parts_is_still_an_entry(
    wiki: FakeWiki, api: Api, params: object
) -> None:
    entry: dict[str, Any] = {"logid": 1, "type": "delete", "action": "delete", "userhidden": True}
    wiki.say({"query": {"logevents": [entry | {"logpage": PAGE, "params": params}]}})
    found = deletion(api, PAGE, TARGET)
    assert found
    assert (found.user, found.target) == ("", "")
