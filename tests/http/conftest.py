"""A wiki that answers from a script: bodies recorded from a real MediaWiki 1.39, and faults."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import requests
import responses

from kicsync.wiki.api import Api
from kicsync.wiki.patience import Waiter
from kicsync.wiki.transport import Transport

URL = "https://wiki.example/api.php"
RECORDED = Path(__file__).parent / "recorded"

Body = str | dict[str, Any] | Exception
HttpAnswer = tuple[int, dict[str, str], str]


class FakeWiki:
    """Gives the scripted answers one after the other, and keeps what it was asked."""

    def __init__(self) -> None:
        self.script: list[HttpAnswer | Exception] = []
        self.asked: list[dict[str, str]] = []
        self.sent: list[requests.PreparedRequest] = []

    def say(self, *bodies: Body, status: int = 200, **headers: str) -> None:
        """Add answers: the name of a recorded one, JSON, raw text (``<…``), or a failure."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        for body in bodies:
            self.script.append(
                body if isinstance(body, Exception) else (status, named, _text(body))
            )

    def __call__(self, request: requests.PreparedRequest) -> HttpAnswer | Exception:
        body = request.body or b""
        text = body.decode() if isinstance(body, bytes) else str(body)
        query = urlsplit(request.url or "").query
        self.asked.append(
            dict(parse_qsl(str(query), keep_blank_values=True))
            | dict(parse_qsl(text, keep_blank_values=True))
        )
        self.sent.append(request)
        return self.script.pop(0)


def _text(body: str | dict[str, Any]) -> str:
    if isinstance(body, dict):
        return json.dumps(body)
    if body.startswith("<") or not body:
        return body
    return (RECORDED / f"{body}.json").read_text("utf-8")


@pytest.fixture
def wiki() -> Iterator[FakeWiki]:
    fake = FakeWiki()
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        for method in (responses.GET, responses.POST):
            mock.add_callback(method, re.compile(r"https?://.*"), fake, content_type=None)
        yield fake
    assert not fake.script, "answers that nobody asked for"


@pytest.fixture
def waits() -> list[tuple[float, str]]:
    """Every wait that took place, with its reason."""
    return []


@pytest.fixture
def waiter(waits: list[tuple[float, str]]) -> Waiter:
    return Waiter(sleep=lambda _s: None, on_wait=lambda s, reason: waits.append((s, reason)))


@pytest.fixture
def api(wiki: FakeWiki, waiter: Waiter) -> Api:
    """An API that has a token, so that a write is one request."""
    api = Api(URL, transport=Transport(), waiter=waiter)
    api.csrf = "TOKEN+\\"
    return api
