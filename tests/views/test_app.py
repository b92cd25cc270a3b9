"""The app as a planner uses it, in a real Chromium, on the facts of Fushun."""

import io
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from graph.model.nodes import Figure
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts
from tests.views.served import FUSHUN, HOME, TINY, open_page, quiet, shown

pytestmark = pytest.mark.browser

CHAINS = sorted(path.parent.name for path in FUSHUN.glob("*/chains.csv"))


@pytest.fixture(scope="module")
def url(fushun_app):
    return fushun_app.url


def test_the_overview_shows_the_citys_figures_with_their_source(page, url):
    open_page(page, url)
    for text in (
        "抚顺市产业链总览",
        "11 个重点产业集群",
        "3 个重点领域",
        "9 个产业招商工作专班",
        "173 个",
        "458.4 亿元",
    ):
        shown(page, text)
    for text in ("71.2 亿元", "752 个", "1,666.6 亿元", "198.6 亿元", "lndj.gov.cn", "714 个", "1,482.5 亿元"):
        shown(page, text)


@pytest.mark.parametrize("width", [1280, 1440])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_of_the_overview_overlaps(page, url, language, width):
    page.set_viewport_size({"width": width, "height": 800})
    open_page(page, url, lang=language)
    quiet(page)
    heat = page.locator("table.heat").bounding_box()
    pressing = page.locator("table.list").first.bounding_box()
    assert heat["x"] + heat["width"] <= pressing["x"]
    cut = "every => every.filter(one => one.scrollWidth > one.clientWidth).length"
    assert page.locator(".figures li b").count() == 6
    assert page.locator(".figures li").evaluate_all(cut) == 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_overview_fits_one_screen_once_the_tour_is_closed(page, url, language):
    open_page(page, url, lang=language)
    page.locator(".st-key-tour-done button").click()
    page.locator(".st-key-tour").wait_for(state="detached")
    quiet(page)
    page.wait_for_function(
        "() => (main => main.scrollHeight <= main.clientHeight)(document.querySelector('[data-testid=stMain]'))"
    )
    page.locator("dl.news").wait_for()


def test_on_half_a_screen_the_parts_of_the_overview_stand_below_one_another(page, url):
    page.set_viewport_size({"width": 820, "height": 1000})
    open_page(page, url)
    quiet(page)
    boxes = [page.locator(part).bounding_box() for part in ("table.heat", "table.pressing", "table.quality", "dl.news")]
    assert all(above["y"] + above["height"] <= below["y"] for above, below in pairwise(boxes))
    assert max(box["x"] + box["width"] for box in boxes) <= 820


def test_a_cell_of_the_overview_opens_its_chain_with_that_state(page, url):
    open_page(page, url)
    page.locator("[data-click='petrochem-new-materials missing']").click()
    shown(page, "78 个链环")
    page.wait_for_function("() => new URLSearchParams(location.search).get('state') === 'missing'")
    assert "/panorama?" in page.url


def test_the_overview_says_what_a_second_load_changed_and_that_a_third_changed_nothing(
    page, serve, tmp_path, fushun_facts
):
    facts = fushun_facts
    without = figures_of(facts)[0]
    store = SqliteStore(tmp_path / "graph.sqlite")
    store.replace(facts, by="test")
    url = serve(HOME / "app.py", {"LIANPU_STORE": str(tmp_path / "graph.sqlite")})
    open_page(page, url)
    assert re.fullmatch(
        r"第 1 版，\d{4}-\d\d-\d\d \d\d:\d\d 更新，收录 14 条产业链、592 个链环、1,049 家企业、86 个项目",
        news(page)["资料"],
    )
    store.replace(replace(facts, nodes=tuple(node for node in facts.nodes if node is not without)), by="test")
    open_page(page, url)
    assert news(page)["撤去"] == "1 项城市指标"
    assert not {"新增", "改动"} & set(news(page))
    warned = replace(facts, nodes=tuple(node for node in facts.nodes if node is not without), warnings=())
    store.replace(warned, by="test")
    open_page(page, url)
    assert news(page)["资料"].endswith("，与上一版相同")
    page.locator("dl.news").get_by_text("与上一版相同").click()
    page.get_by_role("heading", name="资料与出处").wait_for()


