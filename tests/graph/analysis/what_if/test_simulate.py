"""A what-if equals a load of the changed facts; every change says by which links it came."""

import pytest

from graph.analysis.judgement import judge
from graph.analysis.roadmap.roadmap import Phase
from graph.analysis.verdicts.states import LinkState, Strategy
from graph.analysis.what_if.simulate import stand, what_if
from graph.analysis.what_if.simulate_causes import Way
from graph.analysis.what_if.suppositions import SUPPOSED, Attract, Finish, Lose, Scarce
from graph.errors import Impossible, NotFound
from graph.model.kinds import Basis, MakeStatus, ProjectStage, RelationKind, Siting
from graph.model.nodes import Firm


def test_nothing_is_written(tiny):
    _, before = tiny
    held = dict(before.reader.records)
    what_if(before, [Attract("candidate", "polyethylene"), Lose("refinery")])
    assert before.reader.records == held
    assert before.reader.node(Firm, "candidate-here") is None


def test_who_is_attracted_comes_as_a_daughter_of_its_party(tiny):
    """Polyethylene gets one supplier of unknown size: weak. The candidate elsewhere stays on file."""
    _, before = tiny
    found = what_if(before, [Attract("candidate", "polyethylene")])
    (change,) = found.states
    assert (change.before.state, change.after.state) == (LinkState.MISSING, LinkState.WEAK)
    assert [(each.way, each.path) for each in change.causes] == [(Way.OWN, ("polyethylene",))]
    city = found.after.judgement.city
    (make,) = city.makers["polyethylene"]
    assert (make.start, make.status, make.capacity, make.product) == (
        "candidate-here",
        MakeStatus.OPERATING,
        None,
        "高密度聚乙烯",
    )
    assert (make.evidence.source, make.evidence.basis) == (SUPPOSED, Basis.INFERRED)
    assert [edge.kind for edge in city.relations["candidate-here"]] == [RelationKind.PARENT_OF]
    assert [edge.start for edge in city.candidates["polyethylene"]] == ["candidate"]


def test_a_maker_yet_to_be_named_is_here_and_nothing_else_is_said_of_it(tiny):
    _, before = tiny
    city = what_if(before, [Attract(None, "polyethylene")]).after.judgement.city
    (make,) = city.makers["polyethylene"]
    firm = city.firms[make.start]
    assert (firm.name_zh, firm.group, firm.district, firm.evidence.source) == (
        "未定企业（假设落户）",
        None,
        None,
        SUPPOSED,
    )
    assert firm.id not in city.relations
    with pytest.raises(Impossible, match="不用再引"):
        what_if(before, [Attract(None, "polyethylene"), Attract(None, "polyethylene")])


def test_a_capacity_supposed_makes_it_strong(tiny):
    _, before = tiny
    found = what_if(before, [Attract("candidate", "polyethylene", 30.0, "万吨/年")])
    assert found.states[0].after.state is LinkState.STRONG


def test_the_local_supply_rate_gains_both_ways(tiny):
    """Before: ethylene has naphtha, film lacks polyethylene, 1 of 2. After: film has it, and it has ethylene."""
    _, before = tiny
    found = what_if(before, [Attract("candidate", "polyethylene")])
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
    found = what_if(before, [Lose("refinery")])
    assert {change.after.link_id: change.after.state for change in found.states} == {
        "ethylene": LinkState.MISSING,
        "naphtha": LinkState.MISSING,
    }
    polyethylene = next(change for change in found.targets if change.link_id == "polyethylene")
    assert polyethylene.before.strategy is Strategy.SUPPLEMENT
    assert (Way.INPUT, ("ethylene", "polyethylene")) in [(each.way, each.path) for each in polyethylene.causes]


def test_the_chain_of_causes_runs_through_the_roadmap(build, snapshot):
    """oil → gas → tar → wax → paint; oil and paint are here. Once gas is made, tar moves up, and wax after it."""
    for link in ("oil", "gas", "tar", "wax", "paint", "other"):
        build.link(link)
    build.chain("c", "oil", "gas", "tar", "wax", "paint", "other")
    for start, end in (("oil", "gas"), ("gas", "tar"), ("tar", "wax"), ("wax", "paint")):
        build.feed(start, end)
    for firm in ("x", "y", "z"):
        build.firm(firm)
        build.make(firm, "other")
    build.make("x", "oil")
    build.make("x", "paint")
    build.firm("away", city="上海", province="上海")
    for link in ("gas", "tar", "wax"):
        build.make("away", link)
    found = what_if(stand(snapshot(build)), [Attract("away", "gas", 5.0, "吨/年")])
    steps = {change.link_id: change for change in found.steps}
    assert {link: (each.before.phase, each.after.phase) for link, each in steps.items() if each.after} == {
        "tar": (Phase.MIDDLE, Phase.NEAR),
        "wax": (Phase.FAR, Phase.MIDDLE),
    }
    assert steps["gas"].after is None
    assert [(each.way, each.path) for each in steps["tar"].causes] == [
        (Way.STEP, ("gas", "tar")),
        (Way.INPUT, ("gas", "tar")),  # and a target only now that its core input is made here
    ]
    assert [(each.way, each.path) for each in steps["wax"].causes] == [(Way.STEP, ("gas", "tar", "wax"))]


def test_a_finished_project_brings_its_owners_production_along(tiny):
    """The catalyst works is building 500 t/y: with the project done it operates, its capacity on file: strong."""
    _, before = tiny
    (change,) = what_if(before, [Finish("p1")]).states
    assert (change.before.state, change.after.state, change.after.rule.id) == (
        LinkState.PLANNED,
        LinkState.STRONG,
        "D-02",
    )


