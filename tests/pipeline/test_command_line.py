"""The command line as a planner types it, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.__main__ import main

HOME = Path(__file__).resolve().parents[2]
FACTS = HOME / "data" / "chains"
TINY = HOME / "tests" / "data" / "tiny"


@pytest.fixture
def run(tmp_path):
    def pipeline(*arguments, facts=FACTS, environment=None):
        store = str(tmp_path / "graph.sqlite")
        environment = {**os.environ, "LIANPU_FACTS": str(facts), "LIANPU_STORE": store, **(environment or {})}
        return subprocess.run(
            [sys.executable, "-m", "pipeline", *arguments],
            cwd=HOME,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return pipeline


def test_check_load_and_stats(run, tmp_path):
    checked = run("check")
    assert checked.returncode == 0
    assert "592  链环" in checked.stdout
    assert not (tmp_path / "graph.sqlite").exists(), "checking writes nothing"
    loaded = json.loads(run("load", "--json").stdout)
    assert (loaded["status"], loaded["counts"]["Firm"]) == ("loaded", 1049)
    again = json.loads(run("load", "--json").stdout)
    assert (again["status"], again["load"]) == ("unchanged", loaded["load"])
    stats = json.loads(run("stats", "--json").stdout)
    assert stats["basis"]["Link"] == {"source": 263, "general": 329, "inferred": 0}
    assert run("stats", "--lang", "en").stdout.startswith(f"Graph {loaded['load']}")


def test_copy_and_diff_between_the_engines(neo4j_server, tmp_path, monkeypatch, capsys):
    neo4j_server.empty()
    stores = {"LIANPU_FACTS": str(TINY), "LIANPU_STORE": str(tmp_path / "graph.sqlite")}
    for name, value in {**neo4j_server.environment, **stores}.items():
        monkeypatch.setenv(name, value)

    def run(*arguments):
        return main(list(arguments)), capsys.readouterr().out

    def told(*arguments):
        return json.loads(run(*arguments, "--json")[1])

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


def test_a_server_that_does_not_answer_is_told_in_one_sentence(run):
    told = run("stats", environment={"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "never-shown"})
    assert told.returncode == 2
    assert told.stdout.strip() == ("连不上 Neo4j，请确认服务已启动、地址可达 / cannot reach Neo4j: bolt://127.0.0.1:1")
    assert "never-shown" not in told.stdout + told.stderr


def test_without_a_server_set_the_commands_for_two_stores_say_so(run):
    told = run("diff", "embedded", "neo4j")
    assert told.returncode == 2


def test_errors_in_the_facts_are_told_and_nothing_is_written(run, tmp_path):
    facts = tmp_path / "facts"
    (facts / "a").mkdir(parents=True)
    (facts / "region.yaml").write_text("city: 抚顺\ncity_en: A\nprovince: 辽宁\nprovince_en: B\n", encoding="utf-8")
    (facts / "a" / "links.csv").write_text("编号,名称,类别,来源,依据\nx,甲,东西,s,常识\n", encoding="utf-8")
    refused = run("load", facts=facts)
    assert refused.returncode == 1
    assert refused.stdout.splitlines()[0] == "没有更新：有 2 处要改，资料仍是上一版。"
    assert (
        "[要改] a/links.csv 第 2 行 类别: “东西”不是可选项 → 改为 材料、产品、零部件、装备、能源、工艺、服务"
        in refused.stdout
    )
    assert "[要改] chains.csv: 没有任何产业链表 → 补上 chains.csv" in refused.stdout
    assert not (tmp_path / "graph.sqlite").exists()
    plain = json.loads(run("check", "--json", facts=facts).stdout)
    assert [issue["code"] for issue in plain["issues"]] == ["table-missing", "cell-word"]


def test_an_empty_store_is_told_in_one_sentence(run):
    empty = run("stats")
    assert empty.returncode == 2
    assert empty.stdout.strip() == "还没有资料 / nothing has been loaded yet"
    assert empty.stderr == ""


def test_a_load_that_removes_much_asks_for_a_flag(run, tmp_path):
    assert run("load").returncode == 0
    facts = tmp_path / "facts"
    (facts / "a").mkdir(parents=True)
    (facts / "region.yaml").write_text("city: 抚顺\ncity_en: A\nprovince: 辽宁\nprovince_en: B\n", encoding="utf-8")
    (facts / "a" / "chains.csv").write_text("编号,名称,类别,序号,来源,依据\nc,链,产业集群,1,s,来源\n", encoding="utf-8")
    (facts / "a" / "links.csv").write_text("编号,名称,类别,来源,依据\nx,甲,材料,s,常识\n", encoding="utf-8")
    refused = run("load", facts=facts)
    assert refused.returncode == 2
    assert "--allow-removal" in refused.stdout
    assert run("load", "--allow-removal", facts=facts).returncode == 0
