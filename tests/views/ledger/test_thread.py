"""The whole thread in a real Chromium: a gap on the panorama, a lead, a project through its gates, and the bulletin."""

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import expect

from graph.analysis.ledger.calendar import today
from graph.model.ledger_acts import AnswerProblem, FileProof, MoveProject, OpenProject, RaiseProblem, SetPlan
from graph.model.ledger_city_acts import FollowLead
from graph.model.ledger_words import Step
from graph.store.log import NewEntry
from tests.views.ledger.dialogs import dialog_of, fill, sign_and_save
from tests.views.line import look
from tests.views.served import TINY, open_page, settled

pytestmark = pytest.mark.browser

TITLE = "聚乙烯装置"
SIGNED = {
    "会谈纪要": "纪要一号",
    "投资协议": "协议一号",
    "五项预审（规划、产业、环保、用地、能耗）": "预审意见一号",
}
STARTED = {"工商注册": "登记一号", "落地单位": "东区", "正式打桩照片（平整场地不算）": "照片一号"}
OPERATING = {
    "月报表": "报表一号",
    "竣工验收": "验收一号",
    "能力形成证明": "证明一号",
    "正式出产品证明": "证明二号",
}


@pytest.fixture(scope="module")
def app(serving):
    return serving(TINY)


def card_of(page):
    return page.locator("svg.panorama [data-card]", has_text="聚乙烯").first


def mark(app):
    """Return the state of the link on the panorama as its card tells it."""
    labels = re.findall(
        r'data-card="[^>]*aria-label="(聚乙烯，[^"]*)"', "".join(look(app.url, "panorama", chain="oil").drawn)
    )
    return labels[0]


def choose(page, label, option):
    dialog_of(page).get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def amount(page, item, yi, rule):
    field = dialog_of(page).get_by_role("spinbutton", name=f"{item}：亿元")
    field.fill(yi)
    field.press("Enter")
    settled(page)
    choose(page, f"{item}：口径", rule)


def move(page, button, step, proofs, amounts=()):
    """Move the project on the card to a step with what its gates ask for."""
    page.get_by_role("button", name=button, exact=True).click()
    if not button.endswith(step):
        choose(page, "推进到哪一步", step)
    for name, text in proofs.items():
        fill(page, name, text)
    for each in amounts:
        amount(page, *each)
    sign_and_save(page)
    page.get_by_text(f"已记下：阶段推进：{step}").wait_for()
    settled(page)


def follow(page, app):
    """Follow a firm on the gap from the targets board; a person is refused."""
    open_page(page, app.url, "targets", link="polyethylene")
    page.get_by_role("button", name="列入台账").click()
    choose(page, "跟进哪家企业", "丙市聚烯烃公司")
    fill(page, "首谈单位（由谁跟进）", "李四")
    sign_and_save(page)
    dialog_of(page).get_by_text("看不出是单位").wait_for()
    fill(page, "首谈单位（由谁跟进）", "甲市招商局")
    sign_and_save(page)


def begin(page):
    """Open the project from the card of its lead."""
    page.get_by_role("link", name="台账线索：丙市聚烯烃公司，甲市招商局跟进").click()
    page.get_by_role("heading", name="聚乙烯 × 丙市聚烯烃公司").wait_for()
    settled(page)
    page.get_by_role("button", name="立项", exact=True).click()
    fill(page, "项目名称", TITLE)
    fill(page, "责任单位", "甲市发改委")
    fill(page, "县区（可不填）", "东区")
    sign_and_save(page)
    page.get_by_role("heading", name=TITLE).wait_for()


def sign_it(page, app):
    """Have the project signed: refused with all that lacks first, then with it, in the same dialog."""
    open_page(page, app.url, "ledger", project="t001")
    page.get_by_role("button", name="推进到洽谈").click()
    choose(page, "推进到哪一步", "签约")
    sign_and_save(page)
    dialog_of(page).get_by_text("不能进到签约，还缺 4 项").wait_for()
    for name, text in SIGNED.items():
        fill(page, name, text)
    amount(page, "协议投资及口径", "6", "招商")
    sign_and_save(page)
    page.get_by_text("已记下：阶段推进：签约").wait_for()


def last_of(app, act):
    """Return the last entry about what an act is about."""
    return max((entry.sequence for entry in app.log.entries() if entry.act.subject == act.subject), default=0)


