"""The firm page: who it is, links, news and ties in one screen, all facts folded; and the list it opens with."""

import re

import pytest
from playwright.sync_api import expect

from tests.views.line import look
from tests.views.served import in_address, open_page, quiet, settled


@pytest.fixture(scope="module")
def url(fushun_app):
    return fushun_app.url


def part(page, title):
    """The short table under a title."""
    head = page.get_by_role("heading", name=re.compile(f"^{title} \\d+$"))
    return page.locator(".section-head").filter(has=head).locator("xpath=following-sibling::table")


@pytest.mark.browser
def test_without_an_address_the_page_is_the_list_of_local_firms_and_of_others(page, url):
    open_page(page, url, "firms")
    page.get_by_text("95 家，按做的链环多少排，先列 30 家").wait_for()
    rows = page.locator("table.words tbody tr")
    expect(rows).to_have_count(30)
    expect(rows.first).to_contain_text("抚顺石化")
    page.get_by_text("外地企业", exact=True).click()
    page.get_by_text("按能补的目标多少排").wait_for()
    assert in_address(page, "side") == ["elsewhere"]
    name = rows.first.locator("td").first.inner_text()
    rows.first.click()
    page.get_by_role("heading", name=name, level=1).wait_for()
    page.wait_for_url("**/firms?*firm=*")


@pytest.mark.browser
def test_an_outside_firm_says_what_it_could_supply_and_what_speaks_against_it(page, url):
    open_page(page, url, "firms", firm="aokegufen")
    page.get_by_role("heading", name="奥克股份", level=1).wait_for()
    in_one_screen(page)
    page.get_by_text("外地企业 · 辽宁 辽阳 · 300082.SZ").wait_for()
    head = page.locator(".firm-head")
    expect(head.get_by_role("heading").first).to_have_text(re.compile("^先谈：能补 碳酸乙烯酯"))
    expect(head).to_contain_text("谈之前先想")
    expect(head).to_contain_text("只到中试")
    assert part(page, "在本市能补什么").locator("tr").count() == 3
    expect(part(page, "与其他企业的关系（含同集团）").locator("td.short")).to_have_text(["供应商", "客户"])
    expect(page.locator(".blanks")).to_have_text(
        "没有资料的 3 栏　项目、在链中的角色、信用代码　没有查到，不等于没有。"
    )


def in_one_screen(page):
    """The head of a firm ends above the lower edge."""
    quiet(page)
    box = page.locator(".blanks, .st-key-stack-firm").last.bounding_box()
    assert box["y"] + box["height"] <= 900


def test_what_puts_a_firm_on_watch_is_said_once(url):
    (head,) = [text for text in look(url, "firms", firm="kelonggufen").drawn if 'class="firm-head"' in text]
    assert "<h2>待观察：能补" in head
    assert head.count("经营困难") == 1


@pytest.mark.browser
def test_a_local_firm_says_what_it_makes_every_fact_is_folded_below_and_firms_and_links_open(page, url, fushun):
    open_page(page, url, "firms", firm="fushun-special-steel")
    expect(page.locator(".firm-head").get_by_role("heading").first).to_contain_text("在做")
    in_one_screen(page)
    made = len(fushun.city.makes_of["fushun-special-steel"])
    fold = page.get_by_test_id("stExpander").filter(has_text=f"生产记录 {made}")
    fold.locator("summary").click()
    settled(page)
    expect(fold.locator("table.words tbody tr")).to_have_count(made)
    expect(fold.locator("thead")).to_contain_text("出处")
    part(page, "与其他企业的关系（含同集团）").get_by_role("button", name="欣兴板材").click()
    page.get_by_role("heading", name="欣兴板材", level=1).wait_for()
    expect(part(page, "与其他企业的关系（含同集团）").locator("td.short").first).to_have_text("母公司")
    page.go_back()
    page.get_by_role("heading", name="抚顺特钢", level=1).wait_for()
    expect(page.get_by_role("heading", name="做什么 16")).to_be_visible()
    settled(page)
    part(page, "做什么").get_by_role("button").first.click()
    page.wait_for_url("**/panorama?*link=*")


def test_a_firm_of_which_only_the_name_is_known_says_so(url, fushun):
    known = {lead.start for group in fushun.city.chain_roles.values() for lead in group}
    city = fushun.city
    bare = next(
        firm.id
        for firm in city.firms.values()
        if firm.local and not any((city.makes_of.get(firm.id), city.signals.get(firm.id), firm.id in known))
    )
    assert "<h2>只知道名称与所在地</h2>" in "".join(look(url, "firms", firm=bare).drawn)


def test_english_is_complete(url):
    said = look(url, "firms", firm="aokegufen", lang="en").said
    for text in (
        "Talk first: could supply",
        "Before talking to it",
        "What it could supply here 3",
        "fields not on file",
    ):
        assert text in said
