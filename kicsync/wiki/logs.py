"""What the wiki's log says of a page (manual page "API:Logevents")."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kicsync.wiki.api import Api

_HOPS = 5
"""How many moves of a page are followed before its deletion."""


@dataclass(frozen=True)
class LogEntry:
    """One entry: who did it, when (ISO 8601, UTC), and why; '' where the wiki hides it."""

    action: str
    user: str
    timestamp: str
    comment: str
    page_id: int = 0
    target: str = ""


def deletion(api: "Api", page_id: int, title: str) -> LogEntry | None:
    """Return the deletion of the page that was called ``title``, None when there is no trace.

    A page that was moved first was deleted under its last title.
    """
    for _hop in range(_HOPS):
        found = [e for e in _entries(api, title, "delete") if e.page_id == page_id]
        if found:
            return found[0] if found[0].action != "restore" else None
        moved = [e for e in _entries(api, title, "move") if e.page_id == page_id and e.target]
        if not moved:
            return None
        title = moved[0].target
    return None


def deletions(api: "Api", title: str) -> list[LogEntry]:
    """Return the deletions of every page that was ever called ``title``, the newest first."""
    return [entry for entry in _entries(api, title, "delete") if entry.action == "delete"]


def protection(api: "Api", title: str) -> LogEntry | None:
    """Return the last protection of the page ``title``; None when it has none of its own."""
    return next(_entries(api, title, "protect"), None)


def _entries(api: "Api", title: str, kind: str) -> Iterator[LogEntry]:
    """Yield the entries of one kind about ``title``, the newest first."""
    answer = api.post(
        action="query",
        list="logevents",
        letype=kind,
        letitle=title,
        leprop="ids|title|type|user|timestamp|comment|details",
        lelimit=50,
    )
    yield from map(_entry, answer.get("query", {}).get("logevents", ()))


def _entry(said: Mapping[str, Any]) -> LogEntry:
    params = said.get("params") or {}
    return LogEntry(
        action=said.get("action", ""),
        user=said.get("user", ""),
        timestamp=said.get("timestamp", ""),
        comment=said.get("comment", ""),
        page_id=said.get("logpage", 0),
        target=params.get("target_title", "") if isinstance(params, Mapping) else "",
    )
