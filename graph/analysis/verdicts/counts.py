"""Counts for a link: the facts behind every measure and the number of independent suppliers."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graph.analysis.facts.age import OLD_AFTER, is_old, is_stale, last_active_year, reference_year, year_of
from graph.analysis.facts.alternatives import alternatives_to
from graph.analysis.facts.city import City
from graph.analysis.facts.corporate_families import families
from graph.analysis.facts.projects import projects_of
from graph.analysis.verdicts.rules import STATEMENTS, Condition, Measure
from graph.analysis.verdicts.scale_signs import RUNNING, Sign, has_scale, is_in_plant, sign_of
from graph.model.cells import basis_told
from graph.model.edges import InputTo, Makes, Ruled
from graph.model.kinds import (
    Basis,
    InputRole,
    LocalCoverage,
    MakeStatus,
    Market,
    ProjectKind,
    ProjectStage,
    RulingKind,
    Siting,
    Strength,
    Transport,
)
from graph.model.nodes import Chain, Link, Project

Production = Makes | Project
CountedFact = Production | Ruled | Chain | Link | InputTo
FactsByMeasure = Mapping[Measure, tuple[CountedFact, ...]]

RUNNING_STAGES = frozenset({ProjectStage.OPERATING, ProjectStage.AT_CAPACITY})
UNDER_WAY = frozenset({ProjectStage.STARTED, ProjectStage.BUILDING, ProjectStage.COMPLETED})
ANNOUNCED = frozenset({ProjectStage.SIGNED, ProjectStage.PLANNED})
UNSTATED = frozenset({ProjectStage.UNKNOWN})
ADDS = frozenset({ProjectKind.NEW, ProjectKind.EXPANSION, ProjectKind.INFRASTRUCTURE, None})
"""Kinds of project that add to a link; an upgrade or an overhaul changes a plant that is there."""
CANNOT_TRAVEL = frozenset({Transport.PIPE, Transport.SHORT_HAUL})
MIN_FIRMS = 3
"""Local firms of a chain that must be on file before a link of it is called missing."""


@dataclass(frozen=True, slots=True)
class MeasureCount:
    """One measure of a link: the count, the facts counted, and the threshold the deciding rule set on it, if any."""

    measure: Measure
    value: int
    facts: tuple[CountedFact, ...]
    condition: Condition | None


@dataclass(frozen=True, slots=True)
class CityContext:
    """What every reading looks at: the links made here now, and the chains whose local side is known well enough.

    `running` leaves out what only a supposed maker makes: it says nothing of what must be here already. `ageing` are
    the firms and projects with a record that one year more or less makes old or not.
    """

    running: frozenset[str]
    surveyed: frozenset[str]
    ageing: frozenset[str]


def city_context(city: City) -> CityContext:
    """Find which links run here, by records that are not stale, and which chains are surveyed."""
    return CityContext(
        running=frozenset(link for link in city.links if runs(city, link)),
        surveyed=frozenset(chain.id for chain in city.chains.values() if is_surveyed(city, chain)),
        ageing=frozenset(each for each in {*city.makes_of, *city.undertakes, *city.projects} if _is_ageing(city, each)),
    )


def update_city_context(
    before: CityContext, city: City, links: Collection[str], owners: Collection[str]
) -> CityContext:
    """Find the same where only the production of some links, by some firms and projects, may differ."""
    return CityContext(
        running=(before.running - set(links)).union(link for link in links if runs(city, link)),
        surveyed=frozenset(chain.id for chain in city.chains.values() if is_surveyed(city, chain)),
        ageing=(before.ageing - set(owners)).union(each for each in owners if _is_ageing(city, each)),
    )


def runs(city: City, link_id: str) -> bool:
    """Check whether a link is made here now, by records that are not stale and not merely supposed."""
    return any(not fact.evidence.is_assumed for fact in _current(city, link_id, OLD_AFTER))


def _is_ageing(city: City, owner: str) -> bool:
    """Check whether a firm or project has a record of an age next to the one at which records grow old."""
    projects = [owner, *(edge.end for edge in city.undertakes.get(owner, ()))]
    works = (city.projects[project] for project in projects if project in city.projects)
    facts: tuple[Production, ...] = (*city.makes_of.get(owner, ()), *works)
    newest = reference_year(city) - OLD_AFTER
    return any(year is not None and newest - year in (0, 1) for year in map(last_active_year, facts))


def facts_by_measure(city: City, link_id: str, behind: CityContext, old_after: int = OLD_AFTER) -> FactsByMeasure:
    """Find the facts on a link that each measure counts; facts older than `old_after` years are old."""
    return {
        **_production(city, link_id, old_after),
        **_hosted(city, link_id, old_after),
        **_need(city, link_id, behind.running),
        **_statements(city, link_id, behind.surveyed),
    }


def operating(city: City, link_id: str) -> tuple[Production, ...]:
    """List the local makers and projects that run a link, whatever the age of their records."""
    makes = (make for make in city.makers.get(link_id, ()) if make.status in RUNNING)
    return (*makes, *(work for work in projects_of(city, link_id) if work.stage in RUNNING_STAGES))


def _current(city: City, link_id: str, old_after: int) -> tuple[Production, ...]:
    return tuple(fact for fact in operating(city, link_id) if not is_stale(city, fact, old_after))


def _production(city: City, link_id: str, old_after: int) -> FactsByMeasure:
    makes = city.makers.get(link_id, ())
    if not makes and link_id not in city.projects_by_link:
        return NO_FACTS
    works = [work for work in projects_of(city, link_id) if work.kind in ADDS]
    current = _current(city, link_id, old_after)
    started: tuple[Production, ...] = (*_making(makes, MakeStatus.BUILDING), *_staged(works, UNDER_WAY))
    plans = _making(makes, MakeStatus.PLANNED)
    intended: tuple[Production, ...] = (
        *(make for make in plans if _is_stated(make)),
        *(w for w in _staged(works, ANNOUNCED) if is_ours(city, w)),
    )
    stopped = _making(makes, MakeStatus.STOPPED)
    unstated: tuple[Production, ...] = (
        *(make for make in plans if not _is_stated(make)),
        *_staged(works, UNSTATED),
    )
    # that its firm lives says nothing of a plan that nobody has heard of since
    fresh = [fact for fact in (*started, *intended, *unstated) if not is_old(city, fact, old_after)]
    return {
        Measure.OPERATING: operating(city, link_id),
        Measure.CURRENT: current,
        **_sizes(city, link_id, current),
        Measure.UNCLEAR: _unclear(city, link_id),
        Measure.INFERRED: tuple(make for make in makes if make.status is None and _is_inferred(make)),
        Measure.UNDER_WAY: tuple(fact for fact in started if fact in fresh),
        Measure.INTENDED: tuple(fact for fact in intended if fact in fresh),
        Measure.UNSTATED: tuple(fact for fact in unstated if fact in fresh),
        Measure.STOPPED: tuple(fact for fact in stopped if not is_old(city, fact, old_after)),
        Measure.STOPPED_LONG: tuple(fact for fact in stopped if is_old(city, fact, old_after)),
        Measure.LAPSED: tuple(fact for fact in (*started, *intended, *unstated) if fact not in fresh),
        Measure.TALKS: _staged(works, frozenset({ProjectStage.TALKS})),
        Measure.EVENTS: tuple(work for work in projects_of(city, link_id) if work.kind is ProjectKind.EVENT),
    }


NO_FACTS: FactsByMeasure = {measure: () for measure in Measure if measure not in STATEMENTS}
"""What is counted of a link that nobody here makes or builds: most links of a city."""


def _sizes(city: City, link_id: str, current: Iterable[Production]) -> dict[Measure, tuple[CountedFact, ...]]:
    """Sort the current makers by evidence of scale and by the sign of weakness they show, if any."""
    link = city.links[link_id]
    makers = {fact.start for fact in current if isinstance(fact, Makes)}
    # a maker's own project says nothing that the maker does not say
    told = [fact for fact in current if isinstance(fact, Makes) or not _is_by(city, fact, makers)]
    signs = {fact: sign_of(city, fact) if isinstance(fact, Makes) else None for fact in told}
    by_sign = {SIGNS[sign]: tuple(fact for fact, shown in signs.items() if shown is sign) for sign in Sign}
    return {
        Measure.SIZED: tuple(fact for fact in signs if isinstance(fact, Makes) and has_scale(fact, link)),
        Measure.STEADY: tuple(fact for fact, sign in signs.items() if sign is not Sign.TRIAL and _is_read(fact)),
        Measure.PLAIN: tuple(fact for fact, sign in signs.items() if sign is None),
        Measure.IN_PLANT: tuple(fact for fact in signs if isinstance(fact, Makes) and is_in_plant(city, fact)),
        **by_sign,
    }


def _is_read(fact: Production) -> bool:
    """Check whether a page says so: two makers by general knowledge alone are to be verified."""
    return basis_told(fact) is Basis.SOURCE or fact.evidence.is_assumed


def _is_by(city: City, work: Project, firms: Collection[str]) -> bool:
    return any(firm.id in firms for firm in city.owners.get(work.id, ()))


SIGNS = {
    Sign.SEASONAL: Measure.SEASONAL,
    Sign.SMALL: Measure.SMALL,
    Sign.OWN_USE: Measure.OWN_USE,
    Sign.TRIAL: Measure.TRIAL,
}


def _unclear(city: City, link_id: str) -> tuple[Makes, ...]:
    """Find the makers whose state nobody stated; one with a project on the link is in the state of its project."""
    works = [
        work for work in _staged(projects_of(city, link_id), UNDER_WAY | RUNNING_STAGES) if not is_stale(city, work)
    ]
    builders = {firm.id for work in works for firm in city.owners.get(work.id, ())}
    makes = (make for make in city.makers.get(link_id, ()) if make.status is None)
    return tuple(make for make in makes if not _is_inferred(make) and make.start not in builders)


def _is_stated(plan: Makes) -> bool:
    """Check whether a plan was read with its year: one inferred, or of no year, is asked about and binds nobody."""
    return not _is_inferred(plan) and year_of(plan) is not None


def _is_inferred(make: Makes) -> bool:
    return basis_told(make) is Basis.INFERRED


def is_ours(city: City, work: Project) -> bool:
    """Check whether a plan is signed, or announced by the city itself, or by a firm or group with works here."""
    owners = city.owners.get(work.id, ())
    members = (each for firm in owners for each in city.families[firm.id].members)
    return work.stage is ProjectStage.SIGNED or not owners or any(city.firms[each].local for each in members)


def _hosted(city: City, link_id: str, old_after: int) -> dict[Measure, tuple[CountedFact, ...]]:
    """Find what runs or is under way of a captive link's plant, and the resource that a link is stated to be."""
    link = city.links[link_id]
    host = link.captive_in if link.siting is Siting.CAPTIVE else None
    coming = () if host is None else _production(city, host, old_after)[Measure.UNDER_WAY]
    return {
        Measure.HOST_RUNS: () if host is None else _current(city, host, old_after),
        Measure.HOST_COMES: coming,
        Measure.ENDOWED: (link,) if link.siting is Siting.RESOURCE and link.advantage else (),
    }


