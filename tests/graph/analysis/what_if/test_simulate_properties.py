"""What holds of any what-if: it equals a load of the changed facts, and each change names the links it came by."""

from dataclasses import fields
from itertools import pairwise
from random import Random

import pytest

from graph.analysis.facts.city import City
from graph.analysis.judgement import judge
from graph.analysis.roadmap.roadmap import plan_chain
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import LinkState
from graph.analysis.what_if.assumptions import AttractFirm, FinishProject, InputShortage, LoseFirm
from graph.analysis.what_if.causes import CauseKind, links_touched
from graph.analysis.what_if.outcome import situation_of, what_if
from graph.errors import LianpuError
from graph.store.edits import apply_to_facts
from tests.chance import seeds
from tests.graph.analysis.what_if.loading import loaded
from tests.in_memory import judged


def assert_equals_a_load(whole, found):
    """What the changed facts give when judged whole: city, verdicts, targets and roadmaps must be the same."""
    after = found.after.judgement
    for field in fields(City):
        if field.name != "load":
            assert getattr(after.city, field.name) == getattr(whole.city, field.name), field.name
    assert after.verdicts == whole.verdicts
    assert after.link_sets == whole.link_sets
    assert after.targets == whole.targets
    for chain in whole.city.chains:
        if whole.targets_of(chain):
            assert plan_chain(after, chain) == plan_chain(whole, chain)


SUPPOSED_OF_TINY = [
    [AttractFirm("candidate", "polyethylene")],
    [AttractFirm("candidate", "polyethylene", 30.0, "万吨/年")],
    [AttractFirm("candidate", "polyethylene"), AttractFirm("candidate", "gas")],
    [AttractFirm("refinery", "polyethylene")],
    [AttractFirm(None, "polyethylene"), AttractFirm(None, "gas", 5.0, "吨/年")],
    [LoseFirm("refinery")],
    [LoseFirm("catalyst-works")],
    [LoseFirm("film-works"), LoseFirm("pack-works")],
    [FinishProject("p1")],
    [InputShortage("gas")],
    [InputShortage("naphtha")],
    [FinishProject("p1"), LoseFirm("refinery"), AttractFirm("candidate", "ethylene"), InputShortage("gas")],
]


@pytest.mark.parametrize("supposed", SUPPOSED_OF_TINY, ids=str)
def test_a_what_if_equals_a_load_of_the_changed_facts(tiny, tmp_path, supposed):
    facts, before = tiny
    found = what_if(before, supposed)
    assert_equals_a_load(judge(loaded(tmp_path / "graph.sqlite", apply_to_facts(facts, found.edits))), found)


def any_supposition(random, city):
    firms = sorted(city.firms)
    local = [firm for firm in firms if city.firms[firm].local]
    return random.choice(
        (
            lambda: AttractFirm(
                random.choice(firms), random.choice(sorted(city.links)), random.choice((None, 5.0)), "吨/年"
            ),
            lambda: LoseFirm(random.choice(local)),
            lambda: FinishProject(random.choice(sorted(city.projects))),
            lambda: InputShortage(random.choice(sorted(city.links))),
        )
    )()


def some_what_ifs(before, random, number):
    """Yield what-ifs of one to three suppositions at random, those that are refused passed over."""
    while number:
        supposed = [any_supposition(random, before.judgement.city) for _ in range(random.randint(1, 3))]
        try:
            yield what_if(before, supposed)
        except LianpuError:
            continue
        number -= 1


def test_on_fushun_too_a_what_if_equals_a_load(standing_fushun):
    facts, before = standing_fushun
    supposed = [LoseFirm("fushun-petrochem")], [InputShortage("hydrogen")], [FinishProject("p009")]
    for found in (*(what_if(before, each) for each in supposed), *some_what_ifs(before, Random(5), 1)):
        assert_equals_a_load(judged(apply_to_facts(facts, found.edits)), found)


@pytest.mark.parametrize("number", [4, pytest.param(100, marks=pytest.mark.long)])
def test_on_fushun_what_is_judged_again_equals_judging_all(standing_fushun, number):
    """Many more, without the store in between: the overlay judged whole."""
    _, before = standing_fushun
    for found in some_what_ifs(before, Random(11), number):
        whole, after = judge(found.after.reader), found.after.judgement
        assert (after.verdicts, after.link_sets, after.targets) == (whole.verdicts, whole.link_sets, whole.targets), (
            found.assumptions
        )


def test_on_small_cities_what_is_judged_again_equals_judging_all(a_city, snapshot):
    for seed in range(300):
        random = Random(seed)
        before = situation_of(snapshot(a_city(random)))
        supposed = [any_small(random, before.judgement.city) for _ in range(random.randint(1, 2))]
        try:
            found = what_if(before, supposed)
        except LianpuError:
            continue
        whole, after = judge(found.after.reader), found.after.judgement
        assert (after.verdicts, after.link_sets, after.targets) == (whole.verdicts, whole.link_sets, whole.targets), (
            seed
        )


