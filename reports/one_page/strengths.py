"""The three strongest links of a chain and the three gaps to close first, each in at most two lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.analysis.facts.city import City
from graph.analysis.facts.corporate_families import family_members
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import LinkState, Strategy
from graph.model.cells import evidence_of, told_of
from graph.model.edges import InputTo, Makes
from graph.model.kinds import InputRole, LinkKind, Scale, Siting
from graph.model.nodes import Firm
from reports.formats.document import Spans, text_span
from reports.one_page.context import OnePageContext
from reports.one_page.page import Pair, Points, text_of
from reports.one_page.text_fit import Clause, Room, shortened
from reports.one_page.type_sizes import HALF, PADDING
from reports.wording.language import Text, typeset
from reports.wording.sentences import capacity, firm_name

MAX_SHOWN = 3
THREE_STRONG, THREE_GAPS = Text("三强", "Three strengths"), Text("三缺", "Three gaps")
NO_STRONG = Text("本链还没有判强的链环。", "No link of the chain is judged strong yet.")
NO_GAPS = Text("没有判出须补、须延的链环。", "No link to supplement or extend follows.")
SIZED = Text("{firm}，{capacity}（{year}年）", "{firm}, {capacity} ({year})")
SIZED_UNDATED = Text("{firm}，{capacity}", "{firm}, {capacity}")
RENOWNED = Text("{firm}，{position}", "{firm}, market position on file")
RENOWNED_THEN = Text("{firm}，{position}（{year}年）", "{firm}, market position on file ({year})")
LARGE = Text("{firm}，同类中规模大", "{firm}, large among its kind")
MAKERS = Text("{firms}在做", "run by {firms}")
DEPENDENTS = Text("{links}离不了它", "{links} cannot do without it")
USED = Text("本地{users}要用", "used here by {users}")
FED = Text("本地有{feeds}，下一道没有查到", "{feeds} here, the next step not found")
COMING = Text("原料{feeds}，下一道没有查到", "feed {feeds}, the next step not found")
HAVE = Text("本地有{feeds}", "{feeds} here")
FEED = Text("原料{feeds}", "feed {feeds}")
VENUES = Text("依托{venues}，没有查到运营商", "rests on {venues}; no operator found")
KIN = Text("{firms}在外地做，与{locals}同一集团", "{firms} makes it elsewhere, in one group with {locals}")
_YEAR = re.compile(r"(?:19|20)\d\d")
SIZE = ("capacity", "capacity_unit", "year")
"""Columns of a make that say how much it makes."""


def strong_and_missing(context: OnePageContext) -> Pair:
    """Return the three strengths and the three gaps side by side."""
    strong = tuple(_strength(context, group) for group in strengths(context)[:MAX_SHOWN])
    missing = tuple(_gap(context, target) for target in gaps(context)[:MAX_SHOWN])
    return Pair(
        Points(context.text(THREE_STRONG), strong or (text_span(context.text(NO_STRONG)),)),
        Points(context.text(THREE_GAPS), missing or (text_span(context.text(NO_GAPS)),)),
    )


def strengths(context: OnePageContext) -> list[tuple[Verdict, ...]]:
    """List the strong links, the weightiest first; links of one maker with one renown stand together.

    Weight: the chain's own before what it takes from others, what a plant makes for itself, by-products, raw
    materials that the land gives and public supply; then what the chain owner makes; then renown; then how many others
    depend on it.
    """
    strong = [each for each in context.verdicts if each.state is LinkState.STRONG]
    groups: dict[object, list[Verdict]] = {}
    for verdict in sorted(strong, key=lambda each: _weight(context, each)):
        make = _best(verdict)
        alike = verdict.link_id if make is None or make.market_position is None else (make.start, make.market_position)
        groups.setdefault(alike, []).append(verdict)
    return [tuple(group) for group in groups.values()]


def _weight(context: OnePageContext, verdict: Verdict) -> tuple[bool, bool, int, int, str]:
    link = context.city.links[verdict.link_id]
    raw = link.siting is Siting.RESOURCE and link.kind is LinkKind.MATERIAL
    by_product = any(edge.role is InputRole.BYPRODUCT for edge in context.city.inputs.get(link.id, ()))
    apart = not context.is_own(link.id) or raw or by_product or link.siting in (Siting.CAPTIVE, Siting.PUBLIC)
    around = context.judgement.context_of(link.id)
    owners = {lead.start for lead in context.city.owner_roles(context.chain_id)}
    owned = any(isinstance(fact, Makes) and fact.start in owners for fact in verdict.facts_for(Measure.CURRENT))
    return apart, not owned, -_renown(_best(verdict)), -len(around.dependents) - len(around.core_users), link.id


def _best(verdict: Verdict) -> Makes | None:
    """Return the local make that says most of a link: one of renown, else the largest on file."""
    makes = [fact for fact in verdict.facts_for(Measure.CURRENT) if isinstance(fact, Makes)]
    return max(makes, key=lambda make: (_renown(make), _own_capacity(make) or 0.0, make.year or ""), default=None)


def _renown(make: Makes | None) -> int:
    if make is None:
        return 0
    return 2 if make.market_position is not None else int(make.scale is Scale.LARGE)


def _own_capacity(make: Makes) -> float | None:
    return make.capacity if make.capacity_scope is None else None


def _strength(context: OnePageContext, group: tuple[Verdict, ...]) -> Spans:
    make, room = _best(group[0]), _room(context)
    inside = {each.link_id for each in group}
    used = [end for link in inside for end in _users(context, link) if end not in inside]
    claims = [] if make is None else list(_claims(context, group[0], make))
    more = (context.clause(DEPENDENTS, links=context.goods(used, most)) for most in (2, 1)) if used else ()
    names = [context.named(context.goods((each.link_id for each in group), most)) for most in (2, 1)]
    # the shorter name where only that leaves room for what is best to be said
    name = next((each for each in names if not claims or room.holds(text_of(each) + claims[0].text)), names[0])
    return context.line(room, name, claims, more)


def _room(context: OnePageContext) -> Room:
    return Room(HALF - PADDING, context.size, context.density.points)


def _users(context: OnePageContext, link_id: str) -> Iterator[str]:
    yield from (edge.end for edge in context.judgement.context_of(link_id).core_users)


def _claims(context: OnePageContext, verdict: Verdict, make: Makes) -> Iterator[Clause]:
    """Yield what can be said of a maker: its market position, its capacity, its size, that it operates."""
    firm, said = firm_name(context.city.firms[make.start]), capacity(make, context.language)
    positions = list(_positions(context, firm, make))
    if context.language == "zh":
        yield from positions
    if said is not None and _own_capacity(make) is not None:
        text = SIZED_UNDATED if make.year is None else SIZED
        yield context.clause(text, told_of(make, *SIZE), firm=firm, capacity=said, year=make.year)
    # what a source says of a position is in Chinese, so that a figure says more in English
    yield from positions
    if make.scale is Scale.LARGE:
        yield context.clause(LARGE, told_of(make, "scale"), firm=firm)
    makes = [fact for fact in verdict.facts_for(Measure.CURRENT) if isinstance(fact, Makes)]
    for most in (2, 1):
        firms = context.firms((context.city.firms[each.start] for each in makes), most)
        yield context.clause(MAKERS, *(told_of(each, "status") for each in makes[:most]), firms=firms)


def _positions(context: OnePageContext, firm: str, make: Makes) -> Iterator[Clause]:
    """Yield the market position of a make in fewer and fewer clauses, on its own evidence where it has some."""
    if make.market_position is None:
        return
    year = make.market_position_year
    fact = replace(make, evidence=evidence_of(make, "market_position"), year=None)
    for position in shortened(typeset(make.market_position).rstrip("。")):
        dated = year is not None and (context.language == "en" or not _YEAR.search(position))
        text = RENOWNED_THEN if dated else RENOWNED
        yield context.clause(text, fact, firm=firm, position=position, year=year)


def gaps(context: OnePageContext) -> list[Target]:
    """List the targets to supplement or extend, best first."""
    return [target for target in context.targets if target.strategy in (Strategy.SUPPLEMENT, Strategy.EXTEND)]


def _gap(context: OnePageContext, target: Target) -> Spans:
    reasons = (reason(context, target, most) for most in (3, 2, 1))
    served = context.city.links[target.link_id].kind is LinkKind.SERVICE
    feeds = target.context.local_core_inputs if target.strategy is Strategy.SUPPLEMENT and not served else ()
    more = (have(context, feeds, most) for most in (2, 1)) if feeds else ()
    return context.line(_room(context), context.named(context.link(target.link_id)), reasons, more)


def reason(context: OnePageContext, target: Target, most: int) -> Clause:
    """Say why a gap is one here, naming at most so many links: who uses it, what feeds it, or whose group makes it."""
    facts = target.grounds[0].facts
    inputs = [fact for fact in facts if isinstance(fact, InputTo)]
    makes = [fact for fact in facts if isinstance(fact, Makes)]
    if makes:
        return _kin(context, makes)
    if target.strategy is Strategy.SUPPLEMENT:
        return context.clause(USED, users=context.link_names((fact.end for fact in inputs), most))
    feeds = [fact.start for fact in inputs]
    starts = context.feeds(inputs, most)
    if context.city.links[target.link_id].siting is Siting.OPERATED:
        return context.clause(VENUES, venues=starts)
    return context.clause(FED if context.any_here(feeds) else COMING, feeds=starts)


def have(context: OnePageContext, feeds: Sequence[InputTo], most: int) -> Clause:
    """Name feeds that are here, or that are to come or to be verified."""
    here = context.any_here(edge.start for edge in feeds)
    return context.clause(HAVE if here else FEED, feeds=context.feeds(feeds, most))


def _kin(context: OnePageContext, makes: list[Makes]) -> Clause:
    outside = [context.city.firms[make.start] for make in makes]
    local = [firm for each in outside for firm in local_kin(context.city, each)]
    return context.clause(KIN, *makes[:1], firms=context.firms(outside, 1), locals=context.firms(local, 1))


def local_kin(city: City, firm: Firm) -> list[Firm]:
    """List the local firms that count as one party with a firm."""
    return [city.firms[each] for each in sorted(family_members(city, firm.id)) if city.firms[each].local]
