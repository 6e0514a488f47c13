import logging
import traceback

import pytest

from kicsync.errors import ConfigError, KicsyncError, LoginRefused
from kicsync.wiki.account import login
from kicsync.wiki.api import Api
from kicsync.wiki.connect import connect
from kicsync.wiki.credentials import Credentials
from kicsync.wiki.edits import Edit
from kicsync.wiki.patience import Waiter
from kicsync.wiki.transport import Transport
from tests.http.conftest import URL, FakeWiki

SECRET = "0123456789abcdefghijklmnopqrstuv"
WHO = Credentials("Redacteur@kicsync", SECRET)


def test_logging_in_is_two_requests_and_the_password_travels_by_post(
    wiki: FakeWiki, api: Api
) -> None:
    wiki.say("login_token", "login_success")
    assert login(api, WHO) == "Redacteur"
    assert len(wiki.asked) == 2
    assert wiki.sent[1].method == "POST"
    assert wiki.asked[1]["lgpassword"] == SECRET
    assert all(SECRET not in str(request.url) for request in wiki.sent)


def test_after_the_login_every_call_asserts_who_we_are(wiki: FakeWiki, api: Api) -> None:
    wiki.say("login_token", "login_success", "fetch_ids")
    login(api, WHO)
    api.get(action="query")
    assert "assert" not in wiki.asked[0]
    assert (wiki.asked[2]["assert"], wiki.asked[2]["assertuser"]) == ("user", "Redacteur")


def test_a_wrong_password_says_where_to_make_a_bot_password(wiki: FakeWiki, api: Api) -> None:
    wiki.say("login_token", "login_wrongpassword")
    with pytest.raises(LoginRefused, match="Redacteur@kicsync") as refused:
        login(api, WHO)
    assert "Special:BotPasswords" in refused.value.hint


def test_a_name_without_its_application_is_explained(wiki: FakeWiki, api: Api) -> None:
    wiki.say("login_token", "login_wrongpassword")
    with pytest.raises(LoginRefused, match="Name@kicsync"):
        login(api, Credentials("Redacteur", SECRET))


def test_too_many_attempts_say_how_long_to_wait(wiki: FakeWiki, api: Api) -> None:
    wiki.say("login_token", "login_throttled")
    with pytest.raises(LoginRefused, match="5 minutes"):
        login(api, WHO)


def test_an_older_wiki_says_it_in_seconds(wiki: FakeWiki, api: Api) -> None:
    wiki.say("login_token", {"login": {"result": "Throttled", "wait": 300}})
    with pytest.raises(LoginRefused, match="300 seconds"):
        login(api, WHO)


@pytest.mark.parametrize("result", ["NeedToken", "WrongToken"])
def test_a_session_that_is_not_kept_is_not_blamed_on_the_password(
    wiki: FakeWiki, api: Api, result: str
) -> None:
    wiki.say("login_token", {"login": {"result": result}})
    with pytest.raises(LoginRefused, match="session"):
        login(api, WHO)


@pytest.mark.parametrize("name", ["edit_assertuserfailed", "edit_assertnameduserfailed"])
def test_a_session_that_ended_is_begun_again_once(wiki: FakeWiki, api: Api, name: str) -> None:
    wiki.say("login_token", "login_success")
    login(api, WHO)
    token = {"query": {"tokens": {"csrftoken": "new+\\"}}}
    api.csrf = "old+\\"
    wiki.say(name, "login_token", "login_success", token, "edit_saved")
    api.write(about="A", action="edit", title="A", text="x")
    assert wiki.asked[-1]["token"] == "new+\\"


def test_a_session_that_never_holds_ends_the_run(wiki: FakeWiki, api: Api) -> None:
    wiki.say("login_token", "login_success")
    login(api, WHO)
    wiki.say("edit_assertuserfailed", "login_token", "login_success", "edit_assertuserfailed")
    with pytest.raises(LoginRefused):
        api.get(action="query")


