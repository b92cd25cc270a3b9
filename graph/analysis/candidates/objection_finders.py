"""What finds the facts that speak against a candidate, one function a rule; `objections` declares the rules."""

from collections.abc import Iterable, Iterator

from graph.analysis.candidates.deciders import FOUNDS_NOTHING, decides, is_decided_elsewhere, is_named_buyer
from graph.analysis.candidates.local_links import active_makes, core_goods
from graph.analysis.candidates.news import is_committed_outside, is_serious, is_slack
from graph.analysis.candidates.prospect import Prospect
from graph.analysis.facts.age import is_old
from graph.analysis.facts.city import City
from graph.analysis.facts.criticality import is_readily_bought
from graph.analysis.facts.evidence_quality import has_only_weak_sources
from graph.analysis.facts.places import excludes_city, is_in_adjacent_city
from graph.analysis.verdicts.counts import CANNOT_TRAVEL, RUNNING_STAGES, UNDER_WAY
from graph.analysis.verdicts.scale_signs import RUNNING
from graph.model.cells import basis_told
from graph.model.edges import InputTo, Makes
from graph.model.fact import Fact
from graph.model.kinds import Basis, InputRole, LinkKind, MakeStatus, Market, Siting, Transport
from graph.model.nodes import Link, Signal
from graph.model.product_text import denial_of, is_of_another, is_on_trial, is_own_use, is_place, shares_words

SURPLUS = "过剩"
"""The word by which the facts speak of overcapacity."""


def trouble(case: Prospect) -> Iterable[Fact]:
    """Find recent news of serious trouble."""
    return (risk for risk in case.risks if is_serious(risk) and not is_old(case.city, risk))


def slack(case: Prospect) -> Iterable[Fact]:
    """Find news of a loss or a large fall within two years."""
    return (risk for risk in _lesser(case) if is_slack(case.city, risk))


def noted(case: Prospect) -> Iterable[Fact]:
    """Find lesser news of risk: of long ago, or of no loss."""
    return (risk for risk in _lesser(case) if not is_slack(case.city, risk))


def _lesser(case: Prospect) -> Iterable[Signal]:
    return (risk for risk in case.risks if not is_serious(risk) or is_old(case.city, risk))


def committed_elsewhere(case: Prospect) -> Iterable[Fact]:
    """Find recent capacity for the link committed to another place; an operator takes on one place after another."""
    if case.link.siting is Siting.OPERATED:
        return ()
    settled = (signal for signal in case.relevant if is_committed_outside(case.city, signal))
    return (signal for signal in settled if not is_old(case.city, signal))


def near_city(case: Prospect) -> Iterable[Fact]:
    """Find the works it has next door."""
    return (edge for edge in case.works if is_in_adjacent_city(case.city.region, edge.end))


def far_from_inputs(case: Prospect) -> Iterable[Fact]:
    """Find the core goods a link takes if none of them is made here, for a firm that is far itself.

    What comes by pipe alone is made in the same works, so that its own core goods being here is enough.
    """
    core = core_goods(case.city.inputs.get(case.link.id, ())) if case.is_far else ()
    if any(_made_here(case.city, each) for edge in core for each in _sources(case.city, edge)):
        return ()
    return (edge for edge in core if not is_readily_bought(case.city, edge.start))


def _sources(city: City, edge: InputTo) -> Iterator[str]:
    """Yield the link an input comes from, and the core goods of one that is made on the spot."""
    yield edge.start
    if edge.transport is Transport.PIPE:
        yield from (each.start for each in core_goods(city.inputs.get(edge.start, ())))


def _made_here(city: City, link_id: str) -> bool:
    works = (work.stage for work in city.projects_by_link.get(link_id, ()))
    return bool(active_makes(city, link_id)) or any(stage in RUNNING_STAGES | UNDER_WAY for stage in works)


def only_planned(case: Prospect) -> Iterable[Fact]:
    """Find makes that are all planned; one whose product says that a pilot line makes it is more than a plan."""
    planned = (make.status is MakeStatus.PLANNED and not is_on_trial(make.product) for make in case.makes)
    return case.makes if all(planned) else ()


