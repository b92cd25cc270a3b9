"""A what-if equals a load of the changed facts; every change says by which links it came."""

import pytest

from graph.analysis.verdicts.states import LinkState, Strategy
from graph.analysis.what_if.assumptions import AttractFirm, FinishProject, InputShortage, LoseFirm
from graph.analysis.what_if.causes import CauseKind
from graph.analysis.what_if.consequences import Effect
from graph.analysis.what_if.outcome import situation_of, what_if
from graph.errors import InvalidRequest, NotFound
from graph.model.evidence import ASSUMED
from graph.model.kinds import Basis, LegalForm, MakeStatus, ProjectStage, RelationKind, Scale, Siting, Transport
from graph.model.nodes import Firm


def test_nothing_is_written(tiny):
    _, before = tiny
    held = dict(before.reader.facts)
    what_if(before, [AttractFirm("candidate", "polyethylene"), LoseFirm("refinery")])
    assert before.reader.facts == held
    assert before.reader.node(Firm, "candidate-here") is None


def test_who_is_attracted_comes_as_a_daughter_of_its_party(tiny):
    """Polyethylene gets a maker of unknown size: here, to be verified. The candidate elsewhere stays on file."""
    _, before = tiny
    found = what_if(before, [AttractFirm("candidate", "polyethylene")])
    (change,) = found.states
    assert (change.before.state, change.after.state) == (LinkState.MISSING, LinkState.PRESENT)
    assert found.after.judgement.target("polyethylene") is None
    assert [(each.kind, each.path) for each in change.causes] == [(CauseKind.OWN, ("polyethylene",))]
    city = found.after.judgement.city
    (make,) = city.makers["polyethylene"]
    assert (make.start, make.status, make.capacity, make.product) == (
        "candidate-here",
        MakeStatus.OPERATING,
        None,
        "高密度聚乙烯",
    )
    assert (make.evidence.source, make.evidence.basis) == (ASSUMED, Basis.INFERRED)
    assert [edge.kind for edge in city.relations["candidate-here"]] == [RelationKind.PARENT_OF]
    assert [edge.start for edge in city.candidates["polyethylene"]] == ["candidate"]


def test_a_maker_yet_to_be_named_is_here_and_nothing_else_is_said_of_it(tiny):
    _, before = tiny
    city = what_if(before, [AttractFirm(None, "polyethylene")]).after.judgement.city
    (make,) = city.makers["polyethylene"]
    firm = city.firms[make.start]
    assert (firm.name_zh, firm.group, firm.district, firm.evidence.source) == (
        "未定企业（假设落户）",
        None,
        None,
        ASSUMED,
    )
    assert firm.id not in city.relations
    with pytest.raises(InvalidRequest, match="不用再引"):
        what_if(before, [AttractFirm(None, "polyethylene"), AttractFirm(None, "polyethylene")])


def test_a_capacity_supposed_makes_it_strong(tiny):
    _, before = tiny
    found = what_if(before, [AttractFirm("candidate", "polyethylene", 30.0, "万吨/年")])
    assert found.states[0].after.state is LinkState.STRONG


def test_the_local_supply_rate_gains_both_ways(tiny):
    """Before: ethylene has naphtha, film lacks polyethylene, 1 of 2. After: film has it, and it has ethylene."""
    _, before = tiny
    found = what_if(before, [AttractFirm("candidate", "polyethylene")])
    city, chain = found.supply
    assert (city.chain_id, chain.chain_id) == (None, "oil")
    for change in (city, chain):
        assert (change.before.part, change.before.whole, change.after.part, change.after.whole) == (1, 2, 3, 3)
        assert {(edge.start, edge.end) for edge in change.gained} == {
            ("ethylene", "polyethylene"),
            ("polyethylene", "film"),
        }
        assert change.lost == ()


def test_a_loss_reaches_down_the_inputs(tiny):
    _, before = tiny
    found = what_if(before, [LoseFirm("refinery")])
    assert {change.after.link_id: change.after.state for change in found.states} == {
        "ethylene": LinkState.MISSING,
        "naphtha": LinkState.MISSING,
    }
    polyethylene = next(change for change in found.targets if change.link_id == "polyethylene")
    assert polyethylene.before.strategy is Strategy.SUPPLEMENT
    assert (CauseKind.INPUT, ("ethylene", "polyethylene")) in [(each.kind, each.path) for each in polyethylene.causes]


