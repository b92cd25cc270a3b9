"""Events that the city is bound to hold in a year to come: what serves them is wanted before."""

from collections.abc import Mapping

from graph.analysis.facts.age import reference_year, year_of
from graph.analysis.facts.city import City
from graph.model.kinds import ProjectKind, ProjectStage

OPEN = frozenset({ProjectStage.TALKS, ProjectStage.PLANNED, ProjectStage.UNKNOWN})
"""Stages at which nobody is bound yet."""


def event_years(city: City) -> Mapping[str, int]:
    """Find for each link the year of the next event on it that the city is bound to."""
    found: dict[str, int] = {}
    for link, works in city.projects_by_link.items():
        settled = (work for work in works if work.kind is ProjectKind.EVENT and work.stage not in OPEN)
        years = [year for work in settled if (year := year_of(work)) is not None and year > reference_year(city)]
        if years:
            found[link] = min(years)
    return found
