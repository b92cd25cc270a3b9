"""Trips: neighbours first, then the province, then others; at most eight firms a trip."""

from graph.model.evidence import Evidence
from graph.model.kinds import Basis
from graph.model.nodes import Firm
from reports.catalogue.trips import MOST, trip_order, trips_of
from tests.graph.analysis.conftest import REGION

PAGE = Evidence(source="https://example.gov.cn/a", basis=Basis.SOURCE)


def firms(*places):
    return [
        Firm(id=f"f{at}", name_zh=f"f{at}", province=province, city=city, evidence=PAGE)
        for at, (province, city) in enumerate(places)
    ]


def trips(*places):
    """Return the name of the trip and whether it goes to neighbours, for each place."""
    found = trips_of(REGION, firms(*places), "zh")
    return [(found[f"f{at}"].name, found[f"f{at}"].near) for at in range(len(places))]


def test_neighbours_come_first_and_are_apart_from_the_rest_of_the_province():
    assert trips(("辽宁", "大连"), ("辽宁", "沈阳"), ("辽宁", "沈抚示范区")) == [
        ("辽宁第2趟", None),
        ("辽宁第1趟", True),
        ("辽宁第1趟", True),
    ]


def test_another_province_is_no_day_trip():
    assert trips(("山东", "烟台")) == [("山东第1趟", False)]


def test_a_place_that_is_not_on_file_is_said():
    assert trips((None, None)) == [("所在地没有资料", None)]


def test_a_trip_is_full_at_eight_and_cities_stay_whole_where_they_fit():
    places = [("山东", "烟台")] * 6 + [("山东", "淄博")] * 3 + [("山东", "济南")] * 2
    names = [name for name, _ in trips(*places)]
    assert names == ["山东第1趟"] * 6 + ["山东第2趟"] * 5


def test_a_city_with_more_than_one_trip_holds_is_cut():
    names = [name for name, _ in trips(*[("山东", "烟台")] * (MOST + 2))]
    assert names == ["山东第1趟"] * MOST + ["山东第2趟"] * 2


def test_trips_are_in_the_order_of_the_list():
    found = trips_of(REGION, firms(("山东", "烟台"), ("吉林", "长春"), ("辽宁", "大连"), ("辽宁", "沈阳")), "zh")
    ordered = sorted(found, key=lambda each: trip_order(found[each], 1))
    assert ordered == ["f3", "f2", "f1", "f0"]