def test_what_a_step_waited_for_explains_that_it_waits_no_more(build, snapshot):
    """oil → gas → tar by pipe, tar for paint; once gas is made here tar waits for nothing."""
    for link in ("oil", "gas", "tar", "paint", "other"):
        build.link(link, advantage="本地有")
    build.chain("c", "oil", "gas", "tar", "paint", "other")
    for start, end in (("oil", "gas"), ("gas", "tar")):
        build.feed(start, end, transport=Transport.PIPE)
    build.feed("tar", "paint")
    for firm in ("x", "y", "z"):
        build.firm(firm)
        build.make(firm, "other")
    build.make("x", "oil")
    build.make("x", "paint")
    build.firm("away", city="上海", province="上海")
    for link in ("gas", "tar"):
        build.make("away", link)
    found = what_if(situation_of(snapshot(build)), [AttractFirm("away", "gas", 5.0, "吨/年")])
    steps = {change.link_id: change for change in found.steps}
    assert steps["gas"].after is None
    tar = steps["tar"]
    assert (tar.before.waits_for, tar.after.waits_for) == (("gas",), ())
    assert [(each.kind, each.path) for each in tar.causes] == [(CauseKind.STEP, ("gas", "tar"))]


def test_a_finished_project_brings_its_owners_production_along(tiny):
    """The catalyst works is building 500 t/y: with the project done it operates, its capacity on file: strong."""
    _, before = tiny
    (change,) = what_if(before, [FinishProject("p1")]).states
    assert (change.before.state, change.after.state, change.after.rule.id) == (
        LinkState.PLANNED,
        LinkState.STRONG,
        "D-01",
    )


def test_what_was_simply_bought_becomes_a_gap_when_scarce(tiny):
    _, before = tiny
    found = what_if(before, [InputShortage("gas")])
    (change,) = found.states
    assert (change.before.state, change.after.state) == (LinkState.UNSUITABLE, LinkState.MISSING)
    assert found.consequences == (), "gas is an auxiliary input"


def test_scarcity_stops_whoever_takes_the_input(tiny):
    """Naphtha short: its plant stands still, and so does ethylene, which cannot do without it."""
    _, before = tiny
    found = what_if(before, [InputShortage("naphtha")])
    assert [(each.effect, each.path) for each in found.consequences] == [(Effect.CUT, ("naphtha", "ethylene"))]
    states = {change.after.link_id: change for change in found.states}
    assert {link: each.after.rule.id for link, each in states.items()} == {"naphtha": "D-13", "ethylene": "D-13"}
    assert [(each.kind, each.path) for each in states["ethylene"].causes] == [
        (CauseKind.SUPPLY, ("naphtha", "ethylene"))
    ]
    assert found.after.judgement.target("ethylene") is None, "what lacks its feed is not to be strengthened"


def test_a_link_of_the_same_firm_says_so(build, snapshot):
    """What x is on file as making is from 2012; once x is known to start something new, the old record counts again."""
    for link in ("old", "new", "other"):
        build.link(link)
    build.chain("c", "old", "new", "other")
    for firm in ("x", "y", "z"):
        build.firm(firm)
    build.make("y", "other")
    build.make("z", "other")
    build.make("x", "old", capacity=3.0, year="2012")
    found = what_if(situation_of(snapshot(build)), [AttractFirm("x", "new")])
    old = next(change for change in found.states if change.after.link_id == "old")
    assert (old.before.rule.id, old.after.rule.id) == ("D-08", "D-01")
    assert [(each.kind, each.path) for each in old.causes] == [(CauseKind.FIRM, ("new", "old"))]


def test_with_too_few_firms_left_the_chain_itself_is_the_cause(tiny):
    """Two losses leave two local firms: nothing is called missing any more."""
    _, before = tiny
    found = what_if(before, [LoseFirm("film-works"), LoseFirm("pack-works")])
    polyethylene = next(each for each in found.states if each.after.link_id == "polyethylene")
    assert (polyethylene.after.state, polyethylene.after.rule.id) == (LinkState.UNKNOWN, "D-23")
    assert [(each.kind, each.path) for each in polyethylene.causes] == [(CauseKind.CHAIN, ("polyethylene",))]


REFUSED = [
    ([AttractFirm("nobody", "gas")], NotFound, "没有这家企业 / no such firm: nobody"),
    ([AttractFirm("candidate", "nothing")], NotFound, "没有这个链环 / no such link: nothing"),
    ([AttractFirm("refinery", "ethylene")], InvalidRequest, "已在本地生产.*makes Ethylene here already"),
    ([AttractFirm("candidate", "gas"), AttractFirm("candidate", "gas")], InvalidRequest, "已在本地生产"),
    ([LoseFirm("candidate")], InvalidRequest, "不在本地，停产或迁出不影响本市.*cannot be lost"),
    ([LoseFirm("refinery"), LoseFirm("refinery")], InvalidRequest, "推演不出影响.*changes no verdict"),
    ([FinishProject("p9")], NotFound, "没有这个项目 / no such project: p9"),
    ([FinishProject("p1"), FinishProject("p1")], InvalidRequest, "已经投产.*is operating already"),
    ([InputShortage("nothing")], NotFound, "no such link: nothing"),
]


@pytest.mark.parametrize(("supposed", "error", "told"), REFUSED, ids=lambda each: str(each)[:40])
def test_what_cannot_be_is_told(tiny, supposed, error, told):
    _, before = tiny
    with pytest.raises(error, match=told):
        what_if(before, supposed)


