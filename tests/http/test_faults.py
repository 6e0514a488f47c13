import ssl
from typing import Any

import pytest
import requests
import urllib3

from kicsync.errors import (
    KicsyncError,
    LoginRefused,
    LostAnswer,
    NoApi,
    Refused,
    Unreachable,
    WikiError,
)
from kicsync.wiki.api import Api
from kicsync.wiki.faults import TREATMENT, Do
from kicsync.wiki.refusals import REFUSALS
from tests.http.conftest import URL, FakeWiki

OK: dict[str, Any] = {"batchcomplete": True}
CUT = requests.ConnectionError(urllib3.exceptions.ProtocolError("Connection aborted."))
SLOW = requests.ReadTimeout("read timed out")
BROKEN = requests.exceptions.ChunkedEncodingError("broken")


def refused_connection() -> requests.ConnectionError:
    pool: Any = None
    reason = urllib3.exceptions.NewConnectionError(pool, "refused")
    return requests.ConnectionError(urllib3.exceptions.MaxRetryError(pool, URL, reason))


def bad_certificate() -> requests.exceptions.SSLError:
    pool: Any = None
    cause = urllib3.exceptions.SSLError(ssl.SSLCertVerificationError("self-signed"))
    return requests.exceptions.SSLError(urllib3.exceptions.MaxRetryError(pool, URL, cause))


def read(api: Api) -> Any:
    return api.get(action="query", meta="siteinfo")


def write(api: Api) -> Any:
    return api.write(about="Ma page", action="edit", title="Ma page", text="x")


def test_every_refusal_ends_its_record() -> None:
    assert {code for code, do in TREATMENT.items() if do is Do.RECORD} == {*REFUSALS} - {"badtoken"}


def test_every_row_of_the_table_is_tested_here_or_beside() -> None:
    rows = {code for code, do in TREATMENT.items() if do is not Do.RECORD}
    here = {f"http-{status}" for status in (400, 401, 404, 408, 410, 425, 429, 500, 502, 503, 504)}
    assert rows == here | {
        *("maxlag", "ratelimited", "readonly", "badtoken", "noapiwrite"),
        *("assertuserfailed", "assertnameduserfailed", "readapidenied", "writeapidenied"),
        *("internal_api_error", "cut", "unsent", "certificate", "moved", "not-json"),
        "too-large",
    }


@pytest.mark.parametrize("failure", [CUT, SLOW, BROKEN])
def test_a_read_is_sent_again_after_a_network_failure(
    wiki: FakeWiki, api: Api, failure: Exception
) -> None:
    wiki.say(failure, failure, OK)
    assert read(api) == OK


@pytest.mark.parametrize("failure", [CUT, SLOW, BROKEN])
def test_a_read_is_not_sent_for_ever(wiki: FakeWiki, api: Api, failure: Exception) -> None:
    wiki.say(failure, failure, failure)
    with pytest.raises(Unreachable):
        read(api)


@pytest.mark.parametrize("failure", [CUT, SLOW, BROKEN])
def test_a_write_is_never_sent_again_after_a_network_failure(
    wiki: FakeWiki, api: Api, failure: Exception
) -> None:
    wiki.say(failure)
    with pytest.raises(LostAnswer, match="Ma page"):
        write(api)


@pytest.mark.parametrize("status", [408, 425, 500, 502, 503, 504, 521])
def test_a_server_that_fails_is_asked_again_for_reads_only(
    wiki: FakeWiki, api: Api, status: int
) -> None:
    wiki.say("<html>", status=status)
    wiki.say(OK)
    assert read(api) == OK
    wiki.say("<html>", status=status)
    with pytest.raises(LostAnswer):
        write(api)


def test_a_server_that_keeps_failing_is_unreachable(wiki: FakeWiki, api: Api) -> None:
    wiki.say("<html>", "<html>", "<html>", status=503)
    with pytest.raises(Unreachable, match="503"):
        read(api)


def test_a_bug_of_the_wiki_is_treated_as_a_server_that_fails(wiki: FakeWiki, api: Api) -> None:
    bug = {"error": {"code": "internal_api_error_DBQueryError", "info": "…"}}
    wiki.say(bug, OK)
    assert read(api) == OK
    wiki.say(bug)
    with pytest.raises(LostAnswer):
        write(api)


def test_no_connection_at_first_contact_is_said_at_once(wiki: FakeWiki, api: Api) -> None:
    wiki.say(refused_connection())
    with pytest.raises(Unreachable):
        read(api)


def test_no_connection_later_is_tried_again_even_for_a_write(wiki: FakeWiki, api: Api) -> None:
    wiki.say(OK, refused_connection(), {"edit": {"result": "Success"}})
    read(api)
    assert write(api)["edit"]["result"] == "Success"