def only_trial(case: Prospect) -> Iterable[Fact]:
    """Find makes that are all on trial."""
    trial = (make.status is MakeStatus.TRIAL or is_on_trial(make.product) for make in case.makes)
    return case.makes if all(trial) else ()


def inferred(case: Prospect) -> Iterable[Fact]:
    """Find makes that are inferred, or of which a note says that the source does not name the product."""
    doubtful = (basis_told(make) is Basis.INFERRED or _is_denied(case.link, make) for make in case.makes)
    return case.makes if all(doubtful) else ()


def _is_denied(link: Link, make: Makes) -> bool:
    return denial_of(make.note, link.name_zh) is not None and not shares_words(make.product or "", link.name_zh)


def weak(case: Prospect) -> Iterable[Fact]:
    """Find makes that all rest on weak sources."""
    return case.makes if all(has_only_weak_sources(make, case.city.grades) for make in case.makes) else ()


def surplus(case: Prospect) -> Iterable[Fact]:
    """Find makes whose note speaks of overcapacity."""
    return (make for make in case.makes if SURPLUS in (make.note or ""))


def regulated(case: Prospect) -> Iterable[Fact]:
    """Find the link if new capacity of it is regulated."""
    return (case.link,) if case.link.siting is Siting.REGULATED else ()


def decided_near(case: Prospect) -> Iterable[Fact]:
    """Find the firm if others decide; a subsidiary can at least carry a proposal up, however far it is."""
    return (case.firm,) if _is_led(case) and not _is_dead_end(case) else ()


def decided_far(case: Prospect) -> Iterable[Fact]:
    """Find the firm if others decide, it is far, and nobody is on file to carry a proposal up."""
    return (case.firm,) if _is_dead_end(case) else ()


def _is_dead_end(case: Prospect) -> bool:
    return case.is_far and _is_led(case) and not is_decided_elsewhere(case.firm)


def _is_led(case: Prospect) -> bool:
    return not decides(case.firm) and case.firm.legal_form not in FOUNDS_NOTHING


def founds_nothing(case: Prospect) -> Iterable[Fact]:
    """Find the firm if it is a public body or an institute, near or far: it serves here without a plant."""
    return (case.firm,) if case.firm.legal_form in FOUNDS_NOTHING else ()


def route_tied(case: Prospect) -> Iterable[Fact]:
    """Find what is at odds on a route whose feed cannot travel."""
    return _at_odds(case, tied=True)


def route_traded(case: Prospect) -> Iterable[Fact]:
    """Find what is at odds on a route whose feed can be bought."""
    return _at_odds(case, tied=False)


def _at_odds(case: Prospect, *, tied: bool) -> Iterable[Fact]:
    """Find the make by a route whose feed is not here while another one is, that feed and those that are here.

    Nothing is found if one of the firm's routes fits.
    """
    if all(route.is_at_odds for route in case.routes):
        for route in case.routes:
            if route.is_tied is tied:
                yield from (route.make, route.feed, *(each.link for each in route.instead))


def restricted_route(case: Prospect) -> Iterable[Fact]:
    """Find the makes by the one route that the catalogue of industries restricts, if the firm has no other."""
    feed = case.link.restricted_route
    if feed is None or not all(make.route == feed for make in case.makes):
        return ()
    return (*case.makes, case.city.links[feed], case.link)


def no_maker(case: Prospect) -> Iterable[Fact]:
    """Find makes whose product is what a user makes, or equipment for makers: users and vendors are no makers."""
    users = tuple(case.city.links[edge.end] for edge in case.city.uses.get(case.link.id, ()))
    return case.makes if all(is_of_another(make.product, case.link, users) for make in case.makes) else ()


def buys_it(case: Prospect) -> Iterable[Fact]:
    """Find the link if it names the firm, its group or who decides for it among its buyers.

    Who is to buy a product is not courted to make it, nor is a house that serves its own head office.
    """
    return (case.link,) if is_named_buyer(case.city, case.link, case.firm) else ()


