"""kicsync push and pull: what is asked, shown and sent."""

import io
import json
from dataclasses import replace

import pytest

from kicsync.commands.context import Run
from kicsync.errors import LostAnswer
from kicsync.sync.batch import new_batch
from kicsync.wiki.edits import Edit, Saved
from kicsync.wiki.pages import Page
from kicsync.workspace.folder import Workspace
from tests.commands.conftest import API, FILE, PAGE, TITLE, Kicsync, edit
from tests.commands.stand_in import StandIn


class Terminal(io.StringIO):
    """Where a person types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def wiki(monkeypatch: pytest.MonkeyPatch, space: Workspace) -> StandIn:
    """Let the stand-in answer every connection."""
    wiki = StandIn(Page(1, TITLE, 10, PAGE))

    def connect(_run: Run, _space: Workspace, *, login: bool = False) -> StandIn:
        return wiki

    monkeypatch.setattr(Run, "connect", connect)
    return wiki


def types(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(text))


@pytest.mark.parametrize("arguments", [[], ["--yes"], ["--dry-run"], ["--format", "json"]])
def test_with_nothing_to_push_nobody_is_asked(
    kicsync: Kicsync, space: Workspace, arguments: list[str]
) -> None:
    said = kicsync("push", *arguments)
    assert said.code == 0
    if "json" in arguments:
        data = json.loads(said.out)
        assert (data["wiki"], data["edits"], data["requests"]) == (API, [], 0)
        assert data["batch"] == ""
    else:
        assert said.out == ""
        assert "Nothing to push" in said.err


def test_with_something_to_push_an_account_is_needed(kicsync: Kicsync, space: Workspace) -> None:
    edit(space, "exemple: e", "exemple: E")
    said = kicsync("push", "--yes")
    assert said.code == 3
    assert "kicsync login" in said.err


def test_without_a_terminal_nothing_is_saved_unless_yes(
    kicsync: Kicsync, space: Workspace, wiki: StandIn
) -> None:
    edit(space, "exemple: e", "exemple: E")
    said = kicsync("push")
    assert said.code == 2
    assert f"to be saved  {TITLE}: exemple" in said.err
    assert "--yes" in said.err
    assert wiki.edits == []


def test_yes_saves_and_the_folder_is_in_step(
    kicsync: Kicsync, space: Workspace, wiki: StandIn
) -> None:
    edit(space, "exemple: e", "exemple: E")
    said = kicsync("push", "--yes", "--summary", "Relecture")
    assert said.code == 0
    assert said.out == f"  saved  {TITLE}: exemple\n"
    assert "1 page saved." in said.err
    assert [sent.text for sent in wiki.edits] == [PAGE.replace("=e", "=E")]
    assert wiki.edits[0].base_revid == 10
    assert wiki.edits[0].summary.startswith("Relecture (exemple) — kicsync ")
    assert kicsync("status", "--offline") == (0, "", "1 ingredient in step.\n")


def test_a_person_who_says_yes(
    kicsync: Kicsync, space: Workspace, wiki: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(space, "exemple: e", "exemple: E")
    types(monkeypatch, "y\n")
    said = kicsync("push")
    assert said.code == 0
    assert "Save 1 page on the wiki?" in said.err
    assert said.out == f"  saved  {TITLE}: exemple\n"
    assert len(wiki.edits) == 1


@pytest.mark.parametrize("answer", ["n\n", "\n"])
def test_a_person_who_says_no(
    kicsync: Kicsync,
    space: Workspace,
    wiki: StandIn,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
) -> None:
    edit(space, "exemple: e", "exemple: E")
    types(monkeypatch, answer)
    said = kicsync("push")
    assert said.code == 1
    assert wiki.edits == []
    assert said.out == ""


def test_a_person_who_goes_away(
    kicsync: Kicsync, space: Workspace, wiki: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(space, "exemple: e", "exemple: E")
    types(monkeypatch, "")
    assert kicsync("push").code == 130
    assert wiki.edits == []


def test_a_rehearsal_shows_the_plan_and_sends_nothing(
    kicsync: Kicsync, space: Workspace, wiki: StandIn
) -> None:
    edit(space, "exemple: e", "exemple: E")
    said = kicsync("push", "--dry-run")
    assert (said.code, said.out) == (0, f"  to be saved  {TITLE}: exemple\n")
    assert wiki.edits == []


def test_the_edits_as_json(kicsync: Kicsync, space: Workspace, wiki: StandIn) -> None:
    edit(space, "exemple: e", "exemple: E")
    space.create_record("neuf.yml", "titre: Neuf\ndescription: d\n")
    said = kicsync("push", "--yes", "--format", "json")
    assert said.code == 0
    data = json.loads(said.out)
    assert data["edits"] == [
        {
            "title": TITLE,
            "action": "edit",
            "result": "saved",
            "reason": "",
            "note": "",
            "oldrevid": 10,
            "newrevid": 11,
        },
        {
            "title": "Neuf",
            "action": "create",
            "result": "saved",
            "reason": "",
            "note": "",
            "oldrevid": 0,
            "newrevid": 12,
        },
    ]
    assert data["requests"] == wiki.requests
    assert data["batch"] in wiki.edits[0].summary


def test_what_cannot_be_pushed_is_explained_and_the_others_go_on(
    kicsync: Kicsync, space: Workspace, wiki: StandIn
) -> None:
    edit(space, "exemple: e", 'exemple: "un [[lien"')
    space.create_record("neuf.yml", "titre: Neuf\ndescription: d\n")
    said = kicsync("push", "--yes")
    assert said.code == 1
    assert f"refused  {TITLE}" in said.out
    assert "saved  Neuf: new page" in said.out
    assert "<nowiki>" in said.err
    assert [sent.title for sent in wiki.edits] == ["Neuf"]


def test_a_conflict_is_left_alone(kicsync: Kicsync, space: Workspace, wiki: StandIn) -> None:
    edit(space, "exemple: e", "exemple: E")
    wiki.pages[1] = Page(1, TITLE, 12, PAGE.replace("=e", "=autre"))
    said = kicsync("push", "--yes")
    assert said.code == 1
    assert "left alone" in said.out
    assert "kicsync pull" in said.err
    assert wiki.edits == []


def test_a_pull_says_what_came(kicsync: Kicsync, space: Workspace, wiki: StandIn) -> None:
    wiki.pages[1] = Page(1, TITLE, 12, PAGE.replace("=e", "=E"))
    wiki.pages[2] = Page(2, "Neuf", 13, PAGE)
    rehearsal = kicsync("pull", "--dry-run")
    assert rehearsal.code == 0
    assert "1 would be new, 1 would change" in rehearsal.err
    assert not (space.folder / "neuf.yml").exists()
    said = kicsync("pull")
    assert said.code == 0
    assert said.out == rehearsal.out
    assert said.out == (
        f"  changed on the wiki  {TITLE}: exemple (wiki)\n  new on the wiki  Neuf\n"
    )
    assert "1 new, 1 changed" in said.err
    assert (space.folder / "neuf.yml").is_file()
    assert "exemple: |\n  E\n" in (space.folder / FILE).read_text("utf-8")
    assert "nothing new on the wiki" in kicsync("pull").err


def test_a_pull_into_a_conflict_says_what_to_do(
    kicsync: Kicsync, space: Workspace, wiki: StandIn
) -> None:
    edit(space, "exemple: e", "exemple: ici")
    wiki.pages[1] = Page(1, TITLE, 12, PAGE.replace("=e", "=là-bas"))
    said = kicsync("pull")
    assert said.code == 1
    assert f"Conflict in “{TITLE}”" in said.err
    assert FILE in said.err
    assert "exemple: ici" in (space.folder / FILE).read_text("utf-8")
    assert "là-bas" in (space.folder / FILE.replace(".yml", ".conflict.yml")).read_text("utf-8")


def test_the_pull_as_json(kicsync: Kicsync, space: Workspace, wiki: StandIn) -> None:
    wiki.pages[1] = Page(1, TITLE, 12, PAGE.replace("=e", "=E"))
    data = json.loads(kicsync("pull", "--format", "json").out)
    assert data == {
        "wiki": API,
        "records": [{"title": TITLE, "file": FILE, "state": "wiki", "fields": {"exemple": "wiki"}}],
        "counts": {"wiki": 1},
        "requests": wiki.requests,
    }


def test_the_difference_on_the_wiki(kicsync: Kicsync, space: Workspace, wiki: StandIn) -> None:
    edit(space, "exemple: e", "exemple: ici")
    wiki.pages[1] = Page(1, TITLE, 12, PAGE.replace("=un\n", "=UN\n"))
    out = kicsync("diff", "--wiki").out
    assert "    -un\n    +UN\n" in out
    assert "ici" not in out
    assert kicsync("diff", "--wiki", TITLE).out == out


def test_another_wiki_in_the_environment_is_refused(
    kicsync: Kicsync, space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find_api(url: str, *, contact: str = "") -> object:
        from kicsync.wiki.address import Found

        return Found(f"{url}api.php", "Un autre", "MediaWiki 1.39")

    monkeypatch.setattr("kicsync.wiki.connect.find_api", find_api)
    monkeypatch.setenv("KICSYNC_WIKI", "http://127.0.0.1:10/")
    said = kicsync("pull")
    assert said.code == 2
    assert API in said.err
    assert "http://127.0.0.1:10/api.php" in said.err
    assert "--rebind" in said.err


def test_what_was_saved_before_the_wiki_went_away_is_told_as_json(
    kicsync: Kicsync, space: Workspace, wiki: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(space, "exemple: e", "exemple: E")
    space.create_record("neuf.yml", "titre: Neuf\ndescription: d\n")
    save = wiki.save

    def away(order: Edit) -> Saved:
        if order.base_revid is None:
            raise LostAnswer("perdu")
        return save(order)

    monkeypatch.setattr(wiki, "save", away)
    said = kicsync("push", "--yes", "--format", "json")
    assert said.code == 3
    data = json.loads(said.out)
    assert [(e["title"], e["result"]) for e in data["edits"]] == [
        (TITLE, "saved"),
        ("Neuf", "planned"),
    ]
    assert data["batch"]


def test_a_push_that_goes_on_takes_its_new_summary(
    kicsync: Kicsync, space: Workspace, wiki: StandIn
) -> None:
    edit(space, "exemple: e", "exemple: E")
    batch = replace(new_batch(API, text="vieux"), planned=(TITLE,))
    space.journal.note(batch)
    assert kicsync("push", "--yes", "--summary", "neuf").code == 0
    assert wiki.edits[0].summary == f"neuf (exemple) — kicsync {batch.name}"


def test_a_pull_that_is_declined_is_told_as_json(
    kicsync: Kicsync, space: Workspace, wiki: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(2, 12):
        wiki.pages[number] = Page(number, f"P{number}", 1, PAGE)
    assert kicsync("pull").code == 0
    for number in list(wiki.pages):
        wiki.somebody_edits(number, f"{PAGE}\nplus")
    types(monkeypatch, "n\n")
    said = kicsync("pull", "--format", "json")
    assert said.code == 1
    assert len(json.loads(said.out)["records"]) == 11


def test_an_error_in_what_is_sent_keeps_the_record_here(
    kicsync: Kicsync, space: Workspace, wiki: StandIn
) -> None:
    edit(space, "outils:", "outils:\n  - description: sans nom")
    said = kicsync("push", "--yes")
    assert said.code == 1
    assert wiki.edits == []
    assert "KIC301 in line 8" in said.out
    assert "kicsync push --no-verify" in said.err
    assert kicsync("push", "--yes", "--no-verify").code == 0
    assert len(wiki.edits) == 1


def test_a_flaw_that_the_wiki_has_already_is_only_shown(
    kicsync: Kicsync, space: Workspace, wiki: StandIn
) -> None:
    settings = space.root / "kicsync.toml"
    settings.write_text(settings.read_text("utf-8").replace('"KIC2", ', ""), "utf-8")
    edit(space, "exemple: e", "exemple: E")  # its step is none
    said = kicsync("push", "--yes")
    assert said.code == 0
    assert "KIC201" in said.err
    assert len(wiki.edits) == 1
