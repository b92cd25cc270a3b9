"""All that is known of the home city, read once from a Reader and indexed for the measures."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from graph.analysis.facts.control import Party, gather_parties
from graph.model.edges import (
    Builds,
    ChiefOf,
    Edge,
    FirmIn,
    Includes,
    InputTo,
    Leads,
    Makes,
    PartOf,
    PresentIn,
    ProjectIn,
    RelatedTo,
    Ruled,
    Serves,
    Shows,
    Undertakes,
)
from graph.model.kinds import HostGrade, LeadRole, Stage
from graph.model.nodes import Chain, Figure, Firm, Host, Industry, Link, Node, Organisation, Project, Signal
from graph.model.region import Region
from graph.store.base import Load, Reader

N = TypeVar("N", bound=Node)
E = TypeVar("E", bound=Edge)


@dataclass(frozen=True, slots=True)
class City:
    """One load of facts, indexed: nodes by id, relations by the end they are asked for.

    `chains` come in the city's own order. `inputs` and `uses` hold a link's direct inputs and uses; `makers` and
    `candidates` its makers here and elsewhere; `works` the projects of the city that build it (`home_projects`
    names all of the city's), `rulings` what was settled of it. `groups` holds firms by controlling group, `parties`
    by firm those that count as one with it, `by_class` links by the first three digits of their industry code.
    `serving` holds by chain who works for it (task forces, parks, mechanisms), `parts` its projects, `seats` by
    firm and `sites` by project the park or district it is in; `towns` names every province and city some firm is
    seated in.
    """

    load: Load
    region: Region
    chains: Mapping[str, Chain]
    links: Mapping[str, Link]
    firms: Mapping[str, Firm]
    projects: Mapping[str, Project]
    organisations: Mapping[str, Organisation]
    figures: tuple[Figure, ...]
    grades: Mapping[str, HostGrade]
    includes: Mapping[str, tuple[Includes, ...]]
    chains_of: Mapping[str, tuple[Includes, ...]]
    inputs: Mapping[str, tuple[InputTo, ...]]
    uses: Mapping[str, tuple[InputTo, ...]]
    makes_of: Mapping[str, tuple[Makes, ...]]
    makers: Mapping[str, tuple[Makes, ...]]
    candidates: Mapping[str, tuple[Makes, ...]]
    works: Mapping[str, tuple[Project, ...]]
    home_projects: frozenset[str]
    owners: Mapping[str, tuple[Firm, ...]]
    leads: Mapping[str, tuple[Leads, ...]]
    chiefs: Mapping[str, tuple[ChiefOf, ...]]
    undertakes: Mapping[str, tuple[Undertakes, ...]]
    signals: Mapping[str, tuple[Signal, ...]]
    presence: Mapping[str, tuple[PresentIn, ...]]
    relations: Mapping[str, tuple[RelatedTo, ...]]
    rulings: Mapping[str, tuple[Ruled, ...]]
    serving: Mapping[str, tuple[Serves, ...]]
    parts: Mapping[str, tuple[PartOf, ...]]
    seats: Mapping[str, tuple[FirmIn, ...]]
    sites: Mapping[str, tuple[ProjectIn, ...]]
    towns: frozenset[str]
    industries: Mapping[str, Industry]
    groups: Mapping[str, tuple[Firm, ...]]
    parties: Mapping[str, Party]
    by_class: Mapping[str, tuple[Link, ...]]

    def stage(self, chain_id: str, link_id: str) -> Stage:
        """Return the stage of a link in a chain. Raises KeyError where the chain does not include it."""
        return {edge.end: edge.stage for edge in self.includes[chain_id]}[link_id]

    def owner_leads(self, chain_id: str) -> tuple[Leads, ...]:
        """Return which firms lead a chain as its owners, each with its evidence."""
        return tuple(lead for lead in self.leads.get(chain_id, ()) if lead.role is LeadRole.CHAIN_OWNER)

    def order(self, chain_ids: Iterable[str]) -> tuple[str, ...]:
        """Return chain ids in the city's own order."""
        wanted = set(chain_ids)
        return tuple(chain_id for chain_id in self.chains if chain_id in wanted)


def read_city(reader: Reader) -> City:
    """Return everything the measures need, read from one consistent view."""
    region = reader.region()
    links = _by_id(reader.nodes(Link))
    firms = _by_id(reader.nodes(Firm))
    projects = _by_id(reader.nodes(Project))
    signals = _by_id(reader.nodes(Signal))
    makes, inputs, includes = reader.edges(Makes), reader.edges(InputTo), reader.edges(Includes)
    undertakes, related = reader.edges(Undertakes), reader.edges(RelatedTo)
    chains = sorted(reader.nodes(Chain), key=lambda chain: (chain.rank, chain.id))
    owners = _grouped(undertakes, "end")
    relations, groups = _both_ends(related), _gathered(firms.values(), lambda firm: firm.group)
    at_home = frozenset(
        project.id
        for project in projects.values()
        if region.holds(project.city, project.district, [firms[each.start].city for each in owners.get(project.id, ())])
    )
    works: defaultdict[str, list[Project]] = defaultdict(list)
    for edge in reader.edges(Builds):
        if edge.start in at_home:
            works[edge.end].append(projects[edge.start])
    return City(
        load=reader.load(),
        region=region,
        chains=_by_id(chains),
        links=links,
        firms=firms,
        projects=projects,
        organisations=_by_id(reader.nodes(Organisation)),
        figures=reader.nodes(Figure),
        grades={host.id: host.grade for host in reader.nodes(Host)},
        includes={**{chain.id: () for chain in chains}, **_grouped(includes, "start")},
        chains_of=_grouped(includes, "end"),
        inputs=_grouped(inputs, "end"),
        uses=_grouped(inputs, "start"),
        makes_of=_grouped(makes, "start"),
        makers=_grouped([edge for edge in makes if firms[edge.start].local], "end"),
        candidates=_grouped([edge for edge in makes if not firms[edge.start].local], "end"),
        home_projects=at_home,
        works={link_id: tuple(found) for link_id, found in works.items()},
        owners={key: tuple(firms[edge.start] for edge in found) for key, found in owners.items()},
        leads=_grouped(reader.edges(Leads), "end"),
        chiefs=_grouped(reader.edges(ChiefOf), "end"),
        undertakes=_grouped(undertakes, "start"),
        signals=_joined(reader.edges(Shows), signals),
        presence=_grouped(reader.edges(PresentIn), "start"),
        relations=relations,
        rulings=_grouped(reader.edges(Ruled), "end"),
        serving=_grouped(reader.edges(Serves), "end"),
        parts=_grouped(reader.edges(PartOf), "end"),
        seats=_grouped(reader.edges(FirmIn), "start"),
        sites=_grouped(reader.edges(ProjectIn), "start"),
        towns=frozenset(name for firm in firms.values() for name in (firm.province, firm.city) if name),
        industries=_by_id(reader.nodes(Industry)),
        groups=groups,
        parties=gather_parties(firms, groups, relations),
        by_class=_gathered(links.values(), lambda link: link.gbt4754 and link.gbt4754[:3]),
    )


def _by_id(nodes: Iterable[N]) -> dict[str, N]:
    return {node.id: node for node in nodes}


def _grouped(edges: Iterable[E], end: str) -> dict[str, tuple[E, ...]]:
    found: defaultdict[str, list[E]] = defaultdict(list)
    for edge in edges:
        found[edge.start if end == "start" else edge.end].append(edge)
    return {key: tuple(group) for key, group in found.items()}


def _gathered(nodes: Iterable[N], sort: Callable[[N], str | None]) -> dict[str, tuple[N, ...]]:
    """Return nodes by what `sort` says of them; those of which it says nothing are left out."""
    found: defaultdict[str, list[N]] = defaultdict(list)
    for node in nodes:
        key = sort(node)
        if key is not None:
            found[key].append(node)
    return {key: tuple(members) for key, members in found.items()}


def _joined(edges: Iterable[Shows], signals: Mapping[str, Signal]) -> dict[str, tuple[Signal, ...]]:
    return {key: tuple(signals[edge.end] for edge in group) for key, group in _grouped(edges, "start").items()}


def _both_ends(edges: Iterable[RelatedTo]) -> dict[str, tuple[RelatedTo, ...]]:
    found: defaultdict[str, list[RelatedTo]] = defaultdict(list)
    for edge in edges:
        found[edge.start].append(edge)
        found[edge.end].append(edge)
    return {key: tuple(group) for key, group in found.items()}
