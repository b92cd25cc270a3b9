"""How well a firm from elsewhere fits a link: eight declared terms, each with its facts."""

from collections.abc import Mapping

from graph.analysis.candidates.advantages import Advantage, talks_of
from graph.analysis.candidates.news import freshness, is_committed_outside
from graph.analysis.candidates.prospect import Prospect
from graph.analysis.facts.nearness import VALUES, NearnessLevel, seat_nearness
from graph.analysis.facts.places import in_province, in_wider
from graph.analysis.facts.score import Criterion, CriterionScore, capped_share, unique_facts
from graph.model.cells import basis_told
from graph.model.edges import Makes, PresentIn
from graph.model.fact import Fact
from graph.model.kinds import Basis, MakeStatus, SignalKind, Siting
from graph.model.nodes import Signal

MAKES = Criterion(
    "makes", "产品对口", "Makes it", 25,
    "有页面写明 1；常识 0.6；推定 0.3；只是拟建减半",
    "A page says so 1; general knowledge 0.6; inferred 0.3; half if only planned",
)  # fmt: skip
ADJACENT = Criterion(
    "beside", "兼做原料", "Makes its inputs too", 5,
    "它还做这一环的投入：每环 0.5，满 2 环计满分；做这一环的用户是本地用户的同业，不计；没有记录则无资料",
    "It also makes inputs of the link: 0.5 each, full at 2; users of the link it makes compete with ours and do not "
    "count; no record, no fact",
)  # fmt: skip
LOCAL = Criterion(
    "here", "为何来本地", "Why here", 15,
    "它用的原料本地有，或收录的招引理由写到本地的企业、原料或用户，计 1；没有记录则无资料",
    "1 if the feed of its route is made here, or the reason on file names a firm, feed or user here; else no fact",
)  # fmt: skip
TIES = Criterion(
    "ties", "与本地的关系", "Local ties", 15,
    "本地已有它的厂或同集团的同行企业，或与本地企业有客户、供应、股权、同项目关系计 1；没有记录则无资料",
    "1 if a plant of its own, or one of the trade in its group, is here, or it deals with, owns or partners a local "
    "firm; no record, no fact",
)  # fmt: skip
REGIONAL_PRESENCE = Criterion(
    "foothold", "在本省或周边有布局", "Foothold nearby", 10,
    "在本省（含邻市）有工厂、分支、子公司或项目，或有此类消息计 1；本区域 0.5；没有记录则无资料",
    "Plant, branch, subsidiary or project in the province or next door, or such news, 1; wider region 0.5; else no "
    "fact",
)  # fmt: skip
NEAR = Criterion(
    "near", "远近", "Nearness", 10,
    "总部在邻市或沈抚一类片区 1，本省 0.8，本区域 0.5，其他 0；没有地址则无资料",
    "Seat in a neighbouring city or zone 1, province 0.8, wider region 0.5, else 0; no seat on file, no fact",
)  # fmt: skip
SIZE = Criterion(
    "size", "规模", "Size", 5,
    "产能与同单位的最大候选之比；没有产能而有证券代码、又没有业绩风险的计 0.5；都没有则无资料",
    "Capacity over the largest candidate's in the same unit; 0.5 if only a stock code is on file and no note of risk; "
    "else no fact",
)  # fmt: skip
NEWS = Criterion(
    "news", "动向", "News", 15,
    "与本市有接触或洽谈 1，与这一环有关的扩张或迁移 0.6，已定在外地 0（运营商照计）；"
    "两年内全计，五年内一半，更早或无年份四分之一；没有记录则无资料",
    "Contact or talks with the city 1, expansion or relocation that concerns the link 0.6, settled elsewhere 0 (not "
    "for operators); whole within two years, half within five, a quarter if older or undated; no record, no fact",
)  # fmt: skip

WEIGHTS = (MAKES, LOCAL, TIES, NEWS, REGIONAL_PRESENCE, NEAR, ADJACENT, SIZE)
BASIS_VALUES = {Basis.SOURCE: 1.0, Basis.GENERAL: 0.6, Basis.INFERRED: 0.3}
CONTACT_VALUE, MOVING_VALUE = 1.0, 0.6
LISTED_VALUE = 0.5
WHY_HERE, TIED = ("F-03", "F-04"), ("F-01", "F-02")
"""Reasons in favour that the terms of the same purpose count."""
FULL_COUNT = 2


