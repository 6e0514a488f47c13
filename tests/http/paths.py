"""Every way in which kicsync asks a wiki, each with the answers of a real one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kicsync.wiki.account import login
from kicsync.wiki.api import Api
from kicsync.wiki.credentials import Credentials
from kicsync.wiki.edits import Edit, save
from kicsync.wiki.logs import deletion, protection
from kicsync.wiki.moves import Move, Removal, Restoration, delete, move, restore
from kicsync.wiki.pages import fetch_ids, fetch_titles, list_pages
from kicsync.wiki.revisions import fetch_revisions, revisions_since
from kicsync.wiki.site import ask_site

SECRET = "0123456789abcdefghijklmnopqrstuv"
WHO = Credentials("Redacteur@kicsync", SECRET)
PAGE, TITLE, TARGET = 63, "Parcours d'une page", "Parcours renommé"
MERGED = "UN\n\ndeux\n\nTROIS"
SIGNED = (
    "Signé [[Utilisateur:Admin|Admin]] ([[Discussion utilisateur:Admin|discussion]]) "
    "24 novembre 2026 à 19:31 (UTC) fin"
)


@dataclass(frozen=True)
class Path:
    """One way to ask; ``before`` are the answers up to the request that the fault meets.

    ``done`` and ``undone`` are what the wiki says of the page when a lost change was made, or not.
    """

    name: str
    run: Callable[[Api], Any]
    answer: str
    before: tuple[str, ...] = ()
    done: str = ""
    undone: tuple[str, ...] = ()
    asserts: bool = True


def listed(api: Api) -> Any:
    pages = list_pages(api, template="Modèle:Ingrédient", content=True, high_limits=False)
    return list(pages)


def token(api: Api) -> Any:
    api.csrf = ""
    return api.token()


READS = [
    Path("ask_site", ask_site, "connect_user"),
    Path("token", token, "csrf_token"),
    Path("list_pages", listed, "fetch_ids"),
    Path("fetch_ids", lambda api: fetch_ids(api, [14]), "fetch_ids"),
    Path("fetch_titles", lambda api: fetch_titles(api, ["Rien"]), "fetch_titles"),
    Path("deletion", lambda api: deletion(api, PAGE, TARGET), "log_delete"),
    Path("protection", lambda api: protection(api, TARGET), "log_protect"),
    Path("revisions_since", lambda api: revisions_since(api, PAGE, 72), "revisions_since"),
    Path("fetch_revisions", lambda api: fetch_revisions(api, [72, 73]), "fetch_revisions"),
]
LOGINS = [
    Path(
        "login",
        lambda api: login(api, WHO),
        "login_success",
        before=("login_token",),
        asserts=False,
    ),
]
WRITES = [
    Path(
        "edit",
        lambda api: save(api, Edit(TITLE, MERGED, "Relecture", 73, PAGE)),
        "edit_saved",
        done="fetch_merged",
        undone=("fetch_expanded", "revisions_since"),
    ),
    Path(
        "create",
        lambda api: save(api, Edit(TARGET, SIGNED, "s", None)),
        "edit_created",
        done="fetch_restored",
        undone=("fetch_titles",),
    ),
    Path(
        "move",
        lambda api: move(api, Move(PAGE, TITLE, TARGET, "s")),
        "move_done",
        done="fetch_moved",
        undone=("fetch_titles",),
    ),
    Path(
        "delete",
        lambda api: delete(api, Removal(PAGE, TITLE, "s")),
        "delete_done",
        done="fetch_deleted",
        undone=("fetch_merged",),
    ),
    Path(
        "restore",
        lambda api: restore(api, Restoration(TARGET, "s")),
        "undelete_done",
        done="fetch_restored",
        undone=("fetch_titles",),
    ),
]
EVERY = [*READS, *LOGINS, *WRITES]
ASSERTING = [*READS, *WRITES]


def name_of(path: Path) -> str:
    return path.name
