"""Gates: a move without its proof is refused with everything that lacks; with it, it goes through."""

import pytest

from graph.analysis.ledger.adopting import check_table
from graph.analysis.ledger.gates import ItemState, check_move, faults, gate, next_step
from graph.analysis.ledger.tables import as_content, shipped
from graph.errors import InvalidRequest
from graph.model.ledger_acts import FileProof
from graph.model.ledger_city_acts import AdoptTable
from graph.model.ledger_words import RAIL, CountedBy, Step

DAY = "2026-06-01"
ALWAYS = ("content", "contract", "photo")


def try_move(pages, step, day=DAY, id="g1", **more):
    ledger = pages.on(DAY)
    check_move(ledger, ledger.projects[id], step, day, **more)


def lacking(pages, step, id="g1"):
    ledger = pages.on(DAY)
    return [each.item for each in gate(ledger, ledger.projects[id], step).missing]


@pytest.fixture
def started(pages):
    pages.open("g1", landing="东洲区", first_talk="市商务局")
    pages.move("g1", "started", "2026-03-01")
    pages.amount("g1", "total", 0.6, "2026-03-01")
    return pages


def test_every_step_of_the_rail_but_the_first_has_a_gate():
    assert {row["step"] for row in shipped("gates")} == {step.value for step in RAIL} - {"planned"}


def test_a_signing_is_refused_with_all_that_lacks(pages):
    pages.open("g1", first_talk="市商务局")
    with pytest.raises(InvalidRequest) as told:
        try_move(pages, Step.SIGNED)
    assert "还缺 4 项：会谈纪要（minutes）；投资协议（agreement）；协议投资及口径（amount:agreed）" in told.value.zh
    assert "4 lack" in told.value.en
    pages.proof("g1", "minutes", "agreement", "review")
    pages.amount("g1", "agreed", 6, "2026-05-01", None)
    with pytest.raises(InvalidRequest, match=r"还缺 1 项：协议投资及口径"):
        try_move(pages, Step.SIGNED)
    pages.amount("g1", "agreed", 6, "2026-05-01", CountedBy.PROMOTION)
    try_move(pages, Step.SIGNED)


def test_of_the_ten_items_three_always_and_the_fourth_by_another_with_a_reason(started):
    assert lacking(started, Step.ENTERED) == [*ALWAYS, "approval", "agree"]
    started.proof("g1", *ALWAYS, "agree", "land", "planning", "eia")
    assert lacking(started, Step.ENTERED) == ["approval"]
    with pytest.raises(InvalidRequest) as told:
        try_move(started, Step.ENTERED)
    assert "approval，可由⑤ 施工许可证 permit、⑥ 设计 design、⑦ 可研报告 feasibility代替并写明理由" in told.value.zh
    started.proof("g1", "permit")
    assert lacking(started, Step.ENTERED) == ["approval"]
    started.write(FileProof(project_id="g1", day=DAY, item="reason:approval", proof="备案系统停机，先凭施工许可"))
    assert lacking(started, Step.ENTERED) == []
    ledger = started.on(DAY)
    items = {each.item: each.state for each in gate(ledger, ledger.projects["g1"], Step.ENTERED).items}
    assert items["approval"] is ItemState.REPLACED
    assert items["design"] is ItemState.LISTED
    try_move(started, Step.ENTERED)


@pytest.mark.parametrize(("total", "further"), [(0.99, []), (1, ["province"]), (10, ["province", "national"])])
def test_a_large_project_is_reviewed_above_first(started, total, further):
    started.proof("g1", *ALWAYS, "agree", "approval")
    started.amount("g1", "total", total, "2026-03-02")
    assert lacking(started, Step.ENTERED) == further


def test_a_mere_purchase_has_items_of_its_own(pages):
    pages.open("g1", purchase=True)
    pages.amount("g1", "total", 0.6, "2026-03-01")
    assert lacking(pages, Step.ENTERED) == ["purchase-contract", "purchase-payment", "purchase-photo", "agree"]
    # nothing is built, so no pile is driven: what is bought starts by its contract
    assert lacking(pages, Step.STARTED) == ["purchase-contract"]


def test_levelling_is_no_start_and_started_is_not_entered(pages):
    pages.open("g1", landing="东洲区")
    with pytest.raises(InvalidRequest, match="还没有开工，不能入库：开工和入库是两件事"):
        try_move(pages, Step.ENTERED)
    assert "piling" in lacking(pages, Step.STARTED)


def test_who_skips_steps_passes_every_gate_between(pages):
    pages.open("g1", landing="东洲区", first_talk="市商务局")
    pages.move("g1", "signed", "2026-02-01")
    with pytest.raises(InvalidRequest) as told:
        try_move(pages, Step.BUILDING)
    for item in ("registration", "piling", "amount:total", "monthly"):
        assert f"（{item}" in told.value.zh
    assert "minutes" not in told.value.zh


def test_proofs_about_to_be_filed_count(pages):
    pages.open("g1", first_talk="市商务局")
    with pytest.raises(InvalidRequest):
        try_move(pages, Step.TALKS)
    try_move(pages, Step.TALKS, further={"minutes": "纪要1号"})


