"""How feeds, users and local firms are named in sentences, on the small city of the candidates' sentences."""

from dataclasses import replace

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.candidates.growers import local_growers
from graph.model.edges import InputTo, Makes
from graph.model.kinds import Basis, InputRole, LinkKind, MakeStatus, Siting, Strength
from graph.model.nodes import Link
from graph.model.supply import ForOthers
from reports.wording.candidates import candidate_reason
from reports.wording.growers import growers_text, kind_label
from tests.reports.wording.test_candidates import SEEN, Small

OLD = replace(SEEN, as_of="2010")


def told_of(small, link, firm="丙"):
    small.firm(firm)
    small.make(firm, link)
    (candidate,) = rank_candidates(small.city(), link)
    return candidate_reason(candidate, "zh")


def with_waste():
    """回收 takes what arises beside 乙烯 or 甲烷; 甲炼 makes both."""
    small = Small()
    small.nodes.append(Link(id="回收", name_zh="回收", kind=LinkKind.PRODUCT, siting=Siting.ATTRACTABLE, evidence=SEEN))
    for start, note in (("乙烯", "解吸尾气"), ("甲烷", "换下的废剂")):
        edge = InputTo(
            start=start,
            end="回收",
            role=InputRole.BYPRODUCT,
            strength=Strength.CORE,
            alternatives="waste",
            note=note,
            evidence=SEEN,
        )
        small.edges.append(edge)
    small.make("甲炼", "甲烷")
    return small


def test_of_a_by_product_the_stream_is_named_and_never_its_carrier():
    assert told_of(with_waste(), "回收") == "原料有随乙烯（甲炼）产生的尾气、随甲烷（甲炼）产生的废剂，是否用得上待问"


def test_a_feed_sold_in_part_is_told_with_its_caveat():
    small = Small()
    small.edges = [each for each in small.edges if getattr(each, "end", "") != "乙烯"]
    small.make("甲炼", "乙烯", for_others=ForOthers.LIMITED)
    small.firm("丙")
    small.make("丙", "树脂", route="乙烯")
    (candidate,) = rank_candidates(small.city(), "树脂")
    told = candidate_reason(candidate, "zh")
    assert told == "它用的乙烯由甲炼生产（外供有限，余量须问）；本地用户：薄膜（乙厂，在建）"


def test_a_user_on_old_records_is_marked_with_their_year():
    small = Small()
    small.edges = [each for each in small.edges if getattr(each, "start", "") != "乙厂"]
    small.edges.append(_old_make("乙厂", "薄膜"))
    assert told_of(small, "树脂").endswith("本地用户：薄膜（乙厂，2010 年资料，待核实）")


def test_a_user_that_is_only_inferred_is_no_reason_to_come():
    small = Small()
    small.edges = [each for each in small.edges if getattr(each, "start", "") not in ("乙厂", "甲炼")]
    small.edges.append(replace(_old_make("乙厂", "薄膜"), evidence=replace(SEEN, basis=Basis.INFERRED)))
    assert told_of(small, "树脂") == "为什么来这里还没有资料"


def test_where_it_sits_is_told_and_is_no_reason():
    small = Small()
    small.edges = [each for each in small.edges if getattr(each, "start", "") not in ("乙厂", "甲炼")]
    small.firm("近厂", city="沈阳")
    small.make("近厂", "树脂")
    (candidate,) = rank_candidates(small.city(), "树脂")
    assert candidate_reason(candidate, "zh") == "为什么来这里还没有资料；总部在辽宁沈阳"


def test_a_local_firm_on_old_records_alone_is_verified_first():
    small = Small()
    small.firm("旧厂", city="抚顺")
    small.edges.append(_old_make("旧厂", "树脂"))
    old, sure = local_growers(small.city(), "树脂")
    assert growers_text((old, sure), "zh") == "旧厂（先核实）：已在做（2010 年资料，待核实）；甲炼：做原料乙烯"
    assert (kind_label(old, "zh"), kind_label(sure, "zh")) == ("先核实", "本地扩产")


def _old_make(firm, link):
    return Makes(start=firm, end=link, status=MakeStatus.OPERATING, year="2010", evidence=OLD)
