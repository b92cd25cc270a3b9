"""Whom to attract for a link: firms from elsewhere that make it, best first, with what speaks for and against each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.analysis.candidates.advantages import Advantage, advantages_of, stated_reasons, unfounded
from graph.analysis.candidates.deciders import deciders_of, decides
from graph.analysis.candidates.fit import WEIGHTS, score_fit
from graph.analysis.candidates.kinship import Kin
from graph.analysis.candidates.local_links import LocalLinks, MakeRoute, local_links, served_by
from graph.analysis.candidates.objections import Objection, objections_to
from graph.analysis.candidates.prospect import Prospect
from graph.analysis.facts.age import is_old
from graph.analysis.facts.city import City
from graph.analysis.facts.nearness import Nearness
from graph.analysis.facts.places import is_in_city, is_in_separate_zone
from graph.analysis.facts.score import Score
from graph.analysis.verdicts.counts import is_ours
from graph.analysis.verdicts.states import CandidateKind, Tier
from graph.model.cells import basis_told
from graph.model.edges import Makes, PresentIn, RelatedTo
from graph.model.evidence import best_host_grade
from graph.model.fact import Fact
from graph.model.kinds import Basis, HostGrade, PresenceKind, ProjectStage, SignalKind
from graph.model.nodes import Firm, Link, Project, Signal

__all__ = [
    "WEIGHTS",
    "Candidacy",
    "Candidate",
    "PartnerTie",
    "candidacies_by_firm",
    "commitments",
    "follow_ups",
    "rank_candidates",
]

COMMITTED = frozenset(ProjectStage) - {ProjectStage.PLANNED, ProjectStage.TALKS, ProjectStage.UNKNOWN}
"""Stages of a project from which on its owner is no longer to be attracted but to be followed up."""


@dataclass(frozen=True, slots=True)
class PartnerTie:
    """A relation of a candidate to a local firm."""

    edge: RelatedTo
    firm: Firm


@dataclass(frozen=True, slots=True)
class Candidate:
    """One firm for one link: what it makes, how it would come, what speaks for and against it, and its score.

    `deciders` are who decides on its investment if not itself; `kin` the local firms it belongs with, `plants` its own
    here; `commitments` its signed projects here, its presence here as signed, and what it carries of the link here;
    `stated` the reasons on file why it is wanted, `unfounded` what such a reason takes as here though nobody makes it.
    `grade` is the best standing among its makes' sources, None if no page was read. `mates` are the other firms of its
    group that make the link. `highest` is the highest tier that what is to be done with the link allows.
    """

    firm: Firm
    makes: tuple[Makes, ...]
    near: Nearness
    deciders: tuple[str, ...]
    kin: tuple[Kin, ...]
    plants: tuple[PresentIn, ...]
    partners: tuple[PartnerTie, ...]
    routes: tuple[MakeRoute, ...]
    local_links: LocalLinks
    stated: tuple[str, ...]
    unfounded: Mapping[str, tuple[Link, ...]]
    news: tuple[Signal, ...]
    advantages: tuple[Advantage, ...]
    objections: tuple[Objection, ...]
    commitments: tuple[Fact, ...]
    in_separate_zone: bool
    grade: HostGrade | None
    score: Score
    mates: tuple[Firm, ...] = ()
    highest: Tier = Tier.FIRST

    @property
    def kind(self) -> CandidateKind:
        """How it would come; one that has signed here is followed up."""
        if self.commitments:
            return CandidateKind.FOLLOW_UP
        if self.plants or any(kin.owned and kin.in_trade for kin in self.kin):
            return CandidateKind.REINVESTMENT
        return CandidateKind.SAME_GROUP if self.kin else CandidateKind.NEWCOMER

    @property
    def tier(self) -> Tier:
        """When to talk to it: a serious objection puts it on watch, and the first need a reason to come here.

        A firm that does not decide itself, or that may be no maker, is never the first. Nearness is no such reason:
        what travels, a works next door can send. Nor is what we think of a firm whose own year is slack. A reserve that
        cannot be called upon is none.
        """
        if self.serious_objections:
            return Tier.WATCH
        own = Tier.FIRST if self._is_tied and self.decides and not self.is_doubtful else Tier.POSSIBLE
        return max(own, self.highest, key=list(Tier).index)

    @property
    def _is_tied(self) -> bool:
        ties = [each.rule for each in self.advantages if each.rule.is_tie]
        slack = any(each.rule.is_slack for each in self.objections)
        return any(not (tie.is_opinion and slack) for tie in ties)

    @property
    def is_doubtful(self) -> bool:
        """Whether something keeps it from being talked to first: a doubt of its product, its route or its permit."""
        return any(each.rule.is_doubt for each in self.objections)

    @property
    def may_be_no_maker(self) -> bool:
        """Whether it may make something else, or has no use for what is here: a doubt other than of a permit."""
        return any(each.rule.is_doubt and not each.rule.is_of_permit for each in self.objections)

    @property
    def serious_objections(self) -> tuple[Objection, ...]:
        """The serious objections, which put it after all candidates without one.

        Another route is one for a firm that nothing brings here: it has neither its feed nor a reason.
        """
        return tuple(
            each
            for each in self.objections
            if each.rule.is_serious or (each.rule.is_serious_untied and not self._is_tied)
        )

    @property
    def decides(self) -> bool:
        """Whether it decides on its investment itself, as far as the facts say."""
        return decides(self.firm)

    @property
    def ties(self) -> tuple[RelatedTo, ...]:
        """Its relations to local firms."""
        return tuple(tie.edge for tie in self.partners)

    @property
    def risks(self) -> tuple[Signal, ...]:
        """The news of trouble."""
        facts = (fact for each in self.objections for fact in each.facts)
        return tuple(fact for fact in facts if isinstance(fact, Signal) and fact.kind is SignalKind.RISK)

    @property
    def basis(self) -> Basis:
        """The most reliable basis on which it is said to make the link."""
        return min((basis_told(make) for make in self.makes), key=list(Basis).index)


@dataclass(frozen=True, slots=True)
class Candidacy:
    """One link a firm is a candidate for, and its place among that link's candidates."""

    link_id: str
    rank: int
    candidate: Candidate


