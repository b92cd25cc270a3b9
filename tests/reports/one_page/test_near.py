"""What the one side begins is what the roadmap begins in its near phase, in its order, over every chain of Fushun."""

import pytest

from graph.analysis.roadmap.phase_limits import Phase
from graph.analysis.roadmap.roadmap import plan_chain
from graph.analysis.verdicts.states import Strategy
from reports.one_page.context import OnePageContext
from reports.one_page.near import begun_gaps, begun_targets, gaps, held_up_by, later_gaps
from reports.one_page.steps import first_steps
from reports.one_page.strengths import first_missing
from reports.one_page.visits import first_targets, first_visits, on_watch


@pytest.fixture(scope="module")
def drafts(fushun):
    return [OnePageContext(fushun, chain, "zh") for chain in fushun.city.chains if fushun.targets_of(chain)]


def near_of(draft):
    return [step.link_id for step in plan_chain(draft.judgement, draft.chain_id).new_steps_of(Phase.NEAR)]


def test_nothing_is_begun_that_the_roadmap_does_not_begin_now(drafts):
    assert len(drafts) == 10
    for draft in drafts:
        near = near_of(draft)
        begun = [target.link_id for target in first_targets(draft)]
        assert begun
        assert begun == near[: len(begun)]
        for visit in (*first_visits(draft), *on_watch(draft)):
            assert {target.link_id for target in visit.targets} <= set(near)


def test_the_first_gaps_named_are_those_begun_now(drafts):
    for draft in drafts:
        missing = [target.link_id for target in first_missing(draft)]
        own = {target.link_id for target in draft.targets}
        begun = [target.link_id for target in begun_gaps(draft) if target.link_id in own]
        assert missing[: len(begun)] == begun
        chances = draft.judgement.deferred - set(begun)
        assert sorted(missing) == sorted({target.link_id for target in gaps(draft)} - chances)
        assert not {target.link_id for target in later_gaps(draft)} & set(begun)


def test_what_holds_a_step_up_is_named_with_it(drafts):
    fine = next(draft for draft in drafts if draft.chain_id == "fine-chemicals")
    begun = {target.link_id: target for target in begun_targets(fine)}
    first, second = begun["ethylene-carbonate"], begun["dimethyl-carbonate"]
    assert list(begun).index("ethylene-carbonate") < list(begun).index("dimethyl-carbonate")
    assert held_up_by(fine, second) == ("ethylene-carbonate",)
    told = [[clause.text for clause in slot] for slot in first_steps(fine, second)]
    assert told[0][0] == "先建成碳酸乙烯酯"
    assert next(iter(first_steps(fine, first)))[0].text == "先行环节"


def test_firms_for_gaps_of_later_phases_come_behind_the_others(drafts):
    for draft in drafts:
        near = set(near_of(draft))
        of_now = [visit.targets[0].link_id in near for visit in first_visits(draft, 8, later=True)]
        assert of_now == sorted(of_now, reverse=True)


def test_what_is_weak_here_is_asked_of_its_makers_and_brings_no_rival(drafts):
    for draft in drafts:
        weak = {target.link_id for target in begun_targets(draft) if target.strategy is Strategy.STRENGTHEN}
        assert not any(target.link_id in weak for visit in first_visits(draft) for target in visit.targets)
