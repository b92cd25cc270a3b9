"""How long it took and what it cost to build the like: projects on file of the same link, or else the same class."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graph.analysis.facts.city import City
from graph.model.kinds import ProjectStage
from graph.model.nodes import Project

FINISHED = frozenset({ProjectStage.COMPLETED, ProjectStage.OPERATING, ProjectStage.AT_CAPACITY})
"""Stages at which start and finish are facts; before them a finish is a plan."""

_DATE = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])(?:-\d\d)?))?")


@dataclass(frozen=True, slots=True)
class Duration:
    """Months from start to finish of like projects, at least and at most: as exact as their dates are."""

    least: int
    most: int
    projects: tuple[Project, ...]


@dataclass(frozen=True, slots=True)
class Investment:
    """What like projects cost in 亿元, the least and the most of them; never averaged or added."""

    least: float
    most: float
    projects: tuple[Project, ...]


def like_projects(city: City, link_id: str) -> tuple[tuple[Project, ...], ...]:
    """Return the city's projects that build the link, then those that build another link of its GB/T 4754 class."""
    code = city.links[link_id].gbt4754
    others = (each.id for each in city.by_class.get(code[:3], ()) if each.gbt4754 == code) if code is not None else ()
    own = _works(city, [link_id])
    return own, tuple(each for each in _works(city, (other for other in others if other != link_id)) if each not in own)


def _works(city: City, links: Iterable[str]) -> tuple[Project, ...]:
    found = {work.id: work for link in links for work in city.works.get(link, ())}
    return tuple(found[each] for each in sorted(found))


def duration(city: City, link_id: str) -> Duration | None:
    """Return how long like projects took, or None where no finished one has both dates on file."""
    for works in like_projects(city, link_id):
        spans = {work: span for work in works if (span := months(work)) is not None}
        if spans:
            return Duration(
                min(least for least, _ in spans.values()), max(most for _, most in spans.values()), tuple(spans)
            )
    return None


def investment(city: City, link_id: str) -> Investment | None:
    """Return what like projects cost, or None where none has its investment on file."""
    for works in like_projects(city, link_id):
        sums = {work: work.investment_yi for work in works if work.investment_yi is not None}
        if sums:
            return Investment(min(sums.values()), max(sums.values()), tuple(sums))
    return None


def months(project: Project) -> tuple[int, int] | None:
    """Return the months a finished project took, at least and at most; None where a date is missing or a plan."""
    if project.stage not in FINISHED or project.start is None or project.finish is None:
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
