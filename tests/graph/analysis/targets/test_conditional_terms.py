"""Terms that apply only where a fact speaks of them, on cases worked out by hand."""

import pytest

from graph.analysis.judgement import judge
from graph.analysis.roadmap.phase_limits import Phase
from graph.analysis.roadmap.roadmap import plan_chain
from graph.model.kinds import Scale, Transport
from tests.in_memory import snapshot_of

PIPE, LONG = Transport.PIPE, Transport.LONG_HAUL


@pytest.fixture
def city(build):
    """feed (2 of 10 wanted) -> gap -> user: a gap with one feed and one user here."""
    for link in ("feed", "other", "user", "apart"):
        build.link(link)
    build.link("gap", min_scale=10.0, min_scale_unit="吨/年", restricted_route="feed", siting_reference="目录")
    build.chain("c", "feed", "other", "gap", "user", "apart")
    for firm in ("f1", "f2", "f3"):
        build.firm(firm)
    build.make("f1", "feed", capacity=2.0)
    build.make("f2", "user", capacity=5.0)
    build.make("f3", "apart")
    build.feed("feed", "gap", transport=PIPE, alternatives="route")
    build.feed("other", "gap", transport=PIPE, alternatives="route")
    build.feed("gap", "user", transport=LONG)
    return build


def terms(build, link="gap"):
    found = judge(snapshot_of(build.facts())).target(link).score.parts
    kept = [each for each in found if each.criterion.id in ("relief", "permit", "scale") and each.applies]
    return {each.criterion.id: each.value for each in kept}


def test_a_feed_of_the_restricted_route_alone_and_less_than_the_smallest_plant_earns_nothing(city):
    assert terms(city) == {"permit": 0.0, "scale": 0.0}


def test_another_route_made_here_is_allowed(city):
    city.make("f3", "other", capacity=12.0)
    assert terms(city) == {"permit": 1.0, "scale": 1.0}


def test_a_capacity_of_more_than_the_plant_here_does_not_show_that_it_is_enough(city):
    city.make("f3", "other", capacity=12.0, capacity_scope="全集团")
    assert terms(city) == {"permit": 1.0}


def test_sizes_in_another_unit_are_not_compared(city):
    city.edges = [each for each in city.edges if getattr(each, "capacity", None) != 2.0]
    city.make("f1", "feed")
    assert terms(city) == {"permit": 0.0}


@pytest.mark.parametrize(("transport", "expected"), [(PIPE, {"relief": 1.0}), (LONG, {})])
def test_a_second_maker_relieves_users_of_others_that_cannot_buy_elsewhere(build, transport, expected):
    """Firm f1 makes a little of weak, which f2 takes for user; what travels f2 could buy from anybody."""
    for link in ("weak", "user", "apart"):
        build.link(link)
    build.chain("c", "weak", "user", "apart")
    for firm, link, more in (
        ("f1", "weak", {"scale": Scale.SMALL}),
        ("f2", "user", {"capacity": 5.0}),
        ("f3", "apart", {}),
    ):
        build.firm(firm)
        build.make(firm, link, **more)
    build.feed("weak", "user", transport=transport)
    assert terms(build, "weak") == expected


def test_nobody_is_relieved_whose_own_party_makes_it(build):
    for link in ("weak", "user", "apart"):
        build.link(link)
    build.chain("c", "weak", "user", "apart")
    for firm, link, more in (
        ("f1", "weak", {"scale": Scale.SMALL}),
        ("f2", "user", {"capacity": 5.0}),
        ("f3", "apart", {}),
    ):
        build.firm(firm, group=None if firm == "f3" else "集团")
        build.make(firm, link, **more)
    build.feed("weak", "user", transport=PIPE)
    assert terms(build, "weak") == {}


@pytest.mark.parametrize(("capacity", "phase"), [(2.0, Phase.MIDDLE), (12.0, Phase.NEAR)])
def test_what_has_neither_permit_nor_feed_enough_is_not_begun_first(city, capacity, phase):
    """Only the restricted route can be fed from here, with 2 or 12 for the 10 of the smallest plant."""
    city.edges = [each for each in city.edges if getattr(each, "capacity", None) != 2.0]
    city.make("f1", "feed", capacity=capacity)
    city.firm("away", city="上海", province="上海")
    city.make("away", "gap")
    step = plan_chain(judge(snapshot_of(city.facts())), "c").step("gap")
    assert (step.phase, step.is_barred) == (phase, phase is Phase.MIDDLE)
