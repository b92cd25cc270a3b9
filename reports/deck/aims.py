"""The first targets with why here and whom to go to, and the firms to visit."""

from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Strategy
from graph.text import Text
from reports.deck.frame import (
    BODY,
    MM_PER_PIXEL,
    ROW_HEIGHT,
    SIZES,
    Area,
    Column,
    capital,
    numeral,
    paragraphs,
    runs,
    said,
    slide,
    table,
)
from reports.drawing.wide import PADDING, ROOM, Item, Run, Runs, Table, plain
from reports.formats.deck import BOTTOM, Slide
from reports.one_page.context import OnePageContext
from reports.one_page.page import Grid
from reports.one_page.strengths import have, reason
from reports.one_page.text_fit import Clause, Room
from reports.one_page.visit_table import visit_table
from reports.one_page.visits import first_visits
from reports.panorama.priorities import Priority, first_contact, priorities
from reports.wording import targets
from reports.wording.sentences import firm_name

COLUMNS = (
    Column(Text("重点", "No."), 8),
    Column(Text("链环", "Link"), 19),
    Column(Text("策略", "Strategy"), 11),
    Column(Text("为什么在这里办", "Why here"), 41),
    Column(Text("先找谁", "Whom first"), 21),
)
WHY = 3
LINES = 3
TITLES = (
    Text("{count}个重点：先办{links}", "Priorities ({count}), first {links}"),
    Text("{count}个重点", "Priorities ({count})"),
)
NO_TARGETS = Text("没有判出目标", "No target follows")
NO_TARGETS_WHY = Text(
    "按现有资料没有须补、须延、须强的链环，也没有在建要盯的。先核实，再判。",
    "From what is on file no link is to be supplemented, extended, strengthened or seen through. Verify first.",
)
FOOT = Text(
    "按必要性和可行性排；理由由资料得出，洽谈前逐条核实。", "By merit and feasibility; verify each reason before talks."
)
VISIT_TITLES = (
    Text("先去谈{count}家：{firms}", "First to talk to: {firms}"),
    Text("先去谈{count}家", "Firms to talk to ({count})"),
)
NONE_FIRST = Text("还没有先谈企业，可接触{rest}家", "None to talk to first yet; {rest} to approach")
NO_VISITS = Text("先去谈谁：还没有合适的企业", "Firms to talk to: none yet")
VISIT_FOOT = Text(
    "只列外地企业；能扩产的本地企业先问。待观察的不派人。",
    "Firms elsewhere only; local ones that could grow are asked first.",
)
NOTE_HEIGHT = 84.0


def targets_slide(context: OnePageContext) -> Slide:
    """Return the slide of the first five targets."""
    found = priorities(context)
    if not found:
        return slide(context.text(NO_TARGETS), [said(context.text(NO_TARGETS_WHY))])
    rows = [_row(context, each) for each in found]
    made = table(context, context.text(TITLES[1], count=len(found)), COLUMNS, rows, least=80.0)
    links, count = [each.target.link_id for each in found], numeral(context, len(found))
    titles = [context.text(TITLES[0], count=count, links=context.links(links[:most])) for most in (2, 1)]
    titles.append(context.text(TITLES[1], count=count))
    return slide(titles, [made], foot=context.text(FOOT))


def _row(context: OnePageContext, priority: Priority) -> tuple[Runs, ...]:
    target = priority.target
    return (
        (Run(priority.tag(context), bold=True, tone="accent"),),
        plain(context.link(target.link_id), bold=True),
        plain(target.strategy.label(context.language)),
        capital(_why(context, target)),
        plain(first_contact(context, target)[0]),
    )


def _why(context: OnePageContext, target: Target) -> Runs:
    share = COLUMNS[WHY].share / sum(column.share for column in COLUMNS)
    room = Room((ROOM * share - 2 * PADDING) * MM_PER_PIXEL, SIZES[2], LINES)
    if target.strategy in (Strategy.STRENGTHEN, Strategy.SEE_THROUGH):
        told = context.tight(targets.reason(context.city, target, context.language))
        return runs(context.line(room, (), [Clause(told, target.verdict.decisive[:1])]))
    feeds = target.context.local_core_inputs if target.strategy is Strategy.SUPPLEMENT else ()
    more = [have(context, feeds, most) for most in (2, 1)] if feeds else []
    return runs(context.line(room, (), [reason(context, target, most) for most in (3, 2, 1)], more))


def visits_slide(context: OnePageContext) -> Slide:
    """Return the slide of the firms to talk to first, and below who is on watch."""
    grid = visit_table(context)
    if not grid.rows:
        return slide(context.text(NO_VISITS), [said("".join(span.text for span in grid.note))])
    items: list[Item] = [grid_table(context, grid, Area(bottom=BOTTOM - NOTE_HEIGHT))]
    if grid.note:
        note = paragraphs([runs(grid.note, "ink2")], Area(y=BOTTOM - NOTE_HEIGHT + 10), largest=16.0)
        items.append(note)
    return slide(_visit_titles(context), items, foot=context.text(VISIT_FOOT))


def _visit_titles(context: OnePageContext) -> list[str]:
    """Return titles that name who is talked to first; where nobody is, how many may be approached."""
    visits = first_visits(context)
    firms = [firm_name(visit.candidate.firm) for visit in visits if visit.is_first]
    if not firms:
        return [context.text(NONE_FIRST, rest=numeral(context, len(visits)))]
    count, stop = numeral(context, len(firms)), "、" if context.language == "zh" else ", "
    return [
        context.text(VISIT_TITLES[0], count=count, firms=stop.join(firms)),
        context.text(VISIT_TITLES[1], count=count),
    ]


def grid_table(context: OnePageContext, grid: Grid, area: Area = BODY, *, least: float = ROW_HEIGHT) -> Table:
    """Return a table of the one-pager on a slide."""
    columns = [Column(column.head, column.width, column.align) for column in grid.columns]
    rows = [tuple(capital(runs(cell)) for cell in row) for row in grid.rows]
    return table(context, grid.head, columns, rows, area, least=least)
