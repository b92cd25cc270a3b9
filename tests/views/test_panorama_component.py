"""The panorama and the generic component in a real browser: pointer, keys, filters, hostile text, nothing outside."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SCRIPT = Path(__file__).parent / "scripts" / "panorama_script.py"
ACCENT = {"light": "rgb(29, 78, 126)", "dark": "rgb(134, 183, 227)"}


@pytest.fixture(scope="module")
def url(serve):
    return serve(SCRIPT)


@pytest.fixture
def page(visit, url):
    with visit() as opened:
        open_page(opened, url)
        yield opened


def open_page(page, url):
    page.goto(url)
    card(page, "ethylene").wait_for()


NUMBERS = {"naphtha": 0, "ethylene": 1, "olefin": 2, "lldpe": 3, "film": 4, "hostile": 5, "catalyst": 6}


def card(page, link):
    return page.locator(f"[data-card='{NUMBERS[link]}']")


def lit(page):
    """The links that do not step back."""
    back = page.locator("[data-card].back").evaluate_all("nodes => nodes.map(node => Number(node.dataset.card))")
    return {link for link, number in NUMBERS.items() if number not in back}


def drawn(page):
    """The links whose cards are to be seen."""
    gone = page.locator("[data-card].gone").evaluate_all("nodes => nodes.map(node => Number(node.dataset.card))")
    return {link for link, number in NUMBERS.items() if number not in gone}


def wait_open(page, link):
    """Wait until the card's profile stands with the narrow picture beside it, and no other."""
    expect(page.get_by_text(f"打开 {link}")).to_be_visible()
    expect(page.locator(".scroll > svg[data-card-width='128']")).to_have_count(1)
    expect(page.locator(".scroll > svg")).to_have_count(1)


def wait_closed(page):
    expect(page.get_by_text(re.compile("^打开 "))).to_have_count(0)
    expect(page.locator(".scroll > svg[data-card-width='152']")).to_have_count(1)
    expect(page.locator(".scroll > svg")).to_have_count(1)


def readout(page):
    return page.locator(".readout.shown .said")


def at_rest(page):
    page.mouse.move(5, 5)
    expect(page.locator("[data-card].back")).to_have_count(0)


def test_a_click_opens_the_card_and_a_click_on_the_ground_closes(page):
    card(page, "olefin").click()
    wait_open(page, "olefin")
    expect(card(page, "olefin")).to_have_attribute("aria-expanded", "true")
    page.locator("svg.panorama .lane").first.click(position={"x": 5, "y": 5})
    wait_closed(page)
    page.wait_for_url(lambda address: "link=" not in address)


def test_opening_keeps_the_row_of_every_card(page):
    def rows():
        return page.locator("[data-card]").evaluate_all(
            "nodes => nodes.map(node => node.getAttribute('transform').split(' ')[1])"
        )

    before = rows()
    card(page, "film").click()
    wait_open(page, "film")
    assert rows() == before


def test_hover_lights_all_that_feeds_a_card_and_all_it_reaches(page):
    card(page, "olefin").hover()
    expect(readout(page)).to_have_text("α-烯烃 · 读数")
    assert lit(page) == {"naphtha", "ethylene", "olefin", "lldpe", "film"}
    expect(page.locator(".l.direct")).to_have_count(2)
    expect(page.locator(".l.indirect")).to_have_count(2)
    at_rest(page)
    expect(page.locator(".readout.shown")).to_have_count(0)


def test_in_focus_only_neighbours_light_up(page):
    page.get_by_role("button", name="聚焦").click()
    expect(page.get_by_text("点一张卡片作中心")).to_be_visible()
    card(page, "olefin").hover()
    expect(readout(page)).to_have_text("α-烯烃 · 读数")
    assert lit(page) == {"ethylene", "olefin", "lldpe"}


def test_a_focus_shows_only_what_is_so_many_steps_up_and_downstream_of_a_card(page):
    card(page, "film").click()
    wait_open(page, "film")
    page.get_by_role("button", name="聚焦").click()
    expect(page.get_by_text("以“塑料薄膜”为中心")).to_be_visible()
    assert drawn(page) == {"film", "lldpe"}
    page.get_by_role("button", name="2 步").click()
    assert drawn(page) == {"film", "lldpe", "olefin", "catalyst"}
    page.get_by_role("button", name="3 步").click()
    assert drawn(page) == {"film", "lldpe", "olefin", "catalyst", "ethylene"}
    page.get_by_role("button", name="不限").click()
    assert drawn(page) == set(NUMBERS) - {"hostile"}
    page.get_by_role("button", name="全链").click()
    assert drawn(page) == set(NUMBERS)


