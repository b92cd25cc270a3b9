"""Strategies and scores on cases worked out by hand."""

import pytest

from graph.analysis.verdicts.states import Strategy
from graph.model.kinds import (
    Basis,
    InputRole,
    LegalForm,
    MakeStatus,
    Outlook,
    Siting,
    Strength,
)
from tests.graph.analysis.targets.conftest import LONG, PIPE, grounds, include, judged, set_link


def test_strategies_follow_from_states_and_neighbours(base, city_of):
    found = {target.link_id: target.strategy for target in judged(city_of(base)).targets}
    # y is fed by x alone, which is missing: half of it counts as founded, but nothing of it is here
    assert found == {"x": Strategy.SUPPLEMENT, "end": Strategy.EXTEND}


def test_equipment_makes_no_demand_and_a_service_does(base, city_of):
    base.link("tool")
    base.link("care")
    base.feed("tool", "a", role=InputRole.EQUIPMENT)
    base.feed("care", "a", role=InputRole.SERVICE)
    include(base, "tool", "care")
    assert grounds(city_of(base), "tool") is None
    assert grounds(city_of(base), "care") == ["S-01"]


def test_an_alternative_that_runs_here_ends_the_demand(base, city_of):
    base.link("p")
    base.feed("p", "b", transport=PIPE, alternatives="either")
    base.link("q")
    base.feed("q", "b", transport=PIPE, alternatives="either")
    include(base, "p", "q")
    base.make("f1", "q", status=None)
    assert grounds(city_of(base), "p") == ["S-01"], "nobody stated that the other one runs"
    base.make("f2", "q")
    assert grounds(city_of(base), "p") is None


@pytest.mark.parametrize(
    ("facts", "link", "ground"),
    [
        ({"transport": LONG}, {}, None),
        ({"transport": LONG}, {"advantage": "本地技术"}, ["S-01"]),
        ({"transport": LONG}, {"siting": Siting.OPERATED}, ["S-01"]),
        ({"role": InputRole.SERVICE}, {}, ["S-01"]),
    ],
)
def test_a_good_that_travels_and_takes_nothing_from_here_is_bought(base, city_of, facts, link, ground):
    base.link("p", **link)
    base.feed("p", "b", **facts)
    include(base, "p")
    assert grounds(city_of(base), "p") == ground


def test_a_user_that_is_only_announced_is_no_ground(base, city_of):
    base.link("p")
    base.link("u")
    base.feed("p", "u", transport=PIPE)
    base.make("f1", "u", status=MakeStatus.PLANNED)
    include(base, "p", "u")
    assert grounds(city_of(base), "p") is None
    base.make("f2", "u", status=MakeStatus.BUILDING)
    assert grounds(city_of(base), "p") == ["S-01"]


@pytest.mark.parametrize(
    ("feeds", "ground"),
    [
        (["a"], ["S-02"]),
        (["a", "missing"], ["S-02"]),
        (["a", "missing", "other"], None),
        (["missing"], None),
    ],
)
def test_an_extension_needs_half_of_its_core_needs_from_here(base, city_of, feeds, ground):
    for link in ("missing", "other", "new"):
        base.link(link, buyers="沈阳某厂")
    for feed in feeds:
        base.feed(feed, "new", transport=PIPE)
    include(base, "missing", "other", "new")
    assert grounds(city_of(base), "new") == ground


def test_a_feed_that_travels_and_is_one_of_many_holds_less(base, city_of):
    base.link("other")
    base.link("new", buyers="沈阳某厂")
    base.feed("a", "new", transport=LONG)
    base.feed("other", "new", transport=LONG)
    include(base, "other", "new")
    assert grounds(city_of(base), "new") is None, "0.8 of one need of two"
    base.make("f3", "a", market_position="国内第一")
    assert grounds(city_of(base), "new") == ["S-02"], "its maker is renowned: one whole need of two"


def test_a_missing_feed_that_is_a_target_itself_counts_half_once(base, city_of):
    base.link("new", buyers="沈阳某厂")
    base.feed("x", "new", transport=PIPE)
    base.feed("a", "new", transport=LONG)
    include(base, "new")
    # (0.8 for a + 0.5 for x) / 2
    push = next(t for t in judged(city_of(base)).target("new").score.parts if t.criterion.id == "push")
    assert push.value == pytest.approx(0.65)


@pytest.mark.parametrize("outlook", [Outlook.SURPLUS, Outlook.GROWING, None])
@pytest.mark.parametrize(
    ("more", "ground"),
    [
        ({}, None),
        ({"buyers": "沈阳某厂"}, ["S-02"]),
        ({"advantage": "原料就地"}, ["S-02"]),
    ],
)
def test_no_extension_without_a_buyer_or_an_advantage(base, city_of, outlook, more, ground):
    set_link(base, "end", outlook=outlook, **more)
    assert grounds(city_of(base), "end") == ground


