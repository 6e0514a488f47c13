"""Dead links: what a site answers, and what is concluded of it."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import monotonic, sleep

import pytest
import requests
import responses
from urllib3.exceptions import LocationParseError

from kicsync.wiki.links import OF_ONE_HOST, dead_links

URL = "https://outil.example/page"


@pytest.fixture
def web() -> Iterator[responses.RequestsMock]:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield mock


def test_a_page_that_answers_is_not_dead(web: responses.RequestsMock) -> None:
    web.head(URL)
    assert dead_links([URL, URL]) == {URL: ""}
    assert len(web.calls) == 1
    assert web.calls[0].request.headers["User-Agent"].startswith("kicsync/")


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_dead_when_get_says_so_too(
    web: responses.RequestsMock, status: int
) -> None:
    web.head(URL, status=status)
    web.get(URL, status=status)
    assert f"(HTTP {status})" in dead_links([URL])[URL]


def test_a_server_that_does_not_know_head_is_asked_again(web: responses.RequestsMock) -> None:
    web.head(URL, status=404)
    web.get(URL, body="la page")
    assert dead_links([URL]) == {URL: ""}


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
def test_a_site_that_refuses_or_is_busy_is_not_dead(
    web: responses.RequestsMock, status: int
) -> None:
    web.head(URL, status=status)
    web.get(URL, status=status)
    assert dead_links([URL]) == {URL: ""}


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (requests.exceptions.SSLError("x"), "its certificate is not valid"),
        (requests.exceptions.ConnectionError("x"), "there is no such host, or it does not answer"),
        (
            requests.exceptions.TooManyRedirects("x"),
            "it leads from one address to the next without end",
        ),
        (requests.exceptions.InvalidURL("x"), "it is no address that can be asked"),
        (ValueError("Invalid IPv6 URL"), "it is no address that can be asked"),
        (LocationParseError("x"), "it is no address that can be asked"),
    ],
)
def test_why_a_link_is_dead(web: responses.RequestsMock, error: Exception, said: str) -> None:
    web.head(URL, body=error)
    assert dead_links([URL]) == {URL: said}


def test_what_may_only_be_slow_today_is_not_known(web: responses.RequestsMock) -> None:
    web.head(URL, body=requests.exceptions.ReadTimeout("x"))
    assert dead_links([URL]) == {}


def test_only_the_web_is_asked(web: responses.RequestsMock) -> None:
    assert dead_links(["mailto:a@b.example", "file:///etc/passwd", "ftp://a.example/"]) == {}


class Slow(BaseHTTPRequestHandler):
    """Answers after a while, and remembers how many waited at once."""

    most = 0
    now = 0

    def do_HEAD(self) -> None:
        Slow.now += 1
        Slow.most = max(Slow.most, Slow.now)
        sleep(0.05)
        Slow.now -= 1
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


def test_one_host_is_asked_a_few_at_a_time() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Slow)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        port = server.server_address[1]
        urls = [f"http://127.0.0.1:{port}/{number}" for number in range(8)]
        assert dead_links(urls) == dict.fromkeys(urls, "")
        assert Slow.most <= OF_ONE_HOST
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_the_time_for_all_of_them_is_bounded(web: responses.RequestsMock) -> None:
    def slow(_request: requests.PreparedRequest) -> tuple[int, dict[str, str], str]:
        sleep(0.3)
        return 200, {}, ""

    web.add_callback(responses.HEAD, URL, slow)
    urls = [f"{URL}?{number}" for number in range(6)]
    start = monotonic()
    found = dead_links(urls, longest=0.4)
    assert monotonic() - start < 2
    assert 0 < len(found) < len(urls)


@pytest.mark.parametrize(
    "url", ["http://[::1", "https://a.example]", f"http://{'a' * 80}.invalid/"]
)
def test_an_address_that_is_none_does_not_stop_the_others(
    web: responses.RequestsMock, url: str
) -> None:
    web.head(URL)
    found = dead_links([url, URL])
    assert found[URL] == ""
    assert found[url]
