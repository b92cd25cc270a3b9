"""How a step has what is not made here: each core input outside the plan, and why it holds nothing up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.analysis.facts.alternatives import alternatives_to
from graph.analysis.facts.supply import makes_for
from graph.analysis.judgement import Judgement
from graph.analysis.roadmap.phase_limits import Phase, comes_later
from graph.analysis.roadmap.prerequisites import Prerequisites, is_caught, is_established
from graph.analysis.targets.rule_context import CLOSED_OUTLOOKS
from graph.analysis.verdicts.counts import CANNOT_TRAVEL
from graph.analysis.verdicts.states import LinkState
from graph.model.edges import InputTo
from graph.model.kinds import InputRole, Siting, Strength
from graph.model.labelled_enum import LabelledEnum


class OutsideReason(LabelledEnum):
    """How a step has an input that is not made here; none of these holds it up. What needs attention comes first."""

    UNSETTLED = "unsettled", "运不远、本地没有，从哪来须另行落实", "Cannot travel and is not here; supply to be settled"
    RESTRICTED = "restricted", "限制新增，从现有企业购入", "New capacity restricted; bought from existing makers"
    NEXT_DOOR = "next_door", "邻区有产，就近供应", "Made next door and supplied from there"
    COMING = "coming", "本地在建或拟建，建成前外购", "Under way here; bought until it runs"
    COMING_SERVICE = "coming_service", "本地在建或拟建，建成前外委", "Under way here; contracted out until it runs"
    CAUGHT = (
        "caught",
        "本地装置有副产可收，自收或由回收企业供",
        "Caught from a by-product here, by itself or a recoverer",
    )
    RESOURCE = "resource", "依托本地资源，先查清有没有", "Bound to a local resource; find out if it is there"
    STOCK = "stock", "本地存量，先摸底", "Existing stock here, to be surveyed"
    UNSURVEYED = "unsurveyed", "本地有没有须先核实", "Whether it is here is to be verified first"
    BOUGHT = "bought", "外购", "Bought in"
    LATER = "later", "列在后期，建成前外购", "A later step; bought until then"
    LATER_SERVICE = "later_service", "列在后期，引来前外委", "A later step; contracted out until then"
    TARGET = "target", "另有产业链列为目标，建成前外购", "A target of another chain; bought until it runs"
    TARGET_SERVICE = (
        "target_service",
        "另有产业链列为目标，引来前外委",
        "A target of another chain; contracted out until it is here",
    )
    CAPTIVE = "captive", "随装置自建", "Built with the plant itself"
    PUBLIC = "public", "公共供给，申请接入", "Public supply; apply for a connection"
    SERVICE = "service", "服务，外委", "A service, contracted out"
    EQUIPMENT = "equipment", "设备，建设时采购", "Equipment, bought when building"
    RUNS_WITHOUT = "runs_without", "已在做，现在从哪来须问企业", "Made here already; ask the firm for its source"


AS_SERVICE = {
    OutsideReason.LATER: OutsideReason.LATER_SERVICE,
    OutsideReason.TARGET: OutsideReason.TARGET_SERVICE,
    OutsideReason.COMING: OutsideReason.COMING_SERVICE,
}
"""The same of a service, which is contracted out and not bought."""
Holds = Callable[[Judgement, InputTo], bool]


@dataclass(frozen=True, slots=True)
class OutsideInput:
    """An input that comes from outside, and how."""

    link_id: str
    reason: OutsideReason


def outside_inputs(
    judgement: Judgement, link_id: str, needs: Prerequisites, phases: Mapping[str, Phase]
) -> tuple[OutsideInput, ...]:
    """List the inputs a step has from outside: core ones neither here nor in its plan, and steps that come later."""
    edges = judgement.city.inputs.get(link_id, ())
    before = needs.required[link_id] | needs.preferred[link_id]
    core = (edge for edge in edges if edge.strength is Strength.CORE and edge.start not in before)
    found = {edge.start: _why(judgement, edge) for edge in core if not _is_met(judgement, edge, before)}
    later = {edge.start: OutsideReason.LATER for edge in edges if _is_later(judgement, edge, phases)}
    done = {edge.start for edge in edges if edge.role is InputRole.SERVICE}
    return tuple(
        OutsideInput(start, AS_SERVICE.get(why, why) if start in done else why)
        for start, why in {**found, **later}.items()
    )


def _is_met(judgement: Judgement, edge: InputTo, before: frozenset[str]) -> bool:
    """Check whether an input is made here, or an alternative is, comes before, or can travel where it cannot."""
    if is_established(judgement, edge.start):
        return True
    others = alternatives_to(judgement.city, edge)
    easier = not _travels(judgement, edge) and any(_travels(judgement, other) for other in others)
    return easier or any(other.start in before or is_established(judgement, other.start) for other in others)


def _is_later(judgement: Judgement, edge: InputTo, phases: Mapping[str, Phase]) -> bool:
    """Check whether an input is a later step and nothing else meets the need in the meantime."""
    if edge.start not in phases or edge.role is InputRole.EQUIPMENT or is_established(judgement, edge.start):
        return False
    others = [other.start for other in alternatives_to(judgement.city, edge)]
    met = any(is_established(judgement, other) or _is_ready(other, edge.end, phases) for other in others)
    return not met and comes_later(edge.start, edge.end, phases)


def _is_ready(link_id: str, user: str, phases: Mapping[str, Phase]) -> bool:
    return link_id in phases and not comes_later(link_id, user, phases)


def _why(judgement: Judgement, edge: InputTo) -> OutsideReason:
    """Say how an input is had: the first way that holds."""
    return next(why for why, holds in REASON_RULES if holds(judgement, edge))


def _siting(siting: Siting) -> Holds:
    return lambda judgement, edge: judgement.city.links[edge.start].siting is siting


def _is_closed(judgement: Judgement, edge: InputTo) -> bool:
    link = judgement.city.links[edge.start]
    return link.outlook in CLOSED_OUTLOOKS or link.siting is Siting.REGULATED


def _is_part(judgement: Judgement, edge: InputTo) -> bool:
    """Check whether an input is made inside the plant it feeds; one of another plant comes from there.

    A firm that makes two products here makes a step that belongs to one of them for both: cumene feeds phenol, and
    acetone with it.
    """
    city, link = judgement.city, judgement.city.links[edge.start]
    if link.siting is not Siting.CAPTIVE or link.captive_in in (edge.end, None):
        return link.siting is Siting.CAPTIVE
    makers = [{make.start for make in makes_for(city, each)} for each in (edge.end, link.captive_in) if each]
    return not makers[0].isdisjoint(makers[1])


def _is_target(judgement: Judgement, edge: InputTo) -> bool:
    """Check whether the city works on an input anyway: no plan may call it bought for good that another one begins."""
    return judgement.target(edge.start) is not None


def _travels(_: Judgement, edge: InputTo) -> bool:
    return edge.transport not in CANNOT_TRAVEL


REASON_RULES: tuple[tuple[OutsideReason, Holds], ...] = (
    (OutsideReason.EQUIPMENT, lambda _, edge: edge.role is InputRole.EQUIPMENT),
    (OutsideReason.BOUGHT, _siting(Siting.BOUGHT)),
    (OutsideReason.CAPTIVE, _is_part),
    (OutsideReason.PUBLIC, _siting(Siting.PUBLIC)),
    (OutsideReason.SERVICE, _siting(Siting.SERVICE)),
    (OutsideReason.STOCK, _siting(Siting.STOCK)),
    (OutsideReason.COMING, lambda judgement, edge: judgement.state(edge.start) is LinkState.PLANNED),
    (OutsideReason.NEXT_DOOR, lambda judgement, edge: edge.start in judgement.link_sets.in_adjacent_city),
    (OutsideReason.RESTRICTED, _is_closed),
    (OutsideReason.TARGET, lambda judgement, edge: _travels(judgement, edge) and _is_target(judgement, edge)),
    (OutsideReason.SERVICE, lambda judgement, edge: edge.role is InputRole.SERVICE and _travels(judgement, edge)),
    (OutsideReason.BOUGHT, _travels),
    (OutsideReason.CAUGHT, is_caught),
    (OutsideReason.RESOURCE, _siting(Siting.RESOURCE)),
    (OutsideReason.RUNS_WITHOUT, lambda judgement, edge: is_established(judgement, edge.end)),
    (OutsideReason.UNSURVEYED, lambda judgement, edge: edge.start not in judgement.link_sets.missing),
    (OutsideReason.UNSETTLED, lambda _, __: True),
)
"""How an input that is not made here can be had, the first way that holds; the last one always does."""
