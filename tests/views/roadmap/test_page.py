"""The roadmap page in a real Chromium, on the six links and five firms with one gap more: limits in the address."""

import pytest
from playwright.sync_api import expect

from tests.two_gaps import with_two_gaps
from tests.views.served import asked, open_page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def url(serving, tmp_path_factory):
    return serving(with_two_gaps(tmp_path_factory.mktemp("two") / "facts")).url


def lanes(page):
    """Return the links of each lane, by its left edge."""
    steps = page.locator("g.step[data-click]").evaluate_all(
        "nodes => nodes.map(node => [node.dataset.click, node.getAttribute('transform').match(/[\\d.]+/)[0]])"
    )
    return {link: float(left) for link, left in steps}


def test_steps_and_years_a_phase_are_opened_by_an_address_and_changed_on_the_page(page, url):
    open_page(page, url, "roadmap", chain="oil", near=1)
    page.get_by_text("新开 1 步，盯办 1 环").first.wait_for()
    assert lanes(page)["polyethylene"] == lanes(page)["catalyst"] < lanes(page)["wax"]
    page.get_by_role("button", name="改每期步数和年数").click()
    expect(page.get_by_label("近期最多几步")).to_have_value("1")
    expect(page.get_by_label("中期最多几步")).to_have_value("10")
    page.get_by_label("近期最多几步").fill("2")
    page.keyboard.press("Enter")
    page.get_by_text("新开 2 步，盯办 1 环").first.wait_for()
    assert lanes(page)["polyethylene"] == lanes(page)["wax"]
    assert asked(page)["near"] == "2"
    page.get_by_label("近期几年").fill("1")
    page.keyboard.press("Enter")
    page.get_by_text("中期 2027—2029 年").first.wait_for()
    assert asked(page)["near_years"] == "1"
    page.get_by_role("button", name="恢复默认").click()
    page.get_by_text("中期 2028—2030 年").first.wait_for()
    assert not {"near", "near_years"} & set(asked(page))


def test_calls_are_listed_before_the_steps(page, url):
    open_page(page, url, "roadmap", chain="oil")
    page.get_by_text("先核实", exact=True).wait_for()
    page.get_by_text("一年做多少，供给谁，市场占多少").wait_for()


def test_what_finds_no_room_is_told(page, url):
    open_page(page, url, "roadmap", chain="oil", limit=1)
    page.get_by_text("列入 1 步，另有 2 环未列").wait_for()
    page.get_by_text("超出限额，其他更值得：").wait_for()
    assert asked(page)["limit"] == "1"


def test_a_limit_that_is_none_is_passed_over(page, url):
    open_page(page, url, "roadmap", chain="oil", near="-1", middle="many", far="99999999999", near_years="0")
    page.get_by_text("列入 3 步，另有 0 环未列").wait_for()
    page.get_by_text("近期 2026—2027 年").first.wait_for()


def test_it_is_whole_in_english(page, url):
    open_page(page, url, "roadmap", chain="oil", near=1, lang="en")
    for told in (
        "Steps and years a phase",
        "1 new step, 1 to see through",
        "Verify first",
        "1 calls",
        "Max. projects (0 = no limit)",
    ):
        page.get_by_text(told).first.wait_for()
