"""The rehearsal wiki really runs: MediaWiki, on this machine only, with the whole Kit."""

import os
import signal
import socket
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import requests

from kicsync.errors import SandboxError
from kicsync.sandbox import Running, Sandbox
from kicsync.sandbox.process import alive, group, look_up
from kicsync.sandbox.seed import seed_pages
from tests.sandbox.server_log import settled_log

Ask = Callable[..., dict[str, Any]]
LISTENING = "0A"


def listeners(port: int) -> list[str]:
    """The local addresses that listen on ``port``, as the kernel writes them."""
    lines = [
        line.split()
        for table in ("tcp", "tcp6")
        for line in Path(f"/proc/net/{table}").read_text("ascii").splitlines()[1:]
    ]
    return [
        address
        for _, local, _, state, *_ in lines
        for address, _, number in [local.partition(":")]
        if state == LISTENING and int(number, 16) == port
    ]


def get(running: Running, path: str) -> requests.Response:
    with requests.Session() as session:
        session.trust_env = False
        return session.get(running.url + path, timeout=60)


def edit(ask: Ask, title: str, text: str) -> None:
    token = ask(action="query", meta="tokens")["query"]["tokens"]["csrftoken"]
    assert ask(action="edit", title=title, text=text, token=token)["edit"]["result"] == "Success"


def text_of(ask: Ask, title: str) -> str:
    page = ask(action="query", prop="revisions", rvprop="content", rvslots="main", titles=title)
    text: str = page["query"]["pages"][0]["revisions"][0]["slots"]["main"]["content"]
    return text


def listed(ask: Ask) -> set[str]:
    """What transcludes Modèle:Ingrédient, itself or through another page."""
    answer = ask(action="query", list="embeddedin", eititle="Modèle:Ingrédient", eilimit=5000)
    return {page["title"] for page in answer["query"]["embeddedin"]}


def test_it_listens_on_the_loopback_address_only(running: Running) -> None:
    assert listeners(running.port) == ["0100007F"]


def test_secrets_are_for_their_owner_only(sandbox: Sandbox) -> None:
    assert stat.S_IMODE((sandbox.folder / "secrets.json").stat().st_mode) == 0o600
    assert stat.S_IMODE((sandbox.folder / "wiki").stat().st_mode) == 0o700


def test_every_seed_page_is_stored_as_it_is_written(ask: Ask) -> None:
    titles = "|".join(page.title for page in seed_pages())
    answer = ask(action="query", prop="revisions", rvprop="content", rvslots="main", titles=titles)
    stored = {
        page["title"]: page["revisions"][0]["slots"]["main"]["content"]
        for page in answer["query"]["pages"]
    }
    assert stored == {page.title: page.text for page in seed_pages()}


def test_the_api_lists_every_ingredient(ask: Ask) -> None:
    on_wiki = listed(ask)
    in_seed = {
        page.title
        for page in seed_pages()
        if "|Etape=" in page.text and not page.title.startswith(("Modèle:", "Formulaire:"))
    }
    assert on_wiki == in_seed | {"KIC"}
    answer = ask(
        action="query", list="categorymembers", cmtitle="Catégorie:Ingrédient", cmlimit=500
    )
    assert {page["title"] for page in answer["query"]["categorymembers"]} == on_wiki


def test_the_bot_account_reads_in_large_batches_and_may_delete(ask: Ask) -> None:
    rights = ask(action="query", meta="userinfo", uiprop="rights")["query"]["userinfo"]["rights"]
    assert {"apihighlimits", "edit", "createpage", "move", "editprotected", "delete"} <= {*rights}


def test_it_speaks_french_and_knows_the_namespaces(ask: Ask, running: Running) -> None:
    site = ask(action="query", meta="siteinfo", siprop="general|namespaces")["query"]
    assert site["general"]["lang"] == "fr"
    assert site["general"]["sitename"] == "Les Communs"
    assert site["general"]["server"] == running.url
    assert site["namespaces"]["102"]["name"] == "Attribut"
    assert site["namespaces"]["106"]["name"] == "Formulaire"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/", "Les étapes"),
        ("/wiki/KIC", "Composter un commun"),
        ("/wiki/Qui_fait_partie_de_la_communaut%C3%A9_%3F", "trois façons"),
        ("/wiki/Articuler_subvention/prestation_et_contribution", "formats habituels"),
        ("/index.php?title=KIC", "Composter un commun"),
    ],
)
def test_pages_are_shown(running: Running, path: str, text: str) -> None:
    page = get(running, path)
    assert page.status_code == 200
    assert text in page.text
    assert '<link rel="EditURI"' in page.text


def test_a_page_has_its_style_and_a_title_may_hold_a_dot(running: Running) -> None:
    style = get(running, "/load.php?lang=fr&modules=skins.vector.styles.legacy&only=styles")
    assert style.headers["Content-Type"].startswith("text/css")
    assert "mw-body" in style.text
    missing = get(running, "/wiki/Page.absente.txt")
    assert missing.status_code == 404
    assert "Les Communs" in missing.text


