"""The tiny city on either engine, and two editions of a list of its firms."""

import pytest

HEAD = "企业名称,主要产品,县区,产能（万吨/年）,从业人数"
FIRST = f"{HEAD}\n甲市聚乙烯厂,聚乙烯,东区,20,120\n甲市炼化厂,石脑油,东区,,900\n甲市气体站,工业气体,,,15\n"
SECOND = f"{HEAD}\n甲市聚乙烯厂,聚乙烯,西区,30,130\n甲市炼化厂,石脑油,东区,,900\n甲市新材料厂,聚乙烯,东区,5,60\n"


@pytest.fixture(params=["embedded", "neo4j"])
def city(request, tmp_path, facts, run, monkeypatch):
    """The tiny city loaded on an engine; `city(...)` runs a command over it."""
    if request.param == "neo4j":
        server = request.getfixturevalue("neo4j_server")
        server.empty()
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
    where = ("--facts", facts, "--store", tmp_path / "graph.sqlite")
    assert run("load", *where)[0] == 0
    return lambda *arguments: run(*arguments, *where)


@pytest.fixture
def lists(tmp_path):
    """Two editions of a list of firms."""
    for name, text in (("一季度企业名单.csv", FIRST), ("二季度企业名单.csv", SECOND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "一季度企业名单.csv", tmp_path / "二季度企业名单.csv"
