"""What a stop brings along: links that lose what they cannot do without, those that buy it instead, captive ones.

Followed until nothing more comes of it; each consequence has the links it came by.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from graph.analysis.facts.alternatives import alternatives_to
from graph.analysis.facts.city import City
from graph.analysis.facts.corporate_families import families
from graph.analysis.targets.link_context import is_wanted
from graph.analysis.verdicts.counts import CANNOT_TRAVEL, Production, operating
from graph.model.edges import InputTo
from graph.model.kinds import Siting
from graph.model.labelled_enum import LabelledEnum


class Effect(LabelledEnum):
    """What the loss of an input means for a link that is made here."""

    CUT = "supply_cut", "断供", "Supply cut"
    ALONG = "stops_along", "随之停产", "Stops along"
    BOUGHT = "bought_in", "改为外购", "Bought in instead"


STOPS = frozenset({Effect.CUT, Effect.ALONG})
"""Effects after which a link is no longer made here."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """One effect on one link, with the links it came by: from the one that was lost to the one it comes to."""

    effect: Effect
    path: tuple[str, ...]

    @property
    def link_id(self) -> str:
        """The link it comes to."""
        return self.path[-1]

    @property
    def lacks(self) -> str:
        """The link that it has no longer."""
        return self.path[-2]


def follow(before: City, after: City, touched: Iterable[str], scarce: Iterable[str] = ()) -> tuple[Consequence, ...]:
    """Find what comes of the links that ran before and run no more, and of `scarce` ones, nearest first.

    `touched` are the links whose makers or projects differ. A link here is cut if none of the alternatives of a core
    input is left here and none can be had from elsewhere; what travels is bought instead. A captive link stops with
    the plant it belongs to.
    """
    found = tuple(_Flow(before, after, frozenset(touched), frozenset(scarce)).run())
    still = {each.link_id for each in found if each.effect in STOPS}
    return tuple(each for each in found if each.effect in STOPS or each.link_id not in still)


@dataclass
class _Flow:
    """A search from link to link: the facts that run no more, and by which links each lost link was reached."""

    before: City
    after: City
    touched: frozenset[str]
    scarce: frozenset[str]
    stopped: set[Production] = field(default_factory=set)
    paths: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def run(self) -> Iterator[Consequence]:
        """Yield the consequences, nearest first."""
        lost = {link for link in self.touched if operating(self.before, link) and not self._running(link)}
        self.paths = {link: (link,) for link in sorted(lost | self.scarce)}
        ahead = list(self.paths)
        # a plant that one of several makers gives up takes that maker's captive links along
        for host in sorted(self.touched - lost):
            for found in self._along(host):
                yield found
                ahead.append(found.link_id)
        for link in ahead:
            for found in (*self._along(link), *self._starved(link)):
                yield found
                if found.effect in STOPS:
                    ahead.append(found.link_id)

    def _running(self, link_id: str) -> tuple[Production, ...]:
        return tuple(fact for fact in operating(self.after, link_id) if fact not in self.stopped)

    def _along(self, host: str) -> Iterator[Consequence]:
        """Yield the captive links that stop since the party that makes them no longer runs their plant."""
        for link in self._captive.get(host, ()):
            lost = families(self.before, operating(self.before, host)) - families(self.after, self._running(host))
            facts = [fact for fact in self._running(link) if families(self.after, [fact]) <= lost]
            if facts:
                self.stopped.update(facts)
                if not self._running(link):
                    self.paths[link] = (*self.paths.get(host, (host,)), link)
                    yield Consequence(Effect.ALONG, self.paths[link])

    def _starved(self, lost: str) -> Iterator[Consequence]:
        """Yield what becomes of the links here that take a lost link as a core input."""
        if self._may_run(lost):
            return
        for edge in self.after.uses.get(lost, ()):
            running = self._running(edge.end) if is_wanted(edge) else ()
            others = alternatives_to(self.after, edge)
            if not running or any(self._may_run(other.start) for other in others):
                continue
            path = (*self.paths[lost], edge.end)
            if any(self._can_buy(way) for way in (edge, *others)):
                # what was never made here was bought before
                if operating(self.before, lost) or lost in self.scarce:
                    yield Consequence(Effect.BOUGHT, path)
            else:
                self.stopped.update(running)
                self.paths[edge.end] = path
                yield Consequence(Effect.CUT, path)

    def _may_run(self, link_id: str) -> bool:
        """Check whether a link is made here, or has a maker of whom nobody knows that it is not."""
        unstated = (make for make in self.after.makers.get(link_id, ()) if make.status is None)
        return link_id not in self.scarce and (bool(self._running(link_id)) or any(unstated))

    def _can_buy(self, edge: InputTo) -> bool:
        travels = edge.transport not in CANNOT_TRAVEL or self.after.links[edge.start].siting is Siting.BOUGHT
        return travels and edge.start not in self.scarce

    @cached_property
    def _captive(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for link in self.after.links.values():
            if link.siting is Siting.CAPTIVE and link.captive_in is not None:
                found.setdefault(link.captive_in, []).append(link.id)
        return found
