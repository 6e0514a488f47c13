"""A wiki that really refuses: filters, captchas, lists, protection, limits, a closed database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from kicsync.errors import Busy, Refused
from kicsync.sandbox import Running, Sandbox
from kicsync.wiki.connect import Wiki, connect
from kicsync.wiki.credentials import Credentials
from kicsync.wiki.edits import Edit, Result
from kicsync.wiki.patience import Waiter
from tests.wiki.conftest import Account, Editor, Kicsync, environment, make_contributor, tolerate

SETTINGS = r"""
wfLoadExtensions( [ 'AbuseFilter', 'ConfirmEdit', 'ConfirmEdit/QuestyCaptcha' ] );
wfLoadExtensions( [ 'SpamBlacklist', 'TitleBlacklist' ] );
$wgMainCacheType = CACHE_DB; # rate limits are counted in the cache
$wgBlacklistSettings = [ 'spam' => [ 'files' => [] ] ];
$wgTitleBlacklistSources = [ [ 'type' => 'localpage', 'src' => 'MediaWiki:Titleblacklist' ] ];
$wgCaptchaQuestions = [ 'Combien font 2 et 2 ?' => '4' ];
$wgCaptchaTriggers['addurl'] = false;
$wgCaptchaRegexes = [ '/Achetez/' ];
$wgMaxArticleSize = 20;
"""
CLOSED = "$wgReadOnly = 'Copie en cours';"
LIMITED = "$wgRateLimits = [ 'edit' => [ 'user' => [ 2, 3 ], 'newbie' => [ 2, 3 ] ] ];"
FILTERS = r"""
function made( $name, $rules, $action, $message ) { $filter = \MediaWiki\Extension\AbuseFilter\Filter\MutableFilter::newDefault(); $filter->setName( $name ); $filter->setGroup( 'default' ); $filter->setRules( $rules ); $filter->setActions( [ $action => [ $message ] ] ); $status = \MediaWiki\Extension\AbuseFilter\AbuseFilterServices::getFilterStore()->saveFilter( User::newFromName( 'Admin' ), null, $filter, \MediaWiki\Extension\AbuseFilter\Filter\MutableFilter::newDefault() ); echo $status->isGood() ? "made\n" : $status; }
made( 'Pas de plop', 'added_lines irlike "plop"', 'disallow', 'abusefilter-disallowed' );
made( 'Mot à relire', 'added_lines irlike "bidule"', 'warn', 'abusefilter-warning' );
made( 'Pas de titre plop', 'action == "move" & moved_to_title irlike "plop"', 'disallow', 'abusefilter-disallowed' );
"""  # noqa: E501  # eval.php reads one statement a line
EXEMPLE = "exemple: |\n  "


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    box = Sandbox(tmp_path_factory.mktemp("strict") / "wiki", SETTINGS)
    box.start()
    try:
        box.maintain("update.php", "--quick")
        assert box.maintain("eval.php", stdin=FILTERS).split() == ["made"] * 3
        for name, text in [
            ("Spam-blacklist", r"mauvais\.example"),
            ("Titleblacklist", ".*Interdit.*"),
        ]:
            box.maintain("edit.php", "--user", "Admin", f"MediaWiki:{name}", stdin=text)
        yield box
    finally:
        box.stop()


@pytest.fixture(scope="module")
def running(strict: Sandbox) -> Running:
    return strict.start()


@pytest.fixture(scope="module")
def claire(strict: Sandbox) -> Account:
    return make_contributor(strict)


@pytest.fixture(autouse=True)
def as_it_was(strict: Sandbox) -> Iterator[None]:
    """Take back what a test configured."""
    yield
    strict.configure(SETTINGS)


def session_of(running: Running, account: Account) -> Editor:
    editor = Editor(running, requests.Session())
    token = editor.api(action="query", meta="tokens", type="login")["query"]["tokens"]
    said = editor.api(
        action="login",
        lgname=account.user,
        lgpassword=account.password,
        lgtoken=token["logintoken"],
    )
    assert said["login"]["result"] == "Success"
    return editor


@pytest.fixture
def admin(running: Running) -> Iterator[Editor]:
    editor = session_of(running, Account(running.user, running.password))
    yield editor
    editor.session.close()


@pytest.fixture
def kicsync(running: Running, claire: Account, tmp_path: Path) -> Kicsync:
    """Return kicsync in a workspace of a contributor with the usual rights, just pulled."""
    known = environment(running, tmp_path, login=False)
    known |= {"KICSYNC_USER": claire.user, "KICSYNC_PASSWORD": claire.password}
    Kicsync(tmp_path, known)("init", running.url, "kit")
    tolerate(tmp_path / "kit")
    run = Kicsync(tmp_path / "kit", known)
    run("pull")
    return run


def joined(running: Running, account: Account, waiter: Waiter) -> Wiki:
    credentials = Credentials(account.user, account.password)
    return connect(running.api, credentials=credentials, waiter=waiter)


def say(kicsync: Kicsync, said: dict[str, str]) -> None:
    """Write something into the example of each of these ingredients."""
    for title, text in said.items():
        kicsync.change(title, EXEMPLE, EXEMPLE + f"{text} ")


LINK, FILTER, WARNED = "Documenter au fil de l'eau", "Répartir les rôles", "Composter un commun"
CAPTCHA, LONG, GOOD = (
    "Faciliter une rencontre",
    "Organiser un booksprint",
    "Choisir une licence libre",
)
PROTECTED, LAST = "S'organiser par la stigmergie", "Rendre visible le travail bénévole"
RENAMED, FORBIDDEN = "Ritualiser les temps de contribution", "Un titre Interdit"


def test_every_refusal_is_explained_and_the_others_go_on(
    kicsync: Kicsync, admin: Editor, strict: Sandbox
) -> None:
    strict.maintain("protect.php", "--user", "Admin", "--reason", "Page modèle", PROTECTED)
    before = {title: admin.text(title) for title in (LINK, FILTER, WARNED, CAPTCHA, LONG)}
    say(
        kicsync,
        {
            LINK: "Voir https://mauvais.example/page.",
            FILTER: "Un plop.",
            WARNED: "Un bidule.",
            CAPTCHA: "Achetez.",
            LONG: "x" * 30_000,
            PROTECTED: "Par Claire.",
            GOOD: "Par Claire.",
            LAST: "Par Claire.",
        },
    )
    kicsync.change(RENAMED, f"titre: {RENAMED}", "titre: Un plop de titre")
    (kicsync.folder / "local_ingredients" / "interdit.yml").write_text(
        f"titre: {FORBIDDEN}\ndescription: d\n", "utf-8"
    )
    edits = {edit["title"]: edit for edit in kicsync.json("push", "--yes", code=1)["edits"]}
    assert {title: edit["result"] for title, edit in edits.items()} == {
        **dict.fromkeys([LINK, FILTER, WARNED, CAPTCHA, LONG, "Un plop de titre"], "refused"),
        **dict.fromkeys([GOOD, LAST], "saved"),
        PROTECTED: "skipped",
        FORBIDDEN: "refused",
    }
    words = {
        LINK: "mauvais.example",
        FILTER: "Pas de plop",
        WARNED: "Mot à relire",
        CAPTCHA: "captcha",
        LONG: "too long",
        PROTECTED: "Page modèle",
        "Un plop de titre": "Pas de titre plop",
        FORBIDDEN: ".*Interdit.*",
    }
    for title, word in words.items():
        assert word in edits[title]["reason"], edits[title]
    assert {title: admin.text(title) for title in before} == before
    assert "Par Claire." in admin.text(GOOD)
    assert "Par Claire." in admin.text(LAST)
    kicsync("push", "--yes", code=1)
    for advice in ("Take this link out", "skipcaptcha", "never passes over a warning", "Shorten"):
        assert advice in kicsync.told
    assert {title: admin.text(title) for title in before} == before


def test_a_warning_is_never_passed_over(
    kicsync: Kicsync, admin: Editor, running: Running, claire: Account
) -> None:
    title = "Délimiter le périmètre de la ressource"
    before = admin.text(title)
    say(kicsync, {title: "Encore un bidule."})
    for _push in range(3):
        edit = kicsync.json("push", "--yes", title, code=1)["edits"][0]
        assert (edit["result"], admin.text(title)) == ("refused", before)
    wiki = joined(running, claire, Waiter())
    page = wiki.fetch_titles([title])[title]
    for _try in range(2):
        with pytest.raises(Refused) as refused:
            wiki.save(Edit(title, "Un bidule.", "s", page.revid, page.page_id))
        assert refused.value.code == "abusefilter-warning"
    wiki.close()
    assert admin.text(title) == before


def test_the_wiki_itself_would_let_the_same_pass_in_the_same_session(admin: Editor) -> None:
    """Why kicsync has to take care."""
    data = {"action": "edit", "title": "Bac à sable", "text": "Un bidule.", "format": "json"}
    data["token"] = admin.api(action="query", meta="tokens")["query"]["tokens"]["csrftoken"]
    said = [admin.session.post(admin.running.api, data=data, timeout=30).json() for _ in range(2)]
    assert said[0]["error"]["code"] == "abusefilter-warning"
    assert said[1]["edit"]["result"] == "Success"


def test_a_closed_wiki_is_waited_for_and_then_left(
    strict: Sandbox, running: Running, claire: Account, admin: Editor
) -> None:
    waits: list[float] = []
    waiter = Waiter(5, sleep=waits.append)
    wiki = joined(running, claire, waiter)
    page = wiki.fetch_titles([GOOD])[GOOD]
    strict.configure(SETTINGS + CLOSED)
    with pytest.raises(Busy, match="Copie en cours") as busy:
        wiki.save(Edit(GOOD, "Fermé.", "s", page.revid, page.page_id))
    wiki.close()
    assert (sum(waits), waiter.left) == (5, 0)
    assert "--max-wait" in busy.value.hint
    assert admin.text(GOOD) == page.text


def test_a_wiki_that_opens_again_gets_what_was_to_be_saved(
    strict: Sandbox, running: Running, claire: Account, admin: Editor
) -> None:
    reasons: list[str] = []

    def open_again(_seconds: float, reason: str) -> None:
        reasons.append(reason)
        strict.configure(SETTINGS)

    wiki = joined(running, claire, Waiter(sleep=lambda _s: None, on_wait=open_again))
    page = wiki.fetch_titles([LAST])[LAST]
    strict.configure(SETTINGS + CLOSED)
    saved = wiki.save(Edit(LAST, f"{page.text}\nRouvert.", "s", page.revid, page.page_id))
    wiki.close()
    assert saved.result is Result.SAVED
    assert len(reasons) == 1
    assert "Copie en cours" in reasons[0]
    assert "Rouvert." in admin.text(LAST)


def test_a_push_on_a_closed_wiki_says_why_and_how_to_go_on(
    kicsync: Kicsync, strict: Sandbox, admin: Editor
) -> None:
    title = "Ritualiser les temps de contribution"
    say(kicsync, {title: "Plus tard."})
    strict.configure(SETTINGS + CLOSED)
    kicsync("push", "--yes", "--max-wait", "1", title, code=3)
    assert "Copie en cours" in kicsync.told
    assert "--max-wait" in kicsync.told
    assert "Plus tard." not in admin.text(title)
    strict.configure(SETTINGS)
    kicsync("push", "--yes", title)
    assert "Plus tard." in admin.text(title)


def test_edits_keep_to_the_limit_of_the_account(
    kicsync: Kicsync, strict: Sandbox, admin: Editor
) -> None:
    titles = [LINK, GOOD, LAST]
    say(kicsync, dict.fromkeys(titles, "Sans hâte."))
    strict.configure(SETTINGS + LIMITED)
    edits = kicsync.json("push", "--yes", *titles)["edits"]
    assert [edit["result"] for edit in edits] == ["saved"] * 3
    assert "only so many edits a minute" in kicsync.told
    assert all("Sans hâte." in admin.text(title) for title in titles)


def used_up(editor: Editor) -> None:
    """Edit until the account's limit is reached; how many edits that takes depends on the wiki."""
    token = editor.api(action="query", meta="tokens")["query"]["tokens"]["csrftoken"]
    data = {"action": "edit", "title": "Bac à sable", "token": token, "format": "json"}
    for number in range(5):
        text = {"text": f"Essai {number}"}
        said = editor.session.post(editor.running.api, data=data | text, timeout=30).json()
        if said.get("error", {}).get("code") == "ratelimited":
            return
    pytest.fail("no limit")


def test_a_limit_that_somebody_else_has_used_up_is_waited_for(
    strict: Sandbox, running: Running, claire: Account, admin: Editor
) -> None:
    other = session_of(running, claire)
    reasons: list[str] = []

    def lift(_seconds: float, reason: str) -> None:
        reasons.append(reason)
        strict.configure(SETTINGS)

    wiki = joined(running, claire, Waiter(sleep=lambda _s: None, on_wait=lift))
    page = wiki.fetch_titles([GOOD])[GOOD]
    strict.configure(SETTINGS + LIMITED.replace("3 ]", "3600 ]"))
    used_up(other)
    saved = wiki.save(Edit(GOOD, f"{page.text}\nÀ deux.", "s", page.revid, page.page_id))
    wiki.close()
    other.session.close()
    assert saved.result is Result.SAVED
    assert reasons == ["The wiki has had too many edits from this account for now."]
    assert "À deux." in admin.text(GOOD)