def test_keys_pass_what_a_focus_leaves_out_and_escape_leaves_the_focus(page):
    page.goto(f"{page.url}?range=focus&at=olefin")
    card(page, "olefin").wait_for()
    assert drawn(page) == {"ethylene", "olefin", "lldpe"}
    card(page, "ethylene").focus()
    met = set()
    for key in ("Up", "Down", "Left", "Right", "Down", "Right", "Up", "Left", "Left", "Down"):
        page.keyboard.press(f"Arrow{key}")
        met.add(page.locator("[data-card]:focus").get_attribute("data-card"))
    assert met == {str(NUMBERS[link]) for link in ("ethylene", "olefin", "lldpe")}
    page.keyboard.press("Escape")
    assert drawn(page) == set(NUMBERS)


def test_owner_range_keeps_what_the_owner_makes_and_its_neighbours(page):
    page.get_by_role("button", name="链主配套").click()
    expect(card(page, "film")).to_have_class(re.compile("back"))
    assert lit(page) == {"naphtha", "ethylene", "olefin"}
    expect(page.locator(".second .for-owner")).to_have_text(re.compile("^链主在产 1 环"))
    expect(card(page, "catalyst").locator(".halo")).to_have_class("halo wanting")
    expect(page.get_by_text("链主要用、本地缺")).to_be_visible()
    page.get_by_role("button", name="全链").click()
    expect(page.get_by_text("链主要用、本地缺")).to_be_hidden()


def tag(page, link, strategy):
    """The tag of a strategy on a card, defined once a picture and used by name."""
    return card(page, link).locator(f"use.strategy[href='#t-{strategy}']")


def test_strategies_are_marked_on_the_cards_and_filter_them(page):
    assert page.locator("defs #t-supplement text").inner_html() == "补链"
    assert page.locator("defs #t-extend text").inner_html() == "延链"
    expect(tag(page, "olefin", "supplement")).to_be_hidden()
    expect(card(page, "olefin").locator(".rank")).to_be_visible()
    page.get_by_role("button", name="标出目标").click()
    expect(tag(page, "olefin", "supplement")).to_be_visible()
    expect(card(page, "olefin").locator(".rank")).to_be_hidden()
    expect(tag(page, "film", "extend")).to_be_visible()
    expect(page.locator("[data-card].back")).to_have_count(0)
    page.get_by_role("button", name="延链 1").click()
    assert lit(page) == {"film"}, "a target counts under its main strategy"
    page.get_by_role("button", name="标出目标").click()
    expect(page.locator("[data-card].back")).to_have_count(0)
    expect(card(page, "olefin").locator(".rank")).to_be_visible()


def test_a_project_under_way_stands_on_its_card(page):
    badges = page.locator("[data-card] use[href='#works']")
    expect(badges).to_have_count(1)
    expect(card(page, "lldpe").locator("use[href='#works']")).to_have_count(1)
    expect(page.locator(".foot").get_by_text("有项目在建")).to_be_visible()