def news(page):
    """What the overview tells, by what it is about."""
    lines = page.locator("dl.news")
    lines.wait_for()
    return dict(zip(lines.locator("dt").all_inner_texts(), lines.locator("dd").all_inner_texts(), strict=True))


def figures_of(facts):
    return [node for node in facts.nodes if isinstance(node, Figure)]


@pytest.mark.parametrize("chain", CHAINS)
def test_each_panorama_opens_and_a_click_shows_the_profile(page, url, chain):
    open_page(page, url, "panorama", chain=chain)
    card = page.locator("[data-card]").first
    card.wait_for()
    name = card.get_attribute("aria-label").split("，")[0]
    card.click()
    page.locator(".st-key-link-profile").get_by_role("heading", name=name).wait_for()
    page.wait_for_function("() => new URLSearchParams(location.search).has('link')")
    page.locator(".st-key-link-profile .verdict .line").first.wait_for()


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


def test_the_targets_board_filters_and_opens(page, url):
    open_page(page, url, "targets")
    shown(page, "14 条链共")
    page.get_by_label("搜目标、企业").fill("普利特")
    page.keyboard.press("Enter")
    page.locator("tr[data-click='modified-plastics']").click()
    profile = page.locator(".st-key-target-profile")
    for text in ("逐项怎样计", "S-02", "S-04", "必要性", "可行性", "次数仍在全市前 10 位", "新引进"):
        profile.get_by_text(text).first.wait_for()
    page.get_by_label("搜目标、企业").fill("没有这样的企业")
    page.keyboard.press("Enter")
    shown(page, "没有同时符合的目标")
    page.get_by_role("button", name="清除全部筛选").click()
    page.locator("tr[data-click]").first.wait_for()


def test_a_firm_and_an_unknown_firm(page, url):
    open_page(page, url, "firms", firm="fushun-special-steel")
    shown(page, "抚顺特殊钢股份有限公司")
    shown(page, "本地企业")
    open_page(page, url, "firms", firm="dingjide")
    for text in ("可作哪些目标的候选", "塑料助剂", "经营困难"):
        shown(page, text)
    open_page(page, url, "firms", firm="nobody")
    shown(page, "地址里的这些不在资料里：企业 firm=nobody")


def test_the_projects_the_city_named_are_found(page, url):
    open_page(page, url, "evidence")
    page.get_by_role("tab", name="项目").click()
    page.get_by_label("筛选").fill("高合金小棒材")
    page.keyboard.press("Enter")
    shown(page, "1 / 86")


def test_blank_tables_are_handed_over(page, url):
    open_page(page, url, "evidence")
    page.get_by_role("tab", name="缺哪些资料").click()
    with page.expect_download() as taken:
        page.get_by_role("button", name="下载空白表格").click()
    assert taken.value.suggested_filename == "产业链资料.xlsx"
    assert openpyxl.load_workbook(io.BytesIO(taken.value.path().read_bytes())).sheetnames[:2] == ["填写说明", "产业链"]


def test_english_is_complete_on_every_page(page, url):
    for path, title in (
        ("", "Industrial chains of Fushun"),
        ("panorama", "Panorama"),
        ("firms", "Firm profile"),
        ("targets", "Targets"),
        ("what_if", "What-if"),
        ("owner", "Chain owners"),
        ("documents", "Documents"),
        ("evidence", "Data and evidence"),
        ("methods", "Methods and glossary"),
    ):
        open_page(page, url, path, lang="en")
        page.get_by_role("heading", name=title).first.wait_for()


