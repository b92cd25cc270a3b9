"""Firms by province, city and district, worked out by hand."""

from graph.analysis.facts.firm_locations import (
    by_city,
    by_district,
    by_province,
    local_firms,
    local_makers,
    outside_firms,
    outside_makers,
    without_link,
    without_place,
)
from graph.model.kinds import OrgKind
from graph.model.nodes import Firm, Organisation


def told(seats):
    return [(seat.name, [firm.id for firm in seat.firms]) for seat in seats]


def test_firms_from_elsewhere_are_counted_where_they_are_seated(build, city_of):
    build.link("a")
    build.link("b")
    for id, city, province in (
        ("沪", "上海", "上海"),
        ("宁", "南京", "江苏"),
        ("锡", "无锡", "江苏"),
        ("无", None, None),
    ):
        build.firm(id, city=city, province=province)
        build.make(id, "a")
    build.firm("本")
    build.make("本", "a")
    build.firm("旁", city="沈阳", province="辽宁")
    build.make("旁", "b")
    city = city_of(build)
    firms = outside_makers(city, {"a"})
    assert told(by_province(firms)) == [("江苏", ["宁", "锡"]), ("上海", ["沪"]), (None, ["无"])]
    assert told(by_city(firms)) == [("上海", ["沪"]), ("南京", ["宁"]), ("无锡", ["锡"]), (None, ["无"])]
    assert [firm.id for firm in local_makers(city, {"a", "b"})] == ["本"]


def test_firms_without_a_place_or_a_link_are_counted_too(build, city_of):
    build.link("a")
    build.firm("甲", city="上海", province="上海")
    build.make("甲", "a")
    build.firm("乙", city=None, province="江苏")
    build.firm("丙", city=None, province=None)
    build.firm("本")
    city = city_of(build)
    elsewhere = outside_firms(city)
    assert [firm.id for firm in elsewhere] == ["丙", "乙", "甲"]
    assert (without_place(elsewhere), without_link(city, elsewhere)) == (1, 2)
    assert [firm.id for firm in local_firms(city)] == ["本"]


def test_every_district_is_named_and_a_firm_without_one_comes_last(build, city_of):
    evidence = build.evidence()
    for id, district in (("甲", "望花区"), ("乙", "望花区"), ("丙", None)):
        build.nodes.append(
            Firm(id=id, name_zh=id, city="抚顺", province="辽宁", district=district, local=True, evidence=evidence)
        )
    build.nodes.append(Organisation(id="d", name_zh="新抚区", kind=OrgKind.DISTRICT, evidence=evidence))
    city = city_of(build)
    seats = by_district(city, city.firms.values())
    assert told(seats) == [("望花区", ["乙", "甲"]), ("新抚区", []), (None, ["丙"])]