def test_from_a_gap_to_a_running_plant_and_the_bulletin(app, page):
    before = mark(app)
    open_page(page, app.url, "panorama", chain="oil")
    card_of(page).click()
    page.get_by_role("button", name="列入台账").wait_for()
    follow(page, app)
    begin(page)
    assert mark(app) == before, "what is only planned changes nothing"
    sign_it(page, app)
    signed = mark(app)
    open_page(page, app.url, "panorama", chain="oil")
    card_of(page).click()
    page.get_by_role("link", name=f"台账项目：{TITLE}，签约").click()
    page.get_by_role("heading", name=TITLE).wait_for()
    settled(page)
    move(page, "推进到落地", "开工", STARTED, [("计划总投资及口径", "5", "批复")])
    started = mark(app)
    # what its statistics ask for is filled in as what its start did; another clerk has done so
    entered = MoveProject(project_id="t001", step=Step.ENTERED, day=today())
    app.log.append(NewEntry(act=entered, who="甲市统计局", load_id="0001-a"), last_of(app, entered))
    open_page(page, app.url, "ledger", project="t001")
    move(page, "推进到在建", "投产", OPERATING)
    running = mark(app)
    assert ["缺" in before, "拟" in signed, "在建" in started] == [True, True, True], (before, signed, started)
    assert len({before, signed, started, running}) == 4, running
    steps = [entry.act.step for entry in app.log.entries() if isinstance(entry.act, MoveProject)]
    assert steps == [Step.SIGNED, Step.STARTED, Step.ENTERED, Step.OPERATING]
    assert sum(isinstance(entry.act, FollowLead) for entry in app.log.entries()) == 1
    assert {entry.act.item for entry in app.log.entries() if isinstance(entry.act, FileProof)} >= {"piling"}


def test_the_bulletin_tells_of_the_running_plant(app, page):
    open_page(page, app.url, "documents", what="bulletin")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载 Word").click()
    paper = docx.Document(BytesIO(Path(waiting.value.path()).read_bytes()))
    rows = [tuple(cell.text for cell in row.cells[:3]) for table in paper.tables for row in table.rows]
    assert ("投产", "1", "批复 5 亿元") in rows, rows


def ask(page):
    """Raise a problem."""
    page.get_by_role("button", name="登记问题").click()
    fill(page, "卡在哪里", "缺电")
    fill(page, "谁解决（单位）", "供电公司")
    fill(page, "哪天前解决（如 2026-12-31）", today())
    fill(page, "做到什么算解决", "通电验收单")
    sign_and_save(page)
    page.get_by_text("已记下：登记问题").wait_for()


def solve(page):
    """Answer the problem; without a proof it is not solved."""
    page.get_by_role("button", name="答复问题").click()
    fill(page, "办得怎么样", "已通电")
    dialog_of(page).get_by_text("已解决（要凭证）").click()
    settled(page)
    sign_and_save(page)
    dialog_of(page).get_by_text("办结要有凭证").wait_for()
    fill(page, "凭证", "验收单三号")
    sign_and_save(page)
    page.get_by_text("已记下：答复").wait_for()


def stop(page):
    """Stop the project with a reason, and take that back."""
    page.get_by_role("button", name="中止", exact=True).click()
    sign_and_save(page)
    dialog_of(page).get_by_text("中止要写理由").wait_for()
    reason = dialog_of(page).get_by_role("textbox", name="中止理由")
    reason.fill("业主资金断裂")
    reason.press("Control+Enter")
    settled(page)
    sign_and_save(page)
    page.get_by_role("button", name="复工到在建").wait_for()
    page.get_by_role("button", name="撤销上一笔：阶段推进：中止").click()
    page.get_by_role("button", name="推进到入库").wait_for()


def test_a_plan_a_problem_its_answer_a_stop_and_the_last_entry_undone(app, page):
    open_page(page, app.url, "ledger", project="p1")
    page.get_by_role("button", name="接收进台账").click()
    fill(page, "责任单位", "甲市工信局")
    sign_and_save(page)
    page.get_by_role("button", name="填月度计划").click()
    fill(page, "1 至 12 月累计（亿元），空格分开", "1 2 3")
    sign_and_save(page)
    dialog_of(page).get_by_text("12 个累计数").wait_for()
    fill(page, "1 至 12 月累计（亿元），空格分开", "\t".join(str(month) for month in range(1, 13)))
    sign_and_save(page)
    page.get_by_text("已记下：月度计划").wait_for()
    ask(page)
    solve(page)
    stop(page)
    kinds = [type(each.act) for each in app.log.entries() if getattr(each.act, "project_id", "") == "p1"]
    assert kinds == [OpenProject, SetPlan, RaiseProblem, AnswerProblem, MoveProject]
    stopped = next(each for each in app.log.entries() if getattr(each.act, "step", None) is Step.STOPPED)
    assert stopped.reason == "业主资金断裂"


def test_every_figure_of_race_and_totals_opens_its_projects(app, page):
    open_page(page, app.url, "ledger", view="totals", sort="step")
    page.locator("[data-click='whole/all']").click()
    behind = page.locator(".st-key-ledger-behind")
    expect(behind.get_by_role("link")).to_have_count(2)
    open_page(page, app.url, "ledger", view="race", scheme="功效系数", by="district")
    row = page.get_by_role("row", name="东区")
    row.wait_for()
    expect(row.get_by_text("未填报").first).to_be_visible()
    row.locator("[data-click='东区/signed_amount']").click()
    behind.get_by_text("签约金额（亿元）：6").wait_for()
    behind.get_by_role("link", name=TITLE).click()
    page.get_by_role("heading", name=TITLE).wait_for()
