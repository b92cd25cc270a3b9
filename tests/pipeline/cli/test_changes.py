"""`keep` and `changes` on the command line: two stores, a store and a version record, and what cannot be compared."""

import json

import pytest

from graph.model.acts import MakeRuling
from graph.model.kinds import RulingKind
from graph.store.log import NewEntry
from graph.store.sqlite_log import SqliteLog


@pytest.fixture
def stores(tmp_path, facts, run):
    """The tiny city before and after its pack works make polyethylene: strong (D-01), and no target any more."""
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    assert run("load", "--facts", facts, "--store", old)[0] == 0
    makes = facts / "oil" / "makes.csv"
    row = "pack-works,polyethylene,聚乙烯,30,万吨/年,在产,2025,https://example.gov.cn/b,来源\n"
    makes.write_text(makes.read_text("utf-8-sig") + row, "utf-8-sig")
    assert run("load", "--facts", facts, "--store", new)[0] == 0
    return old, new


def test_two_stores_are_compared_in_words(run, stores):
    old, new = stores
    code, out = run("changes", "--from", old, "--to", new)
    assert code == 0
    assert "目标 2 个 → 1 个" in out
    assert "甲市包装厂 · 聚乙烯：新计入" in out


def test_rows_carry_facts_sources_and_causes(run, stores):
    old, new = stores
    content = json.loads(run("changes", "--from", old, "--to", new, "--json", "--lang", "en")[1])
    assert content["counts_of"] == {"came": 0, "went": 1, "changed": 1, "moved": 0}
    went, below, state, firm = content["rows"]
    assert (went["kind"], went["link_id"], went["change"], went["rank_before"]) == (
        "target",
        "polyethylene",
        "went",
        1,
    )
    assert [fact["words"] for fact in went["facts"]] == ["甲市包装厂 · 聚乙烯: newly counted"]
    assert went["source_list"] == ["https://example.gov.cn/b"]
    assert went["causes"] == [{"way": "own", "path": ["polyethylene"]}]
    # the catalyst, planned, has a use here now
    assert (below["link_id"], below["change"]) == ("catalyst", "changed")
    assert below["causes"] == [{"way": "use", "path": ["polyethylene", "catalyst"]}]
    assert (state["kind"], state["states"]) == ("state", {"before": "missing", "after": "strong"})
    assert (firm["kind"], firm["change"], firm["gained"]) == ("firm", "changed", ["polyethylene"])


def test_a_version_record_stands_for_a_load_that_is_gone(run, stores, tmp_path):
    old, new = stores
    kept = tmp_path / "old.jsonl"
    code, out = run("keep", "--store", old, "--out", kept)
    assert code == 0
    assert "版本记录已写入" in out
    whole = json.loads(run("changes", "--from", old, "--to", new, "--json")[1])
    old.unlink()
    alone = json.loads(run("changes", "--from", kept, "--store", new, "--json")[1])
    assert alone == whole


def test_rulings_of_the_log_count(run, stores, tmp_path):
    old, _ = stores
    act = MakeRuling(chain_id="oil", link_id="polyethylene", ruling=RulingKind.NOT_LOCAL)
    kept = tmp_path / "before.jsonl"
    run("keep", "--store", old, "--out", kept)
    SqliteLog(tmp_path / "old-records.db").append(NewEntry(act=act, who="市工信局", load_id="x", reason="容量不足"), 0)
    content = json.loads(run("changes", "--from", kept, "--to", old, "--json")[1])
    went = next(row for row in content["rows"] if row["change"] == "went")
    assert (went["link_id"], went["sources"]) == ("polyethylene", "本市核实记录 #1")


def test_what_cannot_be_compared_is_said_with_what_to_do(run, stores, tmp_path):
    old, _ = stores
    code, out = run("changes", "--from", tmp_path / "none.db", "--to", old)
    assert code == 2
    assert "none.db" in out
    other = tmp_path / "other.jsonl"
    other.write_text('{"no": "record"}\n', "utf-8")
    code, out = run("changes", "--from", other, "--to", old)
    assert code == 2
    assert "请用本程序导出的文件" in out
