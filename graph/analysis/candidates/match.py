"""How well a firm from elsewhere fits a link: eight declared terms, each with its facts."""

from graph.analysis.facts.age import facts_year, year_of
from graph.analysis.facts.city import City
from graph.analysis.facts.nearness import VALUES, Near, seat_nearness, works_of
from graph.analysis.facts.parties import same_party
from graph.analysis.facts.places import in_province, in_wider, is_elsewhere
from graph.analysis.facts.score import Term, Weight, facts_of, share
from graph.model.edges import Makes, PresentIn, RelatedTo
from graph.model.kinds import Basis, MakeStatus, SignalKind
from graph.model.nodes import Firm, Signal

MAKES = Weight(
    "makes", "产品对口", "Makes it", "品", "Mk", 25,
    "有页面写明 1；常识 0.6；推定 0.3；仅拟建减半",
    "A page says so 1; general knowledge 0.6; inferred 0.3; half where only planned",
)  # fmt: skip
BESIDE = Weight(
    "beside", "上下游相邻", "Makes what stands next", "邻", "Nx", 10,
    "它还做这一环的投入或去向：每环 0.5，满 2 环计满分；没有记录则无事实",
    "It also makes inputs or uses of the link: 0.5 each, full at 2; no record, no fact",
)  # fmt: skip
ALIKE = Weight(
    "alike", "与同行同类", "Like known makers", "类", "Al", 5,
    "它与这一环已知的其他供应方还做同样的链环：每家 0.5，满 2 家计满分；没有记录则无事实",
    "Other known makers of the link make another link it makes: 0.5 each, full at 2; no record, no fact",
)  # fmt: skip
TIES = Weight(
    "ties", "与本地的关系", "Local ties", "缘", "Ti", 15,
    "本地已有同一控制的企业，或与本地企业有客户、供应、股权、同项目关系计 1；没有记录则无事实",
    "1 where a firm under its control is here, or it deals with, owns or partners a local firm; no record, no fact",
)  # fmt: skip
FOOTHOLD = Weight(
    "foothold", "在本省本区域布局", "Foothold nearby", "驻", "Fh", 10,
    "在本省（含邻市）有工厂、分支、子公司或项目，或有此类消息计 1；本区域 0.5；没有记录则无事实",
    "Plant, branch, daughter or project in the province or next door, or such news, 1; wider region 0.5; else no fact",
)  # fmt: skip
NEAR = Weight(
    "near", "远近", "Nearness", "近", "Ne", 10,
    "总部在邻市或沈抚一类片区 1，本省 0.8，本区域 0.5，其他 0；没有地址则无事实",
    "Seat in a neighbouring city or zone 1, province 0.8, wider region 0.5, else 0; no seat on file, no fact",
)  # fmt: skip
SIZE = Weight(
    "size", "规模", "Size", "模", "Sz", 10,
    "产能与同单位的最大候选之比；没有产能而有证券代码的计 0.5；都没有则无事实",
    "Capacity over the largest candidate's in the same unit; 0.5 where only a stock code is on file; else no fact",
)  # fmt: skip
NEWS = Weight(
    "news", "动向", "News", "讯", "Nw", 15,
    "与本市有接触 1，扩张或迁移 0.6，已定在别处 0.2；两年内全计，五年内一半，更早或无年份四分之一；无记录则无事实",
    "Contact with the city 1, expansion or relocation 0.6, settled elsewhere 0.2; whole within two years, half within "
    "five, a quarter if older or undated; no record, no fact",
)  # fmt: skip

WEIGHTS = (MAKES, BESIDE, ALIKE, TIES, FOOTHOLD, NEAR, SIZE, NEWS)
BASIS_VALUES = {Basis.SOURCE: 1.0, Basis.GENERAL: 0.6, Basis.INFERRED: 0.3}
MOVING = frozenset({SignalKind.EXPANSION, SignalKind.RELOCATION})
CONTACT_VALUE, MOVING_VALUE, ELSEWHERE_VALUE = 1.0, 0.6, 0.2
FRESH, RECENT = 2, 5
"""Years within which news counts whole, and half."""
LISTED_VALUE = 0.5
FULL_COUNT = 2


def fit(city: City, link_id: str, firm: Firm) -> tuple[Term, ...]:
    """Return how well a firm fits a link, its terms in the order of WEIGHTS."""
    return (
        _makes(city, link_id, firm),
        _beside(city, link_id, firm),
        _alike(city, link_id, firm),
        _ties(city, firm),
        _foothold(city, firm),
        _near(city, firm),
        _size(city, link_id, firm),
        _news(city, firm),
    )


def makes_of(city: City, link_id: str, firm_id: str) -> tuple[Makes, ...]:
    """Return what a firm is said to make of a link."""
    return tuple(make for make in city.makes_of.get(firm_id, ()) if make.end == link_id)


def _makes(city: City, link_id: str, firm: Firm) -> Term:
    found = makes_of(city, link_id, firm.id)
    return Term(MAKES, max((_certainty(make) for make in found), default=None), found)


