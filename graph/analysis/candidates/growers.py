"""Local firms that could grow into a gap, with reasons by name: to be asked before anybody is sought elsewhere."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.analysis.candidates.deciders import deciders_of, decides
from graph.analysis.candidates.kinship import CLASS_DIGITS
from graph.analysis.candidates.local_links import active_makes, core_goods
from graph.analysis.candidates.local_trouble import trouble_of
from graph.analysis.facts.alternatives import alternatives_to
from graph.analysis.facts.certainty import DOUBTFUL, LocalMaking, local_making
from graph.analysis.facts.city import City
from graph.analysis.facts.criticality import is_readily_bought
from graph.analysis.verdicts.scale_signs import RUNNING
from graph.model.cells import basis_told
from graph.model.edges import InputTo, Makes
from graph.model.kinds import Basis, InputRole, LegalForm, RelationKind, Siting, Strength
from graph.model.labelled_enum import LabelledEnum
from graph.model.nodes import Firm, Link, Signal

NO_GROWERS = frozenset({LegalForm.PUBLIC_BODY, LegalForm.TRADER, LegalForm.INSTITUTE})
"""Legal forms that do not build plants."""


BROAD_CLASS = 8
"""Links of one industry class from which on the class says little of what a plant could make."""
BROAD_FEED = 3
"""Divisions of industry that take a feed from which on sharing it says little: all sorts of works use hydrogen."""
DIVISION_DIGITS = 2
"""Digits of the industry class that a plant and what it could grow into share: the division of GB/T 4754."""


class Growth(LabelledEnum):
    """Why a local firm could grow into a link, the closest reason first."""

    MAKES = "makes", "已在做", "makes it already"
    FEED = "feed", "做原料", "makes its feed"
    STREAM = "stream", "装置副产", "has it as a by-product"
    PART = "part", "做部件", "makes a part of it"
    SAME_FEED = "same_feed", "用同一种原料", "uses the same feed"
    USER = "user", "要用它", "uses it"
    SAME_CLASS = "same_class", "做同类产品", "makes products of its class"


OF_ROLE = {InputRole.COMPONENT: Growth.PART, InputRole.BYPRODUCT: Growth.STREAM}
"""Why the maker of an input could grow, where it is no plain feed."""


@dataclass(frozen=True, slots=True)
class GrowthReason:
    """One reason: of which kind, what the firm makes, of which link, and the feed both share, if that is the reason.

    `making` says how surely the firm makes it.
    """

    kind: Growth
    make: Makes
    link: Link
    shared: Link | None = None
    making: LocalMaking | None = None

    @property
    def is_doubtful(self) -> bool:
        """Whether it is not known that the firm still makes it."""
        return self.making is not None and self.making.certainty in DOUBTFUL


@dataclass(frozen=True, slots=True)
class Grower:
    """A local firm that could grow into a link, its reasons (the closest first), and who decides for it.

    `trouble` is serious recent news against it: it may have other cares than to grow.
    """

    firm: Firm
    reasons: tuple[GrowthReason, ...]
    deciders: tuple[str, ...]
    trouble: Signal | None = None

    @property
    def decides(self) -> bool:
        """Whether it decides on its investment itself, as far as the facts say."""
        return decides(self.firm)

    @property
    def is_doubtful(self) -> bool:
        """Whether one asks first if it still works: of the link itself, else of everything it could grow from."""
        own = [reason for reason in self.reasons if reason.kind is Growth.MAKES]
        return all(reason.is_doubtful for reason in own or self.reasons)


def local_growers(city: City, link_id: str) -> tuple[Grower, ...]:
    """List the local firms that could grow into a link, the most likely first; of possible duplicates the first.

    Order: the closest reason; firms that run now; those that decide themselves; more reasons; name and id.
    """
    found: defaultdict[str, list[GrowthReason]] = defaultdict(list)
    for reason in _reasons(city, link_id):
        if city.firms[reason.make.start].legal_form not in NO_GROWERS:
            found[reason.make.start].append(reason)
    growers = sorted((_grower(city, firm, reasons) for firm, reasons in found.items()), key=_place)
    kept: dict[str, Grower] = {}
    for grower in growers:
        if kept.keys().isdisjoint(_duplicates(city, grower.firm.id)):
            kept[grower.firm.id] = grower
    return tuple(kept.values())


def _duplicates(city: City, firm_id: str) -> set[str]:
    edges = (edge for edge in city.relations.get(firm_id, ()) if edge.kind is RelationKind.POSSIBLE_DUPLICATE)
    return {end for edge in edges for end in (edge.start, edge.end)} - {firm_id}


def _grower(city: City, firm_id: str, reasons: Iterable[GrowthReason]) -> Grower:
    once = {(reason.link.id, reason.kind): reason for reason in reasons}
    ordered = sorted(once.values(), key=lambda reason: list(Growth).index(reason.kind))
    firm = city.firms[firm_id]
    return Grower(firm, tuple(ordered), deciders_of(city, firm), trouble_of(city, firm_id))


def _place(grower: Grower) -> tuple[int, bool, bool, int, str, str]:
    closest = list(Growth).index(grower.reasons[0].kind)
    runs = any(reason.make.status in RUNNING for reason in grower.reasons)
    firm = grower.firm
    return (closest, not runs, not grower.decides, -len(grower.reasons), firm.name_zh, firm.id)


def _reasons(city: City, link_id: str) -> Iterable[GrowthReason]:
    """Yield every reason, each link for its closest one alone."""
    seen: set[str] = set()
    for find in (_makers, _feeds, _same_feeds, _users, _same_class):
        found = [reason for reason in find(city, link_id) if reason.link.id not in seen]
        seen |= {reason.link.id for reason in found}
        yield from found


def _of_links(city: City, kind: Growth, links: Iterable[str], shared: Link | None = None) -> Iterable[GrowthReason]:
    for link in links:
        for make in active_makes(city, link):
            if basis_told(make) is not Basis.INFERRED:
                yield GrowthReason(kind, make, city.links[link], shared, local_making(city, [make]))


def _makers(city: City, link_id: str) -> Iterable[GrowthReason]:
    return _of_links(city, Growth.MAKES, (link_id,))


def _feeds(city: City, link_id: str) -> Iterable[GrowthReason]:
    """Find makers of a feed or part, unless its division is another one: a steel works does not grow into pumps.

    Nor does who has what works of all sorts take, as hydrogen, grow into each of them, where it takes more than that.
    """
    goods = _goods(city, link_id)
    for edge in goods:
        beside = edge.alternatives is None and edge.role is not InputRole.BYPRODUCT and _is_broad(city, edge.start)
        if _is_other_division(city, link_id, edge.start) or (beside and len(goods) > 1):
            continue
        kind = OF_ROLE.get(edge.role, Growth.FEED)
        yield from _of_links(city, kind, (edge.start,))


def _goods(city: City, link_id: str) -> tuple[InputTo, ...]:
    """List the core materials and components of a link that are not simply bought."""
    return tuple(edge for edge in core_goods(city.inputs.get(link_id, ())) if not is_readily_bought(city, edge.start))


def _same_feeds(city: City, link_id: str) -> Iterable[GrowthReason]:
    """Find makers of other links by the same feed; one of several alternatives is surely used only if it is here.

    Who takes a product has none of what arises beside it, so that by-products are no feed in common. Who makes a feed
    of another division and works it up in that of the link is called its maker: it grows into the link after all.
    """
    for feed in _feeds_in_common(city, link_id):
        if _is_broad(city, feed):
            continue
        own = {reason.make.start: reason for reason in _of_links(city, Growth.FEED, (feed,))}
        refused = own if _is_other_division(city, link_id, feed) else {}
        here = bool(active_makes(city, feed))
        used = (edge for edge in core_goods(city.uses.get(feed, ())) if edge.role is not InputRole.BYPRODUCT)
        uses = (edge for edge in used if here or edge.alternatives is None)
        others = (edge.end for edge in uses if edge.end != link_id)
        alike = _of_links(city, Growth.SAME_FEED, _of_division(city, link_id, others), city.links[feed])
        yield from (refused.get(reason.make.start, reason) for reason in alike)


def _feeds_in_common(city: City, link_id: str) -> tuple[str, ...]:
    """List the core goods of a link that are no by-products."""
    return tuple(edge.start for edge in _goods(city, link_id) if edge.role is not InputRole.BYPRODUCT)


def _is_broad(city: City, feed: str) -> bool:
    """Check whether works of all sorts take a feed, so that two of them are no kin by it."""
    codes = (city.links[edge.end].gbt4754 for edge in core_goods(city.uses.get(feed, ())))
    return len({code[:DIVISION_DIGITS] for code in codes if code}) >= BROAD_FEED


def _users(city: City, link_id: str) -> Iterable[GrowthReason]:
    """Find makers of what takes the link, unless they are on file as using an alternative to it."""
    users = {edge.end: edge for edge in core_goods(city.uses.get(link_id, ()))}
    for reason in _of_links(city, Growth.USER, _of_division(city, link_id, users)):
        others = {edge.start for edge in alternatives_to(city, users[reason.link.id])}
        if reason.make.route not in others:
            yield reason


def _of_division(city: City, link_id: str, others: Iterable[str]) -> tuple[str, ...]:
    """Pick the links whose makers are of the same division of industry; one without a class is not among them."""
    own = (city.links[link_id].gbt4754 or "")[:DIVISION_DIGITS]
    return tuple(each for each in others if own and (city.links[each].gbt4754 or "").startswith(own))


def _is_other_division(city: City, *links: str) -> bool:
    codes = {code[:DIVISION_DIGITS] for code in (city.links[link].gbt4754 for link in links) if code}
    return len(codes) > 1


def _same_class(city: City, link_id: str) -> Iterable[GrowthReason]:
    code = city.links[link_id].gbt4754
    group = city.by_class.get((code or "")[:CLASS_DIGITS], ())
    alike = [link.id for link in group if link.gbt4754 == code and link.siting is not Siting.CAPTIVE]
    if len(alike) >= BROAD_CLASS:
        return ()
    around = _around(city, link_id)
    akin = (each for each in alike if each != link_id and not around.isdisjoint(_around(city, each)))
    # what is only being built shows no skill to grow from
    return (reason for reason in _of_links(city, Growth.SAME_CLASS, akin) if reason.make.status in RUNNING)


def _around(city: City, link_id: str) -> frozenset[tuple[str, bool]]:
    """Gather what ties a product to its like: core goods that few others take, and who cannot do without it."""
    feeds = {(feed, True) for feed in _feeds_in_common(city, link_id) if not _is_broad(city, feed)}
    users = (edge.end for edge in city.uses.get(link_id, ()) if edge.strength is Strength.CORE)
    return frozenset(feeds | {(user, False) for user in users})
