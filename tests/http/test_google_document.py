"""A Google document at its address, with answers that were recorded."""

from collections.abc import Iterator

import pytest
import requests
import responses

from kicsync.errors import ConfigError, SourceError, Unreachable
from kicsync.wiki import google_document
from kicsync.wiki.google_document import download_document, export_address

ID = "1rBUtH_ATrB0iZBeXsRqktag5vq0YgfIqVLo6T_Tszou"
ADDRESS = f"https://docs.google.com/document/d/{ID}/edit?usp=sharing#heading=h.w2dtqcq4nptk"
EXPORT = f"https://docs.google.com/document/d/{ID}/export?format=docx"
ELSEWHERE = "https://doc-0s-docstext.googleusercontent.com/export/abc"
LOGIN = "https://accounts.google.com/v3/signin/identifier?continue=x"


@pytest.fixture
def google() -> Iterator[responses.RequestsMock]:
    with responses.RequestsMock() as mock:
        yield mock


@pytest.mark.parametrize(
    "address",
    [
        ADDRESS,
        f"https://docs.google.com/document/d/{ID}",
        f"docs.google.com/document/d/{ID}/edit",
        f"http://docs.google.com/document/u/1/d/{ID}/view",
        f"https://docs.google.com/a/anis-catalyst.org/document/d/{ID}/edit",
    ],
)
def test_the_address_of_the_export(address: str) -> None:
    assert export_address(address) == EXPORT


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/document/d/abcdefghijkl",
        "https://docs.google.com/spreadsheets/d/abcdefghijkl/edit",
        "https://docs.google.com.example.org/document/d/abcdefghijkl",
    ],
)
def test_another_address_is_refused_and_not_asked(address: str) -> None:
    with pytest.raises(ConfigError, match="not the address of a Google document"):
        download_document(address)


def test_the_document_comes_by_a_redirect(google: responses.RequestsMock) -> None:
    google.get(EXPORT, status=307, headers={"Location": ELSEWHERE})
    google.get(ELSEWHERE, body=b"PK\x03\x04 the rest")
    assert download_document(ADDRESS) == b"PK\x03\x04 the rest"
    assert "Authorization" not in google.calls[0].request.headers


@pytest.mark.parametrize("status", [401, 403, 404, 410, 500])
def test_a_refusal_says_what_to_do(google: responses.RequestsMock, status: int) -> None:
    google.get(EXPORT, status=status, body="<html>Sorry</html>")
    with pytest.raises(SourceError, match=str(status)) as raised:
        download_document(ADDRESS)
    assert "download it" in raised.value.hint


def test_a_login_page_is_no_document(google: responses.RequestsMock) -> None:
    google.get(EXPORT, status=302, headers={"Location": LOGIN})
    google.get(LOGIN, body="<!doctype html><title>Sign in</title>")
    with pytest.raises(SourceError, match="who you are") as raised:
        download_document(ADDRESS)
    assert "download it" in raised.value.hint


def test_too_much_is_not_read(
    google: responses.RequestsMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(google_document, "LARGEST", 10)
    google.get(EXPORT, body=b"PK" + b"x" * 100)
    with pytest.raises(SourceError, match="too large"):
        download_document(ADDRESS)


def test_what_comes_too_slowly_is_not_read(google: responses.RequestsMock) -> None:
    google.get(EXPORT, body=b"PK" + b"x" * 100)
    with pytest.raises(SourceError, match="too slowly"):
        download_document(ADDRESS, longest=-1.0)


def test_no_answer(google: responses.RequestsMock) -> None:
    google.get(EXPORT, body=requests.ConnectionError())
    with pytest.raises(Unreachable, match="can't be reached") as raised:
        download_document(ADDRESS)
    assert "download it" in raised.value.hint
