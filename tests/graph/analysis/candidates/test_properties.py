"""What must hold of the candidates of any city, and of Fushun's."""

from dataclasses import replace
from random import Random

import pytest

from graph.analysis.candidates.candidates import follow_ups, rank_candidates
from graph.analysis.candidates.growers import local_growers
from graph.analysis.facts.city import City, read_city
from graph.analysis.verdicts.states import CandidateKind, Tier
from graph.model.edges import Includes, InputTo
from graph.model.kinds import Basis, LegalForm, MakeStatus, PresenceKind, RelationKind, SignalKind, Transport
from tests.chance import every, seeds

PLACES = (("杭州", "浙江"), ("沈阳", "辽宁"), ("长春", "吉林"), (None, None))
TEXTS = ("连续亏损", "在浙江扩建", "未见东北布局", "利润下降", "拟外迁")


def with_strangers(build, random: Random):
    """Add firms from elsewhere to a small city, with all that may be stated of them."""
    links = sorted({edge.end for edge in build.edges if isinstance(edge, Includes)})
    for at in range(random.randint(1, 6)):
        firm, (town, province) = f"away{at}", random.choice(PLACES)
        form = random.choice((None, LegalForm.COMPANY, LegalForm.BRANCH, LegalForm.INSTITUTE))
        build.firm(firm, city=town, province=province, group=random.choice((None, "g")), legal_form=form)
        for link in random.sample(links, min(len(links), random.randint(1, 3))):
            status = random.choice((None, MakeStatus.OPERATING, MakeStatus.PLANNED))
            route = random.choice((None, random.choice(links)))
            basis = random.choice(tuple(Basis))
            build.make(firm, link, status, basis=basis, route=route, note=random.choice((None, "招引理由:抚顺有料")))
        for kind in random.sample(tuple(SignalKind), random.randint(0, 2)):
            build.signal(firm, kind, random.choice((None, "2016", "2025")), random.choice(TEXTS))
        if random.random() < 0.3:
            build.presence(
                firm, random.choice(("辽宁抚顺", "辽宁沈阳", "浙江杭州")), random.choice(tuple(PresenceKind))
            )
        if random.random() < 0.3:
            build.relate(firm, random.choice(("f0", "f1")), random.choice(tuple(RelationKind)))
    for at, edge in enumerate(build.edges):
        if isinstance(edge, InputTo) and random.random() < 0.6:
            transport, group = random.choice((None, *Transport)), random.choice((None, "one of"))
            build.edges[at] = replace(edge, transport=transport, alternatives=group)
    return build


def check(city: City, step: int = 1) -> None:
    for link in sorted(city.links)[::step]:
        ranked = rank_candidates(city, link)
        tiers = [list(Tier).index(each.tier) for each in ranked]
        assert tiers == sorted(tiers), "serious objections come after all without"
        for each in ranked:
            assert (each.tier is Tier.WATCH) == bool(each.serious_objections)
            assert each.tier is not Tier.FIRST or (each.advantages and each.decides)
            assert each.kind is not CandidateKind.FOLLOW_UP
        for tier in Tier:
            inside = [each for each in ranked if each.tier is tier]
            order = [(each.may_be_no_maker, not each.decides) for each in inside]
            assert order == sorted(order)
        everybody = {make.start for make in city.candidates.get(link, ())}
        shown = [firm.id for each in (*ranked, *follow_ups(city, link)) for firm in (each.firm, *each.mates)]
        assert len(shown) == len(everybody)
        assert set(shown) == everybody, "nobody is lost, nobody stands twice"
        assert all(grower.firm.local and grower.reasons for grower in local_growers(city, link))


@pytest.mark.parametrize("cities", seeds(4_000))
def test_cities_at_random(a_city, snapshot, cities):
    for seed in cities:
        random = Random(seed)
        check(read_city(snapshot(with_strangers(a_city(random), random))))


@pytest.mark.parametrize("step", every(6))
def test_fushun(fushun, step):
    check(fushun.city, step)
