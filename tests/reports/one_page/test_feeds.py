"""Which of several local feeds a target asks for: the route of the firm to talk to first, what runs, what is sold."""

import pytest

from graph.model.kinds import Basis, MakeStatus, Scale, Transport
from reports.one_page.feeds import asked_feeds


@pytest.fixture
def city(build):
    """A gap with a user here and three alternatives as its feed: kept by its maker, sold, being built."""
    for link in ("自用料", "外售料", "在建料", "缺口", "用户"):
        build.link(link)
    build.chain("c", "自用料", "外售料", "在建料", "缺口", "用户")
    for firm in ("自用厂", "外售厂", "在建厂", "用户厂"):
        build.firm(firm)
    build.make("自用厂", "自用料", scale=Scale.OWN_USE)
    build.make("外售厂", "外售料")
    build.make("在建厂", "在建料", status=MakeStatus.BUILDING)
    build.make("用户厂", "用户")
    for feed in ("自用料", "外售料", "在建料"):
        build.feed(feed, "缺口", transport=Transport.SHORT_HAUL, alternatives="料")
    build.feed("缺口", "用户", transport=Transport.LONG_HAUL)
    return build


def asked(context):
    (target,) = [each for each in context.targets if each.link_id == "缺口"]
    return [edge.start for edge in asked_feeds(context, target)]


def test_what_is_sold_is_asked_for_before_what_its_maker_keeps(city, draft_of):
    assert asked(draft_of(city)) == ["外售料"]


def test_what_runs_is_asked_for_before_what_is_to_come(city, draft_of):
    city.edges = [edge for edge in city.edges if "外售料" not in (edge.start, edge.end)]
    assert asked(draft_of(city)) == ["自用料"]


def test_the_feed_of_the_first_firm_to_talk_to_is_asked_for(city, draft_of):
    city.firm("外地厂", city="上海", province="上海")
    city.make("外地厂", "缺口", route="在建料")
    assert asked(draft_of(city)) == ["在建料"]


def test_a_firm_that_is_not_to_be_talked_to_first_decides_nothing(city, draft_of):
    city.firm("外地厂", city="上海", province="上海")
    city.make("外地厂", "缺口", route="在建料", basis=Basis.INFERRED)
    assert asked(draft_of(city)) == ["外售料"]
