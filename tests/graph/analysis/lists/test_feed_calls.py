"""Calls about the feeds of targets, on cases worked out by hand."""

from dataclasses import replace

import pytest

from graph.analysis.judgement import judge
from graph.analysis.lists.call import Question
from graph.analysis.lists.calls import calls
from graph.analysis.targets.exclusions import ExclusionKind
from graph.model.edges import InputTo
from graph.model.kinds import InputRole, MakeStatus, Scale, Siting, Strength, Transport
from graph.model.supply import ConditionCheck, ForOthers

TIED = {"transport": Transport.PIPE}


@pytest.fixture
def asked(build, snapshot):
    """Return the calls on feed a of gap x that is no question of size: link, question, firms and what it feeds."""

    def found(make=None, **edge):
        build.link("a")
        build.link("b")
        build.link("x", buyers="邻市用户")
        build.chain("c", "a", "b", "x")
        for firm in ("f1", "f2", "f3"):
            build.firm(firm)
            build.make(firm, "b", scale=Scale.LARGE)
        build.make("f1", "a", **{"scale": Scale.LARGE, **(make or {})})
        build.feed("a", "x")
        at = next(at for at, each in enumerate(build.edges) if isinstance(each, InputTo))
        build.edges[at] = replace(build.edges[at], **edge)
        return [
            (call.link_id, call.question, [firm.id for firm in call.firms], call.fed)
            for call in calls(judge(snapshot(build)))
        ]

    return found


def test_a_feed_that_cannot_travel_is_asked_how_much_others_can_have(asked):
    assert asked(**TIED) == [("a", Question.SPARE, ["f1"], ("x",))]


@pytest.mark.parametrize(
    ("make", "edge"),
    [
        ({"for_others": ForOthers.SOLD}, TIED),
        ({}, {"transport": Transport.LONG_HAUL}),
        ({"for_others": ForOthers.NONE}, TIED),
    ],
)
def test_nobody_is_asked_of_what_is_sold_travels_or_is_kept(asked, make, edge):
    assert asked(make, **edge) == []


def test_a_link_that_is_asked_about_anyway_is_asked_once(asked):
    assert asked({"status": MakeStatus.OPERATING, "scale": None}, **TIED) == [("a", Question.SIZE, ["f1"], ("x",))]


def test_of_a_by_product_the_amount_is_asked(asked):
    assert asked(role=InputRole.BYPRODUCT, **TIED) == [("a", Question.AMOUNT, ["f1"], ("x",))]


def test_an_untested_feed_is_asked_about_though_it_makes_no_target(asked):
    told = {"condition": "须含铝高", "condition_check": ConditionCheck.UNTESTED}
    assert asked(transport=Transport.LONG_HAUL, **told) == [("a", Question.TEST, ["f1"], ("x",))]


def test_a_gap_that_users_buy_once_as_equipment_asks_for_no_test(asked, build, snapshot):
    # x is taken by b as equipment alone: whether a would suit decides nothing
    told = {"condition": "须含铝高", "condition_check": ConditionCheck.UNTESTED, "transport": Transport.LONG_HAUL}
    assert asked(**told) != []
    build.nodes = [replace(node, buyers=None) if node.id == "x" else node for node in build.nodes]
    build.feed("x", "b", role=InputRole.EQUIPMENT)
    judgement = judge(snapshot(build))
    assert judgement.why_not("x").kind not in (ExclusionKind.LITTLE_FEED, ExclusionKind.KEPT)
    assert calls(judgement) == ()


@pytest.mark.parametrize(("fed", "asked_of"), [(False, []), (True, ["coal"])])
def test_how_large_what_the_land_gives_is_is_asked_only_where_a_target_takes_it(build, snapshot, fed, asked_of):
    build.link("coal", Siting.RESOURCE)
    build.link("b")
    build.link("x", buyers="邻市用户")
    build.chain("c", "coal", "b", "x")
    for firm in ("f1", "f2", "f3"):
        build.firm(firm)
        build.make(firm, "b", scale=Scale.LARGE)
    build.make("f1", "coal")
    build.feed("coal" if fed else "b", "x", transport=Transport.LONG_HAUL)
    assert [call.link_id for call in calls(judge(snapshot(build)))] == asked_of


def test_who_does_a_missing_service_now_is_asked_of_its_users(build, snapshot):
    """b runs and cannot do without the service s, which nobody here is on file as doing; a only helps b."""
    for link in ("a", "s"):
        build.link(link, Siting.OPERATED)
    build.link("b")
    build.chain("c", "a", "s", "b")
    for firm in ("f1", "f2", "f3"):
        build.firm(firm)
        build.make(firm, "b", scale=Scale.LARGE)
    build.feed("s", "b", role=InputRole.SERVICE)
    build.feed("a", "b", Strength.AUXILIARY, role=InputRole.SERVICE)
    judgement = judge(snapshot(build))
    assert judgement.target("s") is not None
    assert [(call.link_id, call.question, [firm.id for firm in call.firms], call.fed) for call in calls(judgement)] == [
        ("s", Question.PROVIDER, ["f1", "f2", "f3"], ("s",))
    ]
