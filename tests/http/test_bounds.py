"""What an answer may be at most: its size, its depth, and its shape."""

import gzip
import http.server
import json
import threading
from collections.abc import Callable
from typing import Any

import pytest

from kicsync.errors import LostAnswer, NoApi, Unreachable
from kicsync.wiki import bounds
from kicsync.wiki.account import login
from kicsync.wiki.api import Api
from kicsync.wiki.connect import find_api
from kicsync.wiki.transport import Transport
from tests.http.conftest import FakeWiki
from tests.http.paths import WHO

SMALL = 10_000
OK = {"batchcomplete": True}


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Absurd begins early here, so that no test needs the memory that it saves."""
    monkeypatch.setattr(bounds, "MAX_ANSWER", SMALL)


def of_size(size: int) -> dict[str, str]:
    return {"text": "x" * (size - len(json.dumps({"text": ""})))}


def read(api: Api) -> Any:
    return api.get(action="query")


def write(api: Api) -> Any:
    return api.write(about="A", action="edit", title="A", text="x")


def test_an_answer_up_to_the_limit_is_read(wiki: FakeWiki, api: Api) -> None:
    wiki.say(of_size(SMALL))
    assert read(api) == of_size(SMALL)


def test_an_answer_above_it_is_not(wiki: FakeWiki, api: Api) -> None:
    wiki.say(of_size(SMALL + 1))
    with pytest.raises(Unreachable, match="in one answer"):
        read(api)
    assert len(wiki.asked) == 1


def test_the_size_is_that_of_the_unpacked_answer(wiki: FakeWiki, api: Api) -> None:
    packed: Any = gzip.compress(b" " * SMALL * 100)
    assert len(packed) < SMALL
    wiki.script.append((200, {"Content-Encoding": "gzip"}, packed))
    with pytest.raises(Unreachable, match="in one answer"):
        read(api)


def test_a_packed_answer_is_read(wiki: FakeWiki, api: Api) -> None:
    packed: Any = gzip.compress(json.dumps(OK).encode())
    wiki.script.append((200, {"Content-Encoding": "gzip"}, packed))
    assert read(api) == OK


def test_a_change_whose_answer_is_absurd_may_have_been_made(wiki: FakeWiki, api: Api) -> None:
    wiki.say(of_size(SMALL + 1))
    with pytest.raises(LostAnswer):
        write(api)


def test_any_page_of_a_wiki_is_bounded_too(wiki: FakeWiki) -> None:
    wiki.say("<html>" + "x" * SMALL)
    with pytest.raises(Unreachable, match="in one answer"):
        find_api("wiki.example")


def test_a_redirect_to_an_absurd_page_is_bounded_on_both_sides(wiki: FakeWiki) -> None:
    wiki.say("<html>" + "x" * SMALL, status=301, Location="https://wiki.example/w/")
    with pytest.raises(Unreachable, match="in one answer"):
        find_api("wiki.example")


def test_a_server_that_never_stops_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    left = threading.Event()

    class Endless(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name is that of http.server
            self.send_response(200)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b" " * SMALL)
            except OSError:
                left.set()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Endless) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        transport = Transport()
        api = Api(f"http://127.0.0.1:{server.server_address[1]}/api.php", transport=transport)
        with pytest.raises(Unreachable, match="in one answer"):
            read(api)
        assert left.wait(30)
        server.shutdown()
        transport.close()


@pytest.mark.parametrize(("send", "error"), [(read, NoApi), (write, LostAnswer)])
def test_an_answer_of_absurd_depth_is_no_answer(
    wiki: FakeWiki,
    api: Api,
    send: Callable[[Api], Any],
    error: type[Exception],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounds, "MAX_ANSWER", 1_000_000)
    wiki.script.append((200, {}, "[" * 400_000))
    with pytest.raises(error):
        send(api)


STRANGE: list[dict[str, Any]] = [
    {},
    {"query": []},
    {"query": {"tokens": {}}},
    {"query": {"tokens": []}},
    {"login": "yes"},
]


@pytest.mark.parametrize("answer", STRANGE)
def test_an_answer_without_what_was_asked_is_no_api(
    wiki: FakeWiki, api: Api, answer: dict[str, Any]
) -> None:
    wiki.say(answer)
    with pytest.raises(NoApi, match="does not say all"):
        login(api, WHO)
    wiki.say("login_token", answer)
    with pytest.raises(NoApi, match="does not say all"):
        login(api, WHO)
    wiki.say(answer)
    api.csrf = ""
    with pytest.raises(NoApi, match="does not say all"):
        api.token()
