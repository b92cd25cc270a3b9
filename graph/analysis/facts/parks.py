"""The parks of the city as places: which chains they serve, which firms and projects stand in them."""

from dataclasses import dataclass

from graph.analysis.facts.city import City
from graph.analysis.facts.places import is_in_separate_zone
from graph.model.kinds import OrgKind
from graph.model.nodes import Firm, Organisation, Project


@dataclass(frozen=True, slots=True)
class Park:
    """One park on file: the ids of the chains it serves, the firms and projects placed in it.

    `is_apart` says that it is, or lies in, a zone governed apart.
    """

    organisation: Organisation
    chains: tuple[str, ...]
    firms: tuple[Firm, ...]
    projects: tuple[Project, ...]
    is_apart: bool


def parks_of(city: City) -> tuple[Park, ...]:
    """List the parks on file: those with most firms and projects first, then by name; those governed apart last."""
    parks = (each for each in city.organisations.values() if each.kind is OrgKind.PARK)
    return tuple(sorted((_park(city, each) for each in parks), key=_order))


def _park(city: City, park: Organisation) -> Park:
    firms = (firm for firm in city.firms.values() if _is_in(city, firm, park))
    works = (city.projects[work] for work, sites in city.sites.items() if any(site.end == park.id for site in sites))
    return Park(
        organisation=park,
        chains=tuple(
            chain for chain in city.chains if any(edge.start == park.id for edge in city.serving.get(chain, ()))
        ),
        firms=tuple(sorted(firms, key=lambda firm: firm.id)),
        projects=tuple(sorted(works, key=lambda work: work.id)),
        is_apart=is_in_separate_zone(city.region, park.name_zh),
    )


def _is_in(city: City, firm: Firm, park: Organisation) -> bool:
    """Check whether a firm is placed in a park, or the place read of it names the park."""
    placed = any(seat.end == park.id for seat in city.located_in.get(firm.id, ()))
    return placed or (firm.park is not None and park.name_zh in firm.park)


def _order(park: Park) -> tuple[bool, int, str]:
    return park.is_apart, -len(park.firms) - len(park.projects), park.organisation.name_zh
