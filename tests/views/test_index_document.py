"""The document of a page says where the app stands, so that the browser asks for nothing that is not there."""

import pytest
from starlette.routing import Match

from tests.views.served import open_page, settled
from views.index_document import page_routes

ROUTES = page_routes(["map", "what_if"])


def answered(path):
    asked = {"type": "http", "method": "GET", "path": path, "headers": []}
    return any(route.matches(asked)[0] is Match.FULL for route in ROUTES)


@pytest.mark.parametrize("path", ["/", "/map", "/what_if", "/lianpu/map", "/city/lianpu/map", "/maps", "/没有"])
def test_a_page_is_answered_wherever_the_app_is_served(path):
    assert answered(path)


@pytest.mark.parametrize("path", ["/map/_stcore/health", "/_stcore/health", "/favicon.png", "/static/map.js"])
def test_all_else_is_left_to_streamlit(path):
    assert not answered(path)


def test_the_place_is_told_before_any_script_of_the_document():
    document = ROUTES[0].endpoint(None).body.decode()
    assert 0 < document.index("BACKEND_BASE_URL") < document.index('<script type="module"')


@pytest.mark.browser
def test_a_deep_link_asks_for_the_app_once_and_at_its_root(page, tiny_app):
    url, asked = tiny_app.url, []
    page.on("response", lambda answer: asked.append((answer.status, answer.url)) if "_stcore" in answer.url else None)
    open_page(page, url, "map")
    assert sorted(asked) == [(200, f"{url}/_stcore/health"), (200, f"{url}/_stcore/host-config")]


# looks before each paint: how often there were sections of the navigation, and how often one of them was no list
EACH_PAINT = """
    window.looked = {seen: 0, unmended: 0};
    const look = () => {
        for (const section of document.querySelectorAll("[data-testid=stSidebarNavItems] > div:has(> li)")) {
            window.looked.seen += 1;
            const good = section.role === "list" && section.parentElement.role === "none";
            window.looked.unmended += good ? 0 : 1;
        }
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
"""


@pytest.mark.browser
@pytest.mark.parametrize("path", ["", "map"])
def test_the_lists_of_the_navigation_are_mended_before_they_are_painted(page, tiny_app, path):
    page.add_init_script(EACH_PAINT)
    open_page(page, tiny_app.url, path)
    page.wait_for_function("() => window.looked.seen >= 4")
    page.get_by_test_id("stSidebarNav").get_by_role("link").last.click()
    page.wait_for_url("**/methods*")
    settled(page)
    page.wait_for_function("(before) => window.looked.seen > before + 20", arg=page.evaluate("window.looked.seen"))
    assert page.evaluate("window.looked.unmended") == 0