def _need(city: City, link_id: str, running: frozenset[str]) -> dict[Measure, tuple[CountedFact, ...]]:
    """Find the uses of a link by links running here that can neither do without it nor have it from far away."""
    uses = (edge for edge in city.uses.get(link_id, ()) if edge.end in running)
    return {Measure.NEEDED: tuple(edge for edge in uses if _is_tied(city, edge) and not _is_met(city, edge, running))}


def _is_tied(city: City, edge: InputTo) -> bool:
    return edge.strength is Strength.CORE and _is_near(city, edge)


def _is_near(city: City, edge: InputTo) -> bool:
    """Check whether an input comes from near only: what cannot travel, or a service that is done in its place alone."""
    local = edge.role is InputRole.SERVICE and city.links[edge.start].market is Market.LOCAL
    return edge.transport in CANNOT_TRAVEL or local


def _is_met(city: City, edge: InputTo, running: frozenset[str]) -> bool:
    """Check whether an alternative of an input is on file as made here, or can be had from far away."""
    alike = alternatives_to(city, edge)
    return any(each.start in running or not _is_near(city, each) or _is_on_file(city, each.start) for each in alike)


def _is_on_file(city: City, link_id: str) -> bool:
    """Check whether a link has a maker here that is more than inferred."""
    return any(not _is_inferred(make) for make in city.makers.get(link_id, ()))