def test_what_was_simply_bought_becomes_a_gap_when_scarce(tiny):
    _, before = tiny
    found = what_if(before, [Scarce("gas")])
    (change,) = found.states
    assert (change.before.state, change.after.state) == (LinkState.NOT_LOCAL, LinkState.MISSING)
    assert found.exposed == (), "gas is an auxiliary input"


def test_scarcity_reaches_whoever_takes_the_input(tiny):
    """Naphtha short: its plant stands still, ethylene lacks it; film takes polyethylene, which nobody makes."""
    _, before = tiny
    found = what_if(before, [Scarce("naphtha")])
    assert [(each.link_id, each.path) for each in found.exposed] == [("ethylene", ("naphtha", "ethylene"))]
    assert found.states[0].after.rule.id == "D-07"


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
    found = what_if(stand(snapshot(build)), [Attract("x", "new")])
    old = next(change for change in found.states if change.after.link_id == "old")
    assert (old.before.rule.id, old.after.rule.id) == ("D-04", "D-02")
    assert [(each.way, each.path) for each in old.causes] == [(Way.FIRM, ("new", "old"))]


def test_with_too_few_firms_left_the_chain_itself_is_the_cause(tiny):
    """Two losses leave two local firms: nothing is called missing any more."""
    _, before = tiny
    found = what_if(before, [Lose("film-works"), Lose("pack-works")])
    polyethylene = next(each for each in found.states if each.after.link_id == "polyethylene")
    assert (polyethylene.after.state, polyethylene.after.rule.id) == (LinkState.UNKNOWN, "D-15")
    assert [(each.way, each.path) for each in polyethylene.causes] == [(Way.CHAIN, ("polyethylene",))]


REFUSED = [
    ([Attract("nobody", "gas")], NotFound, "没有这家企业 / no such firm: nobody"),
    ([Attract("candidate", "nothing")], NotFound, "没有这个链环 / no such link: nothing"),
    ([Attract("refinery", "ethylene")], Impossible, "已在本地生产.*makes Ethylene here already"),
    ([Attract("candidate", "gas"), Attract("candidate", "gas")], Impossible, "已在本地生产"),
    ([Lose("candidate")], Impossible, "不在本地，无从失去.*cannot be lost"),
    ([Lose("refinery"), Lose("refinery")], Impossible, "不改变任何判断.*changes no verdict"),
    ([Finish("p9")], NotFound, "没有这个项目 / no such project: p9"),
    ([Finish("p1"), Finish("p1")], Impossible, "已经投产.*is operating already"),
    ([Scarce("nothing")], NotFound, "no such link: nothing"),
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
    before = stand(snapshot(build))
    with pytest.raises(Impossible, match=r"不在本市管辖范围.*zone apart"):
        what_if(before, [Finish("apart")])
    with pytest.raises(Impossible, match="没有写明建设哪个链环"):
        what_if(before, [Finish("vague")])
    with pytest.raises(Impossible, match="没有链环以它为投入"):
        what_if(before, [Scarce("end")])


def test_projects_of_a_lost_firm_go_and_shared_ones_stay(build, snapshot):
    build.link("a")
    build.link("b", Siting.ATTRACTABLE)
    build.chain("c", "a", "b")
    build.firm("x")
    build.firm("y")
    build.project("own", "a", ProjectStage.OPERATING, "x")
    build.project("shared", "b", ProjectStage.OPERATING, "x")
    build.edges.append(type(build.edges[-1])(start="y", end="shared", evidence=build.evidence()))
    city = what_if(stand(snapshot(build)), [Lose("x")]).after.judgement.city
    assert sorted(city.projects) == ["shared"]
    assert [firm.id for firm in city.owners["shared"]] == ["y"]
    assert "x" in city.firms


def assert_as_judged_anew(found):
    whole, after = judge(found.after.reader), found.after.judgement
    assert (after.verdicts, after.survey, after.targets) == (whole.verdicts, whole.survey, whole.targets)


def test_a_newcomer_beside_a_users_maker_makes_its_supplier_a_single_one(build, snapshot):
    """x alone makes feed and product, both strong. With y beside it in product, feed is single-supplied to another."""
    for link in ("feed", "product"):
        build.link(link)
    build.chain("c", "feed", "product")
    build.feed("feed", "product")
    for firm in ("x", "y"):
        build.firm(firm)
    build.make("x", "feed", capacity=5.0)
    build.make("x", "product", capacity=5.0)
    before = stand(snapshot(build))
    assert before.judgement.target("feed") is None
    found = what_if(before, [Attract("y", "product")])
    assert [ground.rule.id for ground in found.after.judgement.target("feed").grounds] == ["S-06"]
    assert [change.link_id for change in found.targets] == ["feed"]
    assert_as_judged_anew(found)


def test_what_is_called_missing_no_more_is_opened_no_more(build, snapshot):
    """Three firms are on file; without the one that makes something else, nothing is called missing beside weak."""
    for link in ("weak", "gap", "aside"):
        build.link(link)
    build.chain("c", "weak", "gap", "aside")
    build.feed("weak", "gap")
    for firm, link in (("x", "weak"), ("y", "weak"), ("z", "aside")):
        build.firm(firm, group="g" if link == "weak" else None)
        build.make(firm, link)
    before = stand(snapshot(build))
    assert [edge.end for edge in before.judgement.target("weak").around.opens] == ["gap"]
    found = what_if(before, [Lose("z")])
    assert found.after.judgement.target("weak").around.opens == ()
    assert_as_judged_anew(found)
