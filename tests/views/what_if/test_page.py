"""The what-if page in a real Chromium, on the six links and five firms."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from graph.analysis.records import Records
from tests.views.served import TINY, in_address, open_page, sign

pytestmark = pytest.mark.browser

LOST, MADE = "lose:refinery", "attract:candidate:polyethylene"


@pytest.fixture(scope="module")
def office(serving):
    return serving(TINY)


def supposed(page):
    return in_address(page, "suppose")


def press(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()


def choose(page, label, option):
    page.get_by_role("dialog").get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).first.click()


def rows(page):
    """Return the first words of each row of the table in sight."""
    table = page.locator("table.changes:visible")
    table.first.wait_for()
    return [each.split("\t")[0] for each in table.locator("tbody tr").all_inner_texts()]


def test_a_gap_is_supposed_attracted_from_its_profile(page, office):
    open_page(page, office.url, "panorama", chain="oil", link="polyethylene")
    page.locator(".st-key-link-profile").get_by_role("link", name="假设引进：丙市聚烯烃公司").click()
    page.get_by_role("heading", name="假设推演").wait_for()
    page.wait_for_url("**/what_if?*")
    assert supposed(page) == [MADE]
    moved = page.locator(".sides.wide g.moved")
    expect(moved).to_have_count(1)
    expect(moved).to_have_attribute("aria-label", "聚乙烯，缺 → 已有待核")
    expect(page.locator(".sides.wide g.back")).to_have_count(5)
    page.get_by_text("（3/3 条核心投入）").wait_for()
    moved.click()
    page.locator(".st-key-link-profile").get_by_role("heading", name="聚乙烯").wait_for()


def test_a_capacity_on_file_is_offered_with_its_evidence_and_a_blank_stays_blank(page, office):
    open_page(page, office.url, "what_if", chain="oil")
    press(page, "加一条假设")
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("60 万吨/年（高密度聚乙烯） 有出处 example.gov.cn").wait_for()
    dialog.get_by_text("不是落户的规模").wait_for()
    dialog.get_by_text("60 万吨/年", exact=True).click()
    press(page, "加入")
    expect(page.locator(".sides.wide g.moved")).to_have_attribute("aria-label", "聚乙烯，缺 → 强")
    assert supposed(page) == [f"{MADE}:60万吨/年"]
    page.locator(".st-key-supposed-0").get_by_text("产能按收录的：有出处 example.gov.cn").wait_for()
    press(page, "清空假设")
    page.get_by_text("还没有假设").wait_for()
    press(page, "加一条假设")
    choose(page, "企业", "未定企业")
    dialog.get_by_text("高密度聚乙烯").wait_for(state="detached")
    press(page, "加入")
    page.locator(".st-key-supposed-0").get_by_text("没填产能").wait_for()


def test_a_gap_joins_what_is_supposed_already(page, office):
    open_page(page, office.url, "what_if", chain="oil", suppose=["finish:p1"])
    page.locator(".sides.wide g.moved").first.wait_for()
    page.get_by_role("link", name="目标看板").click()
    page.locator("tr[data-click=polyethylene]").click()
    page.locator(".st-key-target-profile").get_by_role("link", name="加入正在推演的 1 条").click()
    page.get_by_role("heading", name="假设推演").wait_for()
    expect(page.locator(".sides.wide g.moved")).to_have_count(2)
    assert supposed(page) == ["finish:p1", MADE]


def test_firms_projects_and_shortages_are_supposed_one_after_the_other_and_taken_out(page, office):
    open_page(page, office.url, "what_if", chain="oil")
    page.get_by_text("还没有假设").wait_for()
    press(page, "加一条假设")
    page.get_by_role("dialog").get_by_text("企业停产或迁出").click()
    choose(page, "本地企业", "甲炼")
    press(page, "加入")
    page.get_by_text("强 1 · 在建 1 · 缺 3 · 不招引 1").first.wait_for()
    assert sorted(name.strip() for name in rows(page)) == ["乙烯", "石脑油"]
    press(page, "加一条假设")
    page.get_by_role("dialog").get_by_text("项目投产").click()
    choose(page, "项目", "聚合催化剂项目")
    press(page, "加入")
    page.locator(".sides.wide g.moved[data-click=catalyst]").wait_for()
    assert supposed(page) == [LOST, "finish:p1"]
    page.get_by_role("tab", name="目标").click()
    page.get_by_text("投入：乙烯 → 聚乙烯").first.wait_for()
    page.locator(".st-key-supposed-0").get_by_role("button", name="✕").click()
    expect(page.locator(".sides.wide g.moved")).to_have_count(1)
    assert supposed(page) == ["finish:p1"]
    page.get_by_role("link", name="目标看板").click()
    page.get_by_role("heading", name="目标看板").wait_for()
    page.get_by_role("link", name="假设推演").click()
    press(page, "接着上次的 1 条假设")
    page.locator(".sides.wide g.moved").wait_for()
    assert supposed(page) == ["finish:p1"]
    press(page, "清空假设")
    page.get_by_text("还没有假设").wait_for()
    assert supposed(page) == []


def test_a_scenario_is_kept_reopened_by_name_and_discarded(page, office):
    open_page(page, office.url, "what_if", chain="oil", suppose=[LOST, MADE])
    press(page, "存为方案")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("方案名称").fill("甲炼停产 *a*")
    dialog.get_by_role("textbox", name="备注").fill("给市工信局看")
    sign(page, "市产业链办")
    dialog.get_by_role("button", name="保存", exact=True).click()
    page.get_by_text("已记下：保存方案 甲炼停产 *a*").wait_for()
    ((entry, act),) = Records(office.log.entries()).scenarios
    assert (act.name, act.changes) == ("甲炼停产 *a*", f'[{{"lose": "refinery"}}, {{"attract": "{MADE[8:]}"}}]')
    assert (entry.reason, entry.who) == ("给市工信局看", "市产业链办")
    open_page(page, office.url, "what_if", chain="oil")
    page.get_by_text("2 条假设 · 给市工信局看").wait_for()
    press(page, "甲炼停产 *a*")
    page.get_by_text("方案“甲炼停产 *a*”").wait_for()
    assert supposed(page) == [LOST, MADE]
    page.locator(".st-key-supposed-1").get_by_role("button", name="✕").click()
    page.get_by_text("已改动，未保存").wait_for()
    open_page(page, office.url, "what_if", scenario="甲炼停产 *a*")
    page.locator(".sides.wide g.moved").first.wait_for()
    assert supposed(page) == [LOST, MADE]
    # by whom it is was said in this browser before the page was opened again
    press(page, "删去")
    page.get_by_text("已存方案 0").wait_for()
    assert Records(office.log.entries()).scenarios == ()


def test_what_cannot_be_is_told_and_can_be_taken_out(page, office):
    open_page(page, office.url, "what_if", chain="oil", suppose=["attract:refinery:ethylene", "nonsense"])
    page.get_by_text("这些假设推不出来").wait_for()
    page.get_by_text("读不懂的假设：nonsense").wait_for()
    page.locator(".st-key-supposed-1").get_by_role("button", name="✕").click()
    page.get_by_text("甲市炼化厂已在本地生产“乙烯”，不用再引").wait_for()
    press(page, "加一条假设")
    page.get_by_role("dialog").get_by_text("原料断货").click()
    press(page, "加入")
    page.get_by_role("dialog").get_by_text("不用再引").wait_for()


def test_the_comparison_is_exported_as_a_picture_and_as_a_table(page, office):
    open_page(page, office.url, "what_if", chain="oil", suppose=[LOST])
    with page.expect_download() as waiting:
        press(page, "导出对比图")
    picture = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert "甲炼停产或迁出" in picture
    assert "http" not in picture.replace("http://www.w3.org/2000/svg", "")
    with page.expect_download() as waiting:
        press(page, "导出变化表（CSV）")
    assert "石脑油" in Path(waiting.value.path()).read_text(encoding="utf-8-sig")


def test_it_is_whole_in_english(page, office):
    open_page(page, office.url, "what_if", chain="oil", lang="en", suppose=[LOST])
    page.get_by_role("heading", name="What-if").wait_for()
    for told in ("Begun by", "甲炼 stops or leaves", "Link states 2", "Save as scenario", "Lost supply"):
        page.get_by_text(told).first.wait_for()
