"""The city's projects on a link, each once."""

from graph.analysis.facts.city import City
from graph.model.nodes import Project


def projects_of(city: City, link_id: str) -> tuple[Project, ...]:
    """List the city's projects that build a link; of several records of one project the one they point to."""
    works = city.projects_by_link.get(link_id, ())
    ids = {work.id for work in works}
    return tuple(work for work in works if work.same_as not in ids or work.same_as == work.id)
