"""How old a fact is, counted in whole years up to the date of the facts."""

import re
from collections.abc import Iterator

from graph.analysis.facts.city import City
from graph.model.cells import evidence_told
from graph.model.edges import Makes
from graph.model.fact import Fact
from graph.model.kinds import MakeStatus, ProjectStage
from graph.model.nodes import Project

OLD_AFTER = 5
"""Years after which a fact about production no longer carries a verdict on its own."""

STARTED_STAGES = frozenset(
    {
        ProjectStage.STARTED,
        ProjectStage.BUILDING,
        ProjectStage.COMPLETED,
        ProjectStage.OPERATING,
        ProjectStage.AT_CAPACITY,
    }
)
"""Stages of a project that show its owner at work."""

ACTIVE_STATUSES = frozenset({MakeStatus.OPERATING, MakeStatus.SEASONAL, MakeStatus.TRIAL})
"""Statuses of a maker that show it at work."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def year_of(fact: Fact) -> int | None:
    """Return the latest year a fact bears, a project's start and finish included; None where it bears none."""
    dates = [each.as_of for each in evidence_told(fact)]
    if isinstance(fact, Project):
        dates += [fact.start, fact.finish]
    years = [int(year) for date in dates if date is not None for year in _YEAR.findall(date)]
    return max(years, default=None)


def reference_year(city: City) -> int:
    """Return the year the facts were gathered: the region's own date, or else the year of the load."""
    return int((city.region.as_of or city.load.loaded_at)[:4])


def is_old(city: City, fact: Fact, after: int = OLD_AFTER) -> bool:
    """Return whether a fact is dated and more than `after` years old; an undated fact is not called old."""
    year = year_of(fact)
    return year is not None and reference_year(city) - year > after


def is_stale(city: City, fact: Makes | Project, after: int = OLD_AFTER) -> bool:
    """Check whether a production fact is old and no newer fact shows the firm still producing."""
    if not is_old(city, fact, after):
        return False
    firms = [fact.start] if isinstance(fact, Makes) else [firm.id for firm in city.owners.get(fact.id, ())]
    years = (last_active_year(life) for firm in firms for life in activity_evidence(city, firm))
    return all(reference_year(city) - year > after for year in years if year is not None)


def last_active_year(fact: Makes | Project) -> int | None:
    """Find the year in which a fact shows a firm at work; for a supposed stop that of the record it stands for."""
    if isinstance(fact, Makes) and fact.status is MakeStatus.STOPPED and fact.year is not None:
        return next((int(year) for year in _YEAR.findall(fact.year)), None)
    return year_of(fact)


def activity_evidence(city: City, firm_id: str) -> Iterator[Makes | Project]:
    """Yield what shows a firm at work: everything it is said to make, and the projects it has begun.

    What stops only in a what-if still does: the records of what else the firm makes grow no older by that.
    """
    for make in city.makes_of.get(firm_id, ()):
        if make.status in ACTIVE_STATUSES or make.evidence.is_assumed:
            yield make
    for edge in city.undertakes.get(firm_id, ()):
        project = city.projects[edge.end]
        if project.stage in STARTED_STAGES:
            yield project
