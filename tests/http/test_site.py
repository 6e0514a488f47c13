import copy
import json
from typing import Any

import pytest

from kicsync.errors import NoApi
from kicsync.wiki.api import Api
from kicsync.wiki.site import CATEGORY, TEMPLATE, Limit, ask_site, each_twice
from tests.http.conftest import RECORDED, FakeWiki


@pytest.fixture
def said() -> dict[str, Any]:
    answer: dict[str, Any] = json.loads((RECORDED / "connect_user.json").read_text("utf-8"))
    return copy.deepcopy(answer)


def test_one_request_tells_where_we_are_and_who_we_are(wiki: FakeWiki, api: Api) -> None:
    wiki.say("connect_anonymous")
    info, me = ask_site(api)
    assert (info.sitename, info.lang, info.version) == ("Les Communs", "fr", (1, 39))
    assert me.anonymous
    assert me.edit_limit == Limit(8, 60)
    assert len(wiki.asked) == 1
    assert wiki.asked[0]["meta"] == "siteinfo|userinfo|tokens"


def test_the_token_for_writing_comes_along(wiki: FakeWiki, api: Api) -> None:
    wiki.say("connect_user")
    api.csrf = ""
    ask_site(api)
    assert api.token() == "TOKEN+\\"
    assert len(wiki.asked) == 1


def test_rights_are_those_of_the_account(wiki: FakeWiki, api: Api) -> None:
    wiki.say("connect_user")
    _info, me = ask_site(api)
    assert me.name == "Redacteur"
    assert not me.anonymous
    assert me.may("edit")
    assert not me.may("editprotected")


def test_a_block_is_told_with_its_reason(wiki: FakeWiki, api: Api) -> None:
    wiki.say("connect_blocked")
    assert ask_site(api)[1].blocked == "Vandalisme répété"


def test_a_block_of_some_pages_only_is_no_block(
    wiki: FakeWiki, api: Api, said: dict[str, Any]
) -> None:
    said["query"]["userinfo"] |= {"blockid": 1, "blockpartial": True, "blockreason": "x"}
    wiki.say(said)
    assert ask_site(api)[1].blocked == ""


def test_the_strictest_limit_counts(wiki: FakeWiki, api: Api, said: dict[str, Any]) -> None:
    limits = {"user": {"hits": 90, "seconds": 60}, "newbie": {"hits": 8, "seconds": 60}}
    said["query"]["userinfo"]["ratelimits"] = {"edit": limits}
    wiki.say(said)
    assert ask_site(api)[1].edit_limit == Limit(8, 60)


@pytest.mark.parametrize("none", [[], {}, {"edit": {}}])
def test_no_limit_comes_in_the_shapes_that_php_has_for_nothing(
    wiki: FakeWiki, api: Api, said: dict[str, Any], none: object
) -> None:
    said["query"]["userinfo"]["ratelimits"] = none
    wiki.say(said)
    assert ask_site(api)[1].edit_limit == Limit()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Ingrédient", "Modèle:Ingrédient"),
        ("Modèle:Ingrédient", "Modèle:Ingrédient"),
        ("modèle : Ingrédient", "Modèle:Ingrédient"),
        ("Template:Ingrédient", "Modèle:Ingrédient"),
        ("Étape: une", "Modèle:Étape: une"),
        ("Utilisateur:Anne", "Utilisateur:Anne"),
        ("Les_Communs:Bandeau", "Les Communs:Bandeau"),
    ],
)
def test_a_template_may_be_named_with_or_without_its_namespace(
    wiki: FakeWiki, api: Api, name: str, title: str
) -> None:
    wiki.say("connect_user")
    info, _me = ask_site(api)
    assert info.title_in(TEMPLATE, name) == title


def test_categories_have_their_own_namespace(wiki: FakeWiki, api: Api) -> None:
    wiki.say("connect_user")
    info, _me = ask_site(api)
    assert info.title_in(CATEGORY, "Ingrédient") == "Catégorie:Ingrédient"


@pytest.mark.parametrize("generator", ["MediaWiki 1.30.2", "MediaWiki 1.9", "DokuWiki"])
def test_an_old_mediawiki_is_refused_in_words(
    wiki: FakeWiki, api: Api, said: dict[str, Any], generator: str
) -> None:
    said["query"]["general"]["generator"] = generator
    wiki.say(said)
    with pytest.raises(NoApi, match=r"1\.31"):
        ask_site(api)


@pytest.mark.parametrize("generator", ["MediaWiki 1.31.0", "MediaWiki 1.44.0-wmf.3"])
def test_newer_ones_are_accepted(
    wiki: FakeWiki, api: Api, said: dict[str, Any], generator: str
) -> None:
    said["query"]["general"]["generator"] = generator
    wiki.say(said)
    assert ask_site(api)[0].version >= (1, 31)


def test_a_read_only_wiki_says_why(wiki: FakeWiki, api: Api, said: dict[str, Any]) -> None:
    said["query"]["general"] |= {"readonly": True, "readonlyreason": "Copie en cours"}
    wiki.say(said)
    assert ask_site(api)[0].readonly == "Copie en cours"


def test_half_an_answer_is_no_api(wiki: FakeWiki, api: Api, said: dict[str, Any]) -> None:
    del said["query"]["namespaces"]
    wiki.say(said)
    with pytest.raises(NoApi, match="namespaces"):
        ask_site(api)


@pytest.mark.parametrize(
    ("version", "hits", "expected"),
    [((1, 39), 8, 8), ((1, 40), 8, 8), ((1, 43), 8, 4), ((1, 43), 1, 1), ((1, 43), 0, 0)],
)
def test_a_wiki_that_counts_each_edit_twice(
    version: tuple[int, int], hits: int, expected: int
) -> None:
    assert each_twice(Limit(hits, 60), version) == Limit(expected, 60)
