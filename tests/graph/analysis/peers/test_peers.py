"""What other places are on file as having, and several cities side by side, on facts worked out by hand."""

import pytest

from graph.analysis.judgement import judge
from graph.analysis.peers.cities import Holding, beside, holding_of, wanted_from
from graph.analysis.peers.nearby import Meaning, PlaceCoverage, peer_table
from graph.model.edges import MadeNearby
from graph.model.kinds import LocalCoverage, MakeStatus, RulingKind, Siting, Strength
from graph.model.nearby import NearbyState
from graph.model.nodes import Place


@pytest.fixture
def near(build):
    """`near(link, place, state, maker)` puts a maker of another place on file."""

    def put(link, place, state=NearbyState.HAS, maker=None, firm=None):
        if not any(node.KIND == Place.KIND and node.id == place for node in build.nodes):
            build.nodes.append(Place(id=place, name_zh=place, evidence=build.evidence()))
        build.edges.append(
            MadeNearby(start=link, end=place, state=state, maker=maker, firm=firm, evidence=build.evidence())
        )

    return put


def city(build):
    """Feed and user are made here; the link between them is not, and one link is simply bought."""
    for link in ("feed", "gap", "user"):
        build.link(link)
    build.link("bought", Siting.BOUGHT)
    build.chain("c", "feed", "gap", "user", "bought", local_side=LocalCoverage.KNOWN)
    build.feed("feed", "gap", Strength.CORE)
    build.feed("gap", "user", Strength.CORE)
    for firm in ("f", "g", "h"):
        build.firm(firm)
        build.make(firm, "feed", MakeStatus.OPERATING, 30.0)
    build.make("f", "user", MakeStatus.OPERATING, 30.0)
    build.firm("away", city="沈阳")
    build.make("away", "gap", MakeStatus.OPERATING, 5.0)


def test_links_by_place_keep_has_none_and_not_checked_apart(build, near, snapshot):
    city(build)
    near("gap", "辽宁沈阳", maker="甲厂", firm="away")
    near("gap", "辽宁沈阳", maker="乙厂")
    near("gap", "吉林长春", NearbyState.UNDER_WAY, "丙厂")
    near("bought", "吉林长春", NearbyState.NONE)
    near("user", "东北", NearbyState.NOT_HEARD_OF)
    found = peer_table(judge(snapshot(build)), ("feed", "gap", "user", "bought"))
    assert [(row.link_id, row.meaning) for row in found.rows] == [
        ("gap", Meaning.LACKING),
        ("bought", Meaning.NOT_RECRUITED),
    ]
    assert [(each.id, each.bordering, each.firms, each.checked, each.coverage) for each in found.places] == [
        ("辽宁沈阳", True, 2, 0, PlaceCoverage.UNSURVEYED),
        ("吉林长春", False, 1, 1, PlaceCoverage.CHECKED),
    ]
    assert (found.cells, found.count(), found.count(NearbyState.NONE), found.asked) == (4, 3, 1, 4)
    assert [row.link_id for row in found.hearsay] == ["user"]
    assert found.silent == ()
    narrowed = found.of_bordering()
    assert [row.link_id for row in narrowed.rows] == ["gap"]
    assert (narrowed.cells, narrowed.count()) == (1, 1)


def test_a_bordering_city_without_a_row_is_named(build, near, snapshot):
    city(build)
    near("gap", "吉林长春", maker="丙厂")
    assert peer_table(judge(snapshot(build)), ("gap",)).silent == ("沈阳",)


def test_makers_next_door_move_no_state_no_target_and_no_score(build, near, snapshot):
    city(build)
    before = judge(snapshot(build))
    for at in range(5):
        near("gap", "辽宁沈阳", maker=f"厂{at}")
    near("user", "辽宁沈阳", NearbyState.NONE)
    after = judge(snapshot(build))
    assert before.targets
    assert (after.verdicts, after.targets) == (before.verdicts, before.targets)
    assert after.candidates("gap") == before.candidates("gap")


def test_what_another_city_says_of_a_link_is_read_from_its_graph_alone(build, snapshot):
    city(build)
    home = judge(snapshot(build))
    other = type(build)()
    other.link("feed", name="另一种叫法")
    other.link("x", name="gap")
    other.link("user")
    other.chain("k", "feed", "x", "user")
    other.firm("away", city="抚顺")
    other.make("away", "x", MakeStatus.OPERATING, 5.0)
    other.rule("k", "user", RulingKind.CONFIRMED_ABSENT)
    there = judge(snapshot(other))
    found = beside(home.city, there, ("feed", "gap", "user", "bought"))
    assert {link: each.holding for link, each in found.items()} == {
        "feed": Holding.NOT_SEEN,
        "gap": Holding.HAS,
        "user": Holding.NONE,
        "bought": Holding.UNLISTED,
    }
    assert (found["gap"].link.id, [firm.id for firm in found["gap"].makers]) == ("x", ["away"])
    assert found["feed"].link.name_zh == "另一种叫法"
    assert holding_of(home, "gap") is Holding.NOT_SEEN
    wanted = wanted_from(home, there)
    assert [(each.here.id, each.there.city, each.link_ids) for each in wanted] == [("away", "抚顺", ("gap",))]


def test_a_name_that_two_links_of_another_city_bear_stands_for_neither(build, snapshot):
    city(build)
    other = type(build)()
    for id in ("x", "y"):
        other.link(id, name=id, other_names="gap")
    other.chain("k", "x", "y")
    found = beside(judge(snapshot(build)).city, judge(snapshot(other)), ("gap",))
    assert found["gap"].holding is Holding.UNLISTED
