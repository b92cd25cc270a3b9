"""What holds of any what-if: it equals a load of the changed facts, and each change names the links it came by."""

from dataclasses import fields
from random import Random

import pytest

from graph.analysis.facts.city import City
from graph.analysis.judgement import judge
from graph.analysis.roadmap.roadmap import plan_chain
from graph.analysis.what_if.simulate import stand, what_if
from graph.analysis.what_if.suppositions import Attract, Finish, Lose, Scarce
from graph.errors import LianpuError
from graph.store.edits import edited_facts
from tests.graph.analysis.what_if.loading import loaded


def assert_equals_a_load(path, facts, found):
    """Load the changed facts into a store of their own; city, verdicts, targets and roadmaps must be the same."""
    whole = judge(loaded(path, edited_facts(facts, found.edits)))
    after = found.after.judgement
    for field in fields(City):
        if field.name != "load":
            assert getattr(after.city, field.name) == getattr(whole.city, field.name), field.name
    assert after.verdicts == whole.verdicts
    assert after.survey == whole.survey
    assert after.targets == whole.targets
    for chain in whole.city.chains:
        if whole.targets_of(chain):
            assert plan_chain(after, chain) == plan_chain(whole, chain)


SUPPOSED_OF_TINY = [
    [Attract("candidate", "polyethylene")],
    [Attract("candidate", "polyethylene", 30.0, "万吨/年")],
    [Attract("candidate", "polyethylene"), Attract("candidate", "gas")],
    [Attract("refinery", "polyethylene")],
    [Attract(None, "polyethylene"), Attract(None, "gas", 5.0, "吨/年")],
    [Lose("refinery")],
    [Lose("catalyst-works")],
    [Lose("film-works"), Lose("pack-works")],
    [Finish("p1")],
    [Scarce("gas")],
    [Scarce("naphtha")],
    [Finish("p1"), Lose("refinery"), Attract("candidate", "ethylene"), Scarce("gas")],
]


@pytest.mark.parametrize("supposed", SUPPOSED_OF_TINY, ids=str)
def test_a_what_if_equals_a_load_of_the_changed_facts(tiny, tmp_path, supposed):
    facts, before = tiny
    assert_equals_a_load(tmp_path / "graph.sqlite", facts, what_if(before, supposed))


def any_supposition(random, city):
    firms = sorted(city.firms)
    local = [firm for firm in firms if city.firms[firm].local]
    return random.choice(
        (
            lambda: Attract(
                random.choice(firms), random.choice(sorted(city.links)), random.choice((None, 5.0)), "吨/年"
            ),
            lambda: Lose(random.choice(local)),
            lambda: Finish(random.choice(sorted(city.projects))),
            lambda: Scarce(random.choice(sorted(city.links))),
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


def test_on_fushun_too_a_what_if_equals_a_load(standing_fushun, tmp_path):
    facts, before = standing_fushun
    supposed = [Lose("fushun-petrochem")], [Scarce("hydrogen")], [Finish("p009")]
    found = [*(what_if(before, each) for each in supposed), *some_what_ifs(before, Random(5), 3)]
    for at, each in enumerate(found):
        assert_equals_a_load(tmp_path / f"{at}.sqlite", facts, each)


@pytest.mark.parametrize("number", [10, pytest.param(100, marks=pytest.mark.long)])
def test_on_fushun_what_is_judged_again_equals_judging_all(standing_fushun, number):
    """Many more, without the store in between: the overlay judged whole."""
    _, before = standing_fushun
    for found in some_what_ifs(before, Random(11), number):
        whole, after = judge(found.after.reader), found.after.judgement
        assert (after.verdicts, after.survey, after.targets) == (whole.verdicts, whole.survey, whole.targets), (
            found.suppositions
        )


def test_on_small_cities_what_is_judged_again_equals_judging_all(a_city, snapshot):
    for seed in range(300):
        random = Random(seed)
        before = stand(snapshot(a_city(random)))
        supposed = [any_small(random, before.judgement.city) for _ in range(random.randint(1, 2))]
        try:
            found = what_if(before, supposed)
        except LianpuError:
            continue
        whole, after = judge(found.after.reader), found.after.judgement
        assert (after.verdicts, after.survey, after.targets) == (whole.verdicts, whole.survey, whole.targets), seed


def any_small(random, city):
    return any_supposition(random, city) if city.projects else Scarce(random.choice(sorted(city.links)))


def test_every_change_names_the_links_it_came_by(standing_fushun):
    """On Fushun: each path begins at a link whose own facts were supposed otherwise and ends at the changed one."""
    _, before = standing_fushun
    for found in some_what_ifs(before, Random(23), 25):
        for change in (*found.targets, *found.steps):
            assert change.causes, (found.suppositions, change.link_id)
            for cause in change.causes:
                assert cause.path[-1] == change.link_id
        for change in found.states:
            assert all(cause.path[-1] == change.after.link_id for cause in change.causes)
            assert change.causes, (found.suppositions, change.after.link_id)
