"""Chapters five and six of a roadmap: firms to talk to first, and ties on file by which business brings business."""

import re
from collections.abc import Iterator
from itertools import takewhile

from graph.analysis.exploration.connection_hops import ConnectionKind, Hop
from graph.analysis.exploration.connections import Connection, by_end, connections_to_candidates
from graph.analysis.facts.places import is_in_separate_zone
from graph.text import Text
from reports.formats.document import Block, Note, Spans, TableBlock, cell_spans, text_span
from reports.one_page.cautions import caution_line
from reports.one_page.visit_table import on_watch_line, visit_rows
from reports.one_page.visits import first_visits
from reports.roadmap.chapter_context import ChapterContext, Head
from reports.wording.connections import connection_texts
from reports.wording.lists import firms_text
from reports.wording.punctuation import PAUSE, join_clauses, join_names, names_and_count, with_brackets, with_label
from reports.wording.sentences import firm_name, firm_place

FIRMS = Text("对接企业名单", "Firms to talk to and to approach")
FIRM_HEADERS: tuple[Head, ...] = (
    (Text("序", "#"), 5, "center"),
    (Text("企业", "Firm"), 16, "left"),
    (Text("所在地", "Place"), 14, "left"),
    (Text("补哪一环", "Link"), 20, "left"),
    (Text("为什么谈", "Why"), 33, "left"),
    (Text("先问", "Ask first"), 12, "left"),
)
FIRMS_NOTE = Text(
    "{lead}除注明接触外意向都未知；全部候选见《招商引资目标企业目录》。",
    "{lead}Unless contact is stated no interest is known. All candidates are in the catalogue.",
)
LEAD_FIRST = Text("先谈下列 {first} 家。", "Talk to these {first} first. ")
LEAD_BOTH = Text(
    "先谈前 {first} 家；其余 {rest} 家来本地的理由还不够，可接触。",
    "Talk to the first {first}; the other {rest} have no reason of their own to come yet and may be approached. ",
)
LEAD_OTHERS = Text(
    "还没有先谈企业；下列 {rest} 家来本地的理由还不够，可接触，先办核实。",
    "There is none to talk to first yet; these {rest} have no reason of their own to come and may be approached. ",
)
LEAD_LATER = Text(
    "{firms}补后期的缺口，到那时先谈。", "{firms}: for gaps of later phases, to be talked to first then. "
)
NOBODY = Text(
    "没有收录能先去谈的外地企业，先请本地企业和商会提供线索。",
    "No firm to talk to first is on file; ask local firms and chambers for leads.",
)
TIES = Text("本地企业能带来的企业", "Firms that local firms are tied to")
TIE_HEADERS: tuple[Head, ...] = (
    (Text("请谁牵线", "Through whom"), 18, "left"),
    (Text("外地企业", "Firm elsewhere"), 22, "left"),
    (Text("收录的往来", "Ties on file"), 38, "left"),
    (Text("可补的链环", "Links it would close"), 22, "left"),
)
TIES_NOTE = Text(
    "本链 {locals} 家本地企业与 {count} 家外地企业有股权、集团、买卖或项目往来，{serving}；"
    "往来不等于意向，请本地企业先问。",
    "{locals} local firms of the chain are tied to {count} firms elsewhere by ownership, group, trade or project, "
    "{serving}. A tie is no sign of interest: local firms ask first.",
)
SERVING, NONE_SERVING = (
    Text("其中目标候选 {count} 家", "{count} of them candidates"),
    Text("都还没有对上本链目标", "none of them a candidate yet"),
)
ASK_LISTS = Text(
    "请链主和骨干企业各报主要客户、供应商名单：________。",
    "The owner and main firms are to list their customers and suppliers: ________.",
)
NO_TIES = Text(
    "没有查到本地企业与外地企业的股权、集团、买卖或项目往来；请链主和骨干企业各报主要客户、供应商名单：________。",
    "No tie of a local firm of the chain to firms elsewhere is on file. The owner and main firms are to list their "
    "customers and suppliers: ________.",
)
IN_GROUP = Text("同属{group}", "all of {group}")
_BLANK = re.compile("(?<=[\u3400-\u9fff）]) (?=[\u3400-\u9fff（])")
NOT_CANDIDATE = Text("还没有对上目标", "no target yet")
HOLDERS = Text(
    "股东和母公司先问投资打算，不作招引对象：{told}。", "Holders are asked for their plans, not recruited: {told}."
)
DEALINGS = frozenset({ConnectionKind.SUPPLIER, ConnectionKind.CUSTOMER, ConnectionKind.PROJECT})
HOLDINGS = frozenset({ConnectionKind.SHAREHOLDER, ConnectionKind.PARENT})
FIRMS_SHOWN, TIES_SHOWN, LINKS_SHOWN = 8, 6, 2