def test_cookies_of_the_ended_session_are_dropped_first(wiki: FakeWiki, api: Api) -> None:
    wiki.say("login_token", Set_Cookie="kic_session=old; path=/; secure")
    wiki.say("login_success", "login_token", "login_success")
    login(api, WHO)
    login(api, WHO)
    assert "old" in wiki.sent[1].headers.get("Cookie", "")
    assert "Cookie" not in wiki.sent[2].headers


@pytest.mark.parametrize("url", ["http://wiki.example/api.php", "http://10.0.0.1/api.php"])
def test_a_password_never_travels_in_the_clear(wiki: FakeWiki, url: str) -> None:
    with pytest.raises(ConfigError, match="http") as refused:
        Api(url, transport=Transport())
    assert "--insecure" in refused.value.hint
    assert wiki.sent == []


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost", "[::1]:8080", "kit.localhost"])
def test_this_very_computer_needs_no_https(wiki: FakeWiki, host: str) -> None:
    wiki.say("login_token", "login_success")
    assert login(Api(f"http://{host}/api.php", transport=Transport()), WHO)


def test_people_may_insist_on_http(wiki: FakeWiki) -> None:
    wiki.say("login_token", "login_success")
    url = "http://wiki.example/api.php"
    assert login(Api(url, transport=Transport(), insecure=True), WHO)


FAILURES: list[tuple[str, ...]] = [
    ("login_token", "login_wrongpassword"),
    ("login_token", "login_throttled"),
    ("login_token", "<html>"),
    ("<html>",),
    ("readapidenied",),
]


@pytest.mark.parametrize("answers", FAILURES)
def test_secrets_are_in_no_message_no_traceback_and_no_log(
    wiki: FakeWiki, api: Api, answers: tuple[str, ...], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wiki.say(*answers)
    with pytest.raises(KicsyncError) as error:
        login(api, WHO)
    shown = "".join(traceback.format_exception(error.value)) + error.value.hint + caplog.text
    assert SECRET not in shown + repr(WHO)
    assert "TOKEN+" not in shown


def test_a_write_that_fails_does_not_show_its_token(
    wiki: FakeWiki, api: Api, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wiki.say("<html>", status=500)
    with pytest.raises(KicsyncError) as error:
        api.write(about="A", action="edit", title="A", text="x")
    assert "TOKEN+" not in "".join(traceback.format_exception(error.value)) + caplog.text


def test_connecting_is_one_request_for_readers(wiki: FakeWiki) -> None:
    wiki.say("connect_anonymous")
    assert connect(URL).requests == 1


def test_connecting_with_a_login_is_three_requests_token_included(wiki: FakeWiki) -> None:
    wiki.say("login_token", "login_success", "connect_user", "edit_saved")
    connected = connect(URL, credentials=WHO)
    assert connected.requests == 3
    connected.save(Edit("A", "x", "s", 35))
    assert connected.requests == 4
    connected.close()


def test_a_login_that_is_forgotten_at_once_is_refused(wiki: FakeWiki) -> None:
    wiki.say("login_token", "login_success", "connect_anonymous")
    with pytest.raises(LoginRefused, match="forgets"):
        connect(URL, credentials=WHO)


def test_a_reader_can_not_save_and_nothing_is_sent(wiki: FakeWiki) -> None:
    wiki.say("connect_anonymous")
    connected = connect(URL)
    with pytest.raises(LoginRefused, match="Ma page"):
        connected.save(Edit("Ma page", "x", "s", 35))
    assert connected.requests == 1


def test_edits_of_a_connected_wiki_are_paced(wiki: FakeWiki, waiter: Waiter) -> None:
    wiki.say("login_token", "login_success", "connect_user", "edit_saved")
    connected = connect(URL, credentials=WHO, waiter=waiter)
    assert (connected.pace.hits, connected.pace.seconds) == tuple(connected.me.edit_limit)
    connected.save(Edit("A", "x", "s", 35))
    assert len(connected.pace._times) == (1 if connected.pace.hits else 0)