def test_a_write_that_was_never_sent_is_not_a_lost_answer(wiki: FakeWiki, api: Api) -> None:
    wiki.say(refused_connection())
    with pytest.raises(Unreachable):
        write(api)


@pytest.mark.parametrize("send", [read, write])
def test_a_bad_certificate_ends_the_run_at_once(wiki: FakeWiki, api: Api, send: Any) -> None:
    wiki.say(OK, bad_certificate())
    read(api)
    with pytest.raises(Unreachable, match="certificate"):
        send(api)


def test_html_instead_of_json_is_no_api(wiki: FakeWiki, api: Api) -> None:
    wiki.say("<html>Bienvenue sur le wifi du train</html>")
    with pytest.raises(NoApi, match="not as the API"):
        read(api)


@pytest.mark.parametrize("body", ["<html>", "[]", "null", '"yes"'])
def test_a_write_answered_by_something_else_is_a_lost_answer(
    wiki: FakeWiki, api: Api, body: str
) -> None:
    wiki.script.append((200, {}, body))
    with pytest.raises(LostAnswer):
        write(api)


@pytest.mark.parametrize("status", [400, 403, 404, 410, 451])
def test_a_page_that_is_not_there_is_no_api(wiki: FakeWiki, api: Api, status: int) -> None:
    wiki.say("<html>", status=status)
    with pytest.raises(NoApi, match=str(status)):
        read(api)


def test_a_server_with_a_password_of_its_own_refuses_the_login(wiki: FakeWiki, api: Api) -> None:
    wiki.say("<html>", status=401)
    with pytest.raises(LoginRefused):
        read(api)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
@pytest.mark.parametrize("send", [read, write])
def test_a_redirect_is_never_followed(wiki: FakeWiki, api: Api, status: int, send: Any) -> None:
    wiki.say("", status=status, Location="https://elsewhere.example/api.php")
    with pytest.raises(NoApi, match="elsewhere") as moved:
        send(api)
    assert "elsewhere" in moved.value.hint
    assert [request.url.split("?")[0] for request in wiki.sent if request.url] == [URL]


@pytest.mark.parametrize(("status", "code"), [(403, "http-403"), (413, "http-413")])
def test_a_server_that_refuses_one_text_refuses_that_page_only(
    wiki: FakeWiki, api: Api, status: int, code: str
) -> None:
    wiki.say("<html>", status=status)
    with pytest.raises(Refused) as refused:
        write(api)
    assert refused.value.code == code


def test_a_private_wiki_asks_for_a_login(wiki: FakeWiki, api: Api) -> None:
    wiki.say("readapidenied")
    with pytest.raises(LoginRefused, match="private") as refused:
        read(api)
    assert "kicsync login" in refused.value.hint


@pytest.mark.parametrize("code", ["writeapidenied", "noapiwrite"])
def test_a_wiki_that_programs_may_not_write_ends_the_run(
    wiki: FakeWiki, api: Api, code: str
) -> None:
    wiki.say({"error": {"code": code, "info": "…"}})
    with pytest.raises(LoginRefused):
        write(api)


def test_an_old_token_is_renewed_once(wiki: FakeWiki, api: Api) -> None:
    wiki.say("edit_badtoken", {"query": {"tokens": {"csrftoken": "new+\\"}}}, "edit_saved")
    assert write(api)["edit"]["result"] == "Success"
    assert wiki.asked[-1]["token"] == "new+\\"


def test_a_token_that_never_works_refuses_the_page(wiki: FakeWiki, api: Api) -> None:
    wiki.say("edit_badtoken", {"query": {"tokens": {"csrftoken": "new+\\"}}}, "edit_badtoken")
    with pytest.raises(Refused) as refused:
        write(api)
    assert refused.value.code == "badtoken"


def test_an_unknown_error_refuses_the_page_in_the_words_of_the_wiki(
    wiki: FakeWiki, api: Api
) -> None:
    wiki.say({"errors": [{"code": "lune", "text": "Pas un jour de pleine lune"}]})
    with pytest.raises(Refused, match="pleine lune") as refused:
        write(api)
    assert refused.value.code == "lune"


def test_an_unknown_error_ends_a_read(wiki: FakeWiki, api: Api) -> None:
    wiki.say({"error": {"code": "lune", "info": "Pas un jour de pleine lune"}})
    with pytest.raises(WikiError, match="pleine lune"):
        read(api)


def test_an_error_in_an_unknown_shape_is_still_an_error_of_ours(wiki: FakeWiki, api: Api) -> None:
    wiki.say({"error": {"query": ["Semantic MediaWiki says it its own way"]}})
    with pytest.raises(KicsyncError):
        read(api)
    wiki.say({"errors": 5, "error": {"code": "lune", "data": []}})
    with pytest.raises(WikiError, match="lune"):
        read(api)
