"""The roadmap page in a real Chromium, on the six links and five firms: limits in the address."""

import pytest
from playwright.sync_api import expect

from tests.views.served import asked, open_page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def url(tiny_app):
    return tiny_app.url


def lanes(page):
    """Return the links of each lane, by its left edge."""
    steps = page.locator("g.step[data-click]").evaluate_all(
        "nodes => nodes.map(node => [node.dataset.click, node.getAttribute('transform').match(/[\\d.]+/)[0]])"
    )
    return {link: float(left) for link, left in steps}


def test_steps_a_phase_are_opened_by_an_address_and_changed_on_the_page(page, url):
    open_page(page, url, "roadmap", chain="oil", near=1)
    page.get_by_text("1 步（最多 1）").first.wait_for()
    assert lanes(page)["ethylene"] < lanes(page)["polyethylene"]
    page.get_by_role("button", name="改每期步数").click()
    expect(page.get_by_label("近期最多几步")).to_have_value("1")
    page.get_by_label("近期最多几步").fill("2")
    page.keyboard.press("Enter")
    page.get_by_text("2 步（最多 2）").first.wait_for()
    assert lanes(page)["ethylene"] == lanes(page)["polyethylene"]
    assert asked(page)["near"] == "2"
    page.get_by_role("button", name="都不限").click()
    expect(page.get_by_text("（最多 2）")).to_have_count(0)
    assert "near" not in asked(page)


def test_what_finds_no_room_is_told(page, url):
    open_page(page, url, "roadmap", chain="oil", near=1, middle=1, far=1, limit=1)
    page.get_by_text("排入 1 步，未排 1 环").wait_for()
    page.get_by_text("超出限额，其他更值得：").wait_for()
    assert asked(page)["limit"] == "1"


def test_a_limit_that_is_none_is_passed_over(page, url):
    open_page(page, url, "roadmap", chain="oil", near="-1", middle="many", far="99999999999", budget="nan")
    page.get_by_text("排入 2 步，未排 0 环").wait_for()


def test_it_is_whole_in_english(page, url):
    open_page(page, url, "roadmap", chain="oil", near=1, lang="en")
    for told in ("Steps a phase", "1 steps (at most 1)", "Most projects (0: no limit)"):
        page.get_by_text(told).first.wait_for()
