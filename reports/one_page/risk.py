"""The largest risk of a chain, from facts on file: a firm in trouble, one supplier, works to come, a surplus."""

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum

from graph.analysis.lists.supply_risks import SupplyRisk, supply_risks
from graph.model.cells import evidence_of
from graph.model.edges import Makes
from graph.model.kinds import Outlook
from graph.text import Text
from reports.formats.document import Span, text_span
from reports.one_page.anchors import SEVERAL, decided_above, troubled
from reports.one_page.context import LINKS, OnePageContext
from reports.one_page.deadlines import not_built
from reports.one_page.dependence import Dependence, awaited, first_gaps, main_supplier
from reports.one_page.footing import footings, limited_feeds
from reports.one_page.page import Prose
from reports.one_page.text_fit import Clause, Room
from reports.wording.punctuation import END, with_brackets
from reports.wording.sentences import firm_name

HEAD = Text("四、最大的风险", "4. The largest risk")
WIDTH = 176.0
SUPPLIER = Text(
    "前{total}个补链、延链目标中{count}个的原料出自{firm}一家，可供地方多少没有资料",
    "{count} of the first {total} gaps are fed by {firm} alone; how much it can supply is not on file",
)
SUPPLIER_OF_ALL = Text(
    "{links}的原料出自{firm}一家，可供地方多少没有资料",
    "{links}: fed by {firm} alone; how much it can supply is not on file",
)
ALONE = Text(
    "{link}只有{firm}一家在做，{users}离不了它，又运不远",
    "{link} is made by {firm} alone; {users} need it and it cannot travel",
)
AWAITED = Text("{links}要等{feeds}建成", "{links} must wait for {feeds}")
UNSURE = Text(
    "{total}个目标中{count}个牵涉还没定的链环：{links}", "{count} of {total} targets hang on what is not sure: {links}"
)
LIMITED_OF = Text(
    "{link}要用的{feeds}可供外单位的有限，余量没有资料",
    "{feeds} for {link}: sold in part, what is left is not on file",
)
LIMITED = Text("{feeds}可供外单位的有限，余量没有资料", "{feeds}: sold in part, what is left is not on file")
SURPLUS = Text("{links}市场过剩（{year}年）", "{links}: market in surplus ({year})")
SURPLUS_UNDATED = Text("{links}市场过剩", "{links}: market in surplus")
PLAN_BACK = Text("按期限倒排工期，逐月报进度。", "Plan back from the date and report each month.")
PROMISE = Text("数量核清之前，不宜对企业承诺供料。", "Until quantities are checked, promise no feed.")
ASK_PLANS = Text(
    "先问它和集团的投资、减产打算，再谈靠它的项目。", "Ask it and its group what they mean to build and to cut."
)
ASK_GROUP = Text("先问集团的打算，再谈外地企业。", "Ask the group first, then firms elsewhere.")
ASK_STATE = Text("先问清建成没有、还做不做，再谈企业。", "Ask if it runs before firms are talked to.")
NONE = Text(
    "没有读到企业、供料和市场方面的重大风险，招引前再核实。",
    "No large risk of firms, supply or market was read; verify before recruiting.",
)


class Risk(Enum):
    """The kinds of risk that facts on file show."""

    TROUBLED = "troubled"
    ONE_SUPPLIER = "one_supplier"
    ALONE = "alone"
    DUE = "due"
    DECIDED_ABOVE = "decided_above"
    AWAITED = "awaited"
    UNSURE = "unsure"
    SURPLUS = "surplus"
    LIMITED = "limited"


KINDS = {
    Risk.TROUBLED: Text("靠的企业有难处", "A firm in trouble"),
    Risk.ONE_SUPPLIER: Text("原料出自一家", "One supplier"),
    Risk.ALONE: Text("断供", "Supply cut"),
    Risk.DECIDED_ABOVE: Text("投资由集团定", "Decided by a group"),
    Risk.AWAITED: Text("要等别的项目", "Works to come"),
    Risk.DUE: Text("有期限", "A fixed date"),
    Risk.UNSURE: Text("靠的还没定", "Rests on what is not sure"),
    Risk.SURPLUS: Text("市场过剩", "Market in surplus"),
    Risk.LIMITED: Text("料够不够", "Feed in part only"),
}
"""What each kind is called."""
ANSWERS = {
    Risk.TROUBLED: Text("先问集团的投资和减产打算", "Ask its group what it means to build and to cut"),
    Risk.ONE_SUPPLIER: Text(
        "先问清每年可外供多少，数量核清之前不承诺供料", "Ask how much it can supply; promise no feed before"
    ),
    Risk.ALONE: Text("备一条来路，检修和停产提前通报用户", "Keep a second source; tell users of stops in time"),
    Risk.DECIDED_ABOVE: Text("先问集团的打算，再谈外地企业", "Ask the group first, then firms elsewhere"),
    Risk.AWAITED: Text("投产前先谈，不先建", "Talk before it starts up, build after"),
    Risk.DUE: Text("按期限倒排工期，逐月报进度", "Plan back from the date and report each month"),
    Risk.UNSURE: Text("先问清建成没有、还做不做，再谈企业", "Ask if it runs before firms are talked to"),
    Risk.LIMITED: Text("先问清余量，再谈企业", "Ask what is left before firms are talked to"),
    Risk.SURPLUS: Text("先问本地用户用量，再定规模", "Ask local users for their need before a size is set"),
}
"""What to do about each first."""


