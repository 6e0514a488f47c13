"""Every fault of the table on every way to ask a wiki, with what must become of it."""

import ssl
from collections.abc import Callable
from typing import Any

import pytest
import requests
import urllib3

from kicsync.errors import LoginRefused, LostAnswer, NoApi, Refused, Unreachable
from kicsync.wiki.account import login
from kicsync.wiki.api import Api
from kicsync.wiki.bounds import TooLarge
from tests.http.conftest import RECORDED, URL, FakeWiki
from tests.http.paths import ASSERTING, EVERY, LOGINS, READS, SECRET, WHO, WRITES, Path, name_of

ELSEWHERE = "https://elsewhere.example/api.php"
Waits = list[tuple[float, str]]
Fault = Callable[[FakeWiki], None]


def says(body: str, status: int = 200, **headers: str) -> Fault:
    """A wiki, or what stands before it, that answers with ``body``."""
    return lambda wiki: wiki.say(body, status=status, **headers)


def fails(error: Exception) -> Fault:
    return lambda wiki: wiki.say(error)


def truncated(wiki: FakeWiki) -> None:
    whole = (RECORDED / "fetch_ids.json").read_text("utf-8")
    wiki.script.append((200, {"Content-Type": "application/json"}, whole[: len(whole) // 2]))


def ssl_failure(cause: ssl.SSLError) -> requests.exceptions.SSLError:
    pool: Any = None
    reason = urllib3.exceptions.SSLError(cause)
    return requests.exceptions.SSLError(urllib3.exceptions.MaxRetryError(pool, URL, reason))


def refused_connection() -> requests.ConnectionError:
    pool: Any = None
    reason = urllib3.exceptions.NewConnectionError(pool, "refused")
    return requests.ConnectionError(urllib3.exceptions.MaxRetryError(pool, URL, reason))


CUT = requests.ConnectionError(urllib3.exceptions.ProtocolError("Connection aborted."))

WAITED_FOR = {
    "maxlag": says("maxlag", Retry_After="5", X_Database_Lag="9"),
    "maxlag without a time": says("maxlag"),
    "read-only": says("edit_readonly"),
    "read-only, rename": says("move_readonly"),
    "rate limit": says("edit_ratelimited"),
    "rate limit, rename": says("move_ratelimited"),
    "429": says("", 429, Retry_After="3"),
    "429 in HTML": says("<html>", 429),
}
"""The wiki surely did nothing."""

UNKNOWN = {
    "answer lost": fails(CUT),
    "answer too slow": fails(requests.ReadTimeout("read timed out")),
    "answer cut": fails(requests.exceptions.ChunkedEncodingError("broken")),
    "500": says("<html>", 500),
    "502": says("<html>", 502),
    "503": says("<html>", 503, Retry_After="1"),
    "504": says("<html>", 504),
    "bug of the wiki": says("internal_api_error"),
}
"""The wiki may have done it, or not; asking again does no harm to a read."""

UNREADABLE = {
    "truncated JSON": (truncated, NoApi),
    "HTML": (says("<html>Bienvenue sur le wifi du train</html>"), NoApi),
    "nothing": (says(""), NoApi),
    "too large": (fails(TooLarge()), Unreachable),
}
"""The wiki may have done it, or not; asking again would bring the same."""

LAST = {
    "301": (says("", 301, Location=ELSEWHERE), NoApi),
    "302": (says("", 302, Location=ELSEWHERE), NoApi),
    "307": (says("", 307, Location=ELSEWHERE), NoApi),
    "308": (says("", 308, Location=ELSEWHERE), NoApi),
    "401": (says("<html>", 401), LoginRefused),
    "404": (says("<html>", 404), NoApi),
    "bad certificate": (
        fails(ssl_failure(ssl.SSLCertVerificationError("self-signed"))),
        Unreachable,
    ),
    "private wiki": (says("readapidenied"), LoginRefused),
    "no API for writing": (says("edit_writeapidenied"), LoginRefused),
}
"""Nothing more can be done."""


@pytest.fixture
def known(wiki: FakeWiki, api: Api) -> Api:
    """An API that has logged in and has a token."""
    wiki.say("login_token", "login_success")
    login(api, WHO)
    api.csrf = "TOKEN+\\"
    wiki.asked.clear()
    wiki.sent.clear()
    return api


def begin(wiki: FakeWiki, path: Path, fault: Fault) -> int:
    """Prepare the fault, and return how many requests come before it."""
    wiki.say(*path.before)
    fault(wiki)
    return len(path.before)


@pytest.mark.parametrize("path", EVERY, ids=name_of)
@pytest.mark.parametrize("fault", WAITED_FOR)
def test_a_wiki_that_did_nothing_is_waited_for_and_asked_the_same_again(
    wiki: FakeWiki, known: Api, waits: Waits, fault: str, path: Path
) -> None:
    met = begin(wiki, path, WAITED_FOR[fault])
    wiki.say(path.answer)
    path.run(known)
    assert len(waits) == 1
    assert wiki.asked[met] == wiki.asked[met + 1]


@pytest.mark.parametrize("path", [*READS, *LOGINS], ids=name_of)
@pytest.mark.parametrize("fault", UNKNOWN)
def test_a_read_whose_answer_is_lost_is_sent_again(
    wiki: FakeWiki, known: Api, waits: Waits, fault: str, path: Path
) -> None:
    met = begin(wiki, path, UNKNOWN[fault])
    wiki.say(path.answer)
    path.run(known)
    assert len(waits) == 1
    assert wiki.asked[met] == wiki.asked[met + 1]


@pytest.mark.parametrize("path", WRITES, ids=name_of)
@pytest.mark.parametrize("fault", [*UNKNOWN, *UNREADABLE])
def test_a_change_that_was_made_before_its_answer_was_lost_is_a_success(
    wiki: FakeWiki, known: Api, waits: Waits, fault: str, path: Path
) -> None:
    begin(wiki, path, UNKNOWN.get(fault) or UNREADABLE[fault][0])
    wiki.say(path.done)
    path.run(known)
    assert [asked["action"] for asked in wiki.asked[1:]] == ["query"]
    assert waits == []


@pytest.mark.parametrize("path", WRITES, ids=name_of)
@pytest.mark.parametrize("fault", [*UNKNOWN, *UNREADABLE])
def test_a_change_whose_answer_was_lost_is_never_sent_twice(
    wiki: FakeWiki, known: Api, fault: str, path: Path
) -> None:
    begin(wiki, path, UNKNOWN.get(fault) or UNREADABLE[fault][0])
    wiki.say(*path.undone)
    with pytest.raises(LostAnswer):
        path.run(known)
    assert {asked["action"] for asked in wiki.asked[1:]} == {"query"}


@pytest.mark.parametrize("path", [*READS, *LOGINS], ids=name_of)
@pytest.mark.parametrize("fault", UNREADABLE)
def test_an_answer_that_can_not_be_read_ends_a_read(
    wiki: FakeWiki, known: Api, fault: str, path: Path
) -> None:
    body, error = UNREADABLE[fault]
    met = begin(wiki, path, body)
    with pytest.raises(error):
        path.run(known)
    assert len(wiki.asked) == met + 1


@pytest.mark.parametrize("path", EVERY, ids=name_of)
def test_what_never_left_is_sent_again(
    wiki: FakeWiki, known: Api, waits: Waits, path: Path
) -> None:
    met = begin(wiki, path, fails(refused_connection()))
    wiki.say(path.answer)
    path.run(known)
    assert len(waits) == 1
    assert wiki.asked[met] == wiki.asked[met + 1]


@pytest.mark.parametrize("path", EVERY, ids=name_of)
@pytest.mark.parametrize("fault", LAST)
def test_what_can_not_be_helped_ends_the_run_at_once(
    wiki: FakeWiki, known: Api, waits: Waits, fault: str, path: Path
) -> None:
    body, error = LAST[fault]
    met = begin(wiki, path, body)
    with pytest.raises(error):
        path.run(known)
    assert waits == []
    assert len(wiki.asked) == met + 1


@pytest.mark.parametrize("path", EVERY, ids=name_of)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_nothing_is_ever_sent_to_another_host(
    wiki: FakeWiki, known: Api, path: Path, status: int
) -> None:
    begin(wiki, path, says("", status, Location=ELSEWHERE))
    with pytest.raises(NoApi, match="elsewhere"):
        path.run(known)
    assert all(str(request.url).startswith(URL) for request in wiki.sent)
    assert all(SECRET not in str(request.url) for request in wiki.sent)


@pytest.mark.parametrize("path", ASSERTING, ids=name_of)
@pytest.mark.parametrize("fault", ["edit_assertuserfailed", "edit_assertnameduserfailed"])
def test_an_expired_session_is_begun_again_once(
    wiki: FakeWiki, known: Api, waits: Waits, fault: str, path: Path
) -> None:
    token = ("csrf_token",) if path in WRITES else ()
    wiki.say(fault, "login_token", "login_success", *token, path.answer)
    path.run(known)
    assert wiki.asked[-1] == wiki.asked[0]
    assert waits == []


@pytest.mark.parametrize("path", ASSERTING, ids=name_of)
def test_a_session_that_does_not_hold_ends_the_run(wiki: FakeWiki, known: Api, path: Path) -> None:
    token = ("csrf_token",) if path in WRITES else ()
    wiki.say("edit_assertuserfailed", "login_token", "login_success", *token)
    wiki.say("edit_assertuserfailed")
    with pytest.raises(LoginRefused):
        path.run(known)


@pytest.mark.parametrize("path", WRITES, ids=name_of)
def test_an_old_token_is_renewed_once(wiki: FakeWiki, known: Api, path: Path) -> None:
    wiki.say("edit_badtoken", "csrf_token", path.answer)
    path.run(known)
    wiki.say("edit_badtoken", "csrf_token", "edit_badtoken")
    with pytest.raises(Refused) as refused:
        path.run(known)
    assert refused.value.code == "badtoken"


@pytest.mark.parametrize("path", WRITES, ids=name_of)
def test_a_firewall_refuses_one_page_only(wiki: FakeWiki, known: Api, path: Path) -> None:
    begin(wiki, path, says("<html>", 403))
    with pytest.raises(Refused):
        path.run(known)


@pytest.mark.parametrize("path", [*READS, *LOGINS], ids=name_of)
def test_a_firewall_that_refuses_a_read_is_no_api(wiki: FakeWiki, known: Api, path: Path) -> None:
    begin(wiki, path, says("<html>", 403))
    with pytest.raises(NoApi):
        path.run(known)
