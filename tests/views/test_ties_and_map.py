"""Ties of firms and the map as a planner uses them, in a real Chromium."""

from pathlib import Path

import pytest

from graph.analysis.exploration.connection_hops import ConnectionKind
from graph.analysis.exploration.connections import by_end, connections_to_candidates
from tests.views.served import in_address, open_page, settled

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def url(fushun_app):
    return fushun_app.url


@pytest.fixture(scope="module")
def elsewhere(fushun):
    return [firm for firm in fushun.city.firms.values() if not firm.local]


@pytest.fixture(scope="module")
def here(fushun):
    return [firm for firm in fushun.city.firms.values() if firm.local]


def test_from_a_local_firm_to_candidates_with_facts_and_the_way_on(page, url, fushun):
    reached = by_end(connections_to_candidates(fushun.city, "fushun-special-steel"))
    open_page(page, url, "ties?firm=fushun-special-steel")
    page.get_by_text(f"可联系到 {len(reached)} 家外地企业").wait_for()
    page.locator("tr[data-click='delijia']").click()
    profile = page.locator(".st-key-tie-profile")
    for text in ("汽车齿轮钢", "核心投入", "有出处"):
        profile.get_by_text(text).first.wait_for()
    assert in_address(page, "with") == ["delijia"]
    profile.get_by_role("link", name="在关系图中看").click()
    page.locator(".explorer .ground[data-drawn]").wait_for()
    assert in_address(page, "open") == ["Firm:fushun-special-steel", "Firm:delijia"]


def test_from_a_candidate_to_local_firms_by_its_address(page, url):
    open_page(page, url, "ties?firm=dingjide&with=fushun-petrochem&by=core_input")
    page.get_by_text("可联系到 4 家本地企业").wait_for()
    page.locator(".st-key-tie-profile").get_by_text("13 条联系").wait_for()
    page.locator("tr.chosen[data-click='fushun-petrochem']").wait_for()


def test_the_kinds_of_ties_are_filtered(page, url, fushun):
    reached = by_end(connections_to_candidates(fushun.city, "fushun-special-steel"))
    kin = [end for end, ways in reached.items() if any(_is_of(way, ConnectionKind.GROUP) for way in ways)]
    open_page(page, url, "ties?firm=fushun-special-steel")
    page.get_by_role("radio", name=f"同一集团 {len(kin)}").click()
    page.get_by_text(f"1–14 / {len(kin)}").wait_for()
    page.wait_for_function("() => new URLSearchParams(location.search).get('by') === 'group'")


def _is_of(way, kind):
    return kind in {hop.kind for hop in way.hops}


def test_a_firm_leads_to_its_ties(page, url):
    open_page(page, url, "firms?firm=dingjide")
    page.get_by_test_id("stMain").get_by_role("link", name="以商招商").click()
    page.get_by_text("可联系到 4 家本地企业").wait_for()


def test_a_province_opens_its_cities_and_firms_and_a_firm_its_profile(page, url, elsewhere):
    open_page(page, url, "map")
    near = [firm for firm in elsewhere if firm.province == "辽宁"]
    next_door = [firm for firm in near if firm.city == "沈阳"]
    page.get_by_text(f"{len(elsewhere)} 家企业").wait_for()
    page.get_by_text("未用外部地图数据").wait_for()
    page.locator("g.tile[data-click='辽宁']").click()
    page.get_by_text(f"辽宁：{len(near)} 家").wait_for()
    page.get_by_role("radio", name=f"沈阳 {len(next_door)}").click()
    page.get_by_text(f"沈阳：{len(next_door)} 家").wait_for()
    page.wait_for_function("() => new URLSearchParams(location.search).get('city') === '沈阳'")
    settled(page)
    page.locator(",".join(f"tr[data-click='{firm.id}']" for firm in next_door)).first.click()
    page.locator(".firm-head").wait_for()
    assert "/firms?" in page.url


def test_the_map_is_reached_by_keyboard_and_its_table_opens_places_too(page, url, elsewhere):
    open_page(page, url, "map")
    tile = page.locator("g.tile[data-click='上海']")
    tile.focus()
    page.keyboard.press("Enter")
    page.get_by_text(f"上海：{_in(elsewhere, '上海')} 家").first.wait_for()
    page.locator("tr[data-click='江苏']").click()
    page.get_by_text(f"江苏：{_in(elsewhere, '江苏')} 家").wait_for()


def _in(firms, province):
    return sum(firm.province == province for firm in firms)


def test_the_map_of_a_chain_and_of_candidates_for_targets(page, url, elsewhere):
    open_page(page, url, "map?link=alpha-olefin")
    page.get_by_text("3 家企业").first.wait_for()
    open_page(page, url, "map?serving=1")
    page.get_by_text("家企业").first.wait_for()
    assert page.get_by_text(f"{len(elsewhere)} 家企业").count() == 0


def test_local_firms_by_district(page, url, here):
    open_page(page, url, "map?side=here")
    page.get_by_text(f"{len(here)} 家企业").wait_for()
    page.locator("g.tile[data-click='东洲区']").click()
    page.get_by_text(f"东洲区：{sum(firm.district == '东洲区' for firm in here)} 家").wait_for()
    page.get_by_text("县区无资料").first.wait_for()


def test_the_map_is_kept_as_a_picture(page, url):
    open_page(page, url, "map")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="导出图片（SVG）").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert text.startswith("<?xml")
    assert "江苏" in text


@pytest.mark.parametrize(("path", "title"), [("ties", "Business connections"), ("map", "Map"), ("explore", "Explore")])
def test_english_is_complete(page, url, path, title):
    open_page(page, url, f"{path}?lang=en")
    page.get_by_role("heading", name=title).first.wait_for()
    assert page.get_by_text("企业档案").count() == 0
