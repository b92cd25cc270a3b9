"""The deck of a chain that is not surveyed yet: why to survey, what to ask whom, how to answer; it names no gap."""

from graph.text import Text
from reports.deck.aims import grid_table
from reports.deck.cover import ABOUT_SURVEY, cover, decide_row
from reports.deck.frame import Area, framed, headed, runs, slide
from reports.deck.standing import facts_table, figure_row
from reports.drawing.wide import MARGIN, ROOM, Item, plain
from reports.formats.deck import BOTTOM, TOP, Slide
from reports.one_page.context import OnePageContext
from reports.one_page.decisions import leaders, topics
from reports.one_page.page import Box, Figures, Grid, Prose
from reports.one_page.survey import survey_parts

WHY_TITLE = Text("先摸底：凭现有资料判不出强弱和缺口", "Survey first: what is on file is not enough to judge")
ASK_TITLE = Text("先问什么、问谁", "What to ask whom first")
HOW_TITLE = Text("怎么报，摸清以后做什么", "How to answer, and what follows")
HOW, THEN = Text("怎么报", "How to answer"), Text("摸清以后", "Once it is known")
DECIDE_TITLE = Text("请市里定", "For the city to decide")
WHY, ASK = Text("为什么摸底", "Why survey"), Text("先问什么", "What first")
WHY_SHORT = Text(
    "收录{links}个链环，{named}个有本地企业可问；判不出强弱，不列目标",
    "{links} links on file, {named} with local firms to ask; no target yet",
)
ASK_SHORT = Text("先问{links}", "First: {links}")
COLLECT = Text("摸底由谁牵头、何时报齐", "who runs the survey, by when")
FOOT = Text("没有的写“没有”，不知道的空着，不填0。", "Say so if there is none; leave unknown figures blank, not 0.")
ASK_FOOT = Text(
    "全部链环见《摸底方案》附件1；问谁为建议。", "Annex 1 of the survey plan lists every link; whom to ask is proposed."
)


def survey_slides(context: OnePageContext) -> tuple[Slide, ...]:
    """Return the slides but the sources: cover, why, what to ask, how, and what to decide."""
    found = survey_parts(context)
    figures, why, asked, how, box, then = found
    if not (
        isinstance(figures, Figures)
        and isinstance(why, Prose)
        and isinstance(asked, Grid)
        and isinstance(how, Prose)
        and isinstance(box, Box)
        and isinstance(then, Prose)
    ):
        raise TypeError("the parts of a survey are not in their order")
    return (
        cover(context, _rows(context, asked), ABOUT_SURVEY),
        _why(context, figures, why),
        _asked(context, asked),
        _how(context, how, then),
        _decide(context, box),
    )


def _rows(context: OnePageContext, asked: Grid) -> tuple[tuple[str, str], ...]:
    links = ["".join(span.text for span in row[1]) for row in asked.rows[:3]]
    named = sum(bool(context.city.makers.get(verdict.link_id)) for verdict in context.verdicts)
    stop = "、" if context.language == "zh" else ", "
    leading = topics(context)[: leaders(context) is not None]
    return (
        (context.text(WHY), context.text(WHY_SHORT, links=len(context.verdicts), named=named)),
        (context.text(ASK), context.text(ASK_SHORT, links=stop.join(links))),
        decide_row(context, [*leading, context.text(COLLECT)]),
    )


def _why(context: OnePageContext, figures: Figures, why: Prose) -> Slide:
    items: list[Item] = [*framed([runs(why.spans)], Area(y=TOP + 4, bottom=TOP + 144))]
    items += figure_row(context, figures, TOP + 170)
    items += facts_table(context, TOP + 352)
    return slide(context.text(WHY_TITLE), items)


def _asked(context: OnePageContext, asked: Grid) -> Slide:
    return slide(context.text(ASK_TITLE), [grid_table(context, asked)], foot=context.text(ASK_FOOT))


def _how(context: OnePageContext, how: Prose, then: Prose) -> Slide:
    half = (BOTTOM - TOP) / 2
    items: list[Item] = []
    for at, (head, part) in enumerate(((HOW, how), (THEN, then))):
        y = TOP + at * half
        items.append(headed(context.text(head), MARGIN, y, ROOM))
        items += framed([runs(part.spans)], Area(y=y + 40, bottom=y + half - 20))
    return slide(context.text(HOW_TITLE), items, foot=context.text(FOOT))


def _decide(context: OnePageContext, box: Box) -> Slide:
    items: list[Item] = []
    y = TOP + 10
    for at, spans in enumerate(box.points.items, 1):
        number = plain(f"{at}.  ", bold=True, tone="accent")
        items += framed([(*number, *runs(spans))], Area(y=y, bottom=y + 110))
        y += 126
    return slide(context.text(DECIDE_TITLE), items)
