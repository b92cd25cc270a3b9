"""The panorama on a 16:9 sheet, to be read from the far end of a room: groups of links, and whom to go to first."""

from collections.abc import Iterator, Sequence

from graph.analysis.judgement import Judgement
from graph.analysis.lists.calls import calls
from graph.analysis.lists.field_survey import firms_asked_about, needs_survey
from graph.analysis.verdicts.states import Mark
from graph.model.cells import basis_told
from graph.model.kinds import Basis, Stage
from graph.text import Text
from reports.drawing.panorama_text import text_width
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
    holds,
    line_height,
    plain,
)
from reports.formats.deck import FOOT_BOX, RIGHT_WIDTH, TITLE_BOX, TITLE_SIZE, Slide
from reports.one_page.context import OnePageContext
from reports.one_page.figures import period_words
from reports.panorama.groups import Group, StageLane, group_of, links_at, stage_lanes
from reports.panorama.names import two_lines
from reports.panorama.priorities import Priority, first_contact, priorities, short_reasons
from reports.wording.language import numeral, without_brackets
from reports.wording.punctuation import with_brackets
from reports.wording.sentences import chain_name, firm_name
from reports.wording.titles import BARE, chain_title

SIZE = 16.0
"""Points of everything on the sheet but its title, which is larger."""
LINE = line_height(SIZE)
BODY_Y, BODY_HEIGHT = 94.0, 472.0
SIDE_WIDTH, SIDE_GAP = 300.0, 16.0
LANES_WIDTH = ROOM - SIDE_WIDTH - SIDE_GAP
LANE_GAP, INSET, CARD_GAP = 6.0, 8.0, 6.0
HEAD = LINE + 4
BAND_Y, LEGEND_Y = 571.0, 614.0
SIDE_X = MARGIN + LANES_WIDTH + SIDE_GAP
SIGN = 17.0
STEP = 10.0
"""Pixels between a mark with its number and the next."""
TITLE = Text("{chain}全景", "{chain}: panorama")
OWNER = Text("链主 {firms}", "Owner {firms}")
NO_OWNER = Text("链主没有资料", "No owner on file")
LANE_NOTES = (
    Text("{links}个链环，缺{missing}个", "{links} links, {missing} missing"),
    Text("{links}个，缺{missing}", "{links}, {missing} missing"),
    Text("{links}个", "{links}"),
)
FIRMS = Text("{names}等{count}家", "{names} +{rest}")
NO_FIRM = Text("没有查到企业", "no firm on file")
TARGETS = Text("{count}个重点", "Priorities ({count})")
ASK_FIRST = Text("先问这些链环", "What to ask first")
NOTHING = Text("没有判出重点。", "No priority follows.")
STATE = Text("{state} {count}", "{state} {count}")
FOOT = (
    Text("左供右；组名后为链环数；没有查到不等于没有。{as_of}", "Left feeds right. None found is not none. {as_of}"),
    Text("左供右；没有查到不等于没有。{as_of}", "None found is not none. {as_of}"),
    Text("没有查到不等于没有。", "None found is not none."),
)
AS_OF = Text("资料截至{date}。", "As of {date}.")


def wide_slide(context: OnePageContext) -> Slide:
    """Return the sheet as a slide."""
    return Slide(
        title=fitting([wide_title(context)], TITLE_BOX[2] - RIGHT_WIDTH - 10, TITLE_SIZE, bold=True),
        items=wide_body(context),
        foot=wide_foot(context, FOOT_BOX[2]),
        right=wide_owner(context),
    )


def wide_title(context: OnePageContext) -> str:
    """Return the title of the sheet."""
    name = chain_title(without_brackets(chain_name(context.chain, context.language)), BARE, context.language)
    return context.text(TITLE, chain=name)


def wide_owner(context: OnePageContext) -> str:
    """Return what stands opposite the title: who owns the chain."""
    leads = context.city.owner_roles(context.chain_id)
    if not leads:
        return context.text(NO_OWNER)
    inferred = any(basis_told(lead) is Basis.INFERRED for lead in leads)
    told = context.text(
        OWNER, firms=context.listed([firm_name(context.city.firms[lead.start]) for lead in leads], 2, FIRMS)
    )
    return with_brackets(told, Basis.INFERRED.label(context.language).lower() if inferred else None, context.language)


def wide_body(context: OnePageContext) -> tuple[Item, ...]:
    """Return everything of the sheet but its title and its foot."""
    judgement, chain = context.judgement, context.chain_id
    lanes = stage_lanes(judgement, chain)
    return (*_lanes(context, lanes), *_support(context), *_legend(context), *_side(context))


def wide_foot(context: OnePageContext, width: float) -> str:
    """Return how the sheet is to be read, in words that fit a width."""
    date = context.city.region.as_of
    as_of = context.text(AS_OF, date=period_words(context, date)) if date else ""
    return fitting([context.text(text, as_of=as_of).rstrip() for text in FOOT], width, SIZE)


