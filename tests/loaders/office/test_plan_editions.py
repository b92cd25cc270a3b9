"""What an edition says by less than the one before, and lines that look like no facts and are some."""

from loaders.office.decided import Decided
from tests.loaders.office.plans import plan
from tests.loaders.office.test_plan_tables import cells, kept

LINES = "企业名称,主营产品,营业收入,利润,从业人数,成立时间"


def test_a_row_without_a_name_is_reported_though_it_ends_in_a_date():
    rows = "1,甲公司,齿轮,1500万元,90万元,20,2019年\n2,,轴承,1600万元,80万元,30,2020年\n,,,,,,2025年1月15日\n"
    head, found = plan(f"序号,{LINES}\n{rows}".encode(), "表.csv")
    assert [(row["source"].rpartition("!")[2], row["status"]) for row in found] == [("2", "ok"), ("3", "error")]
    assert [(each["code"], each["count"]) for each in head["problems"]] == [("name-missing", 1)]
    # a date with nothing beside it is the day it was filled in
    assert [(each["source"], each["reason"]) for each in head["skipped"]] == [("表.csv!表!4", "signature")]
    signed = f"{LINES}\n甲公司,齿轮,1500万元,90万元,20,2019年\n填表人：某某,,,2025年1月15日,,\n"
    assert [each["reason"] for each in plan(signed.encode(), "表.csv")[0]["skipped"]] == ["signature"]


def test_an_edition_without_a_line_of_units_is_read_in_those_of_the_one_before():
    first = f"单位：万元、人\n{LINES}\n甲公司,齿轮,1500,90,20,2019年\n"
    head, _ = plan(first.encode(), "名单.csv")
    decided = Decided()
    decided.take_over(head, is_earlier=True)
    later, (row,) = plan(f"{LINES}\n甲公司,齿轮,1700,95,21,2019年\n".encode(), "名单（二季度）.csv", decided)
    assert [each["id"] for each in later["questions"] if each["id"].startswith("unit:")] == []
    assert {("Firm.revenue", 0.17, "C2"), ("Firm.profit", 0.0095, "D2")} <= cells(row)
    # what the edition says itself counts
    own = f"{LINES.replace('营业收入', '营业收入（亿元）')}\n甲公司,齿轮,0.17,95,21,2019年\n"
    _, (row,) = plan(f"单位：万元\n{own}".encode(), "名单.csv", decided)
    assert ("Firm.revenue", 0.17, "C3") in cells(row)


def test_how_far_a_project_has_come_stands_beside_its_stage():
    text = "项目名称,项目阶段,形象进度\n甲项目,在建,主体封顶\n"
    head, (row,) = plan(text.encode(), "项目.csv")
    assert (head["questions"], row["status"]) == ([], "ok")
    assert ("Project.stage", "building", "B2") in cells(row)
    assert kept(row) == {("heard", "主体封顶", "C2")}
    # alone it is what tells the stage
    _, (row,) = plan("项目名称,形象进度\n甲项目,主体封顶\n".encode(), "项目.csv")
    assert ("Project.stage", "building", "B2") in cells(row)
