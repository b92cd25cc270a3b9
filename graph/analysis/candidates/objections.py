"""What speaks against a candidate: declared objections, each with the facts that raise it.

A serious one puts the candidate after all others. A doubt says that it may be no maker, or has no use for the feed that
is here, so that it is not the first to talk to.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.analysis.candidates.deciders import decides, is_decided_elsewhere, is_named_buyer
from graph.analysis.candidates.local_links import active_makes, core_goods
from graph.analysis.candidates.news import MOVING, is_committed_outside, is_serious
from graph.analysis.candidates.prospect import Prospect
from graph.analysis.facts.age import OLD_AFTER, is_old
from graph.analysis.facts.city import City
from graph.analysis.facts.criticality import is_readily_bought
from graph.analysis.facts.evidence_quality import has_only_weak_sources
from graph.analysis.facts.places import excludes_city, is_in_adjacent_city, places_named
from graph.analysis.verdicts.counts import RUNNING_STAGES, UNDER_WAY
from graph.model.cells import basis_told
from graph.model.edges import Makes
from graph.model.fact import Fact
from graph.model.kinds import Basis, MakeStatus, Siting
from graph.model.nodes import Link, Signal
from graph.model.product_text import denial_of, is_of_another, is_on_trial, is_own_use, shares_words

SURPLUS = "过剩"
"""The word by which the facts speak of overcapacity."""


@dataclass(frozen=True, slots=True)
class ObjectionRule:
    """One declared objection: its id, its text in both languages, and what finds its facts.

    `is_serious` puts a candidate on watch, after all others; `is_doubt` keeps it from being talked to first. A doubt
    of a permit (`is_of_permit`) does not put it after others: it makes the product, and of the feed that is here.
    """

    id: str
    zh: str
    en: str
    find: Callable[[Prospect], Iterable[Fact]]
    is_serious: bool = False
    is_doubt: bool = False
    is_of_permit: bool = False


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection to a candidate and the facts that raise it.

    `details` are what the facts' texts name of it: the places where capacity is settled, the clause that denies a
    product.
    """

    rule: ObjectionRule
    facts: tuple[Fact, ...]
    details: tuple[str, ...] = ()


def objections_to(case: Prospect) -> tuple[Objection, ...]:
    """List what speaks against a firm for a link, serious objections first, each group in the order declared."""
    found = ((rule, tuple(dict.fromkeys(rule.find(case)))) for rule in OBJECTION_RULES)
    raised = [Objection(rule, facts, _details(case.city, facts)) for rule, facts in found if facts]
    return tuple(sorted(raised, key=lambda each: not each.rule.is_serious))


