"""Whom to attract for a link: firms from elsewhere that make it, best first, with what speaks for and against each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.analysis.candidates.against import Against, against
from graph.analysis.candidates.match import WEIGHTS, fit, makes_of, news_of, sisters_of, ties_of
from graph.analysis.facts.city import City
from graph.analysis.facts.nearness import Nearness, nearness
from graph.analysis.facts.places import is_apart, is_here
from graph.analysis.facts.score import Score
from graph.analysis.verdicts.states import LeadKind
from graph.model.edges import Makes, PresentIn, RelatedTo
from graph.model.evidence import best_grade
from graph.model.kinds import Basis, HostGrade, PresenceKind, ProjectStage, SignalKind
from graph.model.nodes import Firm, Project, Signal
from graph.model.record import Record

__all__ = ["WEIGHTS", "Candidate", "Lead", "by_firm", "commitments", "follow_ups", "rank_candidates"]

COMMITTED = frozenset(ProjectStage) - {ProjectStage.PLANNED, ProjectStage.UNKNOWN}
"""Stages of a project from which on its owner is no longer to be attracted but to be followed up."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One firm for one link: what it makes, how near, its ties, news and reasons against, and its score.

    `commitments` are its signed projects here, or its presence here as signed; `grade` is the best standing among its
    makes' sources, None where no page was read.
    """

    firm: Firm
    makes: tuple[Makes, ...]
    near: Nearness
    ties: tuple[RelatedTo, ...]
    sisters: tuple[Firm, ...]
    news: tuple[Signal, ...]
    against: tuple[Against, ...]
    commitments: tuple[Record, ...]
    zone: bool
    grade: HostGrade | None
    score: Score

    @property
    def kind(self) -> LeadKind:
        """Return what sort of lead it is; one that has signed here is followed up."""
        if self.commitments:
            return LeadKind.FOLLOW_UP
        return LeadKind.REINVESTMENT if self.sisters else LeadKind.NEWCOMER

    @property
    def reinvestment(self) -> bool:
        """Return whether a firm under its control is seated here already."""
        return self.kind is LeadKind.REINVESTMENT

    @property
    def risks(self) -> tuple[Signal, ...]:
        """Return the news of trouble."""
        facts = (fact for each in self.against for fact in each.facts)
        return tuple(fact for fact in facts if isinstance(fact, Signal) and fact.kind is SignalKind.RISK)

    @property
    def basis(self) -> Basis:
        """Return the firmest basis on which it is said to make the link."""
        return min((make.evidence.basis for make in self.makes), key=list(Basis).index)


@dataclass(frozen=True, slots=True)
class Lead:
    """One link a firm is a candidate for, and its place among that link's candidates."""

    link_id: str
    place: int
    candidate: Candidate


def rank_candidates(city: City, link_id: str) -> tuple[Candidate, ...]:
    """Return the candidates of a link to be approached, best first; those to be followed up are left out.

    Order: points, then fewer reasons against, then name and id of the firm.
    """
    return tuple(each for each in _all(city, link_id) if each.kind is not LeadKind.FOLLOW_UP)


def follow_ups(city: City, link_id: str) -> tuple[Candidate, ...]:
    """Return the makers of a link from elsewhere that have signed here already: to be followed up, not approached."""
    return tuple(each for each in _all(city, link_id) if each.kind is LeadKind.FOLLOW_UP)


def _all(city: City, link_id: str) -> tuple[Candidate, ...]:
    firms = dict.fromkeys(make.start for make in city.candidates.get(link_id, ()))
    return tuple(sorted((_candidate(city, link_id, city.firms[firm]) for firm in firms), key=_place))


def _place(candidate: Candidate) -> tuple[int, int, str, str]:
    firm = candidate.firm
    return (-candidate.score.points, len(candidate.against), firm.name_zh, firm.id)


def _candidate(city: City, link_id: str, firm: Firm) -> Candidate:
    makes = makes_of(city, link_id, firm.id)
    grades = [grade for make in makes if (grade := best_grade(make.evidence, city.grades)) is not None]
    return Candidate(
        firm=firm,
        makes=makes,
        near=nearness(city, firm.id),
        ties=ties_of(city, firm.id),
        sisters=sisters_of(city, firm.id),
        news=news_of(city, firm.id),
        against=against(city, link_id, firm),
        commitments=commitments(city, firm.id),
        zone=is_apart(city.region, firm.city),
        grade=min(grades, key=list(HostGrade).index, default=None),
        score=Score(fit(city, link_id, firm)),
    )


def commitments(city: City, firm_id: str) -> tuple[Record, ...]:
    """Return what a firm has signed here: projects of the city from signing on, and presence noted as signed."""
    projects = (city.projects[edge.end] for edge in city.undertakes.get(firm_id, ()))
    signed: list[Project | PresentIn] = [
        project for project in projects if project.stage in COMMITTED and project.id in city.home_projects
    ]
    signed += [
        edge
        for edge in city.presence.get(firm_id, ())
        if edge.kind is PresenceKind.SIGNED and is_here(city.region, edge.end)
    ]
    return tuple(signed)


def by_firm(city: City, links: Iterable[str]) -> Mapping[str, tuple[Lead, ...]]:
    """Return the leads of each firm over several links, in the order of the links: one firm, several reasons."""
    found: defaultdict[str, list[Lead]] = defaultdict(list)
    for link in links:
        for place, candidate in enumerate(rank_candidates(city, link), 1):
            found[candidate.firm.id].append(Lead(link, place, candidate))
    return {firm: tuple(leads) for firm, leads in found.items()}