def any_small(random, city):
    return any_supposition(random, city) if city.projects else InputShortage(random.choice(sorted(city.links)))


def test_every_change_names_the_links_it_came_by(standing_fushun):
    """On Fushun: each path begins at a link whose own facts were supposed otherwise and ends at the changed one."""
    _, before = standing_fushun
    for found in some_what_ifs(before, Random(23), 10):
        begun = links_touched(before.judgement.city, found.edits) | {
            each.link_id for each in found.assumptions if isinstance(each, InputShortage)
        }
        changed = [(change.after.link_id, change.causes) for change in found.states]
        changed += [(change.link_id, change.causes) for change in (*found.targets, *found.steps)]
        for link, causes in changed:
            assert causes, (found.assumptions, link)
            for cause in causes:
                assert cause.path[-1] == link
                assert cause.path[0] in begun or cause.kind is CauseKind.CHAIN, (found.assumptions, link, cause)
        for each in found.consequences:
            assert each.path[0] in begun, (found.assumptions, each)
            edges = before.judgement.city.uses
            for first, then in pairwise(each.path):
                host = before.judgement.city.links[then].captive_in
                assert host == first or then in {edge.end for edge in edges.get(first, ())}


ORDER = (LinkState.PLANNED, LinkState.WEAK, LinkState.PRESENT, LinkState.STRONG)
"""States in which a link is here at all, the worst first."""


def better(state):
    return ORDER.index(state) if state in ORDER else -1


def assert_attracting_never_lowers(before, wish):
    try:
        after = what_if(before, [wish]).after.judgement
    except LianpuError:
        return 0
    old, new = before.judgement.state(wish.link_id), after.state(wish.link_id)
    assert better(new) >= max(better(old), better(LinkState.PRESENT)), wish
    assert after.target(wish.link_id) is None, wish
    if wish.capacity is not None:
        assert new is LinkState.STRONG, wish
    return 1


def assert_losing_raises_nothing_that_needs_it(before, wish):
    """What has nothing left of a core need that it had here is no better target than before, and no new one.

    Passed over are what is left with a feed under construction alone, an anchor that a running feed is not, and what
    was thought to exist only as somebody lost could not do without it.
    """
    try:
        found = what_if(before, [wish])
    except LianpuError:
        return 0
    old, new = before.judgement, found.after.judgement
    made = {link for link in old.verdicts if old.verdicts[link].value(Measure.OPERATING)}
    for target in new.targets:
        needs = old.context_of(target.link_id).needs
        lost = [need for need in needs if made & starts(need) and not any(map(new.link_sets.is_local, starts(need)))]
        anchored = any((new.link_sets.building - old.link_sets.building) & starts(need) for need in needs)
        inferred = old.state(target.link_id) is LinkState.UNKNOWN
        if lost and not anchored and not inferred and target.link_id not in links_touched(old.city, found.edits):
            earlier = old.target(target.link_id)
            assert earlier is not None, (wish, target.link_id)
            assert target.score.points <= earlier.score.points, (wish, target.link_id)
    for change in found.supply:
        if (change.after.value or 0) > (change.before.value or 0):
            assert change.left or change.joined, (wish, change.chain_id)
    return 1


def starts(need):
    return {edge.start for edge in need.edges}


@pytest.mark.parametrize("number", [12, pytest.param(40, marks=pytest.mark.long)])
def test_on_fushun_attracting_never_lowers_and_losing_never_raises(standing_fushun, number):
    _, before = standing_fushun
    city = before.judgement.city
    links = sorted(before.judgement.verdicts)
    sizes = [(None, None), (1e9, "万吨/年")]
    firms = sorted(firm.id for firm in city.firms.values() if firm.local)
    done = 0
    for link in Random(3).sample(links, number):
        for size, unit in sizes:
            done += assert_attracting_never_lowers(before, AttractFirm(None, link, size, unit))
    for firm in Random(4).sample(firms, number):
        done += assert_losing_raises_nothing_that_needs_it(before, LoseFirm(firm))
    assert done > 2 * number


@pytest.mark.parametrize("tried", seeds(4_000))
def test_in_small_cities_attracting_never_lowers_and_losing_never_raises(a_city, snapshot, tried):
    done = 0
    for seed in tried:
        random = Random(seed)
        before = situation_of(snapshot(a_city(random)))
        city = before.judgement.city
        link = random.choice(sorted(before.judgement.verdicts))
        firm = random.choice((None, "away", "f0", "f1"))
        done += assert_attracting_never_lowers(
            before, AttractFirm(firm, link, *random.choice(((None, None), (5.0, "吨/年"))))
        )
        done += assert_losing_raises_nothing_that_needs_it(
            before, LoseFirm(random.choice(sorted(f for f in city.firms if city.firms[f].local)))
        )
    assert done > len(tried)