def _certainty(make: Makes) -> float:
    value = BASIS_VALUES[make.evidence.basis]
    return value / 2 if make.status is MakeStatus.PLANNED else value


def _beside(city: City, link_id: str, firm: Firm) -> Term:
    beside = {edge.start for edge in city.inputs.get(link_id, ())} | {edge.end for edge in city.uses.get(link_id, ())}
    found = tuple(make for make in city.makes_of.get(firm.id, ()) if make.end in beside)
    links = {make.end for make in found}
    return Term(BESIDE, share(len(links), FULL_COUNT) if links else None, found)


def _alike(city: City, link_id: str, firm: Firm) -> Term:
    own = {make.end for make in city.makes_of.get(firm.id, ())} - {link_id}
    peers = {make.start for make in _all_makes(city, link_id)} - {firm.id}
    found = [make for peer in sorted(peers) for make in city.makes_of.get(peer, ()) if make.end in own]
    alike = {make.start for make in found}
    return Term(ALIKE, share(len(alike), FULL_COUNT) if alike else None, tuple(found))


def _all_makes(city: City, link_id: str) -> tuple[Makes, ...]:
    return (*city.makers.get(link_id, ()), *city.candidates.get(link_id, ()))


def ties_of(city: City, firm_id: str) -> tuple[RelatedTo, ...]:
    """Return the relations of a firm to firms seated here."""
    return tuple(
        edge
        for edge in city.relations.get(firm_id, ())
        if city.firms[edge.end if edge.start == firm_id else edge.start].local
    )


def sisters_of(city: City, firm_id: str) -> tuple[Firm, ...]:
    """Return the firms seated here that are under one control with a firm."""
    return tuple(city.firms[each] for each in sorted(same_party(city, firm_id)) if city.firms[each].local)


def _ties(city: City, firm: Firm) -> Term:
    ties, sisters = ties_of(city, firm.id), sisters_of(city, firm.id)
    return Term(TIES, 1.0 if ties or sisters else None, facts_of(ties, sisters))


def _foothold(city: City, firm: Firm) -> Term:
    works = works_of(city, firm.id)
    near = tuple(edge for edge in works if in_province(city.region, edge.end)) + _said(
        city, firm, SignalKind.PROVINCE_PRESENCE
    )
    if near:
        return Term(FOOTHOLD, 1.0, near)
    wide: tuple[PresentIn | Signal, ...] = tuple(edge for edge in works if in_wider(city.region, edge.end))
    wide += _said(city, firm, SignalKind.REGION_PRESENCE)
    return Term(FOOTHOLD, 0.5, wide) if wide else Term(FOOTHOLD, None)


def _said(city: City, firm: Firm, kind: SignalKind) -> tuple[Signal, ...]:
    return tuple(signal for signal in city.signals.get(firm.id, ()) if signal.kind is kind)


def _near(city: City, firm: Firm) -> Term:
    seat = seat_nearness(city, firm.id)
    return Term(NEAR, None) if seat.near is Near.NOWHERE else Term(NEAR, VALUES[seat.near], seat.facts)


def _size(city: City, link_id: str, firm: Firm) -> Term:
    held = [make for make in makes_of(city, link_id, firm.id) if make.capacity]
    shares = [((make.capacity or 0) / largest, make) for make in held if (largest := _largest(city, link_id, make))]
    if shares:
        value, make = max(shares, key=lambda each: each[0])
        return Term(SIZE, value, (make,))
    return Term(SIZE, LISTED_VALUE, (firm,)) if firm.stock_code is not None else Term(SIZE, None)


def _largest(city: City, link_id: str, make: Makes) -> float:
    peers = city.candidates.get(link_id, ())
    return max((peer.capacity or 0 for peer in peers if peer.capacity_unit == make.capacity_unit), default=0.0)


def news_of(city: City, firm_id: str) -> tuple[Signal, ...]:
    """Return the news of a firm that speaks of moving or of contact with the city."""
    wanted = MOVING | {SignalKind.CITY_CONTACT}
    return tuple(signal for signal in city.signals.get(firm_id, ()) if signal.kind in wanted)


def is_settled_elsewhere(city: City, signal: Signal) -> bool:
    """Return whether news of moving names a place that is neither here nor next door."""
    return signal.kind in MOVING and is_elsewhere(city, signal.text)


def _news(city: City, firm: Firm) -> Term:
    found = news_of(city, firm.id)
    values = (_weight_of(city, signal) * freshness(city, signal) for signal in found)
    return Term(NEWS, max(values, default=None), found)


def _weight_of(city: City, signal: Signal) -> float:
    if signal.kind is SignalKind.CITY_CONTACT:
        return CONTACT_VALUE
    return ELSEWHERE_VALUE if is_settled_elsewhere(city, signal) else MOVING_VALUE


def freshness(city: City, signal: Signal) -> float:
    """Return how much the age of news leaves of it: 1, 0.5 or 0.25."""
    year = year_of(signal)
    age = None if year is None else facts_year(city) - year
    if age is None or age > RECENT:
        return 0.25
    return 1.0 if age <= FRESH else 0.5
