"""All that is known of the home city, read once from a Reader and indexed for the measures."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from graph.analysis.facts.control import Family, gather_families
from graph.model.edges import (
    Builds,
    ChiefOf,
    Edge,
    FirmIn,
    Includes,
    InputTo,
    Leads,
    MadeNearby,
    Makes,
    Measured,
    PartOf,
    PresentIn,
    ProjectIn,
    RelatedTo,
    Ruled,
    Serves,
    Shows,
    Undertakes,
    Wanted,
)
from graph.model.fact import Fact
from graph.model.kinds import HostGrade, LeadRole, Stage
from graph.model.measures import MeasureKind
from graph.model.nodes import Chain, Figure, Firm, Host, Industry, Link, Measure, Node, Organisation, Project, Signal
from graph.model.region import Region
from graph.store.base import Load, Reader

N = TypeVar("N", bound=Node)
E = TypeVar("E", bound=Edge)


# without slots: `once` keeps with a city what was worked out of it
@dataclass(frozen=True)
class City:
    """All facts of one load, indexed: nodes by id, relations by the end used to look them up.

    `chains` come in the city's own order. `inputs` and `uses` hold a link's direct inputs and uses; `makers` and
    `candidates` its makers here and elsewhere; `projects_by_link` the projects of the city that build it
    (`city_projects` names all of the city's), `rulings` what was settled of it, `nearby` who makes it elsewhere.
    `measures` holds by firm its dated figures; `wanted` by link whom the city's own lists name for it, `wanted_for`
    the same by firm.
    `groups` holds firms by controlling group, `families` by firm those that count as one with it, `by_class` links
    by the first three digits of their industry code. `serving` holds by chain who works for it (task forces, parks,
    mechanisms), `chain_projects` its projects, `located_in` by firm and `sites` by project the park or district it
    is in; `place_names` names every province and city some firm is seated in. `grades`, `publishers` and `origins`
    say of a source's host how it stands, who publishes there, and whom its copies are taken from.
    """

    load: Load
    region: Region
    chains: Mapping[str, Chain]
    links: Mapping[str, Link]
    firms: Mapping[str, Firm]
    local_firms: tuple[Firm, ...]
    projects: Mapping[str, Project]
    organisations: Mapping[str, Organisation]
    figures: tuple[Figure, ...]
    grades: Mapping[str, HostGrade]
    publishers: Mapping[str, str]
    origins: Mapping[str, str]
    includes: Mapping[str, tuple[Includes, ...]]
    chains_of: Mapping[str, tuple[Includes, ...]]
    inputs: Mapping[str, tuple[InputTo, ...]]
    uses: Mapping[str, tuple[InputTo, ...]]
    makes_of: Mapping[str, tuple[Makes, ...]]
    makers: Mapping[str, tuple[Makes, ...]]
    candidates: Mapping[str, tuple[Makes, ...]]
    projects_by_link: Mapping[str, tuple[Project, ...]]
    city_projects: frozenset[str]
    owners: Mapping[str, tuple[Firm, ...]]
    chain_roles: Mapping[str, tuple[Leads, ...]]
    chiefs: Mapping[str, tuple[ChiefOf, ...]]
    undertakes: Mapping[str, tuple[Undertakes, ...]]
    signals: Mapping[str, tuple[Signal, ...]]
    measures: Mapping[str, tuple[Measure, ...]]
    wanted: Mapping[str, tuple[Wanted, ...]]
    wanted_for: Mapping[str, tuple[Wanted, ...]]
    presence: Mapping[str, tuple[PresentIn, ...]]
    relations: Mapping[str, tuple[RelatedTo, ...]]
    rulings: Mapping[str, tuple[Ruled, ...]]
    nearby: Mapping[str, tuple[MadeNearby, ...]]
    serving: Mapping[str, tuple[Serves, ...]]
    chain_projects: Mapping[str, tuple[PartOf, ...]]
    located_in: Mapping[str, tuple[FirmIn, ...]]
    sites: Mapping[str, tuple[ProjectIn, ...]]
    place_names: frozenset[str]
    industries: Mapping[str, Industry]
    groups: Mapping[str, tuple[Firm, ...]]
    families: Mapping[str, Family]
    by_class: Mapping[str, tuple[Link, ...]]

    def stage(self, chain_id: str, link_id: str) -> Stage:
        """Return the stage of a link in a chain. Raises KeyError where the chain does not include it."""
        return {edge.end: edge.stage for edge in self.includes[chain_id]}[link_id]

    def owner_roles(self, chain_id: str) -> tuple[Leads, ...]:
        """Return which firms lead a chain as its owners, each with its evidence."""
        return tuple(lead for lead in self.chain_roles.get(chain_id, ()) if lead.role is LeadRole.CHAIN_OWNER)

    def order(self, chain_ids: Iterable[str]) -> tuple[str, ...]:
        """Return chain ids in the city's own order."""
        wanted = set(chain_ids)
        return tuple(chain_id for chain_id in self.chains if chain_id in wanted)


def read_city(reader: Reader) -> City:
    """Read everything the measures need from one consistent view."""
    found: dict[str, Any] = {"load": reader.load(), "region": reader.region()}
    for part in PARTS:
        found |= part.read(reader, found)
    return City(**found)


def read_again(city: City, reader: Reader, kinds: Collection[str]) -> City:
    """Read again what rests on some kinds of record, from a view of the same load; the rest stays as it is."""
    found: dict[str, Any] = {field.name: getattr(city, field.name) for field in fields(City)}
    for part in PARTS:
        if any(kind.KIND in kinds for kind in part.kinds):
            found |= part.read(reader, found)
    return City(**found)


Found = Mapping[str, Any]
"""What has been read of a city so far, by the names of its fields."""


@dataclass(frozen=True, slots=True)
class Part:
    """Fields of a city that are read together: the kinds they rest on, and what reads them with the fields before."""

    kinds: tuple[type[Fact], ...]
    read: Callable[[Reader, Found], Found]


def _chains(reader: Reader, _: Found) -> Found:
    return {"chains": _by_id(sorted(reader.nodes(Chain), key=lambda chain: (chain.rank, chain.id)))}


def _links(reader: Reader, _: Found) -> Found:
    links = reader.nodes(Link)
    return {"links": _by_id(links), "by_class": _gathered(links, lambda link: link.gbt4754 and link.gbt4754[:3])}


def _firms(reader: Reader, _: Found) -> Found:
    firms = reader.nodes(Firm)
    towns = frozenset(name for firm in firms for name in (firm.province, firm.city) if name)
    told = {"local_firms": tuple(firm for firm in firms if firm.local), "place_names": towns}
    return {"firms": _by_id(firms), "groups": _gathered(firms, lambda firm: firm.group), **told}


def _includes(reader: Reader, found: Found) -> Found:
    edges = reader.edges(Includes)
    inside = {**dict.fromkeys(found["chains"], ()), **_grouped(edges, "start")}
    return {"includes": inside, "chains_of": _grouped(edges, "end")}


def _inputs(reader: Reader, _: Found) -> Found:
    edges = reader.edges(InputTo)
    return {"inputs": _grouped(edges, "end"), "uses": _grouped(edges, "start")}


def _makes(reader: Reader, found: Found) -> Found:
    makes, firms, region = reader.edges(Makes), found["firms"], found["region"]
    here = [edge for edge in makes if region.is_made_here(edge.place, firms[edge.start].local)]
    # what a local firm makes elsewhere is not made here, and brings nobody from there
    outside = [edge for edge in makes if not firms[edge.start].local]
    away = [edge for edge in outside if not region.is_made_here(edge.place, local=False)]
    return {"makes_of": _grouped(makes, "start"), "makers": _grouped(here, "end"), "candidates": _grouped(away, "end")}


def _projects(reader: Reader, found: Found) -> Found:
    projects, firms, region = _by_id(reader.nodes(Project)), found["firms"], found["region"]
    undertakes = reader.edges(Undertakes)
    owners = {key: tuple(firms[edge.start] for edge in group) for key, group in _grouped(undertakes, "end").items()}
    at_home = frozenset(
        project.id
        for project in projects.values()
        if region.holds(project.city, project.district, [firm.city for firm in owners.get(project.id, ())])
    )
    works: defaultdict[str, list[Project]] = defaultdict(list)
    for edge in reader.edges(Builds):
        if edge.start in at_home:
            works[edge.end].append(projects[edge.start])
    return {
        "projects": projects,
        "owners": owners,
        "undertakes": _grouped(undertakes, "start"),
        "city_projects": at_home,
        "projects_by_link": {link_id: tuple(group) for link_id, group in works.items()},
    }


def _related(reader: Reader, found: Found) -> Found:
    relations = _both_ends(reader.edges(RelatedTo))
    return {"relations": relations, "families": gather_families(found["firms"], found["groups"], relations)}


def _signals(reader: Reader, _: Found) -> Found:
    return {"signals": _joined(reader.edges(Shows), _by_id(reader.nodes(Signal)))}


def _measures(reader: Reader, _: Found) -> Found:
    measures = _by_id(reader.nodes(Measure))
    order = list(MeasureKind)
    grouped = _grouped(reader.edges(Measured), "start")
    found = {key: [measures[edge.end] for edge in group] for key, group in grouped.items()}
    return {
        "measures": {
            key: tuple(sorted(group, key=lambda each: (order.index(each.kind), each.date or "", each.id)))
            for key, group in found.items()
        }
    }


def _hosts(reader: Reader, _: Found) -> Found:
    hosts = reader.nodes(Host)
    named = {host.id: host.name_zh for host in hosts if host.name_zh is not None}
    origins = {host.id: host.reprinted_from for host in hosts if host.reprinted_from is not None}
    return {"grades": {host.id: host.grade for host in hosts}, "publishers": named, "origins": origins}


def _nodes(name: str, kind: type[Node]) -> Part:
    return Part((kind,), lambda reader, _: {name: _by_id(reader.nodes(kind))})


def _edges(name: str, kind: type[Edge], end: str) -> Part:
    return Part((kind,), lambda reader, _: {name: _grouped(reader.edges(kind), end)})


PARTS: tuple[Part, ...] = (
    Part((Chain,), _chains),
    Part((Link,), _links),
    Part((Firm,), _firms),
    Part((Includes, Chain), _includes),
    Part((InputTo,), _inputs),
    Part((Makes, Firm), _makes),
    Part((Project, Undertakes, Builds, Firm), _projects),
    Part((RelatedTo, Firm), _related),
    Part((Shows, Signal), _signals),
    Part((Measured, Measure), _measures),
    _edges("wanted", Wanted, "end"),
    _edges("wanted_for", Wanted, "start"),
    Part((Figure,), lambda reader, _: {"figures": reader.nodes(Figure)}),
    Part((Host,), _hosts),
    _nodes("organisations", Organisation),
    _nodes("industries", Industry),
    _edges("chain_roles", Leads, "end"),
    _edges("chiefs", ChiefOf, "end"),
    _edges("presence", PresentIn, "start"),
    _edges("rulings", Ruled, "end"),
    _edges("nearby", MadeNearby, "start"),
    _edges("serving", Serves, "end"),
    _edges("chain_projects", PartOf, "end"),
    _edges("located_in", FirmIn, "start"),
    _edges("sites", ProjectIn, "start"),
)
"""The fields of a city in the order they are read; one that rests on another comes after it."""


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
