"""A morning with the dispatch: take over what is listed, ask one unit, and enter what it answers in its row."""

import pytest
from playwright.sync_api import expect

from graph.analysis.ledger.calendar import add_days, today
from graph.model.ledger_acts import AnswerProblem, MoveProject, OpenProject, RaiseProblem, RecordAmount
from graph.model.ledger_words import AmountKind, Step
from graph.store.log import NewEntry
from tests.views.ledger.dialogs import dialog_of, fill, sign_and_save
from tests.views.served import TINY, grave_faults, open_page, settled

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def app(serving):
    """A project that started a year ago and was never entered, with a problem the power company is to solve today."""
    served, day = serving(TINY), today()
    for act, held in (
        (OpenProject(project_id="g1", day="2025-01-02", title="一号项目", department="甲市工信局"), 0),
        (MoveProject(project_id="g1", step=Step.STARTED, day="2025-01-02"), 0),
        (
            RaiseProblem(
                project_id="g1",
                number=1,
                day=add_days(day, -9),
                text="缺电",
                responsible="供电公司",
                deadline=add_days(day, 0),
                standard="通电",
            ),
            0,
        ),
    ):
        served.log.append(NewEntry(act=act, who="甲市项目办", load_id="0001-a"), held)
    return served


def rows(page):
    return page.locator("table.asks tbody tr")


def press(page, row, answer):
    rows(page).filter(has_text=row).first.get_by_text(answer, exact=True).click()
    settled(page)


def test_a_problem_is_answered_and_work_reported_in_their_rows(app, page):
    open_page(page, app.url, "ledger", view="dispatch", whom="供电公司")
    rows(page).filter(has_text="缺电").first.wait_for()
    assert rows(page).filter(has_text="入库").count() == 0, "what others are asked stays out"
    press(page, "缺电", "答复")
    fill(page, "办得怎么样", "下周通电")
    sign_and_save(page)
    page.get_by_text("今天已记：下周通电").wait_for()
    assert app.log.entries()[-1].act == AnswerProblem(project_id="g1", number=1, day=today(), text="下周通电")
    open_page(page, app.url, "ledger", view="dispatch")
    press(page, "本年完成没有填报", "填完成")
    field = dialog_of(page).get_by_role("spinbutton", name="数额（亿元）")
    field.fill("0.8")
    field.press("Enter")
    sign_and_save(page)
    page.get_by_text("已记下：本年完成").wait_for()
    act = app.log.entries()[-1].act
    assert (type(act), act.amount, act.yi) == (RecordAmount, AmountKind.YEAR_DONE, 0.8)
    expect(rows(page).filter(has_text="本年完成没有填报")).to_have_count(0)
    assert [fault["id"] for fault in grave_faults(page)] == []


def test_a_red_light_becomes_an_order_with_who_when_and_what_filled_in(app, page):
    open_page(page, app.url, "ledger", view="dispatch")
    press(page, "红灯", "督办")
    assert dialog_of(page).get_by_role("textbox", name="谁解决（单位）").input_value() == "甲市工信局"
    assert dialog_of(page).get_by_role("textbox", name="做到什么算解决").input_value() == "整改办法、责任单位、解决标准"
    sign_and_save(page)
    page.get_by_text("已记下：登记问题").wait_for()
    act = app.log.entries()[-1].act
    assert (act.number, act.order, act.responsible) == (2, True, "甲市工信局")
    assert act.text.startswith("入库 红")


def test_all_that_are_listed_are_taken_over_at_once_and_a_new_project_is_opened(app, page):
    open_page(page, app.url, "ledger")
    page.get_by_role("button", name="接收所列").click()
    fill(page, "责任单位（可不填）", "甲市发改委")
    fill(page, "专班（可不填）", "甲市石化专班")
    sign_and_save(page)
    page.get_by_text("已记下：立项登记").wait_for()
    taken = [each.act for each in app.log.entries() if getattr(each.act, "task_force", None) == "甲市石化专班"]
    assert {act.department for act in taken} == {"甲市发改委"}
    assert page.get_by_role("button", name="接收所列").count() == 0
    page.get_by_role("button", name="新项目").click()
    fill(page, "项目名称", "电池回收")
    fill(page, "责任单位", "甲市工信局")
    fill(page, "包保单位（可不填）", "市政府办公室")
    dialog_of(page).get_by_text("链环、清单、与其他项目的关系").click()
    dialog_of(page).get_by_text("列入省若干重大工程").click()
    sign_and_save(page)
    page.get_by_role("heading", name="电池回收").wait_for()
    act = app.log.entries()[-1].act
    assert (act.title, act.office, act.major, act.central_funds) == ("电池回收", "市政府办公室", True, False)