def _details(city: City, facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """List the places that news of moving names, in the order of the text, and clauses that deny a product."""
    texts = [fact.text for fact in facts if isinstance(fact, Signal) and fact.kind in MOVING]
    named = {place: (at, text.find(place)) for at, text in enumerate(texts) for place in places_named(city, text)}
    makes = (fact for fact in facts if isinstance(fact, Makes))
    denied = (denial_of(make.note, city.links[make.end].name_zh) for make in makes)
    places = sorted(named, key=lambda place: named[place])
    return (*places, *dict.fromkeys(clause for clause in denied if clause is not None))


def _trouble(case: Prospect) -> Iterable[Fact]:
    return (risk for risk in case.risks if is_serious(risk) and not is_old(case.city, risk))


def _slack(case: Prospect) -> Iterable[Fact]:
    return (risk for risk in case.risks if not is_serious(risk) or is_old(case.city, risk))


def _committed_elsewhere(case: Prospect) -> Iterable[Fact]:
    """Find recent capacity for the link committed to another place; an operator takes on one place after another."""
    if case.link.siting is Siting.OPERATED:
        return ()
    settled = (signal for signal in case.relevant if is_committed_outside(case.city, signal))
    return (signal for signal in settled if not is_old(case.city, signal))


def _near_city(case: Prospect) -> Iterable[Fact]:
    return (edge for edge in case.works if is_in_adjacent_city(case.city.region, edge.end))


def _far_from_inputs(case: Prospect) -> Iterable[Fact]:
    """Find the core goods a link takes if none of them is made here, for a firm that is far itself."""
    core = core_goods(case.city.inputs.get(case.link.id, ())) if case.is_far else ()
    if any(_made_here(case.city, edge.start) for edge in core):
        return ()
    return (edge for edge in core if not is_readily_bought(case.city, edge.start))


def _made_here(city: City, link_id: str) -> bool:
    works = (work.stage for work in city.projects_by_link.get(link_id, ()))
    return bool(active_makes(city, link_id)) or any(stage in RUNNING_STAGES | UNDER_WAY for stage in works)


def _only_planned(case: Prospect) -> Iterable[Fact]:
    """Find makes that are all planned; one whose product says that a pilot line makes it is more than a plan."""
    planned = (make.status is MakeStatus.PLANNED and not is_on_trial(make.product) for make in case.makes)
    return case.makes if all(planned) else ()


def _only_trial(case: Prospect) -> Iterable[Fact]:
    trial = (make.status is MakeStatus.TRIAL or is_on_trial(make.product) for make in case.makes)
    return case.makes if all(trial) else ()


def _inferred(case: Prospect) -> Iterable[Fact]:
    """Find makes that are inferred, or of which a note says that the source does not name the product."""
    doubtful = (basis_told(make) is Basis.INFERRED or _is_denied(case.link, make) for make in case.makes)
    return case.makes if all(doubtful) else ()


def _is_denied(link: Link, make: Makes) -> bool:
    return denial_of(make.note, link.name_zh) is not None and not shares_words(make.product or "", link.name_zh)


def _weak(case: Prospect) -> Iterable[Fact]:
    return case.makes if all(has_only_weak_sources(make, case.city.grades) for make in case.makes) else ()


def _surplus(case: Prospect) -> Iterable[Fact]:
    return (make for make in case.makes if SURPLUS in (make.note or ""))


def _regulated(case: Prospect) -> Iterable[Fact]:
    return (case.link,) if case.link.siting is Siting.REGULATED else ()


def _decided_near(case: Prospect) -> Iterable[Fact]:
    """Find the firm if others decide; a subsidiary can at least carry a proposal up, however far it is."""
    return (case.firm,) if not decides(case.firm) and not _is_dead_end(case) else ()


def _decided_far(case: Prospect) -> Iterable[Fact]:
    return (case.firm,) if _is_dead_end(case) else ()


def _is_dead_end(case: Prospect) -> bool:
    return case.is_far and not decides(case.firm) and not is_decided_elsewhere(case.firm)


def _route_tied(case: Prospect) -> Iterable[Fact]:
    return _at_odds(case, tied=True)


def _route_traded(case: Prospect) -> Iterable[Fact]:
    return _at_odds(case, tied=False)


def _at_odds(case: Prospect, *, tied: bool) -> Iterable[Fact]:
    """Find the make by a route whose feed is not here while another one is, that feed and those that are here.

    Nothing is found if one of the firm's routes fits.
    """
    if all(route.is_at_odds for route in case.routes):
        for route in case.routes:
            if route.is_tied is tied:
                yield from (route.make, route.feed, *(each.link for each in route.instead))


def _restricted_route(case: Prospect) -> Iterable[Fact]:
    """Find the makes by the one route that the catalogue of industries restricts, if the firm has no other."""
    feed = case.link.restricted_route
    if feed is None or not all(make.route == feed for make in case.makes):
        return ()
    return (*case.makes, case.city.links[feed], case.link)


def _no_maker(case: Prospect) -> Iterable[Fact]:
    """Find makes whose product is what a user makes, or equipment for makers: users and vendors are no makers."""
    users = tuple(case.city.links[edge.end] for edge in case.city.uses.get(case.link.id, ()))
    return case.makes if all(is_of_another(make.product, case.link, users) for make in case.makes) else ()


def _buys_it(case: Prospect) -> Iterable[Fact]:
    """Find the link if it names the firm, its group or who decides for it among its buyers.

    Who is to buy a product is not courted to make it, nor is a house that serves its own head office.
    """
    return (case.link,) if is_named_buyer(case.city, case.link, case.firm) else ()


def _own_use(case: Prospect) -> Iterable[Fact]:
    return case.makes if _is_only_own_use(case) and case.link.siting is not Siting.OPERATED else ()


def _own_place(case: Prospect) -> Iterable[Fact]:
    """Find the makes of a firm that runs its own place only: it is a rival of the places here, and cannot move."""
    return case.makes if _is_only_own_use(case) and case.link.siting is Siting.OPERATED else ()


def _is_only_own_use(case: Prospect) -> bool:
    return all(is_own_use(make.product) for make in case.makes)


def _layout_without(case: Prospect) -> Iterable[Fact]:
    return (make for make in case.makes if excludes_city(case.city.region, make.note or ""))


OBJECTION_RULES: tuple[ObjectionRule, ...] = (
    ObjectionRule("A-01", "经营困难", "In trouble", _trouble, is_serious=True),
    ObjectionRule(
        "A-02",
        f"近 {OLD_AFTER} 年新增产能已定在外地",
        f"Its new capacity of the last {OLD_AFTER} years has been committed to another place",
        _committed_elsewhere,
        is_serious=True,
    ),
    ObjectionRule("A-03", "在邻近城市已有工厂或项目", "It has a plant or project next door already", _near_city),
    ObjectionRule(
        "A-04",
        "原料都不在本地，企业又远",
        "No core material is made here, and the firm is far away",
        _far_from_inputs,
    ),
    ObjectionRule("A-05", "产品只是拟建", "The product is only planned", _only_planned, is_serious=True),
    ObjectionRule("A-06", "是否生产系推定", "That it makes the product is inferred", _inferred, is_doubt=True),
    ObjectionRule("A-07", "出处存疑，待核实", "It rests on weak sources alone", _weak),
    ObjectionRule("A-08", "资料提到产能过剩", "The facts speak of overcapacity", _surplus),
    ObjectionRule("A-09", "新增产能受限制", "New capacity is regulated", _regulated),
    ObjectionRule("A-10", "业绩下滑或有风险提示", "A slack year or a note of risk", _slack),
    ObjectionRule("A-11", "自己不定投资", "It does not decide on investment itself", _decided_near),
    ObjectionRule(
        "A-12",
        "自己不定投资，又远",
        "It does not decide on investment itself, and is far away",
        _decided_far,
        is_serious=True,
    ),
    ObjectionRule(
        "A-13",
        "原料路线不合：它用的原料本地没有，又运不远",
        "Another route: its feed is not made here and cannot travel",
        _route_tied,
        is_serious=True,
    ),
    ObjectionRule(
        "A-14",
        "原料路线不同：它用的原料本地没有，可以外购",
        "Another route: its feed is not made here, but can be bought",
        _route_traded,
        is_doubt=True,
    ),
    ObjectionRule(
        "A-15",
        "产品不是这一环，像用户、设备商或技术方",
        "Its product is another one: it looks like a user or a vendor of equipment or technology",
        _no_maker,
        is_doubt=True,
    ),
    ObjectionRule("A-20", "写明是这一环的买方", "Named as a buyer of the product", _buys_it, is_doubt=True),
    ObjectionRule("A-16", "做来自用", "It makes the product for its own use", _own_use, is_doubt=True),
    ObjectionRule("A-21", "只经营自己的场所", "It runs its own place only", _own_place, is_serious=True),
    ObjectionRule("A-17", "现有布局不含本区域", "Its layout leaves this region out", _layout_without),
    ObjectionRule(
        "A-19",
        "原料路线属限制类",
        "Its route is one the catalogue restricts",
        _restricted_route,
        is_doubt=True,
        is_of_permit=True,
    ),
    ObjectionRule("A-18", "只到中试", "Only a pilot line makes it so far", _only_trial),
)
