"""Sentences about candidates and local firms, on a small city worked out by hand."""

from dataclasses import replace

import pytest

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.candidates.growers import local_growers
from graph.analysis.facts.city import read_city
from graph.model.edges import InputTo, Makes, PresentIn, RelatedTo, Shows
from graph.model.evidence import Evidence
from graph.model.facts import FactSet, identity
from graph.model.kinds import (
    Basis,
    InputRole,
    LegalForm,
    LinkKind,
    MakeStatus,
    PresenceKind,
    RelationKind,
    SignalKind,
    Siting,
    Strength,
    Transport,
)
from graph.model.nodes import Firm, Link, Place, Signal
from graph.model.region import Region
from graph.model.schema import EDGES, NODES
from graph.store.base import Load
from graph.store.snapshot import Snapshot
from reports.wording.candidates import candidacy_text, candidate_reason, fit_text, intent_caveat, watch_text
from reports.wording.growers import grower_text, growers_text
from reports.wording.objections import objections_text

SEEN = Evidence(source="https://example.gov.cn/a", basis=Basis.SOURCE)
REGION = Region(
    city="抚顺",
    city_en="Fushun",
    province="辽宁",
    province_en="Liaoning",
    neighbours=("沈阳",),
    wider=("辽宁", "吉林"),
    as_of="2026-03",
)


class Small:
    """乙烯 and 甲烷 are alternatives for 树脂, which 薄膜 takes; 甲炼 makes 乙烯, 乙厂 is building for 薄膜."""

    def __init__(self):
        self.nodes = [
            Link(id=name, name_zh=name, kind=LinkKind.MATERIAL, siting=Siting.ATTRACTABLE, evidence=SEEN)
            for name in ("乙烯", "甲烷", "树脂", "薄膜")
        ]
        self.edges = [
            self.feed("乙烯", "树脂", alternatives="feed"),
            self.feed("甲烷", "树脂", alternatives="feed"),
            self.feed("树脂", "薄膜"),
        ]
        self.firm("甲炼", city="抚顺", group="大集团")
        self.make("甲炼", "乙烯")
        self.firm("乙厂", city="抚顺")
        self.make("乙厂", "薄膜", status=MakeStatus.BUILDING)

    def feed(self, start, end, **more):
        core = {"role": InputRole.MATERIAL, "strength": Strength.CORE, "transport": Transport.PIPE}
        return InputTo(start=start, end=end, evidence=SEEN, **core, **more)

    def firm(self, id, city="杭州", province=None, **more):
        place = province or ("辽宁" if city in ("抚顺", "沈阳", "大连") else "浙江")
        firm = Firm(id=id, name_zh=id, city=city, province=place, local=city == "抚顺", evidence=SEEN, **more)
        self.nodes.append(firm)

    def make(self, firm, link, status=MakeStatus.OPERATING, **more):
        self.edges.append(Makes(start=firm, end=link, status=status, evidence=SEEN, **more))

    def signal(self, firm, kind, text, year="2025"):
        dated = replace(SEEN, as_of=year)
        self.nodes.append(Signal(id=f"{firm}-{kind.value}", kind=kind, text=text, year=year, evidence=dated))
        self.edges.append(Shows(start=firm, end=f"{firm}-{kind.value}", evidence=SEEN))

    def city(self):
        facts = FactSet(region=REGION, nodes=tuple(self.nodes), edges=tuple(self.edges))
        found = {kind: [] for kind in (*NODES, *EDGES)}
        for record in (*facts.nodes, *facts.edges):
            found[record.KIND].append(record)
        load = Load("0001-test", 1, "2026-03-01T00:00:00+00:00", "test", "", (), ())
        kept = {kind: tuple(sorted(each, key=identity)) for kind, each in found.items()}
        return read_city(Snapshot((load,), facts.region, kept))


@pytest.fixture
def small():
    return Small()


def only(small):
    (candidate,) = rank_candidates(small.city(), "树脂")
    return candidate


AROUND = "原料有乙烯（甲炼），是否用得上待问；本地用户：薄膜（乙厂，在建）"


def test_feeds_and_users_are_named_with_their_makers(small):
    small.firm("丙")
    small.make("丙", "树脂", product="聚乙烯树脂")
    assert candidate_reason(only(small), "zh") == ("产品：聚乙烯树脂；原料乙烯由甲炼生产；本地用户：薄膜（乙厂，在建）")
    assert candidate_reason(only(small), "en") == (
        "makes 聚乙烯树脂; its material 乙烯 [zh] is made here by 甲炼; "
        "users here: 薄膜 [zh] (乙厂, under construction)"
    )


def test_a_route_names_its_feed(small):
    small.firm("丙")
    small.make("丙", "树脂", route="乙烯")
    assert candidate_reason(only(small), "zh") == "它用的乙烯由甲炼生产；本地用户：薄膜（乙厂，在建）"


def test_a_route_at_odds_is_said_first_and_no_other_feed_is_praised(small):
    small.firm("丙")
    small.make("丙", "树脂", route="甲烷")
    candidate = only(small)
    said = "原料路线不合：它用甲烷，本地没有；本地有乙烯"
    assert candidate_reason(candidate, "zh") == f"待观察：{said}；本地用户：薄膜（乙厂，在建）"
    assert [objections_text(each, "zh") for each in candidate.objections] == [said]
    assert (
        objections_text(candidate.objections[0], "en")
        == "Another route: it uses 甲烷 [zh], which is not made here; 乙烯 [zh] is"
    )


