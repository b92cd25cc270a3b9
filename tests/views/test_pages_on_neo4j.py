"""Every page over a real Neo4j says what it says over a file; the contract proves that both engines agree."""

import re

import pytest

from graph.model.acts import AddToShortlist
from tests.views.served import TINY, open_page, quiet, settled
from views.frame import PAGES

pytestmark = pytest.mark.browser

WHAT = {
    "panorama": "chain=oil&link=polyethylene",
    "owner": "chain=oil",
    "firms": "firm=candidate",
    "explore": "open=Link:polyethylene",
    "targets": "link=polyethylene",
    "ties": "firm=candidate",
    "what_if": "chain=oil&suppose=lose:refinery",
    "roadmap": "chain=oil",
    "documents": "chain=oil",
}
WHEN = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")


@pytest.fixture(scope="module")
def server_app(serving):
    return serving(TINY, "neo4j")


def words(page, url, name):
    open_page(page, url, f"{'' if name == 'overview' else name}?{WHAT.get(name, '')}")
    quiet(page)
    return WHEN.sub("", page.get_by_test_id("stMain").inner_text())


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_it_says_over_a_file(page, tiny_app, server_app, name):
    said = words(page, server_app.url, name)
    assert len(said) > 50
    assert said == words(page, tiny_app.url, name)


def test_what_is_recorded_on_the_page_stands_in_the_log_of_the_server(page, server_app):
    open_page(page, server_app.url, "targets", link="polyethylene")
    page.get_by_role("button", name="列入跟进", exact=True).first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="备注").fill("先谈")
    dialog.get_by_role("combobox", name="由谁记录").fill("工业局")
    page.get_by_role("option", name="工业局").first.click()
    settled(page)
    dialog.get_by_role("button", name="保存", exact=True).click()
    page.get_by_text("已记下：列入跟进 聚乙烯").wait_for()
    (entry,) = server_app.log.entries()
    assert (entry.act, entry.who, entry.reason) == (AddToShortlist(link_id="polyethylene"), "工业局", "先谈")
    open_page(page, server_app.url, "shortlist")
    page.get_by_text("先谈").first.wait_for()
