"""The roadmap on a slide: a column for each phase with its years and its steps."""

import re
from collections.abc import Iterator

from graph.analysis.roadmap.phase_limits import Phase
from graph.analysis.roadmap.roadmap import Roadmap, Step
from graph.text import Text
from reports.deck.frame import Area, paragraphs, said, slide
from reports.drawing.roadmap_scene import HELPER, StepCard, build_roadmap_scene
from reports.drawing.wide import MARGIN, ROOM, Item, Panel, Run, Runs, Words, fitting, line_height, plain
from reports.formats.deck import BOTTOM, TOP, Slide
from reports.one_page.context import OnePageContext
from reports.roadmap.document import plan_of
from reports.wording.punctuation import PAUSE
from reports.wording.roadmap import counted_steps, phase_text

TITLES = (Text("分三期走：近期{count}，共{total}步", "Three phases: {count} first, {total} in all"),)
NO_PLAN = Text("还没有可排的步骤", "No step to plan yet")
NO_PLAN_WHY = Text(
    "没有判出目标，先核实、先摸底，再排路径。", "No target follows; verify and survey before anything is planned."
)
FOOT = Text(
    "只有运不远、本地又没有的投入要先建成；年份为建议，可调。",
    "Only what cannot travel and is not here is built first; years are proposals.",
)
MORE = Text("另有{count}步，见发展路径图", "{count} more steps in the roadmap")
NOTHING = Text("这一期没有步骤", "No step in this phase")
SHOWN = 6
_BETWEEN = re.compile("(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
GAP, INSET, HEAD = 16.0, 14.0, 84.0


def path_slide(context: OnePageContext) -> Slide:
    """Return the slide of the phases, or of why there is nothing to plan."""
    plan = plan_of(context.judgement, context.chain_id)
    if plan is None:
        told = said(context.text(NO_PLAN_WHY))
        return slide(context.text(NO_PLAN), [told])
    count = context.tight(counted_steps(plan, Phase.NEAR, context.language))
    titles = [context.text(text, count=count, total=len(plan.steps)) for text in TITLES]
    return slide(titles, [*_columns(context, plan)], foot=context.text(FOOT))


def _columns(context: OnePageContext, plan: Roadmap) -> Iterator[Item]:
    scene = build_roadmap_scene(context.judgement, plan, "", context.language)
    cards = {card.link_id: card for card in scene.steps}
    width = (ROOM - GAP * (len(Phase) - 1)) / len(Phase)
    for at, phase in enumerate(Phase):
        x = MARGIN + at * (width + GAP)
        yield Panel(x, TOP, width, BOTTOM - TOP, fill="panel")
        yield Panel(x, TOP, width, 5, fill="accent")
        yield from _column(context, plan, phase, cards, x + INSET, width - 2 * INSET)


def _column(
    context: OnePageContext, plan: Roadmap, phase: Phase, cards: dict[str, StepCard], x: float, width: float
) -> Iterator[Item]:
    head = fitting(
        [context.tight(phase_text(plan, phase, context.language)), phase.label(context.language)], width, 18.0
    )
    told = fitting([context.tight(counted_steps(plan, phase, context.language))], width, 16.0)
    yield Words(x, TOP + 14, width, line_height(18), (plain(head, bold=True),), 18.0)
    yield Words(x, TOP + 46, width, line_height(16), (plain(told, tone="ink2"),), 16.0)
    steps = plan.of_phase(phase)
    texts = [_step(context, step, cards[step.link_id]) for step in steps[:SHOWN]]
    rest = len(steps) - SHOWN
    texts += [plain(context.text(MORE, count=rest), tone="ink3")] if rest > 0 else []
    texts = texts or [plain(context.text(NOTHING), tone="ink3")]
    yield paragraphs(texts, Area(x, TOP + HEAD, width, BOTTOM - 8), largest=16.0)


def _close(text: str) -> str:
    """Return a text without blanks between Chinese characters."""
    return _BETWEEN.sub("", text)


def _step(context: OnePageContext, step: Step, card: StepCard) -> Runs:
    """Write a step: its number and link, its strategy, whom to go to."""
    strategy = context.text(HELPER) if step.strategy is None else step.strategy.label(context.language)
    told = PAUSE.of(context.language).join((strategy, _close(context.tight(card.ask))))
    stop = "：" if context.language == "zh" else ": "
    return (Run(f"{step.order}. {context.link(step.link_id)}", bold=True), Run(f"{stop}{told}", tone="ink2"))
