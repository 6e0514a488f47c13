"""A static archive at an address, served by a server of this test."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import pytest

from kicsync.errors import SourceError, Unreachable
from kicsync.wiki import archive_site
from kicsync.wiki.archive import Archive
from kicsync.wiki.archive_site import ArchiveSite

SLOW = "<p>lent</p>" * 1000


class Served(NamedTuple):
    """Where a server is, and what was asked of it."""

    url: str
    asked: list[str]


@contextmanager
def server(pages: dict[str, str], moved: dict[str, str] | None = None) -> Iterator[Served]:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            place = (moved or {}).get(self.path)
            body = pages.get(self.path)
            self.send_response(301 if place else 404 if body is None else 200)
            if place:
                self.send_header("Location", place)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            for byte in SLOW.encode() if body == SLOW else ():
                self.wfile.write(bytes([byte]))
                time.sleep(0.05)
            self.wfile.write((body or "").encode())

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    try:
        yield Served(f"http://127.0.0.1:{running.server_port}", asked)
    finally:
        running.shutdown()
        running.server_close()
        thread.join()


def links(*addresses: str) -> str:
    return "<html><body>" + "".join(f'<p><a href="{a}">x</a></p>' for a in addresses) + "</body>"


def test_pages_are_followed_below_the_first_one_and_nowhere_else() -> None:
    pages = {
        "/kit/index.html": links("Un.html", "../dehors.html", "http://127.0.0.1:9/kit/x", "a.css"),
        "/kit/Un.html": links("index.html", "sous/Deux.html#ici", "mailto:x@y", "http://[bad"),
        "/kit/sous/Deux.html": links("/kit/Trois.html?action=edit&title=T", "Absente.html"),
        "/dehors.html": links(),
    }
    with server(pages) as served:
        place = ArchiveSite(f"{served.url}/kit/index.html")
        titles = set(Archive(place).pages)
    assert served.asked == [
        *("/kit/index.html", "/kit/Un.html", "/kit/sous/Deux.html"),
        "/kit/sous/Absente.html",
    ]
    assert titles == {"Kit", "Kit/Un", "Kit/sous/Deux"}
    assert (place.skipped, place.absent) == ([], [f"{served.url}/kit/sous/Absente.html"])


def test_a_redirect_is_followed_only_inside() -> None:
    moved = {"/Un.html": "/wiki/Un.html", "/Deux.html": "http://127.0.0.1:9/Deux.html"}
    pages = {"/": links("Un.html", "Deux.html"), "/wiki/Un.html": links()}
    with server(pages, moved) as served:
        assert set(Archive(ArchiveSite(f"{served.url}/")).pages) == {"Un"}
        assert "/wiki/Un.html" in served.asked


def test_what_was_read_is_not_asked_for_again() -> None:
    with server({"/": links("Un.html"), "/Un.html": links()}) as served:
        place = ArchiveSite(served.url)
        assert len(list(place.pages())) == len(list(place.pages()))
        assert served.asked == ["/", "/Un.html"]


def test_an_archive_without_end_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_site, "MAX_PAGES", 5)
    pages = {"/": links("0.html")} | {f"/{n}.html": links(f"{n + 1}.html") for n in range(50)}
    with server(pages) as served:
        place = ArchiveSite(served.url)
        assert len(list(place.pages())) <= 5
        assert len(served.asked) == 5
    assert place.cut


def test_time_is_bounded() -> None:
    with server({"/": links("1.html"), "/1.html": links()}) as served:
        place = ArchiveSite(served.url, longest=0.0)
        assert list(place.pages()) == []
        assert place.cut


def test_a_page_that_comes_byte_by_byte_is_not_waited_for() -> None:
    with server({"/": links("1.html"), "/1.html": SLOW}) as served:
        place = ArchiveSite(served.url, longest=0.3)
        start = time.monotonic()
        assert len(list(place.pages())) <= 1
    assert time.monotonic() - start < 10
    assert (place.cut, place.skipped) == (True, [f"{served.url}/1.html"])


def test_redirects_without_end_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_site, "MAX_PAGES", 30)
    moved = {f"/{n}": f"/{n + 1}" for n in range(50)}
    with server({"/": links("0")}, moved) as served:
        place = ArchiveSite(served.url)
        assert len(list(place.pages())) <= 1
        assert place.cut
        assert len(served.asked) == 30
        with pytest.raises(Unreachable):
            list(ArchiveSite(f"{served.url}/0").pages())


def test_an_archive_that_moved_is_read_where_it_is() -> None:
    pages = {"/kit/": links("Un.html"), "/kit/Un.html": links("../dehors.html")}
    with server(pages) as there, server({}, {"/": f"{there.url}/kit/"}) as served:
        assert "Kit/Un" in Archive(ArchiveSite(f"{served.url}/")).pages
        assert there.asked == ["/kit/", "/kit/Un.html"]


def test_a_redirect_to_no_address_is_told() -> None:
    with server({"/": links("1")}, {"/1": "http://[::1"}) as served:
        place = ArchiveSite(served.url)
        list(place.pages())
        assert place.skipped == [f"{served.url}/1"]
        with pytest.raises(Unreachable):
            list(ArchiveSite(f"{served.url}/1").pages())


def test_links_that_never_close_take_no_time() -> None:
    with server({"/": "<a " * 200_000}) as served:
        start = time.monotonic()
        list(ArchiveSite(served.url).pages())
    assert time.monotonic() - start < 10


def test_a_page_that_is_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_site, "MAX_PAGE", 1000)
    with server({"/": links("Un.html"), "/Un.html": "x" * 5000}) as served:
        place = ArchiveSite(served.url)
        assert "Un" not in Archive(place).pages
    assert place.skipped == [f"{served.url}/Un.html"]
    with server({"/Un.html": "x" * 5000}) as served, pytest.raises(SourceError):
        list(ArchiveSite(f"{served.url}/Un.html").pages())


def test_an_address_without_a_page_is_said_to_be_one() -> None:
    with server({}) as served, pytest.raises(SourceError, match="HTTP 404"):
        list(ArchiveSite(f"{served.url}/rien.html").pages())
    with pytest.raises(Unreachable):
        list(ArchiveSite("http://127.0.0.1:9/").pages())
