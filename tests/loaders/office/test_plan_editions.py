"""What an edition says by less than the one before, and lines that look like no facts and are some."""

from loaders.office.changes import Edition, compare
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


def edition_of(rows):
    found = Edition()
    for row in rows:
        found.take(row)
    return found


def test_a_project_of_the_same_name_is_the_same_one_whoever_owns_it():
    head = "项目名称,建设单位,总投资（亿元）,项目阶段"
    first = f"{head}\n甲项目,明州一有限公司,3,在建\n乙项目,明州二有限公司,5,在建\n"
    later = f"{head}\n甲项目,明州三有限公司,3,在建\n乙项目,明州二有限公司,5,在建\n"
    editions = [edition_of(plan(text.encode(), "项目.csv")[1]) for text in (first, later)]
    found = compare(*editions)
    assert (found["added"], found["removed"], found["renamed"]) == ([], [], [])
    (changed,) = found["changed"]
    assert changed["name"] == "甲项目"
    assert [(each["column"], each["old"], each["new"]) for each in changed["columns"]] == [
        ("Project.firm_name", "明州一有限公司", "明州三有限公司")
    ]


def test_the_unit_of_the_edition_before_does_not_hold_for_sums_of_another_order():
    head, _ = plan("单位：亿元\n项目名称,总投资,项目阶段\n甲项目,1.2,在建\n".encode(), "项目.csv")
    decided = Decided()
    decided.take_over(head, is_earlier=True)
    later, (row,) = plan("项目名称,总投资,项目阶段\n甲项目,12000,在建\n".encode(), "项目.csv", decided)
    assert ("Project.investment_yi", 1.2, "B2") in cells(row)
    assert [each["id"].startswith("unit:") for each in later["questions"]] == [True]
    # sums of the same order are read as before, without a question
    later, (row,) = plan("项目名称,总投资,项目阶段\n甲项目,1.3,在建\n".encode(), "项目.csv", decided)
    assert (("Project.investment_yi", 1.3, "B2") in cells(row), later["questions"]) == (True, [])


def test_capacities_beside_a_column_of_units_keep_their_tens_and_units():
    text = "企业名称,主营产品,产能,产能单位\n甲厂,轴承,2万,台\n乙厂,苯酚,12000吨,\n丙厂,丙酮,2万吨,吨\n丁厂,苯,3,万吨\n"
    _, rows = plan(text.encode(), "表.csv")
    found = []
    for row in rows:
        makes = next(each for each in row["records"] if each["kind"] == "MAKES")["cells"]
        told = {cell["column"]: cell["value"] for cell in reversed(makes)}
        found.append((told["capacity"], told["capacity_unit"]))
    assert found == [(20000, "台"), (12000, "吨"), (20000, "吨"), (3, "万吨")]


def test_steps_that_are_ticked_give_the_last_one():
    text = "项目名称,谋划,签约,开工,在建\n甲项目,√,√,√,\n乙项目,√,,,\n丙项目,√,√,2026.3,√\n"
    _, rows = plan(text.encode(), "项目.csv")
    records = [next(each for each in row["records"] if each["kind"] == "Project") for row in rows]
    stages = [next(cell["value"] for cell in each["cells"] if cell["column"] == "stage") for each in records]
    assert stages == ["started", "planned", "building"]
    assert [each["code"] for each in rows[2]["remarks"]] == ["tick-date"]


def test_a_plain_list_of_firms_with_their_links_is_no_list_to_attract():
    head, _ = plan("企业名称,产业链环节,营业收入（万元）\n甲厂,双酚A,500\n乙厂,特种蜡,700\n".encode(), "表.csv")
    assert head["tables"][0]["kind"] == "firms"


def test_the_mark_behind_a_name_tells_role_and_status():
    text = "企业名称,主营产品,产业链\n明州轴承有限公司（链主）,轴承,石油化工\n明州齿轮有限公司（停产）,齿轮,石油化工\n"
    _, rows = plan(text.encode(), "表.csv")
    told = [{(each["kind"], c["column"], c["value"]) for each in row["records"] for c in each["cells"]} for row in rows]
    assert {("Firm", "name_zh", "明州轴承有限公司"), ("LEADS", "role", "chain_owner")} <= told[0]
    assert {("Firm", "name_zh", "明州齿轮有限公司"), ("MAKES", "status", "stopped")} <= told[1]
