"""An order: what is sent to the wiki for one page, and what became of it.

It is written down before it is sent, so it holds what it takes to find out later whether the wiki
has carried it out, and to bring the file in step then.
"""

from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from kicsync.kit import Record
from kicsync.workspace.kinds import INGREDIENT


class Action(StrEnum):
    """What is done to a page."""

    EDIT = "edit"
    CREATE = "create"
    MOVE = "move"
    DELETE = "delete"
    RESTORE = "restore"


class Result(StrEnum):
    """What became of an order; ``SENT``: nobody knows yet."""

    SENT = "sent"
    SAVED = "saved"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    NEVER = "never"


@dataclass(frozen=True)
class Order:
    """One order. ``base_revid`` is the revision it was made from (0: no page yet).

    ``file`` is the record's file, '' where there is none; ``local`` is what stood in it then, and
    ``sha1`` the hash (hexadecimal) of the text that is sent. ``target`` is the new title of a
    page that is moved; ``bare``: no redirect stays under its old one. ``kind`` is the kind of its
    record, '' for a page that holds none.
    ``settled``: the file and its base are in step with what the wiki stored.
    """

    number: int
    action: Action
    title: str
    summary: str
    page_id: int = 0
    base_revid: int = 0
    target: str = ""
    file: str = ""
    sha1: str = ""
    local: Record | None = None
    result: Result = Result.SENT
    reason: str = ""
    oldrevid: int = 0
    newrevid: int = 0
    settled: bool = False
    kind: str = INGREDIENT.name
    bare: bool = False

    @property
    def done(self) -> bool:
        """Whether the wiki has carried it out."""
        return self.result in (Result.SAVED, Result.UNCHANGED)


def as_json(order: Order) -> dict[str, Any]:
    """Return ``order`` as plain data."""
    return asdict(order)


def from_json(data: dict[str, Any]) -> Order:
    """Return the order that ``as_json`` made plain; raises KeyError, TypeError, ValueError."""
    order = Order(**data)
    local = Record(**_frozen(data["local"])) if data["local"] else None
    return replace(order, action=Action(data["action"]), result=Result(data["result"]), local=local)


def _frozen(record: dict[str, Any]) -> dict[str, Any]:
    """Return the data of a record with the tuples that JSON has turned into lists."""
    values = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in record["values"].items()
    }
    return {"title": record["title"], "values": values}
