"""Who has talked with the city about a link and is no candidate on file: the first to call, under the name on file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.candidates.news import freshness
from graph.analysis.facts.age import year_of
from graph.analysis.facts.city import City
from graph.analysis.facts.projects import projects_of
from graph.model.kinds import ProjectStage
from graph.model.nodes import Firm, Project

_AND = re.compile(r"\s*[、;；]\s*")


@dataclass(frozen=True, slots=True)
class Talker:
    """A firm in talks: its name, the project it talked about, and whether that was heard of within two years."""

    name: str
    project: Project
    is_live: bool


def talkers(city: City, link_id: str) -> tuple[Talker, ...]:
    """List who talks or talked about a link, the latest first; who is a candidate for it stands among those."""
    candidates = {make.start: city.firms[make.start] for make in city.candidates.get(link_id, ())}
    works = [work for work in projects_of(city, link_id) if work.stage is ProjectStage.TALKS]
    found: dict[str, Talker] = {}
    for work in sorted(works, key=lambda each: (-(year_of(each) or 0), each.id)):
        for name in _talking(city, work, candidates):
            found.setdefault(name, Talker(name, work, freshness(city, work) == 1))
    return tuple(found.values())


def _talking(city: City, work: Project, candidates: Mapping[str, Firm]) -> Iterator[str]:
    """Yield the owners of a project by name, those that are candidates left out; one without an id as it is written."""
    owners = city.owners.get(work.id, ())
    if owners:
        yield from (firm.short_name or firm.name_zh for firm in owners if firm.id not in candidates)
        return
    known = [name for firm in candidates.values() for name in (firm.name_zh, firm.short_name) if name]
    yield from (part for part in _AND.split(work.firm_name or "") if part and not any(name in part for name in known))
