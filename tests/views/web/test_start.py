"""On which addresses the app starts: on a single PC on its own alone, unless nothing can be recorded."""

import pytest
from streamlit import config

from access.audit import the_audit
from views.web import serving


@pytest.fixture
def start(monkeypatch):
    """`start(address, **settings)` is what is checked before anything is served."""

    def check(address, **settings):
        for name in ("LIANPU_ACCESS", "LIANPU_READ_ONLY", "LIANPU_PROXY_SECRET"):
            monkeypatch.delenv(name, raising=False)
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(config, "get_option", {"server.address": address}.get)
        serving._refuse_open_door()

    return check


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1"])
def test_a_single_pc_listens_to_itself(start, address):
    start(address)


@pytest.mark.parametrize("address", ["0.0.0.0", "10.0.0.7", None, "::"])
def test_a_single_pc_is_not_opened_to_the_network(start, address):
    with pytest.raises(SystemExit, match="单机方式只听本机"):
        start(address)
    start(address, LIANPU_READ_ONLY="1")
    start(address, LIANPU_ACCESS="accounts")
    start(address, LIANPU_ACCESS="proxy", LIANPU_PROXY_SECRET="x" * 24)


def test_a_setting_that_is_none_is_told_in_a_sentence(start):
    with pytest.raises(SystemExit, match="LIANPU_ACCESS"):
        start("127.0.0.1", LIANPU_ACCESS="open")
    with pytest.raises(SystemExit, match="LIANPU_PROXY_SECRET"):
        start("127.0.0.1", LIANPU_ACCESS="proxy")


def test_with_which_settings_it_was_started_stands_in_the_audit(start, monkeypatch, tmp_path):
    monkeypatch.setenv("LIANPU_HOME", str(tmp_path))
    start("127.0.0.1")
    serving._keep_settings()
    assert the_audit().entries() == ()
    start("10.0.0.7", LIANPU_ACCESS="accounts", LIANPU_ALLOWED_HOSTS="lianpu.city.example")
    serving._keep_settings()
    assert [each.about for each in the_audit().entries()] == ["start accounts 10.0.0.7 lianpu.city.example"]
