"""Projects in hand: what is signed, planned or under construction for links of a chain, whatever the links' states.

A link under construction is a target to see through. Works on a link that runs already make it none, and are followed
all the same: a chain's largest investment is often one more unit of its strongest product. What is finished is done.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.analysis.facts.age import is_old, reference_year, year_of
from graph.analysis.facts.city import City
from graph.analysis.judgement import Judgement
from graph.analysis.verdicts.counts import UNDER_WAY
from graph.model.kinds import ProjectKind, ProjectStage
from graph.model.nodes import Project

OPEN_STAGES = UNDER_WAY | {ProjectStage.SIGNED, ProjectStage.PLANNED}
EVENTS = frozenset({ProjectKind.OVERHAUL, ProjectKind.EVENT})
"""Kinds of project that end by themselves and build nothing."""
SILENT_AFTER = 2
"""Years without news after which a project under construction may have started up unnoticed."""


@dataclass(frozen=True, slots=True)
class WorkInHand:
    """A project to follow: its links in the chain, and whether it is silent so long that one has to ask first."""

    project: Project
    links: tuple[str, ...]
    is_silent: bool


def works_in_hand(judgement: Judgement, chain_id: str | None = None) -> tuple[WorkInHand, ...]:
    """List the projects in hand of a chain, or of the city: the largest first, those of unknown sum last, then by id.

    Of several records of one project the furthest counts. Overhauls and events are left out, and so is what nobody
    has heard of since records grow old.
    """
    city = judgement.city
    found: dict[str, Project] = {}
    for work in sorted(_open(judgement, chain_id), key=lambda work: (-list(ProjectStage).index(work.stage), work.id)):
        found.setdefault(work.same_as or work.id, work)
    ordered = sorted(found.values(), key=lambda work: (-(sum_of(city, work) or 0), work.id))
    return tuple(WorkInHand(work, _links(city, work, chain_id), _is_silent(city, work)) for work in ordered)


def _open(judgement: Judgement, chain_id: str | None) -> Iterable[Project]:
    """Yield the city's projects of a chain that build something, are not finished and not stale."""
    city = judgement.city
    ids = set(city.city_projects)
    if chain_id is not None:
        followed = (target for target in judgement.targets_of(chain_id) if not target.recruits)
        facts = (fact for target in followed for fact in target.grounds[0].facts)
        ids &= {edge.start for edge in city.chain_projects.get(chain_id, ())} | {
            f.id for f in facts if isinstance(f, Project)
        }
    works = (city.projects[id] for id in ids)
    open_ = (work for work in works if work.stage in OPEN_STAGES and work.kind not in EVENTS)
    return (work for work in open_ if not is_old(city, work) and not is_done(city, work))


def is_done(city: City, work: Project) -> bool:
    """Check whether finished works want nobody's eye any more: what ends by itself at once, plants within two years.

    Grids and roads serve as soon as they are finished. A plant that is completed is still to start up, so that it is
    followed until it does or nothing is heard of it.
    """
    if work.stage is not ProjectStage.COMPLETED:
        return False
    return work.kind in {ProjectKind.INFRASTRUCTURE, *EVENTS} or _is_silent(city, work)


def _links(city: City, work: Project, chain_id: str | None) -> tuple[str, ...]:
    """List the links a project builds, those of the chain alone if one is named."""
    links = sorted(link for link, works in city.projects_by_link.items() if any(each.id == work.id for each in works))
    if chain_id is None:
        return tuple(links)
    inside = {edge.end for edge in city.includes[chain_id]}
    return tuple(link for link in links if link in inside)


def sum_of(city: City, work: Project) -> float | None:
    """Find the sum of a project, or else that of the record it points to."""
    other = city.projects.get(work.same_as or "")
    return work.investment_yi if work.investment_yi is not None or other is None else other.investment_yi


def _is_silent(city: City, work: Project) -> bool:
    year = year_of(work)
    return work.stage in UNDER_WAY and year is not None and reference_year(city) - year >= SILENT_AFTER
