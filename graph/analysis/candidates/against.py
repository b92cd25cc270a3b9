"""What speaks against a candidate: declared reasons, each with the facts that raise it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.analysis.candidates.match import is_settled_elsewhere, makes_of, news_of
from graph.analysis.facts.age import OLD_AFTER, is_old
from graph.analysis.facts.city import City
from graph.analysis.facts.criticality import is_bought
from graph.analysis.facts.nearness import Near, nearness, works_of
from graph.analysis.facts.places import is_next_door
from graph.analysis.facts.quality import rests_on_weak
from graph.analysis.verdicts.readings import RUNNING_STAGES, UNDER_WAY
from graph.analysis.verdicts.signs import RUNNING
from graph.model.kinds import Basis, MakeStatus, SignalKind, Siting, Strength
from graph.model.nodes import Firm
from graph.model.record import Record

SURPLUS = "过剩"
"""The word by which the facts speak of overcapacity."""


@dataclass(frozen=True, slots=True)
class AgainstRule:
    """One declared reason against: its id, its text in both languages, and what finds its facts."""

    id: str
    zh: str
    en: str
    find: Callable[[City, str, Firm], Iterable[Record]]


@dataclass(frozen=True, slots=True)
class Against:
    """A reason against a candidate and the facts that raise it."""

    rule: AgainstRule
    facts: tuple[Record, ...]


def against(city: City, link_id: str, firm: Firm) -> tuple[Against, ...]:
    """Return what speaks against a firm for a link, in the order the reasons are declared."""
    found = ((rule, tuple(dict.fromkeys(rule.find(city, link_id, firm)))) for rule in REASONS)
    return tuple(Against(rule, facts) for rule, facts in found if facts)


def _trouble(city: City, _: str, firm: Firm) -> Iterable[Record]:
    return (signal for signal in city.signals.get(firm.id, ()) if signal.kind is SignalKind.RISK)


def _elsewhere(city: City, _: str, firm: Firm) -> Iterable[Record]:
    news = news_of(city, firm.id)
    return (signal for signal in news if is_settled_elsewhere(city, signal) and not is_old(city, signal))


def _next_door(city: City, _: str, firm: Firm) -> Iterable[Record]:
    return (edge for edge in works_of(city, firm.id) if is_next_door(city.region, edge.end))


def _far_from_inputs(city: City, link_id: str, firm: Firm) -> Iterable[Record]:
    """Return the core inputs of a link when none of them is made here, for a firm that is far itself."""
    core = [
        edge
        for edge in city.inputs.get(link_id, ())
        if edge.strength is Strength.CORE and not is_bought(city, edge.start)
    ]
    far = nearness(city, firm.id).near in (Near.FAR, Near.NOWHERE)
    return core if far and not any(_made_here(city, edge.start) for edge in core) else ()


def _made_here(city: City, link_id: str) -> bool:
    """Check whether somebody here makes or builds a link."""
    made = any(make.status in RUNNING | {MakeStatus.BUILDING} for make in city.makers.get(link_id, ()))
    return made or any(work.stage in RUNNING_STAGES | UNDER_WAY for work in city.works.get(link_id, ()))


def _only_planned(city: City, link_id: str, firm: Firm) -> Iterable[Record]:
    makes = makes_of(city, link_id, firm.id)
    return makes if makes and all(make.status is MakeStatus.PLANNED for make in makes) else ()


def _inferred(city: City, link_id: str, firm: Firm) -> Iterable[Record]:
    makes = makes_of(city, link_id, firm.id)
    return makes if makes and all(make.evidence.basis is Basis.INFERRED for make in makes) else ()


def _weak(city: City, link_id: str, firm: Firm) -> Iterable[Record]:
    makes = makes_of(city, link_id, firm.id)
    return makes if makes and all(rests_on_weak(make, city.grades) for make in makes) else ()


def _surplus(city: City, link_id: str, firm: Firm) -> Iterable[Record]:
    makes = (make for make in makes_of(city, link_id, firm.id) if SURPLUS in (make.note or ""))
    link = city.links[link_id]
    return (*makes, *((link,) if SURPLUS in (link.note or "") else ()))


def _regulated(city: City, link_id: str, _: Firm) -> Iterable[Record]:
    link = city.links[link_id]
    return (link,) if link.siting is Siting.REGULATED else ()


REASONS: tuple[AgainstRule, ...] = (
    AgainstRule("A-01", "经营有风险", "In trouble", _trouble),
    AgainstRule(
        "A-02",
        f"近 {OLD_AFTER} 年的扩产或迁移已定在别处",
        f"Its expansion or relocation of the last {OLD_AFTER} years is settled elsewhere",
        _elsewhere,
    ),
    AgainstRule(
        "A-03",
        "在邻近城市已有工厂或项目，未必再来",
        "It has a plant or project next door already and may not come again",
        _next_door,
    ),
    AgainstRule(
        "A-04",
        "核心投入本地都没有，企业也不在近处",
        "No core input is made here, and the firm is far away",
        _far_from_inputs,
    ),
    AgainstRule("A-05", "产品仅在拟建", "The product is only planned", _only_planned),
    AgainstRule("A-06", "产品为推定，未见原文", "That it makes the product is inferred", _inferred),
    AgainstRule("A-07", "产品只见于弱来源，待核", "The product rests on weak sources alone", _weak),
    AgainstRule("A-08", "资料提到行业产能过剩", "The facts speak of overcapacity", _surplus),
    AgainstRule("A-09", "新增产能受管控", "New capacity is regulated", _regulated),
)