def firms(context: ChapterContext) -> Iterator[Block]:
    """Yield the firms to talk to first, and who is on watch."""
    rows = visit_rows(context.parts, FIRMS_SHOWN)
    if not rows:
        yield context.paragraph(NOBODY)
        return
    yield context.paragraph(FIRMS_NOTE, lead=_lead(context))
    yield context.table(FIRMS, FIRM_HEADERS, rows)
    for note in (
        caution_line(context.parts, first_visits(context.parts, FIRMS_SHOWN, later=True)),
        on_watch_line(context.parts),
    ):
        if note:
            yield Note(note)


def _lead(context: ChapterContext) -> str:
    """Say how many of the firms are talked to first: those at the top; such as stand behind others have time."""
    visits = first_visits(context.parts, FIRMS_SHOWN, later=True)
    first = sum(1 for _ in takewhile(lambda visit: visit.is_first, visits))
    later = [firm_name(visit.candidate.firm) for visit in visits[first:] if visit.is_first]
    rest = len(visits) - first - len(later)
    told = context.text(LEAD_OTHERS if not first else LEAD_BOTH if rest else LEAD_FIRST, first=first, rest=rest)
    return told + (context.text(LEAD_LATER, firms=join_names(later, context.language)) if later else "")


def ties(context: ChapterContext) -> Iterator[Block]:
    """Yield the ties on file between local firms of the chain and firms elsewhere that make links of it."""
    every = _ties(context)
    found = [tie for tie in every if _is_worth(context, tie)]
    holders = [tie for tie in every if _is_holder(tie) and not _links(context, tie.end)]
    if not found:
        yield context.paragraph(NO_TIES)
        yield from _holders(context, holders)
        return
    inside = {each.link_id for each in context.verdicts}
    of_chain = [tie for tie in found if any(make.end in inside for make in context.city.makes_of.get(tie.end, ()))]
    serving = {tie.end for tie in found if _links(context, tie.end)}
    told = {"locals": len({tie.start for tie in found}), "count": len({tie.end for tie in found})}
    which = context.text(SERVING, count=len(serving)) if serving else context.text(NONE_SERVING)
    yield context.paragraph(TIES_NOTE, serving=which, **told)
    if of_chain:
        yield _table(context, of_chain)
    else:
        yield context.paragraph(ASK_LISTS)
    yield from _holders(context, holders)


def _is_worth(context: ChapterContext, tie: Connection) -> bool:
    """Check whether a tie may bring business: its firm would close a target, or deals with the local one itself.

    An acquaintance of an acquaintance brings nobody, and whoever holds a local firm is asked for its plans.
    """
    return bool(_links(context, tie.end)) or (len(tie.hops) == 1 and tie.hops[0].kind in DEALINGS)


def _is_holder(tie: Connection) -> bool:
    return len(tie.hops) == 1 and tie.hops[0].kind in HOLDINGS


