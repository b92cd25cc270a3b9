"""The lists of firms: one row for each firm with all its links; the first fifty; all by place."""

import pytest

from graph.analysis.target_filter import TargetFilter
from graph.analysis.verdicts.states import Strategy, Tier
from reports.catalogue.content import build_catalogue
from reports.wording.sentences import short_name


@pytest.fixture(scope="module")
def tables(catalogue_of):
    return {table.name: table for table in catalogue_of().firms}


def told(table):
    return [dict(zip((column.id for column in table.columns), row.cells, strict=True)) for row in table.rows]


def test_a_firm_has_one_row_however_many_links_it_would_close(tables, fushun):
    names = [row["firm"] for row in told(tables["按企业"])]
    pairs = {
        (lead.candidate.firm.name_zh, lead.link_id)
        for leads in fushun.candidacies.values()
        for lead in leads
        if fushun.target(lead.link_id).strategy is not Strategy.SEE_THROUGH
    }
    assert len(names) == len(set(names)) == len({name for name, _ in pairs})
    assert len(pairs) > len(names) > 180
    assert len(tables["按省市"].rows) == len(names)


def test_all_links_of_a_firm_are_in_its_row(tables, fushun):
    rows = {row["firm"]: row for row in told(tables["按企业"])}
    most = max(fushun.candidacies.values(), key=len)
    gaps = [each for each in most if fushun.target(each.link_id).strategy is not Strategy.SEE_THROUGH]
    links = rows[most[0].candidate.firm.name_zh]["links"]
    assert len(gaps) > 2
    assert all(short_name(fushun.city.links[each.link_id], "zh") in links for each in gaps)


def test_links_of_the_same_chains_stand_together_before_their_chains(tables):
    one = next(row["links"] for row in told(tables["按企业"]) if row["firm"] == "辽宁信德新材料科技股份有限公司")
    assert one == "包覆/浸渍沥青（化工新材料）"


def test_the_first_fifty_are_ordered_by_tier_then_by_links(tables):
    rows = told(tables["重点企业名单"])
    assert tables["重点企业名单"].title == "重点企业名单（50家）"
    assert [row["number"] for row in rows] == list(range(1, 51))
    tiers = [row["tier"] for row in told(tables["按企业"])]
    order = [each.zh for each in Tier]
    assert tiers == sorted(tiers, key=order.index)


def test_as_many_are_listed_as_there_are(fushun):
    scope = TargetFilter(("coal-gangue",))
    table = build_catalogue(fushun, scope).firms[0]
    assert table.title == f"重点企业名单（{len(table.rows)}家）"
    assert 0 < len(table.rows) < 50


def test_what_the_office_fills_in_is_blank_at_first(tables):
    for table in tables.values():
        assert [column.id for column in table.columns if column.typed] == ["who_goes", "when", "progress"]
        assert all(row[id] is None for row in told(table) for id in ("who_goes", "when", "progress"))


def test_a_firm_with_no_news_has_a_blank(tables):
    assert any(row["news"] is None for row in told(tables["重点企业名单"]))


def test_firms_of_one_trip_stand_together_and_neighbours_can_be_seen_in_a_day(tables):
    rows = told(tables["按省市"])
    trips = [row["trip"] for row in rows]
    assert len([trip for at, trip in enumerate(trips) if at == 0 or trips[at - 1] != trip]) == len(set(trips))
    assert max(trips.count(trip) for trip in set(trips)) <= 8 or trips.count("所在地没有资料") > 8
    assert all(row["same_day"] == "是" for row in rows if (row["town"] or "").startswith("沈阳"))
    assert all(row["same_day"] == "否" for row in rows if (row["town"] or "").startswith("烟台"))


def test_a_catalogue_without_firms_has_no_list_of_them(fushun):
    assert build_catalogue(fushun, TargetFilter(strategies=frozenset({Strategy.SEE_THROUGH}))).firms == ()
