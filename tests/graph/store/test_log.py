"""One body of tests over both logs: what is entered stays, in order, whole, and nothing is overwritten unseen."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from graph.analysis.records import Records
from graph.errors import (
    EntryConflict,
    InvalidRequest,
    LogOfAnotherVersion,
    LogUnreadable,
    NotFound,
    StoreBusy,
    StoreUnwritable,
)
from graph.model.acts import (
    ACTS,
    AddToShortlist,
    DiscardScenario,
    MakeRuling,
    RemoveFromShortlist,
    SaveScenario,
    Undo,
    act_of,
)
from graph.model.edges import Includes
from graph.model.evidence import Evidence
from graph.model.fact_acts import (
    FACT_ACTS,
    Correct,
    ImportFile,
    KeepApart,
    MatchProduct,
    MatchRuling,
    Merge,
    OtherName,
    RemoveFact,
    WithdrawImport,
)
from graph.model.facts import FactSet
from graph.model.kinds import Basis, ChainKind, LinkKind, RulingKind, Stage
from graph.model.ledger_acts import LEDGER_ACTS
from graph.model.nodes import Chain, Link
from graph.model.region import Region
from graph.model.review_acts import REVIEW_ACTS
from graph.store.log import NewEntry
from graph.store.log_limits import MAX_REASON
from graph.store.neo4j_log import Neo4jLog
from graph.store.sqlite_log import SqliteLog, log_file
from graph.store.sqlite_log.log_file import make_head
from tests.chance import rounds

HOME = Path(__file__).resolve().parents[3]
GAP = MakeRuling(chain_id="c", link_id="x", ruling=RulingKind.CONFIRMED_ABSENT)
NOT_HERE = MakeRuling(chain_id="c", link_id="x", ruling=RulingKind.NOT_LOCAL)
WISH = AddToShortlist(link_id="x", firm_id="f")


def draft(act, reason="工信局现场核实", who="市工业和信息化局", load="0001-aaaa"):
    return NewEntry(act=act, who=who, load_id=load, reason=reason)


@pytest.fixture
def embedded_log(tmp_path):
    return SqliteLog(tmp_path / "记录 a#b%20?.sqlite")


@pytest.fixture
def neo4j_log(neo4j_store):
    return Neo4jLog(neo4j_store)


@pytest.fixture(params=["embedded_log", "neo4j_log"])
def log(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(params=["embedded_log", "neo4j_log"])
def opened(request):
    """A log, and the code that opens it again in a process of its own."""
    log = request.getfixturevalue(request.param)
    if request.param == "embedded_log":
        return log, f"SqliteLog(Path({str(log.path)!r}))"
    server = request.getfixturevalue("neo4j_server")
    return log, f"Neo4jLog(Neo4jStore({server.uri!r}, 'neo4j', {server.password!r}))"


def test_what_is_entered_is_read_back_in_order(log):
    assert (log.last(), log.entries()) == (0, ())
    acts = [
        WISH,
        GAP,
        SaveScenario(name="两步 'a'\"; DROP", changes='[{"attract": "f:x"}]'),
        RemoveFromShortlist(link_id="x", firm_id="f"),
        DiscardScenario(name="别的"),
        AddToShortlist(link_id="y"),
    ]
    made = [log.append(draft(act), 1 if act == acts[3] else 0) for act in acts]
    assert log.entries() == tuple(made)
    assert [entry.sequence for entry in made] == [1, 2, 3, 4, 5, 6]
    assert [entry.act for entry in log.entries()] == acts
    first = log.entries()[0]
    assert (first.who, first.load_id, first.reason) == ("市工业和信息化局", "0001-aaaa", "工信局现场核实")
    assert first.made_at.endswith("+00:00")
    assert log.last() == 6


def test_the_state_is_another_after_each_entry(log):
    states = [log.state()]
    for place in range(3):
        log.append(draft(AddToShortlist(link_id=f"l{place}")), 0)
        states.append(log.state())
    assert len(set(states)) == 4
    assert log.state() == states[-1]


def test_the_state_is_another_where_the_file_was_touched(embedded_log):
    embedded_log.append(draft(WISH), 0)
    before, data = embedded_log.state(), bytearray(embedded_log.path.read_bytes())
    data[data.index("现场".encode())] ^= 1
    embedded_log.path.write_bytes(data)
    assert embedded_log.state() != before
    with pytest.raises(LogUnreadable, match="第 1 条记录被改动过"):
        embedded_log.entries()


def test_an_act_comes_back_from_what_is_kept_of_it():
    for act in (WISH, AddToShortlist(link_id="y"), GAP, Undo(entry=3, about="ruling/c/x"), DiscardScenario(name="甲")):
        assert act_of(act.KIND, act.payload()) == act
    later = {kind.KIND for kind in (*FACT_ACTS, *LEDGER_ACTS, *REVIEW_ACTS)}
    assert set(ACTS) - later == {"SHORTLIST", "DELIST", "RULING", "SCENARIO", "DISCARD", "UNDO"}


def test_acts_on_facts_are_kept_as_they_are_by_both_engines(log):
    acts = [
        ImportFile(dataset="名单", file="名单 (1)/甲.xlsx", sha256="0" * 64, shapes="a b", recipe="{}", rows="[]"),
        Correct(kind="Firm", fact="f", column="district", value=None, was="东湖区", source="现场核实"),
        Correct(kind="MAKES", fact="f|l|胶/片", column="capacity", value="3", source="现场核实", basis=Basis.INFERRED),
        RemoveFact(kind="Firm", fact="f"),
        Merge(kind="Firm", kept="a", other="b"),
        KeepApart(kind="Firm", kept="b", other="a"),
        MatchProduct(firm_id="f", link_id="l", words="胶/片", ruling=MatchRuling.REJECTED, source="官网"),
        OtherName(kind="Link", word="松香/水", target="l"),
        WithdrawImport(dataset="名单"),
    ]
    assert {act.KIND for act in acts} == {kind.KIND for kind in FACT_ACTS}
    last = {}
    for number, act in enumerate(acts, 1):
        log.append(draft(act), last.get(act.subject, 0))
        last[act.subject] = number
    assert [entry.act for entry in log.entries()] == acts
    assert acts[4].subject == acts[5].subject, "a pair is one, whichever is named first"


def test_an_entry_against_a_state_that_has_changed_is_refused(log):
    log.append(draft(GAP), expected=0)
    with pytest.raises(EntryConflict) as refused:
        log.append(draft(NOT_HERE), expected=0)
    assert (refused.value.expected, refused.value.actual) == (0, 1)
    assert "刚被别人改过（记录 #1），没有保存" in str(refused.value)
    assert log.last() == 1
    log.append(draft(NOT_HERE), expected=1)
    log.append(draft(WISH), expected=0)
    assert [entry.act for entry in log.entries()] == [GAP, NOT_HERE, WISH], "another subject is nobody's business"


def test_an_undo_is_an_entry_of_its_own_and_can_be_undone(log):
    log.append(draft(GAP), expected=0)
    log.append(draft(NOT_HERE), expected=1)
    about = GAP.subject

    def standing():
        found = Records(log.entries()).in_force.get(about)
        return None if found is None else found.act

    assert standing() == NOT_HERE
    log.append(draft(Undo(entry=2, about=about)), expected=2)
    assert standing() == GAP, "what stood before stands again"
    log.append(draft(Undo(entry=1, about=about)), expected=3)
    assert standing() is None
    log.append(draft(Undo(entry=3, about=about)), expected=4)
    assert standing() == NOT_HERE, "the undo of the undo"
    with pytest.raises(EntryConflict):
        log.append(draft(Undo(entry=2, about=about)), expected=2)
    assert log.last() == 5


def test_an_undo_of_what_is_not_there_is_refused(log):
    log.append(draft(WISH), expected=0)
    with pytest.raises(NotFound, match="#7"):
        log.append(draft(Undo(entry=7, about=WISH.subject)), expected=1)
    with pytest.raises(NotFound, match="#1"):
        log.append(draft(Undo(entry=1, about=GAP.subject)), expected=0)
    assert log.last() == 1


@pytest.mark.parametrize(
    ("refused", "why"),
    [
        (draft(GAP, reason=" \n"), "没有写理由"),
        (draft(GAP, reason=None), "没有写理由"),
        (draft(WISH, reason="长" * (MAX_REASON + 1)), "不能超过"),
        (draft(WISH, who="  "), "由谁"),
        (draft(SaveScenario(name=" ", changes="[]")), "没有名字"),
        (draft(SaveScenario(name="甲", changes="{}")), "列表"),
        (draft(SaveScenario(name="甲", changes="[1]")), "列表"),
        (draft(SaveScenario(name="甲", changes="[")), "列表"),
    ],
)
def test_what_an_entry_may_not_lack(embedded_log, refused, why):
    with pytest.raises(InvalidRequest, match=why):
        embedded_log.append(refused, expected=0)
    assert not embedded_log.path.exists()


def test_a_note_is_not_asked_for_on_the_shortlist(log):
    assert log.append(draft(WISH, reason="  "), expected=0).reason is None


HEAD = """
import sys
sys.path.insert(0, {home!r})
from pathlib import Path
from graph.errors import EntryConflict, StoreBusy
from graph.model.acts import AddToShortlist
from graph.store.log import NewEntry
if "neo4j" in {log!r}:
    from graph.store.neo4j import Neo4jStore
    from graph.store.neo4j_log import Neo4jLog
