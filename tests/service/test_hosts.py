"""The app answers to names of this machine and to configured ones; to no name another site may have rebound."""

import pytest

from service.hosts import SETTING, AllowedHosts, is_same_origin

OWN = ["localhost", "localhost:8501", "LOCALHOST.:8501", "127.0.0.1:8501", "[::1]:8501", "192.168.3.7:8501", "10.0.0.2"]
FOREIGN = [
    "",
    "evil.example",
    "evil.example:8501",
    "localhost.evil.example",
    "127.0.0.1.evil.example:8501",
    "evil.example#localhost",
    "localhost/evil.example",
    "localhost@evil.example",
    "evil.example:port",
    "[::1",
    "lianpu.city.example",
]


@pytest.mark.parametrize("host", OWN)
def test_this_machine_is_answered(host):
    assert AllowedHosts().allows(host)


@pytest.mark.parametrize("host", FOREIGN)
def test_a_foreign_name_is_not(host):
    assert not AllowedHosts().allows(host)


def test_configured_names_are_answered_however_they_are_separated(monkeypatch):
    monkeypatch.setenv(SETTING, "Lianpu.city.example, https://plan.example:8443/ ，*.gov.example")
    hosts = AllowedHosts.from_environment()
    assert hosts.names == ("lianpu.city.example", "plan.example", "*.gov.example")
    answered = [
        host
        for host in (
            "lianpu.city.example",
            "plan.example:8443",
            "a.b.gov.example",
            "gov.example",
            "xgov.example",
            "evil.example",
        )
        if hosts.allows(host)
    ]
    assert answered == ["lianpu.city.example", "plan.example:8443", "a.b.gov.example"]


def test_any_name_may_be_answered_behind_a_proxy_that_checks_them():
    assert AllowedHosts(("*",)).allows("whatever.example")


@pytest.mark.parametrize(
    ("origin", "host", "same"),
    [
        ("http://127.0.0.1:8501", "127.0.0.1:8501", True),
        ("https://lianpu.city.example", "lianpu.city.example", True),
        ("https://lianpu.city.example", "lianpu.city.example:443", True),
        ("http://127.0.0.1:9", "127.0.0.1:8501", False),
        ("http://localhost:8501", "127.0.0.1:8501", False),
        ("http://evil.example", "127.0.0.1:8501", False),
        ("null", "127.0.0.1:8501", False),
        ("file://", "127.0.0.1:8501", False),
        ("http://[::1", "127.0.0.1:8501", False),
    ],
)
def test_only_a_page_of_our_own_speaks_to_us(origin, host, same):
    assert is_same_origin(origin, host) is same