def _holders(context: ChapterContext, found: list[Connection]) -> Iterator[Block]:
    """Yield in small who holds firms that make goods of this chain itself: asked for plans, not brought."""
    own = {make.start for make in context.makes if context.parts.is_own(make.end)}
    told: dict[str, list[str]] = {}
    for tie in found:
        if tie.start in own:
            holder = firm_name(context.city.firms[tie.end])
            told.setdefault(firm_name(context.city.firms[tie.start]), []).append(holder)
    said = [
        with_label(local, join_names(holders, context.language), context.language) for local, holders in told.items()
    ]
    if said:
        yield Note(text_span(context.text(HOLDERS, told=join_clauses(said[:TIES_SHOWN], context.language))))


def _table(context: ChapterContext, found: list[Connection]) -> TableBlock:
    """Return the ties as a table, those of one local firm to one group in one row."""
    once = sorted({tie.end: tie for tie in reversed(found)}.values(), key=lambda tie: _place(context, tie))
    alike: dict[tuple[object, ...], list[Connection]] = {}
    for tie in once:
        hop = tie.hops[0]
        in_group = len(tie.hops) == 1 and hop.kind is ConnectionKind.GROUP
        alike.setdefault((tie.start, hop.via) if in_group else (tie.start, tie.end), []).append(tie)
    return context.table(TIES, TIE_HEADERS, [_row(context, ties) for ties in list(alike.values())[:TIES_SHOWN]])


def _place(context: ChapterContext, tie: Connection) -> tuple[bool, int, str, str]:
    """Return what ties are ordered by: candidates of targets first, the nearest first, those of one firm together."""
    return not _links(context, tie.end), len(tie.hops), tie.start, tie.end


def _ties(context: ChapterContext) -> list[Connection]:
    """List the ways from local firms of the chain to firms elsewhere by what is on file, not by what is possible."""
    leads = {lead.start for lead in context.city.chain_roles.get(context.chain_id, ())}
    firms = sorted(leads | {make.start for make in context.makes})
    local = [firm for firm in firms if context.city.firms[firm].local]
    found = []
    for firm in local:
        for end, ways in by_end(connections_to_candidates(context.city, firm)).items():
            real = [way for way in ways if not any(_is_possible(hop) for hop in way.hops)]
            if real and not is_in_separate_zone(context.city.region, context.city.firms[end].city):
                found.append(real[0])
    return found


def _is_possible(hop: Hop) -> bool:
    """Check whether a step says only that trade would be possible, or that two are in one place."""
    return hop.kind.is_affinity


def _links(context: ChapterContext, firm: str) -> list[str]:
    """List the targets of the chain that a firm would close."""
    targets = {target.link_id for target in context.judgement.targets_of(context.chain_id)}
    made = (make.end for make in context.city.makes_of.get(firm, ()))
    return [context.link(link) for link in dict.fromkeys(made) if link in targets]


def _row(context: ChapterContext, ties: list[Connection]) -> tuple[Spans, ...]:
    """Return one row of a tie, or of several of one group: through whom, who, what is on file, what it would close."""
    city, language = context.city, context.language
    firms = [city.firms[tie.end] for tie in ties]
    names = [with_brackets(firm_name(firm), firm_place(firm) or None, language) for firm in firms]
    told = names[0] if len(names) == 1 else firms_text(firms, language)
    (words,) = connection_texts(city, ties[:1], language)
    facts = [fact for hop in words.hops for fact in hop.facts]
    said = PAUSE.of(language).join(_BLANK.sub("", hop.text) for hop in words.hops)
    if len(ties) > 1:
        said = context.text(IN_GROUP, group=ties[0].hops[0].via[0])
    links = [link for tie in ties for link in _links(context, tie.end)]
    return (
        cell_spans(firm_name(city.firms[ties[0].start])),
        cell_spans(told),
        text_span(said, context.cite(*facts[:3])),
        cell_spans(names_and_count(list(dict.fromkeys(links)), language, LINKS_SHOWN) or context.text(NOT_CANDIDATE)),
    )
