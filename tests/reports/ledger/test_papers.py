"""The papers of the ledger: what they tell of a small city, nothing that is not on file, and both forms."""

from dataclasses import replace
from io import BytesIO

import docx
import openpyxl
import pytest

from graph.analysis.judgement import judge
from graph.analysis.ledger.tables import as_content
from graph.analysis.records import Records, with_rulings
from graph.analysis.target_filter import TargetFilter
from graph.model.kinds import ProjectStage
from graph.model.ledger_acts import NoteProject, OpenProject, RaiseProblem, StepTold
from graph.model.ledger_city_acts import AdoptTable
from graph.model.ledger_words import CountedBy, Step
from reports.deliverable import Commission
from reports.deliverables import DELIVERABLES
from reports.formats.document import Document, Heading, Note, Paragraph, TableBlock
from reports.ledger.bulletin import bulletin
from reports.ledger.content import Desk
from reports.ledger.lists import TO_FILL, dispatch_sheet, order_sheet, project_list
from reports.publishing import fulfil
from tests.graph.analysis.conftest import Builder
from tests.graph.analysis.ledger.pages import pages_of
from tests.in_memory import snapshot_of

DAY = "2026-09-17"
PAPERS = {"bulletin": bulletin, "projects": project_list, "dispatch": dispatch_sheet, "orders": order_sheet}


@pytest.fixture
def reader():
    build = Builder()
    for link in ("a", "x"):
        build.link(link)
    build.chain("c", "a", "x")
    build.firm("f1")
    build.make("f1", "a")
    build.project("p1", "a", ProjectStage.BUILDING, "f1", "东洲区", investment=3.9)
    build.project("p4", "a", ProjectStage.PLANNED, None, "望花区", investment=73.0, note="冲突:87亿元")
    return snapshot_of(build.facts())


@pytest.fixture
def pages(reader):
    """One project that is behind, with an overdue problem in which a promise was typed."""
    found = pages_of(reader)
    found.open("g1", title="甲项目", district="东洲区", department="市发改委", link_id="x")
    found.move("g1", "started", "2026-09-01")
    found.amount("g1", "total", 5.2, "2026-03-02", CountedBy.FEASIBILITY)
    found.plan("g1", "1 2 3 4 5 6 7 8 9 10 11 12")
    found.amount("g1", "year_done", 5, "2026-08-31")
    found.amount("g1", "year_done", 5.25, "2026-09-15")
    found.write(
        RaiseProblem(
            project_id="g1",
            number=1,
            day="2026-08-01",
            text="缺电，拟给予税收返还",
            responsible="供电公司",
            deadline="2026-09-10",
            standard="通电验收单",
        )
    )
    return found


@pytest.fixture
def desk(reader, pages):
    def made(language="zh", entries=None, day=DAY):
        records = Records(tuple(pages.entries if entries is None else entries))
        judgement = judge(with_rulings(reader, records))
        return Desk(Commission(judgement, TargetFilter(), records, language), day)

    return made


def tables(document: Document) -> dict[str, TableBlock]:
    return {block.caption: block for block in document.blocks if isinstance(block, TableBlock)}


def cells(row):
    return ["".join(span.text for span in spans) for spans in row]


def words(document: Document) -> str:
    parts = (block.spans for block in document.blocks if isinstance(block, Paragraph))
    return "\n".join("".join(span.text for span in spans) for spans in parts)


def test_the_bulletin_tells_counts_sums_and_the_month(desk):
    found = bulletin(desk())
    told = words(found)
    assert "现将 2026 年 9 月项目推进情况通报如下，数据截至 2026-09-17。" in told
    assert (
        "台账具名项目 3 个，其中 2 个金额可以相加：可研 5.2 亿元；公开资料 3.9 亿元；1 个几种说法并列不相加。" in told
    )
    assert "在 1 亿元以上的 1 个、10 亿元以上的 0 个。当月有阶段推进的项目 1 个。" in told
    steps = [cells(row) for row in tables(found)["分阶段情况"].rows]
    assert steps == [
        ["谋划", "1", "—", "1", "0", "未填报", "未填报"],
        ["开工", "1", "可研 5.2 亿元", "0", "0", "2,500 万元", "统计 5.25 亿元"],
        ["在建", "1", "公开资料 3.9 亿元", "0", "0", "未填报", "未填报"],
        ["合计", "3", "可研 5.2 亿元；公开资料 3.9 亿元", "1", "0", "2,500 万元", "统计 5.25 亿元"],
    ]
    assert [block.text[:2] for block in found.blocks if isinstance(block, Heading)][:3] == ["一、", "二、", "三、"]