from graph.store.sqlite_log import SqliteLog
log = {log}
def draft(link, who):
    return NewEntry(act=AddToShortlist(link_id=link), who=who, load_id="0001-aaaa", reason="备注" * 400)
"""

SEVERAL = """
print("ready", flush=True)
sys.stdin.readline()
refused = 0
for turn in range({turns}):
    log.append(draft("own-{me}-" + str(turn), "{me}"), 0)
    try:
        log.append(draft("common", "{me}"), turn)
    except EntryConflict:
        refused += 1
print(refused, flush=True)
"""


def child(opening, code, **values):
    text = textwrap.dedent(HEAD).format(home=str(HOME), log=opening) + textwrap.dedent(code).format(**values)
    return subprocess.Popen([sys.executable, "-c", text], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_several_processes_append_at_once(opened):
    log, opening = opened
    turns, writers = 8, [child(opening, SEVERAL, me=str(me), turns=8) for me in range(4)]
    assert [each.stdout.readline() for each in writers] == ["ready\n"] * 4
    for each in writers:
        each.stdin.write("go\n")
        each.stdin.flush()
    refused = sum(int(each.communicate(timeout=120)[0]) for each in writers)
    entries = log.entries()
    assert [entry.sequence for entry in entries] == list(range(1, len(entries) + 1)), "no gap, no double"
    own = [entry for entry in entries if entry.act.link_id != "common"]
    assert len({entry.act.link_id for entry in own}) == 4 * turns, "every entry nobody contested is there"
    common = len(entries) - len(own)
    assert common + refused == 4 * turns, "each contested one was entered or refused, none lost"
    assert common >= 1
    assert refused >= 3 * turns - 3


ENDLESS = """
last = log.last()
while True:
    log.append(draft("k" + str(last), "child"), 0)
    last += 1
    print(last, flush=True)
