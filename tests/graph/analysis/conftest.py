"""A small city built by hand, kept in a real store and read back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph.analysis.city import City, read_city
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
from graph.model.facts import Facts
from graph.model.kinds import (
    Basis,
    ChainKind,
    InputRole,
    LeadRole,
    LinkKind,
    LocalSide,
    MakeStatus,
    PresenceKind,
    ProjectStage,
    RelationKind,
    RulingKind,
    SignalKind,
    Siting,
    Stage,
    Strength,
)
from graph.model.nodes import Chain, Firm, Industry, Link, Node, Place, Project, Signal
from graph.model.region import Region, Zone
from graph.store.sqlite import SqliteStore

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

    def chain(self, id: str, *links: str, rank: int = 1, local_side: LocalSide | None = None) -> None:
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

    def link(self, id: str, siting: Siting | None = Siting.ATTRACTABLE, gbt4754: str | None = None) -> None:
        self.nodes.append(
            Link(
                id=id,
                name_zh=id,
                kind=LinkKind.PRODUCT,
                siting=siting,
                gbt4754=gbt4754,
                evidence=self.evidence(Basis.GENERAL),
            )
        )

    def rule(self, chain: str, link: str, kind: RulingKind) -> None:
        self.edges.append(Ruled(start=chain, end=link, kind=kind, reason="现场核实", evidence=self.evidence()))

    def industry(self, code: str, rate: float) -> None:
        self.nodes.append(Industry(id=code, name_zh=code, value_added_rate=rate, evidence=self.evidence()))

    def feed(self, start: str, end: str, strength: Strength = Strength.CORE) -> None:
        self.edges.append(
            InputTo(start=start, end=end, role=InputRole.MATERIAL, strength=strength, evidence=self.evidence())
        )

    def firm(self, id: str, city: str = "抚顺", province: str = "辽宁", group: str | None = None) -> None:
        local = REGION.is_home(city)
        self.nodes.append(
            Firm(
                id=id,
                name_zh=id,
                city=city,
                province=province,
                group=group,
                local=local,
                evidence=self.evidence(),
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
    ) -> None:
        self.nodes.append(
            Project(id=id, name_zh=id, stage=stage, district=district, start=start, evidence=self.evidence())
        )
        self.edges.append(Builds(start=id, end=link, evidence=self.evidence()))
        if firm is not None:
            self.edges.append(Undertakes(start=firm, end=id, evidence=self.evidence()))

    def owner(self, firm: str, chain: str) -> None:
        self.edges.append(Leads(start=firm, end=chain, role=LeadRole.CHAIN_OWNER, evidence=self.evidence()))

    def relate(self, start: str, end: str, kind: RelationKind) -> None:
        self.edges.append(RelatedTo(start=start, end=end, kind=kind, evidence=self.evidence()))

    def presence(self, firm: str, place: str, kind: PresenceKind) -> None:
        self.nodes.append(Place(id=place, name_zh=place, evidence=self.evidence()))
        self.edges.append(PresentIn(start=firm, end=place, kind=kind, evidence=self.evidence()))

    def signal(self, firm: str, kind: SignalKind, year: str | None = None, text: str | None = None) -> None:
        name = f"{firm}-{kind.value}"
        told = replace(self.evidence(), as_of=year)
        self.nodes.append(Signal(id=name, kind=kind, text=text or name, year=year, evidence=told))
        self.edges.append(Shows(start=firm, end=name, evidence=self.evidence()))

    def facts(self) -> Facts:
        return Facts(region=REGION, nodes=tuple(self.nodes), edges=tuple(self.edges))


@pytest.fixture
def build() -> Builder:
    return Builder()


@pytest.fixture
def city_of(tmp_path: Path) -> Callable[[Builder], City]:
    def read(builder: Builder) -> City:
        store = SqliteStore(tmp_path / "graph.sqlite")
        store.replace(builder.facts(), by="test")
        with store.reader() as reader:
            return read_city(reader)

    return read
