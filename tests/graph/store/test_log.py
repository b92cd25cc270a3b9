"""One body of tests over both logs: what is entered stays, in order, whole, and nothing is overwritten unseen."""

import pytest

from graph.analysis.records import Records
from graph.errors import (
    EntryConflict,
    InvalidRequest,
    LogUnreadable,
    NotFound,
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
from graph.model.kinds import Basis, RulingKind
from graph.model.ledger_acts import LEDGER_ACTS
from graph.model.review_acts import REVIEW_ACTS
from graph.store.log_limits import MAX_REASON
from tests.graph.store.conftest import GAP, WISH, draft

NOT_HERE = MakeRuling(chain_id="c", link_id="x", ruling=RulingKind.NOT_LOCAL)


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
