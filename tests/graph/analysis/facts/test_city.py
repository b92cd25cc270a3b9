"""Where a make counts: by the place it states, else by the seat of its firm."""

import pytest

from graph.analysis.facts.city import read_city
from graph.analysis.judgement import judge
from graph.analysis.verdicts.states import LinkState
from graph.model.edges import Wanted


@pytest.mark.parametrize(
    ("seat", "place", "here", "candidate"),
    [
        ("抚顺", None, True, False),
        ("抚顺", "抚顺市东洲区", True, False),
        ("抚顺", "东洲区", True, False),
        ("抚顺", "大连", False, False),
        ("抚顺", "沈抚示范区", False, False),
        ("沈阳", None, False, True),
        ("沈阳", "抚顺市", True, False),
        ("沈阳", "铁西区", False, True),
        ("沈阳", "盘锦", False, True),
    ],
)
def test_what_is_made_elsewhere_is_not_made_here_and_a_plant_here_is(build, snapshot, seat, place, here, candidate):
    build.link("x")
    build.chain("c", "x")
    build.firm("f", seat)
    build.make("f", "x", place=place)
    city = read_city(snapshot(build))
    assert [edge.start for edge in city.makers.get("x", ())] == ["f"] * here
    assert [edge.start for edge in city.candidates.get("x", ())] == ["f"] * candidate
    assert len(city.makes_of["f"]) == 1


def test_a_firm_that_is_wanted_makes_nothing_and_moves_no_score(build, snapshot):
    build.link("x")
    build.chain("c", "x", "y", "z")
    build.link("y")
    build.link("z")
    build.firm("f", "沈阳")
    for at in range(4):
        build.firm(f"here{at}")
        build.make(f"here{at}", "y")
    build.make("here0", "z")
    build.feed("y", "x")
    build.feed("x", "z")
    before = judge(snapshot(build))
    build.edges.append(Wanted(start="f", end="x", evidence=build.evidence()))
    after = judge(snapshot(build))
    assert after.city.wanted["x"] == after.city.wanted_for["f"] != ()
    assert after.verdicts["x"].state is before.verdicts["x"].state is not LinkState.PRESENT
    scores = [{target.link_id: target.score.points for target in each.targets} for each in (before, after)]
    assert scores[0] == scores[1] != {}
    assert after.city.candidates.get("x", ()) == ()
