"""How much of one answer is read: whoever answers, this computer's memory is not theirs."""

from collections.abc import Iterator
from typing import Any

import requests
from requests.adapters import HTTPAdapter

MAX_ANSWER = 64 * 1024 * 1024
"""Bytes of one answer that are read; a wiki stops at 8 MB (manual page "$wgAPIMaxResultSize")."""


class TooLarge(requests.RequestException):
    """An answer is larger than ``MAX_ANSWER``; the rest was not read."""


class _Body:
    """The body of an answer, counted after it is unpacked: a small one may unpack to a huge one."""

    def __init__(self, body: Any) -> None:
        self._body = body

    def __getattr__(self, name: str) -> Any:
        return getattr(self._body, name)

    def stream(self, *args: Any, **kwargs: Any) -> Iterator[bytes]:
        size = 0
        for piece in self._body.stream(*args, **kwargs):
            size += len(piece)
            if size > MAX_ANSWER:
                self._body.close()
                raise TooLarge
            yield piece


class BoundedAdapter(HTTPAdapter):
    """Sends requests; reading what comes back may raise ``TooLarge``."""

    def build_response(self, req: requests.PreparedRequest, resp: Any) -> requests.Response:
        """Make the answer, with a bounded body."""
        answer = super().build_response(req, resp)
        answer.raw = _Body(answer.raw)
        return answer
