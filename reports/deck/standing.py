"""Where the chain stands: one sentence with three sourced figures, then the states by stage, strengths and gaps."""

from collections.abc import Iterator, Sequence

from graph.analysis.verdicts.states import Mark
from graph.model.kinds import Basis, Stage
from graph.text import Text
from reports.deck.frame import Area, Column, framed, headed, paragraphs, runs, slide, table
from reports.drawing.panorama_content import head_facts
from reports.drawing.panorama_text import text_width
from reports.drawing.tokens import STATE_STYLES
from reports.drawing.wide import (
    MARGIN,
    PIXELS,
    ROOM,
    Item,
    Panel,
    Run,
    Sign,
    Stroke,
    Words,
    fitting,
    line_height,
    plain,
)
from reports.formats.deck import TOP, Slide
from reports.one_page.context import LINKS as LINK_COUNT
from reports.one_page.context import OnePageContext
from reports.one_page.figures import figures
from reports.one_page.near import gaps
from reports.one_page.page import FigureCell, Figures, Points
from reports.one_page.strengths import strengths, strong_and_missing
from reports.panorama.groups import group_of, links_at
from reports.wording.punctuation import END, PAUSE, with_brackets

TITLES = (
    Text(
        "家底：{links}个链环，本地在做{made}个，缺{missing}个",
        "Of {links} links, {made} made here, {missing} missing",
    ),
)
STRONG_IN = Text("强在{links}", "Strong in {links}")
LACKS = Text("缺{links}", "lacks {links}")
AIMED_AT = Text("其中{count}个列为目标", "targets among them: {count}")
TO_VERIFY = Text("另有{count}个已有待核", "here but to be verified: {count}")
COMING = Text("{count}个在建或拟建", "under way or announced: {count}")
PLAIN_TITLE = Text("强在哪里，缺在哪里", "Strengths and gaps")
NOTHING = Text("本链还没有判强、判缺的链环", "No link is judged strong or missing yet")
FIGURE_FOOT = Text(
    "数字注明出处和年份；各数口径不同，不相加。", "Each figure has its source and year; they are not added."
)
BAR_FOOT = Text(
    "格宽为链环数；没有查到不等于没有。", "Widths are numbers of links; none found does not mean none exists."
)
LINKS = Text("{count}个链环", "{count}")
STATE = Text("{state}{count}", "{state} {count}")
FACTS = Text("谁牵头、有多少企业", "Who leads, and how many firms")
FACT_COLUMNS = (Column(Text("", ""), 22), Column(Text("", ""), 78))
MADE = (Mark.STRONG, Mark.PRESENT, Mark.WEAK)
SIZE = 16.0
BAR_X, BAR_HEIGHT, BAR_STEP = MARGIN + 210.0, 30.0, 37.0
LEAST_CELL = 26.0
GAP = 40.0


def in_one_sentence(context: OnePageContext) -> Slide:
    """Return the slide with the chain in one sentence, three figures, and who leads it."""
    said = _sentence(context) + context.text(END)
    items: list[Item] = [*framed([plain(said)], Area(y=TOP + 4, bottom=TOP + 112))]
    items += figure_row(context, figures(context), TOP + 136)
    items += facts_table(context, TOP + 330)
    return slide(_title(context), items, foot=context.text(FIGURE_FOOT))


def _title(context: OnePageContext) -> list[str]:
    counts = context.judgement.tally(context.chain_id)
    made = sum(counts[mark] for mark in MADE)
    told = {"links": sum(counts.values()), "made": made, "missing": counts[Mark.MISSING]}
    return [context.text(text, **told) for text in TITLES]