def _lanes(context: OnePageContext, lanes: Sequence[StageLane]) -> Iterator[Item]:
    columns = sum(lane.columns for lane in lanes)
    if not columns:
        return
    unit = (LANES_WIDTH - LANE_GAP * (len(lanes) - 1)) / columns
    x = MARGIN
    for lane in lanes:
        width = unit * lane.columns
        yield from _lane(context, lane, x, width)
        x += width + LANE_GAP


def _lane(context: OnePageContext, lane: StageLane, x: float, width: float) -> Iterator[Item]:
    yield Panel(x, BODY_Y, width, BODY_HEIGHT, fill="panel")
    yield _head(
        context, lane.stage, len(lane.links), lane.count(Mark.MISSING), x + INSET, BODY_Y + 4, width - 2 * INSET
    )
    card_width = (width - 2 * INSET - CARD_GAP * (lane.columns - 1)) / lane.columns
    rows = -(-len(lane.groups) // lane.columns)
    for column in range(lane.columns):
        cards = lane.groups[column * rows : (column + 1) * rows]
        left = x + INSET + column * (card_width + CARD_GAP)
        height = (BODY_HEIGHT - HEAD - INSET - CARD_GAP * (len(cards) - 1)) / max(len(cards), 1)
        for row, group in enumerate(cards):
            yield from _card(context, group, left, BODY_Y + HEAD + row * (height + CARD_GAP), card_width, height)


def _head(context: OnePageContext, stage: Stage, links: int, missing: int, x: float, y: float, width: float) -> Words:
    name = stage.label(context.language)
    room = width - text_width(f"{name} ", SIZE * PIXELS, bold=True)
    notes = [context.text(text, links=links, missing=missing) for text in LANE_NOTES[0 if missing else 2 :]]
    note = fitting(notes, room, SIZE)
    return Words(x, y, width, LINE, ((Run(f"{name} ", bold=True), Run(note, tone="ink2")),), SIZE)


def _card(context: OnePageContext, group: Group, x: float, y: float, width: float, height: float) -> Iterator[Item]:
    """Yield a card: its name, its marks with their numbers, and as many lines of firms as it has room for."""
    yield Panel(x, y, width, height, fill="bg", edge="line")
    left, room, top = x + INSET, width - 2 * INSET, y + 5
    name = context.text(group.name)
    whole = fitting([f"{name} {len(group.links)}", name], room, SIZE, bold=True)
    yield Words(left, top, room, LINE, (plain(whole, bold=True),), SIZE)
    rows = _counted(group, room)
    for at, row in enumerate(rows, 1):
        yield from _signs(context, row, left, top + at * LINE)
    most = int((height - 8) // LINE) - 1 - len(rows)
    if most > 0:
        lines = _firm_lines(context, group, room, most)
        box = Words(left, top + (1 + len(rows)) * LINE, room, LINE * len(lines), lines, SIZE)
        yield box


def _counted(group: Group, room: float) -> list[list[tuple[Mark, int]]]:
    """Return the marks of a group with their numbers in rows."""
    rows: list[list[tuple[Mark, int]]] = [[]]
    used = 0.0
    for mark, number in group.marks.items():
        wide = _sign_width(number)
        if rows[-1] and used + wide > room:
            rows.append([])
            used = 0.0
        rows[-1].append((mark, number))
        used += wide + STEP
    return rows


def _sign_width(number: int) -> float:
    return SIGN + 5 + text_width(str(number), SIZE * PIXELS) * 1.08


def _signs(context: OnePageContext, row: Sequence[tuple[Mark, int]], x: float, y: float) -> Iterator[Item]:
    for mark, number in row:
        wide = _sign_width(number)
        yield Sign(
            x + SIGN / 2, y + LINE / 2, mark, context.text(STATE, state=mark.label(context.language), count=number)
        )
        yield Words(x + SIGN + 5, y, wide - SIGN - 5, LINE, (plain(str(number)),), SIZE, one_line=True)
        x += wide + STEP


def _firm_lines(context: OnePageContext, group: Group, room: float, most: int) -> tuple[tuple[Run, ...], ...]:
    """Return the local firms of a group, one on each line, the last with how many there are."""
    firms = [firm_name(firm) for firm in group.firms]
    if not firms:
        return (plain(fitting([context.text(NO_FIRM)], room, SIZE), tone="ink3"),)
    shown = firms[: min(most, 2)]
    lines = [fitting([name], room, SIZE) for name in shown]
    if len(firms) > len(shown):
        told = [context.text(FIRMS, names=shown[-1], count=len(firms) - len(shown) + 1, rest=len(firms) - len(shown))]
        lines[-1] = fitting([*told, shown[-1]], room, SIZE)
    return tuple(plain(line, tone="ink2") for line in lines)


def _support(context: OnePageContext) -> Iterator[Item]:
    """Yield the band of what supports the chain: its marks and as many of its links as fit."""
    links = links_at(context.judgement, context.chain_id, Stage.SUPPORT)
    if not links:
        return
    yield Panel(MARGIN, BAND_Y, LANES_WIDTH, 40.0, fill="panel")
    group = group_of(context.judgement, links)
    head = _head(
        context, Stage.SUPPORT, len(links), group.marks.get(Mark.MISSING, 0), MARGIN + INSET, BAND_Y + 6, 250.0
    )
    yield head
    x = (
        MARGIN
        + INSET
        + text_width("".join(run.text for run in head.paragraphs[0]), SIZE * PIXELS, bold=True) * 1.06
        + 16
    )
    row = list(group.marks.items())
    yield from _signs(context, row, x, BAND_Y + 6)
    x += sum(_sign_width(number) + STEP for _, number in row) + 6
    room = MARGIN + LANES_WIDTH - INSET - x
    told = [context.links(links, most) for most in range(min(len(links), 6), 0, -1)]
    fits = next((text for text in told if holds(text, room, SIZE)), None)
    if fits is not None:
        yield Words(x, BAND_Y + 6, room, LINE, (plain(fits, tone="ink2"),), SIZE)


def _legend(context: OnePageContext) -> Iterator[Item]:
    """Yield every state there is with its total, in as many rows as that takes."""
    x, y = MARGIN + 2, LEGEND_Y
    for mark, number in context.judgement.tally(context.chain_id).items():
        if number:
            text = context.text(STATE, state=mark.label(context.language), count=number)
            wide = text_width(text, SIZE * PIXELS) * 1.08 + 2
            if x + SIGN + 6 + wide > MARGIN + LANES_WIDTH:
                x, y = MARGIN + 2, y + LINE
            yield Sign(x + SIGN / 2, y + LINE / 2, mark, text)
            yield Words(x + SIGN + 6, y, wide, LINE, (plain(text),), SIZE, one_line=True)
            x += SIGN + 6 + wide + 12


def _side(context: OnePageContext) -> Iterator[Item]:
    """Yield the first targets at the right, or of a chain that is not surveyed what to ask first."""
    found = priorities(context)
    questions = _questions(context.judgement, context.chain_id) if not found else []
    head = _side_head(context, found, questions)
    yield Words(SIDE_X, BODY_Y, SIDE_WIDTH, LINE, (plain(head, bold=True),), SIZE)
    yield Stroke(SIDE_X, BODY_Y + LINE + 4, SIDE_X + SIDE_WIDTH, BODY_Y + LINE + 4, "line2")
    y = BODY_Y + LINE + 12
    for priority in found:
        yield from _priority(context, priority, y)
        y += 3 * LINE + 15
    for at, link in enumerate(questions, 1):
        told = fitting([f"{at}. {context.link(link)}"], SIDE_WIDTH, SIZE)
        yield Words(SIDE_X, y, SIDE_WIDTH, LINE, (plain(told),), SIZE)
        y += LINE + 12


def _side_head(context: OnePageContext, found: Sequence[Priority], questions: Sequence[str]) -> str:
    if found:
        count = numeral(len(found)) if context.language == "zh" else str(len(found))
        return context.text(TARGETS, count=count)
    return context.text(ASK_FIRST if questions else NOTHING)


def _questions(judgement: Judgement, chain_id: str) -> list[str]:
    if needs_survey(judgement, chain_id):
        return [item.link_id for item in firms_asked_about(judgement, chain_id)][:8]
    return [call.link_id for call in calls(judgement, chain_id)][:8]


def _priority(context: OnePageContext, priority: Priority, y: float) -> Iterator[Item]:
    """Yield a target: its tag and name, why it is one here, and whom to go to first."""
    tag = priority.tag(context)
    wide = text_width(tag, SIZE * PIXELS, bold=True) * 1.06 + 12
    yield Panel(SIDE_X, y + 1, wide, LINE - 2, fill="accent")
    yield Words(SIDE_X, y, wide, LINE, (plain(tag, bold=True, tone="on-accent"),), SIZE, "center", one_line=True)
    room = SIDE_WIDTH - wide - 8
    first, second = two_lines(context.link(priority.target.link_id), room, SIDE_WIDTH, SIZE)
    yield Words(SIDE_X + wide + 8, y, room, LINE, (plain(first, bold=True),), SIZE)
    whom = plain(fitting(first_contact(context, priority.target), SIDE_WIDTH, SIZE))
    why = plain(fitting(list(short_reasons(context, priority.target)), SIDE_WIDTH, SIZE), tone="ink2")
    # a name that takes two lines leaves none for the reason, which the table of targets gives
    told = (why if second is None else plain(second, bold=True), whom)
    yield Words(SIDE_X, y + LINE, SIDE_WIDTH, 2 * LINE, told, SIZE)
    under = y + 3 * LINE + 6
    yield Stroke(SIDE_X, under, SIDE_X + SIDE_WIDTH, under)
