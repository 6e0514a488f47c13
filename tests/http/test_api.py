from pathlib import Path

import pytest

from kicsync import __version__
from kicsync.errors import ConfigError, WikiError
from kicsync.wiki.api import Api
from kicsync.wiki.transport import Transport, user_agent
from tests.http.conftest import FakeWiki

OK = {"batchcomplete": True}


def test_every_call_asks_a_lagging_wiki_to_say_so(wiki: FakeWiki, api: Api) -> None:
    wiki.say(OK, OK, OK)
    api.get(action="query")
    api.post(action="query", titles="A")
    api.write(about="A", action="edit", title="A")
    assert [asked["maxlag"] for asked in wiki.asked] == ["5", "5", "5"]
    assert {asked["formatversion"] for asked in wiki.asked} == {"2"}


def test_gzip_and_a_name_with_an_address_are_sent(wiki: FakeWiki, api: Api) -> None:
    wiki.say(OK)
    api.get(action="query")
    headers = wiki.sent[0].headers
    assert headers["Accept-Encoding"] == "gzip"
    assert headers["User-Agent"].startswith(f"kicsync/{__version__} (https://github.com/kicsync/")
    assert "mwclient/" in headers["User-Agent"]


def test_a_contact_address_goes_into_the_name_and_can_not_break_it() -> None:
    assert "kicsync; kit@lescommuns.example)" in user_agent("kit@lescommuns.example")
    assert "(https://github.com/kicsync/kicsync; ab)" in user_agent("a\r\nb)é")


def test_netrc_is_never_sent(
    wiki: FakeWiki, api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine wiki.example login me password s3cret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    wiki.say(OK)
    api.get(action="query")
    assert "Authorization" not in wiki.sent[0].headers


def test_the_token_is_sent_last(wiki: FakeWiki, api: Api) -> None:
    wiki.say(OK)
    api.write(about="A", action="edit", title="A", text="long", summary="s")
    assert list(wiki.asked[0])[-1] == "token"


def test_a_query_follows_continue(wiki: FakeWiki, api: Api) -> None:
    more = {"gapcontinue": "B", "continue": "gapcontinue||"}
    wiki.say({"continue": more}, OK)
    assert len(list(api.query(generator="allpages"))) == 2
    assert "gapcontinue" not in wiki.asked[0]
    assert wiki.asked[1]["gapcontinue"] == "B"


def test_a_query_that_never_ends_is_ended(wiki: FakeWiki, api: Api) -> None:
    endless = {"continue": {"gapcontinue": "B", "continue": "-||"}}
    wiki.say(endless, endless)
    with pytest.raises(WikiError):
        list(api.query(generator="allpages"))


def test_requests_are_counted_with_their_repeats(wiki: FakeWiki, api: Api) -> None:
    wiki.say("maxlag", OK)
    api.get(action="query")
    assert api.requests == 2


@pytest.mark.parametrize(
    "url", ["https://wiki.example/wiki/Accueil", "api.php", "https:///api.php"]
)
def test_an_address_that_is_no_api_is_refused(url: str) -> None:
    with pytest.raises(ConfigError):
        Api(url, transport=Transport())


def test_an_answer_whose_charset_was_dropped_on_the_way_is_utf_8(wiki: FakeWiki, api: Api) -> None:
    wiki.script.append((200, {"Content-Type": "text/html"}, '{"query": {"x": "Évaluer"}}'))
    assert api.get(action="query")["query"]["x"] == "Évaluer"
