"""Saving one page, so that nothing of what others wrote is lost (manual page "API:Edit")."""

import hashlib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from kicsync.errors import LostAnswer, WikiError
from kicsync.wiki.pages import fetch_ids, fetch_titles
from kicsync.wiki.refusals import refusal
from kicsync.wiki.revisions import revisions_since

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kicsync.wiki.api import Api, Json
    from kicsync.wiki.pages import Page
    from kicsync.wiki.revisions import Revision

BASEREVID = (1, 35)
"""The MediaWiki that ``baserevid`` came with (RELEASE-NOTES-1.35); older ones ignore it."""
_TRIMMED = " \t\n\r\0\x0b"


class Result(StrEnum):
    """What became of an edit that was not refused."""

    SAVED = "saved"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Edit:
    """What is to be saved. ``base_revid`` is the revision it was made from; None: a new page."""

    title: str
    text: str
    summary: str
    base_revid: int | None
    page_id: int = 0


@dataclass(frozen=True)
class Saved:
    """What was saved; ``oldrevid`` is not the base where the wiki merged somebody else's edit."""

    result: Result
    page_id: int
    oldrevid: int
    newrevid: int


def stored_form(text: str) -> str:
    """Return ``text`` as a wiki stores it: NFC, LF, trimmed at its end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines).rstrip(_TRIMMED)


def save(api: "Api", edit: Edit, *, bot: bool = False, guarded: bool = True) -> Saved:
    """Save ``edit``. When its answer is lost, the page is read to know what happened.

    ``guarded``: the wiki knows ``baserevid``; for one that does not, the page is read first, and
    ``basetimestamp`` guards what is left. Raises ``Refused`` (this page only), ``LostAnswer``
    (nobody knows) and what ``Api`` raises.
    """
    text = stored_form(edit.text)
    try:
        params = _params(edit, text, bot=bot)
        if not guarded and edit.base_revid is not None:
            params["basetimestamp"] = _moment(api, edit)
        answer = api.write(about=edit.title, **params).get("edit", {})
    except LostAnswer:
        saved = _after_a_loss(api, edit, text)
        if saved is None:
            raise
        return saved
    if answer.get("result") != "Success":
        raise _failure(answer, edit.title)
    return _saved(answer, edit)


def _params(edit: Edit, text: str, *, bot: bool) -> dict[str, Any]:
    """Never ``recreate``, and no ``basetimestamp`` here (blind within a second); 0 is no base."""
    where: dict[str, Any] = {"pageid": edit.page_id} if edit.page_id else {"title": edit.title}
    if edit.base_revid is None:
        guard: dict[str, Any] = {"createonly": 1}
        where = {"title": edit.title}
    else:
        assert edit.base_revid > 0, edit.title
        guard = {"baserevid": edit.base_revid, "nocreate": 1}
    return {
        "action": "edit",
        "errorformat": "plaintext",
        "errorsuselocal": 1,
        "assert": "user",
        "watchlist": "nochange",
        **where,
        **guard,
        **({"bot": 1} if bot else {}),
        "summary": edit.summary,
        "md5": hashlib.md5(text.encode(), usedforsecurity=False).hexdigest(),
        "text": text,
    }


def _moment(api: "Api", edit: Edit) -> str:
    """Return when the base was saved; raises ``Refused`` when the page has another revision now."""
    page = _read_again(api, edit)
    if page.revid != edit.base_revid:
        raise refusal("editconflict", edit.title, data={}, asked={"action": "edit"})
    return page.timestamp


def _saved(answer: "Json", edit: Edit) -> Saved:
    base, page_id = edit.base_revid or 0, answer["pageid"]
    if "newrevid" not in answer:
        return Saved(Result.UNCHANGED, page_id, base, base)
    return Saved(Result.SAVED, page_id, answer["oldrevid"], answer["newrevid"])


def _failure(answer: "Json", title: str) -> Exception:
    """Return the refusal of a captcha or a hook, which answer without an ``error``."""
    code = "captcha" if "captcha" in answer else str(answer.get("code", "hookaborted"))
    said = answer.get("info") or answer.get("warning") or ""
    return refusal(code, title, info=str(said), data=answer)


def _read_again(api: "Api", edit: Edit) -> "Page":
    if edit.page_id:
        return fetch_ids(api, [edit.page_id])[edit.page_id]
    return fetch_titles(api, [edit.title])[edit.title]


def _after_a_loss(api: "Api", edit: Edit, text: str) -> Saved | None:
    """Return what became of a lost edit, None when nobody knows.

    A page equal to what was intended is done. Otherwise the edit is looked for by its summary,
    since the wiki may have expanded the text while saving.
    """
    base = edit.base_revid or 0
    try:
        page = _read_again(api, edit)
        if page.text is not None and stored_form(page.text) == text:
            result = Result.UNCHANGED if page.revid == base else Result.SAVED
            return Saved(result, page.page_id, base, page.revid)
        since = revisions_since(api, page.page_id, base) if page.page_id else []
    except WikiError:
        return None
    ours = with_summary(since, edit.summary, api.user)
    return Saved(Result.SAVED, page.page_id, ours.parent, ours.revid) if ours else None


def with_summary(
    revisions: "Iterable[Revision]", summary: str, user: str = ""
) -> "Revision | None":
    """Return the revision that carries ``summary``, which names its batch; None without one.

    ``user``: who saved it, where that is known; the wiki may hide it.
    """
    meant = stored_form(summary).strip()
    ours = (r for r in revisions if meant and r.comment.strip() == meant)
    return next((r for r in ours if not user or r.user in (user, "")), None)
