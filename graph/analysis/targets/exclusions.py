"""Why a link that is missing, weak, planned or not recruited is no target, with the facts that say so."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.analysis.facts.places import is_in_separate_zone
from graph.analysis.facts.supply import is_withheld
from graph.analysis.targets.link_context import is_wanted
from graph.analysis.targets.rule_context import RuleContext
from graph.analysis.targets.strategies import MIN_LOCAL_CORE_SHARE, UNSTATED_RULE, grounds_for
from graph.analysis.verdicts.states import Grade, LinkState
from graph.model.edges import InputTo
from graph.model.fact import Fact
from graph.model.kinds import InputRole, Outlook, Siting
from graph.model.labelled_enum import LabelledEnum


class ExclusionKind(LabelledEnum):
    """What keeps a link from being a target."""

    RULED = "ruled", "主管部门已核定不招引", "the department in charge ruled it out"
    PHASED_OUT = "phased_out", "属淘汰类，不得新建", "it is phased out; nothing new may be built"
    RESTRICTED = "restricted", "限制新增产能", "new capacity is restricted"
    BOUGHT = "bought", "全国可买，外购即可", "it is a standard good that users simply buy"
    CAPTIVE = "captive", "随所附装置生产自用，不单独招引", "it is made inside the plant it belongs to"
    RESOURCE = "resource", "随本地资源而有，招不来", "it comes with a natural endowment or heritage"
    STOCK = "stock", "属本地存量资产，须摸底，不须招引", "it is land, buildings or equipment that are here"
    SERVICE = "service", "属一般服务，随需求而来", "it is a general service that follows demand"
    PUBLIC = "public", "由公共部门供给", "it is supplied by public bodies"
    NEXT_DOOR = "next_door", "紧邻的片区已有企业在做，就近买", "it is made in the zone next door and bought there"
    ALTERNATIVE = "alternative", "用户在本地已有可替代的投入", "its users have an alternative here"
    EQUIPMENT = "equipment", "本地用户只作设备一次性购买", "local users buy it once, as equipment"
    UNSURE_USER = "unsure_user", "要用它的链环还没有落实", "the links that would use it are not sure yet"
    TRADED = "traded", "能从外地买到，本地又没有多少料可供", "it travels freely, and little of its feed is here"
    NO_MARKET = (
        "no_market",
        "原料在本地，但没有写明的买方、本地优势或依托",
        "fed from here, but no buyer, edge or anchor named",
    )
    OWN_WORKS = "own_works", "只有生产企业自己用，要强的是它的产品", "only its maker uses it; strengthen its product"
    UNSEEN = (
        "unseen",
        "市场过剩，做它的企业近年没有消息，先问",
        "the market is in surplus and nobody heard of its maker of late; ask first",
    )
    GLUT = "glut", "只在近处卖，市场又过剩", "it sells near only, in a market that is in surplus"
    SISTER = (
        "sister",
        "本地企业的同一集团在本省已有装置，市场又过剩",
        "the group of a local firm has works of it in the province, in a market that is in surplus",
    )
    UNSTATED = (
        "unstated",
        "有项目收录，进展没有资料，先问还办不办",
        "a project is on file; ask whether it still goes on",
    )
    LITTLE_FEED = (
        "little_feed",
        "本地没有核心用户，本地能供的原料还不够",
        "no core user is here and too little of its feed",
    )
    KEPT = "kept", "本地有料，但不外供或不合用", "its feed is made here, but not for others or not fit for it"
    NO_FEED = "no_feed", "本地没有核心用户，原料也不在本地", "neither a core user nor a feed is here"
    NO_NEEDS = "no_needs", "本地没有核心用户，用什么做也没有资料", "no core user is here and its inputs are not on file"
    UNSURVEYED = "unsurveyed", "所在产业链还没摸底", "none of its chains is surveyed yet"


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Why a link is no target: the reason, the facts that say so, and the local uses that are left to buy it."""

    kind: ExclusionKind
    facts: tuple[Fact, ...]
    users: tuple[InputTo, ...]


JUDGED = frozenset({LinkState.MISSING, LinkState.WEAK, LinkState.PLANNED, LinkState.UNSUITABLE})
"""States of which one would expect a target, or a reason why it is none."""
OUTLOOKS = {Outlook.RESTRICTED: ExclusionKind.RESTRICTED, Outlook.PHASED_OUT: ExclusionKind.PHASED_OUT}
SITINGS = {
    Siting.REGULATED: ExclusionKind.RESTRICTED,
    Siting.BOUGHT: ExclusionKind.BOUGHT,
    Siting.CAPTIVE: ExclusionKind.CAPTIVE,
    Siting.RESOURCE: ExclusionKind.RESOURCE,
    Siting.STOCK: ExclusionKind.STOCK,
    Siting.SERVICE: ExclusionKind.SERVICE,
    Siting.PUBLIC: ExclusionKind.PUBLIC,
}


