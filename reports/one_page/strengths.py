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
from graph.model.kinds import InputRole, LinkKind, Scale, Siting, Stage
from graph.model.nodes import Firm
from graph.text import Text
from reports.formats.document import Spans, text_span
from reports.one_page.context import OnePageContext
from reports.one_page.near import begun_gaps, gaps, later_gaps
from reports.one_page.page import Pair, Points, text_of
from reports.one_page.text_fit import Clause, Room, shortened
from reports.one_page.type_sizes import HALF, PADDING
from reports.wording.language import typeset
from reports.wording.punctuation import with_note
from reports.wording.sentences import capacity, firm_name

MAX_SHOWN = 3
STRONG_HEAD, GAP_HEAD = Text("主要强项", "Main strengths"), Text("先补的缺口", "Gaps to close first")
"""Heads of the lists: of a choice, so without a number beside those of all strong and missing links."""
NO_STRONG = Text("本链还没有判强的链环。", "No link of the chain is judged strong yet.")
NO_GAPS = Text("没有判出须补、须延的链环。", "No link to supplement or extend follows.")
ONLY_CHANCES = Text(
    "须补、须延的都是机会项目，有主动来的再谈。",
    "All links to supplement or extend are opportunities: talk if one comes.",
)
SIZED = Text("{firm}，{capacity}（{year}年）", "{firm}, {capacity} ({year})")
SIZED_UNDATED = Text("{firm}，{capacity}", "{firm}, {capacity}")
RENOWNED = Text("{firm}，{position}", "{firm}, {position}")
POSITION_ON_FILE = Text("有市场地位", "market position on file")
YEAR = Text("{year}年", "{year}")
LARGE = Text("{firm}，规模大", "{firm}, of large scale")
MAKERS = Text("{firms}在做", "run by {firms}")
DEPENDENTS = Text("{links}要用它", "{links} cannot do without it")
USED = Text("本地{users}要用", "used here by {users}")
FED = Text("本地有{feeds}，没有查到谁在做", "{feeds} here, no maker found")
COMING = Text("原料{feeds}，没有查到谁在做", "feed {feeds}, no maker found")
HAVE = Text("本地有{feeds}", "{feeds} here")
FEED = Text("原料{feeds}", "feed {feeds}")
VENUES = Text("依托{venues}，没有查到运营商", "rests on {venues}; no operator found")
KIN = Text("{firms}在外地做，与{locals}同一集团", "{firms} makes it elsewhere, in one group with {locals}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TAKEN_BACK = re.compile("已非|已不|不再")
"""Words by which a position says that it is one no more."""
_CLAUSES = re.compile("[,，;；。]")
_SHARE = re.compile(r"(?:占|率|份额)[^%,，;；]*?(\d+(?:\.\d+)?)[%％]")
"""A share of a market; another percentage, of growth or of quality, is none."""
SIZE = ("capacity", "capacity_unit", "year")
"""Columns of a make that say how much it makes."""


def strong_and_missing(context: OnePageContext) -> Pair:
    """Return the three strengths and the three gaps side by side; what arises as waste is none, so that two may do."""
    strong = tuple(_strength(context, group) for group in _shown(context)[:MAX_SHOWN])
    missing = tuple(_gap(context, target) for target in first_missing(context)[:MAX_SHOWN])
    none = ONLY_CHANCES if gaps(context) else NO_GAPS
    return Pair(
        Points(context.text(STRONG_HEAD), strong or (text_span(context.text(NO_STRONG)),)),
        Points(context.text(GAP_HEAD), missing or (text_span(context.text(none)),)),
    )


def first_missing(context: OnePageContext) -> list[Target]:
    """List the gaps of the chain, those first that are begun in the near phase, in the order of the roadmap.

    What is neither pressing nor feasible is none to close first, unless the near phase begins it.
    """
    own = {target.link_id for target in context.targets}
    later = (target for target in later_gaps(context) if target.link_id not in context.judgement.deferred)
    return [*(target for target in begun_gaps(context) if target.link_id in own), *later]


def _shown(context: OnePageContext) -> list[tuple[Verdict, ...]]:
    """List the strengths that are shown: if there are others, neither waste nor what the chain takes from others.

    Public supply is none unless a position is on file; what merely serves the chain stands behind the rest.
    """
    held = [group for group in strengths(context) if not _is_mere_supply(context, group[0])]
    made = [group for group in held if not is_by_product(context, group[0].link_id)] or held
    own = [group for group in made if context.is_own(group[0].link_id)] or made
    return sorted(own, key=lambda group: context.city.stage(context.chain_id, group[0].link_id) is Stage.SUPPORT)


def _is_mere_supply(context: OnePageContext, verdict: Verdict) -> bool:
    make = _best(verdict)
    renowned = make is not None and position_of(make) is not None
    return context.city.links[verdict.link_id].siting is Siting.PUBLIC and not renowned


def strengths(context: OnePageContext) -> list[tuple[Verdict, ...]]:
    """List the strong links, the weightiest first; links of one maker with one renown stand together.

    Weight: the chain's own before what it takes from others, what a plant makes for itself, by-products, raw
    materials that the land gives and public supply; then what the chain owner makes; then renown, the largest share of
    a market first; then how many others depend on it.
    """
    strong = [each for each in context.verdicts if each.state is LinkState.STRONG]
    groups: dict[object, list[Verdict]] = {}
    for verdict in sorted(strong, key=lambda each: _weight(context, each)):
        make = _best(verdict)
        position = None if make is None else position_of(make)
        alike = verdict.link_id if make is None or position is None else (make.start, position)
        groups.setdefault(alike, []).append(verdict)
    return [tuple(group) for group in groups.values()]


def _weight(context: OnePageContext, verdict: Verdict) -> tuple[bool, bool, tuple[int, float], int, str]:
    link = context.city.links[verdict.link_id]
    raw = link.siting is Siting.RESOURCE and link.kind is LinkKind.MATERIAL
    by_product = is_by_product(context, link.id)
    apart = not context.is_own(link.id) or raw or by_product or link.siting in (Siting.CAPTIVE, Siting.PUBLIC)
    around = context.judgement.context_of(link.id)
    owners = {lead.start for lead in context.city.owner_roles(context.chain_id)}
    owned = any(isinstance(fact, Makes) and fact.start in owners for fact in verdict.facts_for(Measure.CURRENT))
    level, share = _renown(_best(verdict))
    return apart, not owned, (-level, -share), -len(around.dependents) - len(around.core_users), link.id


def is_by_product(context: OnePageContext, link_id: str) -> bool:
    """Check whether a link arises beside another product."""
    return any(edge.role is InputRole.BYPRODUCT for edge in context.city.inputs.get(link_id, ()))


def _best(verdict: Verdict) -> Makes | None:
    """Return the local make that says most of a link: one of renown, else the largest on file."""
    makes = [fact for fact in verdict.facts_for(Measure.CURRENT) if isinstance(fact, Makes)]
    return max(makes, key=lambda make: (_renown(make), _own_capacity(make) or 0.0, make.year or ""), default=None)


def _renown(make: Makes | None) -> tuple[int, float]:
    """Return how renowned a make is: a position on file before mere size, and the share of a market it states."""
    if make is None:
        return 0, 0.0
    position = position_of(make)
    return (int(make.scale is Scale.LARGE), 0.0) if position is None else (2, stated_share(position))


def position_of(make: Makes) -> str | None:
    """Return the market position of a make; None where none is on file, or its own text takes it back."""
    position = make.market_position
    return None if position is None or _TAKEN_BACK.search(position) else position


def stated_share(position: str) -> float:
    """Return the largest share in per cent that a position states of the firm itself, 0 where it states none.

    What its whole group holds is no share of the local firm.
    """
    own = (clause for clause in _CLAUSES.split(position) if "所属" not in clause and "集团" not in clause)
    return max((float(found) for clause in own for found in _SHARE.findall(clause)), default=0.0)


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
    """Yield the links of the chain that need a link; what arises beside it does not use it."""
    users = context.judgement.context_of(link_id).core_users
    inside = {each.link_id for each in context.verdicts}
    yield from (edge.end for edge in users if edge.role is not InputRole.BYPRODUCT and edge.end in inside)


def _claims(context: OnePageContext, verdict: Verdict, make: Makes) -> Iterator[Clause]:
    """Yield what can be said of a maker: its market position, its capacity, its size, that it operates.

    Where a position is on file nothing weaker stands for it: it takes another line rather.
    """
    firm, said = firm_name(context.city.firms[make.start]), capacity(make, context.language)
    positions = list(_positions(context, firm, make))
    if context.language == "zh":
        yield from positions
    if said is not None and _own_capacity(make) is not None:
        text = SIZED_UNDATED if make.year is None else SIZED
        yield context.clause(text, told_of(make, *SIZE), firm=firm, capacity=said, year=make.year)
    # what a source says of a position is in Chinese, so that a figure says more in English
    yield from positions
    if positions:
        return
    if make.scale is Scale.LARGE:
        yield context.clause(LARGE, told_of(make, "scale"), firm=firm)
    makes = [fact for fact in verdict.facts_for(Measure.CURRENT) if isinstance(fact, Makes)]
    for most in (2, 1):
        firms = context.firms((context.city.firms[each.start] for each in makes), most)
        yield context.clause(MAKERS, *(told_of(each, "status") for each in makes[:most]), firms=firms)


def _positions(context: OnePageContext, firm: str, make: Makes) -> Iterator[Clause]:
    """Yield the market position of a make in fewer and fewer clauses, on its own evidence where it has some."""
    known = position_of(make)
    if known is None:
        return
    year = make.market_position_year
    fact = replace(make, evidence=evidence_of(make, "market_position"), year=None)
    for position in shortened(typeset(known).rstrip("。")):
        dated = year is not None and (context.language == "en" or not _YEAR.search(position))
        # what a source says of a position is on file in Chinese alone
        said = position if context.language == "zh" else POSITION_ON_FILE.of(context.language)
        noted = with_note(said, YEAR.of(context.language, year=year) if dated else None, context.language)
        yield context.clause(RENOWNED, fact, firm=firm, position=noted)


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
