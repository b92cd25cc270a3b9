"""Chapter nine of a roadmap: risks, each with what to do about it, and what is not sure."""

from collections.abc import Iterator

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.lists.supply_risks import supply_risks
from graph.model.fact import Fact
from graph.text import Text
from reports.formats.document import Block, Spans, cell_spans, text_span
from reports.one_page.context import OnePageContext
from reports.one_page.decisions import WIDE
from reports.one_page.risk import ANSWERS, KINDS, risks
from reports.one_page.text_fit import Clause
from reports.roadmap.chapter_context import ChapterContext, Head
from reports.wording.lists import risk_text
from reports.wording.objections import objections_text
from reports.wording.punctuation import join_names, with_brackets, with_label
from reports.wording.roadmap import link_names
from reports.wording.sentences import firm_name

RISKS = Text("风险和对策", "Risks and what to do")
HEADERS: tuple[Head, ...] = (
    (Text("风险", "Risk"), 16, "left"),
    (Text("说的是什么", "What it is"), 54, "left"),
    (Text("先做什么", "What to do first"), 30, "left"),
)
CUT = Text("断供", "Supply cut")
CUT_ANSWER = Text("备一条来路，检修和停产提前通报用户", "Keep a second source; tell users of stops in time")
FIRM = Text("候选企业不利情况", "Against candidates")
FIRM_ANSWER = Text("先核实，有转机再谈", "Verify first; talk when it has changed")
UNSURE = Text("结论易变", "May change")
UNSURE_SAID = Text(
    "{number} 个目标再核实一家就可能改判：{links}", "{number} targets may change with one maker: {links}"
)
UNSURE_ANSWER = Text("先核实，再立项", "Verify before a project")
NONE = Text("没有读到重大风险，招引前再核实。", "No large risk was read; verify before recruiting.")
SUPPLIES, OBJECTIONS, TARGETS = 2, 2, 6


def risk_chapter(context: ChapterContext) -> Iterator[Block]:
    """Yield the table of risks, the largest first."""
    rows = [*_largest(context), *_supplies(context), *_unsure(context), *_objections(context)]
    if rows:
        yield context.table(RISKS, HEADERS, rows)
    else:
        yield context.paragraph(NONE)


Row = tuple[Spans, ...]


def _largest(context: ChapterContext) -> Iterator[Row]:
    for kind, choices in risks(context.parts):
        said = _first(context.parts, choices)
        yield cell_spans(context.text(KINDS[kind])), said, cell_spans(context.text(ANSWERS[kind]))


def _first(parts: OnePageContext, choices: list[Clause]) -> Spans:
    return parts.line(WIDE, (), choices)


def _supplies(context: ChapterContext) -> Iterator[Row]:
    """Yield the links that one firm alone makes here and others cannot do without."""
    for risk in supply_risks(context.judgement, context.chain_id)[:SUPPLIES]:
        said = with_label(context.link(risk.link_id), risk_text(context.city, risk, context.language), context.language)
        cites = context.cite(*risk.facts[:1], *risk.users[:1])
        yield cell_spans(context.text(CUT)), text_span(said, cites), cell_spans(context.text(CUT_ANSWER))


def _unsure(context: ChapterContext) -> Iterator[Row]:
    targets = context.judgement.targets_of(context.chain_id)
    unsure = [each.link_id for each in targets if not each.verdict.stable]
    if unsure:
        links = link_names(context.city, unsure, context.language, TARGETS)
        said = context.text(UNSURE_SAID, number=len(unsure), links=links)
        yield cell_spans(context.text(UNSURE)), cell_spans(said), cell_spans(context.text(UNSURE_ANSWER))


def _objections(context: ChapterContext) -> Iterator[Row]:
    """Yield what speaks against the first candidates of the first targets, with whom it is said of."""
    city, language = context.city, context.language
    found: dict[str, tuple[dict[str, list[str]], list[Fact]]] = {}
    for target in context.judgement.targets_of(context.chain_id)[:TARGETS]:
        for each in rank_candidates(city, target.link_id)[:1]:
            for one in each.serious_objections[:1]:
                firms, facts = found.setdefault(objections_text(one, language), ({}, []))
                firms.setdefault(firm_name(each.firm), []).append(context.link(target.link_id))
                facts.extend(one.facts)
    for why, (firms, facts) in list(found.items())[:OBJECTIONS]:
        who = join_names(
            (with_brackets(firm, join_names(links, language), language) for firm, links in firms.items()), language
        )
        said = text_span(with_label(who, why, language), context.cite(*facts[:3]))
        yield cell_spans(context.text(FIRM)), said, cell_spans(context.text(FIRM_ANSWER))