def rival(case: Prospect) -> Iterable[Fact]:
    """Find what a firm makes of the only user's product here: it would sell to its own rival."""
    users = {each.link.id for each in case.local_links.users}
    return (make for make in case.city.makes_of.get(case.firm.id, ()) if len(users) == 1 and make.end in users)


def brings_feed(case: Prospect) -> Iterable[Fact]:
    """Find what a firm makes of a core feed that is here only as somebody's works under way: it is their rival."""
    goods = core_goods(case.city.inputs.get(case.link.id, ()))
    coming = {
        edge.start for edge in goods if edge.role is not InputRole.BYPRODUCT and _is_coming(case.city, edge.start)
    }
    made = (make for make in case.city.makes_of.get(case.firm.id, ()) if make.end in coming)
    return (make for make in made if make.status is not MakeStatus.PLANNED)


def _is_coming(city: City, link_id: str) -> bool:
    """Check whether a link is under way here and nobody is on file as running it."""
    running = any(make.status in RUNNING | {None} for make in city.makers.get(link_id, ()))
    stages = {work.stage for work in city.projects_by_link.get(link_id, ())}
    coming = any(make.status is MakeStatus.BUILDING for make in city.makers.get(link_id, ())) or stages & UNDER_WAY
    return bool(coming) and not running and stages.isdisjoint(RUNNING_STAGES)


def competes(case: Prospect) -> Iterable[Fact]:
    """Find news that the firm competes with a local one."""
    local = [firm.short_name for firm in case.city.local_firms if firm.short_name is not None]
    told = (news for news in case.city.signals.get(case.firm.id, ()) if "竞争" in news.text)
    return (news for news in told if any(name in news.text for name in local))


def sells_near(case: Prospect) -> Iterable[Fact]:
    """Find the link if its goods sell in one place only, for a firm that is far and has nothing in the region."""
    goods = case.link.kind not in (LinkKind.SERVICE, LinkKind.PROCESS)
    return (case.link,) if goods and case.link.market is Market.LOCAL and case.is_far else ()


def own_use(case: Prospect) -> Iterable[Fact]:
    """Find makes that are all for its own use, of feeds that it could have sent."""
    return case.makes if _is_only_own_use(case) and not _is_bound(case) else ()


def own_place(case: Prospect) -> Iterable[Fact]:
    """Find the makes of a firm that runs its own place only: it is a rival of the places here, and cannot move.

    One that is called after a place, a resort or a park, is that place. Who runs its own place only does so in every
    trade of that place.
    """
    own = _is_only_own_use(case) or is_place(case.firm.name_zh) or _is_bound_elsewhere(case)
    return case.makes if own and case.link.siting is Siting.OPERATED else ()


def _is_bound_elsewhere(case: Prospect) -> bool:
    """Check whether all that a firm runs in other trades of operators is its own place."""
    links, made = case.city.links, case.city.makes_of.get(case.firm.id, ())
    run = [make for make in made if make.end != case.link.id and links[make.end].siting is Siting.OPERATED]
    return bool(run) and all(is_own_use(make.product) for make in run)


def own_feed(case: Prospect) -> Iterable[Fact]:
    """Find makes for its own use alone of what arises in its own works, where no feed of the kind can travel."""
    operated = case.link.siting is Siting.OPERATED
    return case.makes if _is_only_own_use(case) and _is_bound(case) and not operated else ()


def _is_bound(case: Prospect) -> bool:
    """Check whether a link is bound to its place: run there, or made of core goods none of which can travel."""
    goods = core_goods(case.city.inputs.get(case.link.id, ()))
    tied = bool(goods) and all(edge.transport in CANNOT_TRAVEL for edge in goods)
    return case.link.siting is Siting.OPERATED or tied


def _is_only_own_use(case: Prospect) -> bool:
    return all(is_own_use(make.product) for make in case.makes)


def layout_without(case: Prospect) -> Iterable[Fact]:
    """Find makes whose layout leaves this region out."""
    return (make for make in case.makes if excludes_city(case.city.region, make.note or ""))
