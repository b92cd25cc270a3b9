"""Connections between local firms and candidates: paths of hops, with the facts behind every hop.

A way has at most LONGEST steps. Between its ends it passes firms from elsewhere alone, by dealings and control; a step
by what two firms make, need or where they are may only touch the local end, for such steps join nearly all with all.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from graph.analysis.exploration.connection_hops import ConnectionKind, Hop, affinity_hops, business_hops
from graph.analysis.facts.city import City
from graph.model.cells import basis_told
from graph.model.evidence import weakest_basis
from graph.model.kinds import Basis

MAX_HOPS = 3
"""Steps a way has at most."""


@dataclass(frozen=True, slots=True)
class Connection:
    """One way from a firm to another, in its steps."""

    hops: tuple[Hop, ...]

    @property
    def start(self) -> str:
        """Return the firm it begins with."""
        return self.hops[0].start

    @property
    def end(self) -> str:
        """Return the firm it leads to."""
        return self.hops[-1].end

    @property
    def basis(self) -> Basis:
        """The weakest basis among its facts."""
        found = weakest_basis([basis_told(fact) for step in self.hops for fact in step.facts])
        if found is None:
            raise ValueError("a tie without facts")
        return found

    @property
    def sort_key(self) -> tuple[int, int, tuple[int, ...]]:
        """Return what orders ties, the least first: steps, then the weakest basis, then the kinds of its steps."""
        kinds = tuple(sorted((list(ConnectionKind).index(step.kind) for step in self.hops), reverse=True))
        return len(self.hops), list(Basis).index(self.basis), kinds


def connections_to_local_firms(city: City, firm_id: str) -> tuple[Connection, ...]:
    """Return the ways from a firm from elsewhere to local firms, shortest and firmest first."""
    if city.firms[firm_id].local:
        raise ValueError(f"a local firm: {firm_id}")
    return _ranked(city, _ways(city, firm_id, to_local=True))


def connections_to_candidates(city: City, firm_id: str) -> tuple[Connection, ...]:
    """Return the ways from a local firm to firms from elsewhere, shortest and firmest first.

    A firm is kept where it is not on file what it makes: it may be asked all the same.
    """
    if not city.firms[firm_id].local:
        raise ValueError(f"not a local firm: {firm_id}")
    return _ranked(city, _ways(city, firm_id, to_local=False))


def by_end(connections: Iterable[Connection]) -> Mapping[str, tuple[Connection, ...]]:
    """Return ties by the firm they lead to, in the order of the best of each."""
    found: dict[str, list[Connection]] = {}
    for tie in connections:
        found.setdefault(tie.end, []).append(tie)
    return {firm: tuple(group) for firm, group in found.items()}


def _ranked(city: City, ties: Iterable[Connection]) -> tuple[Connection, ...]:
    """Return of each firm reached the shortest ties by dealings and the shortest by likeness, best first."""

    def sort(tie: Connection) -> tuple[str, bool]:
        return tie.end, tie.hops[-1].kind.is_affinity or tie.hops[0].kind.is_affinity

    kept = []
    for _, group in groupby(sorted(ties, key=sort), key=sort):
        found = list(group)
        least = min(len(tie.hops) for tie in found)
        kept += [tie for tie in found if len(tie.hops) == least]
    return tuple(sorted(kept, key=lambda tie: (*tie.sort_key, city.firms[tie.end].name_zh, tie.end, _vias(tie))))


def _vias(tie: Connection) -> tuple[str, ...]:
    return tuple(part for step in tie.hops for part in (step.end, *step.via))


def _ways(city: City, start: str, *, to_local: bool) -> Iterator[Connection]:
    """Yield every way that keeps to the rules of this module, shorter ones first."""
    whole: list[tuple[Hop, ...]] = [()]
    for _ in range(MAX_HOPS):
        longer = []
        for way in whole:
            for step in _next(city, start, way, to_local=to_local):
                if city.firms[step.end].local is to_local:
                    yield Connection((*way, step))
                if not step.kind.is_affinity or (not to_local and not way):
                    longer.append((*way, step))
        whole = [way for way in longer if not city.firms[way[-1].end].local]


def _next(city: City, start: str, way: tuple[Hop, ...], *, to_local: bool) -> Iterator[Hop]:
    """Yield the steps that may follow: dealings always, likeness only at the local end."""
    here = way[-1].end if way else start
    passed = {start, *(step.end for step in way)}
    soft = to_local or not way
    found = (*business_hops(city, here), *(affinity_hops(city, here, local=to_local) if soft else ()))
    return (step for step in found if step.end not in passed)