def test_the_address_opens_the_same_view_again(page, visit):
    page.get_by_role("button", name="缺 3").click()
    page.get_by_role("button", name="强 2").click()
    page.get_by_role("button", name="补链 1").click()
    page.get_by_label("在图上标出链环").fill("烯烃")
    card(page, "olefin").click()
    wait_open(page, "olefin")
    page.get_by_role("button", name="聚焦").click()
    page.get_by_role("button", name="2 步").click()
    for part in ("state=strong", "strategy=supplement", "range=focus", "steps=2", "at=olefin", "link=olefin"):
        assert part in page.url
    with visit() as other:
        open_page(other, page.url)
        wait_open(other, "olefin")
        for name in ("缺 3", "强 2", "补链 1", "聚焦", "2 步"):
            expect(other.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
        expect(other.get_by_label("在图上标出链环")).to_have_value("烯烃")
        assert drawn(other) == drawn(page) == {"naphtha", "ethylene", "olefin", "lldpe", "film"}


def test_an_address_with_unknown_values_shows_the_whole_chain(page):
    page.goto(f"{page.url}?range=nowhere&steps=9&state=lost&strategy=guess&at=nobody")
    card(page, "olefin").wait_for()
    assert drawn(page) == lit(page) == set(NUMBERS)
    expect(page.get_by_role("button", name="全链")).to_have_attribute("aria-pressed", "true")


def test_a_pressed_pill_fades_the_other_states_and_removes_nothing(page):
    pill = page.get_by_role("button", name="缺 3")
    pill.click()
    expect(pill).to_have_attribute("aria-pressed", "true")
    assert lit(page) == {"olefin", "film", "catalyst"}
    expect(page.locator("[data-card]")).to_have_count(7)
    pill.click()
    expect(page.locator("[data-card].back")).to_have_count(0)


def test_filters_outlive_the_opening_of_a_card(page):
    page.get_by_role("button", name="缺 3").click()
    card(page, "olefin").click()
    wait_open(page, "olefin")
    expect(page.get_by_role("button", name="缺 3")).to_have_attribute("aria-pressed", "true")


def test_names_are_marked_on_the_picture_and_emptied_by_escape(page):
    page.get_by_role("searchbox").fill("薄膜")
    expect(page.get_by_text("找到 1 个链环")).to_be_visible()
    assert lit(page) == {"film"}
    page.keyboard.press("Escape")
    expect(page.locator("[data-card].back")).to_have_count(0)


def test_the_keyboard_walks_opens_and_closes(page):
    page.locator(".second .find").focus()
    page.keyboard.press("Tab")
    start = page.locator("[data-card]:focus")
    expect(start).to_have_count(1)
    expect(page.locator("[data-card][tabindex='0']")).to_have_count(1)
    card(page, "ethylene").focus()
    page.keyboard.press("ArrowRight")
    expect(card(page, "ethylene")).not_to_be_focused()
    link = next(link for link in NUMBERS if card(page, link).evaluate("node => node.matches(':focus')"))
    assert link in ("olefin", "lldpe"), "the next column to the right"
    expect(readout(page)).to_contain_text("读数")
    expect(page.locator("[data-card].back")).to_have_count(0)
    page.keyboard.press("Enter")
    wait_open(page, link)
    expect(card(page, link)).to_be_focused()
    page.keyboard.press("Escape")
    wait_closed(page)
    expect(card(page, link)).to_be_focused()


def test_the_same_content_is_offered_as_a_table(page):
    page.get_by_role("button", name="看成表格").click()
    row = page.get_by_role("row").filter(has_text="线性低密度聚乙烯").filter(has_text="塑料薄膜").first
    expect(row.get_by_role("cell")).to_have_text(
        ["线性低密度聚乙烯", "中游", "强", "1 家", "—", "催化剂、α-烯烃", "塑料薄膜"]
    )
    page.get_by_role("button", name="收起表格").click()
    expect(page.locator(".twin table")).to_be_hidden()


def test_hostile_text_stays_text(page):
    card(page, "hostile").hover()
    expect(readout(page)).to_contain_text('<img src=x onerror="document.title=\'hit\'"> ]]> & "x" · 读数')
    page.get_by_role("button", name="看成表格").click()
    expect(page.locator(".twin table")).to_be_visible()
    assert page.locator(".lp img").count() == 0
    assert page.title() != "hit"


def test_gaps_follow_the_width_and_cards_do_not(page):
    def lefts():
        return page.locator("[data-card]").evaluate_all("nodes => nodes.map(node => node.getBoundingClientRect().x)")

    wide, before = lefts(), card(page, "film").get_attribute("transform")
    size = card(page, "film").locator("rect").last.bounding_box()
    page.set_viewport_size({"width": 1200, "height": 900})
    film = NUMBERS["film"]
    expect(card(page, "film")).not_to_have_attribute("transform", before)
    narrow = lefts()
    assert narrow[film] < wide[film] - 100
    assert card(page, "film").locator("rect").last.bounding_box()["width"] == pytest.approx(size["width"], abs=0.1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_theme(visit, url, scheme):
    with visit(scheme) as page:
        open_page(page, url)
        colour = "node => getComputedStyle(node).color"
        assert page.locator("b[data-click=word]").evaluate(colour) == ACCENT[scheme]
        ground = page.locator(".lp .pill").first.evaluate("node => getComputedStyle(node).backgroundColor")
        assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(17, 23, 29)"}[scheme]


def test_the_generic_component_returns_what_was_pressed(page):
    page.locator("[data-click=word]").click()
    expect(page.get_by_text("按下 word")).to_be_visible()
    cell = page.locator("[data-click=cell]")
    cell.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("按下 cell")).to_be_visible()
    expect(page.get_by_role("cell", name="甲")).to_be_visible()
    expect(page.locator("[data-click=word]")).to_have_attribute("role", "button")
