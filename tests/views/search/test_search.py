"""One search over everything, in a real Chromium: typing, keys, pinyin, codes, hostile names, what was opened."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from graph.model.nodes import Firm
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts
from tests.views.conftest import embedded
from tests.views.served import TINY, grave_faults, in_address, open_page, settled

pytestmark = pytest.mark.browser

HOSTILE = '<img src=x onerror="window.broken=1">&amp;</mark>厂'


@pytest.fixture(scope="module")
def url(fushun_app):
    return fushun_app.url


@pytest.fixture(scope="module")
def hostile_url(serve, tmp_path_factory):
    facts = read_facts(TINY)
    candidate = next(node for node in facts.nodes if isinstance(node, Firm) and not node.local)
    named = replace(candidate, id="hostile", name_zh=HOSTILE, stock_code=None)
    store = SqliteStore(tmp_path_factory.mktemp("hostile") / "graph.sqlite")
    store.replace(replace(facts, nodes=(*facts.nodes, named)), by="test")
    return embedded(store, serve).url


def search(page, text=""):
    """Open the search by its key and type."""
    page.locator(".st-key-search button.field").wait_for()
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.type(text)


def field(page):
    return page.get_by_role("combobox", name="搜索全部").or_(page.get_by_role("combobox", name="Search everything"))


def chosen(page):
    return page.locator("dialog[open] [role=option][aria-selected=true]")


def test_typing_finds_arrows_choose_and_enter_opens(page, url):
    open_page(page, url, "methods")
    search(page, "乙烯")
    expect(chosen(page)).to_have_attribute("aria-label", "乙烯, 强, 高端精细化工等 3 条链")
    expect(page.get_by_role("status").filter(has_text="条")).to_be_visible()
    assert field(page).get_attribute("aria-activedescendant") == chosen(page).get_attribute("id")
    page.keyboard.press("ArrowDown")
    expect(chosen(page)).to_contain_text("乙烯焦油")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(chosen(page)).to_have_attribute("id", page.locator("dialog[open] [role=option]").last.get_attribute("id"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/panorama?*link=ethylene*")
    page.locator(".st-key-link-profile").get_by_role("heading", name="乙烯").wait_for()
    expect(page.locator("dialog[open]")).to_have_count(0)


STRAIGHT = {
    "fstg": "**/firms?*firm=fushun-special-steel*",  # initials, a firm here
    "aokegufen": "**/firms?*firm=aokegufen*",  # pinyin, a firm elsewhere
    "ice-snow": "**/panorama?*chain=ice-snow*",  # id
    "300082": "**/firms?*firm=aokegufen*",  # stock code
    "目标企业目录": "**/documents?*what=catalogue*",
    "口径与名词": "**/methods*",
    "路径图 冰雪": "**/documents?*chain=ice-snow*",
}


def test_enter_goes_straight_to_the_best_even_before_the_answer_came(page, url):
    open_page(page, url, "methods")
    for text, address in STRAIGHT.items():
        search(page, text)
        page.keyboard.press("Enter")
        page.wait_for_url(address)
        settled(page)


def test_another_page_of_the_same_thing_and_what_was_opened_lately(page, url):
    open_page(page, url, "methods")
    search(page, "yx")
    expect(page.get_by_text("按拼音读作 乙烯")).to_be_visible()
    expect(chosen(page).locator("mark")).to_have_text("乙烯")
    page.keyboard.press("Alt+2")
    page.wait_for_url("**/explore?*")
    assert in_address(page, "open") == ["Link:ethylene"]
    settled(page)
    search(page)
    expect(page.get_by_text("最近打开")).to_be_visible()
    expect(chosen(page)).to_contain_text("乙烯")


def test_escape_closes_and_the_focus_goes_back_and_letters_are_typed(page, url):
    open_page(page, url, "methods")
    button = page.get_by_role("button", name="搜索全部")
    button.click()
    expect(field(page)).to_be_focused()
    # letters that Streamlit takes for commands
    page.keyboard.type("rc")
    expect(field(page)).to_have_value("rc")
    expect(page.get_by_role("dialog")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(button).to_be_focused()
    button.click()
    expect(field(page)).to_have_value("")
    page.keyboard.press("Escape")
    a_slash_where_one_writes_is_a_slash(page)


def a_slash_where_one_writes_is_a_slash(page):
    page.get_by_role("link", name="目标看板").click()
    page.get_by_label("搜目标、企业").click()
    page.keyboard.type("a/b")
    expect(page.get_by_label("搜目标、企业")).to_have_value("a/b")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_one_kind_alone_by_its_pill_kinds_by_keys_and_what_is_near_where_nothing_is_found(page, url):
    open_page(page, url, "methods")
    search(page, "化工")
    groups = page.locator("dialog[open] .group-head")
    expect(groups.first).to_contain_text("链环")
    page.keyboard.press("PageDown")
    expect(chosen(page)).to_have_attribute(
        "aria-label", "化工新材料（含橡塑蜡深加工、碳基材料）, 产业集群, 产业集群 · 78 个链环"
    )
    page.get_by_role("button", name="企业 58").click()
    expect(groups).to_have_count(1)
    expect(page.locator("dialog[open] [role=option]")).to_have_count(58)
    expect(field(page)).to_be_focused()
    page.get_by_role("option", name="北方化工").click()
    page.wait_for_url("**/firms?*")
    settled(page)
    search(page, "聚异丁稀")
    expect(page.get_by_text("没有找到“聚异丁稀”")).to_be_visible()
    expect(page.get_by_text("是不是要找")).to_be_visible()
    expect(chosen(page)).to_contain_text("聚异丁烯")
    page.keyboard.press("Enter")
    page.wait_for_url("**/panorama?*link=polyisobutylene*")


def test_a_name_with_markup_is_shown_as_it_is_written(page, hostile_url):
    open_page(page, hostile_url, "methods")
    search(page, "onerror")
    expect(chosen(page).locator(".name")).to_have_text(HOSTILE)
    expect(chosen(page).locator("mark")).to_have_text("onerror")
    assert page.locator("dialog[open] img").count() == 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/firms?*firm=hostile*")
    assert page.evaluate("() => window.broken") is None


def test_a_thing_is_chosen_for_a_page_by_the_same_search(page, url):
    open_page(page, url, "explore", open="Link:ethylene")
    page.get_by_role("button", name="再找一个").click()
    page.keyboard.type("fstg")
    page.keyboard.press("Enter")
    page.wait_for_function("() => new URLSearchParams(location.search).getAll('open').length === 2")
    assert in_address(page, "open") == ["Link:ethylene", "Firm:fushun-special-steel"]


def test_an_index_the_server_dropped_is_asked_for_again(page, url):
    open_page(page, url, "methods")
    dropped = []

    def drop(route):
        if dropped:
            route.continue_()
        else:
            dropped.append(route.request.url)
            route.fulfill(body="null")

    page.route("**/search/**text=*", drop)
    search(page, "乙烯")
    expect(chosen(page)).to_contain_text("乙烯")
    assert dropped


@pytest.mark.parametrize(("language", "scheme", "width"), [("zh", "light", 1440), ("en", "dark", 820)])
def test_the_sheet_has_no_grave_fault_and_fits(visit, url, language, scheme, width):
    with visit(scheme) as page:
        page.set_viewport_size({"width": width, "height": 900})
        open_page(page, url, "methods", lang=language)
        search(page, "yixi")
        expect(chosen(page)).to_be_visible()
        page.wait_for_function(
            "() => !document.getAnimations({subtree: true}).some(each => each.playState === 'running')"
        )
        assert [fault["id"] for fault in grave_faults(page)] == []
        box = page.locator("dialog[open]").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        wide = "nodes => nodes.filter(node => node.scrollWidth > node.clientWidth + 1).length"
        assert page.locator("dialog[open] .left, dialog[open] .about, dialog[open] .foot").evaluate_all(wide) == 0
