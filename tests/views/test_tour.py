"""The guided first visit: four doors from a gap to a paper, closed by a press and reopened from the sidebar."""

import pytest
from playwright.sync_api import expect

from tests.views.served import open_page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def url(fushun_app):
    return fushun_app.url


def test_a_first_visit_is_led_from_the_gap_to_the_paper(page, url):
    open_page(page, url)
    tour = page.locator(".st-key-tour")
    tour.get_by_text("第一次来？四步走一遍，不到一分钟").wait_for()
    links = tour.get_by_role("link")
    expect(links).to_have_text(["1 看哪里缺 →", "2 问为什么 →", "3 定招谁 →", "4 交材料 →"])
    links.nth(1).click()
    page.locator(".st-key-link-profile").wait_for()
    page.get_by_text("为什么判为").wait_for()


def test_it_goes_by_a_press_and_comes_back_when_asked_for(page, url):
    open_page(page, url)
    page.locator(".st-key-tour-done button").click()
    page.locator(".st-key-tour").wait_for(state="detached")
    page.get_by_role("link", name="口径与名词").click()
    page.get_by_role("heading", name="口径与名词").wait_for()
    page.get_by_role("button", name="新手引导").click()
    page.locator(".st-key-tour").get_by_role("link", name="4 交材料").click()
    page.get_by_role("button", name="下载 PDF").wait_for()


def test_it_is_there_in_english_too(page, url):
    open_page(page, url, lang="en")
    page.locator(".st-key-tour").get_by_text("First time here? Four steps, under a minute").wait_for()
    page.locator(".st-key-tour").get_by_role("link", name="4 Hand over").wait_for()
