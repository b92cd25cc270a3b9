"""A small city built by hand, read as a store would give it back."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from random import Random
from typing import Any

import pytest

from graph.analysis.facts.city import City, read_city
from graph.model.edges import (
    Builds,
    Edge,
    Includes,
    InputTo,
    Leads,
    Makes,
    PresentIn,
    RelatedTo,
    Ruled,
    Shows,
    Undertakes,
)
from graph.model.evidence import Evidence
from graph.model.facts import FactSet
from graph.model.kinds import (
    Basis,
    ChainKind,
    InputRole,
    LeadRole,
    LinkKind,
    LocalCoverage,
    MakeStatus,
    Outlook,
    PresenceKind,
    ProjectStage,
    RelationKind,
    RulingKind,
    SignalKind,
    Siting,
    Stage,
    Strength,
    Transport,
)
from graph.model.nodes import Chain, Firm, Industry, Link, Node, Place, Project, Signal
from graph.model.region import Region, Zone
from graph.store.snapshot import Snapshot
from tests.in_memory import snapshot_of

REGION = Region(
    city="抚顺",
    city_en="Fushun",
    province="辽宁",
    province_en="Liaoning",
    neighbours=("沈阳",),
    wider=("辽宁", "吉林"),
    zones=(Zone(name="沈抚示范区", home=False),),
    as_of="2026-03",
)


class Builder:
    """Collects records tersely; every one has a source, `basis` where given."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []

    def evidence(self, basis: Basis = Basis.SOURCE) -> Evidence:
        return Evidence(source="https://example.gov.cn/a", basis=basis)

    def chain(self, id: str, *links: str, rank: int = 1, local_side: LocalCoverage | None = None) -> None:
        self.nodes.append(
            Chain(
                id=id,
                name_zh=id,
                kind=ChainKind.CLUSTER,
                rank=rank,
                local_side=local_side,
                local_side_basis=None if local_side is None else Basis.INFERRED,
                evidence=self.evidence(),
            )
        )
        for link in links:
            self.edges.append(Includes(start=id, end=link, stage=Stage.MIDSTREAM, evidence=self.evidence()))

    def link(
        self,
        id: str,
        siting: Siting | None = Siting.ATTRACTABLE,
        gbt4754: str | None = None,
        name: str | None = None,
        kind: LinkKind = LinkKind.PRODUCT,
        **more: Any,
    ) -> None:
        self.nodes.append(
            Link(
                id=id,
                name_zh=name or id,
                kind=kind,
                siting=siting,
                gbt4754=gbt4754,
                evidence=self.evidence(Basis.GENERAL),
                **more,
            )
        )

    def rule(self, chain: str, link: str, kind: RulingKind) -> None:
        self.edges.append(Ruled(start=chain, end=link, kind=kind, reason="现场核实", evidence=self.evidence()))

    def industry(self, code: str, rate: float) -> None:
        self.nodes.append(Industry(id=code, name_zh=code, value_added_rate=rate, evidence=self.evidence()))

    def feed(
        self,
        start: str,
        end: str,
        strength: Strength = Strength.CORE,
        role: InputRole = InputRole.MATERIAL,
        transport: Transport | None = None,
        alternatives: str | None = None,
    ) -> None:
        self.edges.append(
            InputTo(
                start=start,
                end=end,
                role=role,
                strength=strength,
                transport=transport,
                alternatives=alternatives,
                evidence=self.evidence(),
            )
        )

    def firm(self, id: str, city: str = "抚顺", province: str = "辽宁", group: str | None = None, **more: Any) -> None:
        local = REGION.is_local(city)
        self.nodes.append(
            Firm(
                id=id,
                name_zh=id,
                city=city,
                province=province,
                group=group,
                local=local,
                evidence=self.evidence(),
                **more,
            )
        )

    def make(
        self,
        firm: str,
        link: str,
        status: MakeStatus | None = MakeStatus.OPERATING,
        capacity: float | None = None,
        basis: Basis = Basis.SOURCE,
        year: str | None = None,
        **more: Any,
    ) -> None:
        self.edges.append(
            Makes(
                start=firm,
                end=link,
                status=status,
                capacity=capacity,
                capacity_unit=None if capacity is None else "吨/年",
                year=year,
                evidence=replace(self.evidence(basis), as_of=year),
                **more,
            )
        )

    def project(
        self,
        id: str,
        link: str,
        stage: ProjectStage,
        firm: str | None = None,
        district: str | None = None,
        start: str | None = None,
        *,
        finish: str | None = None,
        investment: float | None = None,
        **more: Any,
    ) -> None:
        self.nodes.append(
            Project(
                id=id,
                name_zh=id,
                stage=stage,
                district=district,
                start=start,
                finish=finish,
                investment_yi=investment,
                evidence=self.evidence(),
                **more,
            )
        )
        self.edges.append(Builds(start=id, end=link, evidence=self.evidence()))
        if firm is not None:
            self.edges.append(Undertakes(start=firm, end=id, evidence=self.evidence()))

    def owner(self, firm: str, chain: str) -> None:
        self.edges.append(Leads(start=firm, end=chain, role=LeadRole.CHAIN_OWNER, evidence=self.evidence()))

    def relate(self, start: str, end: str, kind: RelationKind) -> None:
        self.edges.append(RelatedTo(start=start, end=end, kind=kind, evidence=self.evidence()))

    def presence(self, firm: str, place: str, kind: PresenceKind, what: str | None = None) -> None:
        where = Place(id=place, name_zh=place, evidence=self.evidence())
        if where not in self.nodes:
            self.nodes.append(where)
        self.edges.append(PresentIn(start=firm, end=place, kind=kind, what=what, evidence=self.evidence()))

    def signal(self, firm: str, kind: SignalKind, year: str | None = None, text: str | None = None) -> None:
        name = f"{firm}-{kind.value}"
        told = replace(self.evidence(), as_of=year)
        self.nodes.append(Signal(id=name, kind=kind, text=text or name, year=year, evidence=told))
        self.edges.append(Shows(start=firm, end=name, evidence=self.evidence()))

    def facts(self) -> FactSet:
        return FactSet(region=REGION, nodes=tuple(self.nodes), edges=tuple(self.edges))


