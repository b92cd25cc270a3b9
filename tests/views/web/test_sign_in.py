"""The sign-in as a browser meets it: the form, the cookie, what is said, and where it leads."""

import re
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from access.audit import the_audit
from access.roles import Role
from access.sessions import COOKIE, the_sessions
from tests.access.conftest import OTHER, PASSWORD, desk, opened, quick_scrypt
from tests.views.web.asked import run
from views.web import sign_in as sign_in_of_app
from views.web.gate import Told
from views.web.sign_in import local_address, sign_in_routes

__all__ = ["desk", "opened", "quick_scrypt"]


@pytest.fixture(autouse=True)
def at_home(tmp_path, monkeypatch):
    monkeypatch.setenv("LIANPU_HOME", str(tmp_path))
    monkeypatch.setenv("LIANPU_ACCESS", "accounts")
    monkeypatch.setattr(sign_in_of_app, "TOLD", Told())


@pytest.fixture
def sessions():
    return the_sessions()


@pytest.fixture
def audit():
    return the_audit()


def ask(path, fields=None, query="", **headers):
    """Put one request to the routes; return status, headers and text."""
    sent = []
    body = b"" if fields is None else urlencode(fields).encode()

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET" if fields is None else "POST",
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
        "scheme": "http",
        "server": ("127.0.0.1", 8501),
        "client": ("10.0.0.7", 50_000),
        "root_path": "",
    }
    run(Starlette(routes=sign_in_routes())(scope, receive, send))
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], told, b"".join(part.get("body", b"") for part in sent[1:]).decode()


def form_of(text):
    return re.search(r'name="form" value="([^"]+)"', text)[1]


def sign_in(name, password, to="/map", **more):
    form = form_of(ask("/signin")[2])
    return ask("/signin", {"name": name, "password": password, "to": to, "form": form, **more})


