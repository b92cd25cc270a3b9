"""Every page over a real Neo4j says what it says over a file; the contract proves that both engines agree."""

import re

import pytest

from graph.model.acts import AddToShortlist
from tests.views.line import look
from tests.views.served import TINY, open_page, settled
from views.frame import PAGES

WHAT = {
    "panorama": {"chain": "oil", "link": "polyethylene"},
    "owner": {"chain": "oil"},
    "firms": {"firm": "candidate"},
    "explore": {"open": "Link:polyethylene"},
    "targets": {"link": "polyethylene"},
    "ties": {"firm": "candidate"},
    "what_if": {"chain": "oil", "suppose": "lose:refinery"},
    "roadmap": {"chain": "oil"},
    "documents": {"chain": "oil"},
}
WHEN = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d|/media/\w+|deferred_file_id: .\w+|search/\w+")
"""What differs from load to load and from visit to visit: the hour, and the names of files and of the index."""


@pytest.fixture(scope="module")
def server_app(neo4j_server, serving):
    """The app over the server, which is asked for by name: these tests go to its worker in the order they stand in."""
    return serving(TINY, "neo4j")


def sent(url, name):
    """All that a page sends to the browser, which knows nothing of engines."""
    seen = look(url, "" if name == "overview" else name, **WHAT.get(name, {}))
    assert seen.boxes == []
    return [WHEN.sub("", each) for each in seen.sent]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_sends_what_it_sends_over_a_file(tiny_app, server_app, name):
    said = sent(server_app.url, name)
    assert sum(map(len, said)) > 500
    assert said == sent(tiny_app.url, name)


@pytest.mark.browser
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
