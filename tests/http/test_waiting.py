import time
from email.utils import formatdate

import pytest

from kicsync.errors import Busy
from kicsync.wiki.api import Api
from kicsync.wiki.patience import Pace, Patience, Waiter, seconds_of
from tests.http.conftest import FakeWiki

OK = {"batchcomplete": True}
Waits = list[tuple[float, str]]


def api_error(code: str, **data: str) -> dict[str, object]:
    return {"error": {"code": code, "info": "…", **data}}


def read(api: Api) -> object:
    return api.get(action="query", meta="siteinfo")


def test_maxlag_with_its_headers_waits_as_long_as_asked(
    wiki: FakeWiki, api: Api, waits: Waits
) -> None:
    wiki.say("maxlag", Retry_After="7", X_Database_Lag="9")
    wiki.say(OK)
    assert read(api) == OK
    assert [seconds for seconds, _ in waits] == [7]


def test_maxlag_with_a_lag_but_no_retry_after_backs_off(
    wiki: FakeWiki, api: Api, waits: Waits
) -> None:
    wiki.say("maxlag", X_Database_Lag="9")
    wiki.say("maxlag")
    wiki.say(OK)
    assert read(api) == OK
    assert [seconds for seconds, _ in waits] == [2, 4]


@pytest.mark.parametrize("code", ["ratelimited", "readonly", "maxlag"])
def test_a_write_that_surely_did_nothing_is_sent_again(wiki: FakeWiki, api: Api, code: str) -> None:
    wiki.say(api_error(code), {"edit": {"result": "Success"}})
    answer = api.write(about="Page", action="edit", title="Page", text="x")
    assert answer["edit"]["result"] == "Success"
    assert [asked["text"] for asked in wiki.asked] == ["x", "x"]


@pytest.mark.parametrize("name", ["edit_readonly", "edit_ratelimited"])
def test_what_the_real_wiki_says_while_it_can_not_write_is_waited_for(
    wiki: FakeWiki, api: Api, waits: Waits, name: str
) -> None:
    wiki.say(name, "edit_saved")
    api.write(about="Page", action="edit", title="Page", text="x")
    assert len(waits) == 1


def test_the_reason_of_a_read_only_wiki_is_said(wiki: FakeWiki, api: Api, waits: Waits) -> None:
    wiki.say("edit_readonly", "edit_saved")
    api.write(about="Page", action="edit", title="Page", text="x")
    assert "Copie en cours" in waits[0][1]


def test_http_429_is_waited_for_even_on_a_write(wiki: FakeWiki, api: Api, waits: Waits) -> None:
    wiki.say("", status=429, Retry_After="3")
    wiki.say("edit_saved")
    api.write(about="Page", action="edit", title="Page", text="x")
    assert [seconds for seconds, _ in waits] == [3]


def test_waiting_ends_when_patience_does(wiki: FakeWiki, api: Api, waits: Waits) -> None:
    wiki.say(*[api_error("maxlag")] * 8)
    with pytest.raises(Busy):
        read(api)
    assert sum(seconds for seconds, _ in waits) == 120


def test_a_wait_longer_than_our_patience_is_not_even_begun(
    wiki: FakeWiki, api: Api, waits: Waits
) -> None:
    wiki.say("", status=429, Retry_After="3600")
    with pytest.raises(Busy) as busy:
        read(api)
    assert waits == []
    assert "3600" in busy.value.hint


def test_each_call_has_its_own_patience(wiki: FakeWiki, api: Api) -> None:
    for _call in range(3):
        wiki.say("maxlag", Retry_After="100")
        wiki.say(OK)
        assert read(api) == OK


def test_retry_after_may_be_a_date() -> None:
    assert seconds_of(formatdate(time.time() + 60, usegmt=True)) == pytest.approx(60, abs=2)
    assert seconds_of(formatdate(time.time() - 60, usegmt=True)) == 1
    assert seconds_of("Wed, 21 Oct 2015 07:28:00 -0000") == 1


@pytest.mark.parametrize("text", ["", "soon", "-5", "1.5", "²"])
def test_a_retry_after_that_says_nothing_is_no_wait_of_its_own(text: str) -> None:
    assert seconds_of(text) is None


def test_an_immediate_retry_still_waits_a_second() -> None:
    assert seconds_of("0") == 1


def test_backing_off_never_goes_past_what_is_left() -> None:
    slept: list[float] = []
    patience = Patience(Waiter(max_wait=5, sleep=slept.append))
    patience.wait("busy")
    patience.wait("busy")
    with pytest.raises(Busy):
        patience.wait("busy")
    assert slept == [2, 3]


def test_edits_are_paced_under_the_limit_of_the_account() -> None:
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    times: list[float] = []
    pace = Pace(Waiter(sleep=sleep), hits=2, seconds=60, clock=lambda: now[0])
    for _edit in range(5):
        pace.step()
        times.append(now[0])
    assert times == [0, 0, 60, 60, 120]


def test_an_account_without_limit_never_waits() -> None:
    pace = Pace(Waiter(sleep=lambda _s: pytest.fail("waited")))
    for _edit in range(100):
        pace.step()
