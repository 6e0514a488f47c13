"""A Google document by its address: Google exports it as .docx to whoever may read it."""

import re

import requests
import urllib3

from kicsync.errors import ConfigError, SourceError, Unreachable
from kicsync.i18n import _
from kicsync.wiki.transport import TIMEOUT, unreachable, user_agent

LARGEST = 64 * 1024 * 1024
"""Bytes of one document."""

LONGEST = 120.0
"""Seconds for all of it."""

_ADDRESS = re.compile(
    r"(?:https?://)?docs\.google\.com/(?:a/[\w.-]+/)?document/(?:u/\d+/)?d/([\w-]{10,})"
)
_EXPORT = "https://docs.google.com/document/d/{}/export?format=docx"
_PIECE = 1 << 16
_PACKED = b"PK"
_FAILURES = (requests.RequestException, urllib3.exceptions.HTTPError)


def export_address(address: str) -> str:
    """Return from where the document at ``address`` is downloaded.

    Raises ConfigError for an address that is none of a Google document.
    """
    found = _ADDRESS.match(address)
    if found is None:
        raise ConfigError(
            _("{address} is not the address of a Google document.").format(address=address),
            hint=_("Download the document by hand, and name the file."),
        )
    return _EXPORT.format(found[1])


def download_document(address: str, contact: str = "", *, longest: float = LONGEST) -> bytes:
    """Return the .docx of the Google document at ``address``, which everyone with it may read.

    Raises ConfigError for another address, Unreachable when nobody answers, SourceError when Google
    refuses, asks for a login, or sends too much.
    """
    with requests.Session() as session:
        session.trust_env = False  # no password of ~/.netrc goes anywhere
        session.headers["User-Agent"] = user_agent(contact)
        url = export_address(address)
        try:
            with session.get(url, timeout=TIMEOUT, stream=True) as answer:
                if not answer.ok:
                    raise _refused(
                        address, _("Google answers {status}").format(status=answer.status_code)
                    )
                data = _body(address, answer, longest)
        except _FAILURES as error:
            raise Unreachable(unreachable(address, error).message, hint=_by_hand()) from error
    if not data.startswith(_PACKED):
        raise _refused(address, _("Google asks who you are"))
    return data


def _body(address: str, answer: requests.Response, longest: float) -> bytes:
    """Return the body of an answer, within the bounds of size and time."""
    import time

    end = time.monotonic() + longest
    data = bytearray()
    for piece in answer.iter_content(_PIECE):
        data += piece
        if len(data) > LARGEST or time.monotonic() > end:
            raise SourceError(
                _("the document is too large, or comes too slowly."), file=address, hint=_by_hand()
            )
    return bytes(data)


def _refused(address: str, what: str) -> SourceError:
    return SourceError(
        _("{what}: the document is not open to everyone with the link, or is gone.").format(
            what=what
        ),
        file=address,
        hint=_by_hand(),
    )


def _by_hand() -> str:
    return _(
        "Open it in your browser, download it (File, Download, Microsoft Word .docx), and name "
        "that file instead of the address."
    )
