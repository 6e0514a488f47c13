from kicsync.wiki.api import Api
from kicsync.wiki.revisions import fetch_revisions, revisions_since
from tests.http.conftest import FakeWiki
from tests.http.paths import PAGE


def test_what_came_after_a_revision_oldest_first(wiki: FakeWiki, api: Api) -> None:
    wiki.say("revisions_since")
    found = revisions_since(api, PAGE, 72)
    assert [(revision.revid, revision.parent) for revision in found] == [
        (73, 72),
        (74, 73),
        (75, 74),
    ]
    assert {(revision.page_id, revision.user, revision.text) for revision in found} == {
        (PAGE, "Admin", None)
    }
    assert (wiki.asked[0]["rvstartid"], wiki.asked[0]["rvdir"]) == ("72", "newer")


def test_the_whole_history_has_no_start(wiki: FakeWiki, api: Api) -> None:
    wiki.say("revisions_since")
    assert len(revisions_since(api, PAGE, 0)) == 4
    assert "rvstartid" not in wiki.asked[0]


def test_a_page_that_is_gone_has_no_revisions(wiki: FakeWiki, api: Api) -> None:
    wiki.say("revisions_none")
    assert revisions_since(api, 99999999, 3) == []


def test_revisions_by_number_those_that_do_not_exist_left_out(wiki: FakeWiki, api: Api) -> None:
    wiki.say("fetch_revisions")
    found = fetch_revisions(api, [72, 73, 99999999])
    assert {number: revision.text for number, revision in found.items()} == {
        72: "un\n\ndeux\n\ntrois",
        73: "UN\n\ndeux\n\ntrois",
    }
    assert all(revision.sha1 for revision in found.values())


def test_revisions_are_asked_for_fifty_at_a_time(wiki: FakeWiki, api: Api) -> None:
    wiki.say(*["revisions_none"] * 3)
    assert fetch_revisions(api, [*range(1, 102), 1], content=False) == {}
    assert [len(asked["revids"].split("|")) for asked in wiki.asked] == [50, 50, 1]
    assert {asked["rvprop"] for asked in wiki.asked} == {"ids|user|timestamp|comment|sha1"}
