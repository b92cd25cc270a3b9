"""The ledger as it stood on a day: projects of the facts and of the log, each with all that was recorded of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from graph.analysis.facts.city import City
from graph.analysis.facts.places import district_name
from graph.analysis.ledger.calendar import beijing_day
from graph.analysis.ledger.problems import Problem
from graph.analysis.ledger_facts import RUNS, Journey, base_step, journey, other_names
from graph.analysis.records import Records
from graph.model.acts import Act, LogEntry
from graph.model.ledger_acts import (
    AcceptReason,
    AnswerProblem,
    FileProof,
    MoveProject,
    NoteProject,
    OpenProject,
    ProjectAct,
    RaiseProblem,
    RecordAmount,
    SetPlan,
    StepTold,
)
from graph.model.ledger_city_acts import AdoptTable, DropLead, FollowLead, LeadAct, ReportFigure
from graph.model.ledger_words import YEARLY, AmountKind, Curve, Dimension, Step
from graph.model.nodes import Project

A = TypeVar("A", bound=Act)
Entered = tuple[LogEntry, A]
"""An entry of the log with its act."""
DISPUTED = ("冲突", "口径", "疑含", "疑为", "勿重复", "勿相加", "同一地点", "同一笔", "同p")
"""Words by which a note of the facts says that another figure of the same stands beside this one."""


@dataclass(frozen=True)
class ProjectFile:
    """One project as it stood on a day: what the facts say of it, and all that counts of what was recorded.

    `alike` is what the facts say of it under other names, `districts` how the city calls what was written for one.
    """

    id: str
    day: str
    fact: Project | None
    records: tuple[LogEntry, ...]
    alike: tuple[Project, ...] = ()
    districts: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def opened(self) -> OpenProject | None:
        """Return its particulars as last entered, None where nobody took it over from the facts yet."""
        found = self.acts(OpenProject)
        return found[-1][1] if found else None

    @cached_property
    def journey(self) -> Journey:
        """Return how far it has come."""
        return journey(base_step(self.fact, self.alike), (*self.acts(MoveProject), *self.acts(StepTold)))

    @property
    def step(self) -> Step:
        """Return the step it stands at; one that was stopped and not taken up again is stopped."""
        return Step.STOPPED if self.journey.stopped else self.journey.step

    @property
    def title(self) -> str:
        """Return its name."""
        if self.opened is not None:
            return self.opened.title
        return self.id if self.fact is None else self.fact.name_zh

    @property
    def district(self) -> str | None:
        """Return the district it stands in, None where none is known."""
        found = (self.opened and self.opened.district) or (self.fact and self.fact.district) or None
        return None if found is None else self.districts.get(found, found)

    @property
    def responsible(self) -> str | None:
        """Return who is to be asked: department, task force, place of landing or district."""
        own = self.opened
        named = () if own is None else (own.department, own.task_force, own.landing)
        return next((each for each in (*named, self.district) if each), None)

    @property
    def same_as(self) -> str | None:
        """Return the project this is another name of."""
        return (self.opened and self.opened.same_as_id) or (self.fact and self.fact.same_as) or None

    @property
    def disputed(self) -> bool:
        """Return whether the facts tell of other figures beside the one they give."""
        return self.fact is not None and any(word in (self.fact.note or "") for word in DISPUTED)

    @property
    def runs(self) -> bool:
        """Return whether it operates."""
        return self.step in RUNS

    def acts(self, kind: type[A]) -> tuple[Entered[A], ...]:
        """Return what was recorded of a kind, by day and then in the order it was entered."""
        found = ((entry, entry.act) for entry in self._by_kind.get(kind, ()))
        return tuple((entry, act) for entry, act in found if isinstance(act, kind))

    @cached_property
    def _by_kind(self) -> Mapping[type[Act], Sequence[LogEntry]]:
        found: defaultdict[type[Act], list[LogEntry]] = defaultdict(list)
        for entry in sorted(self.records, key=lambda each: (day_of(each), each.sequence)):
            found[type(entry.act)].append(entry)
        return found

    @cached_property
    def proofs(self) -> Mapping[str, FileProof]:
        """Return by item the proof on file."""
        return {act.item: act for _, act in self.acts(FileProof)}

    @cached_property
    def amounts(self) -> tuple[Entered[RecordAmount], ...]:
        """Return every amount that counts, by day."""
        return self.acts(RecordAmount)

    def amount(self, kind: AmountKind) -> RecordAmount | None:
        """Return an amount as it stood; one that belongs to a year only from this year."""
        return self._amounts.get(kind)

    @cached_property
    def _amounts(self) -> Mapping[AmountKind, RecordAmount]:
        year = self.day[:4]
        return {act.amount: act for _, act in self.amounts if act.amount not in YEARLY or act.day[:4] == year}

    def plan(self, curve: Curve) -> SetPlan | None:
        """Return the plan of this year."""
        found = [act for _, act in self.acts(SetPlan) if act.curve is curve and act.year == int(self.day[:4])]
        return found[-1] if found else None

    @cached_property
    def start_month(self) -> str | None:
        """Return the month it is to start in, as last planned."""
        return next((act.start_month for _, act in reversed(self.acts(SetPlan)) if act.start_month), None)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Return its problems by number, each as last entered."""
        raised = {act.number: act for _, act in self.acts(RaiseProblem)}
        answers: defaultdict[int, list[AnswerProblem]] = defaultdict(list)
        for _, act in self.acts(AnswerProblem):
            answers[act.number].append(act)
        return tuple(Problem(raised[number], tuple(answers[number])) for number in sorted(raised))

    def reason(self, dimension: Dimension) -> AcceptReason | None:
        """Return the reason accepted for a light that counts on the day."""
        found = [act for _, act in self.acts(AcceptReason) if act.dimension is dimension]
        return found[-1] if found and self.day <= found[-1].until else None

    @cached_property
    def last_progress(self) -> str | None:
        """Return the last day something moved: a step, a proof, or more money done or arrived than before."""
        days = [act.day for _, act in self.acts(MoveProject)] + [act.day for _, act in self.acts(FileProof)]
        told = [act for _, act in self.acts(StepTold)]
        days += [after.day for before, after in pairwise(told) if before.step is not after.step]
        most: dict[tuple[AmountKind, str], float] = {}
        for _, act in self.amounts:
            key = (act.amount, act.day[:4])
            if act.amount in (AmountKind.YEAR_DONE, AmountKind.ARRIVED) and act.yi > most.get(key, 0):
                most[key] = act.yi
                days.append(act.day)
        return max(days, default=None)

    @cached_property
    def last_heard(self) -> str | None:
        """Return the last day anything was heard of it: what moved, answers and notes."""
        days = [act.day for _, act in self.acts(AnswerProblem)] + [act.day for _, act in self.acts(NoteProject)]
        return max((*days, *([self.last_progress] if self.last_progress else ())), default=None)