def why_not(case: RuleContext, surveyed: bool) -> Exclusion | None:
    """Find why a link is no target, the strictest reason first; None if it is one, or if nobody would expect it.

    `surveyed` says whether any of its chains is.
    """
    if case.verdict.state not in JUDGED:
        return None
    if grounds_for(case):
        return None if surveyed else _excluded(case, ExclusionKind.UNSURVEYED)
    return _closed(case) or _in_hands(case) or _not_called_for(case)


def _excluded(case: RuleContext, kind: ExclusionKind, *facts: Fact) -> Exclusion:
    return Exclusion(kind, facts, case.context.core_users)


def _closed(case: RuleContext) -> Exclusion | None:
    """Find the ruling, rule, siting or neighbour that closes a link to anybody."""
    link = case.link
    if case.verdict.grade is Grade.RULED:
        return _excluded(case, ExclusionKind.RULED, *case.verdict.decisive)
    found = OUTLOOKS.get(link.outlook) if link.outlook is not None else None
    if found is None and link.siting is not None:
        found = SITINGS.get(link.siting)
    if found is not None:
        return _excluded(case, found, link)
    next_door = tuple(_made_next_door(case))
    return _excluded(case, ExclusionKind.NEXT_DOOR, *next_door) if link.id in case.sets.in_adjacent_city else None


def _made_next_door(case: RuleContext) -> Iterator[Fact]:
    city = case.city
    makes = city.candidates.get(case.link.id, ())
    return (make for make in makes if is_in_separate_zone(city.region, city.firms[make.start].city))


def _in_hands(case: RuleContext) -> Exclusion | None:
    """Find whose hands it is in: for its maker's own works, of a house with works near, or a project to ask about."""
    if case.is_for_own_works:
        return _excluded(case, ExclusionKind.OWN_WORKS, *case.verdict.decisive)
    if case.is_unseen_in_glut:
        return _excluded(case, ExclusionKind.UNSEEN, *case.verdict.decisive)
    if case.verdict.state is LinkState.MISSING and case.sister_works:
        return _excluded(case, ExclusionKind.SISTER, *case.sister_works)
    unstated = case.verdict.rule.id == UNSTATED_RULE
    return _excluded(case, ExclusionKind.UNSTATED, *case.verdict.decisive) if unstated else None


def _not_called_for(case: RuleContext) -> Exclusion:
    """Say why nobody here calls for a link that could be attracted: no user without another way, or too little feed."""
    users = case.context.core_users
    if users:
        sure = any(case.is_sure(edge.end) for edge in users)
        return _excluded(case, ExclusionKind.TRADED if sure else ExclusionKind.UNSURE_USER)
    bought = tuple(edge for edge in case.context.uses if edge.role is InputRole.EQUIPMENT and _is_here(case, edge))
    replaced = tuple(edge for edge in case.context.local_users if is_wanted(edge))
    if case.push is not None and case.push >= MIN_LOCAL_CORE_SHARE and case.context.local_core_inputs:
        kind = ExclusionKind.GLUT if case.is_local_glut else ExclusionKind.NO_MARKET
        return _excluded(case, kind, *case.context.local_core_inputs)
    if replaced:
        return _excluded(case, ExclusionKind.ALTERNATIVE, *replaced)
    if bought:
        return _excluded(case, ExclusionKind.EQUIPMENT, *bought)
    return _unfed(case)


def _unfed(case: RuleContext) -> Exclusion:
    """Say of which kind the lack of feed is: too little of it here, all of it kept, none, or none on file."""
    if case.context.local_core_inputs:
        return _excluded(case, ExclusionKind.LITTLE_FEED, *case.context.local_core_inputs)
    kept = tuple(edge for edge in case.context.outside_inputs if is_withheld(case.city, edge))
    if kept:
        return _excluded(case, ExclusionKind.KEPT, *kept)
    return _excluded(case, ExclusionKind.NO_FEED if case.context.needs else ExclusionKind.NO_NEEDS)


def _is_here(case: RuleContext, edge: InputTo) -> bool:
    return case.sets.is_local(edge.end)