def test_in_the_first_ten_days_the_month_that_ended_is_told(desk, pages):
    pages.amount("g1", "year_done", 6, "2026-10-02")
    told = words(bulletin(desk(day="2026-10-10")))
    assert "现将 2026 年 9 月项目推进情况通报如下，数据截至 2026-10-10。" in told
    assert "当月有阶段推进的项目 1 个。" in told
    # 5 by the end of August and 5.25 by that of September; the year so far has what October brought
    steps = [cells(row) for row in tables(bulletin(desk(day="2026-10-10")))["分阶段情况"].rows]
    assert steps[1][5:] == ["2,500 万元", "统计 6 亿元"]
    assert "现将 2026 年 10 月项目推进情况通报如下" in words(bulletin(desk(day="2026-10-11")))


def test_what_was_not_reported_is_told_and_nothing_is_ranked(desk):
    found = bulletin(desk(entries=()))
    assert "本年完成投资各单位均未填报，本期不比计划、不比增长。" in words(found)
    assert "还没有项目接收进台账，不亮灯" in words(found)
    assert "计划总投资各单位均未填报。当月有阶段推进的项目 0 个。" in words(found)
    assert "台账里没有未办结的问题。" in words(found)
    assert "2 个项目取自公开资料，还没有接收进台账：先接收" in words(found)
    assert "0 件" not in words(found)
    for row in tables(found)["分县区情况"].rows:
        assert cells(row)[3:] == ["未填报", "未填报", "未填报", "—"]


def test_share_of_the_plan_growth_and_rank(desk, pages):
    pages.open("g2", day="2025-01-05", title="乙项目", district="西区")
    pages.amount("g2", "year_done", 5, "2025-09-10")
    pages.amount("g2", "year_plan", 4, "2026-01-05", CountedBy.YEAR_PLAN)
    pages.amount("g2", "year_done", 3, "2026-09-01")
    told = words(bulletin(desk()))
    assert "计划与完成都填报的 1 个项目，完成本年计划的 75%。" in told
    # 5.25 of the one and 3 of the other against the 5 of a year before
    assert "统计口径比去年同期的 5 亿元增长 65%。" in told
    pages.amount("g1", "year_plan", 10, "2026-01-05", CountedBy.YEAR_PLAN)
    found = bulletin(desk())
    # 8.25 of 14
    assert "计划与完成都填报的 2 个项目，完成本年计划的 58.9%。" in words(found)
    rows = {cells(row)[0]: cells(row)[5:] for row in tables(found)["分县区情况"].rows}
    assert (rows["西区"], rows["东洲区"]) == (["75%", "1"], ["52.5%", "2"])
    assert "没有项目同时填报本年计划和完成，不比计划。台账没有去年同期数，不比增长。" in words(
        bulletin(desk(entries=pages.entries[:6]))
    )


def test_the_profile_a_city_adopted_lights_its_papers(desk, pages):
    own = {"profile": "甲市", "dimension": "progress", "measure": "points_behind", "source": ""}
    rows = [{**own, "colour": "red", "sign": "≥", "bound": "20"}]
    pages.write(AdoptTable(table="lights", content=as_content("lights", rows)), "2026-09-16", "本市办法")
    # a plan of 8 of 12 by the end of August, of which 5.25 is done: 22.9 points behind
    assert "接收进台账的项目 1 个：红 1。" in words(bulletin(desk()))
    assert "亮灯口径：进度（照甲市）" in dispatch_sheet(desk()).version
    assert cells(tables(dispatch_sheet(desk()))["今天"].rows[0])[:2] == ["甲项目", "红灯"]


def test_a_line_entered_today_stands_as_the_answer(desk, pages):
    pages.write(NoteProject(project_id="g1", day=DAY, text="已约周五现场会"))
    rows = [cells(row) for caption in ("今天", "本周") for row in tables(dispatch_sheet(desk()))[caption].rows]
    assert {row[-1] for row in rows if row[1] != "问题超期"} == {"已约周五现场会"}


def test_the_bulletin_names_the_twenty_most_overdue_problems(desk, pages):
    for number in range(2, 25):
        act = RaiseProblem(
            project_id="g1",
            number=number,
            day="2026-08-01",
            text=f"问题{number}",
            responsible="供电公司",
            deadline="2026-09-12",
            standard="办结",
        )
        pages.write(act)
    found = bulletin(desk())
    rows = [cells(row) for row in tables(found)["存在的问题"].rows]
    assert len(rows) == 20
    assert rows[0][3] == "2026-09-10", "the most overdue first"
    notes = ["".join(span.text for span in block.spans) for block in found.blocks if isinstance(block, Note)]
    assert "另有 4 个问题见重点项目清单。" in notes


def test_lights_problems_and_what_is_asked(desk):
    found = tables(bulletin(desk()))
    (light,) = [cells(row) for row in found["亮灯与红黑榜"].rows]
    assert light[:2] == ["甲项目", "市发改委"]
    # 8 are due when August has ended, of 12: 2.75 / 12 = 22.92 points behind
    assert "进度 黄：落后于年度计划 22.92 点；≥10 点 黄、>30 点 红；到期计划 8 亿元" in light[2]
    assert "转绿：累计超过 6.8 亿元" in light[2]
    (problem,) = [cells(row) for row in found["存在的问题"].rows]
    assert problem[1:] == ["“缺电，拟给予税收返还”超期 7 天", "供电公司", "2026-09-10", "通电验收单"]


