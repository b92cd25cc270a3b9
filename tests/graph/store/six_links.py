"""Six links in a row and five firms: small facts for the tests of stores, and a look at everything a store holds."""

from graph.model.edges import Includes, InputTo, Makes
from graph.model.evidence import Evidence
from graph.model.facts import FactSet
from graph.model.kinds import Basis, ChainKind, InputRole, LinkKind, MakeStatus, Stage, Strength
from graph.model.nodes import Chain, Firm, Link
from graph.model.region import Region

REGION = Region(city="抚顺", city_en="Fushun", province="辽宁", province_en="Liaoning", neighbours=("沈阳",))
SAID = Evidence(source="https://a.gov.cn/1 ; b", basis=Basis.SOURCE, as_of="2024")


def link(id, name=None):
    return Link(id=id, name_zh=name or id, kind=LinkKind.PRODUCT, evidence=SAID)


def make(firm, to, product=None, **values):
    return Makes(start=firm, end=to, product=product, evidence=SAID, **values)


def facts(*extra, warnings=()):
    """Six links in a row in one chain, five firms; x3 is made twice by f1 and once from elsewhere."""
    links = tuple(link(f"x{n}", f"链环{n}") for n in range(1, 7))
    firms = tuple(
        Firm(id=f"f{n}", name_zh=f"第{n}厂", short_name=f"厂{n}", local=n < 4, evidence=SAID) for n in range(1, 6)
    )
    chain = Chain(id="c", name_zh="链", kind=ChainKind.CLUSTER, rank=1, evidence=SAID)
    edges = (
        *(Includes(start="c", end=f"x{n}", stage=Stage.MIDSTREAM, evidence=SAID) for n in range(1, 6)),
        *(
            InputTo(start=f"x{n}", end=f"x{n + 1}", role=InputRole.MATERIAL, strength=Strength.CORE, evidence=SAID)
            for n in range(1, 6)
        ),
        make("f1", "x3", "甲", capacity=35.5, capacity_unit="万吨/年", status=MakeStatus.OPERATING),
        make("f1", "x3", "乙"),
        make("f5", "x3"),
        make("f2", "x1"),
    )
    given_nodes = tuple(each for each in extra if hasattr(each, "id"))
    given_edges = tuple(each for each in extra if not hasattr(each, "id"))
    return FactSet(
        region=REGION, nodes=(chain, *links, *firms, *given_nodes), edges=(*edges, *given_edges), warnings=warnings
    )


def read_all(store):
    with store.reader() as reader:
        for kind in (Link, Firm, Chain):
            reader.nodes(kind)
        for kind in (Includes, InputTo, Makes):
            reader.edges(kind)
