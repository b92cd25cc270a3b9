"""What is on file of makers in other cities, against the annotations it came from where these are at hand.

What was not taken is listed here with its reason, and a listed row that is on file after all fails.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from graph.model.edges import MadeNearby
from graph.model.kinds import Basis
from graph.model.nearby import NearbyState
from graph.model.places import city_key

GIVEN = Path(__file__).resolve().parents[2] / "shared" / "facts_v2"
LEFT_OUT = {
    ("aero-engine-parts-machining", "中航沈飞民用飞机有限责任公司"): "a buyer of the parts, no maker",
    ("spunlace-felt", "大连瑞光非织造布集团有限公司"): "the row itself says it makes no filter felt",
    ("plastic-packaging", "珠海中富(沈阳子公司)"): "no page read lists a plant at Shenyang",
    ("co2-recovery", "大庆油田(CCUS驱油)"): "takes carbon dioxide, recovers none",
}
MOVED = {("bottled-water", "泉阳泉(总部;水源与工厂在白山)"): ("吉林白山", "泉阳泉")}
"""Where the plant is, not the seat."""
UNDER_WAY = {
    ("feed", "中粮油脂(大连饲料蛋白加工项目)"),
    ("graphite-anode", "贝特瑞(大连石墨谷合资园区)"),
    ("epoxy-resin", "长春化工(盘锦)有限公司"),
    ("maleic-anhydride", "恒力石化股份有限公司"),
    ("polyether-macromonomer", "吉林奥克新材料有限公司(奥克股份系)"),
    ("modified-plastics", "大连巴赛尔聚烯烃工程塑料厂(利安德巴赛尔)"),
}
"""What the source tells as begun or under construction only."""


def rows(name):
    with (GIVEN / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def made(fushun_facts):
    return [edge for edge in fushun_facts.edges if isinstance(edge, MadeNearby)]


def test_none_is_said_to_be_nowhere_and_hearsay_names_no_maker(made):
    states = Counter(edge.state for edge in made)
    assert states == {NearbyState.HAS: 497, NearbyState.UNDER_WAY: 6, NearbyState.NOT_HEARD_OF: 29}
    assert all((edge.maker is None) == (edge.state is NearbyState.NOT_HEARD_OF) for edge in made)
    assert {edge.evidence.basis for edge in made if edge.maker is None} == {Basis.GENERAL}


def test_no_place_is_the_city_itself_and_what_was_read_has_an_address(made):
    assert {"抚顺", "辽宁抚顺"}.isdisjoint(edge.end for edge in made)
    assert all(edge.evidence.source.startswith("http") == (edge.evidence.basis is Basis.SOURCE) for edge in made)


@pytest.mark.skipif(not GIVEN.is_dir(), reason="the annotations are not beside the project")
def test_every_row_given_is_on_file_but_for_those_left_out(made):
    kept = {(edge.start, city_key(edge.end), (edge.maker or "").split("(")[0], edge.evidence.source) for edge in made}
    missing = set()
    for row in rows("neighbours"):
        key = (row["link_id"], row["firm_name"])
        place, name = MOVED.get(key, (row["city"], row["firm_name"]))
        if (
            row["link_id"],
            city_key(place.replace("延边敦化", "延边(敦化)")),
            name.split("(")[0],
            row["source"],
        ) not in kept:
            missing.add(key)
    assert {key for key in missing if "长白山" not in key[1]} == set(LEFT_OUT)
    begun = {(edge.start, edge.maker) for edge in made if edge.state is NearbyState.UNDER_WAY}
    assert begun == UNDER_WAY
    assert {edge.start for edge in made if edge.maker is None} == {row["link_id"] for row in rows("neighbours_none")}
