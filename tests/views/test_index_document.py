"""The document of a page says where the app stands, so that the browser asks for nothing that is not there."""

import re

import pytest
from starlette.requests import Request
from starlette.routing import Match

from tests.views.served import open_page, settled
from views.index_document import NO_SCRIPT, early_scripts, page_routes

ROUTES = page_routes(["map", "what_if"])


def answered(path):
    return any(route.matches(asked(path))[0] is Match.FULL for route in ROUTES)


def asked(path, query=b""):
    return {"type": "http", "method": "GET", "path": path, "headers": [], "query_string": query}


@pytest.mark.parametrize("path", ["/", "/map", "/what_if", "/lianpu/map", "/city/lianpu/map", "/maps", "/没有", "/a/b"])
def test_a_page_is_answered_wherever_the_app_is_served(path):
    assert answered(path)


@pytest.mark.parametrize(
    "path",
    [
        "/map/_stcore/health",
        "/_stcore/health",
        "/favicon.png",
        "/static/map.js",
        "/a/static/js/x",
        "/media/ab/c",
        "/search/x",
    ],
)
def test_all_else_is_left_to_streamlit(path):
    assert not answered(path)


def test_the_place_is_told_before_any_script_of_the_document():
    document = ROUTES[0].endpoint(Request(asked("/map"))).body.decode()
    assert 0 < document.index("BACKEND_BASE_URL") < document.index('<script type="module"')


def test_what_a_visitor_meets_before_any_script_is_in_our_words():
    document = ROUTES[0].endpoint(Request(asked("/map"))).body.decode()
    assert '<html lang="zh-CN">' in document
    assert "<title>链谱 Lianpu</title>" in document
    assert re.findall("<noscript>.*?</noscript>", document, re.DOTALL) == [NO_SCRIPT]


@pytest.mark.parametrize(
    ("path", "query", "place"),
    [
        ("/a/b/c", b"", "/a~b~c"),
        ("/没有/这里", b"lang=en", "/%E6%B2%A1%E6%9C%89~%E8%BF%99%E9%87%8C?lang=en"),
        ("/old/map", b"chain=oil", "/old~map?chain=oil"),  # where the app is not
    ],
)
def test_a_path_of_several_parts_leads_to_the_page_that_tells_it(path, query, place):
    scope = asked(path, query)
    route, found = next((route, found) for route in ROUTES if (found := route.matches(scope))[0] is Match.FULL)
    answer = route.endpoint(Request({**scope, **found[1], "server": ("localhost", 80), "scheme": "http"}))
    assert (answer.status_code, answer.headers["location"]) == (307, place)


@pytest.mark.browser
def test_a_path_of_several_parts_is_told_in_a_page_of_ours(page, tiny_app):
    open_page(page, tiny_app.url, "panorama/gone")
    page.get_by_role("heading", name="没有这个页面").wait_for()
    page.get_by_text("地址里的“panorama/gone”不是这里的页面").wait_for()


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


def test_scripts_of_elements_come_with_what_they_import_and_the_document_lacks(tmp_path):
    for name, text in {
        "Button.aa.js": 'import{a as b}from"./label.bb.js";import"./named.cc.js";',
        "label.bb.js": "import x from './deep.dd.js'; import('./later.ff.js')",
        "named.cc.js": "",
        "deep.dd.js": 'import"./label.bb.js"',
        "later.ff.js": "",
        "ButtonGroupOther.ee.js": "",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    document = '<link rel="modulepreload" href="./static/js/named.cc.js">'
    assert early_scripts(document, tmp_path) == ["Button.aa.js", "deep.dd.js", "label.bb.js"]


def test_a_page_names_the_scripts_it_will_ask_for_and_no_type_it_does_not_use():
    document = ROUTES[0].endpoint(Request(asked("/map"))).body.decode()
    assert re.search(r'modulepreload" crossorigin href="\./static/js/BidiComponent\.[\w-]+\.js"', document)
    assert not re.search(r'rel="preload"[^>]*woff2', document)
