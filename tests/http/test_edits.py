import hashlib
from typing import Any

import pytest
import requests

from kicsync.errors import LostAnswer, Refused
from kicsync.wiki.api import Api
from kicsync.wiki.edits import Edit, Result, Saved, save, stored_form
from kicsync.wiki.pages import fetch_ids
from kicsync.wiki.refusals import REFUSALS, refusal
from tests.http.conftest import FakeWiki

UPDATE = Edit("Évaluer", "texte", "Étape corrigée", 35, 35)
CREATE = Edit("Neuve", "texte", "Nouvelle page", None)
CUT = requests.ReadTimeout("read timed out")
UP_AND_DOWN = "{title} {detail} {code}"


def page(text: str, revid: int) -> dict[str, Any]:
    slots = {"main": {"contentmodel": "wikitext", "content": text}}
    said = {"pageid": 35, "title": "Neuve", "revisions": [{"revid": revid, "slots": slots}]}
    return {"batchcomplete": True, "query": {"pages": [said]}}


def history(*revisions: tuple[int, int, str]) -> dict[str, Any]:
    """Return a history: each revision with its parent and its summary."""
    names = ("revid", "parentid", "comment")
    said = [dict(zip(names, revision, strict=True)) for revision in revisions]
    return {"query": {"pages": [{"pageid": 35, "title": "Neuve", "revisions": said}]}}


def test_an_update_is_guarded(wiki: FakeWiki, api: Api) -> None:
    wiki.say("edit_saved")
    save(api, UPDATE)
    asked = wiki.asked[0]
    assert (asked["baserevid"], asked["nocreate"], asked["assert"]) == ("35", "1", "user")
    assert asked["pageid"] == "35"
    assert asked["watchlist"] == "nochange"
    assert not set(asked) & {"title", "createonly", "basetimestamp", "recreate", "bot"}


def test_a_creation_is_guarded(wiki: FakeWiki, api: Api) -> None:
    wiki.say("edit_created")
    save(api, CREATE)
    asked = wiki.asked[0]
    assert (asked["createonly"], asked["title"]) == ("1", "Neuve")
    assert not set(asked) & {"baserevid", "nocreate", "pageid", "basetimestamp", "recreate"}


def test_the_author_is_asserted(wiki: FakeWiki, api: Api) -> None:
    api.user = "Redacteur"
    wiki.say("edit_saved")
    save(api, UPDATE)
    assert wiki.asked[0]["assertuser"] == "Redacteur"


def test_a_bot_says_so(wiki: FakeWiki, api: Api) -> None:
    wiki.say("edit_saved")
    save(api, UPDATE, bot=True)
    assert wiki.asked[0]["bot"] == "1"


def test_the_text_is_sent_as_the_wiki_will_store_it(wiki: FakeWiki, api: Api) -> None:
    wiki.say("edit_saved")
    save(api, Edit("A", "E\u0301tape\r\nune\rdeux \n\n", "s", 35))
    sent = "Étape\nune\ndeux"
    assert wiki.asked[0]["text"] == sent
    assert wiki.asked[0]["md5"] == hashlib.md5(sent.encode(), usedforsecurity=False).hexdigest()


def test_the_stored_form_is_stable() -> None:
    text = "  a\u00a0\r\n\t\0"
    assert stored_form(text) == "  a\u00a0"
    assert stored_form(stored_form(text)) == stored_form(text)


def test_what_was_saved_is_told(wiki: FakeWiki, api: Api) -> None:
    wiki.say("edit_saved", "edit_created", "edit_nochange")
    assert save(api, UPDATE) == Saved(Result.SAVED, 35, 35, 143)
    assert save(api, CREATE) == Saved(Result.SAVED, 137, 0, 144)
    assert save(api, UPDATE) == Saved(Result.UNCHANGED, 35, 35, 35)


def test_a_merge_by_the_server_is_told(wiki: FakeWiki, api: Api) -> None:
    wiki.say("edit_merged", "fetch_merged")
    mine = "un\n\ndeux\n\nTROIS"
    saved = save(api, Edit("Parcours d'une page", mine, "s", 72, 63))
    assert saved == Saved(Result.SAVED, 63, 73, 74)
    assert fetch_ids(api, [63])[63].text == "UN\n\ndeux\n\nTROIS"


def test_a_text_that_the_wiki_changes_at_save_is_saved(wiki: FakeWiki, api: Api) -> None:
    wiki.say("edit_expanded", "fetch_expanded")
    saved = save(api, Edit("Parcours d'une page", "Signé ~~~~ fin", "s", 74, 63))
    assert (saved.result, saved.oldrevid) == (Result.SAVED, 74)
    assert "~~~~" not in (fetch_ids(api, [63])[63].text or "")