def _sentence(context: OnePageContext) -> str:
    """Say in one sentence what the chain is strong in, what it lacks, and what is not settled yet."""
    counts = context.judgement.tally(context.chain_id)
    strong = [verdict.link_id for group in strengths(context) for verdict in group]
    missing = [target.link_id for target in gaps(context)]
    coming = counts[Mark.BUILDING] + counts[Mark.ANNOUNCED]
    parts = [context.text(STRONG_IN, links=context.links(strong, 3))] if strong else []
    if missing:
        parts += [context.text(LACKS, links=_lacking(context, missing, 3)), context.text(AIMED_AT, count=len(missing))]
    parts += [context.text(TO_VERIFY, count=counts[Mark.PRESENT])] if counts[Mark.PRESENT] else []
    parts += [context.text(COMING, count=coming)] if coming else []
    told = PAUSE.of(context.language).join(parts) or context.text(NOTHING)
    return told[:1].upper() + told[1:]


def _lacking(context: OnePageContext, targets: list[str], most: int) -> str:
    """Name the first gaps, and of all that is missing how many there are."""
    names, count = (
        [context.link(link) for link in targets[:most]],
        context.judgement.tally(context.chain_id)[Mark.MISSING],
    )
    stop = "、" if context.language == "zh" else ", "
    told, rest = stop.join(names), count - len(names)
    return context.text(LINK_COUNT, names=told, count=count, rest=rest) if rest > 0 else told


def figure_row(context: OnePageContext, found: Figures, y: float) -> Iterator[Item]:
    """Yield up to three figures side by side, or the sentence that stands for none."""
    if not found.cells:
        yield Words(MARGIN, y, ROOM, line_height(18), (plain(found.nothing, tone="ink2"),), 18.0)
        return
    width = (ROOM - 2 * GAP) / 3
    for at, cell in enumerate(found.cells):
        x = MARGIN + at * (width + GAP)
        if at:
            yield Stroke(x - GAP / 2, y, x - GAP / 2, y + 160)
        yield from _figure(context, cell, x, y, width)


def _figure(context: OnePageContext, cell: FigureCell, x: float, y: float, width: float) -> Iterator[Item]:
    """Yield a figure: its value large, its unit beside it, what it is of and when, with its source."""
    value = fitting([cell.value], width * 0.6, 36.0, bold=True)
    wide = text_width(value, 36 * PIXELS, bold=True) * 1.06 + 10
    yield Words(x, y, wide, line_height(36), (plain(value, bold=True, tone="accent"),), 36.0, one_line=True)
    unit = fitting([cell.unit], width - wide, 18.0)
    yield Words(x + wide, y + 22, width - wide, line_height(18), (plain(unit),), 18.0)
    cites = [number for span in cell.note for number in span.cites]
    source = "；".join(context.citations.label(number) for number in cites)
    told = [plain(cell.label), (*runs(cell.note, "ink3"), Run(f"  {source}", tone="ink3"))]
    yield paragraphs(told, Area(x, y + 68, width, y + 164), gap=2.0, largest=SIZE)


def facts_table(context: OnePageContext, y: float) -> tuple[Item, ...]:
    """Return who leads the chain, as a table."""
    rows = []
    for caption, value, basis in head_facts(context.judgement, context.chain_id, context.language):
        note = basis.label(context.language).lower() if basis is Basis.INFERRED else None
        rows.append(
            (
                plain(context.tight(caption), tone="ink3"),
                plain(with_brackets(context.tight(value), note, context.language)),
            )
        )
    made = table(context, context.text(FACTS), FACT_COLUMNS, rows, Area(y=y))
    return (made,)


def strengths_and_gaps(context: OnePageContext) -> Slide:
    """Return the slide with the states by stage as bars, and three strengths and three gaps below."""
    pair = strong_and_missing(context)
    legend, below = _legend(context, TOP)
    under = below + BAR_STEP * len(_stages(context)) + 22
    width = (ROOM - GAP) / 2
    items: list[Item] = [*legend, *_bars(context, below + 12)]
    items += _points(pair.left, MARGIN, under, width)
    items += _points(pair.right, MARGIN + width + GAP, under, width)
    return slide(_pair_titles(context), items, foot=context.text(BAR_FOOT))


