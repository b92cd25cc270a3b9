"""Three strengths by renown and dependents, three gaps by the order of the targets, each with what says so."""

from dataclasses import replace

import pytest

from graph.model.cells import CellEvidence, with_cells
from graph.model.edges import Includes, Makes
from graph.model.evidence import Evidence
from graph.model.kinds import Basis, InputRole, RelationKind, Scale, Siting, Stage, Transport
from reports.one_page.context import DENSITIES
from reports.one_page.strengths import strengths, strong_and_missing
from tests.reports.one_page.conftest import points_of


@pytest.fixture
def city(build):
    """Six links made here by three firms, each with a capacity: all strong."""
    for link in ("甲", "乙", "丙", "丁", "戊", "己"):
        build.link(link)
    build.chain("c", "甲", "乙", "丙", "丁", "戊", "己")
    for firm in ("一厂", "二厂", "三厂"):
        build.firm(firm)
    return build


def pressing(draft):
    """Take no target of a draft for a mere opportunity."""
    vars(draft.judgement)["deferred"] = frozenset()
    return draft


def order(draft):
    return [[verdict.link_id for verdict in group] for group in strengths(draft)]


def test_renown_comes_before_size_and_size_before_how_many_depend_on_it(city, draft_of):
    city.make("一厂", "甲", capacity=5.0)
    city.make("一厂", "乙", capacity=5.0, scale=Scale.LARGE)
    city.make("二厂", "丙", capacity=5.0, market_position="国内第一")
    city.make("二厂", "丁", capacity=5.0)
    city.feed("丁", "甲")
    city.feed("丁", "乙")
    assert order(draft_of(city)) == [["丙"], ["乙"], ["丁"], ["甲"]]


def test_links_of_one_maker_with_one_renown_stand_together(city, draft_of):
    city.make("一厂", "甲", market_position="占全国一半")
    city.make("一厂", "乙", market_position="占全国一半")
    city.make("二厂", "丙", market_position="占全国一半")
    # of equal weight they come by id: 丙, 乙, 甲
    assert order(draft_of(city)) == [["丙"], ["乙", "甲"]]
    left, _ = points_of(strong_and_missing(draft_of(city)))
    assert left == ["丙：二厂，占全国一半[1]", "乙、甲：一厂，占全国一半[1]"]


def test_what_a_plant_makes_for_itself_comes_last(city, draft_of):
    city.link("炉料", siting=Siting.CAPTIVE, captive_in="甲")
    city.edges.append(Includes(start="c", end="炉料", stage=Stage.UPSTREAM, evidence=city.evidence()))
    city.make("一厂", "甲", capacity=5.0)
    city.make("一厂", "炉料", capacity=5.0, market_position="国内第一")
    city.feed("炉料", "甲", transport=Transport.PIPE)
    assert order(draft_of(city)) == [["甲"], ["炉料"]]


def test_what_the_chain_takes_from_one_before_it_comes_last(city, draft_of):
    city.link("钢")
    city.chain("before", "钢", rank=0)
    city.edges.append(Includes(start="c", end="钢", stage=Stage.UPSTREAM, evidence=city.evidence()))
    city.make("一厂", "钢", market_position="国内第一")
    city.make("二厂", "甲", capacity=5.0)
    assert order(draft_of(city)) == [["甲"], ["钢"]]
    # in its own chain it is the first
    assert order(draft_of(city, chain="before")) == [["钢"]]


def test_a_strength_says_who_makes_it_how_much_and_who_depends_on_it(city, draft_of):
    city.make("一厂", "甲", capacity=30_000.0, year="2023")
    city.make("二厂", "乙", scale=Scale.LARGE)
    city.make("三厂", "丙")
    city.make("二厂", "丙")
    city.feed("甲", "丙")
    left, _ = points_of(strong_and_missing(draft_of(city)))
    assert left == [
        "乙：二厂，规模大[1]",
        "甲：一厂，30,000吨/年（2023年）[1]；丙要用它",
        "丙：三厂、二厂在做[1]",
    ]


def test_a_position_is_cited_from_where_it_was_read_and_has_its_year(city, draft_of):
    city.make(
        "一厂",
        "甲",
        market_position="占全国一半；行业标准制定者",
        market_position_year="2021",
        market_position_source="年鉴（网页，未记地址）",
        market_position_basis=Basis.SOURCE,
    )
    draft = draft_of(city)
    left, _ = points_of(strong_and_missing(draft))
    assert left == ["甲：一厂，占全国一半；行业标准制定者（2021年）[1]"]
    assert draft.citations.lines() == "出处：[1] 《年鉴》，2021年。"


def test_a_capacity_that_was_corrected_is_cited_from_its_own_source_and_nothing_else_is(city, draft_of):
    city.make("一厂", "甲", capacity=30_000.0, year="2023")
    city.make("二厂", "乙", scale=Scale.LARGE)
    visit = Evidence(source="核实单（网页，未记地址）", basis=Basis.SOURCE, as_of="2026")
    told = CellEvidence(visit, who="市工信局", when="2026-03-01T08:00:00+00:00", entry=7)
    city.edges = [
        replace(each, evidence=with_cells(each.evidence, ["capacity"], told)) if isinstance(each, Makes) else each
        for each in city.edges
    ]
    draft = draft_of(city)
    left, _ = points_of(strong_and_missing(draft))
    # that the first plant makes it and the year stand in its row, the amount in the correction; of the other only
    # the size is told, which its row says
    assert left == ["乙：二厂，规模大[1]", "甲：一厂，30,000吨/年（2023年）[1,2]"]
    assert draft.citations.lines() == "出处：[1] 网页，可信度未评，2023年。[2] 《核实单》，2026年。"


