"""What the city must decide about a chain, derived from the facts on file."""

from collections.abc import Iterator

from graph.analysis.candidates.deciders import NOT_DECIDING, decides
from graph.analysis.measures.sites import NO_GOODS
from graph.analysis.targets.rule_context import CLOSED_OUTLOOKS
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.states import Grade, LinkState
from graph.model.kinds import Siting
from graph.model.nodes import Firm
from graph.text import Text
from reports.formats.document import Span, Spans
from reports.one_page.context import LINKS, OnePageContext
from reports.one_page.dependence import first_gaps, main_supplier
from reports.one_page.page import RULE, Box, Points
from reports.one_page.parks import carrying_parks
from reports.one_page.strengths import is_by_product
from reports.one_page.text_fit import Clause, Room
from reports.one_page.units import is_chief_known
from reports.wording.language import typeset
from reports.wording.punctuation import END
from reports.wording.sentences import firm_name

HEAD = Text("三、请市里定", "3. For the city to decide")
MAX_SHOWN = 4
WIDTH = 166.0
WIDE = Room(10_000.0, 10.5, 1)
"""Room for any sentence."""
LEADERS = Text(
    "明确本链链长和牵头部门：链长{rule}，牵头部门{rule}",
    "Name the chief {rule} and the lead department {rule} of the chain",
)
OWNER = Text("链主企业{rule}", "its owner firm {rule}")
RESTRICTED = Text(
    "{link}新增产能受限，本地{users}要用：由用户外购，还是争取指标",
    "{link}, restricted but used here by {users}: buy it in, or seek a quota",
)
REFERENCE = Text("依据{reference}", "under {reference}")
SUPPLY = Text(
    "是否由市政府出面，商{firms}明确{feeds}可供地方的数量",
    "Whether the city settles with {firms} how much {feeds} local firms can have",
)
BOTH = Text("{group}和{firm}", "{group} and {firm}")
SITES = Text(
    "是否由{park}公布可供地块、能耗和环境容量，作为谈判底数",
    "Whether {park} states land, energy and environmental capacity on offer",
)
NO_SITE = Text(
    "明确承载园区{rule}，公布可供地块、能耗和环境容量",
    "Name a park {rule} and the land, energy and environmental capacity on offer",
)
VENUES = Text("明确{links}的场地和经营条件由谁定：{rule}", "Name who settles the site and the terms of {links}: {rule}")


def decisions(context: OnePageContext) -> Box:
    """Return the box of what the city must decide: who leads, which feeds, which site, what is restricted."""
    room = Room(WIDTH, context.size, 1 if context.language == "zh" else 2)
    return Box(Points(context.text(HEAD), tuple(_line(context, room, *each) for each in _found(context))))


def decisions_in_full(context: OnePageContext) -> tuple[Spans, ...]:
    """Return what the city must decide, each in all its words: for papers that have room."""
    return tuple(_line(context, WIDE, *each) for each in _found(context))


def _found(context: OnePageContext) -> "tuple[Decision, ...]":
    return (*_leaders(context), *_supply(context), *_sites(context), *_venues(context), *_restricted(context))[
        :MAX_SHOWN
    ]


def topics(context: OnePageContext) -> list[str]:
    """List in a few words what the city must decide, in the order of the box."""
    leading = [] if leaders(context) is None else [OWNER_TOPIC if is_chief_known(context) else CHIEF_TOPIC]
    others = [topic for topic, find in TOPICS if any(True for _ in find(context))]
    return [context.text(topic) for topic in (*leading, *others)][:MAX_SHOWN]


Decision = tuple[list[Clause], list[Clause]]
"""What is to be decided, in words that get shorter, and what may be added."""


def _line(context: OnePageContext, room: Room, said: list[Clause], more: list[Clause]) -> Spans:
    return (*context.line(room, (), said, more), Span(END.of(context.language)))


def leaders(context: OnePageContext) -> Decision | None:
    """Return who is to be named: chief and department unless a source names it, the owner if none is on file."""
    owner = [] if context.city.owner_roles(context.chain_id) else [context.clause(OWNER, rule=RULE)]
    if not is_chief_known(context):
        return [context.clause(LEADERS, rule=RULE)], owner
    return (owner, []) if owner else None


