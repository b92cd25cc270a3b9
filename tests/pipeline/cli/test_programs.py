"""The commands of programs: off until turned on, tokens from the command line, routes beside the pages."""

import json
import urllib.request

import pytest

from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts
from pipeline.programs import token_file
from tests.conftest import HOME
from tests.pipeline.conftest import TINY


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("LIANPU_HOME", str(tmp_path))
    monkeypatch.delenv("LIANPU_PROGRAMS", raising=False)
    return tmp_path


@pytest.mark.parametrize("setting", [None, "", "0"])
@pytest.mark.parametrize("command", ["mcp", "serve-api"])
def test_nothing_may_ask_until_it_is_turned_on(home, run, monkeypatch, command, setting):
    if setting is not None:
        monkeypatch.setenv("LIANPU_PROGRAMS", setting)
    code, said = run(command)
    assert code == 2
    assert "LIANPU_PROGRAMS=1" in said


def test_without_a_token_there_is_nothing_to_serve(home, run, monkeypatch):
    monkeypatch.setenv("LIANPU_PROGRAMS", "1")
    code, said = run("serve-api")
    assert code == 2
    assert "tokens add" in said


def test_tokens_are_made_listed_and_revoked(home, run):
    code, said = run("tokens", "add", "助手", "--city", "fushun", "--json")
    made = json.loads(said)["token"]
    assert code == 0
    assert token_file().caller(made).cities == ("fushun",)
    said = run("tokens")[1]
    assert "助手" in said
    assert made not in said
    assert run("tokens", "revoke", "助手")[0] == 0
    assert run("tokens", "revoke", "助手")[0] == 2
    assert run("tokens", "add")[0] == 2


def test_programs_are_answered_beside_the_pages(tmp_path, serve, monkeypatch):
    store = SqliteStore(tmp_path / "lianpu.sqlite")
    store.replace(read_facts(TINY), by="test")
    monkeypatch.setenv("LIANPU_HOME", str(tmp_path))
    token = token_file().add("script")
    url = serve(HOME / "app.py", {"LIANPU_HOME": str(tmp_path), "LIANPU_PROGRAMS": "1"})
    request = urllib.request.Request(f"{url}/api/v1/gaps", headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        (row,) = json.loads(answer.read())["answer"]["rows"]
    assert row["link"]["id"] == "polyethylene"
