import json

import pytest

from kicsync.errors import ConfigError, NoApi, Unreachable
from kicsync.wiki import connect
from kicsync.wiki.address import MAX_REQUESTS, Answer, Found, find_api, full_address
from tests.http.conftest import FakeWiki

SITE = json.dumps(
    {"query": {"general": {"sitename": "Wiki des communs", "generator": "MediaWiki 1.39.17"}}}
)


class Web:
    """Pages by address, and what was asked of them; redirects by ``->``."""

    def __init__(self, **_nothing: str) -> None:
        self.pages: dict[str, str] = {}
        self.asked: list[str] = []

    def __call__(self, url: str) -> Answer:
        self.asked.append(url)
        plain, _mark, query = url.partition("?")
        text = self.pages.get(plain, "")
        if text.startswith("-> "):
            return self(text[3:] + (f"?{query}" if query else ""))
        return Answer(url, 200 if text else 404, text or "<html>Not found</html>")


@pytest.fixture
def web() -> Web:
    return Web()


def page(href: str) -> str:
    return f'<html><head><link rel="EditURI" type="application/rsd+xml" href="{href}"/></head>'


def test_api_php_is_asked_itself(web: Web) -> None:
    web.pages["https://wiki.example/w/api.php"] = SITE
    found = find_api("https://wiki.example/w/api.php?action=help", web)
    assert found == Found("https://wiki.example/w/api.php", "Wiki des communs", "MediaWiki 1.39.17")
    assert len(web.asked) == 1


@pytest.mark.parametrize(
    "href",
    [
        "https://wiki.example/w/api.php?action=rsd",
        "//wiki.example/w/api.php?action=rsd",
        "/w/api.php?action=rsd",
        "http://wiki.example/w/api.php?action=rsd",
        "https://wiki.example/w/api.php?action=rsd&amp;x=1",
    ],
)
def test_any_page_names_its_api(web: Web, href: str) -> None:
    web.pages["https://wiki.example/wiki/Évaluer_la_ressource"] = page(href)
    web.pages["https://wiki.example/w/api.php"] = SITE
    found = find_api("https://wiki.example/wiki/Évaluer_la_ressource", web)
    assert found.api == "https://wiki.example/w/api.php"
    assert len(web.asked) == 2


@pytest.mark.parametrize("path", ["/api.php", "/w/api.php", "/wiki/api.php", "/mediawiki/api.php"])
def test_the_usual_places_are_tried(web: Web, path: str) -> None:
    web.pages[f"https://wiki.example{path}"] = SITE
    assert find_api("wiki.example", web).api == f"https://wiki.example{path}"


def test_the_folders_of_the_address_are_tried(web: Web) -> None:
    web.pages["https://host.example/communs/api.php"] = SITE
    found = find_api("https://host.example/communs/index.php?title=KIC", web)
    assert found.api == "https://host.example/communs/api.php"


def test_a_static_archive_is_told_as_such_in_few_requests(web: Web) -> None:
    web.pages["https://wiki.example/"] = '<meta name="generator" content="MediaWiki 1.31"/>'
    with pytest.raises(NoApi) as none:
        find_api("https://wiki.example", web)
    assert "archive" in none.value.hint
    assert len(web.asked) <= MAX_REQUESTS


def test_deep_addresses_do_not_ask_more(web: Web) -> None:
    with pytest.raises(NoApi):
        find_api("https://other.example/a/b/c/d/e/f/g/h", web)
    assert len(web.asked) <= MAX_REQUESTS


def test_a_site_that_is_no_wiki_is_told_as_such(web: Web) -> None:
    web.pages["https://other.example/"] = "<html><title>Une boutique</title>"
    with pytest.raises(NoApi, match="no MediaWiki"):
        find_api("https://other.example/", web)


def test_json_of_something_else_is_no_wiki(web: Web) -> None:
    web.pages["https://other.example/api.php"] = '{"query": {"general": {}}}'
    web.pages["https://other.example/w/api.php"] = "[1]"
    with pytest.raises(NoApi):
        find_api("https://other.example/", web)


def test_a_private_wiki_is_found_without_its_name(web: Web) -> None:
    web.pages["https://wiki.example/api.php"] = '{"error": {"code": "readapidenied"}}'
    assert find_api("wiki.example/api.php", web) == Found("https://wiki.example/api.php", "", "")


def test_the_address_after_a_redirect_is_the_one_kept(web: Web) -> None:
    web.pages["http://wiki.example/api.php"] = "-> https://www.wiki.example/api.php"
    web.pages["https://www.wiki.example/api.php"] = SITE
    assert find_api("http://wiki.example/api.php", web).api == "https://www.wiki.example/api.php"


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("wiki.example", "https://wiki.example/"),
        ("  wiki.example/wiki/KIC#Outils ", "https://wiki.example/wiki/KIC"),
        ("http://wiki.example", "http://wiki.example/"),
        ("//wiki.example/x", "https://wiki.example/x"),
        ("127.0.0.1:8080", "http://127.0.0.1:8080/"),
        ("localhost:8080/wiki", "http://localhost:8080/wiki"),
        ("[::1]:8080", "http://[::1]:8080/"),
        ("wiki.example:8443", "https://wiki.example:8443/"),
    ],
)
def test_the_scheme_is_https_but_for_this_computer(typed: str, full: str) -> None:
    assert full_address(typed) == full


@pytest.mark.parametrize("url", ["", "ftp://wiki.example", "https://", "le wiki", "x://[", "a:b"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ConfigError):
        full_address(url)


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(ConfigError) as error:
        full_address("https://me:s3cret@wiki.example/")
    assert "s3cret" not in error.value.message + error.value.hint


def test_over_http_redirects_are_followed_for_discovery(wiki: FakeWiki) -> None:
    wiki.say("", status=301, Location="https://new.example/w/api.php?action=query")
    wiki.script.append((200, {}, SITE))
    assert connect.find_api("https://wiki.example/api.php").api == "https://new.example/w/api.php"


def test_a_host_that_is_not_there_is_unreachable(wiki: FakeWiki) -> None:
    import requests

    wiki.say(requests.ConnectionError("no such host"))
    with pytest.raises(Unreachable, match=r"wiki\.example"):
        connect.find_api("wiki.example")
