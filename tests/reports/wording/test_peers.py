"""Who has a link next door, and what may follow, in words."""

import pytest

from graph.model.edges import MadeNearby
from graph.model.evidence import Evidence
from graph.model.kinds import Basis
from graph.model.nearby import NearbyState
from reports.wording.peers import makers_text, next_door_text, place_name, ways

SEEN = Evidence(source="行业常识", basis=Basis.GENERAL)


def near(place, state=NearbyState.HAS, maker=None, firm=None, note=None, link="peg"):
    return MadeNearby(start=link, end=place, state=state, maker=maker, firm=firm, note=note, evidence=SEEN)


@pytest.mark.parametrize(
    ("place", "name"), [("辽宁沈阳", "沈阳"), ("吉林吉林市", "吉林市"), ("沈抚示范区", "沈抚示范区"), ("东北", "东北")]
)
def test_a_place_is_named_without_its_province(place, name):
    assert place_name(place) == name


def test_makers_by_place_with_what_is_not_running_and_hearsay_in_its_own_words(fushun):
    facts = [
        near("辽宁辽阳", maker="辽宁奥克化学股份有限公司", firm="aokegufen"),
        near("辽宁大连", NearbyState.UNDER_WAY, maker="某厂(二期)"),
        near("辽宁大连", maker="乙厂"),
        near("辽宁大连", maker="丙厂"),
        near("吉林长春", NearbyState.NONE),
        near("东北", NearbyState.NOT_HEARD_OF, note="东北未知有厂"),
    ]
    assert next_door_text(fushun.city, facts, "zh") == (
        "辽阳：奥克股份；大连：某厂（二期）（在建或拟建）、乙厂等 3 家；长春：无；东北：东北未知有厂"
    )
    assert makers_text(fushun.city, facts[1:4], "en") == "某厂（二期） (Under way), 乙厂 and 1 more"


def test_three_ways_follow_from_facts_on_file(fushun):
    told = dict(ways(fushun, near("辽宁辽阳", maker="奥克", firm="aokegufen", link="ethylene"), "zh"))
    assert list(told) == ["就近买", "请他来", "一起做"]
    assert told["就近买"].startswith("只宜管道或就地供应")
    assert told["一起做"] == "两边都做：会不会抢料、抢市场，先问双方。"
