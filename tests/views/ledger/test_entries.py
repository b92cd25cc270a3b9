"""A reason accepted until a day, a figure of the race, the curve of a plan: entered and read in a real Chromium."""

import pytest

from graph.analysis.ledger.calendar import add_days, today
from graph.model.ledger_acts import AcceptReason, MoveProject, OpenProject, RecordAmount, SetPlan
from graph.model.ledger_city_acts import ReportFigure
from graph.model.ledger_words import AmountKind, CountedBy, Dimension, Step
from graph.store.log import NewEntry
from tests.views.ledger.dialogs import dialog_of, fill, sign_and_save
from tests.views.served import TINY, grave_faults, open_page, quiet

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def app(serving):
    """A project that started on the first of January and has done half of what its plan asks for."""
    served = serving(TINY)
    year = int(today()[:4])
    first = f"{year}-01-01"
    for act in (
        OpenProject(project_id="g1", day=first, title="聚乙烯装置", department="甲市工信局", district="东区"),
        MoveProject(project_id="g1", step=Step.STARTED, day=first),
        SetPlan(project_id="g1", year=year, day=first, months="1 2 3 4 5 6 7 8 9 10 11 12"),
        RecordAmount(project_id="g1", amount=AmountKind.YEAR_DONE, yi=0.5, day=first, counted_by=CountedBy.STATISTICS),
    ):
        served.log.append(NewEntry(act=act, who="甲市项目办", load_id="0001-a"), 0)
    return served


def test_a_reason_with_its_last_day_and_the_curve_are_on_the_card(app, page):
    open_page(page, app.url, "ledger", project="g1")
    page.get_by_role("img", name="本年完成 0.5 亿元").wait_for()
    page.get_by_role("button", name="认可理由").click()
    dialog_of(page).get_by_role("combobox", name="哪一盏灯").click()
    page.get_by_role("option", name="入库", exact=True).click()
    fill(page, "理由（写明依据）", "等省统计局审核")
    fill(page, "有效至（如 2026-12-31）", add_days(today(), -1))
    sign_and_save(page)
    dialog_of(page).get_by_text("早于").wait_for()
    until = add_days(today(), 20)
    fill(page, "有效至（如 2026-12-31）", until)
    sign_and_save(page)
    page.get_by_text(f"理由有效至 {until}").or_(page.get_by_text("理由期内")).first.wait_for()
    last = app.log.entries()[-1]
    assert (last.act, last.reason) == (
        AcceptReason(project_id="g1", dimension=Dimension.ENTRY, day=today(), until=until),
        "等省统计局审核",
    )
    open_page(page, app.url, "ledger", project="g1", lang="en")
    page.get_by_role("img", name="Done in the year: 0.5").wait_for()
    assert [fault["id"] for fault in grave_faults(page)] == []


def test_a_figure_of_the_race_is_entered_with_its_proof(app, page):
    open_page(page, app.url, "ledger", view="race")
    page.get_by_role("button", name="填赛马数").click()
    field = dialog_of(page).get_by_role("spinbutton", name="数值")
    field.fill("0.96")
    field.press("Enter")
    quiet(page)
    sign_and_save(page)
    dialog_of(page).get_by_text("赛马数要有凭证").wait_for()
    fill(page, "凭证（文号或文件名）", "通报一号")
    sign_and_save(page)
    dialog_of(page).wait_for(state="hidden")
    act = app.log.entries()[-1].act
    assert isinstance(act, ReportFigure)
    assert (act.unit, act.period, act.value, act.proof) == ("东区", today()[:4], 0.96, "通报一号")
    page.locator("table.figures tbody tr").first.wait_for()
    assert [fault["id"] for fault in grave_faults(page)] == []
    open_page(page, app.url, "ledger", view="totals", lang="en")
    page.locator("table.figures tfoot tr").wait_for()
    assert [fault["id"] for fault in grave_faults(page)] == []
