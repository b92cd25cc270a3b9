"""The risks with what to do about each, what the city must decide beside what is to be done, and the sources."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.text import Text
from reports.deck.aims import grid_table
from reports.deck.cover import edition
from reports.deck.frame import (
    FROM_AFAR,
    MM_PER_PIXEL,
    ROW_HEIGHT,
    SIZES,
    Area,
    Column,
    capital,
    framed,
    headed,
    numeral,
    paragraphs,
    runs,
    slide,
    table,
)
from reports.drawing.wide import MARGIN, ROOM, Item, Panel, Runs, Stroke, Words, plain
from reports.formats.deck import BOTTOM, TOP, Slide
from reports.formats.document import Spans
from reports.one_page.context import OnePageContext
from reports.one_page.decisions import decisions
from reports.one_page.risk import ANSWERS, KINDS, OF_SUPPLY, PROMISE, Risk, largest_risk, risks
from reports.one_page.tasks import task_table
from reports.one_page.text_fit import Clause, Room

RISK_COLUMNS = (
    Column(Text("风险", "Risk"), 18),
    Column(Text("说的是什么", "What it is"), 50),
    Column(Text("先做什么", "What to do first"), 32),
)
RISK_TITLES = {
    Risk.TROUBLED: Text("最大的风险：靠的企业有难处", "The largest risk: a firm in trouble"),
    Risk.ONE_SUPPLIER: Text("最大的风险：原料出自一家，数量没问清", "The largest risk: feed from one supplier"),
    Risk.ALONE: Text("最大的风险：只有一家在做，停了接不上", "The largest risk: a single maker"),
    Risk.DECIDED_ABOVE: Text("最大的风险：投资由集团定", "The largest risk: a group elsewhere decides"),
    Risk.AWAITED: Text("最大的风险：要等别的项目建成", "The largest risk: works yet to come"),
    Risk.DUE: Text("最大的风险：有期限，还没建成", "The largest risk: a fixed date, works not finished"),
    Risk.UNSURE: Text("最大的风险：靠的还没定", "The largest risk: targets hang on what is not sure"),
    Risk.SURPLUS: Text("最大的风险：市场过剩", "The largest risk: a market in surplus"),
    Risk.LIMITED: Text("最大的风险：料够不够没问清", "The largest risk: feed in part only"),
}
NO_RISK = Text("没有读到重大风险", "No large risk was read")
RISK_FOOT = Text("由资料得出；没有列到的风险招引前再核实。", "From what is on file; verify others before recruiting.")
DECIDE_TITLES = (
    Text("请市里定{decisions}件，要办{tasks}件", "{decisions} to decide, {tasks} to do"),
    Text("请市里定", "To decide"),
)
DECIDE = Text("请市里定", "For the city to decide")
DECIDE_FOOT = Text("责任单位和时限为建议；空格由市里填。", "Units and dates are proposals; blanks are to be filled.")
NOTHING_TO_DECIDE = Text("没有须市里定的事。", "There is nothing for the city to decide.")
SOURCES_TITLE = Text("出处和判断方法", "Sources and method")
METHOD = (
    Text(
        "现状、缺口和目标由收录资料按公开的判定条件得出，各条件见口径说明；投入关系多为行业常识。",
        "States, gaps and targets follow from the facts on file by published rules; inputs are general knowledge.",
    ),
    Text(
        "标“推定”的未经确认；没有查到不等于没有。全部出处和网址见招商引资目标企业目录。",
        "What is inferred is not confirmed; none found does not mean none exists. Addresses are in the catalogue.",
    ),
)
NO_SOURCES = Text("本材料没有引用出处。", "This deck cites no source.")
LEFT_WIDTH, GAP = 412.0, 32.0


def risks_slide(context: OnePageContext) -> Slide:
    """Return the slide of the risks, the largest first."""
    found = list(risks(context))
    if not found:
        return slide(context.text(NO_RISK), [paragraphs([runs(largest_risk(context).spans)], Area(y=TOP + 10))])
    rows = [_risk(context, *each) for each in found]
    title = context.text(RISK_TITLES[found[0][0]])
    items: list[Item] = [table(context, title, RISK_COLUMNS, rows, Area(bottom=BOTTOM - 90), least=ROW_HEIGHT)]
    if any(kind in OF_SUPPLY for kind, _ in found):
        promise = [plain(context.text(PROMISE), bold=True, tone="note-text")]
        items += framed(promise, Area(y=BOTTOM - 70), fill="note", largest=18.0)
    return slide(title, items, foot=context.text(RISK_FOOT))


def _risk(context: OnePageContext, kind: Risk, choices: Sequence[Clause]) -> tuple[Runs, ...]:
    room = Room(ROOM * 0.5 * MM_PER_PIXEL, SIZES[2], 3)
    told = context.line(room, (), choices)
    return (plain(context.text(KINDS[kind]), bold=True), capital(runs(told)), plain(context.text(ANSWERS[kind])))


def decisions_slide(context: OnePageContext) -> Slide:
    """Return the slide of what the city must decide, beside what is to be done."""
    found, tasks = decisions(context).points.items, task_table(context)
    area = Area(MARGIN + LEFT_WIDTH + GAP, TOP + 38, ROOM - LEFT_WIDTH - GAP)
    head = tasks.head.partition("、" if context.language == "zh" else ". ")[2]
    items: list[Item] = [*_decisions(context, found), headed(head, area.x, TOP, area.width)]
    items.append(grid_table(context, tasks, area) if tasks.rows else paragraphs([runs(tasks.note)], area))
    told = {"decisions": numeral(context, len(found)), "tasks": numeral(context, len(tasks.rows))}
    titles = [context.text(text, **told) for text in DECIDE_TITLES[0 if found and tasks.rows else 1 :]]
    return slide(titles, items, foot=context.text(DECIDE_FOOT))


def _decisions(context: OnePageContext, found: Sequence[Spans]) -> Iterator[Item]:
    """Yield a box for each decision."""
    yield headed(context.text(DECIDE), MARGIN, TOP, LEFT_WIDTH)
    y, height = TOP + 38, (BOTTOM - TOP - 38 - 10 * 3) / 4
    if not found:
        nothing = [plain(context.text(NOTHING_TO_DECIDE))]
        yield paragraphs(nothing, Area(y=y + 6, width=LEFT_WIDTH), largest=FROM_AFAR)
    for at, spans in enumerate(found, 1):
        yield Panel(MARGIN, y, LEFT_WIDTH, height, edge="accent")
        number = (plain(str(at), bold=True, tone="accent"),)
        yield Words(MARGIN + 14, y, 22, height, number, 18.0, anchor="middle")
        inner = Area(MARGIN + 42, y + 6, LEFT_WIDTH - 52, y + height - 6)
        yield replace(paragraphs([runs(spans)], inner, largest=FROM_AFAR), anchor="middle")
        y += height + 10


def sources_slide(context: OnePageContext) -> Slide:
    """Return the slide of the method in two lines and of every source cited; to be made last."""
    method = [plain(context.text(text)) for text in METHOD]
    told = paragraphs(method, Area(bottom=TOP + 128), gap=4.0, largest=FROM_AFAR)
    y = TOP + told.needed + 16
    sources = [plain(line) for line in context.citations.numbered()] or [plain(context.text(NO_SOURCES))]
    half, width = -(-len(sources) // 2), (ROOM - GAP) / 2
    items: list[Item] = [told, Stroke(MARGIN, y, MARGIN + ROOM, y, "line2")]
    for at, part in enumerate((sources[:half], sources[half:])):
        if part:
            area = Area(MARGIN + at * (width + GAP), y + 12, width)
            items.append(paragraphs(part, area, gap=4.0, largest=FROM_AFAR))
    return slide(context.text(SOURCES_TITLE), items, foot=edition(context))
