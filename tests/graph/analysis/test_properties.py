"""What must hold of the judgement on any city: checked on generated ones."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.analysis.judgement import Judgement, judge
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import Grade, LinkState
from graph.model.edges import Edge, Includes, InputTo, Makes
from graph.model.evidence import Evidence
from graph.model.facts import FactSet
from graph.model.kinds import (
    Basis,
    ChainKind,
    InputRole,
    LinkKind,
    LocalCoverage,
    MakeStatus,
    Outlook,
    Scale,
    Siting,
    Stage,
    Strength,
    Transport,
)
from graph.model.nodes import Chain, Firm, Link, Node
from graph.model.region import Region
from tests.chance import fewer
from tests.in_memory import snapshot_of

REGION = Region(city="甲", city_en="A", province="乙", province_en="B", as_of="2026-01")
TOLD = Evidence(source="s", basis=Basis.SOURCE)
# From the best to the worst; a link not called missing for lack of facts stands beside one that is missing.
ORDER = {
    LinkState.STRONG: 0,
    LinkState.PRESENT: 1,
    LinkState.WEAK: 2,
    LinkState.PLANNED: 3,
    LinkState.UNKNOWN: 4,
    LinkState.MISSING: 4,
    LinkState.UNSUITABLE: 4,
}
SHUT = {Siting.REGULATED, Siting.CAPTIVE, Siting.BOUGHT, Siting.PUBLIC, Siting.SERVICE, Siting.STOCK}
PROFILE = settings(fewer(2), derandomize=True, suppress_health_check=list(HealthCheck))


def judged(nodes: list[Node], edges: list[Edge]) -> Judgement:
    return judge(snapshot_of(FactSet(region=REGION, nodes=tuple(nodes), edges=tuple(edges))))


@st.composite
def cities(draw) -> tuple[list[Node], list[Edge]]:
    links, firms = draw(st.integers(2, 7)), draw(st.integers(0, 6))
    nodes: list[Node] = [
        Link(
            id=f"l{at}",
            name_zh=f"环{at}",
            kind=LinkKind.PRODUCT,
            siting=draw(st.sampled_from([None, Siting.ATTRACTABLE, Siting.ATTRACTABLE, *Siting])),
            outlook=draw(st.sampled_from([None, *Outlook])),
            evidence=TOLD,
        )
        for at in range(links)
    ]
    nodes += [
        Firm(
            id=f"f{at}",
            name_zh=f"厂{at}",
            local=draw(st.booleans()),
            group=draw(st.sampled_from([None, None, "G", "H"])),
            evidence=TOLD,
        )
        for at in range(firms)
    ]
    edges: list[Edge] = [
        InputTo(
            start=f"l{low}",
            end=f"l{high}",
            role=draw(st.sampled_from([InputRole.MATERIAL, InputRole.MATERIAL, *InputRole])),
            strength=draw(st.sampled_from(Strength)),
            transport=draw(st.sampled_from([None, *Transport])),
            alternatives=draw(st.sampled_from([None, None, "either"])),
            evidence=TOLD,
        )
        for high in range(links)
        for low in range(high)
        if draw(st.booleans())
    ]
    for firm in range(firms):
        for link in draw(st.sets(st.integers(0, links - 1), max_size=3)):
            capacity, year = draw(st.sampled_from([None, 5.0])), draw(st.sampled_from([None, "2010", "2025"]))
            status, scale = draw(st.sampled_from([None, *MakeStatus])), draw(st.sampled_from([None, None, *Scale]))
            edges.append(made(f"f{firm}", f"l{link}", status, capacity, year, scale))
    for chain in range(draw(st.integers(1, 3))):
        side = draw(st.sampled_from([None, LocalCoverage.THIN]))
        nodes.append(
            Chain(
                id=f"c{chain}",
                name_zh=f"链{chain}",
                kind=ChainKind.CLUSTER,
                rank=chain,
                local_side=side,
                evidence=TOLD,
            )
        )
        edges += [
            Includes(start=f"c{chain}", end=f"l{link}", stage=Stage.MIDSTREAM, evidence=TOLD)
            for link in draw(st.sets(st.integers(0, links - 1), min_size=1))
        ]
    return nodes, edges


def made(
    firm: str,
    link: str,
    status: MakeStatus | None,
    capacity: float | None = None,
    year: str | None = None,
    scale: Scale | None = None,
) -> Makes:
    unit = None if capacity is None else "吨/年"
    return Makes(
        start=firm,
        end=link,
        product=firm,
        status=status,
        capacity=capacity,
        capacity_unit=unit,
        scale=scale,
        year=year,
        evidence=replace(TOLD, as_of=year),
    )


def states(found: Judgement) -> dict[str, LinkState]:
    return {link: verdict.state for link, verdict in found.verdicts.items()}


def told(found: Judgement) -> list[object]:
    """Everything the judgement says, without ids: verdicts, and targets in order with score and grounds."""
    names = {link.id: link.name_zh for link in found.city.links.values()}
    return [
        {names[link]: (verdict.state, verdict.rule_ids) for link, verdict in found.verdicts.items()},
        [
            (names[target.link_id], target.score.points, [ground.rule.id for ground in target.grounds])
            for target in found.targets
        ],
    ]


@PROFILE
@given(cities(), st.integers(0, 6), st.sampled_from([None, 5.0]))
def test_another_operating_local_maker_never_worsens_a_state(city, at, capacity):
    nodes, edges = city
    link = sorted(node.id for node in nodes if isinstance(node, Link))[at % sum(isinstance(n, Link) for n in nodes)]
    before = states(judged(nodes, edges))
    newcomer = Firm(id="new", name_zh="新厂", local=True, evidence=TOLD)
    after = states(judged([*nodes, newcomer], [*edges, made("new", link, MakeStatus.OPERATING, capacity)]))
    for place, state in before.items():
        assert ORDER[after[place]] <= ORDER[state], place


@PROFILE
@given(cities(), st.randoms(use_true_random=False))
def test_what_is_not_surveyed_stays_so_when_a_fact_elsewhere_is_removed(city, chance):
    nodes, edges = city
    makes = [edge for edge in edges if isinstance(edge, Makes)]
    if not makes:
        return
    gone = chance.choice(makes)
    before, after = (
        {link: verdict.grade for link, verdict in judged(nodes, kept).verdicts.items()}
        for kept in (edges, [edge for edge in edges if edge is not gone])
    )
    for link, grade in before.items():
        if grade is Grade.UNSURVEYED and link != gone.end:
            assert after[link] is Grade.UNSURVEYED


@PROFILE
@given(cities(), st.randoms(use_true_random=False))
def test_names_of_ids_and_order_of_rows_change_nothing(city, chance):
    nodes, edges = city
    before = told(judged(nodes, edges))
    renamed_nodes, renamed_edges = renamed(nodes, edges, chance)
    assert told(judged(renamed_nodes, renamed_edges)) == before


def renamed(nodes: list[Node], edges: list[Edge], chance: Random) -> tuple[list[Node], list[Edge]]:
    """The same facts in another order, links and firms under other ids; chains keep theirs."""
    ids = [node.id for node in nodes if not isinstance(node, Chain)]
    others = [f"z{at}" for at in range(len(ids))]
    chance.shuffle(others)
    names = dict(zip(ids, others, strict=True))
    new_nodes = [replace(node, id=names.get(node.id, node.id)) for node in nodes]
    new_edges = [replace(e, start=names.get(e.start, e.start), end=names.get(e.end, e.end)) for e in edges]
    chance.shuffle(new_nodes)
    chance.shuffle(new_edges)
    return new_nodes, new_edges


@PROFILE
@given(cities(), st.randoms(use_true_random=False), st.sampled_from([Scale.LARGE, Scale.MEDIUM]))
def test_evidence_of_scale_never_worsens_a_state(city, chance, scale):
    nodes, edges = city
    makes = [edge for edge in edges if isinstance(edge, Makes)]
    if not makes:
        return
    one = chance.choice(makes)
    before = states(judged(nodes, edges))
    after = states(judged(nodes, [replace(edge, scale=scale) if edge is one else edge for edge in edges]))
    for link, state in before.items():
        assert ORDER[after[link]] <= ORDER[state], link


@PROFILE
@given(cities())
def test_what_is_shut_or_phased_out_is_never_to_be_recruited(city):
    found = judged(*city)
    for target in found.targets:
        link = found.city.links[target.link_id]
        assert link.outlook not in (Outlook.RESTRICTED, Outlook.PHASED_OUT)
        if target.verdict.state is LinkState.MISSING:
            assert link.siting not in SHUT


@PROFILE
@given(cities())
def test_an_alternative_here_leaves_nothing_that_must_exist(city):
    found = judged(*city)
    running = {link for link, verdict in found.verdicts.items() if verdict.value(Measure.CURRENT)}
    for verdict in found.verdicts.values():
        for edge in verdict.facts_for(Measure.NEEDED):
            others = [each for each in found.city.inputs[edge.end] if each.start != edge.start]
            alike = [each.start for each in others if edge.alternatives and each.alternatives == edge.alternatives]
            assert running.isdisjoint(alike)
            assert edge.transport in (Transport.PIPE, Transport.SHORT_HAUL)


@PROFILE
@given(cities())
def test_a_chain_that_is_not_surveyed_has_no_targets(city):
    found = judged(*city)
    for chain in found.city.chains.values():
        if chain.local_side is LocalCoverage.THIN:
            assert not found.targets_of(chain.id)


@PROFILE
@given(cities())
def test_every_verdict_names_what_it_read_and_every_score_lies_within_bounds(city):
    found = judged(*city)
    for verdict in found.verdicts.values():
        for condition in verdict.rule.conditions:
            assert condition.holds({reading.measure: reading.value for reading in verdict.measure_counts})
        assert all(turn.rule.state is not verdict.state for turn in verdict.tipping_facts)
    for target in found.targets:
        assert all(term.value is None or 0 <= term.value <= 1 for term in target.score.parts)
        assert 0 <= found.top_ten_shares[target.link_id] <= 1


@pytest.mark.parametrize("status", [MakeStatus.PLANNED, MakeStatus.STOPPED, None])
def test_a_maker_that_does_not_operate_makes_no_link_strong(status):
    firms: list[Node] = [Firm(id=f"f{at}", name_zh=f"厂{at}", local=True, evidence=TOLD) for at in range(3)]
    links: list[Node] = [Link(id=x, name_zh=x, kind=LinkKind.PRODUCT, evidence=TOLD) for x in ("k", "x")]
    chain = Chain(id="c0", name_zh="链", kind=ChainKind.CLUSTER, rank=1, evidence=TOLD)
    edges: list[Edge] = [Includes(start="c0", end=x, stage=Stage.MIDSTREAM, evidence=TOLD) for x in ("k", "x")]
    edges += [made(firm.id, "k", MakeStatus.OPERATING) for firm in firms]
    found = states(judged([*firms, *links, chain], [*edges, made("f0", "x", status)]))
    expected = {MakeStatus.PLANNED: LinkState.PLANNED, MakeStatus.STOPPED: LinkState.WEAK, None: LinkState.WEAK}
    assert found["x"] is expected[status]
