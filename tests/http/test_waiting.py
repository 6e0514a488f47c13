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


def test_the_calls_of_one_run_share_its_patience(wiki: FakeWiki, api: Api, waits: Waits) -> None:
    wiki.say("maxlag", Retry_After="70")
    wiki.say(OK)
    read(api)
    wiki.say("maxlag", Retry_After="50")
    wiki.say(OK)
    read(api)
    assert sum(seconds for seconds, _ in waits) == 120
    wiki.say("maxlag", Retry_After="1")
    with pytest.raises(Busy, match="databases are behind"):
        read(api)
    assert len(waits) == 2


def test_every_call_begins_with_a_short_wait(wiki: FakeWiki, api: Api, waits: Waits) -> None:
    for _call in range(3):
        wiki.say("maxlag", "maxlag", OK)
        read(api)
    assert [seconds for seconds, _ in waits] == [2, 4] * 3


def test_repeats_after_a_failure_are_counted_too(wiki: FakeWiki, api: Api, waits: Waits) -> None:
    wiki.say("<html>", "<html>", status=502)
    wiki.say(OK)
    read(api)
    assert api.waiter.waited == sum(seconds for seconds, _ in waits) == 6


def test_the_pace_of_the_account_costs_no_patience(wiki: FakeWiki, api: Api, waits: Waits) -> None:
    pace = Pace(api.waiter, hits=1, seconds=500, clock=lambda: 0.0)
    pace.step()
    pace.step()
    assert [seconds for seconds, _ in waits] == [500]
    wiki.say("maxlag", Retry_After="120")
    wiki.say(OK)
    assert read(api) == OK


@pytest.mark.parametrize("retry_after", ["", "3600"])
def test_the_way_out_is_named(wiki: FakeWiki, api: Api, retry_after: str) -> None:
    api.waiter.max_wait = 0
    wiki.say("maxlag", Retry_After=retry_after)
    with pytest.raises(Busy) as busy:
        read(api)
    assert "--max-wait" in busy.value.hint
    assert "stays done" in busy.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "9" * 400,
        "Wed, 21 Oct 9999 23:59:59 -2300",
        "Wed, 21 Oct 99999 07:28:00 GMT",
        "Wed, 99999999999999999999 Oct 2015 07:28:00 GMT",
    ],
)
def test_an_absurd_time_is_too_long_and_nothing_worse(wiki: FakeWiki, api: Api, text: str) -> None:
    wiki.say(*[""] * 8, status=429, Retry_After=text)
    with pytest.raises(Busy):
        read(api)
    wiki.script.clear()


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
    assert patience.waiter.left == 0


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