def test_the_methods_show_the_rule_pack_with_its_day_and_what_it_rests_on(page, url):
    open_page(page, url, "methods")
    page.get_by_text("规则包 2026-11-30 版，18 条").wait_for()
    page.get_by_text("《公平竞争审查条例》（国务院令第783号，2024-08-01 起施行）").wait_for()
    page.get_by_text("招标投标审查规则第六条").first.wait_for()


def test_the_language_is_switched_in_the_sidebar(page, url):
    open_page(page, url)
    page.get_by_text("EN", exact=True).click()
    page.get_by_role("heading", name="Industrial chains of Fushun").wait_for()
    page.get_by_role("link", name="Panorama").click()
    page.get_by_role("heading", name="Panorama").wait_for()


@pytest.mark.parametrize(
    ("path", "what"), [("roadmap", {}), ("documents", {"what": "panorama"}), ("owner", {}), ("what_if", {})]
)
def test_a_second_choice_of_a_chain_in_a_row_counts(page, url, path, what):
    open_page(page, url, path, chain="fine-chemicals", **what)
    for name, chain in (
        ("清洁能源", "clean-energy"),
        ("装备制造", "equipment-manufacturing"),
        ("冰雪经济", "ice-snow"),
    ):
        page.get_by_role("combobox", name=re.compile("产业链")).first.click()
        page.get_by_role("option", name=re.compile(name)).first.click()
        page.wait_for_url(re.compile(f"chain={chain}"))
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")


@pytest.mark.parametrize("path", ["ties", "firms"])
def test_the_first_choice_of_a_firm_counts_and_the_next_too(page, url, path):
    open_page(page, url, path)
    for name, firm in (("鼎际得", "dingjide"), ("抚顺特钢", "fushun-special-steel")):
        page.get_by_role("button", name="选一家企业").click()
        page.get_by_role("combobox", name="选一家企业").fill(name)
        page.get_by_role("option", name=re.compile(name)).first.click()
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        page.get_by_text(name).filter(visible=True).first.wait_for()
        page.wait_for_url(re.compile(f"firm={firm}"))


def test_the_picture_is_downloaded_and_needs_no_network(page, url):
    open_page(page, url, "panorama", chain="ice-snow")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="导出图片").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert "冰雪经济" in text
    assert not re.search(r"(href|src|url)\s*[=(]\s*['\"]?https?:", text)


def test_an_empty_store_says_what_to_do(browser, serve, tmp_path_factory):
    path = tmp_path_factory.mktemp("empty") / "none.sqlite"
    page = browser.new_page()
    page.goto(serve(HOME / "app.py", {"LIANPU_STORE": str(path)}))
    page.get_by_text("还没有资料").wait_for()
    page.get_by_text("make load").wait_for()
    SqliteStore(path).replace(read_facts(TINY), by="test")
    page.get_by_role("button", name="重试").click()
    page.wait_for_selector("h1")
    page.close()


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


def test_firms_that_might_make_a_link_are_told_as_leads_once_asked_for(page, url):
    open_page(page, url, "targets", link="ring-forging")
    profile = page.locator(".st-key-target-profile")
    profile.get_by_text("再找可能生产的企业").click()
    profile.get_by_text("也按这些叫法找（行业常识）").wait_for(timeout=60_000)
    profile.get_by_text("产品像在做企业").first.wait_for()
    profile.get_by_text("常在的行业：行业“").first.wait_for()
    profile.get_by_text("推定").locator("visible=true").first.wait_for()


def test_a_server_that_is_not_there_is_told_apart(browser, serve):
    away = {"NEO4J_URI": "bolt://127.0.0.1:9", "NEO4J_USER": "neo4j", "NEO4J_PASSWORD": "away-from-here"}
    page = browser.new_page()
    page.goto(serve(HOME / "app.py", away) + "/?lang=en")
    page.get_by_text("The graph database is not reachable").wait_for()
    page.get_by_role("button", name="Try again").wait_for()
    page.close()