def test_kin_are_named_with_what_they_have_in_common(small):
    small.firm("丙", group="大集团", legal_form=LegalForm.BRANCH, decided_by="大集团(600000)")
    small.make("丙", "树脂")
    candidate = only(small)
    assert candidacy_text(candidate, "zh") == "同集团引进"
    assert candidate_reason(candidate, "zh").startswith(
        "待观察：自己不定投资，又远：分公司；与甲炼同属大集团；投资由大集团定"
    )


def test_an_owner_is_called_so(small):
    small.firm("丙")
    small.make("丙", "树脂")
    small.edges.append(RelatedTo(start="丙", end="甲炼", kind=RelationKind.PARENT_OF, evidence=SEEN))
    candidate = only(small)
    assert (candidacy_text(candidate, "zh"), candidate_reason(candidate, "zh")) == (
        "增资扩产",
        f"甲炼的上级企业；{AROUND}",
    )


def test_ties_are_named(small):
    small.firm("丙")
    small.make("丙", "树脂")
    small.edges.append(RelatedTo(start="丙", end="乙厂", kind=RelationKind.SUPPLIER_OF, evidence=SEEN))
    assert candidate_reason(only(small), "zh") == f"{AROUND}；与乙厂：供应商"


def test_places_are_named_and_far_ones_are_not_called_far(small):
    small.firm("丙", city="大连")
    small.make("丙", "树脂")
    small.nodes.append(Place(id="辽宁沈阳", name_zh="辽宁沈阳", evidence=SEEN))
    assert candidate_reason(only(small), "zh") == f"{AROUND}；总部在辽宁大连"
    small.edges.append(PresentIn(start="丙", end="辽宁沈阳", kind=PresenceKind.PLANT, evidence=SEEN))
    assert candidate_reason(only(small), "zh") == f"{AROUND}；在辽宁沈阳有工厂"


def test_stated_reasons_and_contact(small):
    small.firm("丙")
    small.make("丙", "树脂", note="老厂;招引理由:用抚顺乙烯")
    small.signal("丙", SignalKind.CITY_CONTACT, "来访", "2024")
    candidate = only(small)
    assert candidate_reason(candidate, "zh") == (
        "招引理由：用抚顺乙烯；原料乙烯由甲炼生产；本地用户：薄膜（乙厂，在建）；与本市有过接触（2024）"
    )
    assert intent_caveat(candidate, "zh") is None
    assert fit_text(candidate, "zh") == "高", "makes 25, here 15, news 15·1"


def test_where_nothing_is_on_file_that_is_said(small):
    small.edges = [edge for edge in small.edges if not isinstance(edge, InputTo)]
    small.firm("丙")
    small.make("丙", "树脂")
    candidate = only(small)
    assert candidate_reason(candidate, "zh") == "为什么来这里还没有资料"
    assert intent_caveat(candidate, "zh") == "来本市的意向未知"
    assert (watch_text(candidate, "zh"), fit_text(candidate, "zh")) == (None, "中")


def test_what_puts_a_firm_on_watch_is_said_first_with_place_and_year(small):
    small.firm("丙")
    small.make("丙", "树脂")
    small.signal("丙", SignalKind.EXPANSION, "树脂新厂设在杭州", "2025")
    small.signal("丙", SignalKind.RISK, "2024年亏损3亿元", "2025")
    candidate = only(small)
    assert watch_text(candidate, "zh") == (
        "待观察：经营困难：2024年亏损3亿元（2025）；新增产能已定在杭州：树脂新厂设在杭州（2025）"
    )
    assert candidate_reason(candidate, "zh").startswith("待观察：经营困难")


def test_a_layout_that_leaves_the_region_out_needs_no_place(small):
    small.firm("丙")
    small.make("丙", "树脂")
    small.signal("丙", SignalKind.EXPANSION, "七厂均不在东北")
    assert watch_text(only(small), "zh") == "待观察：布局和新增产能都不在本区域：七厂均不在东北（2025）"


def test_a_denial_is_quoted(small):
    small.firm("丙")
    small.make("丙", "树脂", product="胶带", note="页内未写树脂")
    (raised,) = only(small).objections
    assert objections_text(raised, "zh") == "是否生产系推定：页内未写树脂"


def test_local_firms_are_named_with_reasons_and_who_decides(small):
    (refinery,) = local_growers(small.city(), "树脂")
    assert grower_text(refinery, "zh") == "做原料乙烯"
    small.firm("分厂", city="抚顺", legal_form=LegalForm.BRANCH)
    small.make("分厂", "树脂", status=None)
    small.make("分厂", "乙烯", product="乙烯")
    growers = local_growers(small.city(), "树脂")
    assert (
        growers_text(growers, "zh")
        == "分厂（先核实）：已在做（待核实），做原料乙烯，投资由上级单位定；甲炼：做原料乙烯"
    )
    assert grower_text(growers[0], "en") == (
        "makes it already (to be verified), makes its feed 乙烯 [zh], its parent body decides on its investment"
    )
