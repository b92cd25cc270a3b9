"""Exploring as a planner does it, in a real Chromium; and the file it is kept in, with no network."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error as NotYet
from playwright.sync_api import expect

from tests.views.served import in_address, open_page, settled

pytestmark = pytest.mark.browser

HOME = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def url(fushun_app):
    return fushun_app.url


def explore(page, url, query=""):
    open_page(page, url, f"explore?{query}")


def drawn(page, least=1):
    """Wait until the picture stands, and return how many cards it first had."""
    ground = page.locator(".explorer .ground[data-drawn]")
    ground.wait_for()
    number = int(ground.get_attribute("data-drawn"))
    assert number >= least
    return number


@pytest.mark.parametrize("text", ["乙烯", "yixi", "yx"])
def test_a_thing_is_found_by_chinese_pinyin_and_initials_and_drawn(page, url, text):
    explore(page, url)
    page.get_by_role("button", name="从哪里开始").click()
    page.get_by_role("combobox", name="从哪里开始").fill(text)
    page.get_by_role("option", name="乙烯, 强").click()
    drawn(page, 10)
    page.locator(".st-key-explored-thing").get_by_role("heading", name="乙烯").wait_for()
    assert in_address(page, "open") == ["Link:ethylene"]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("Firm:fushun-special-steel", "抚顺特殊钢股份有限公司"),
        ("Chain:ice-snow", "冰雪经济"),
    ],
)
def test_exploring_starts_anywhere_by_its_address(page, url, key, name):
    explore(page, url, f"open={key}")
    drawn(page, 2)
    page.locator(".st-key-explored-thing").get_by_role("heading", name=name).wait_for()


def test_a_click_chooses_and_the_button_opens_and_the_address_reopens_it(page, url):
    explore(page, url, "open=Link:ethylene")
    before = drawn(page)
    box = page.locator(".explorer .ground").bounding_box()
    # what feeds the opened thing stands left of it; the middle of the left column is a card
    for shift in (0, 22, -22):
        page.mouse.click(*card_left_of_the_opened(page, box, shift))
        try:
            page.wait_for_function("() => new URLSearchParams(location.search).has('pick')", timeout=8000)
        except NotYet:
            continue
        break
    settled(page)
    picked = in_address(page, "pick")[0]
    page.get_by_role("button", name="展开周围").click()
    page.wait_for_function("() => new URLSearchParams(location.search).getAll('open').length === 2")
    assert in_address(page, "open") == ["Link:ethylene", picked]
    settled(page)
    explore(page, url, urlsplit(page.url).query)
    assert drawn(page) > before
    expect(page.locator(".st-key-explore-opened button")).to_have_count(3)


def card_left_of_the_opened(page, box, shift):
    """Return a point on the left column of the picture, which fits whole and is centred."""
    return box["x"] + box["width"] / 2 - 176, box["y"] + box["height"] / 2 + 22 + shift


@pytest.mark.parametrize(("side", "kind"), [(-352, "Chain"), (352, "Link")])
def test_the_picture_opens_whole_and_at_full_size(page, url, side, kind):
    explore(page, url, "open=Link:ethylene")
    drawn(page)
    box = page.locator(".explorer .ground").bounding_box()
    assert box["y"] + box["height"] <= 900
    # the outermost of the five columns, 176 pixels apart only if nothing shrank
    page.mouse.click(box["x"] + box["width"] / 2 + side, box["y"] + box["height"] / 2 + 22)
    page.wait_for_function("() => new URLSearchParams(location.search).has('pick')")
    assert in_address(page, "pick")[0].startswith(f"{kind}:")


def test_kinds_are_left_out_and_the_address_keeps_it(page, url):
    explore(page, url, "open=Link:ethylene")
    drawn(page)
    page.get_by_text("23 个节点 · 72 条关系").wait_for()
    page.get_by_role("button", name="筛选").click()
    page.get_by_role("button", name="产业链 3").click()
    page.get_by_text("20 个节点").first.wait_for()
    assert in_address(page, "hide") == ["Chain"]
    page.get_by_text("20 个节点 · 47 条关系 · 略去 1 类").wait_for()


def test_too_much_is_cut_off_and_says_so(page, url):
    chains = sorted(path.parent.name for path in (HOME / "data" / "chains").glob("*/chains.csv"))
    explore(page, url, "&".join(f"open=Chain:{chain}" for chain in chains))
    assert drawn(page) == 500
    told = page.get_by_text(re.compile(r"只画出 500 / \d+ 个节点。请缩小范围，或导出表格看全部。")).inner_text()
    assert int(re.search(r"/ (\d+)", told)[1]) > 592, "the links of all chains, and what stands around them"
    with page.expect_download() as waiting:
        page.get_by_role("button", name="导出表格").click()
    whole = Path(waiting.value.path()).read_text(encoding="utf-8-sig").splitlines()
    told = page.get_by_text("看成表格").inner_text()
    assert len(whole) - 1 > int(told.split()[-2]), "the file holds what the picture leaves out"


def test_what_the_address_names_and_the_graph_lacks_is_told(page, url):
    explore(page, url, "open=Link:nothing")
    page.get_by_text("地址里的这些不在资料里：open=Link:nothing").wait_for()


def test_every_input_path_between_two_things(page, url):
    explore(page, url, "mode=paths&from=Firm:fushun-petrochem&to=Link:alpha-olefin")
    drawn(page, 3)
    page.get_by_text("条路径，短的在前").wait_for()
    page.get_by_text("乙烯 →核心→ α-烯烃").first.wait_for()
    page.get_by_role("button", name="对调").click()
    page.get_by_text("没有从 α-烯烃 到 抚顺石化 的投入路径").or_(page.get_by_text("条路径，短的在前")).first.wait_for()
    page.wait_for_function("() => new URLSearchParams(location.search).get('from') === 'Link:alpha-olefin'")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_kept_draws_with_no_request_at_all(page, url, browser, tmp_path, scheme):
    explore(page, url, "open=Link:ethylene")
    drawn(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="存成网页").click()
    assert waiting.value.suggested_filename == "关系图-乙烯.html"
    kept = tmp_path / "kept.html"
    waiting.value.save_as(kept)
    context = browser.new_context(color_scheme=scheme, offline=True)
    alone = context.new_page()
    asked, errors = [], []
    alone.on("request", lambda request: asked.append(request.url))
    alone.on("pageerror", lambda error: errors.append(str(error)))
    alone.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    alone.goto(kept.as_uri())
    alone.wait_for_function("() => typeof network !== 'undefined' && network.body.nodeIndices.length === 23")
    alone.get_by_role("heading", name="乙烯").wait_for()
    alone.get_by_text("链环 强").wait_for()
    # cards, lines and words are drawn, each in colours of its own
    alone.wait_for_function("""() => {
        const canvas = document.querySelector('#mynetwork canvas');
        const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        const seen = new Set();
        for (let at = 0; at < pixels.length; at += 4) seen.add(`${pixels[at]},${pixels[at + 1]},${pixels[at + 2]}`);
        return seen.size > 50;
    }""")
    ground = alone.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(17, 23, 29)")
    context.close()
    assert asked == [kept.as_uri()]
    assert errors == []


def test_the_table_tells_what_the_picture_shows(page, url):
    explore(page, url, "open=Link:ethylene")
    drawn(page)
    page.get_by_text("看成表格").click()
    page.locator("table.words tr").nth(20).wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="导出表格").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    assert text.splitlines()[0] == "从,类别,关系,到,类别,内容,依据,出处"


def test_english_is_complete(page, url):
    explore(page, url, "open=Link:ethylene&lang=en")
    drawn(page)
    for text in ("What is around", "23 nodes · 72 relations", "Save as web page", "relations", "Firm here"):
        page.get_by_text(text).first.wait_for()


def test_the_picture_is_walked_and_opened_with_the_keys_alone(page, url):
    explore(page, url, "open=Link:ethylene&pick=Link:ethylene")
    before, ground, readout = drawn(page, 10), page.locator(".explorer .ground"), page.locator(".explorer .readout")
    ground.focus()
    page.keyboard.press("ArrowRight")
    expect(readout).not_to_contain_text("方向键")
    reached = readout.inner_text()
    page.keyboard.press("ArrowLeft")
    expect(readout).to_contain_text("乙烯")
    page.keyboard.press("ArrowRight")
    expect(readout).to_have_text(reached)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"pick=(?!Link(:|%3A)ethylene)"))
    settled(page)
    picked = in_address(page, "pick")
    assert in_address(page, "open") == ["Link:ethylene"]
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"open=[^&]+&.*open="))
    settled(page)
    assert in_address(page, "open") == ["Link:ethylene", *picked]
    page.wait_for_function("() => document.activeElement.shadowRoot?.activeElement?.className === 'ground'")
    assert before