@pytest.fixture
def build() -> Builder:
    return Builder()


@pytest.fixture
def city_of() -> Callable[[Builder], City]:
    return lambda builder: read_city(snapshot_of(builder.facts()))


SITINGS = (Siting.ATTRACTABLE, Siting.ATTRACTABLE, Siting.ATTRACTABLE, Siting.BOUGHT, Siting.SERVICE, Siting.REGULATED)
STATUSES = (MakeStatus.OPERATING, MakeStatus.OPERATING, MakeStatus.BUILDING, MakeStatus.STOPPED, None)
TRANSPORTS = (None, Transport.PIPE, Transport.PIPE, Transport.SHORT_HAUL, Transport.LONG_HAUL)
OUTLOOKS = (None, None, None, Outlook.GROWING, Outlook.SURPLUS, Outlook.RESTRICTED)


def random_city(random: Random) -> Builder:
    """Return a small city at random: up to seven links in one chain, inputs that run one way, four local firms."""
    build, links = Builder(), [f"l{at}" for at in range(random.randint(1, 7))]
    for link in links:
        outlook = random.choice(OUTLOOKS)
        build.link(link, random.choice(SITINGS), random.choice((None, "2614", "2651")), outlook=outlook)
    build.chain("chain", *links)
    density = random.random()
    for start, end in combinations(links, 2):
        if random.random() < density:
            strength = Strength.CORE if random.random() < 0.8 else Strength.AUXILIARY
            role = random.choice((InputRole.MATERIAL, InputRole.MATERIAL, InputRole.EQUIPMENT))
            group = random.choice((None, None, "either"))
            build.feed(start, end, strength, role, random.choice(TRANSPORTS), group)
    for firm in ("f0", "f1", "f2", "f3"):
        build.firm(firm, group=random.choice((None, "g")))
        for link in random.sample(links, min(len(links), random.randint(0, 3))) or links[:1]:
            year = random.choice((None, "2012"))
            build.make(firm, link, random.choice(STATUSES), random.choice((None, 3.0)), year=year)
    build.firm("away", city="上海", province="上海")
    for link in random.sample(links, random.randint(0, len(links))):
        build.make("away", link)
    if random.random() < 0.5:
        build.project("p0", random.choice(links), random.choice(tuple(ProjectStage)), random.choice((None, "f0")))
    return build


@pytest.fixture
def snapshot() -> Callable[[Builder], Snapshot]:
    return lambda builder: snapshot_of(builder.facts())


@pytest.fixture
def a_city() -> Callable[[Random], Builder]:
    return random_city
