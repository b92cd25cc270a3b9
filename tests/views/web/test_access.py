"""Foreign hosts and pages are refused before Streamlit hears of them; what tells about the server is closed."""

import pytest

from service.hosts import AllowedHosts
from tests.views.web.asked import ask
from views.web.access import KnownRequestsOnly

HOST = "127.0.0.1:8501"


def guarded(app):
    return KnownRequestsOnly(app, AllowedHosts())


def test_our_own_pages_pass():
    assert ask(guarded, "/map", host=HOST).passed
    assert ask(guarded, "/_stcore/stream", kind="websocket", host=HOST, origin=f"http://{HOST}").passed
    assert ask(guarded, "/_stcore/stream", kind="websocket", host=HOST).passed
    assert ask(guarded, "/_stcore/upload_file/a/b", method="PUT", host=HOST, origin=f"http://{HOST}").passed


@pytest.mark.parametrize("host", ["evil.example:8501", [HOST, "evil.example"], []])
def test_a_foreign_a_doubled_and_a_missing_host_are_refused(host):
    answer = ask(guarded, host=host)
    assert (answer.passed, answer.status) == (False, 421)


@pytest.mark.parametrize("origin", ["http://evil.example", "null", [f"http://{HOST}", "http://evil.example"]])
def test_a_foreign_page_opens_no_socket_and_puts_no_file(origin):
    socket = ask(guarded, "/_stcore/stream", kind="websocket", host=HOST, origin=origin)
    put = ask(guarded, "/_stcore/upload_file/a/b", method="PUT", host=HOST, origin=origin)
    assert (socket.passed, put.passed, put.status) == (False, False, 403)


@pytest.mark.parametrize("path", ["/_stcore/host-config", "/base/_stcore/host-config", "/_stcore/health"])
def test_how_the_server_is_set_up_is_for_its_own_page_alone(path):
    assert ask(guarded, path, host=HOST, origin="http://evil.example").status == 403
    assert ask(guarded, path, host=HOST, origin=f"http://{HOST}").passed
    assert ask(guarded, path, host=HOST).passed


def test_a_rebound_name_is_refused_although_host_and_origin_agree():
    asked = {"host": "evil.example:8501", "origin": "http://evil.example:8501"}
    assert not ask(guarded, "/_stcore/stream", kind="websocket", **asked).passed


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/base/_stcore/metrics", "/_stcore/agent/mcp", "/st-metrics"])
def test_what_tells_about_the_server_is_closed(path):
    assert ask(guarded, path, host=HOST).status == 404


def test_whoever_is_refused_is_told_of():
    told = []

    def watched(app):
        return KnownRequestsOnly(app, AllowedHosts(), lambda *each: told.append(each))

    ask(watched, host="evil.example")
    ask(watched, "/_stcore/stream", kind="websocket", host=HOST, origin="http://evil.example")
    ask(watched, host=HOST)
    assert [about for _, about, _ in told] == ["— host evil.example", "— origin http://evil.example"]
    assert all(" / " in why for *_, why in told)
