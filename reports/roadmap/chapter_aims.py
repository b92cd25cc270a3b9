"""Chapter three of a roadmap: aims, as numbers to fill beside counts that follow from the steps."""

from collections.abc import Iterator, Mapping

from graph.analysis.lists.calls import calls
from graph.analysis.roadmap.phase_limits import Phase
from graph.analysis.roadmap.roadmap import Roadmap, Step
from graph.analysis.verdicts.states import Mark, Strategy
from graph.text import Text
from reports.formats.document import Block, Note, Spans, cell_spans, text_span
from reports.roadmap.chapter_context import BLANK_RULE, ChapterContext, Head
from reports.wording.language import number

AIMS = Text("目标", "Aims")
WHAT = Text("指标", "What")
NOW = Text("现在", "Now")
YEAR = Text("{year}年", "{year}")
TO_FILL = (
    Text("本链产值（亿元）", "Output of the chain (CNY 100 m)"),
    Text("规上企业（家）", "Firms above the threshold"),
    Text("当年完成投资（亿元）", "Investment in the year (CNY 100 m)"),
)
"""Figures that the department in charge fills in."""
HERE = Text("已有链环（强、已有待核、弱，个）", "Links here (strong, to verify, weak)")
SUPPLY = Text("核心投入本地配套率（现在 {part}/{whole} 条）", "Core inputs made here ({part} of {whole} now)")
VERIFIED = Text("先核实的事办结（件，共 {total} 件）", "Calls settled (of {total})")
BEGUN = Text("着手的链环（个，累计）", "Links begun (in all)")
OF_THESE: Mapping[Text, frozenset[Strategy | None]] = {
    Text("其中补链、延链", "of these to supplement, extend"): frozenset({Strategy.SUPPLEMENT, Strategy.EXTEND}),
    Text("其中强链", "of these to strengthen"): frozenset({Strategy.STRENGTHEN}),
    Text("其中盯办", "of these to see through"): frozenset({Strategy.SEE_THROUGH}),
    Text("其中先行环节", "of these prerequisites"): frozenset({None}),
}
NOTE = Text(
    "横线由牵头部门填写。着手的链环数由第四章的步骤数出，办不办、何时办以审定为准。",
    "Blanks are for the lead department. Links begun are counted from the steps of chapter 4 and are subject to "
    "approval.",
)
PRESENT = frozenset({Mark.STRONG, Mark.PRESENT, Mark.WEAK})
Cells = tuple[str | None, str | None, str | None]
"""What stands for now, for the end of the first phase and for that of the second."""


def aims(context: ChapterContext) -> Iterator[Block]:
    """Yield the table of aims."""
    years = _years(context.plan)
    later: list[Head] = [(Text(YEAR.of("zh", year=each), YEAR.of("en", year=each)), 17, "center") for each in years]
    heads: list[Head] = [(WHAT, 49, "left"), (NOW, 17, "center"), *later]
    yield context.table(AIMS, heads, [_row(text, cells) for text, cells in _rows(context)])
    yield Note(text_span(context.text(NOTE)))


def _row(text: str, cells: Cells) -> tuple[Spans, ...]:
    return (cell_spans(text), *(cell_spans(each) for each in cells))


def _years(plan: Roadmap | None) -> tuple[str, str]:
    """Return the years in which the first two phases end."""
    if plan is None:
        return BLANK_RULE, BLANK_RULE
    ends = (plan.span(phase)[1] for phase in (Phase.NEAR, Phase.MIDDLE))
    first, second = (BLANK_RULE if end is None else str(end) for end in ends)
    return first, second


def _rows(context: ChapterContext) -> Iterator[tuple[str, Cells]]:
    for text in TO_FILL:
        yield context.text(text), (BLANK_RULE, BLANK_RULE, BLANK_RULE)
    here = sum(many for mark, many in context.judgement.tally(context.chain_id).items() if mark in PRESENT)
    yield context.text(HERE), (str(here), BLANK_RULE, BLANK_RULE)
    supply = context.measures.local_supply
    if supply.value is not None:
        told = context.text(SUPPLY, part=number(round(supply.part, 2)), whole=number(round(supply.whole, 2)))
        yield told, (f"{supply.value:.0%}", BLANK_RULE, BLANK_RULE)
    open_calls = len(calls(context.judgement, context.chain_id))
    if open_calls:
        yield context.text(VERIFIED, total=open_calls), (BLANK_RULE, str(open_calls), str(open_calls))
    if context.plan is not None:
        yield from _counted(context, context.plan)


def _counted(context: ChapterContext, plan: Roadmap) -> Iterator[tuple[str, Cells]]:
    near, middle = plan.of_phase(Phase.NEAR), plan.of_phase(Phase.MIDDLE)
    yield context.text(BEGUN), _cells(plan.steps, near, (*near, *middle))
    for text, kinds in OF_THESE.items():
        found = [[step for step in steps if step.strategy in kinds] for steps in (plan.steps, near, (*near, *middle))]
        if found[2]:
            yield context.text(text), _cells(*found)


def _cells(every: "tuple[Step, ...] | list[Step]", *until: "tuple[Step, ...] | list[Step]") -> Cells:
    under_way = sum(step.is_underway for step in every)
    near, middle = (str(len(steps)) for steps in until)
    return str(under_way), near, middle