def rank_candidates(city: City, link_id: str, highest: Tier = Tier.FIRST) -> tuple[Candidate, ...]:
    """Rank the candidates of a link to be approached, best first; those to be followed up are left out.

    `highest` is the highest tier they may have.

    Order: tier; firms that decide themselves; points; fewer objections; name and id of the firm. Firms of one group, or
    for which one decides, stand once, the best of them with the others as its mates: one talk is to be had.
    """
    houses: list[tuple[set[str], list[Candidate]]] = []
    for each in _all(city, link_id):
        if each.kind is not CandidateKind.FOLLOW_UP:
            names, known = _owners(each), [house for house in houses if not _owners(each).isdisjoint(house[0])]
            if known:
                known[0][0].update(names)
                known[0][1].append(each)
            else:
                houses.append((names, [each]))
    return tuple(
        replace(first, mates=tuple(mate.firm for mate in others), highest=highest) for _, (first, *others) in houses
    )


def _owners(candidate: Candidate) -> set[str]:
    """Return every name under which a candidate's owner may stand: its group, who decides for it, its own names."""
    firm = candidate.firm
    return {*candidate.deciders, firm.name_zh, firm.short_name or firm.name_zh, firm.group or firm.name_zh}


def follow_ups(city: City, link_id: str) -> tuple[Candidate, ...]:
    """List the makers of a link from elsewhere that have signed here already: to be followed up, not approached."""
    return tuple(each for each in _all(city, link_id) if each.kind is CandidateKind.FOLLOW_UP)


def are_all_on_watch(ranked: Iterable[Candidate]) -> bool:
    """Check whether there are candidates and a serious objection speaks against every one."""
    tiers = [candidate.tier for candidate in ranked]
    return bool(tiers) and all(tier is Tier.WATCH for tier in tiers)


def _all(city: City, link_id: str) -> tuple[Candidate, ...]:
    link, around = city.links[link_id], local_links(city, link_id)
    firms = dict.fromkeys(make.start for make in city.candidates.get(link_id, ()))
    cases = (Prospect(city, link, city.firms[firm], served_by(city, link_id, firm, around)) for firm in firms)
    return tuple(sorted(map(_candidate, cases), key=_place))


def _place(candidate: Candidate) -> tuple[int, bool, bool, int, int, str, str]:
    """Return what candidates are ordered by: who may be no maker at all comes after who is only not the decider."""
    firm, tier = candidate.firm, list(Tier).index(candidate.tier)
    order = (tier, candidate.may_be_no_maker, not candidate.decides, -candidate.score.points, len(candidate.objections))
    return (*order, firm.name_zh, firm.id)


def _candidate(case: Prospect) -> Candidate:
    city, firm = case.city, case.firm
    grades = [grade for make in case.makes if (grade := best_host_grade(make.evidence, city.grades)) is not None]
    favour = advantages_of(case)
    return Candidate(
        firm=firm,
        makes=case.makes,
        near=case.near,
        deciders=deciders_of(city, firm),
        kin=case.kin,
        plants=case.plants,
        partners=tuple(PartnerTie(edge, other) for edge, other in case.partners),
        routes=case.routes,
        local_links=case.local_links,
        stated=(stated := stated_reasons(case.makes)),
        unfounded={text: links for text in stated if (links := unfounded(city, case.link.id, text))},
        news=case.relevant,
        advantages=favour,
        objections=objections_to(case),
        commitments=tuple(dict.fromkeys((*commitments(city, firm.id), *_carried(case)))),
        in_separate_zone=is_in_separate_zone(city.region, firm.city),
        grade=min(grades, key=list(HostGrade).index, default=None),
        score=Score(score_fit(case, favour)),
    )


def commitments(city: City, firm_id: str) -> tuple[Fact, ...]:
    """List what a firm has signed here: projects of the city from signing on, and presence noted as signed."""
    projects = (city.projects[edge.end] for edge in city.undertakes.get(firm_id, ()))
    signed: list[Project | PresentIn] = [
        project for project in projects if project.stage in COMMITTED and project.id in city.city_projects
    ]
    signed += [
        edge
        for edge in city.presence.get(firm_id, ())
        if edge.kind is PresenceKind.SIGNED and is_in_city(city.region, edge.end)
    ]
    return tuple(signed)


def _carried(case: Prospect) -> Iterator[Project]:
    """Yield the plans of this city for the link that are counted as its own and that the firm carries.

    Nobody else is sought for such a link, and who carries it is no reserve for its own project.
    """
    for edge in case.city.undertakes.get(case.firm.id, ()):
        works = case.city.projects_by_link.get(case.link.id, ())
        yield from (
            work
            for work in works
            if work.id == edge.end
            and work.stage is ProjectStage.PLANNED
            and is_ours(case.city, work)
            and not is_old(case.city, work)
        )


def candidacies_by_firm(ranked: Mapping[str, Iterable[Candidate]]) -> Mapping[str, tuple[Candidacy, ...]]:
    """Group candidacies by firm, in the order of the links; `ranked` are the candidates of each."""
    found: defaultdict[str, list[Candidacy]] = defaultdict(list)
    for link, candidates in ranked.items():
        for place, candidate in enumerate(candidates, 1):
            found[candidate.firm.id].append(Candidacy(link, place, candidate))
    return {firm: tuple(leads) for firm, leads in found.items()}
