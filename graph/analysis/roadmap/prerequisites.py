"""What has to be built before what: the links of a plan, with the inputs that hold each up and those that feed it.

Only what cannot travel holds a link up, and only while the link is not here: goods, parts and equipment are bought.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from graph.analysis.facts.alternatives import alternatives_to
from graph.analysis.facts.city import City
from graph.analysis.facts.criticality import is_readily_bought
from graph.analysis.judgement import Judgement
from graph.analysis.targets.link_context import InputNeed, is_wanted
from graph.analysis.targets.rule_context import RuleContext
from graph.analysis.verdicts.counts import CANNOT_TRAVEL
from graph.analysis.verdicts.states import Grade, LinkState, Strategy
from graph.errors import InvalidRequest, NotFound
from graph.model.edges import InputTo
from graph.model.kinds import InputRole, Strength


@dataclass(frozen=True, slots=True)
class Prerequisites:
    """The links of a plan: for each those that hold it up (`required`) and the others that feed it (`preferred`)."""

    required: Mapping[str, frozenset[str]]
    preferred: Mapping[str, frozenset[str]]

    def subset(self, links: Collection[str]) -> "Prerequisites":
        """Return the needs among some of the links."""
        kept = frozenset(links)
        hard, soft = (
            {link: found & kept for link, found in each.items() if link in kept}
            for each in (self.required, self.preferred)
        )
        return Prerequisites(hard, soft)

    def not_later(self, pushed: Collection[str]) -> Mapping[str, frozenset[str]]:
        """Find for each link those that must not come in a later phase than it.

        Links that are pushed already do not wait until what feeds them has its turn.
        """
        return {
            link: found if link in pushed else found | self.preferred[link] for link, found in self.required.items()
        }


def prerequisites_of(judgement: Judgement, requested: Iterable[str]) -> Prerequisites:
    """Find what the wishes need: every link that holds one of them up, and what holds that up, and so on.

    Raises InvalidRequest if links hold one another up in a circle.
    """
    hard: dict[str, frozenset[str]] = {}
    ahead = list(requested)
    while ahead:
        link = ahead.pop()
        if link not in hard:
            hard[link] = frozenset(holding_up(judgement, link))
            ahead.extend(hard[link])
    _check_acyclic(judgement.city, hard)
    soft = {link: _feeding(judgement, link, hard.keys()) - found for link, found in hard.items()}
    return Prerequisites(hard, soft)


def _feeding(judgement: Judgement, link_id: str, planned: Collection[str]) -> frozenset[str]:
    """Find the links of a plan that feed a link: its core inputs, of alternatives one."""
    groups: dict[tuple[str, str], list[str]] = {}
    for edge in judgement.city.inputs.get(link_id, ()):
        if is_wanted(edge):
            key = ("only", edge.start) if edge.alternatives is None else ("one of", edge.alternatives)
            groups.setdefault(key, []).append(edge.start)
    chosen = (_one_of(judgement, links, planned) for links in groups.values())
    return frozenset(link for link in chosen if link is not None and link != link_id)


def _one_of(judgement: Judgement, links: Sequence[str], planned: Collection[str]) -> str | None:
    """Choose which of some alternatives feeds a step: the best of those planned; if some are here, of these alone."""
    here = [link for link in links if is_established(judgement, link)]
    able = (link for link in here or links if link in planned)
    return min(able, key=lambda link: preference(judgement, link), default=None)


def preference(judgement: Judgement, link_id: str) -> tuple[bool, int, str]:
    """Return what inputs of which one is enough are chosen by: one under way first, then the best target."""
    return not is_underway(judgement, link_id), judgement.ranks.get(link_id, len(judgement.ranks)), link_id


def is_underway(judgement: Judgement, link_id: str) -> bool:
    """Check whether a link is somebody's project already: it is seen through from now on and takes nobody's turn."""
    target = judgement.target(link_id)
    return target is not None and target.strategy is Strategy.SEE_THROUGH


def holding_up(judgement: Judgement, link_id: str) -> tuple[str, ...]:
    """Find the links that must be built before a link: for each core need that holds it up, the input to be had first.

    What runs here or is under construction is held up by nothing.
    """
    if not is_to_come(judgement, link_id):
        return ()
    needs = (need for need in judgement.context_of(link_id).needs if holds_up(judgement, need))
    return tuple(first for need in needs if (first := _first(judgement, need)) is not None)


def is_to_come(judgement: Judgement, link_id: str) -> bool:
    """Check whether a link is neither made here nor under construction."""
    return not is_established(judgement, link_id) and judgement.verdicts[link_id].grade is not Grade.BUILDING


def is_established(judgement: Judgement, link_id: str) -> bool:
    """Check whether a link is made here, as far as anybody knows; what is only planned is not."""
    return judgement.link_sets.is_local(link_id) and judgement.state(link_id) is not LinkState.PLANNED


def holds_up(judgement: Judgement, need: InputNeed) -> bool:
    """Check whether nothing here and nothing bought can meet a core need, so that an input must be built first."""
    city = judgement.city
    ways = [*need.edges, *(other for edge in need.edges for other in alternatives_to(city, edge))]
    bought = any(edge.transport not in CANNOT_TRAVEL or is_readily_bought(city, edge.start) for edge in ways)
    return not bought and not any(is_established(judgement, edge.start) or is_caught(judgement, edge) for edge in ways)


def is_caught(judgement: Judgement, edge: InputTo) -> bool:
    """Check whether an input is caught from what arises at a plant here, as its user's own works can do as well.

    Who makes ethylene carbonate beside a plant of ethylene oxide takes carbon dioxide off that plant itself.
    """
    arising = (
        each
        for each in judgement.city.inputs.get(edge.start, ())
        if each.role is InputRole.BYPRODUCT and each.strength is Strength.CORE
    )
    return any(is_established(judgement, each.start) for each in arising)


def _first(judgement: Judgement, need: InputNeed) -> str | None:
    """Choose which input of a need is built first: one that is planned, else the best target; None if none may be."""
    able = (edge.start for edge in need.edges if may_be_step(judgement, edge.start))
    return min(able, key=lambda link: preference(judgement, link), default=None)


def may_be_step(judgement: Judgement, link_id: str) -> bool:
    """Check whether a link may be worked on: it is a target, or a gap that a maker or operator can be attracted to."""
    return judgement.target(link_id) is not None or _is_gap(judgement, link_id)


def _is_gap(judgement: Judgement, link_id: str) -> bool:
    verdict = judgement.verdicts.get(link_id)
    around = judgement.context_of(link_id)
    return verdict is not None and RuleContext(judgement.city, verdict, around, judgement.link_sets).is_gap


def _check_acyclic(city: City, required: Mapping[str, Collection[str]]) -> None:
    try:
        TopologicalSorter({link: others for link, others in required.items() if others}).prepare()
    except CycleError as error:
        links = [city.links[link] for link in error.args[1]]
        round_zh = " → ".join(link.name_zh for link in links)
        round_en = " → ".join(link.name_en or link.name_zh for link in links)
        raise InvalidRequest(
            f"排不出先后：这些链环互为核心投入（{round_zh}）。请改投入关系表，去掉其中一条，或改为辅助投入",
            f"these links depend on one another in a cycle ({round_en}). Remove one of the inputs, or "
            f"make it auxiliary",
        ) from error


def check_plannable(judgement: Judgement, link_id: str) -> None:
    """Raise NotFound for a link that is not on file, InvalidRequest for one that cannot be a step; else do nothing."""
    city = judgement.city
    if link_id not in city.links:
        raise NotFound(f"没有这个链环 / no such link: {link_id}")
    if judgement.target(link_id) is not None:
        return
    name, name_en = city.links[link_id].name_zh, city.links[link_id].name_en or city.links[link_id].name_zh
    if judgement.link_sets.is_local(link_id):
        raise InvalidRequest(
            f"“{name}”本地已有，也没有要强链的理由，不能再列入路径图；请从所选中去掉",
            f"“{name_en}” already exists here and needs no strengthening; remove it from the selection",
        )
    if link_id not in judgement.link_sets.missing:
        word = judgement.state(link_id)
        raise InvalidRequest(
            f"“{name}”没有判为缺（{word.zh}），不能列入路径图；先核实，或从所选中去掉",
            f"“{name_en}” is not called missing ({word.en}): check it first, or take it out of the choice",
        )
    if not _is_gap(judgement, link_id):
        raise InvalidRequest(
            f"“{name}”不作招引对象（限制新增、装置自用、外购或邻区已有），不能列入路径图；请从所选中去掉",
            f"“{name_en}” is not recruited (restricted, captive, bought or made next door): take it out of the choice",
        )
