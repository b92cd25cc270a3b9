"""Who is answered: sessions, the proxy's headers, and what is neither; refusals stand in the audit."""

import pytest

from access.audit import Outcome, the_audit
from access.roles import Role
from access.sessions import COOKIE, Sessions, the_sessions
from access.settings import Mode
from tests.access.conftest import OTHER, PASSWORD, desk, opened, quick_scrypt
from tests.views.web.asked import ask
from views.web import gate
from views.web.gate import KnownPeopleOnly, Told

__all__ = ["desk", "opened", "quick_scrypt"]
PAGE = {"accept": "text/html,*/*"}
SECRET = "only-the-proxy-knows-this-one"
ASKED = (
    {"path": "/"},
    {"path": "/panorama"},
    {"path": "/search/token"},
    {"path": "/media/file.xlsx"},
    {"path": "/_stcore/host-config"},
    {"path": "/_stcore/upload_file/a/b", "method": "PUT"},
    {"path": "/_stcore/stream", "kind": "websocket"},
)
"""What a browser asks of the app: pages, what pages ask, files put up and taken, the socket."""


@pytest.fixture(autouse=True)
def at_home(tmp_path, monkeypatch):
    monkeypatch.setenv("LIANPU_HOME", str(tmp_path))
    monkeypatch.setenv("LIANPU_ACCESS", "accounts")
    monkeypatch.setenv("LIANPU_PROXY_SECRET", SECRET)
    monkeypatch.setattr(gate, "TOLD", Told())


@pytest.fixture
def sessions():
    return the_sessions()


@pytest.fixture
def audit():
    return the_audit()


def by(way):
    return lambda app: KnownPeopleOnly(app, way)


def with_session(token):
    return {"cookie": f"_streamlit_xsrf=x; {COOKIE}={token}"}


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked["path"])
def test_nothing_is_answered_without_a_session(asked, opened):
    token = opened("gxj-01")
    assert ask(by(Mode.ACCOUNTS), **asked, **with_session(token)).passed
    for cookie in ({}, with_session("forged"), with_session(""), {"cookie": f"{COOKIE}={token}; {COOKIE}=other"}):
        answer = ask(by(Mode.ACCOUNTS), **asked, **cookie)
        assert not answer.passed
        assert answer.status in (401, None)


def test_a_page_leads_to_the_sign_in_and_back():
    answer = ask(by(Mode.ACCOUNTS), "/panorama", **PAGE)
    assert (answer.status, answer.headers["location"]) == (303, "/signin?to=%2Fpanorama")
    assert ask(by(Mode.ACCOUNTS), "/signin").passed
    assert ask(by(Mode.ACCOUNTS), "/_stcore/health").passed
    assert ask(by(Mode.ACCOUNTS), "/static/js/index.js").passed


@pytest.mark.parametrize("path", ["/api/v1", "/api/v1/about", "/api/v1/search/token", "/mcp"])
def test_paths_of_programs_are_open_only_where_programs_are_answered(path):
    assert not ask(by(Mode.ACCOUNTS), path).passed
    assert not ask(by(Mode.PROXY), path).passed
    assert ask(lambda app: KnownPeopleOnly(app, Mode.ACCOUNTS, programs=True), path).passed


@pytest.mark.parametrize("path", ["/signin", "/static/js/index.js", "/_stcore/health", "/mcp"])
def test_no_socket_passes_without_a_session_whatever_its_path(path):
    assert not ask(lambda app: KnownPeopleOnly(app, Mode.ACCOUNTS, programs=True), path, kind="websocket").passed


def test_a_stolen_cookie_is_refused_once_the_password_is_changed_and_audited_once(opened, sessions, audit):
    token = opened("gxj-01")
    stolen = sessions.sign_in("gxj-01", PASSWORD).token
    assert ask(by(Mode.ACCOUNTS), "/_stcore/stream", kind="websocket", **with_session(stolen)).passed
    sessions.change_password(token, PASSWORD, OTHER)
    before = len(audit.entries())
    for _ in range(3):
        assert not ask(by(Mode.ACCOUNTS), "/_stcore/stream", kind="websocket", **with_session(stolen)).passed
    told = audit.entries()[before:]
    assert [(each.outcome, each.why.partition(" / ")[0]) for each in told] == [(Outcome.REFUSED, "登录已结束或不存在")]
    assert stolen not in str(told)


def test_a_first_password_opens_the_change_alone(desk, sessions):
    first = desk.add("gxj-01", "示例单位甲")
    desk.grant("gxj-01", [Role.VIEW])
    cookie = with_session(sessions.sign_in("gxj-01", first).token)
    assert ask(by(Mode.ACCOUNTS), "/password", **cookie).passed
    assert ask(by(Mode.ACCOUNTS), "/map", **PAGE, **cookie).headers["location"] == "/password?to=%2Fmap"
    assert not ask(by(Mode.ACCOUNTS), "/_stcore/stream", kind="websocket", **cookie).passed


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked["path"])
def test_the_proxy_is_known_by_its_secret(asked, opened, audit):
    opened("gxj-01")
    right = {"x-lianpu-proxy": SECRET, "x-forwarded-user": "gxj-01"}
    assert ask(by(Mode.PROXY), **asked, **right).passed
    forged = (
        {"x-forwarded-user": "gxj-01"},
        right | {"x-lianpu-proxy": "a secret that was guessed"},
        right | {"x-forwarded-user": ["gxj-01", "xt-01"]},
        right | {"x-forwarded-user": "nobody"},
    )
    before = len(audit.entries())
    for headers in forged:
        answer = ask(by(Mode.PROXY), **asked, **headers)
        assert not answer.passed
        assert answer.status in (403, None)
    told = audit.entries()[before:]
    assert {each.outcome for each in told} == {Outcome.REFUSED}
    assert told[0].who == "gxj-01"
    assert SECRET not in str(told)


def test_on_a_single_pc_all_is_as_it_was():
    assert all(ask(by(Mode.SINGLE), **asked).passed for asked in ASKED)


def test_nobody_is_let_in_while_the_accounts_cannot_be_read(opened):
    cookie = with_session(opened("gxj-01"))
    the_sessions().path.write_bytes(b"nothing of the kind" * 100)
    assert ask(by(Mode.ACCOUNTS), "/", **cookie).status == 503
    assert not ask(by(Mode.ACCOUNTS), "/_stcore/stream", kind="websocket", **cookie).passed


def test_one_and_the_same_refusal_is_told_once_a_minute():
    now = [0.0]
    told = Told(lambda: now[0])
    assert [told.is_new("a"), told.is_new("a"), told.is_new("b")] == [True, False, True]
    now[0] = 59.0
    assert not told.is_new("a")
    now[0] = 61.0
    assert told.is_new("a")


def test_who_makes_every_request_another_one_fills_no_audit(audit, monkeypatch):
    monkeypatch.setattr(gate, "MOST_A_MINUTE", 3)
    for number in range(9):
        assert ask(by(Mode.PROXY), f"/{number}", **{"x-forwarded-user": f"nobody-{number}"}).status == 403
    told = audit.entries()
    assert [each.who for each in told] == ["nobody-0", "nobody-1", "nobody-2", "—"]
    assert "其余的没有逐条记" in told[-1].why
    now = [0.0]
    counted = Told(lambda: now[0])
    assert [counted.room() for _ in range(4)] == [2, 1, 0, -1]
    now[0] = 60.0
    assert counted.room() == 2


def test_sessions_are_those_of_the_home(tmp_path):
    assert the_sessions() == Sessions(tmp_path / "lianpu-accounts.sqlite")