def test_projects_that_do_not_count_are_told(build, snapshot):
    build.link("a")
    build.link("end")
    build.chain("c", "a", "end")
    build.project("apart", "a", ProjectStage.BUILDING, district="沈抚示范区")
    build.project("vague", "a", ProjectStage.BUILDING)
    build.edges = [edge for edge in build.edges if edge.start != "vague"]
    before = situation_of(snapshot(build))
    with pytest.raises(InvalidRequest, match=r"不在本市管辖范围.*zone apart"):
        what_if(before, [FinishProject("apart")])
    with pytest.raises(InvalidRequest, match="没有写明建设哪个链环"):
        what_if(before, [FinishProject("vague")])
    with pytest.raises(InvalidRequest, match="没有链环以它为投入"):
        what_if(before, [InputShortage("end")])


def test_projects_of_a_lost_firm_go_and_shared_ones_stay(build, snapshot):
    build.link("a")
    build.link("b", Siting.ATTRACTABLE)
    build.chain("c", "a", "b")
    build.firm("x")
    build.firm("y")
    build.project("own", "a", ProjectStage.OPERATING, "x")
    build.project("shared", "b", ProjectStage.OPERATING, "x")
    build.edges.append(type(build.edges[-1])(start="y", end="shared", evidence=build.evidence()))
    city = what_if(situation_of(snapshot(build)), [LoseFirm("x")]).after.judgement.city
    assert sorted(city.projects) == ["shared"]
    assert [firm.id for firm in city.owners["shared"]] == ["y"]
    assert "x" in city.firms


def test_the_branches_of_a_lost_firm_go_along_and_its_subsidiaries_stay(build, snapshot):
    for link in ("a", "b", "c", "d"):
        build.link(link)
    build.chain("chain", "a", "b", "c", "d")
    build.firm("x")
    build.firm("owned", legal_form=LegalForm.BRANCH)
    build.firm("decided", legal_form=LegalForm.BRANCH, decided_by="x")
    build.firm("subsidiary", legal_form=LegalForm.SUBSIDIARY, decided_by="x")
    build.relate("x", "owned", RelationKind.PARENT_OF)
    build.relate("x", "subsidiary", RelationKind.PARENT_OF)
    for firm, link in (("x", "a"), ("owned", "b"), ("decided", "c"), ("subsidiary", "d")):
        build.make(firm, link)
    build.project("p", "b", ProjectStage.OPERATING, "owned")
    city = what_if(situation_of(snapshot(build)), [LoseFirm("x")]).after.judgement.city
    assert set(city.makers) == {"d"}
    assert city.projects == {}
    assert {"owned", "decided"} <= city.firms.keys()


def test_what_a_firm_has_here_keeps_what_shows_its_size_and_loses_what_shows_it_small(build, snapshot):
    for link in ("a", "b", "c"):
        build.link(link)
    build.chain("chain", "a", "b", "c")
    build.firm("x")
    build.make("x", "a", MakeStatus.BUILDING, capacity=5.0)
    build.make("x", "b", MakeStatus.TRIAL, scale=Scale.TRIAL)
    build.make("x", "c", MakeStatus.SEASONAL, market_position="第一")
    before = situation_of(snapshot(build))
    found = {link: what_if(before, [AttractFirm("x", link)]).after.judgement.state(link) for link in ("a", "b", "c")}
    assert found == {"a": LinkState.STRONG, "b": LinkState.PRESENT, "c": LinkState.STRONG}


def test_a_supposed_maker_does_not_show_that_its_feed_must_be_here(build, snapshot):
    """Whoever comes to make top has to be given its feed by pipe: it stays missing, and is wanted now."""
    for link in ("top", "feed", "other"):
        build.link(link, advantage="本地有")
    build.chain("c", "top", "feed", "other")
    build.feed("feed", "top", transport=Transport.PIPE)
    for firm in ("x", "y", "z"):
        build.firm(firm)
        build.make(firm, "other")
    found = what_if(situation_of(snapshot(build)), [AttractFirm(None, "top")])
    after = found.after.judgement
    assert (after.state("top"), after.state("feed")) == (LinkState.PRESENT, LinkState.MISSING)
    assert after.target("feed").strategy is Strategy.SUPPLEMENT


def test_a_rate_that_moves_as_its_whole_does_says_which_links_left(tiny):
    """With the refinery lost ethylene is made no more: its naphtha is neither counted nor missed."""
    _, before = tiny
    city = what_if(before, [LoseFirm("refinery")]).supply[0]
    assert (city.before.part, city.before.whole, city.after.part, city.after.whole) == (1, 2, 0, 1)
    assert (city.left, city.joined) == (("ethylene",), ())


def test_fewer_targets_for_want_of_feed_are_told(tiny):
    _, before = tiny
    found = what_if(before, [LoseFirm("refinery")])
    assert found.without_feed == ("polyethylene",)
    assert what_if(before, [FinishProject("p1")]).without_feed == ()
