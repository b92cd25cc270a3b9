"""What is said of two versions: sentences, rows under their headings, and the sheet a workbook is compared by."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from graph.analysis.judgement import judge
from graph.analysis.versions.causes import compare_loads
from graph.analysis.versions.diff import diff_versions
from graph.analysis.versions.version_record import RuleSnapshot, StateSnapshot, VersionLimits, take_version_record
from graph.errors import InvalidRequest
from graph.model.edges import Makes, Ruled
from graph.model.evidence import Evidence
from graph.model.kinds import Basis, MakeStatus, RulingKind
from graph.model.nodes import Firm
from graph.store.edits import apply_to_facts, make_edits
from loaders.folder import read_facts
from reports.version_sheet import SHEET, read_version, sheet_lines
from reports.versions.rows import (
    FIRM_HEADINGS,
    RULE_HEADINGS,
    STATE_HEADINGS,
    TARGET_HEADINGS,
    firm_rows,
    rule_rows,
    shifted_rows,
    shifted_text,
    state_rows,
    target_rows,
)
from reports.wording.version_firms import firms_summary
from reports.wording.versions import state_text, summary_text
from tests.in_memory import snapshot_of

FACTS = read_facts(Path(__file__).resolve().parents[2] / "data" / "tiny")
GUESSED = Evidence(source="https://example.gov.cn/b ; https://example.gov.cn/c", basis=Basis.INFERRED, as_of="2026")
RULED_OUT = Ruled(
    start="oil",
    end="polyethylene",
    kind=RulingKind.NOT_LOCAL,
    reason="容量不足",
    evidence=replace(GUESSED, basis=Basis.SOURCE),
)


def the_make(start, end):
    return next(each for each in FACTS.edges if isinstance(each, Makes) and (each.start, each.end) == (start, end))


@pytest.fixture
def snapshot():
    return lambda _, facts: snapshot_of(facts)


@pytest.fixture
def between(snapshot):
    def compared(*put, drop=()):
        new = snapshot("new.sqlite", apply_to_facts(FACTS, make_edits(put, drop)))
        return compare_loads(snapshot("old.sqlite", FACTS), new)

    return compared


def test_rows_tell_what_became_of_each_target_and_why(between):
    """Polyethylene is ruled out: it is no target, and the catalyst, unchanged itself, moves up."""
    found = between(RULED_OUT)
    assert target_rows(found, "zh") == (
        (
            "退出", "聚乙烯", "石油化工", "补链 46", "不是目标", 1, None,
            "聚乙烯 · 不招引：新计入", "直接受影响", "https://example.gov.cn/b；https://example.gov.cn/c",
        ),
        (
            "位次顺移", "聚合催化剂", "石油化工", "盯办 0", "盯办 0", 2, 1,
            "得分和理由没有变；其他目标有增减或变动，位次随之移动", None, None,
        ),
    )  # fmt: skip
    assert state_rows(found, "en") == (
        (
            "Petrochemicals", "Polyethylene", "Missing (none found)", "Not recruited (ruled)",
            "Polyethylene · Not recruited: newly counted", "Its own",
            "https://example.gov.cn/b; https://example.gov.cn/c",
        ),
    )  # fmt: skip
    assert {len(row) for row in target_rows(found, "en")} == {len(TARGET_HEADINGS)}
    assert {len(row) for row in state_rows(found, "zh")} == {len(STATE_HEADINGS)}


def test_a_fact_that_changed_tells_each_property_and_that_it_is_inferred(between):
    """Ethylene is on trial only: it feeds polyethylene three quarters as far, which costs 5 of its 115 points."""
    trial = replace(the_make("refinery", "ethylene"), status=MakeStatus.TRIAL, evidence=GUESSED)
    row = next(row for row in target_rows(between(trial), "zh") if row[1] == "聚乙烯")
    assert row[3:5] == ("补链 46", "补链 42")
    assert row[7] == "甲炼 · 乙烯（推定）：状态 在产 → 试产"
    building = replace(the_make("catalyst-works", "catalyst"), status=MakeStatus.STOPPED)
    told = [row[4] for row in state_rows(between(building), "en")]
    assert told == []  # the project under way still decides


def test_firms_are_told_by_name_seat_and_what_they_make(between):
    maker = Firm(id="new", name_zh="甲市聚烯烃厂", city="甲市", local=True, evidence=RULED_OUT.evidence)
    trial = Makes(start="new", end="polyethylene", status=MakeStatus.TRIAL, evidence=RULED_OUT.evidence)
    moved = replace(next(each for each in FACTS.nodes if each.id == "candidate"), city="戊市")
    found = between(maker, trial, moved, replace(the_make("refinery", "ethylene"), status=MakeStatus.TRIAL))
    rows = firm_rows(found, "zh")
    assert [row[:7] for row in rows] == [
        ("新增", "甲市聚烯烃厂", None, "甲市", "聚乙烯（试产）", None, None),
        ("迁址", "丙市聚烯烃公司", "丁省 丙市", "丁省 戊市", None, None, None),
        ("所做有变", "甲炼", "乙省 甲市", "乙省 甲市", None, None, "乙烯：在产 → 试产"),
    ]
    assert {len(row) for row in rows} == {len(FIRM_HEADINGS)}
    assert firms_summary(found, "zh") == "企业：新增 1 户、迁址 1 户、所做有变 1 户"
    assert firms_summary(diff_versions(replace(found.old, firms=None), found.new), "zh").startswith(
        "上一版的文件没有记企业"
    )


def test_targets_that_only_moved_in_rank_are_counted_and_kept_apart(between):
    found = between(RULED_OUT)
    assert [row[0] for row in target_rows(found, "zh", ranks=False)] == ["退出"]
    assert [row[1] for row in shifted_rows(found, "zh")] == ["聚合催化剂"]
    assert shifted_text(found, "zh").startswith("另有 1 个目标只是位次顺移")


def test_no_words_of_a_comparison_are_an_id(between):
    """Neither side names what is told of: it is called nameless rather than by what the program calls it."""
    found = between(RULED_OUT)
    bare = replace(found, old=replace(found.old, names={}), new=replace(found.new, names={}))
    told = " ".join(
        str(cell) for rows in (target_rows(bare, "en"), state_rows(bare, "en")) for row in rows for cell in row
    )
    assert "Link of unknown name" in told
    assert not [id for id in ("polyethylene", "catalyst", "refinery", "oil") if id in told.replace("://", "")]


def test_a_state_of_an_earlier_releases_rule_is_told_with_that_rule():
    earlier = StateSnapshot("oil", "polyethylene", "missing", "D-99", ())
    assert state_text(earlier, "zh") == "缺（D-99）"
    assert state_text(StateSnapshot("oil", "polyethylene", "planned", "D-11", ()), "zh") == "拟建"


def test_the_summary_counts_and_says_whether_the_rules_are_the_same(between):
    found = between(RULED_OUT)
    loads, counts, rules = summary_text(found, "zh")
    assert loads.startswith("由第 1 版（")
    assert loads.endswith("目标 2 个 → 1 个")
    assert counts == "新增 0 个；退出 1 个；有变化 0 个；位次顺移 1 个；状态改变 1 处"
    assert rules == "口径未变"


def test_the_summary_says_which_filters_the_comparison_keeps_to(snapshot):
    judgement = judge(snapshot("old.sqlite", FACTS))
    whole, some = (
        take_version_record(judgement),
        take_version_record(judgement, limits=VersionLimits(("supplement",), "东区")),
    )
    assert summary_text(diff_versions(some, some), "zh")[3:] == ["只比较合于筛选条件（补链、东区）的目标"]
    assert summary_text(diff_versions(whole, some), "zh")[3:] == [
        "两份的筛选条件不同，原为无筛选，现为补链、东区；只比较同时合于两者的目标"
    ]
    assert summary_text(diff_versions(whole, whole), "zh")[3:] == []


def test_rules_that_changed_are_rows_of_their_own(snapshot):
    export = take_version_record(judge(snapshot("old.sqlite", FACTS)))
    other = replace(export, rules={**export.rules, "D-01": RuleSnapshot("旧", "old", "strong if current ≥ 3")})
    found = diff_versions(other, export)
    ((id, told),) = rule_rows(found, "zh")
    assert len(RULE_HEADINGS) == 2
    assert id == "D-01"
    assert told.endswith("：强（其中近 5 年仍有资料（或未注年份） ≥ 3 家） → 强（其中规模或市场地位有据 ≥ 1 家）")
    assert summary_text(found, "en")[2].startswith("Rules have changed Made here")


def test_a_workbook_is_compared_by_its_hidden_sheet_alone(snapshot):
    export = take_version_record(judge(snapshot("old.sqlite", FACTS)))
    kept = BytesIO()
    book = xlsxwriter.Workbook(kept, {"strings_to_formulas": False, "strings_to_urls": False})
    book.add_worksheet("封面").write_string(0, 0, "目录")
    sheet = book.add_worksheet(SHEET)
    for row, line in enumerate(sheet_lines(export)):
        sheet.write_string(row, 0, line)
    sheet.hide()
    book.close()
    assert read_version(kept) == export


def test_a_workbook_without_the_sheet_and_what_is_none_are_refused(tmp_path):
    plain = tmp_path / "plain.xlsx"
    with xlsxwriter.Workbook(str(plain)) as book:
        book.add_worksheet("封面")
    with pytest.raises(InvalidRequest, match=r"plain[.]xlsx 里没有“_版本”表"):
        read_version(plain)
    broken = tmp_path / "broken.xlsx"
    broken.write_text("no workbook", "utf-8")
    with pytest.raises(InvalidRequest, match="不是 Excel 工作簿"):
        read_version(broken)