@pytest.mark.parametrize(
    "path", ["/maintenance/run.php", "/mw-config/index.php", "/LocalSettings.php", "/composer.json"]
)
def test_nothing_else_of_the_installation_is_served(running: Running, path: str) -> None:
    assert get(running, path).status_code == 404


def test_every_request_is_one_line_of_the_log(running: Running, ask: Ask) -> None:
    before = running.log.read_text("utf-8")
    ask(action="query")
    get(running, "/wiki/KIC")
    lines = settled_log(running.log)[len(before) :].splitlines()
    assert sum(line.endswith("[200]: POST /api.php") for line in lines) == 1
    assert sum(line.endswith("[200]: GET /wiki/KIC") for line in lines) == 1


def test_starting_again_leaves_it_running(sandbox: Sandbox, running: Running) -> None:
    assert sandbox.start() == running
    assert Sandbox(sandbox.folder).running() == running


def test_settings_can_be_changed_while_it_runs(sandbox: Sandbox, ask: Ask) -> None:
    sandbox.configure("$wgReadOnly = 'Sauvegarde en cours.';")
    general = ask(action="query", meta="siteinfo")["query"]["general"]
    sandbox.configure("")
    assert general["readonlyreason"] == "Sauvegarde en cours."
    assert ask(action="query", meta="siteinfo")["query"]["general"]["readonly"] is False


def test_generated_pages_are_listed_at_once_and_imported_once(sandbox: Sandbox, ask: Ask) -> None:
    before = listed(ask)
    sandbox.start(pages=60)
    assert len(listed(ask) - before) == 60
    edit(ask, "Ingrédient d'essai 0007", "{{Ingrédient|Etape=Ma version}}")
    sandbox.start(pages=60)
    assert text_of(ask, "Ingrédient d'essai 0007") == "{{Ingrédient|Etape=Ma version}}"
    assert len(listed(ask) - before) == 60


def test_reset_brings_back_the_seed_at_the_same_address(
    sandbox: Sandbox, running: Running, ask: Ask
) -> None:
    edit(ask, "KIC", "Tout est changé.")
    edit(ask, "Nouvelle page", "À effacer.")
    again = sandbox.reset()
    assert again is not None
    assert (again.url, again.password) == (running.url, running.password)
    assert again.pid != running.pid
    assert "générée automatiquement" in get(again, "/wiki/KIC?action=raw").text
    assert sandbox.count_pages() == len(seed_pages())


def test_stop_ends_the_workers_too_and_nothing_else(sandbox: Sandbox, tmp_path: Path) -> None:
    other = Sandbox(tmp_path / "other")
    try:
        theirs = other.start()
        mine = sandbox.start()
        processes = group(mine.pid)
        assert len(processes) == 5
        assert sandbox.stop()
        assert not any(alive(process) for process in processes)
        assert sandbox.running() is None
        assert listeners(mine.port) == []
        assert other.running() == theirs
        assert not sandbox.stop()
        assert get(theirs, "/api.php").status_code == 200
    finally:
        other.stop()


def test_workers_of_a_server_killed_by_hand_are_ended(sandbox: Sandbox) -> None:
    running = sandbox.start()
    workers = [process for process in group(running.pid) if process.pid != running.pid]
    os.kill(running.pid, signal.SIGKILL)
    while alive(look_up(running.pid)):
        pass
    assert sandbox.running() is None
    assert all(alive(worker) for worker in workers)
    assert sandbox.start().port == running.port
    assert not any(alive(worker) for worker in workers)


def test_a_port_in_use_is_refused_and_another_is_found(sandbox: Sandbox) -> None:
    port = sandbox.start().port
    sandbox.stop()
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with pytest.raises(SandboxError, match=f"{port}"):
            sandbox.start(port)
        moved = sandbox.start()
        assert moved.port != port
        assert f'href="{moved.url}/api.php?action=rsd"' in get(moved, "/wiki/KIC").text


def test_an_interrupted_first_start_is_started_over(tmp_path: Path) -> None:
    (tmp_path / "wiki.new" / "db").mkdir(parents=True)
    (tmp_path / "wiki.new" / "LocalSettings.php").write_text("<?php broken", "utf-8")
    sandbox = Sandbox(tmp_path, settings="$wgSitename = 'Essai';")
    try:
        assert "<title>Essai</title>" in get(sandbox.start(), "/").text
    finally:
        sandbox.stop()


def test_a_server_that_cannot_answer_says_why(tmp_path: Path) -> None:
    sandbox = Sandbox(tmp_path, settings="exit( 'Rien ne va' . http_response_code( 500 ) );")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kicsync.sandbox.server._PATIENCE", 2)
        with pytest.raises(SandboxError, match=r"Its server said:(.|\n)*\[500\]"):
            sandbox.start()
    assert sandbox.running() is None
