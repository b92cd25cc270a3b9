"""Several cities on the command line: each in a folder of its own under LIANPU_HOME, opened by name."""

import json
import shutil
from dataclasses import replace

import pytest

from graph.model.acts import AddToShortlist
from graph.store.log import NewEntry
from pipeline.settings import HOME, Settings, open_log, open_store


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty home of workspaces, and nothing in the environment that names another."""
    for name in ("LIANPU_STORE", "LIANPU_FACTS", "LIANPU_WORKSPACE", "NEO4J_URI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LIANPU_HOME", str(tmp_path / "var"))
    return tmp_path / "var"


@pytest.fixture
def city(home, facts):
    """`city(name, city)` puts the facts of a city into the folder of a workspace."""

    def put(name, city):
        folder = shutil.copytree(facts, home / name / "facts")
        region = folder / "region.yaml"
        region.write_text(region.read_text("utf-8").replace("city: 甲市", f"city: {city}"), "utf-8")
        return folder

    return put


def enter(settings, link):
    open_log(settings).append(NewEntry(act=AddToShortlist(link_id=link), who="市工信局", load_id="0001-aaaa"), 0)


def test_places_are_those_of_always_unless_a_workspace_is_named(home, monkeypatch):
    usual, named = Settings.from_environment(), Settings.from_environment("Fushun")
    assert (usual.facts, usual.store) == (HOME / "data" / "chains", home / "lianpu.sqlite")
    assert (named.facts, named.store, named.kept) == (
        home / "fushun" / "facts",
        home / "fushun" / "lianpu.sqlite",
        home / "fushun" / "kept",
    )
    assert open_log(named).path == home / "fushun" / "lianpu-records.sqlite"
    monkeypatch.setenv("LIANPU_STORE", str(home / "own.sqlite"))
    monkeypatch.setenv("LIANPU_FACTS", str(home / "own"))
    own = Settings.from_environment()
    assert (own.store, own.facts) == (home / "own.sqlite", home / "own")
    assert Settings.from_environment("fushun") == named
    monkeypatch.setenv("LIANPU_WORKSPACE", "fushun")
    assert Settings.from_environment() == named
    assert Settings.from_environment("default") == own
    monkeypatch.delenv("LIANPU_HOME")
    monkeypatch.delenv("LIANPU_STORE")
    assert Settings.from_environment("default").store == HOME / "var" / "lianpu.sqlite"


def test_each_workspace_has_facts_graph_and_records_of_its_own(run, city, monkeypatch):
    city("jia", "甲市"), city("bing", "丙市")
    for name in ("jia", "bing"):
        assert run("load", "--workspace", name)[0] == 0
    enter(Settings.from_environment("jia"), "ethylene")
    assert run("records", "--workspace", "bing") == (0, "记录 0 条\n")
    monkeypatch.setenv("LIANPU_WORKSPACE", "jia")
    assert "乙烯" in run("records")[1]
    code, out = run("workspaces", "--json")
    found = {row["workspace"]: (row["city"], row["load"][:4], row["records"]) for row in json.loads(out)["rows"]}
    assert (code, found) == (0, {"bing": ("丙市", "0001", 0), "jia": ("甲市", "0001", 1)})


def test_the_facts_of_another_city_need_to_be_meant(run, city):
    city("jia", "甲市")
    other = city("bing", "丙市")
    assert run("load", "--workspace", "jia")[0] == 0
    code, out = run("load", "--workspace", "jia", "--facts", other, "--allow-removal")
    assert code == 2
    assert "这里是甲市的资料，要更新的资料是丙市的" in out
    assert "--another-city" in out
    with open_store(Settings.from_environment("jia")).reader() as reader:
        assert (reader.region().city, reader.load().number) == ("甲市", 1)
    assert run("load", "--workspace", "jia", "--facts", other, "--another-city")[0] == 0


def test_what_is_there_is_adopted_with_its_records(run, home, facts):
    assert run("load", "--facts", facts)[0] == 0
    usual = Settings.from_environment()
    enter(usual, "ethylene")
    code, out = run("workspaces", "adopt", "Jia", "--facts", facts)
    assert code == 0
    assert f"load --workspace jia --facts {facts}" in out
    assert not usual.store.exists()
    assert open_log(Settings.from_environment("jia")).last() == 1
    assert run("load", "--workspace", "jia", "--facts", facts)[1].startswith("资料没有变化")
    code, out = run("workspaces", "--json")
    assert [row["workspace"] for row in json.loads(out)["rows"]] == ["jia"]
    assert run("workspaces", "adopt", "bing")[0] == 2, "there is nothing more to take over"
    assert list(home.glob("*/lianpu.sqlite")) == [home / "jia" / "lianpu.sqlite"]


@pytest.mark.parametrize("arguments", [("load", "--workspace", "../x"), ("workspaces", "adopt", "a/b")])
def test_a_name_that_cannot_be_is_told(run, home, arguments):
    code, out = run(*arguments)
    assert (code, "工作区名不成立" in out) == (2, True)
    assert not home.exists()


@pytest.mark.parametrize("arguments", [("adopt",), ("adopt", "default")])
def test_adopting_into_nothing_else_is_told(run, home, arguments):
    assert run("workspaces", *arguments)[0] == 2


def test_a_workspace_in_trouble_is_listed_with_it(run, home, city):
    city("jia", "甲市")
    (home / "bing").mkdir()
    (home / "bing" / "lianpu.sqlite").write_bytes(b"SQLite format 3\0" + b"x" * 900)
    rows = {row["workspace"]: row for row in json.loads(run("workspaces", "--json")[1])["rows"]}
    assert (rows["jia"]["load"], rows["jia"]["trouble"]) == ("", "")
    assert "load" in rows["bing"]["trouble"]


def test_a_workspace_on_a_server_is_named_alike(run, home, facts, neo4j_store, neo4j_server, monkeypatch):
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)
    assert run("load", "--facts", facts)[0] == 0
    assert run("workspaces", "adopt", "jia")[0] == 0
    found = json.loads(run("workspaces", "--json")[1])["rows"]
    assert [(row["workspace"], row["city"]) for row in found] == [("jia", "甲市")]
    assert run("stats", "--workspace", "jia")[0] == 0
    assert run("stats")[0] == 2


def test_what_is_handed_over_is_kept_in_the_workspace(run, home, city):
    city("jia", "甲市")
    assert run("load", "--workspace", "jia")[0] == 0
    assert run("keep", "--workspace", "jia")[0] == 0
    assert run("publish", "catalogue", "--form", "xlsx", "--workspace", "jia")[0] == 0
    found = sorted(path.name for path in (home / "jia" / "kept").iterdir())
    assert [name.rsplit(".", 1)[1] for name in found] == ["jsonl", "xlsx"]
    old = home / "jia" / "kept" / found[0]
    assert run("changes", "--from", old, "--workspace", "jia")[0] == 0


def test_a_copy_over_another_city_is_refused_before_its_records_are_carried_over(
    run, home, city, neo4j_store, neo4j_server, monkeypatch
):
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)
    assert run("load", "--facts", city("jia", "甲市"), "--to", "neo4j")[0] == 0
    assert run("load", "--facts", city("bing", "丙市"), "--to", "embedded")[0] == 0
    here = replace(Settings.from_environment(), server=None)
    enter(here, "ethylene")
    code, out = run("copy", "embedded", "neo4j", "--allow-removal")
    assert (code, "--another-city" in out) == (2, True)
    assert open_log(Settings.from_environment()).last() == 0
    assert run("copy", "embedded", "neo4j", "--another-city")[0] == 0
    assert open_log(Settings.from_environment()).last() == 1