def _leaders(context: OnePageContext) -> Iterator[Decision]:
    found = leaders(context)
    if found is not None:
        yield found


def _restricted(context: OnePageContext) -> Iterator[Decision]:
    """Yield the missing link under restriction that most works under construction here want.

    Works that run have bought it all along, so that there is nothing to decide.
    """
    wanted = [each for each in context.verdicts if each.state is LinkState.MISSING and _is_closed(context, each)]
    users = {each.link_id: _coming_users(context, each.link_id) for each in wanted}
    best = max(wanted, key=lambda each: len(users[each.link_id]), default=None)
    if best is not None and users[best.link_id]:
        link, ends = context.city.links[best.link_id], users[best.link_id]
        said = [
            context.clause(RESTRICTED, link=context.link(link.id), users=context.goods(ends, most)) for most in (2, 1)
        ]
        rule = link.siting_reference
        # the rule is on file in Chinese alone
        told = rule is not None and context.language == "zh"
        yield said, [context.clause(REFERENCE, reference=typeset(rule or ""))] if told else []


def _coming_users(context: OnePageContext, link_id: str) -> list[str]:
    ends = (edge.end for edge in context.judgement.context_of(link_id).core_users)
    return [end for end in ends if context.judgement.verdicts[end].grade is Grade.BUILDING]


def _is_closed(context: OnePageContext, verdict: Verdict) -> bool:
    link = context.city.links[verdict.link_id]
    return link.outlook in CLOSED_OUTLOOKS or link.siting is Siting.REGULATED


def _supply(context: OnePageContext) -> Iterator[Decision]:
    """Yield the feeds of the first gaps that one local firm alone makes.

    What a firm that decides itself has as waste, an office asks it for: that is no matter for the city.
    """
    found = main_supplier(context)
    waste = found is not None and all(is_by_product(context, feed) for feed in found.feeds)
    if found is not None and not (waste and decides(found.firm)):
        firms = _decider(context, found.firm)
        yield [context.clause(SUPPLY, firms=firms, feeds=context.goods(found.feeds, most)) for most in (4, 3, 2, 1)], []


def _decider(context: OnePageContext, firm: Firm) -> str:
    """Name a firm, with its group before it where the group decides."""
    asked = firm.decided_by is not None or firm.legal_form in NOT_DECIDING
    if not asked or firm.group is None or firm.group in firm_name(firm):
        return firm_name(firm)
    return context.text(BOTH, group=firm.group, firm=firm_name(firm))


def _sites(context: OnePageContext) -> Iterator[Decision]:
    """Yield the first park that could take the first gaps, where any of them is goods or draws near to a place."""
    parks = carrying_parks(context)
    if parks or any(context.city.links[target.link_id].kind not in NO_GOODS for target in first_gaps(context)):
        names = [typeset(park.name) for park in parks[:1]]
        yield [context.clause(SITES, park=names[0]) if names else context.clause(NO_SITE, rule=RULE)], []


def _venues(context: OnePageContext) -> Iterator[Decision]:
    """Yield the first gaps that are no goods, where nothing draws them to a park: their sites and terms are open."""
    gaps = [target.link_id for target in first_gaps(context)]
    if gaps and not any(True for _ in _sites(context)):
        names = [context.link(each) for each in gaps]
        told = (context.listed(names, most, LINKS) for most in (3, 2, 1))
        yield [context.clause(VENUES, links=links, rule=RULE) for links in told], []


CHIEF_TOPIC, OWNER_TOPIC = Text("链长和牵头部门", "chief and lead department"), Text("链主企业", "owner firm")
TOPICS = (
    (Text("原料由谁去商、可供多少", "who settles how much feed there is"), _supply),
    (Text("可供地块和容量", "land and capacity on offer"), _sites),
    (Text("场地和经营条件由谁定", "who settles sites and terms"), _venues),
    (Text("限制新增的一环买还是争", "buy or seek a quota of what is restricted"), _restricted),
)
"""What the decisions after the first are about, in a few words."""
