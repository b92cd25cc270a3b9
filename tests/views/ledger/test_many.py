"""More projects than a column shows: the gravest first, the rest a press away, chosen by what a clerk asks for."""

import pytest
from playwright.sync_api import expect

from graph.analysis.ledger.calendar import today
from graph.model.ledger_acts import MoveProject, NoteProject, OpenProject
from graph.model.ledger_words import Step
from graph.store.log import NewEntry
from tests.views.ledger.dialogs import fill, sign_and_save
from tests.views.served import TINY, grave_faults, open_page
from views.ledger.board import MOST

pytestmark = pytest.mark.browser
COUNT = MOST + 4
LAST = f"g{COUNT:02}"


@pytest.fixture(scope="module")
def app(serving):
    """Projects signed today in two districts; the last by name started long ago and is red."""
    served, day = serving(TINY), today()
    for at in range(1, COUNT + 1):
        district = "东区" if at % 2 else "西区"
        act = OpenProject(project_id=f"g{at:02}", day=day, title=f"{at:02}号项目", district=district)
        served.log.append(NewEntry(act=act, who="甲市项目办", load_id="0001-a"), 0)
        step, since = (Step.SIGNED, day) if at < COUNT else (Step.STARTED, "2025-01-02")
        served.log.append(
            NewEntry(act=MoveProject(project_id=f"g{at:02}", step=step, day=since), who="甲市项目办", load_id="0001-a"),
            0,
        )
    entered = MoveProject(project_id="g01", step=Step.ENTERED, day=day)
    served.log.append(NewEntry(act=entered, who="甲市项目办", load_id="0001-a"), 2)
    return served


def test_what_a_column_has_no_room_for_is_a_press_away_and_no_step_is_without_a_column(app, page):
    open_page(page, app.url, "ledger")
    page.get_by_role("button", name="01号项目，入库").wait_for()
    # neither the one that is entered nor the one that started
    signed = COUNT - 2
    expect(page.locator(".board .column").filter(has_text="签约").locator(".card")).to_have_count(MOST)
    page.get_by_role("button", name=f"签约的另 {signed - MOST} 项，用表格看").click()
    page.get_by_text(f"{signed} / {signed}").wait_for()
    expect(page.locator("table.asks tbody tr")).to_have_count(signed)


def test_the_gravest_light_stands_first_and_choices_narrow_board_and_table(app, page):
    open_page(page, app.url, "ledger", view="register")
    expect(page.locator("table.asks tbody tr").first).to_contain_text(f"{COUNT:02}号项目")
    page.get_by_role("combobox", name="县区").click()
    page.get_by_role("option", name="东区").click()
    # 1, 3, 5 … of COUNT projects
    page.get_by_text(f"{COUNT // 2} / {COUNT // 2}").wait_for()
    assert "district=" in page.url
    open_page(page, app.url, "ledger", light="red")
    expect(page.locator(".board .card")).to_have_count(1)
    open_page(page, app.url, "ledger", view="register", light="red", district="东区")
    page.get_by_text("没有这样的项目").wait_for()
    open_page(page, app.url, "ledger", district="南区")
    page.get_by_text("地址里的这些").wait_for()


def test_a_past_day_shows_what_stood_then(app, page):
    open_page(page, app.url, "ledger", view="register", on="2025-06-30")
    # of the projects opened today none was there; those of the facts were
    page.get_by_role("cell", name="聚合催化剂项目").wait_for()
    assert page.get_by_text("01号项目").count() == 0
    page.get_by_text("2025-06-30 · 项目").wait_for()
    page.get_by_text("只看不记").wait_for()
    assert page.get_by_role("button", name="导出台账").count() == 0
    open_page(page, app.url, "ledger", project="p1", on="2025-06-30")
    page.get_by_text("只看不记").wait_for()
    assert page.get_by_role("button", name="接收进台账").count() == 0
    open_page(page, app.url, "ledger", project="g01", on="2025-06-30")
    page.get_by_text("在 2025-06-30 还没有登记").wait_for()
    open_page(page, app.url, "ledger", view="register", on="2025-06-30")
    page.get_by_role("textbox", name="哪一天").fill(today())
    page.get_by_role("textbox", name="哪一天").press("Enter")
    page.get_by_text(f"{today()} · 项目").wait_for()
    assert "on=" not in page.url
    open_page(page, app.url, "ledger", on="2099-01-01")
    page.get_by_text("地址里的这些").wait_for()
    page.get_by_role("button", name="01号项目，入库").wait_for()


def test_a_line_is_entered_from_the_dispatch(app, page):
    open_page(page, app.url, "ledger", view="dispatch")
    row = page.locator("table.asks tbody tr").filter(has_text=f"{COUNT:02}号项目").first
    row.get_by_text("记一笔").click()
    fill(page, "一句话", "已约现场会")
    sign_and_save(page)
    page.get_by_text("已记下").wait_for()
    assert app.log.entries()[-1].act == NoteProject(project_id=LAST, day=today(), text="已约现场会")
    page.get_by_text("不按时会怎样").wait_for()
    page.get_by_role("cell", name="满期无进展，提请出库").first.wait_for()
    assert [fault["id"] for fault in grave_faults(page)] == []
