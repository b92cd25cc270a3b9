"""One firm looked at for one link: what every objection, reason and term of the score reads of it, found once."""

from dataclasses import dataclass
from functools import cached_property

from graph.analysis.candidates.kinship import Kin, kin_of, local_plants
from graph.analysis.candidates.local_links import LocalLinks, MakeRoute, makes_of, routes_of
from graph.analysis.candidates.news import news_of, relevant_news
from graph.analysis.facts.city import City
from graph.analysis.facts.nearness import Nearness, NearnessLevel, facilities_of, nearness
from graph.model.edges import Makes, PresentIn, RelatedTo
from graph.model.kinds import SignalKind
from graph.model.nodes import Firm, Link, Signal


@dataclass(frozen=True)
class Prospect:
    """A firm from elsewhere and a link it is said to make, with what the city has for every maker of it."""

    city: City
    link: Link
    firm: Firm
    local_links: LocalLinks

    @cached_property
    def makes(self) -> tuple[Makes, ...]:
        """What it is said to make of the link."""
        return makes_of(self.city, self.link.id, self.firm.id)

    @cached_property
    def routes(self) -> tuple[MakeRoute, ...]:
        """The raw-material routes on file for these makes."""
        return routes_of(self.city, self.makes)

    @cached_property
    def kin(self) -> tuple[Kin, ...]:
        """The local firms it belongs with."""
        return kin_of(self.city, self.link.id, self.firm)

    @cached_property
    def plants(self) -> tuple[PresentIn, ...]:
        """Its own plants here of the link's trade."""
        return local_plants(self.city, self.link.id, self.firm.id)

    @cached_property
    def near(self) -> Nearness:
        """How near it is, by seat and by presence."""
        return nearness(self.city, self.firm.id)

    @property
    def is_far(self) -> bool:
        """Whether it is on file as far away; a firm whose seat is not on file is not called far."""
        return self.near.level is NearnessLevel.FAR

    @cached_property
    def works(self) -> tuple[PresentIn, ...]:
        """Where it has more than its head office: a plant, a branch, a subsidiary or a project."""
        return facilities_of(self.city, self.firm.id)

    @cached_property
    def news(self) -> tuple[Signal, ...]:
        """Its news of moving or of contact with the city."""
        return news_of(self.city, self.firm.id)

    @cached_property
    def relevant(self) -> tuple[Signal, ...]:
        """Its contact with the city, and its moves that have to do with the link."""
        return relevant_news(self.city, self.link.id, self.firm)

    @cached_property
    def risks(self) -> tuple[Signal, ...]:
        """Its news of trouble."""
        return tuple(each for each in self.city.signals.get(self.firm.id, ()) if each.kind is SignalKind.RISK)

    @cached_property
    def partners(self) -> tuple[tuple[RelatedTo, Firm], ...]:
        """Its relations to local firms, each with that firm."""
        edges = self.city.relations.get(self.firm.id, ())
        found = ((edge, self.city.firms[edge.end if edge.start == self.firm.id else edge.start]) for edge in edges)
        return tuple((edge, firm) for edge, firm in found if firm.local)