def score_fit(case: Prospect, reasons: tuple[Advantage, ...]) -> tuple[CriterionScore, ...]:
    """Rate how well a firm fits a link, its terms in the order of WEIGHTS."""
    found = {each.rule.id: each.facts for each in reasons}
    return (
        _makes(case),
        _local(found),
        _ties(found),
        _news(case),
        _regional_presence(case),
        _near(case),
        _adjacent(case),
        _size(case),
    )


def _makes(case: Prospect) -> CriterionScore:
    return CriterionScore(MAKES, max((_certainty(make) for make in case.makes), default=None), case.makes)


def _certainty(make: Makes) -> float:
    value = BASIS_VALUES[basis_told(make)]
    return value / 2 if make.status is MakeStatus.PLANNED else value


def _local(found: Mapping[str, tuple[Fact, ...]]) -> CriterionScore:
    facts = unique_facts(*(found.get(each, ()) for each in WHY_HERE))
    return CriterionScore(LOCAL, 1.0 if facts else None, facts)


def _ties(found: Mapping[str, tuple[Fact, ...]]) -> CriterionScore:
    facts = unique_facts(*(found.get(each, ()) for each in TIED))
    return CriterionScore(TIES, 1.0 if facts else None, facts)


def _news(case: Prospect) -> CriterionScore:
    found = (*talks_of(case.city, case.firm.id), *case.relevant)
    values = (_weight_of(case, fact) * freshness(case.city, fact) for fact in found)
    return CriterionScore(NEWS, max(values, default=None), found)


def _weight_of(case: Prospect, signal: Fact) -> float:
    if not isinstance(signal, Signal) or signal.kind is SignalKind.CITY_CONTACT:
        return CONTACT_VALUE
    taken = is_committed_outside(case.city, signal) and case.link.siting is not Siting.OPERATED
    return 0.0 if taken else MOVING_VALUE


def _regional_presence(case: Prospect) -> CriterionScore:
    region = case.city.region
    near = tuple(edge for edge in case.works if in_province(region, edge.end)) + _stated_facts(
        case, SignalKind.PROVINCE_PRESENCE
    )
    if near:
        return CriterionScore(REGIONAL_PRESENCE, 1.0, near)
    wide: tuple[PresentIn | Signal, ...] = tuple(edge for edge in case.works if in_wider(region, edge.end))
    wide += _stated_facts(case, SignalKind.REGION_PRESENCE)
    return CriterionScore(REGIONAL_PRESENCE, 0.5, wide) if wide else CriterionScore(REGIONAL_PRESENCE, None)


def _stated_facts(case: Prospect, kind: SignalKind) -> tuple[Signal, ...]:
    return tuple(signal for signal in case.city.signals.get(case.firm.id, ()) if signal.kind is kind)


def _near(case: Prospect) -> CriterionScore:
    seat = seat_nearness(case.city, case.firm.id)
    return (
        CriterionScore(NEAR, None)
        if seat.level is NearnessLevel.NOWHERE
        else CriterionScore(NEAR, VALUES[seat.level], seat.facts)
    )


def _adjacent(case: Prospect) -> CriterionScore:
    inputs = {edge.start for edge in case.city.inputs.get(case.link.id, ())}
    found = tuple(make for make in case.city.makes_of.get(case.firm.id, ()) if make.end in inputs)
    links = {make.end for make in found}
    return CriterionScore(ADJACENT, capped_share(len(links), FULL_COUNT) if links else None, found)


def _size(case: Prospect) -> CriterionScore:
    held = [make for make in case.makes if make.capacity]
    shares = [((make.capacity or 0) / largest, make) for make in held if (largest := _largest(case, make))]
    if shares:
        value, make = max(shares, key=lambda each: each[0])
        return CriterionScore(SIZE, value, (make,))
    sound = case.firm.stock_code is not None and not case.risks
    return CriterionScore(SIZE, LISTED_VALUE, (case.firm,)) if sound else CriterionScore(SIZE, None)


def _largest(case: Prospect, make: Makes) -> float:
    peers = case.city.candidates.get(case.link.id, ())
    return max((peer.capacity or 0 for peer in peers if peer.capacity_unit == make.capacity_unit), default=0.0)
