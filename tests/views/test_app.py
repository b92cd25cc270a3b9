"""The app as a planner uses it, in a real Chromium, on the facts of Fushun."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.views.line import look
from tests.views.served import FUSHUN, HOME, open_page, settled, shown

CHAINS = sorted(path.parent.name for path in FUSHUN.glob("*/chains.csv"))
TITLES = {
    "": "Industrial chains of Fushun",
    "panorama": "Panorama",
    "firms": "Firm profile",
    "targets": "Targets",
    "what_if": "What-if",
    "owner": "Chain owners",
    "documents": "Documents",
    "evidence": "Data and evidence",
    "methods": "Methods and glossary",
    "ties": "Business connections",
    "map": "Map",
    "explore": "Explore",
}


@pytest.fixture(scope="module")
def url(fushun_app):
    return fushun_app.url


@pytest.mark.parametrize("chain", CHAINS)
def test_each_panorama_is_drawn_with_the_profile_of_its_first_link(url, fushun, chain):
    link = next(edge.end for edge in fushun.city.includes[chain])
    seen = look(url, "panorama", chain=chain, link=link)
    assert seen.boxes == []
    name = fushun.city.links[link].name_zh.replace("(", "（").replace(")", "）")
    assert f"<h3>{name}</h3>" in "".join(seen.drawn)
    assert sum(text.count("data-card=") for text in seen.drawn) >= len(fushun.city.includes[chain])
    assert 'class="verdict"' in "".join(seen.drawn)


@pytest.mark.browser
def test_the_profile_of_a_gap_says_why_and_whom(page, url):
    open_page(page, url, "panorama", chain="petrochem-new-materials", link="modified-plastics")
    profile = page.locator(".st-key-link-profile")
    profile.wait_for()
    for text in (
        "缺（未查到）",
        "没有查到本地企业或项目在做改性塑料",
        "怎么办",
        "再约下面的企业",
        "国恩股份",
        "目标得分",
    ):
        profile.get_by_text(text).first.wait_for()
    # what is decided with stands in sight, and the first three firms with it
    for name in ("列入跟进", "列入台账", "出一页纸", "核实本地没有"):
        expect(profile.get_by_role("button", name=name)).to_be_in_viewport()
    expect(profile.locator(".firm").nth(3)).to_be_in_viewport()
    expect(page.locator(".beside-chain .row.open")).to_have_text(re.compile("改性塑料"))
    profile.get_by_text("为什么判为缺（未查到）").click()
    for text in ("判定条件 D-27", "会改变结论的一件事"):
        profile.get_by_text(text).first.wait_for()


@pytest.mark.browser
def test_the_targets_board_filters_and_opens(page, url):
    open_page(page, url, "targets")
    shown(page, "14 条链共")
    page.get_by_label("搜目标、企业").fill("普利特")
    page.keyboard.press("Enter")
    page.locator("tr[data-click='modified-plastics']").click()
    profile = page.locator(".st-key-target-profile")
    for text in ("逐项怎样计", "S-02", "必要性", "可行性", "次数仍在全市前 10 位", "新引进"):
        profile.get_by_text(text).first.wait_for()
    page.get_by_label("搜目标、企业").fill("没有这样的企业")
    page.keyboard.press("Enter")
    shown(page, "没有同时符合的目标")
    page.get_by_role("button", name="清除全部筛选").click()
    page.locator("tr[data-click]").first.wait_for()


def test_a_firm_and_an_unknown_firm(url):
    steel = look(url, "firms", firm="fushun-special-steel").said
    assert "抚顺特殊钢股份有限公司" in steel
    assert "本地企业" in steel
    outside = look(url, "firms", firm="kelonggufen").said
    assert [text for text in ("可作哪些目标的候选", "聚乙二醇", "经营困难") if text not in outside] == []
    unknown = look(url, "firms", firm="nobody").text.replace("\\", "")
    assert "地址里的这些不在资料里：企业 firm=nobody" in unknown


@pytest.mark.browser
def test_the_projects_the_city_named_are_found_and_blank_tables_handed_over(page, url):
    open_page(page, url, "evidence")
    page.get_by_role("tab", name="项目").click()
    page.get_by_label("筛选").fill("抚顺特钢高合金小棒材")
    page.keyboard.press("Enter")
    shown(page, "1 / 87")
    page.get_by_role("tab", name="缺哪些资料").click()
    with page.expect_download() as taken:
        page.get_by_role("button", name="下载空白表格").click()
    assert taken.value.suggested_filename == "产业链资料.xlsx"
    assert openpyxl.load_workbook(io.BytesIO(taken.value.path().read_bytes())).sheetnames[:2] == ["填写说明", "产业链"]


@pytest.mark.parametrize("path", TITLES)
def test_every_page_has_an_english_title(url, path):
    seen = look(url, path, lang="en")
    assert seen.boxes == []
    assert any(TITLES[path] in text for text in seen.headings)


def test_the_methods_show_the_rule_pack_with_its_day_and_what_it_rests_on(url):
    said = look(url, "methods").said
    assert "规则包 2026-11-30 版，18 条" in said
    assert "《公平竞争审查条例》（国务院令第783号，2024-08-01 起施行）" in said
    assert "招标投标审查规则第六条" in said


@pytest.mark.browser
def test_the_language_is_switched_in_the_sidebar(page, url):
    open_page(page, url, "methods")
    page.get_by_text("EN", exact=True).click()
    page.get_by_role("heading", name="Methods and glossary").wait_for()
    page.get_by_role("link", name="Panorama").click()
    page.get_by_role("heading", name="Panorama").wait_for()


@pytest.mark.browser
def test_a_second_choice_of_a_chain_in_a_row_counts_on_every_page(page, url):
    open_page(page, url, "roadmap", chain="fine-chemicals")
    for name in ("发展路径图", "链主", "假设推演", "目录与材料"):
        if name != "发展路径图":
            page.get_by_test_id("stSidebarNav").get_by_role("link", name=name).click()
            page.get_by_role("heading", name=name, level=1).wait_for()
            settled(page)
        if name == "目录与材料":
            page.get_by_role("radio", name="产业链全景图").click()
            settled(page)
        for chain, label in (("clean-energy", "清洁能源"), ("ice-snow", "冰雪经济")):
            page.get_by_role("combobox", name=re.compile("产业链")).first.click()
            page.get_by_role("option", name=re.compile(label)).first.click()
            page.wait_for_url(re.compile(f"chain={chain}"))
            settled(page)


@pytest.mark.browser
def test_the_first_choice_of_a_firm_counts_and_the_next_too(page, url):
    open_page(page, url, "ties")
    for path in ("ties", "firms"):
        if path == "firms":
            page.get_by_test_id("stSidebarNav").get_by_role("link", name="企业档案").click()
            page.wait_for_url("**/firms*")
            settled(page)
        for name, firm in (("鼎际得", "dingjide"), ("抚顺特钢", "fushun-special-steel")):
            page.get_by_role("button", name="选一家企业").click()
            page.get_by_role("combobox", name="选一家企业").fill(name)
            page.get_by_role("option", name=re.compile(name)).first.click()
            page.wait_for_url(re.compile(f"{path}.*firm={firm}"))
            settled(page)
            page.get_by_text(name).filter(visible=True).first.wait_for()


@pytest.mark.browser
def test_a_click_shows_the_profile_and_the_picture_downloaded_needs_no_network(page, url):
    open_page(page, url, "panorama", chain="ice-snow")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="导出图片").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert "冰雪经济" in text
    assert not re.search(r"(href|src|url)\s*[=(]\s*['\"]?https?:", text)
    card = page.locator("[data-card]").first
    name = card.get_attribute("aria-label").split("，")[0]
    card.click()
    page.locator(".st-key-link-profile").get_by_role("heading", name=name).wait_for()
    page.wait_for_function("() => new URLSearchParams(location.search).has('link')")
    page.locator(".st-key-link-profile .verdict .line").first.wait_for()


@pytest.mark.browser
def test_the_roadmap_shows_the_steps_by_phase_and_obeys_a_limit(page, url):
    open_page(page, url, "roadmap", chain="fine-chemicals")
    for text in ("发展路径图", "近期", "现已有", "碳酸乙烯酯", "另有 0 环未列"):
        shown(page, text)
    page.get_by_label("最多几个项目").fill("3")
    page.keyboard.press("Enter")
    shown(page, "列入 3 步")
    shown(page, "未排的链环及原因")
    page.locator("g.step[data-click]").last.click()
    page.locator(".st-key-link-profile").wait_for()
    assert "/panorama?" in page.url


@pytest.mark.browser
def test_firms_that_might_make_a_link_are_told_as_leads_once_asked_for(page, url):
    open_page(page, url, "targets", link="ring-forging")
    profile = page.locator(".st-key-target-profile")
    profile.get_by_text("再找可能生产的企业").click()
    profile.get_by_text("也按这些叫法找（行业常识）").wait_for()
    profile.get_by_text("产品像在做企业").first.wait_for()
    profile.get_by_text("常在的行业：行业“").first.wait_for()
    profile.get_by_text("推定").locator("visible=true").first.wait_for()


def test_a_server_that_is_not_there_is_told_apart(serve):
    away = {"NEO4J_URI": "bolt://127.0.0.1:9", "NEO4J_USER": "neo4j", "NEO4J_PASSWORD": "away-from-here"}
    seen = look(serve(HOME / "app.py", away), lang="en")
    assert "The graph database is not reachable" in seen.text
    assert "Try again" in seen.texts
