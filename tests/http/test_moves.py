import pytest

from kicsync.errors import LostAnswer
from kicsync.wiki.api import Api
from kicsync.wiki.moves import Move, Removal, Restoration, delete, move, restore
from tests.http.conftest import FakeWiki
from tests.http.paths import PAGE, TARGET, TITLE


def test_a_page_is_moved_by_its_number_with_its_talk_page(wiki: FakeWiki, api: Api) -> None:
    wiki.say("move_done")
    move(api, Move(PAGE, TITLE, TARGET, "Titre plus court"))
    asked = wiki.asked[0]
    assert (asked["action"], asked["fromid"], asked["to"]) == ("move", str(PAGE), TARGET)
    assert (asked["reason"], asked["movetalk"], asked["assert"]) == (
        "Titre plus court",
        "1",
        "user",
    )
    assert asked["watchlist"] == "nochange"
    assert not set(asked) & {"from", "noredirect", "ignorewarnings"}


def test_a_page_is_deleted_by_its_number(wiki: FakeWiki, api: Api) -> None:
    wiki.say("delete_done")
    delete(api, Removal(PAGE, TITLE, "Doublon"))
    asked = wiki.asked[0]
    assert (asked["action"], asked["pageid"], asked["reason"]) == ("delete", str(PAGE), "Doublon")
    assert "title" not in asked


def test_a_page_is_restored_by_its_title(wiki: FakeWiki, api: Api) -> None:
    wiki.say("undelete_done")
    restore(api, Restoration(TARGET, "Finalement non"))
    asked = wiki.asked[0]
    assert (asked["action"], asked["title"]) == ("undelete", TARGET)


def test_a_target_that_another_page_has_taken_is_no_success(wiki: FakeWiki, api: Api) -> None:
    wiki.say("<html>", status=502)
    wiki.say("fetch_moved")
    with pytest.raises(LostAnswer):
        move(api, Move(PAGE + 1, TITLE, TARGET, "s"))
