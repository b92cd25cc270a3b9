"""`records` on the command line, rulings in what the other commands say, and the log carried between engines."""

import json

import pytest

from graph.errors import InvalidRequest
from graph.model.acts import AddToShortlist, MakeRuling, Undo
from graph.model.kinds import RulingKind
from graph.store.log import NewEntry
from graph.store.neo4j_log import Neo4jLog
from graph.store.sqlite_log import SqliteLog
from pipeline.settings import Settings, open_log


def gap(say):
    """A link of the tiny city that nobody makes, with its chain."""
    rows = json.loads(say("diagnose", "--json")[1])["rows"]
    found = next(row for row in rows if row["state"] == "missing")
    return found["chain_id"], found["link_id"]


def verdict(say, chain, link):
    rows = json.loads(say("diagnose", "--json")[1])["rows"]
    return next(row for row in rows if (row["chain_id"], row["link_id"]) == (chain, link))


def test_the_log_stands_beside_the_graph(tmp_path, facts, log):
    assert open_log(Settings(facts, tmp_path / "graph.sqlite")) == log


def test_records_are_listed_even_before_a_load(run, facts, tmp_path, enter):
    where = ("--facts", facts, "--store", tmp_path / "graph.sqlite")
    assert run("records", *where) == (0, "记录 0 条\n")
    enter(AddToShortlist(link_id="ethylene"))
    code, out = run("records", *where)
    assert code == 0
    assert "shortlist/ethylene/" in out


def test_a_row_tells_who_what_when_on_which_load_and_whether_it_stands(say, enter):
    chain, link = gap(say)
    act = MakeRuling(chain_id=chain, link_id=link, ruling=RulingKind.NOT_LOCAL)
    enter(act, "环保容量不足")
    enter(Undo(entry=1, about=act.subject), None, expected=1)
    enter(AddToShortlist(link_id="gone"), None)
    rows = json.loads(say("records", "--json", "--lang", "en")[1])["rows"]
    assert [(row["sequence"], row["who"], row["load"], row["what"]) for row in rows] == [
        (1, "市工信局", "0001-aaaa", "Not recruited"),
        (2, "市工信局", "0001-aaaa", "Undone"),
        (3, "市工信局", "0001-aaaa", "Shortlisted"),
    ]
    assert [(row["stands"], row["undone"]) for row in rows] == [(False, True), (False, False), (True, False)]
    assert rows[0]["payload"] == {"chain_id": chain, "link_id": link, "ruling": "not_local"}
    assert (rows[0]["reason"], rows[1]["about"]) == ("环保容量不足", "record #1")
    assert rows[2]["about"] == "gone (not in the present facts)"


def test_every_command_judges_facts_and_records(say, enter):
    chain, link = gap(say)
    before = json.loads(say("diagnose", "--json")[1])["load"]
    enter(MakeRuling(chain_id=chain, link_id=link, ruling=RulingKind.NOT_LOCAL), "环保容量不足")
    assert verdict(say, chain, link)["rule"] == "D-14"
    for command in ("diagnose", "targets", "measures"):
        assert json.loads(say(command, "--json")[1])["load"] == f"{before}+1"
    assert json.loads(say("whatif", "--lose", "refinery", "--json")[1])["load"] == f"{before}+1"
    say("load", "--allow-removal")
    assert verdict(say, chain, link)["rule"] == "D-14", "a load leaves it alone"


def test_a_damaged_log_is_told_and_nothing_is_judged_without_it(say, log):
    log.path.write_bytes(b"not a database, but long enough to look at" * 50)
    code, out = say("diagnose")
    assert code == 2
    assert "请勿删除" in out


def test_a_log_is_taken_over_whole_once_and_never_mixed(tmp_path, log, enter):
    other = SqliteLog(tmp_path / "other.sqlite")
    entries = [enter(AddToShortlist(link_id="a")), enter(AddToShortlist(link_id="b"))]
    assert (other.copy_from(log.rows()), other.entries()) == (2, tuple(entries))
    enter(AddToShortlist(link_id="c"))
    assert (other.copy_from(log.rows()), other.copy_from(log.rows())) == (1, 0)
    assert other.entries() == log.entries()
    other.append(NewEntry(act=AddToShortlist(link_id="d"), who="市工信局", load_id="0001-aaaa", reason="现场核实"), 0)
    enter(AddToShortlist(link_id="e"))
    with pytest.raises(InvalidRequest, match="不是同一份"):
        other.copy_from(log.rows())
    assert len(other.entries()) == 4


def test_copy_and_diff_take_the_log_along(say, neo4j_server, neo4j_store, monkeypatch, enter):
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)
    entry = enter(AddToShortlist(link_id="ethylene"))
    assert json.loads(say("copy", "embedded", "neo4j", "--json")[1])["records"] == 1
    assert Neo4jLog(neo4j_store).entries() == (entry,)
    assert say("diff", "embedded", "neo4j")[0] == 0
    enter(AddToShortlist(link_id="polyethylene"))
    code, out = say("diff", "embedded", "neo4j", "--json")
    assert (code, [(row["kind"], row["id"]) for row in json.loads(out)["rows"]]) == (1, [("RECORDS", "#2")])
