"""The served app, asked over a plain connection: what it answers, refuses, and never asks of another machine."""

import socket
import threading
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts
from tests.views.served import HOME, TINY

SOCKET = (
    "GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: streamlit\r\n"
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
)


@pytest.fixture(scope="module")
def outside():
    """A stand-in for the internet: the proxy of the served process; it counts who calls."""
    calls = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def take():
            while True:
                try:
                    line, _ = listening.accept()
                except OSError:
                    return
                calls.append(line.recv(200))
                line.close()

        threading.Thread(target=take, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", calls


@pytest.fixture(scope="module")
def url(serve, outside, tmp_path_factory):
    path = tmp_path_factory.mktemp("served") / "graph.sqlite"
    SqliteStore(path).replace(read_facts(TINY), by="test")
    proxy = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), outside[0])
    return serve(HOME / "app.py", {"LIANPU_STORE": str(path), **proxy})


def opened(url, host, origin):
    """Return the status a socket is answered with."""
    with socket.create_connection(("127.0.0.1", urlsplit(url).port), 30) as line:
        line.sendall(SOCKET.format(host=host, origin=origin).encode())
        return int(line.recv(200).split()[1])


def test_our_own_page_opens_a_socket_and_foreign_ones_do_not(url, outside):
    own = urlsplit(url).netloc
    assert opened(url, own, url) == 101
    assert opened(url, own, "http://evil.example") == 403
    assert opened(url, "evil.example", "http://evil.example") == 403
    assert outside[1] == [], "nobody outside is asked before a foreign page is refused"


@pytest.mark.parametrize("path", ["/", "/map", "/nothing", "/_stcore/health", "/favicon.png"])
def test_every_answer_carries_the_headers(url, path):
    with urlopen(url + path) as answer:
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
