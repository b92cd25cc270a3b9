"""The command line as a planner types it; what only a process of its own shows is tried in one."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph.model.nodes import Link

HOME = Path(__file__).resolve().parents[2]
FACTS = HOME / "data" / "chains"
TINY = HOME / "tests" / "data" / "tiny"


@pytest.fixture
def given(tmp_path, monkeypatch):
    """The tiny city named in the environment, and a store of its own."""
    monkeypatch.setenv("LIANPU_FACTS", str(TINY))
    monkeypatch.setenv("LIANPU_STORE", str(tmp_path / "graph.sqlite"))


@pytest.fixture
def told(run, given):
    """`told(...)` runs a command and returns the JSON it prints."""
    return lambda *arguments: json.loads(run(*arguments, "--json")[1])


def in_a_process(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *arguments],
        cwd=HOME,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_facts_of_fushun_are_checked_in_a_process_of_their_own(tmp_path, fushun_facts):
    checked = in_a_process("check", LIANPU_FACTS=str(FACTS), LIANPU_STORE=str(tmp_path / "graph.sqlite"))
    assert (checked.returncode, checked.stderr) == (0, "")
    links = sum(isinstance(node, Link) for node in fushun_facts.nodes)
    assert re.search(rf"^\s*{links}  链环$", checked.stdout, re.MULTILINE)
    assert list(tmp_path.iterdir()) == [], "checking writes nothing"


def test_check_load_and_stats(run, told, tmp_path):
    code, checked = run("check")
    assert (code, "6  链环" in checked) == (0, True)
    assert not (tmp_path / "graph.sqlite").exists(), "checking writes nothing"
    loaded = told("load")
    assert (loaded["status"], loaded["counts"]["Firm"]) == ("loaded", 5)
    again = told("load")
    assert (again["status"], again["load"]) == ("unchanged", loaded["load"])
    assert told("stats")["basis"]["Link"] == {"source": 0, "general": 6, "inferred": 0}
    assert run("stats", "--lang", "en")[1].startswith(f"Graph {loaded['load']}")


def test_copy_and_diff_between_the_engines(run, told, neo4j_server, monkeypatch):
    neo4j_server.empty()
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)
    assert run("load", "--to", "embedded")[0] == 0
    assert told("copy", "embedded", "neo4j")["status"] == "loaded"
    code, said = run("diff", "embedded", "neo4j")
    assert (code, said.strip()) == (0, "embedded 与 neo4j：0 处差别")
    assert told("load", "--to", "neo4j")["status"] == "unchanged", "a load and a copy of the same facts are the same"
    neo4j_server.run("MATCH (l:Link {id: 'ethylene'}) SET l.name_zh = '改过'")
    assert told("diff", "embedded", "neo4j")["rows"] == [
        {"kind": "Link", "id": "ethylene", "what": "properties", "properties": ["name_zh"]}
    ]
    assert told("stats")["counts"]["Link"] == 6
    assert run("copy", "neo4j", "embedded")[0] == 0
    assert run("diff", "neo4j", "embedded")[0] == 0


def test_a_server_that_does_not_answer_is_told_in_one_sentence(run, given, monkeypatch, capsys):
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    monkeypatch.setenv("NEO4J_PASSWORD", "never-shown")
    code, out = run("stats")
    assert code == 2
    assert out.strip() == "连不上 Neo4j，请确认服务已启动、地址可达 / cannot reach Neo4j: bolt://127.0.0.1:1"
    assert "never-shown" not in out + capsys.readouterr().err


def test_without_a_server_set_the_commands_for_two_stores_say_so(run, given):
    assert run("diff", "embedded", "neo4j")[0] == 2


def test_errors_in_the_facts_are_told_and_nothing_is_written(run, told, tmp_path, monkeypatch):
    facts = tmp_path / "facts"
    (facts / "a").mkdir(parents=True)
    (facts / "region.yaml").write_text("city: 抚顺\ncity_en: A\nprovince: 辽宁\nprovince_en: B\n", encoding="utf-8")
    (facts / "a" / "links.csv").write_text("编号,名称,类别,来源,依据\nx,甲,东西,s,常识\n", encoding="utf-8")
    monkeypatch.setenv("LIANPU_FACTS", str(facts))
    code, out = run("load")
    assert code == 1
    assert out.splitlines()[0] == "没有更新：有 2 处要改，资料仍是上一版。"
    assert "[要改] a/links.csv 第 2 行 类别: “东西”不是可选项 → 改为 材料、产品、零部件、装备、能源、工艺、服务" in out
    assert "[要改] chains.csv: 没有任何产业链表 → 补上 chains.csv" in out
    assert not (tmp_path / "graph.sqlite").exists()
    assert [issue["code"] for issue in told("check")["issues"]] == ["table-missing", "cell-word"]


def test_an_empty_store_is_told_in_one_sentence(run, given):
    code, out = run("stats")
    assert (code, out.strip()) == (2, "还没有资料 / nothing has been loaded yet")


def test_a_load_that_removes_much_asks_for_a_flag(run, given, tmp_path, monkeypatch, fushun_store):
    shutil.copy(fushun_store.path, tmp_path / "graph.sqlite")
    facts = tmp_path / "facts"
    (facts / "a").mkdir(parents=True)
    (facts / "region.yaml").write_text("city: 抚顺\ncity_en: A\nprovince: 辽宁\nprovince_en: B\n", encoding="utf-8")
    (facts / "a" / "chains.csv").write_text("编号,名称,类别,序号,来源,依据\nc,链,产业集群,1,s,来源\n", encoding="utf-8")
    (facts / "a" / "links.csv").write_text("编号,名称,类别,来源,依据\nx,甲,材料,s,常识\n", encoding="utf-8")
    monkeypatch.setenv("LIANPU_FACTS", str(facts))
    code, out = run("load")
    assert (code, "--allow-removal" in out) == (2, True)
    assert run("load", "--allow-removal")[0] == 0