def _statements(city: City, link_id: str, surveyed: frozenset[str]) -> dict[Measure, tuple[CountedFact, ...]]:
    rulings = city.rulings.get(link_id, ())
    chains = [city.chains[edge.start] for edge in city.chains_of.get(link_id, ())]
    return {
        Measure.RULED_OUT: tuple(each for each in rulings if each.kind is RulingKind.NOT_LOCAL),
        Measure.CONFIRMED: tuple(each for each in rulings if each.kind is RulingKind.CONFIRMED_ABSENT),
        Measure.SURVEYED: tuple(chain for chain in chains if chain.id in surveyed),
    }


def is_surveyed(city: City, chain: Chain) -> bool:
    """Check whether the local side of a chain is known well enough for absence to mean something."""
    return chain.local_side is not LocalCoverage.THIN and len(local_firms(city, chain.id)) >= MIN_FIRMS


def local_firms(city: City, chain_id: str) -> frozenset[str]:
    """Find the ids of the local firms on file that make any link of a chain."""
    links = (edge.end for edge in city.includes.get(chain_id, ()))
    return frozenset(make.start for link in links for make in city.makers.get(link, ()))


def _making(makes: Iterable[Makes], status: MakeStatus) -> tuple[Makes, ...]:
    return tuple(make for make in makes if make.status is status)


def _staged(works: Iterable[Project], stages: frozenset[ProjectStage]) -> tuple[Project, ...]:
    return tuple(work for work in works if work.stage in stages)


def count_by_measure(city: City, found: FactsByMeasure) -> dict[Measure, int]:
    """Count the parties behind the facts of each measure, or the statements made."""
    return {
        measure: len(facts) if measure in STATEMENTS or not facts else len(families(city, facts))
        for measure, facts in found.items()
    }
