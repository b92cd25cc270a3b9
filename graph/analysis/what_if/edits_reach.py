"""How far edits reach: the links whose verdict can change, and those whose standing as a target can."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.analysis.facts.city import City
from graph.analysis.facts.parties import same_party
from graph.analysis.targets.surroundings import related_links
from graph.model.edges import Builds, Leads, Makes, PartOf, ProjectIn, RelatedTo, Undertakes
from graph.model.nodes import Firm, Link, Project
from graph.store.edits import Edits

OF_A_FIRM = frozenset({Firm.KIND, Makes.KIND, Undertakes.KIND, Leads.KIND, RelatedTo.KIND})
"""Kinds whose first id is a firm's."""
OF_A_PROJECT = frozenset({Project.KIND, Builds.KIND, PartOf.KIND, ProjectIn.KIND})
"""Kinds whose first id is a project's."""


@dataclass(frozen=True, slots=True)
class Reach:
    """`links` whose verdict the edits can change and links `around` them whose standing as a target they can.

    `sitings` are the links whose siting may have changed, `led` the chains whose owners may have.
    """

    links: frozenset[str]
    around: frozenset[str]
    sitings: frozenset[str]
    led: frozenset[str]


def reach_of(before: City, after: City, edits: Edits) -> Reach:
    """Return how far edits reach; edits of kinds that are not followed reach everything."""
    if not edits.keys() <= OF_A_FIRM | OF_A_PROJECT | {Link.KIND}:
        every = frozenset(after.links)
        return Reach(every, every, every, frozenset(after.chains))
    sitings = frozenset(key[0] for key in edits.get(Link.KIND, ()))
    firms = set(_firms(before, after, edits))
    named = {key[1] for kind in (Makes.KIND, Builds.KIND) for key in edits.get(kind, ())}
    links = sitings | named | _worked_on(before, after, edits)
    links |= {link for city in (before, after) for firm in firms for link in _links_of(city, firm)}
    around = links | {edge.start for link in links for edge in after.inputs.get(link, ())}
    led = frozenset(key[1] for key in edits.get(Leads.KIND, ()))
    return Reach(frozenset(links), frozenset(around | _of_sitings(after, sitings)), sitings, led)


def _firms(before: City, after: City, edits: Edits) -> Iterator[str]:
    """Yield the firms edited or behind an edited project, and those that an edit may have made one party with others.

    What a firm makes tells whether its own old records still count; who counts as one hangs on groups and relations.
    """
    yield from (key[0] for kind in OF_A_FIRM for key in edits.get(kind, ()))
    for project in _projects(edits):
        yield from (firm.id for city in (before, after) for firm in city.owners.get(project, ()))
    joined = {key[0] for kind in (Firm.KIND, RelatedTo.KIND) for key in edits.get(kind, ())}
    joined |= {key[1] for key in edits.get(RelatedTo.KIND, ())}
    for city in (before, after):
        for firm in joined & city.firms.keys():
            yield from same_party(city, firm)


def _projects(edits: Edits) -> set[str]:
    named = {key[0] for kind in OF_A_PROJECT for key in edits.get(kind, ())}
    return named | {key[1] for key in edits.get(Undertakes.KIND, ())}


def _worked_on(before: City, after: City, edits: Edits) -> set[str]:
    """Return the links that an edited project builds."""
    projects = _projects(edits)
    return {
        link
        for city in (before, after)
        for link, works in city.works.items()
        if any(work.id in projects for work in works)
    }


def _links_of(city: City, firm_id: str) -> Iterable[str]:
    """Return the links a firm makes or builds: what it does elsewhere tells whether its old records still count."""
    projects = {edge.end for edge in city.undertakes.get(firm_id, ())}
    built = {link for link, works in city.works.items() if any(work.id in projects for work in works)}
    return {make.end for make in city.makes_of.get(firm_id, ())} | built


def _of_sitings(city: City, links: Iterable[str]) -> set[str]:
    """Return the links whose inputs or relatives change when a link's siting does."""
    found: set[str] = set()
    for link in links:
        found |= {edge.end for edge in city.uses.get(link, ())} | related_links(city, link) | {link}
        found |= {use.end for edge in city.uses.get(link, ()) for use in city.uses.get(edge.start, ())}
        found |= {each for edge in city.chains_of.get(link, ()) for each in _inside(city, edge.start)}
    return found


def _inside(city: City, chain_id: str) -> Iterable[str]:
    return (edge.end for edge in city.includes.get(chain_id, ()))
