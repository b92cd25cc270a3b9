"""The panorama page on the facts of Fushun: two chains side by side, its print, and addresses that reopen it."""

import re

import pytest
from playwright.sync_api import expect

from graph.analysis.lists.weakest import weakest
from tests.views.line import look
from tests.views.served import open_page, quiet, settled

pytestmark = pytest.mark.browser

CHAIN = "petrochem-new-materials"
A3 = (1191, 842)


@pytest.fixture(scope="module")
def url(fushun_app):
    return fushun_app.url


def test_two_chains_side_by_side_show_what_they_share_and_what_goes_across(page, url):
    assert "6 links shared" in look(url, "panorama", chain=CHAIN, lang="en", **{"with": "fine-chemicals"}).said
    open_page(page, url, "panorama", chain=CHAIN, **{"with": "fine-chemicals"})
    expect(page.get_by_text("共有链环 6")).to_be_visible()
    states = page.locator("table.beside").first.locator("tbody tr")
    expect(states).to_have_count(2)
    expect(states.first.locator("td.number").first).to_have_text("78")
    names = page.locator("table.beside").nth(1).locator("b[data-click]")
    names.first.wait_for()
    assert set(names.evaluate_all("every => every.map(one => one.dataset.click)")) >= {"ethylene", "propylene"}
    expect(page.locator(".only h3")).to_have_text([re.compile("72"), re.compile("67")])
    pictures = page.locator(".pair.wide svg")
    expect(pictures.locator("[data-card]")).to_have_count(78 + 73)
    expect(pictures.first.locator("[data-click]")).to_have_count(6)
    expect(pictures.last.locator("[data-click=ethylene]")).to_have_count(1)
    page.locator("b[data-click=ethylene]").click()
    expect(page.locator(".st-key-link-profile")).to_be_visible()
    assert "with=" not in page.url


def test_another_chain_is_chosen_twice_in_a_row_then_a_second_beside_it_and_left(page, url):
    open_page(page, url, "panorama", chain=CHAIN, link="ethylene")
    for name, chain in (("高端精细化工", "fine-chemicals"), ("清洁能源", "clean-energy")):
        page.get_by_label("产业链", exact=True).click()
        page.get_by_role("option", name=name).click()
        page.wait_for_url(lambda address, chain=chain: f"chain={chain}" in address and "link=" not in address)
        page.locator(f"svg.panorama[aria-label*='{name}']").wait_for()
    settled(page)
    page.get_by_label("对照另一条链").click()
    page.get_by_role("option", name="冰雪经济").click()
    expect(page.get_by_text(re.compile(r"^共有链环 \d+"))).to_be_visible()
    page.wait_for_url(re.compile("with=ice-snow"))
    page.locator(".stSelectbox").nth(1).get_by_role("button", name="清除").click()
    page.locator("[data-card]").first.wait_for()
    page.wait_for_url(lambda address: "with=" not in address)


def test_the_head_of_a_chain_reopens_with_what_was_set(page, url, visit):
    open_page(page, url, "panorama", chain=CHAIN, link="modified-plastics", state="missing", range="focus", steps=2)
    expect(page.get_by_text("以“改性塑料”为中心")).to_be_visible()
    page.get_by_role("button", name="延链").first.click()
    page.get_by_role("button", name="✕").click()
    expect(page.locator(".st-key-link-profile")).to_have_count(0)
    page.wait_for_url(lambda address: "link=" not in address and "strategy=extend" in address)
    with visit() as other:
        other.goto(page.url)
        expect(other.get_by_text("以“改性塑料”为中心")).to_be_visible()
        expect(other.locator(".pill[data-strategy=extend]")).to_have_attribute("aria-pressed", "true")
        expect(other.locator(".pill[data-state=missing]")).to_have_attribute("aria-pressed", "true")


def test_the_print_is_one_light_a3_sheet_without_controls_in_the_dark_too(visit, url):
    with visit("dark") as page:
        open_page(page, url, "panorama", chain=CHAIN)
        wait_drawn(page)
        page.emulate_media(media="print")
        for gone in ("[data-testid=stSidebar]", ".stDownloadButton", ".find", ".segments.range", ".link.twins"):
            expect(page.locator(gone).first).to_be_hidden()
        ground = page.locator(".stApp").evaluate("node => getComputedStyle(node).backgroundColor")
        assert ground == "rgb(255, 255, 255)"
        name = page.locator("[data-card] .n").first.evaluate("node => getComputedStyle(node).fill")
        assert name == "rgb(23, 33, 43)"
        pages = sheets(page.pdf(prefer_css_page_size=True))
    assert pages == [A3]


def test_the_print_of_the_largest_owners_view_is_one_sheet_too(page, url):
    open_page(page, url, "panorama", chain="metallurgical-new-materials", range="owner", lang="en")
    wait_drawn(page)
    assert sheets(page.pdf(prefer_css_page_size=True)) == [A3]


def wait_drawn(page):
    """Wait for the picture and for the style of the print, which may come after it."""
    page.locator("[data-card]").first.wait_for()
    styles = "[...document.querySelectorAll('style')]"
    page.wait_for_function(f"() => {styles}.some(style => style.textContent.includes('A3 landscape'))")


def sheets(pdf):
    """The sizes of a PDF's pages, in whole points."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(round(float(width)), round(float(height))) for width, height in boxes]


def test_escape_in_the_profile_leaves_it_for_its_card(page, url):
    card = page.get_by_role("button", name=re.compile("^改性塑料"))
    profile = page.locator(".st-key-link-profile")
    open_page(page, url, "panorama", chain=CHAIN, link="modified-plastics")
    # opened by its address, then by a click
    for time in (1, 2):
        if time == 2:
            card.click()
        profile.wait_for()
        quiet(page)
        profile.get_by_role("button").first.focus()
        page.keyboard.press("Escape")
        expect(profile).to_have_count(0)
        page.wait_for_url(lambda address: "link=" not in address)
        expect(card).to_be_focused()


def test_at_half_a_screen_nothing_of_the_second_row_is_out_of_reach(page, url):
    page.set_viewport_size({"width": 820, "height": 900})
    open_page(page, url, "panorama", chain=CHAIN, lang="en")
    parts = page.locator(".bar.second .pill, .bar.second .find, .bar.second [data-range]")
    assert parts.count() == 1 + 4 + 1 + 3
    ends = parts.evaluate_all("every => every.map(one => one.getBoundingClientRect().right)")
    assert max(ends) <= 820


def test_where_fewer_than_three_are_weak_it_is_said_where_the_gaps_stand(url, fushun):
    for chain in ("coal-gangue", "metallurgical-new-materials", "fine-chemicals"):
        weak = len(weakest(fushun, chain))
        said = look(url, "panorama", chain=chain).said
        assert ("没有弱环；要补的缺口见" in said) == (weak == 0), chain
        assert ("没有别的弱环；要补的缺口见" in said) == (0 < weak < 3), chain
