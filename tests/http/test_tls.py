"""A server that really speaks https, with a certificate that nobody vouches for."""

import http.server
import ssl
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kicsync.errors import ConfigError, Unreachable
from kicsync.wiki import connect
from kicsync.wiki.connect import find_api
from tests.http.conftest import RECORDED
from tests.http.paths import SECRET, WHO

ANONYMOUS = (RECORDED / "connect_anonymous.json").read_bytes()


@dataclass
class Server:
    """``asked`` is the first line of every request that came through."""

    port: int
    certificate: Path
    asked: list[str] = field(default_factory=list)

    @property
    def api(self) -> str:
        return f"https://127.0.0.1:{self.port}/api.php"


def make_certificate(folder: Path, name: str) -> tuple[Path, Path]:
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    options = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    subject = ["-subj", f"/CN={name}", "-addext", f"subjectAltName={name}"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run(
        ["openssl", "req", "-x509", *options, *subject, *files], check=True, capture_output=True
    )
    return certificate, key


def serve(certificate: Path, key: Path) -> Iterator[Server]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def answer(self) -> None:
            found.asked.append(self.requestline)
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(200)
            self.send_header("Content-Length", str(len(ANONYMOUS)))
            self.end_headers()
            self.wfile.write(ANONYMOUS)

        do_GET = do_POST = answer  # noqa: N815  # the names are those of http.server

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    class Quiet(http.server.ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing of the client that hangs up: it is what is tested."""

    with Quiet(("127.0.0.1", 0), Handler, bind_and_activate=True) as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
        found = Server(server.server_address[1], certificate)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield found
        server.shutdown()
        thread.join()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    yield from serve(*make_certificate(tmp_path, "IP:127.0.0.1"))


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[Server]:
    yield from serve(*make_certificate(tmp_path, "DNS:wiki.example"))


def test_a_certificate_that_nobody_vouches_for_is_refused(server: Server) -> None:
    with pytest.raises(Unreachable, match="certificate"):
        connect.connect(server.api)
    with pytest.raises(Unreachable, match="certificate"):
        find_api(server.api)
    assert server.asked == []


def test_no_password_is_sent_to_it_even_when_people_insist_on_http(server: Server) -> None:
    with pytest.raises(Unreachable, match="certificate") as refused:
        connect.connect(server.api, credentials=WHO, insecure=True)
    assert SECRET not in refused.value.message + refused.value.hint
    assert server.asked == []


def test_a_certificate_that_the_person_trusts_is_accepted(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(server.certificate))
    wiki = connect.connect(server.api)
    wiki.close()
    assert wiki.info.sitename == "Les Communs"
    assert len(server.asked) == 1


def test_a_certificate_of_another_host_is_refused(
    stranger: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(stranger.certificate))
    with pytest.raises(Unreachable, match="certificate"):
        connect.connect(stranger.api)
    assert stranger.asked == []


def test_a_password_is_not_sent_over_http_to_another_computer() -> None:
    with pytest.raises(ConfigError, match="http"):
        connect.connect("http://wiki.example/api.php", credentials=WHO)
