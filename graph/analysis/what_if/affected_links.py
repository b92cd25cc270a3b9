"""How far edits reach: the links whose verdict or target may be another one, and those that are surely as before.

A verdict reads the makers and projects of its link, what else their parties make, whether the users of the link run,
and whether the chains of the link are surveyed. A target reads its verdict, how far its neighbours and the
alternatives to it are here, and what its candidates and the owners of its chains make.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.facts.alternatives import alternatives_to
from graph.analysis.facts.city import City
from graph.analysis.targets.link_context import LinkSets
from graph.analysis.verdicts.counts import CityContext
from graph.model.edges import Builds, Leads, Makes, RelatedTo, Undertakes
from graph.model.nodes import Firm, Link, Project
from graph.store.edits import Edits


@dataclass(frozen=True)
class AffectedLinks:
    """The reach of edits from one city to another."""

    before: City
    after: City
    edits: Edits

    @property
    def cities(self) -> tuple[City, City]:
        """Both cities."""
        return self.before, self.after

    @cached_property
    def firms(self) -> frozenset[str]:
        """The firms whose makes, ties or projects edits touch; with the first two all that count as one party."""
        named = {key[0] for kind in (Firm.KIND, Makes.KIND) for key in self.edits.get(kind, ())}
        named |= {end for key in self.edits.get(RelatedTo.KIND, ()) for end in key[:2]}
        parties = (city.families[firm].members for city in self.cities for firm in named if firm in city.families)
        owners = {firm.id for city in self.cities for work in self.projects for firm in city.owners.get(work, ())}
        return frozenset(named | owners).union(*parties)

    @cached_property
    def projects(self) -> frozenset[str]:
        """The projects edits touch."""
        named = {key[0] for kind in (Project.KIND, Builds.KIND) for key in self.edits.get(kind, ())}
        return frozenset(named | {key[1] for key in self.edits.get(Undertakes.KIND, ())})

    @cached_property
    def produced(self) -> frozenset[str]:
        """The links that the firms touched make or build, those edited, and those captive in one of them."""
        own = {make.end for city in self.cities for firm in self.firms for make in city.makes_of.get(firm, ())}
        works = {edge.end for city in self.cities for firm in self.firms for edge in city.undertakes.get(firm, ())}
        works |= self.projects
        own |= {
            link
            for city in self.cities
            for link, built in city.projects_by_link.items()
            if any(w.id in works for w in built)
        }
        own |= {key[1] for kind in (Makes.KIND, Builds.KIND) for key in self.edits.get(kind, ())}
        own |= {key[0] for key in self.edits.get(Link.KIND, ())}
        return frozenset(own.union(link.id for link in self.after.links.values() if link.captive_in in own))

    def judged(self, old: CityContext, new: CityContext) -> frozenset[str]:
        """Find the links whose verdict may be another one."""
        started = (old.running ^ new.running) & self.produced
        found = self.produced.union(edge.start for link in started for edge in self.after.inputs.get(link, ()))
        found = found.union(*(self._neighbours_of(link) for link in self.produced))
        return found.union(self._inside(old.surveyed ^ new.surveyed))

    def aimed_at(
        self, judged: Collection[str], moved: Collection[str], old: CityContext, new: CityContext
    ) -> frozenset[str]:
        """Find the links that may be a target otherwise: judged anew, next to `moved` ones, or by their chain owner."""
        changed = {*moved, *(key[0] for key in self.edits.get(Link.KIND, ()))}
        # whose works take a feed decides if a second maker of it would relieve them
        found = {*judged, *self.produced, *changed, *self.neighbours({*changed, *self.produced})}
        for link in changed:
            found |= self._neighbours_of(link)
        leads = {key[1] for key in self.edits.get(Leads.KIND, ())}
        return frozenset(found.union(self._inside({*leads, *self._led, *(old.surveyed ^ new.surveyed)})))

    @property
    def _led(self) -> Iterator[str]:
        """Yield the chains led by a firm that makes other links than before."""
        for chain, leads in self.before.chain_roles.items():
            for lead in leads:
                old, new = ({make.end for make in city.makes_of.get(lead.start, ())} for city in self.cities)
                if old != new:
                    yield chain

    def neighbours(self, links: Iterable[str]) -> Iterator[str]:
        """Yield the inputs and uses of links."""
        for link in links:
            yield from (edge.start for edge in self.after.inputs.get(link, ()))
            yield from (edge.end for edge in self.after.uses.get(link, ()))

    def _neighbours_of(self, link: str) -> set[str]:
        """Find the links that a link can stand in for."""
        uses = self.after.uses.get(link, ())
        return {other.start for edge in uses for other in alternatives_to(self.after, edge)}

    def _inside(self, chains: Iterable[str]) -> Iterator[str]:
        for chain in chains:
            yield from (edge.end for edge in self.after.includes.get(chain, ()))


def moved_between(old: LinkSets, new: LinkSets) -> frozenset[str]:
    """Find the links that are here to another degree, or missing or the like on one side only, or hold other links."""
    sides = ((old.degree, new.degree), (old.dependents, new.dependents))
    found = {link for one, two in sides if one is not two for link in {**one, **two} if one.get(link) != two.get(link)}
    names = ("running", "missing", "building", "renowned", "in_adjacent_city")
    return frozenset(found.union(*(getattr(old, name) ^ getattr(new, name) for name in names)))
