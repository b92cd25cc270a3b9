"""The overview in a real Chromium on the facts of Fushun, and what it tells of one load after the other."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from graph.errors import Issue, Severity
from graph.model.nodes import Figure
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts
from tests.views.line import look
from tests.views.served import HOME, TINY, open_page, quiet

SOURCED = (
    "抚顺市产业链总览",
    "11 个重点产业集群",
    "3 个重点领域",
    "9 个产业招商工作专班",
    "173 个",
    "458.4 亿元",
    "71.2 亿元",
    "752 个",
    "1,666.6 亿元",
    "198.6 亿元",
    "lndj.gov.cn",
    "714 个",
    "1,482.5 亿元",
)

AS_BEFORE = Issue(severity=Severity.WARNING, code="w", file="links.csv", zh="一处", en="one", do_zh="看", do_en="look")
"""A warning makes a load of its own, in which nothing is changed."""


def test_the_overview_shows_the_citys_figures_with_their_source(fushun_app):
    said = look(fushun_app.url).said
    assert [text for text in SOURCED if text not in said] == []


@pytest.mark.browser
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_overlaps_at_any_width_and_it_fits_one_screen_once_the_tour_is_closed(page, fushun_app, language):
    open_page(page, fushun_app.url, lang=language)
    for width in (1280, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        quiet(page)
        nothing_is_cut_or_beside_its_place(page)
    page.set_viewport_size({"width": 820, "height": 1000})
    quiet(page)
    parts_stand_below_one_another(page)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.locator(".st-key-tour-done button").click()
    page.locator(".st-key-tour").wait_for(state="detached")
    quiet(page)
    page.wait_for_function(
        "() => (main => main.scrollHeight <= main.clientHeight)(document.querySelector('[data-testid=stMain]'))"
    )
    page.locator("dl.news").wait_for()
    page.locator("[data-click='petrochem-new-materials missing']").click()
    expect(page.locator(".pill[data-state=missing]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-card]")).to_have_count(78)
    page.wait_for_function("() => new URLSearchParams(location.search).get('state') === 'missing'")
    assert "/panorama?" in page.url


def nothing_is_cut_or_beside_its_place(page):
    heat = page.locator("table.heat").bounding_box()
    pressing = page.locator("table.list").first.bounding_box()
    assert heat["x"] + heat["width"] <= pressing["x"]
    cut = "every => every.filter(one => one.scrollWidth > one.clientWidth).length"
    assert page.locator(".figures li b").count() == 6
    assert page.locator(".figures li").evaluate_all(cut) == 0


def parts_stand_below_one_another(page):
    boxes = [page.locator(part).bounding_box() for part in ("table.heat", "table.pressing", "table.quality", "dl.news")]
    assert all(above["y"] + above["height"] <= below["y"] for above, below in pairwise(boxes))
    assert max(box["x"] + box["width"] for box in boxes) <= 820


@pytest.mark.browser
def test_an_empty_store_says_what_to_do_and_each_load_what_it_changed(page, serve, tmp_path):
    path = tmp_path / "none.sqlite"
    url = serve(HOME / "app.py", {"LIANPU_STORE": str(path)})
    page.goto(url)
    page.get_by_text("还没有资料").wait_for()
    page.get_by_text("make load").wait_for()
    facts, store = read_facts(TINY), SqliteStore(path)
    store.replace(facts, by="test")
    page.get_by_role("button", name="重试").click()
    page.wait_for_selector("h1")
    assert re.fullmatch(
        r"第 1 版，\d{4}-\d\d-\d\d \d\d:\d\d 更新，收录 1 条产业链、6 个链环、5 家企业、1 个项目", news(url)["资料"]
    )
    figure = next(node for node in facts.nodes if isinstance(node, Figure))
    fewer = replace(facts, nodes=tuple(node for node in facts.nodes if node is not figure))
    store.replace(fewer, by="test")
    told = news(url)
    assert told["撤去"] == "1 项城市指标"
    assert not {"新增", "改动"} & set(told)
    store.replace(replace(fewer, warnings=(AS_BEFORE,)), by="test")
    assert news(url)["资料"].endswith("，与上一版相同")
    open_page(page, url)
    page.locator("dl.news").get_by_text("与上一版相同").click()
    page.get_by_role("heading", name="资料与出处").wait_for()


def news(url):
    """What the overview tells, by what it is about."""
    lines = re.search(r'<dl class="news.*?</dl>', "".join(look(url).drawn))[0]
    parts = [re.sub("<[^>]+>", "", part) for part in re.findall(r"<d[td]\b[^>]*>(.*?)</d[td]>", lines)]
    return dict(zip(parts[::2], parts[1::2], strict=True))
