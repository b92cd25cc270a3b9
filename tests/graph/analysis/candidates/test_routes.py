"""Routes of candidates against the feeds made here."""

import pytest

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.verdicts.states import Tier
from graph.model.kinds import MakeStatus, RelationKind, Transport


@pytest.fixture
def two_routes(build):
    """Either of gas and tar makes x; tar is made here."""
    for link in ("gas", "tar", "x"):
        build.link(link)
    build.firm("f1")
    build.make("f1", "tar")
    for firm, route in (("by-gas", "gas"), ("by-tar", "tar"), ("untold", None)):
        build.firm(firm, city="杭州", province="浙江")
        build.make(firm, "x", route=route)
    return build


def found(city_of, build):
    city = city_of(build)
    return {each.firm.id: (each.tier, [one.rule.id for one in each.objections]) for each in rank_candidates(city, "x")}


@pytest.mark.parametrize("transport", [Transport.PIPE, Transport.SHORT_HAUL])
def test_a_route_whose_feed_cannot_travel_puts_its_maker_on_watch(two_routes, city_of, transport):
    two_routes.feed("gas", "x", transport=transport, alternatives="feed")
    two_routes.feed("tar", "x", transport=Transport.LONG_HAUL, alternatives="feed")
    assert found(city_of, two_routes) == {
        "by-tar": (Tier.FIRST, []),
        "untold": (Tier.POSSIBLE, []),
        "by-gas": (Tier.WATCH, ["A-13"]),
    }


@pytest.mark.parametrize("transport", [Transport.LONG_HAUL, None])
def test_a_route_whose_feed_travels_is_a_lesser_objection(two_routes, city_of, transport):
    two_routes.feed("gas", "x", transport=transport, alternatives="feed")
    two_routes.feed("tar", "x", transport=Transport.PIPE, alternatives="feed")
    # by another route and with no reason to come it is on watch; with a reason it may be talked to, and not first
    assert found(city_of, two_routes)["by-gas"] == (Tier.WATCH, ["A-14"])
    two_routes.relate("by-gas", "f1", RelationKind.CUSTOMER_OF)
    assert found(city_of, two_routes)["by-gas"] == (Tier.POSSIBLE, ["A-14"])


def test_without_alternatives_no_route_is_at_odds(two_routes, city_of):
    two_routes.feed("gas", "x", transport=Transport.PIPE)
    two_routes.feed("tar", "x", transport=Transport.PIPE)
    assert found(city_of, two_routes)["by-gas"] == (Tier.POSSIBLE, [])


def test_a_feed_that_is_here_as_well_is_not_at_odds(two_routes, city_of):
    two_routes.feed("gas", "x", transport=Transport.PIPE, alternatives="feed")
    two_routes.feed("tar", "x", transport=Transport.PIPE, alternatives="feed")
    two_routes.firm("f2")
    two_routes.make("f2", "gas", status=MakeStatus.BUILDING)
    assert found(city_of, two_routes)["by-gas"] == (Tier.FIRST, [])


@pytest.mark.parametrize("status", [MakeStatus.PLANNED, MakeStatus.STOPPED])
def test_what_is_planned_or_stopped_is_no_feed(two_routes, city_of, status):
    two_routes.feed("gas", "x", transport=Transport.PIPE, alternatives="feed")
    two_routes.feed("tar", "x", transport=Transport.PIPE, alternatives="feed")
    two_routes.firm("f2")
    two_routes.make("f2", "gas", status=status)
    assert found(city_of, two_routes)["by-gas"] == (Tier.WATCH, ["A-13"])


def test_a_maker_by_both_routes_fits(two_routes, city_of):
    two_routes.feed("gas", "x", transport=Transport.PIPE, alternatives="feed")
    two_routes.feed("tar", "x", transport=Transport.PIPE, alternatives="feed")
    two_routes.make("by-gas", "x", route="tar", product="焦油法")
    assert found(city_of, two_routes)["by-gas"] == (Tier.FIRST, [])