@dataclass(frozen=True)
class Ledger:
    """All projects by id, the leads, what was reported for races, and the rules in force on a day.

    `apart` are projects in zones that do not count as the city's.
    """

    day: str
    city: City
    projects: Mapping[str, ProjectFile]
    leads: Mapping[tuple[str, str], FollowLead]
    figures: Mapping[tuple[str, str, str], ReportFigure]
    adopted: Mapping[str, str]

    @cached_property
    def counted(self) -> tuple[ProjectFile, ...]:
        """Return each project once: one that is another name of one held is told with that."""
        return tuple(each for each in self.projects.values() if not self._doubles(each))

    @cached_property
    def doubles(self) -> tuple[ProjectFile, ...]:
        """Return the projects that are other names of those counted."""
        return tuple(each for each in self.projects.values() if self._doubles(each))

    def _doubles(self, project: ProjectFile) -> bool:
        return project.same_as is not None and project.same_as != project.id and project.same_as in self.projects

    def is_apart(self, project: ProjectFile) -> bool:
        """Return whether a project lies in a zone that does not count as the city's."""
        if project.fact is not None:
            return project.id not in self.city.city_projects
        return project.district in {zone.name for zone in self.city.region.zones if not zone.home}

    def links(self, project: ProjectFile) -> tuple[str, ...]:
        """Return the links a project builds, under whatever name."""
        own = project.opened and project.opened.link_id
        if own:
            return (own,)
        names = (project.id, *(each.id for each in project.alike))
        return tuple(dict.fromkeys(link for id in names for link in self._links.get(id, ())))

    def chains(self, project: ProjectFile) -> tuple[str, ...]:
        """Return the chains a project belongs to, in the city's order."""
        found = {edge.start for link in self.links(project) for edge in self.city.chains_of.get(link, ())}
        return self.city.order(self._chains.get(project.id, ()) or found)

    @cached_property
    def _links(self) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for link, works in self.city.projects_by_link.items():
            for work in works:
                found[work.id].append(link)
        return {id: tuple(links) for id, links in found.items()}

    @cached_property
    def _chains(self) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for chain, edges in self.city.chain_projects.items():
            for edge in edges:
                found[edge.start].append(chain)
        return {id: tuple(chains) for id, chains in found.items()}


