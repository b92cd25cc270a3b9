"""Where in the city a target could be placed: the parks and districts its suppliers and users are in, or that serve it.

Nothing here is a decision: each place stands with the facts that bring it up, and is a suggestion (推定).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph.analysis.facts.city import City
from graph.analysis.facts.places import districts_of_firm, is_in_separate_zone
from graph.analysis.judgement import Judgement
from graph.analysis.targets.targets import Target
from graph.model.edges import InputTo, Makes, Serves
from graph.model.fact import Fact
from graph.model.kinds import InputRole, LinkKind, OrgKind
from graph.model.labelled_enum import LabelledEnum
from graph.model.nodes import Firm

PARK_WORDS = ("园区", "开发区", "产业园", "工业园", "高新区", "产业区", "基地")
"""What the place of a firm, as read, must name to be taken for a park; a town or a pit is where it is, no more."""
NO_GOODS = frozenset({LinkKind.SERVICE, LinkKind.ENERGY})
DRAWS_NOTHING = frozenset({InputRole.SERVICE, InputRole.ENERGY})


class SiteReason(LabelledEnum):
    """What a place is near to."""

    SUPPLIER = "supplier", "本地投入所在", "Its local inputs are there"
    USER = "user", "本地用户所在", "Its local users are there"
    MAKER = "maker", "本环现有生产企业所在", "Its makers are there"
    SERVING = "serving", "服务本链的园区", "A park that serves the chain"


@dataclass(frozen=True, slots=True)
class Site:
    """One park, or district where no park is on file: why it comes up, the firms there, and the facts."""

    name: str
    district: str | None
    reasons: tuple[SiteReason, ...]
    firms: tuple[Firm, ...]
    facts: tuple[Fact, ...]


def suggested_sites(judgement: Judgement, target: Target) -> tuple[Site, ...]:
    """Return the places that come up for a target: most kinds of nearness first, then most firms, then the name.

    A park that merely serves one of the target's chains comes up only where no firm of its inputs, uses or own is
    placed, and only for goods: a service or a power plant is not where a park is. What comes by wire or is a service
    draws nothing near. Places in zones governed apart are left out.
    """
    found: defaultdict[str, list[tuple[SiteReason, Firm, tuple[Fact, ...]]]] = defaultdict(list)
    for nearby, make, edge in _neighbours(judgement, target):
        firm = judgement.city.firms[make.start]
        for name in _places(judgement, firm):
            found[name].append((nearby, firm, (make,) if edge is None else (make, edge)))
    placed = [_site(judgement.city, name, each) for name, each in found.items()]
    placed.sort(key=lambda each: (-len(each.reasons), -len(each.firms), each.name))
    goods = judgement.city.links[target.link_id].kind not in NO_GOODS
    return tuple(placed) or (tuple(_serving(judgement, target)) if goods else ())


def _neighbours(judgement: Judgement, target: Target) -> Iterator[tuple[SiteReason, Makes, InputTo | None]]:
    makers = judgement.city.makers
    for edge in (edge for edge in target.context.local_core_inputs if edge.role not in DRAWS_NOTHING):
        yield from ((SiteReason.SUPPLIER, make, edge) for make in makers.get(edge.start, ()))
    for edge in (edge for edge in target.context.local_users if edge.role not in DRAWS_NOTHING):
        yield from ((SiteReason.USER, make, edge) for make in makers.get(edge.end, ()))
    yield from ((SiteReason.MAKER, make, None) for make in makers.get(target.link_id, ()))


def _places(judgement: Judgement, firm: Firm) -> tuple[str, ...]:
    """Return the park of a firm: as placed in the graph, else as read; the district where there is no park."""
    city = judgement.city
    seats = (city.organisations[seat.end] for seat in city.located_in.get(firm.id, ()))
    parks = [
        each.name_zh
        for each in seats
        if each.kind is OrgKind.PARK and not is_in_separate_zone(city.region, each.name_zh)
    ]
    if parks:
        return tuple(dict.fromkeys(parks))
    if firm.park is not None and any(word in firm.park for word in PARK_WORDS):
        return (firm.park,)
    return districts_of_firm(city, firm)[:1]


def _site(city: City, name: str, found: list[tuple[SiteReason, Firm, tuple[Fact, ...]]]) -> Site:
    firms = {firm.id: firm for _, firm, _ in found}
    districts = {each for firm in firms.values() for each in districts_of_firm(city, firm) if each != name}
    return Site(
        name=name,
        district=next(iter(districts)) if len(districts) == 1 else None,
        reasons=tuple(each for each in SiteReason if any(nearby is each for nearby, _, _ in found)),
        firms=tuple(firms.values()),
        facts=tuple(dict.fromkeys(fact for _, _, facts in found for fact in facts)),
    )


def _serving(judgement: Judgement, target: Target) -> Iterator[Site]:
    city = judgement.city
    edges: dict[str, Serves] = {edge.start: edge for chain in target.chains for edge in city.serving.get(chain, ())}
    for id, edge in sorted(edges.items()):
        park = city.organisations[id]
        if park.kind is OrgKind.PARK and not is_in_separate_zone(city.region, park.name_zh):
            yield Site(park.name_zh, None, (SiteReason.SERVING,), (), (edge, park))