def test_the_right_password_gets_a_cookie_no_script_can_read(opened, sessions):
    opened("gxj-01")
    status, headers, _ = sign_in(" GXJ-01 ", PASSWORD)
    assert (status, headers["location"]) == (303, "/map")
    cookie = headers["set-cookie"]
    assert {"HttpOnly", "Path=/", "SameSite=strict"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    token = cookie.partition("=")[2].partition(";")[0]
    assert sessions.visit(token).account.name == "gxj-01"


def test_over_tls_the_cookie_goes_over_tls_alone(opened):
    opened("gxj-01")
    form = form_of(ask("/signin")[2])
    fields = {"name": "gxj-01", "password": PASSWORD, "form": form}
    assert "Secure" in ask("/signin", fields, x_forwarded_proto="https")[1]["set-cookie"]


@pytest.mark.parametrize(
    ("header", "value", "secure"),
    [
        ("x_forwarded_proto", "HTTPS, http", True),
        ("origin", "https://lianpu.city.example", True),
        ("origin", "http://127.0.0.1:8501", False),
        ("x_forwarded_proto", "httpsx", False),
    ],
)
def test_behind_a_proxy_that_says_nothing_of_its_tls_the_page_of_the_form_does(opened, header, value, secure):
    opened("gxj-01")
    fields = {"name": "gxj-01", "password": PASSWORD, "form": form_of(ask("/signin")[2])}
    assert ("Secure" in ask("/signin", fields, **{header: value})[1]["set-cookie"]) is secure


def test_what_is_said_never_tells_which_was_wrong_and_repeats_no_password(opened):
    opened("gxj-01")
    wrong, nobody = sign_in("gxj-01", "wrong-one"), sign_in("nobody", "wrong-one")
    for status, headers, text in (wrong, nobody):
        assert status == 403
        assert "set-cookie" not in headers
        assert "账号或口令不对，还可试 4 次。" in text
        assert "wrong-one" not in text
    assert 'value="gxj-01"' in wrong[2], "the account stays"
    assert "Account or password is wrong; 3 tries left." in sign_in("gxj-01", "x", lang="en")[2]
    for _ in range(3):
        last = sign_in("gxj-01", "x")
    assert "这个账号已锁" in last[2]


def test_a_form_is_good_once(opened):
    opened("gxj-01")
    form = form_of(ask("/signin")[2])
    fields = {"name": "gxj-01", "password": PASSWORD, "form": form}
    assert ask("/signin", fields)[0] == 303
    status, headers, text = ask("/signin", fields)
    assert (status, "set-cookie" in headers) == (403, False)
    assert "已提交过" in text
    assert ask("/signin", {**fields, "form": ""})[0] == 403


def test_the_password_is_changed_and_all_else_ends(opened, sessions):
    token = opened("gxj-01")
    cookie = f"{COOKIE}={token}"
    form = form_of(ask("/password", cookie=cookie)[2])
    fields = {"password": PASSWORD, "new": OTHER, "again": f"{OTHER}x", "form": form}
    assert "不同，没有保存" in ask("/password", fields, cookie=cookie)[2]
    fields = {**fields, "again": OTHER, "form": form_of(ask("/password", cookie=cookie)[2])}
    status, headers, _ = ask("/password", fields, cookie=cookie)
    assert status == 303
    assert sessions.visit(token).account is None
    fresh = headers["set-cookie"].partition("=")[2].partition(";")[0]
    assert sessions.visit(fresh).account


def test_tries_stand_in_the_audit_without_any_password(opened, audit):
    opened("gxj-01", [Role.VIEW])
    sign_in("gxj-01", "wrong-one")
    sign_in("gxj-01", PASSWORD)
    refused, done = audit.entries()[-2:]
    assert (refused.who, refused.about, refused.outcome.zh) == ("gxj-01", "10.0.0.7", "拒绝")
    assert "还可试 4 次" in refused.why
    assert (done.role, done.action.zh, done.outcome.zh) == ("查看", "登录", "已记")
    kept = audit.path.read_bytes()
    assert b"wrong-one" not in kept
    assert PASSWORD.encode() not in kept


@pytest.mark.parametrize(
    "to",
    ["//evil.example", "https://evil.example/", "/\\evil.example", "/\nx", "evil", "", "/signin", "/password"],
)
def test_it_leads_to_nowhere_else(to):
    assert local_address(to) == "/"
    assert local_address("/panorama?chain=oil&link=film") == "/panorama?chain=oil&link=film"


def test_what_was_typed_is_never_markup():
    status, _, text = sign_in('"><script>alert(1)</script>', "x", to='/"><script>')
    assert status == 403
    assert "<script" not in text


def test_a_form_that_is_too_large_is_refused():
    assert ask("/signin", {"name": "x" * 9000})[0] == 413
    assert ask("/signin", {f"field-{number}": "x" for number in range(11)})[0] == 413


def test_forms_without_a_password_compared_fill_no_audit(opened, audit):
    opened("gxj-01")
    before = len(audit.entries())
    for number in range(5):
        assert ask("/signin", {"name": f"nobody-{number}", "password": "x", "form": "forged"})[0] == 403
    assert len(audit.entries()) == before + 1


def test_who_signs_in_a_hundred_times_at_once_takes_no_thread_from_the_others(opened, monkeypatch):
    monkeypatch.setattr("views.web.sign_in.AT_ONCE", 0)
    status, headers, text = ask("/signin", {"name": "gxj-01", "password": "x", "form": "forged"})
    assert (status, headers["retry-after"]) == (503, "10")
    assert "请过一会儿再试" in text
    assert ask("/signin")[0] == 200


def test_without_accounts_there_is_no_sign_in(monkeypatch):
    monkeypatch.setenv("LIANPU_ACCESS", "proxy")
    assert sign_in_routes() == []


def test_signing_in_anew_ends_the_session_the_browser_was_in(opened, sessions):
    before = opened("gxj-01")
    fields = {"name": "gxj-01", "password": PASSWORD, "form": form_of(ask("/signin")[2])}
    assert ask("/signin", fields, cookie=f"{COOKIE}={before}")[0] == 303
    assert sessions.visit(before).account is None
