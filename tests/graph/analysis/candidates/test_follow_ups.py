"""Who carries a plan for a link here is followed up: it is no reserve for its own project."""

import pytest

from graph.analysis.candidates.candidates import follow_ups, rank_candidates
from graph.model.kinds import ProjectStage


def lists(city_of, build):
    city = city_of(build)
    return [each.firm.id for each in rank_candidates(city, "x")], [each.firm.id for each in follow_ups(city, "x")]


@pytest.fixture
def planned(base, far):
    """p and q make x elsewhere; p, of the group of local f1, plans it here."""

    def plan(stage, group="g", **more):
        base.firm("f3", group="g")
        far("q")
        far("p", group=group)
        base.project("p0", "x", stage, "p", district="望花区", **more)
        return base

    return plan


def test_the_carrier_of_a_plan_that_counts_is_followed_up(planned, city_of):
    assert lists(city_of, planned(ProjectStage.PLANNED)) == (["q"], ["p"])


@pytest.mark.parametrize(
    ("stage", "group", "more"),
    [
        (ProjectStage.TALKS, "g", {}),
        # nobody here stands behind the plan, so that the link is still open
        (ProjectStage.PLANNED, "h", {}),
        (ProjectStage.PLANNED, "g", {"start": "2014"}),
    ],
)
def test_talks_the_plan_of_a_stranger_and_a_plan_of_long_ago_bind_nobody(planned, city_of, stage, group, more):
    assert sorted(lists(city_of, planned(stage, group, **more))[0]) == ["p", "q"]


def test_a_plan_for_another_link_says_nothing_of_this_one(base, far, city_of):
    base.firm("f3", group="g")
    far("p", group="g")
    base.project("p0", "b", ProjectStage.PLANNED, "p", district="望花区")
    assert lists(city_of, base) == (["p"], [])
