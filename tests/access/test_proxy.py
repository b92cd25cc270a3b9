"""Sign-on by a proxy's headers or by claims: forged, doubled, missing and expired ones let nobody in."""

import pytest

from access.proxy import by_claims, by_headers
from access.settings import Mode, ProxySettings, mode, proxy
from graph.errors import InvalidRequest

SECRET = "only-the-proxy-knows-this-one"
SETTINGS = ProxySettings("X-Forwarded-User", "X-Lianpu-Proxy", SECRET)


def told(sessions, **headers):
    held = {name.replace("_", "-").lower(): value for name, value in headers.items()}
    return by_headers(lambda name: held.get(name.lower(), []), SETTINGS, sessions)


def test_a_name_counts_beside_the_secret_of_the_proxy_alone(opened, desk, sessions):
    opened("gxj-01")
    right = {"X_Lianpu_Proxy": [SECRET], "X_Forwarded_User": ["GXJ-01"]}
    assert told(sessions, **right).account.name == "gxj-01"
    forged = [
        {"X_Forwarded_User": ["gxj-01"]},
        right | {"X_Lianpu_Proxy": ["another secret altogether"]},
        right | {"X_Lianpu_Proxy": [SECRET[:-1]]},
        right | {"X_Lianpu_Proxy": [SECRET, SECRET]},
        right | {"X_Forwarded_User": ["gxj-01", "xt-01"]},
        right | {"X_Forwarded_User": [" "]},
        right | {"X_Forwarded_User": ["nobody"]},
        {},
    ]
    for each in forged:
        found = told(sessions, **each)
        assert found.account is None
        assert found.decision.zh.startswith("没有打开")
    desk.block("gxj-01")
    assert told(sessions, **right).account is None


def test_claims_count_as_long_as_they_last(opened, sessions, clock):
    opened("gxj-01")
    at = clock().timestamp()
    claims = {"preferred_username": "gxj-01", "exp": at + 1}
    assert by_claims(claims, sessions).account.name == "gxj-01"
    for over in ({"exp": at}, {"exp": None}, {"exp": True}, {"exp": "2099"}, {"preferred_username": None}):
        assert by_claims(claims | over, sessions).account is None
    del claims["exp"]
    assert "过期" in by_claims(claims, sessions).decision.zh


def test_the_settings_say_what_they_lack(monkeypatch):
    monkeypatch.delenv("LIANPU_ACCESS", raising=False)
    assert mode() is Mode.SINGLE
    monkeypatch.setenv("LIANPU_ACCESS", "open")
    with pytest.raises(InvalidRequest, match="LIANPU_ACCESS"):
        mode()
    monkeypatch.delenv("LIANPU_PROXY_SECRET", raising=False)
    with pytest.raises(InvalidRequest, match="LIANPU_PROXY_SECRET"):
        proxy()
    monkeypatch.setenv("LIANPU_PROXY_SECRET", SECRET)
    assert proxy() == SETTINGS
    assert SECRET not in repr(proxy())
