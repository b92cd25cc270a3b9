"""The thread from a project of the facts to its next step, as a clerk goes it in a real Chromium."""

import pytest

from graph.model.ledger_acts import MoveProject, OpenProject
from graph.model.ledger_words import Step
from graph.store.log import NewEntry
from tests.views.ledger.dialogs import fill, sign_and_save
from tests.views.served import TINY, open_page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def app(serving):
    return serving(TINY)


def test_a_project_is_found_taken_over_refused_and_moved(app, page):
    open_page(page, app.url, "ledger")
    page.get_by_role("button", name="聚合催化剂项目，在建，不亮灯").click()
    page.get_by_role("heading", name="聚合催化剂项目").wait_for()
    assert "project=p1" in page.url
    page.get_by_role("button", name="接收进台账").click()
    fill(page, "责任单位", "张三")
    sign_and_save(page)
    page.get_by_role("dialog").get_by_text("看不出是单位").wait_for()
    fill(page, "责任单位", "甲市工信局")
    sign_and_save(page)
    page.get_by_text("已记下：立项登记 聚合催化剂项目").wait_for()
    assert [type(entry.act) for entry in app.log.entries()] == [OpenProject]

    page.get_by_role("button", name="推进到入库").click()
    fill(page, "① 建设内容", "核准文件三号")
    sign_and_save(page)
    page.get_by_role("dialog").get_by_text("不能进到入库，还缺").wait_for()
    assert len(app.log.entries()) == 1, "nothing is filed where something lacks"


def test_what_moved_stands_at_its_step_and_in_the_dispatch(app, page):
    act = OpenProject(project_id="g7", day="2026-01-05", title="乙项目 <b>", department="甲市工信局")
    for made in (act, MoveProject(project_id="g7", step=Step.STARTED, day="2026-02-01")):
        app.log.append(NewEntry(act=made, who="甲市项目办", load_id="0001-a"), 0)
    open_page(page, app.url, "ledger", view="dispatch")
    page.get_by_role("cell", name="乙项目 <b>").first.wait_for()
    page.get_by_role("cell", name="红灯").first.wait_for()
    open_page(page, app.url, "ledger", project="g7", lang="en")
    page.get_by_text("Next gate: Entered in the statistics").wait_for()
    page.get_by_text("Entry Red: Not entered since its start").wait_for()
    open_page(page, app.url, "ledger", project="nowhere")
    page.get_by_text("地址里的这些").wait_for()
