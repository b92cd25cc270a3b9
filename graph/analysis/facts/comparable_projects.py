"""How long comparable projects took and what they cost: projects on file of the same link and a comparable size."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from graph.analysis.facts.city import City
from graph.analysis.facts.projects import projects_of
from graph.model.kinds import ProjectKind, ProjectStage
from graph.model.link import Link
from graph.model.nodes import Project

FINISHED_STAGES = frozenset({ProjectStage.COMPLETED, ProjectStage.OPERATING, ProjectStage.AT_CAPACITY})
"""Stages at which start and finish are facts; before them a finish is a plan."""
PLANTS = frozenset({ProjectKind.NEW, ProjectKind.EXPANSION})
"""Kinds of project that build a plant."""
FACTOR = 3
"""How many times larger or smaller a comparable plant may be."""

_TENS = {"": 1, "千": 1e3, "万": 1e4, "亿": 1e8}
_SIZE = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*(?P<tens>[千万亿]?)(?P<unit>[^\d,，;；、()（）]+)")

_DATE = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])(?:-\d\d)?))?")


@dataclass(frozen=True, slots=True)
class Duration:
    """Months from start to finish of comparable projects, at least and at most: as exact as their dates are."""

    minimum: int
    maximum: int
    projects: tuple[Project, ...]


@dataclass(frozen=True, slots=True)
class Investment:
    """What comparable projects cost in 亿元, the least and the most of them; never averaged or added."""

    minimum: float
    maximum: float
    projects: tuple[Project, ...]


def comparable_projects(city: City, link_id: str, kinds: Collection[ProjectKind] = PLANTS) -> tuple[Project, ...]:
    """List the city's projects that a new plant of a link can be compared with, each once, in the order of their ids.

    They are of some `kinds`, and build this link and no other: an overhaul or upgrade costs something else. If the
    sizes of plant and project are known in one unit they differ by a factor of three at most.
    """
    works = (
        work for work in projects_of(city, link_id) if work.kind in kinds and _is_comparable(city.links[link_id], work)
    )
    alone = (work for work in works if sum(work in built for built in city.projects_by_link.values()) == 1)
    return tuple(sorted(alone, key=lambda work: work.id))


def _is_comparable(link: Link, work: Project) -> bool:
    ratio = _ratio(work, link)
    return work.stage is not ProjectStage.TALKS and (ratio is None or 1 / FACTOR <= ratio <= FACTOR)


def _ratio(work: Project, link: Link) -> float | None:
    """Return the size of a project by the smallest plant that pays, or None unless both are known in one unit."""
    built = None if work.capacity is None else _size(work.capacity)
    least = None if not link.min_scale else _size(f"{link.min_scale:f}{link.min_scale_unit or ''}")
    return built[0] / least[0] if built is not None and least is not None and built[1] == least[1] else None


def _size(text: str) -> tuple[float, str] | None:
    """Read the first figure of a text with its unit: `新增80万吨/年` is 800,000 吨/年."""
    found = _SIZE.search(text)
    return None if found is None else (float(found["number"]) * _TENS[found["tens"]], found["unit"].strip())


def duration(city: City, link_id: str, kinds: Collection[ProjectKind] = PLANTS) -> Duration | None:
    """Find how long comparable projects took, or None if no finished one has both dates on file."""
    spans = {
        work: span for work in comparable_projects(city, link_id, kinds) if (span := months_taken(work)) is not None
    }
    if not spans:
        return None
    return Duration(min(least for least, _ in spans.values()), max(most for _, most in spans.values()), tuple(spans))


def investment(city: City, link_id: str, kinds: Collection[ProjectKind] = PLANTS) -> Investment | None:
    """Find what comparable projects cost, or None if none has its investment on file."""
    likes = comparable_projects(city, link_id, kinds)
    sums = {work: work.investment_yi for work in likes if work.investment_yi is not None}
    return Investment(min(sums.values()), max(sums.values()), tuple(sums)) if sums else None


def months_taken(project: Project) -> tuple[int, int] | None:
    """Return the months a finished project took, at least and at most; None where a date is missing or a plan."""
    if project.stage not in FINISHED_STAGES or project.start is None or project.finish is None:
        return None
    start, finish = _within(project.start), _within(project.finish)
    if start is None or finish is None or finish[1] < start[0]:
        return None
    return max(0, finish[0] - start[1]), finish[1] - start[0]


def _within(date: str) -> tuple[int, int] | None:
    """Return the first and last month a date may mean, counted from year 0, or None where it is not understood."""
    found = _DATE.fullmatch(date.strip())
    if found is None:
        return None
    first = int(found["year"]) * 12
    if found["quarter"] is not None:
        return first + 3 * int(found["quarter"]) - 3, first + 3 * int(found["quarter"]) - 1
    if found["month"] is not None:
        return first + int(found["month"]) - 1, first + int(found["month"]) - 1
    return first, first + 11
