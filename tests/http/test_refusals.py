"""Every refusal that a real wiki was brought to, in the words that a contributor reads."""

import json

import pytest

from kicsync.errors import KicsyncError, Refused
from kicsync.wiki.account import login
from kicsync.wiki.api import Api
from kicsync.wiki.refusals import REFUSALS, refusal
from tests.http.conftest import RECORDED, FakeWiki
from tests.http.paths import TARGET, TITLE, WHO, WRITES

PATHS = {path.name: path for path in WRITES}
SAID = [
    ("edit", "edit_protectedpage", "protected"),
    ("edit", "edit_protectednamespace-interface", "protected"),
    ("edit", "edit_blocked", "Vandalisme répété"),
    ("edit", "edit_permissiondenied", "no right to save"),
    ("edit", "edit_confirmemail", "e-mail"),
    ("edit", "edit_editconflict", "nothing was overwritten"),
    ("edit", "edit_missingtitle", "deleted or moved"),
    ("edit", "edit_nosuchpageid", "deleted or moved"),
    ("edit", "edit_spamblacklist", "link that it does not allow: mauvais.example"),
    ("edit", "edit_spamprotectionmatch", "zzspamzz"),
    ("edit", "edit_abusefilter-disallowed", "filter of the wiki refuses"),
    ("edit", "edit_abusefilter-warning", "Mot à relire"),
    ("edit", "edit_two-filters", "Pas de plop"),
    ("edit", "edit_captcha", "captcha"),
    ("edit", "edit_contenttoobig", "100 kibioctets"),
    ("edit", "edit_badmd5", "damaged"),
    ("edit", "edit_hookaborted", "empêchée par une extension"),
    ("edit", "edit_edit-hook-aborted", "Aucune explication"),
    ("create", "edit_articleexists", "already exists"),
    ("create", "edit_cantcreate", "no right to save"),
    ("create", "edit_titleblacklist", ".*Interdit.*"),
    ("create", "edit_invalidtitle", f"does not allow “{TARGET}” as a title"),
    ("move", "move_articleexists", f"“{TARGET}” already exists"),
    ("move", "move_redirectexists", f"“{TARGET}” already exists"),
    ("move", "move_selfmove", f"the title “{TARGET}” already"),
    ("move", "move_invalidtitle", f"does not allow “{TARGET}” as a title"),
    ("move", "move_immobile-target-namespace", f"does not allow “{TARGET}” as a title"),
    ("move", "move_nonfile-cannot-move-to-file", f"does not allow “{TARGET}” as a title"),
    ("move", "move_titleblacklist", ".*Interdit.*"),
    ("move", "move_cantmove", f"no right to rename “{TITLE}”"),
    ("move", "move_abusefilter-disallowed", "Pas de titre plop"),
    ("move", "move_abusefilter-warning", "Attention au titre"),
    ("move", "move_protectedpage", "protected"),
    ("move", "move_nosuchpageid", "deleted or moved"),
    ("move", "move_spamprotectiontext", "anti-pourriels"),
    ("move", "move_hookaborted", "empêchée par une extension"),
    ("move", "move_blocked", "blocked"),
    ("delete", "delete_permissiondenied", f"no right to delete or restore “{TITLE}”"),
    ("delete", "delete_nosuchpageid", "deleted or moved"),
    ("delete", "delete_abusefilter-disallowed", "Ne pas supprimer"),
    ("delete", "delete_bigdelete", "historique important"),
    ("delete", "delete_delete-hook-aborted", "Aucune explication"),
    ("delete", "delete_blocked", "no right to delete"),
    ("restore", "undelete_permissiondenied", f"no right to delete or restore “{TARGET}”"),
    ("restore", "undelete_undelete-no-results", f"nothing to restore under “{TARGET}”"),
    ("restore", "undelete_invalidtitle", f"does not allow “{TARGET}” as a title"),
    ("restore", "undelete_blocked", "blocked"),
]
NOT_REFUSALS = {"assertnameduserfailed", "assertuserfailed", "badtoken", "ratelimited", "readonly"}
NOT_REFUSALS |= {"writeapidenied"}


