"""The cover: what chain, which edition, and in three lines what is seen, what comes first and what is to be decided."""

from collections.abc import Sequence

from graph.analysis.lists.calls import calls
from graph.analysis.verdicts.states import Mark
from graph.text import Text
from reports.deck.frame import Area, Column, table
from reports.deck.under_way import works_and_targets
from reports.drawing.wide import Item, Panel, Stroke, Words, fitting, line_height, plain
from reports.formats.deck import COVER_BOX, COVER_SIZE, FOOT_BOX, FOOT_SIZE, Slide
from reports.one_page.context import OnePageContext
from reports.one_page.decisions import topics
from reports.one_page.figures import period_words
from reports.one_page.near import gaps
from reports.one_page.page import RULE
from reports.one_page.units import MONTHS, chief, is_chief_known
from reports.panorama.groups import stage_lanes
from reports.panorama.priorities import priorities
from reports.wording.language import without_brackets
from reports.wording.punctuation import PAUSE, with_label
from reports.wording.sentences import chain_name, home_name
from reports.wording.titles import BARE, chain_title, home_before

ABOUT = Text("家底、缺口和要办的事", "What there is, what lacks, what to do")
ABOUT_SURVEY = Text("摸底：先问什么、问谁", "Survey: what to ask whom first")
EDITION = Text("讨论稿　第{number}版　{date}", "Draft for discussion, edition {number}, {date}")
DATE = Text("{year}年{month}月{day}日", "{day} {month} {year}")
SEEN, FIRST, DECIDE = Text("看到什么", "What we see"), Text("先办什么", "What first"), Text("请定什么", "To decide")
LANE = Text("{stage}{links}个链环缺{missing}个", "{stage} {missing} of {links} missing")
NOTHING_MISSING = Text("没有判缺的链环", "No link is judged missing")
VERIFY = Text("核实{count}个链环", "links to verify: {count}")
SEE = Text("盯办{count}项", "to see through: {count}")
WORK = Text("谈{count}个重点", "priorities: {count}")
NOTHING_FIRST = Text("没有须先办的事", "Nothing comes first")
NOTHING_TO_DECIDE = Text("没有须市里定的事", "Nothing for the city to decide")
CHIEF = Text("牵头部门 {unit}", "Lead department {unit}")
INFERRED = Text("（推定）", " (inferred)")
AS_OF = Text("资料截至{date}", "facts up to {date}")
CAVEAT = Text("没有查到不等于没有", "none found does not mean none exists")
COLUMNS = (Column(Text("", ""), 16), Column(Text("", ""), 84))
LEFT, WIDTH = COVER_BOX[0], COVER_BOX[2]


def cover(context: OnePageContext, rows: Sequence[tuple[str, str]], about: Text = ABOUT) -> Slide:
    """Return the cover with three lines."""
    return Slide(
        title=fitting(_titles(context), WIDTH, COVER_SIZE, bold=True),
        items=(*_head(context, about), *_table(context, rows)),
        foot=fitting(_feet(context), FOOT_BOX[2], FOOT_SIZE),
        notes=tuple(with_label(name, text, context.language) for name, text in rows),
        cover=True,
    )


def deck_title(context: OnePageContext) -> str:
    """Return what the deck is of: `抚顺市化工新材料产业链`."""
    return _titles(context)[0]


def _titles(context: OnePageContext) -> list[str]:
    name = chain_title(without_brackets(chain_name(context.chain, context.language)), BARE, context.language)
    home = home_name(context.city.region, context.language)
    whole = f"{home_before(home, name)}{name}" if context.language == "zh" else f"{home}: {name}"
    return [whole, name]


def _head(context: OnePageContext, about: Text) -> tuple[Item, ...]:
    _, y, _, height = COVER_BOX
    return (
        Panel(LEFT - 32, y + 4, 8, 158, fill="accent"),
        Words(LEFT, y + height, WIDTH, line_height(22), (plain(context.text(about), tone="ink2"),), 22.0),
        Words(LEFT, y + height + 46, WIDTH, line_height(FOOT_SIZE), (plain(edition(context), tone="ink3"),), FOOT_SIZE),
    )


def edition(context: OnePageContext) -> str:
    """Return the edition and the date of the facts."""
    day = context.day
    month = day.month if context.language == "zh" else MONTHS[day.month - 1]
    date = context.text(DATE, year=day.year, month=month, day=day.day)
    return context.text(EDITION, number=context.city.load.number, date=date)


def _table(context: OnePageContext, rows: Sequence[tuple[str, str]]) -> tuple[Item, ...]:
    told = [(plain(name, bold=True, tone="accent"), plain(text[:1].upper() + text[1:])) for name, text in rows]
    made = table(context, context.text(SEEN), COLUMNS, told, Area(LEFT - 6, 352.0, WIDTH, 640.0), least=62.0)
    return Stroke(LEFT - 6, 352.0, LEFT - 6 + WIDTH, 352.0, "line2"), made


def _feet(context: OnePageContext) -> list[str]:
    """Return the line at the foot in words that get shorter."""
    unit, known, date = chief(context), is_chief_known(context), context.city.region.as_of
    parts = [] if unit == RULE else [context.text(CHIEF, unit=unit) + ("" if known else context.text(INFERRED))]
    parts += [context.text(AS_OF, date=period_words(context, date))] if date else []
    parts.append(context.text(CAVEAT))
    stop = "　" if context.language == "zh" else "; "
    told = [stop.join(parts[at:]) for at in range(len(parts))]
    return [text[:1].upper() + text[1:] for text in told]


def cover_rows(context: OnePageContext) -> tuple[tuple[str, str], ...]:
    """Return the three lines of a chain that is surveyed."""
    stop = PAUSE.of(context.language)
    lanes = [
        context.text(LANE, stage=lane.stage.label(context.language), links=len(lane.links), missing=missing)
        for lane in stage_lanes(context.judgement, context.chain_id)
        if (missing := lane.count(Mark.MISSING))
    ]
    first = _first(context)
    return (
        (context.text(SEEN), stop.join(lanes) or context.text(NOTHING_MISSING)),
        (context.text(FIRST), stop.join(first) or context.text(NOTHING_FIRST)),
        decide_row(context, topics(context)),
    )


def decide_row(context: OnePageContext, found: Sequence[str]) -> tuple[str, str]:
    """Return the line of what is to be decided."""
    stop = "；" if context.language == "zh" else "; "
    return context.text(DECIDE), stop.join(found) or context.text(NOTHING_TO_DECIDE)


def _first(context: OnePageContext) -> list[str]:
    counts = (
        (VERIFY, len(calls(context.judgement, context.chain_id))),
        (SEE, len(works_and_targets(context))),
        (WORK, len(priorities(context)) if gaps(context) else 0),
    )
    return [context.text(text, count=count) for text, count in counts if count]