def risks(context: OnePageContext) -> Iterator[tuple[Risk, list[Clause]]]:
    """Yield every kind of risk there is, the largest first, each in words that get shorter."""
    told = list(troubled(context))
    if told:
        yield Risk.TROUBLED, told
    due = not_built(context)
    if due:
        yield Risk.DUE, due
    yield from _supplies(context)
    waiting = list(_awaited(context))
    yield from waiting
    unsure = [] if waiting else list(_unsure(context))
    if unsure:
        yield Risk.UNSURE, unsure
    yield from _surplus(context)
    yield from _limited(context)


def largest_risk(context: OnePageContext) -> Prose:
    """Return the largest risk in at most two lines, and what not to promise before it is settled."""
    found = list(risks(context))
    if not found:
        return Prose(context.text(HEAD), text_span(context.text(NONE)))
    end, more = END.of(context.language), _advice(context, {kind for kind, _ in found})
    room = Room(WIDTH, context.size, 2)
    gap = " " if more and context.language == "en" else ""
    # what stands behind is measured before, so that there is room for it
    _, *told = context.line(room, text_span(end + gap + more), *(choices for _, choices in found[:3]))
    return Prose(context.text(HEAD), (*told, Span(end + gap + more)))


def _advice(context: OnePageContext, kinds: set[Risk]) -> str:
    """Say what to ask, or not to promise, before the largest risk is settled; nothing where its clause says it."""
    if Risk.TROUBLED in kinds:
        return context.text(ASK_PLANS)
    if Risk.DUE in kinds:
        return context.text(PLAN_BACK)
    if kinds & OF_SUPPLY:
        return context.text(PROMISE)
    if Risk.DECIDED_ABOVE in kinds:
        return context.text(ASK_GROUP)
    return context.text(ASK_STATE) if Risk.UNSURE in kinds else ""


OF_SUPPLY = frozenset({Risk.ONE_SUPPLIER, Risk.ALONE})
"""The kinds of which nothing is to be promised before quantities are known."""
Found = Iterator[tuple[Risk, list[Clause]]]


def _supplies(context: OnePageContext) -> Found:
    """Yield who alone feeds half of the first gaps or holds them and is not free, then the most shared single maker."""
    found, total = main_supplier(context), len(first_gaps(context))
    if found is not None and 2 * len(found.targets) >= total:
        yield Risk.ONE_SUPPLIER, list(_fed_by_one(context, found, total))
    else:
        above = list(decided_above(context))
        if above:
            yield Risk.DECIDED_ABOVE, above
    alone = [each for each in supply_risks(context.judgement, context.chain_id) if context.is_good(each.link_id)]
    if alone:
        yield Risk.ALONE, list(_alone(context, alone[0]))


def _fed_by_one(context: OnePageContext, found: Dependence, total: int) -> Iterator[Clause]:
    """Yield how many of the first gaps one party feeds; where it is all of them, which."""
    count, firm = len(found.targets), firm_name(found.firm)
    if count < total:
        yield context.clause(SUPPLIER, total=total, count=count, firm=firm)
    for most in (2, 1):
        links = context.goods((target.link_id for target in found.targets), most)
        yield context.clause(SUPPLIER_OF_ALL, links=links, firm=firm)


def _alone(context: OnePageContext, risk: SupplyRisk) -> Iterator[Clause]:
    makes = [fact for fact in risk.facts if isinstance(fact, Makes)]
    firms = context.firms((context.city.firms[make.start] for make in makes), 1)
    users = [edge.end for edge in risk.users]
    for most in (3, 2, 1):
        told = context.goods(users, most)
        yield context.clause(ALONE, *makes[:1], link=context.link(risk.link_id), firm=firms, users=told)


def _awaited(context: OnePageContext) -> Found:
    """Yield the gaps that wait for the feed most of them wait for; one that waits alone is no risk of the chain."""
    found = awaited(context)
    feed = max(found, key=lambda each: len(found[each]), default=None)
    if feed is not None and len(found[feed]) >= SEVERAL:
        told = (context.goods(found[feed], most) for most in (2, 1))
        yield Risk.AWAITED, [context.clause(AWAITED, links=links, feeds=context.link(feed)) for links in told]


def _unsure(context: OnePageContext) -> Iterator[Clause]:
    """Yield on what at least half of the chain's targets, and several, rest that is not surely here."""
    found, total = footings(context), len(context.targets)
    resting = {target.link_id for each in found for target in each.targets}
    if len(resting) < SEVERAL or 2 * len(resting) < total:
        return
    for most in (2, 1):
        names = [with_brackets(context.link(each.link_id), each.mark or None, context.language) for each in found]
        facts = [fact for each in found[:most] for fact in each.latest]
        links = context.listed(names, most, LINKS)
        yield context.clause(UNSURE, *facts, total=total, count=len(resting), links=links)


def _limited(context: OnePageContext) -> Found:
    """Yield the feeds of which a part only can be had."""
    edges = limited_feeds(context)
    told = [context.clause(LIMITED, feeds=context.goods((edge.start for edge in edges), most)) for most in (2, 1)]
    if len(edges) == 1:
        (edge,) = edges
        of = context.clause(LIMITED_OF, link=context.link(edge.end), feeds=context.link(edge.start))
        told.insert(0, of)
    if edges:
        yield Risk.LIMITED, told


def _surplus(context: OnePageContext) -> Found:
    """Yield the first gaps whose market is in surplus, on the evidence of that outlook."""
    links = [context.city.links[target.link_id] for target in first_gaps(context)]
    glutted = [link for link in links if link.outlook is Outlook.SURPLUS]
    if glutted:
        first, names = glutted[0], context.goods((link.id for link in glutted), 2)
        year, evidence = first.outlook_year, evidence_of(first, "outlook")
        text = SURPLUS_UNDATED if year is None else SURPLUS
        yield Risk.SURPLUS, [context.clause(text, replace(first, evidence=evidence), links=names, year=year)]
