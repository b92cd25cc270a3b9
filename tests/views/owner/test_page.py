"""The page of the chain owners in a real Chromium, on the six links and five firms."""

import csv
import io
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from graph.model.edges import Leads
from graph.model.kinds import LeadRole
from loaders.folder import read_facts
from tests.views.served import TINY, open_page

pytestmark = pytest.mark.browser


class City:
    """The app over a store whose facts a test can change."""

    def __init__(self, url, store):
        self.url, self.store, self.facts = url, store, read_facts(TINY)

    def led(self, firm=None, role=LeadRole.CHAIN_OWNER):
        """Load the facts with the chain led by a firm in a role, or by nobody."""
        lead = next(edge for edge in self.facts.edges if isinstance(edge, Leads))
        others = tuple(edge for edge in self.facts.edges if not isinstance(edge, Leads))
        wanted = () if firm is None else (replace(lead, start=firm, role=role),)
        self.store.replace(replace(self.facts, edges=(*others, *wanted)), by="test", allow_removal=True)


@pytest.fixture(scope="module")
def city(serving):
    served = serving(TINY)
    return City(served.url, served.store)


def test_all_chains_stand_side_by_side_and_a_row_opens_its_chain(page, city):
    city.led("refinery")
    open_page(page, city.url, "owner")
    page.get_by_text("1 条链中 1 条已明确链主").wait_for()
    row = page.locator("tr[data-click=oil]")
    row.wait_for()
    assert row.inner_text().split("\t") == ["石油化工", "甲炼（推定）", "工业局", "2", "2", "0", "1/1 条"]
    row.click()
    page.get_by_role("heading", name="甲市炼化厂").wait_for()
    assert parse_qs(urlsplit(page.url).query)["chain"] == ["oil"]


def test_an_owner_shows_what_it_makes_takes_and_has(page, city):
    city.led("refinery")
    open_page(page, city.url, "owner", chain="oil")
    for told in ("链长部门", "工业局", "要用什么，从哪里来 2", "自产", "外购", "做什么，本地谁用 2", "200 万吨/年"):
        page.get_by_text(told).first.wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="导出配套清单").click()
    rows = list(csv.DictReader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"))))
    assert [(row["投入"], row["来自"], row["谁在做、可引谁"]) for row in rows] == [
        ("石脑油", "自产", "甲炼"),
        ("工业气体", "外购", "外购即可"),
    ]


def test_what_is_missing_names_who_could_supply_it_and_opens_the_what_if(page, city):
    city.led("film-works")
    open_page(page, city.url, "owner", chain="oil")
    table = page.locator("table.needs")
    for told in ("本地缺", "可引 丙市聚烯烃公司（丁省 丙市", "高密度聚乙烯"):
        table.get_by_text(told).first.wait_for()
    table.get_by_text("假设引进").click()
    page.get_by_role("heading", name="假设推演").wait_for()
    page.locator(".sides.wide g.moved[data-click=polyethylene]").wait_for()
    assert parse_qs(urlsplit(page.url).query)["suppose"] == ["attract:candidate:polyethylene"]


def test_where_no_owner_is_on_file_that_is_said_and_nobody_put_forward(page, city):
    city.led("refinery", LeadRole.BACKBONE)
    open_page(page, city.url, "owner", chain="oil")
    page.locator(".st-key-no-owner").get_by_text("这条链还没有明确链主").wait_for()
    page.get_by_role("cell", name="骨干").wait_for()
    assert page.locator("table.needs").count() == 0
    city.led()
    open_page(page, city.url, "owner", chain="oil")
    page.get_by_text("其他角色也没有资料").wait_for()


def test_it_is_whole_in_english(page, city):
    city.led("film-works")
    open_page(page, city.url, "owner", chain="oil", lang="en")
    page.get_by_role("heading", name="Chain owners").wait_for()
    for told in ("Missing here", "could be attracted", "What it makes, and who here uses it", "Chief department"):
        page.get_by_text(told).first.wait_for()