def test_no_step_back_no_day_to_come_none_before_the_last(started):
    with pytest.raises(InvalidRequest, match="不能退回签约；记错了请撤销"):
        try_move(started, Step.SIGNED)
    with pytest.raises(InvalidRequest, match="2026-06-02 还没有到"):
        try_move(started, Step.BUILDING, "2026-06-02")
    with pytest.raises(InvalidRequest, match="早于上一次推进 2026-03-01"):
        try_move(started, Step.BUILDING, "2026-02-01")
    with pytest.raises(InvalidRequest, match="不能推进到“现状未核”"):
        try_move(started, Step.UNKNOWN)


def test_a_project_stops_with_a_reason_and_is_taken_up_where_it_stood(started):
    with pytest.raises(InvalidRequest, match="中止要写理由"):
        try_move(started, Step.STOPPED)
    try_move(started, Step.STOPPED, why="业主资金链断裂")
    started.move("g1", "stopped", "2026-04-01")
    with pytest.raises(InvalidRequest, match="已经中止"):
        try_move(started, Step.STOPPED, why="再次")
    with pytest.raises(InvalidRequest, match="复工先回到开工"):
        try_move(started, Step.BUILDING)
    started.proof("g1", "piling")
    try_move(started, Step.STARTED)


def test_a_project_of_the_facts_is_taken_over_first(pages):
    with pytest.raises(InvalidRequest, match="还没有接收进台账"):
        try_move(pages, Step.COMPLETED, id="p1")
    pages.open("p1", department="市发改委")
    assert lacking(pages, Step.COMPLETED, "p1") == ["acceptance"]
    pages.proof("p1", "acceptance")
    try_move(pages, Step.COMPLETED, id="p1")


def test_the_next_step_is_entry_as_long_as_it_lacks(started):
    assert next_step(started.on(DAY).projects["g1"]) is Step.ENTERED
    started.move("g1", "entered", "2026-03-02")
    assert next_step(started.on(DAY).projects["g1"]) is Step.BUILDING
    started.move("g1", "at_capacity", "2026-03-03")
    assert next_step(started.on(DAY).projects["g1"]) is None
    assert next_step(started.on(DAY).projects["p3"]) is None


def test_a_proof_undone_after_the_move_is_told(pages):
    pages.open("g1", first_talk="市商务局")
    (proof,) = pages.proof("g1", "minutes")
    pages.move("g1", "talks", "2026-02-01")
    assert faults(pages.on(DAY), pages.on(DAY).projects["g1"]) == ()
    pages.undo(proof, "2026-03-01")
    ((step, item),) = faults(pages.on(DAY), pages.on(DAY).projects["g1"])
    assert (step, item.item) == (Step.TALKS, "minutes")


def test_a_city_puts_a_table_of_its_own_in_place_and_the_day_counts(pages):
    pages.open("g1")
    own = [dict(row) for row in shipped("gates") if row["item"] == "minutes"]
    pages.write(AdoptTable(table="gates", content=as_content("gates", own)), "2026-05-01", "本市办法")
    assert lacking(pages, Step.TALKS) == ["minutes"]
    earlier = pages.on("2026-04-30")
    assert [e.item for e in gate(earlier, earlier.projects["g1"], Step.TALKS).missing] == ["minutes", "unit:first_talk"]


@pytest.mark.parametrize(
    ("table", "rows", "why"),
    [
        ("colours", [{"a": "b"}], "没有这张规则表：colours"),
        ("clocks", [], "规则表是空的"),
        ("clocks", [{"colour": "red"}], "第 2 行的列不对"),
    ],
)
def test_a_table_that_does_not_fit_is_refused(table, rows, why):
    with pytest.raises(InvalidRequest, match=why):
        as_content(table, rows)


@pytest.mark.parametrize(
    ("table", "changed"),
    [
        ("lights", {"colour": "purple"}),
        ("lights", {"measure": "mood"}),
        ("lights", {"bound": "ten"}),
        ("lights", {"bound": "NaN"}),
        ("lights", {"bound": "1.5"}),
        ("lights", {"profile": ""}),
        ("gates", {"step": "dreamt"}),
        ("gates", {"need": "perhaps"}),
        ("gates", {"item": "amount:promised"}),
        ("gates", {"item": "minutes", "need": "known"}),
        ("gates", {"purchase": "maybe"}),
        ("clocks", {"from_days_left": "soon"}),
        ("ladder", {"workdays": "few"}),
        ("ladder", {"when": "orange"}),
        ("race", {"formula": "magic"}),
        ("race", {"terms": "a*b"}),
        ("race", {"full": "much"}),
    ],
)
def test_a_table_with_an_unknown_word_or_number_is_not_adopted(pages, table, changed):
    rows = [dict(row) for row in shipped(table)]
    check_table(pages.on(DAY), table, as_content(table, rows))
    rows[0] |= changed
    with pytest.raises(InvalidRequest):
        check_table(pages.on(DAY), table, as_content(table, rows))