def test_a_feed_under_construction_anchors_an_extension_into_a_surplus(base, city_of):
    set_link(base, "end", outlook=Outlook.SURPLUS)
    base.link("coming")
    base.make("f1", "coming", status=MakeStatus.BUILDING)
    base.feed("coming", "end", transport=PIPE)
    assert grounds(city_of(base), "end") is None, "coming is in no chain, so nobody judged it"
    include(base, "coming")
    assert grounds(city_of(base), "end") == ["S-02"]


@pytest.mark.parametrize(
    "more",
    [
        {"siting": Siting.REGULATED},
        {"siting": Siting.CAPTIVE},
        {"siting": Siting.BOUGHT},
        {"siting": Siting.PUBLIC},
        {"siting": Siting.SERVICE},
        {"outlook": Outlook.RESTRICTED},
        {"outlook": Outlook.PHASED_OUT},
    ],
)
def test_what_must_not_or_need_not_be_recruited_is_no_target(base, city_of, more):
    set_link(base, "x", **more)
    assert grounds(city_of(base), "x") is None


def test_a_link_is_a_target_of_the_chain_whose_own_product_it_is(base, city_of):
    for firm in ("g1", "g2", "g3"):
        base.firm(firm)
        base.make(firm, "far")
    base.link("far")
    base.chain("d", "x", "far", rank=2)
    assert judged(city_of(base)).target("x").chains == ("c", "d"), "it stands midstream there"


def test_what_is_made_in_the_zone_next_door_is_no_target(base, city_of):
    base.firm("z", city="沈抚示范区")
    base.make("z", "x", status=MakeStatus.PLANNED)
    assert grounds(city_of(base), "x") == ["S-01"], "only planned there"
    base.firm("y2", city="沈抚示范区")
    base.make("y2", "x")
    assert grounds(city_of(base), "x") is None


def test_an_operator_runs_what_is_here(base, city_of):
    base.link("run", Siting.OPERATED)
    base.link("venue", Siting.RESOURCE)
    base.make("f1", "venue", status=None)
    base.feed("venue", "run", role=InputRole.SERVICE, transport=PIPE)
    include(base, "run", "venue")
    assert grounds(city_of(base), "run") == ["S-03"], "0.4 of its one need is here"
    for more in ({"strength": Strength.AUXILIARY, "transport": PIPE}, {"role": InputRole.EQUIPMENT}, {}):
        base.edges = [edge for edge in base.edges if edge.end != "run" or edge.KIND != "INPUT_TO"]
        base.feed("venue", "run", **{"role": InputRole.SERVICE, **more})
        assert grounds(city_of(base), "run") is None, more


@pytest.mark.parametrize(
    ("form", "made", "ground"),
    [
        (LegalForm.COMPANY, "b", ["S-04"]),
        (None, "b", ["S-04"]),
        (LegalForm.BRANCH, "b", None),
        (LegalForm.COMPANY, "far", None),
    ],
)
def test_the_group_of_a_local_firm_that_makes_it_elsewhere_extends(base, city_of, form, made, ground):
    base.firm("sister", city="杭州", province="浙江", group="G", legal_form=form)
    base.firm("home", group="G")
    base.link("far")
    base.make("home", made)
    base.make("sister", "new")
    base.link("new")
    base.link("other")
    base.feed("b", "new", transport=LONG)
    base.feed("other", "new", transport=LONG)
    include(base, "other", "new")
    assert grounds(city_of(base), "new") == ground, "0.8 of one need of two would not do"


@pytest.mark.parametrize(("group", "ground"), [("东城化纤集团", None), ("西城化纤集团", ["S-02"])])
def test_a_buyer_whose_house_makes_it_itself_is_no_buyer(base, city_of, group, ground):
    """东城化纤系碳纤维厂 is of the group 东城化纤集团, whose other firm makes the link."""
    set_link(base, "end", buyers="东城化纤系碳纤维厂")
    base.firm("maker", city="吉林", province="吉林", group=group)
    base.make("maker", "end")
    assert grounds(city_of(base), "end") == ground


@pytest.mark.parametrize(
    ("advantage", "ground"), [("乙烯焦油在本地", None), ("乙烯焦油在本地，临港", ["S-02"])], ids=["feed", "more"]
)
def test_an_advantage_that_names_a_feed_only_expected_here_is_none(base, city_of, advantage, ground):
    """b is made here by inference alone; what names more than it stays an advantage."""
    set_link(base, "end", advantage=advantage)
    set_link(base, "b", name="乙烯焦油")
    base.edges = [each for each in base.edges if getattr(each, "start", "") not in ("f3", "f4")]
    base.make("f3", "b", None, basis=Basis.INFERRED)
    assert grounds(city_of(base), "end") == ground