def ledger_on(city: City, entries: Sequence[LogEntry], day: str, known_on: str | None = None) -> Ledger:
    """Return the ledger of a day; `known_on` takes only what had been entered by the end of another day.

    `city` is the city as the facts tell it, without the ledger laid over it: what a past day knew cannot be read from
    the stage a project has come to since.
    """
    known = tuple(e for e in entries if known_on is None or beijing_day(e.made_at) <= known_on)
    live = [entry for entry in Records(known).ledger if day_of(entry) <= day]
    of_project: defaultdict[str, list[LogEntry]] = defaultdict(list)
    for entry in live:
        if isinstance(entry.act, ProjectAct):
            of_project[entry.act.project_id].append(entry)
    ids = sorted({*city.projects, *(id for id, own in of_project.items() if _is_open(own))})
    alike = other_names(city.projects.values())
    facts, districts = city.projects, _districts(city, live)
    files = {
        id: ProjectFile(id, day, facts.get(id), tuple(of_project.get(id, ())), alike.get(id, ()), districts)
        for id in ids
    }
    return Ledger(day, city, files, _leads(live), _figures(live), _tables(live))


def _districts(city: City, live: Iterable[LogEntry]) -> Mapping[str, str]:
    """Return by what was written for a district its name on file: 清原县 is 清原满族自治县, once in race and totals."""
    written = {entry.act.district for entry in live if isinstance(entry.act, OpenProject)}
    written |= {project.district for project in city.projects.values()}
    return {each: district_name(city, each) for each in written if each}


def day_of(entry: LogEntry) -> str:
    """Return the day an entry holds from: the one it tells, else that on which it was made."""
    return str(getattr(entry.act, "day", "")) or beijing_day(entry.made_at)


def _is_open(entries: Iterable[LogEntry]) -> bool:
    return any(isinstance(entry.act, OpenProject) for entry in entries)


def _leads(live: Iterable[LogEntry]) -> Mapping[tuple[str, str], FollowLead]:
    last: dict[tuple[str, str], LeadAct] = {}
    for entry in live:
        if isinstance(entry.act, (FollowLead, DropLead)):
            last[entry.act.link_id, entry.act.firm_id] = entry.act
    return {key: act for key, act in last.items() if isinstance(act, FollowLead)}


def _figures(live: Iterable[LogEntry]) -> Mapping[tuple[str, str, str], ReportFigure]:
    acts = (entry.act for entry in live)
    return {(act.unit, act.indicator, act.period): act for act in acts if isinstance(act, ReportFigure)}


def _tables(live: Iterable[LogEntry]) -> Mapping[str, str]:
    return {entry.act.table: entry.act.content for entry in live if isinstance(entry.act, AdoptTable)}