@pytest.mark.parametrize(("path", "recorded", "said"), SAID, ids=[name for _, name, _ in SAID])
def test_a_refusal_is_explained(
    wiki: FakeWiki, api: Api, path: str, recorded: str, said: str
) -> None:
    wiki.say(recorded)
    with pytest.raises(Refused) as refused:
        PATHS[path].run(api)
    assert said in refused.value.message
    assert refused.value.hint
    assert refused.value.code in REFUSALS
    assert len(wiki.asked) == 1


def test_every_recorded_refusal_is_tested() -> None:
    tested = {name for _path, name, _said in SAID}
    for file in RECORDED.glob("*.json"):
        errors = json.loads(file.read_text("utf-8")).get("errors")
        if errors and file.stem != "internal_api_error":
            assert file.stem in tested or errors[0]["code"] in NOT_REFUSALS, file.stem


def test_a_missing_right_names_the_box_to_tick(wiki: FakeWiki, api: Api) -> None:
    hints = {}
    for path, recorded in [
        ("edit", "edit_permissiondenied"),
        ("move", "move_cantmove"),
        ("delete", "delete_permissiondenied"),
    ]:
        wiki.say(recorded)
        with pytest.raises(Refused) as refused:
            PATHS[path].run(api)
        hints[path] = refused.value.hint
    assert "edit existing pages" in hints["edit"]
    assert "create, edit, and move pages" in hints["move"]
    assert "delete pages, revisions, and log entries" in hints["delete"]


@pytest.mark.parametrize(
    ("code", "known"),
    [
        ("abusefilter-warning-titres", "warns about"),
        ("abusefilter-disallowed-titres", "refuses"),
    ],
)
def test_a_filter_with_a_message_of_its_own_is_still_a_filter(code: str, known: str) -> None:
    refused = refusal(code, "Page", info="Pas de titre plop", data={}, asked={"action": "move"})
    assert f"filter of the wiki {known}" in refused.message
    assert refused.code == code


@pytest.mark.parametrize("path", ["edit", "move"])
def test_a_warning_ends_the_session_so_that_the_same_again_is_warned_about_again(
    wiki: FakeWiki, api: Api, path: str
) -> None:
    wiki.say("login_token", "login_success")
    login(api, WHO)
    wiki.say("csrf_token", f"{path}_abusefilter-warning", Set_Cookie="kic_session=warned; path=/")
    with pytest.raises(Refused):
        PATHS[path].run(api)
    wiki.say("edit_assertuserfailed", "login_token", "login_success", "csrf_token")
    wiki.say(f"{path}_abusefilter-warning")
    with pytest.raises(Refused):
        PATHS[path].run(api)
    assert "warned" in str(wiki.sent[3].headers.get("Cookie"))
    assert all("warned" not in str(sent.headers.get("Cookie")) for sent in wiki.sent[4:])


@pytest.mark.parametrize("part", ["mauvais.example|autre.example", [], None, {"matches": []}])
def test_data_in_another_shape_does_no_harm(wiki: FakeWiki, api: Api, part: object) -> None:
    error = {"code": "spamblacklist", "info": "un lien", "spamblacklist": part, "data": []}
    wiki.say({"error": error})
    with pytest.raises(Refused, match="un lien"):
        PATHS["edit"].run(api)


def test_the_error_that_is_known_is_the_one_that_is_told(wiki: FakeWiki, api: Api) -> None:
    unknown = {"code": "lune", "text": "Pas un jour de pleine lune"}
    blocked = json.loads((RECORDED / "edit_blocked.json").read_text("utf-8"))["errors"]
    wiki.say({"errors": [unknown, *blocked]})
    with pytest.raises(KicsyncError, match="Vandalisme"):
        PATHS["edit"].run(api)
