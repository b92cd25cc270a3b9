"""What must hold of the judgement on any city: checked on generated ones."""

import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.analysis.judgement import Judgement, judge
from graph.analysis.verdicts.states import LinkState
from graph.model.edges import Edge, Includes, InputTo, Makes
from graph.model.evidence import Evidence
from graph.model.facts import Facts
from graph.model.kinds import (
    Basis,
    ChainKind,
    InputRole,
    LinkKind,
    LocalSide,
    MakeStatus,
    Siting,
    Stage,
    Strength,
)
from graph.model.nodes import Chain, Firm, Link, Node
from graph.model.region import Region
from graph.store.sqlite import SqliteStore
from tests.chance import fewer

REGION = Region(city="甲", city_en="A", province="乙", province_en="B", as_of="2026-01")
TOLD = Evidence(source="s", basis=Basis.SOURCE)
# From the best to the worst; a link not called missing for lack of facts stands beside one that is missing.
ORDER = {
    LinkState.STRONG: 0,
    LinkState.WEAK: 1,
    LinkState.PLANNED: 2,
    LinkState.UNKNOWN: 3,
    LinkState.MISSING: 3,
    LinkState.NOT_LOCAL: 3,
}
PROFILE = settings(fewer(2), derandomize=True, suppress_health_check=list(HealthCheck))


def judged(nodes: list[Node], edges: list[Edge]) -> Judgement:
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "graph.sqlite")
        store.replace(Facts(region=REGION, nodes=tuple(nodes), edges=tuple(edges)), by="test")
        with store.reader() as reader:
            return judge(reader)


@st.composite
def cities(draw) -> tuple[list[Node], list[Edge]]:
    links, firms = draw(st.integers(2, 7)), draw(st.integers(0, 6))
    nodes: list[Node] = [
        Link(id=f"l{at}", name_zh=f"环{at}", kind=LinkKind.PRODUCT, siting=draw(st.sampled_from(Siting)), evidence=TOLD)
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
            role=InputRole.MATERIAL,
            strength=draw(st.sampled_from(Strength)),
            evidence=TOLD,
        )
        for high in range(links)
        for low in range(high)
        if draw(st.booleans())
    ]
    for firm in range(firms):
        for link in draw(st.sets(st.integers(0, links - 1), max_size=3)):
            capacity, year = draw(st.sampled_from([None, 5.0])), draw(st.sampled_from([None, "2010", "2025"]))
            status = draw(st.sampled_from([None, *MakeStatus]))
            edges.append(made(f"f{firm}", f"l{link}", status, capacity, year))
    for chain in range(draw(st.integers(1, 3))):
        side = draw(st.sampled_from([None, LocalSide.THIN]))
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
    firm: str, link: str, status: MakeStatus | None, capacity: float | None = None, year: str | None = None
) -> Makes:
    unit = None if capacity is None else "吨/年"
    return Makes(
        start=firm,
        end=link,
        product=firm,
        status=status,
        capacity=capacity,
        capacity_unit=unit,
        year=year,
        evidence=replace(TOLD, as_of=year),
    )


def states(found: Judgement) -> dict[tuple[str, str], LinkState]:
    return {
        (chain, link): verdict.state for chain, by_link in found.verdicts.items() for link, verdict in by_link.items()
    }


def told(found: Judgement) -> list[object]:
    """Everything the judgement says, without ids: verdicts, and targets in order with score and grounds."""
    names = {link.id: link.name_zh for link in found.city.links.values()}
    return [
        {
            (chain[1:], names[link]): (state, found.verdicts[chain][link].fired)
            for (chain, link), state in states(found).items()
        },
        [
            (names[target.link_id], target.score.value, [ground.rule.id for ground in target.grounds])
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
def test_an_unknown_never_becomes_missing_by_a_fact_removed_elsewhere(city, chance):
    nodes, edges = city
    makes = [edge for edge in edges if isinstance(edge, Makes)]
    if not makes:
        return
    gone = chance.choice(makes)
    before, after = states(judged(nodes, edges)), states(judged(nodes, [edge for edge in edges if edge is not gone]))
    for place, state in before.items():
        if state is LinkState.UNKNOWN and place[1] != gone.end:
            assert after[place] is not LinkState.MISSING


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
@given(cities())
def test_a_chain_is_judged_alone_as_beside_the_others(city):
    nodes, edges = city
    together = states(judged(nodes, edges))
    alone_nodes = [node for node in nodes if not isinstance(node, Chain) or node.id == "c0"]
    alone_edges = [edge for edge in edges if not isinstance(edge, Includes) or edge.start == "c0"]
    alone = states(judged(alone_nodes, alone_edges))
    assert alone == {place: state for place, state in together.items() if place[0] == "c0"}


@PROFILE
@given(cities())
def test_every_verdict_names_what_it_read_and_every_score_lies_within_bounds(city):
    found = judged(*city)
    for by_link in found.verdicts.values():
        for verdict in by_link.values():
            for condition in verdict.rule.conditions:
                assert condition.holds({reading.measure: reading.value for reading in verdict.readings})
            assert all(turn.rule.state is not verdict.state for turn in verdict.turns)
    for target in found.targets:
        assert all(term.value is None or 0 <= term.value <= 1 for term in target.score.terms)
        assert 0 <= found.steadiness[target.link_id] <= 1


@pytest.mark.parametrize("status", [MakeStatus.PLANNED, MakeStatus.STOPPED, None])
def test_a_maker_that_does_not_operate_can_change_missing_to_unknown_but_not_to_strong(status):
    firms: list[Node] = [Firm(id=f"f{at}", name_zh=f"厂{at}", local=True, evidence=TOLD) for at in range(3)]
    links: list[Node] = [Link(id=x, name_zh=x, kind=LinkKind.PRODUCT, evidence=TOLD) for x in ("k", "x")]
    chain = Chain(id="c0", name_zh="链", kind=ChainKind.CLUSTER, rank=1, evidence=TOLD)
    edges: list[Edge] = [Includes(start="c0", end=x, stage=Stage.MIDSTREAM, evidence=TOLD) for x in ("k", "x")]
    edges += [made(firm.id, "k", MakeStatus.OPERATING) for firm in firms]
    found = states(judged([*firms, *links, chain], [*edges, made("f0", "x", status)]))
    expected = {MakeStatus.PLANNED: LinkState.MISSING, MakeStatus.STOPPED: LinkState.WEAK, None: LinkState.UNKNOWN}
    assert found["c0", "x"] is expected[status]