def _pair_titles(context: OnePageContext) -> list[str]:
    strong = [verdict.link_id for group in strengths(context) for verdict in group]
    missing = [target.link_id for target in gaps(context)]
    found = []
    for most in (2, 1):
        parts = [context.text(STRONG_IN, links=context.links(strong, most))] if strong else []
        parts += [context.text(LACKS, links=_lacking(context, missing, most))] if missing else []
        told = PAUSE.of(context.language).join(parts)
        found.append((told[:1].upper() + told[1:]) or context.text(NOTHING))
    return [*found, context.text(PLAIN_TITLE)]


def _stages(context: OnePageContext) -> list[tuple[Stage, tuple[str, ...]]]:
    found = ((stage, links_at(context.judgement, context.chain_id, stage)) for stage in Stage)
    return [(stage, links) for stage, links in found if links]


def _legend(context: OnePageContext, y: float) -> tuple[list[Item], float]:
    """Return the states there are with their totals, and the line below them; many take a second row."""
    items: list[Item] = []
    x = MARGIN
    for mark, number in context.judgement.tally(context.chain_id).items():
        if number:
            text = context.text(STATE, state=mark.label(context.language), count=number)
            wide = text_width(text, SIZE * PIXELS) * 1.08 + 2
            if x + 23 + wide > MARGIN + ROOM:
                x, y = MARGIN, y + line_height(SIZE)
            items.append(Sign(x + 9, y + line_height(SIZE) / 2, mark, text))
            items.append(Words(x + 23, y, wide, line_height(SIZE), (plain(text),), SIZE, one_line=True))
            x += 23 + wide + 20
    return items, y + line_height(SIZE)


def _bars(context: OnePageContext, y: float) -> Iterator[Item]:
    """Yield a bar for each stage, a cell for each state as wide as it has links."""
    stages = _stages(context)
    marks = {stage: group_of(context.judgement, links).marks for stage, links in stages}
    unit = min((_unit(list(counts.values())) for counts in marks.values()), default=0.0)
    for stage, links in stages:
        name = stage.label(context.language)
        room = BAR_X - MARGIN - 8 - text_width(f"{name} ", SIZE * PIXELS, bold=True)
        told = fitting([context.text(LINKS, count=len(links)), str(len(links))], room, SIZE)
        head = (Run(f"{name} ", bold=True), Run(told, tone="ink2"))
        yield Words(MARGIN, y, BAR_X - MARGIN - 8, BAR_HEIGHT, (head,), SIZE, anchor="middle")
        x = BAR_X
        for mark, number in marks[stage].items():
            width = max(number * unit, LEAST_CELL)
            yield from _cell(mark, number, x, y, width)
            x += width + 2
        y += BAR_STEP


def _unit(counts: Sequence[int]) -> float:
    """Return the pixels a link takes in a bar of a stage, given that no cell is narrower than its number."""
    room = MARGIN + ROOM - BAR_X - 2 * len(counts) - LEAST_CELL * len(counts)
    return room / sum(counts)


def _cell(mark: Mark, number: int, x: float, y: float, width: float) -> Iterator[Item]:
    style, name = STATE_STYLES[mark], mark.value
    solid = mark is Mark.STRONG
    fill = name if solid else f"{name}-tint"
    hatch = f"{name}-hatch" if style.hatch is not None else None
    yield Panel(x, y, width, BAR_HEIGHT, fill=fill, edge=name, dashed=style.dash is not None, hatch=hatch)
    told = plain(str(number), bold=hatch is not None, tone="on-accent" if solid else "ink")
    yield Words(x, y, width, BAR_HEIGHT, (told,), SIZE, "center", "middle")


def _points(points: Points, x: float, y: float, width: float) -> Iterator[Item]:
    """Yield a list under its heading."""
    yield headed(points.head, x, y, width)
    yield Stroke(x, y + 36, x + width, y + 36, "line2")
    yield paragraphs([runs(item) for item in points.items], Area(x, y + 46, width))