def test_the_list_has_five_amounts_and_what_lacks(desk):
    found = tables(project_list(desk()))
    rows = {cells(row)[1]: cells(row) for row in found["重点项目清单"].rows}
    assert rows["甲项目"][5:10] == [
        "5.2 亿元（可研口径，截至 2026-03-02）",
        TO_FILL,
        TO_FILL,
        "5.25 亿元（统计口径，截至 2026-09-15）",
        TO_FILL,
    ]
    assert rows["甲项目"][11].startswith("入库：① 建设内容、② 与施工方的合同")
    assert rows["p1"][10:] == [TO_FILL, TO_FILL]
    assert "共 3 个项目，其中 2 个取自公开资料，还没有接收进台账：不亮灯" in words(project_list(desk()))
    assert [cells(row) for row in found["责任"].rows] == [["供电公司", "甲项目", "缺电，拟给予税收返还", "2026-09-10"]]
    assert [cells(row) for row in found["解决标准"].rows] == [["甲项目", "缺电，拟给予税收返还", "通电验收单"]]
    assert [cells(row) for row in found["省“三个清单”"].rows] == [
        ["甲项目", "—", "5.2 亿元（可研口径，截至 2026-03-02）", "—"],
        ["p1", "—", "3.9 亿元（公开资料口径）", "—"],
        ["p4", "—", "是（几种说法并列）", "—"],
    ]


def test_orders_go_to_who_is_to_answer(desk):
    found = order_sheet(desk())
    assert list(tables(found)) == ["供电公司", "公平竞争检查"]
    assert "供电公司" in next(block.text for block in found.blocks if isinstance(block, Heading))


@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_ends_with_the_check_of_what_was_typed(desk, paper):
    found = PAPERS[paper](desk())
    assert "台账填写的文字有1处表述要改或须核实" in words(found)
    assert cells(tables(found)["公平竞争检查"].rows[0])[1] == "税收返还"
    clean = PAPERS[paper](desk(entries=())).blocks
    assert any(isinstance(each, Note) and "没有查出需要改的表述" in each.spans[0].text for each in clean)
    assert not any(isinstance(each, Heading) and "公平竞争" in each.text for each in clean), "no chapter of nothing"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("paper", PAPERS)
def test_both_forms_open_and_hold_the_same(desk, paper, language):
    commission = replace(desk(language).commission)
    word, excel = (next(iter(fulfil(commission, DELIVERABLES[paper], form))).content for form in ("docx", "xlsx"))
    book = openpyxl.load_workbook(BytesIO(excel))
    held = docx.Document(BytesIO(word))
    assert len(book.worksheets) == len(held.tables) + 1
    for sheet, table in zip(book.worksheets[1:], held.tables, strict=True):
        # a page says what it is a page of
        assert sheet.oddHeader.left.text
        assert sheet.oddFooter.center.text == "&P / &N"
        assert sheet.max_row == len(table.rows)
        assert [cell.value for cell in sheet[1]] == [cell.text for cell in table.rows[0].cells]
    if language == "en":
        heads = [block.text for block in PAPERS[paper](desk("en")).blocks if isinstance(block, Heading)]
        assert all(head.isascii() or paper == "orders" for head in heads)


def test_the_bulletin_names_the_gravest_twenty_and_tells_what_waits_for_its_rule(desk, pages):
    """Beside the project that is behind, 30 more started in January and were never entered; one amount has no rule."""
    for number in range(30):
        pages.open(f"h{number:02}", title=f"丙{number:02}项目", district="东洲区")
        pages.move(f"h{number:02}", "started", "2026-01-10")
    pages.amount("h00", "total", 1.5, "2026-03-02", None)
    for day, step in (("2026-08-31", Step.SIGNED), ("2026-09-10", Step.LANDED)):
        pages.write(OpenProject(project_id="k1", day=day, title="丁项目", district="望花区"))
        pages.write(StepTold(project_id="k1", day=day, step=step))
    blocks = list(bulletin(desk()).blocks)
    texts = ["".join(span.text for span in each.spans) for each in blocks if isinstance(each, (Paragraph, Note))]
    assert any("1 个口径待核不相加" in text for text in texts)
    # g1 moved on the first of September, and the list of the tenth has k1 at another step than that of August
    assert any("当月有阶段推进的项目 2 个" in text for text in texts)
    rows = next(each.rows for each in blocks if isinstance(each, TableBlock) and each.caption == "亮灯与红黑榜")
    assert len(rows) == 20
    # 30 of January are red for their entry, g1 is yellow for its progress: 31, of which 11 are not told one by one
    assert "另有 11 个见重点项目清单。" in texts