@pytest.mark.parametrize("base", [0, -1])
def test_a_base_that_checks_nothing_is_never_sent(wiki: FakeWiki, api: Api, base: int) -> None:
    with pytest.raises(AssertionError):
        save(api, Edit("A", "x", "s", base))


@pytest.mark.parametrize("edit", [{"result": "Failure"}, {}])
def test_a_hook_that_says_nothing_is_a_refusal(
    wiki: FakeWiki, api: Api, edit: dict[str, str]
) -> None:
    wiki.say({"edit": edit})
    with pytest.raises(Refused) as refused:
        save(api, UPDATE)
    assert refused.value.code == "hookaborted"


def test_a_failure_keeps_the_code_and_the_words_of_its_hook(wiki: FakeWiki, api: Api) -> None:
    wiki.say({"edit": {"result": "Failure", "code": "spamfilter", "info": "Trop de liens"}})
    with pytest.raises(Refused, match="Trop de liens") as refused:
        save(api, UPDATE)
    assert refused.value.code == "spamfilter"


@pytest.mark.parametrize("code", REFUSALS)
def test_every_refusal_can_be_said(code: str) -> None:
    refused = refusal(code, "Ma page", info="ceci", data={})
    assert "Ma page" in refused.message
    assert not set("{}") & set(refused.message + refused.hint)


def test_braces_in_the_words_of_the_wiki_do_no_harm() -> None:
    refused = refusal("inconnu", "{{Outil}}", info=UP_AND_DOWN, data={})
    assert "{{Outil}}" in refused.message
    assert UP_AND_DOWN in refused.message


def test_a_lost_answer_whose_edit_was_saved_is_a_success(wiki: FakeWiki, api: Api) -> None:
    wiki.say(CUT, page("texte", 36))
    assert save(api, UPDATE) == Saved(Result.SAVED, 35, 35, 36)
    assert [asked["action"] for asked in wiki.asked] == ["edit", "query"]


def test_a_lost_creation_is_looked_up_by_its_title(wiki: FakeWiki, api: Api) -> None:
    wiki.say(CUT, page("texte", 36))
    assert save(api, CREATE) == Saved(Result.SAVED, 35, 0, 36)
    assert wiki.asked[1]["titles"] == "\x1fNeuve"


def test_a_lost_edit_that_changed_nothing_is_unchanged(wiki: FakeWiki, api: Api) -> None:
    wiki.say(CUT, page("texte", 35))
    assert save(api, UPDATE).result is Result.UNCHANGED


def test_a_lost_answer_whose_edit_is_not_there_stays_unknown(wiki: FakeWiki, api: Api) -> None:
    wiki.say(CUT, page("avant", 35), history())
    with pytest.raises(LostAnswer):
        save(api, UPDATE)


def test_a_lost_edit_that_the_wiki_expanded_is_known_by_its_summary(
    wiki: FakeWiki, api: Api
) -> None:
    said = history((36, 35, "d'une autre"), (37, 36, UPDATE.summary))
    wiki.say(CUT, page("texte signé [[Utilisateur:Claire]]", 37), said)
    assert save(api, UPDATE) == Saved(Result.SAVED, 35, 36, 37)


def test_a_lost_answer_on_a_wiki_that_is_gone_stays_a_lost_answer(wiki: FakeWiki, api: Api) -> None:
    wiki.say(CUT, CUT, CUT, CUT)
    with pytest.raises(LostAnswer):
        save(api, UPDATE)


def test_a_wiki_that_does_not_know_baserevid_is_read_first(wiki: FakeWiki, api: Api) -> None:
    before = page("avant", 35)
    before["query"]["pages"][0]["revisions"][0]["timestamp"] = "2021-01-14T10:00:00Z"
    wiki.say(before, "edit_saved")
    save(api, UPDATE, guarded=False)
    assert [asked["action"] for asked in wiki.asked] == ["query", "edit"]
    assert wiki.asked[1]["basetimestamp"] == "2021-01-14T10:00:00Z"


def test_a_page_that_changed_on_such_a_wiki_is_not_saved(wiki: FakeWiki, api: Api) -> None:
    wiki.say(page("d'une autre", 36))
    with pytest.raises(Refused) as refused:
        save(api, UPDATE, guarded=False)
    assert refused.value.code == "editconflict"
    assert [asked["action"] for asked in wiki.asked] == ["query"]


def test_a_new_page_needs_no_base_there(wiki: FakeWiki, api: Api) -> None:
    wiki.say("edit_created")
    save(api, CREATE, guarded=False)
    assert len(wiki.asked) == 1