"""


@pytest.mark.parametrize("times", rounds(5, 30))
def test_killed_in_the_middle_whole_entries_are_left(embedded_log, times):
    opening = f"SqliteLog(Path({str(embedded_log.path)!r}))"
    chance, confirmed = random.Random(20240301), 0
    for _ in range(times):
        writer = child(opening, ENDLESS)
        for _ in range(chance.randrange(1, 4)):
            confirmed = int(writer.stdout.readline())
        # somewhere in the writing of the next one
        time.sleep(chance.uniform(0, 0.03))
        os.kill(writer.pid, signal.SIGKILL)
        confirmed = max([confirmed, *map(int, writer.communicate()[0].split())])
        entries = embedded_log.entries()
        assert [entry.sequence for entry in entries] == list(range(1, len(entries) + 1))
        assert all(entry.reason == "备注" * 400 and entry.who == "child" for entry in entries)
        assert len(entries) in (confirmed, confirmed + 1), "what was confirmed is there, and one more at most"
        assert (embedded_log.last(), embedded_log.head().sequence) == (len(entries), len(entries))
    for path in (embedded_log.path, embedded_log.head_path):
        check = sqlite3.connect(path)
        assert check.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        check.close()
    assert embedded_log.append(draft(WISH), expected=0).sequence == len(entries) + 1
    assert {path.name for path in embedded_log.path.parent.iterdir()} == {
        embedded_log.path.name,
        embedded_log.head_path.name,
    }, "nothing is left beside"


def test_a_log_that_was_cut_off_while_it_was_made_is_an_empty_one(embedded_log):
    embedded_log.head_path.touch()
    assert embedded_log.last() == 0
    embedded_log.append(draft(WISH), expected=0)
    embedded_log.path.unlink()
    embedded_log.head_path.unlink()
    make_head(embedded_log.head_path)
    embedded_log.path.touch()
    assert (embedded_log.last(), embedded_log.entries()) == (0, ())
    assert embedded_log.append(draft(WISH), expected=0).sequence == 1


def test_a_log_that_vanishes_with_its_head_is_told_by_whoever_has_seen_it(embedded_log):
    embedded_log.append(draft(WISH), 0)
    embedded_log.entries()
    embedded_log.path.unlink()
    embedded_log.head_path.unlink()
    for work in (embedded_log.last, embedded_log.entries, lambda: embedded_log.append(draft(GAP), 0)):
        with pytest.raises(LogUnreadable, match="现在不见了"):
            work()
    assert not embedded_log.path.exists()


def test_what_is_no_log_is_not_written_over(embedded_log):
    attempts = (embedded_log.last, embedded_log.entries, lambda: embedded_log.append(draft(WISH), 0))
    embedded_log.path.write_bytes(b"not a database, but long enough to look at" * 50)
    for attempt in attempts:
        with pytest.raises(LogUnreadable, match="请勿删除"):
            attempt()
    embedded_log.path.unlink()
    other = sqlite3.connect(embedded_log.path)
    other.execute("CREATE TABLE t (x)")
    other.close()
    before = embedded_log.path.read_bytes()
    for attempt in attempts:
        with pytest.raises(LogUnreadable, match="不是记录文件"):
            attempt()
    assert embedded_log.path.read_bytes() == before
    assert not embedded_log.head_path.exists()
    with pytest.raises(StoreUnwritable, match="不是文件夹"):
        SqliteLog(embedded_log.path / "below").append(draft(WISH), 0)


def test_a_file_of_a_newer_version_is_told_as_such(embedded_log):
    embedded_log.append(draft(WISH), 0)
    raw = sqlite3.connect(embedded_log.path)
    raw.execute("PRAGMA user_version = 7")
    raw.close()
    with pytest.raises(LogOfAnotherVersion, match=r"格式 7.*请更新程序"):
        embedded_log.entries()


def test_the_file_itself_refuses_changes(embedded_log):
    embedded_log.append(draft(GAP), 0)
    raw = sqlite3.connect(embedded_log.path)
    for statement in ("UPDATE entries SET reason = 'x'", "DELETE FROM entries"):
        with pytest.raises(sqlite3.DatabaseError, match="append-only"):
            raw.execute(statement)
    raw.close()


def test_a_writer_that_waits_too_long_is_told(embedded_log, monkeypatch):
    monkeypatch.setattr(log_file, "TIMEOUT", 0.1)
    embedded_log.append(draft(WISH), 0)
    other = sqlite3.connect(embedded_log.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy, match="没有保存"):
        embedded_log.append(draft(GAP), 0)
    assert embedded_log.last() == 1, "readers are not kept waiting"
    other.close()


def test_a_load_leaves_the_log_of_a_server_alone(neo4j_store, neo4j_log, neo4j_server):
    said = Evidence(source="s", basis=Basis.SOURCE)
    nodes = (
        Chain(id="c", name_zh="链", kind=ChainKind.CLUSTER, rank=1, evidence=said),
        Link(id="x", name_zh="环", kind=LinkKind.PRODUCT, evidence=said),
    )
    edges = (Includes(start="c", end="x", stage=Stage.MIDSTREAM, evidence=said),)
    region = Region(city="甲市", city_en="Jia", province="乙省", province_en="Yi")
    neo4j_store.replace(FactSet(region=region, nodes=nodes, edges=edges), by="test")
    entry = neo4j_log.append(draft(GAP), 0)
    neo4j_store.replace(FactSet(region=region, nodes=nodes, edges=()), by="test", allow_removal=True)
    assert neo4j_log.entries() == (entry,)
    (row,) = neo4j_server.run("MATCH (e:LianpuEntry) RETURN e.payload AS payload")
    assert json.loads(str(row["payload"])) == {"chain_id": "c", "link_id": "x", "ruling": "confirmed_absent"}
