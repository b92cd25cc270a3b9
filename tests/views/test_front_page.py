"""The document of a page says where the app stands, so that the browser asks for nothing that is not there."""

import pytest
from starlette.routing import Match

from tests.views.served import TINY, open_page
from views.front_page import page_routes

ROUTES = page_routes(["map", "what_if"])


def answered(path):
    asked = {"type": "http", "method": "GET", "path": path, "headers": []}
    return any(route.matches(asked)[0] is Match.FULL for route in ROUTES)


@pytest.mark.parametrize("path", ["/map", "/what_if", "/lianpu/map", "/city/lianpu/map", "/maps", "/没有"])
def test_a_page_is_answered_wherever_the_app_is_served(path):
    assert answered(path)


@pytest.mark.parametrize("path", ["/", "/map/_stcore/health", "/_stcore/health", "/favicon.png", "/static/map.js"])
def test_all_else_is_left_to_streamlit(path):
    assert not answered(path)


def test_the_place_is_told_before_any_script_of_the_document():
    document = ROUTES[0].endpoint(None).body.decode()
    assert 0 < document.index("BACKEND_BASE_URL") < document.index('<script type="module"')


@pytest.mark.browser
def test_a_deep_link_asks_for_the_app_once_and_at_its_root(page, serving):
    url, asked = serving(TINY).url, []
    page.on("response", lambda answer: asked.append((answer.status, answer.url)) if "_stcore" in answer.url else None)
    open_page(page, url, "map")
    assert sorted(asked) == [(200, f"{url}/_stcore/health"), (200, f"{url}/_stcore/host-config")]