def test_a_capacity_corrected_by_inference_is_no_strength(city, draft_of):
    city.make("一厂", "甲", capacity=30_000.0, year="2023")
    told = CellEvidence(Evidence(source="测算", basis=Basis.INFERRED), who="市工信局", when="2026-03-01", entry=7)
    (make,) = (each for each in city.edges if isinstance(each, Makes))
    city.edges[city.edges.index(make)] = replace(make, evidence=with_cells(make.evidence, ["capacity"], told))
    assert order(draft_of(city)) == []
    city.edges[-1:] = [replace(make, evidence=with_cells(make.evidence, ["note"], told))]
    assert order(draft_of(city)) == [["甲"]]


def test_a_chain_without_strength_or_gap_says_so(city, draft_of):
    assert points_of(strong_and_missing(draft_of(city))) == (["本链还没有判强的链环。"], ["没有判出须补、须延的链环。"])


def test_a_gap_that_is_wanted_names_its_users_and_its_feeds_with_what_is_not_sure(city, draft_of):
    # 丁 is missing; 戊 is made here and 己 by a firm whose state is not stated; 甲 feeds it
    city.make("一厂", "甲", capacity=5.0)
    city.make("二厂", "戊", capacity=5.0)
    city.make("三厂", "己", status=None)
    city.feed("甲", "丁", transport=Transport.SHORT_HAUL)
    city.feed("丁", "戊", transport=Transport.LONG_HAUL)
    city.feed("丁", "己", transport=Transport.LONG_HAUL)
    _, right = points_of(strong_and_missing(draft_of(city)))
    assert right == ["丁：本地戊、己（待核实）要用；本地有甲"]


def test_a_gap_one_step_further_down_names_its_feeds(city, draft_of):
    city.link("深加工品", buyers="省内用户", advantage=None)
    city.edges.append(Includes(start="c", end="深加工品", stage=Stage.DOWNSTREAM, evidence=city.evidence()))
    city.make("一厂", "甲", capacity=5.0)
    city.make("二厂", "乙", capacity=5.0)
    city.make("三厂", "丙", capacity=5.0)
    city.feed("甲", "深加工品", transport=Transport.SHORT_HAUL)
    city.feed("乙", "深加工品", transport=Transport.SHORT_HAUL)
    # with little to speak for it, it is an opportunity, and no gap to close first
    draft = draft_of(city)
    assert points_of(strong_and_missing(draft))[1] == ["须补、须延的都是机会项目，有主动来的再谈。"]
    assert points_of(strong_and_missing(pressing(draft)))[1] == ["深加工品：本地有乙、甲，没有查到谁在做"]


def test_a_gap_whose_own_group_makes_it_elsewhere_says_so(city, draft_of):
    city.link("新品", buyers="省内用户")
    city.edges.append(Includes(start="c", end="新品", stage=Stage.DOWNSTREAM, evidence=city.evidence()))
    for firm, link in (("一厂", "甲"), ("二厂", "乙"), ("三厂", "丙")):
        city.make(firm, link, capacity=5.0)
    city.feed("甲", "新品", transport=Transport.LONG_HAUL)
    city.feed("丁", "新品", transport=Transport.LONG_HAUL)
    city.firm("外厂", city="上海", province="上海")
    city.make("外厂", "新品")
    city.relate("外厂", "一厂", RelationKind.PARENT_OF)
    _, right = points_of(strong_and_missing(pressing(draft_of(city))))
    assert right == ["新品：外厂在外地做，与一厂同一集团[1]"]


def test_the_larger_share_of_a_market_comes_first_a_groups_share_is_none_of_the_plants(city, draft_of):
    city.make("一厂", "甲", market_position="行业标准制定者;产量年增98%")
    city.make("二厂", "乙", market_position="国内市场占有率超60%(研报引述)")
    city.make("三厂", "丙", market_position="占全国产量80%以上(公司数据)", market_position_year="2021")
    city.make("一厂", "丁", market_position="所属集团占全国99%")
    # growth is no share of a market, and the group's is not the plant's: those two come by id
    assert order(draft_of(city)) == [["丙"], ["乙"], ["丁"], ["甲"]]
    left, _ = points_of(strong_and_missing(draft_of(city)))
    assert left[0] == "丙：三厂，占全国产量80%以上（公司数据，2021年）[1]"


def test_a_position_takes_another_line_rather_than_that_mere_size_stands_for_it(city, draft_of):
    long = "国内航空航天用某某特种合金锻件和棒材市场占有率超80%(研报引述)"
    city.make("一厂", "甲", scale=Scale.LARGE, market_position=long)
    draft = draft_of(city)
    draft.density = DENSITIES[-1]
    assert points_of(strong_and_missing(draft))[0] == [
        "甲：一厂，国内航空航天用某某特种合金锻件和棒材市场占有率超80%（研报称）[1]"
    ]
    city.make("二厂", "乙", scale=Scale.LARGE, market_position="曾为东北最大;后来者投产后已非最大")
    assert "乙：二厂，规模大[1]" in points_of(strong_and_missing(draft_of(city)))[0], "a position taken back is none"


def test_waste_is_no_strength_that_is_shown(city, draft_of):
    city.make("一厂", "甲", capacity=5.0)
    city.make("一厂", "乙", scale=Scale.LARGE)
    city.feed("甲", "乙", role=InputRole.BYPRODUCT)
    pair = strong_and_missing(draft_of(city))
    assert points_of(pair)[0] == ["甲：一厂，5吨/年[1]"]
    assert pair.left.head == "主要强项"
