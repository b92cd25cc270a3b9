"""The dispatch of the day: what to ask whom, with room for a line; lights that turned, and what lateness brings."""

from collections import Counter
from collections.abc import Sequence
from xml.etree.ElementTree import Element

import streamlit as st

from graph.analysis.ledger.calendar import today
from graph.analysis.ledger.dispatch import Ask, Cause, askable
from graph.analysis.ledger.light_changes import UnitLights, unit_lights
from graph.analysis.ledger.lights import Colour, by_rules_of
from graph.analysis.ledger.state import Ledger
from graph.analysis.ledger.tables import rules
from graph.model.ledger_acts import AcceptReason, NoteProject
from graph.text import Text
from reports.drawing.markup import element, to_text
from reports.wording.language import BLANK, Language
from reports.wording.ledger import ask_text
from reports.wording.punctuation import join_names
from views.ledger.answering import ANSWERS, OPENED, PRESSED, address_of, answers_of, find, open_form
from views.ledger.board import CSS
from views.ledger.figures import PROJECTS, tell_first_rows
from views.ledger.papers import paper_links
from views.shared.context import PageContext
from views.shared.kept import kept
from views.shared.ledger_desk import asked, before_ten_days, lit
from views.shared.markup_component import show_markup
from views.shared.query_params import keep, put, requested_among
from views.shared.record_form import why_not
from views.shared.table_tools import TableParts, arranged_parts, parts_of

DISPATCH = Text("今日调度", "Dispatch")
ASKS = Text("要问的事：{counts}，涉及 {projects} 个项目", "To be asked: {counts}, of {projects} projects")
HEARD = Text("，今天已记 {count} 件", ", {count} noted today")
NOTED = Text("今天已记：{text}", "Noted today: {text}")
NOTHING = Text("没有要问的。", "Nothing to ask.")
WAITING = Text(
    "{count} 个项目还没有接收，不亮灯、不列调度：到“按阶段”或“表格”里选好县区，用“接收所列”一起接收。",
    "{count} projects are not taken over: no light, nothing to ask. Choose a district by step or in the table and take "
    "over all that are listed.",
)
WHOM, EVERYBODY = Text("问谁", "Whom"), Text("全部单位", "All units")
HEADS = (
    Text("何时", "When"),
    Text("为何", "Why"),
    Text("项目", "Project"),
    Text("问谁", "Whom"),
    Text("问什么", "What to ask"),
    Text("要交什么", "To hand in"),
    Text("几号前", "By"),
)
MOST = 30
"""Rows drawn at once, the most pressing ones."""
TURNED = Text("灯的变化（上旬末到今天）", "Lights since the end of the last ten days")
UNIT, CHANGE = Text("责任单位", "In charge"), Text("变化", "Turned")
FROM_TO = Text("{before}转{now} {count}", "{before} to {now}: {count}")
LADDER = Text("不按时会怎样", "What lateness brings")
RUNGS = (
    Text("什么情况", "When"),
    Text("谁来问", "Who asks"),
    Text("要交什么", "To hand in"),
    Text("几个工作日", "Working days"),
)
NOBODY = Text("未登记", "Not on file")
LADDER_HELP = Text(
    "照升级规则表（ladder），本市可换成自己的。", "As the table ladder has it; the city may adopt its own."
)
CAUSES = {cause.value: cause for cause in Cause}


def dispatch_view(context: PageContext, ledger: Ledger, profile: str) -> None:
    """Draw what is to be asked, then lights that turned beside the ladder."""
    every = asked(context, ledger, profile)
    _answer(context, ledger, every)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        unit = _whom(context, ledger)
        paper_links(context)
    asks = tuple(ask for ask in every if unit in ("", ask.whom))
    waiting = sum(each.opened is None for each in ledger.counted)
    if waiting:
        st.caption(context.text(WAITING, count=waiting))
    if not asks:
        st.caption(context.text(NOTHING))
    else:
        _asks(context, asks, (ledger.day, profile, unit), closed=ledger.day != today())
    left, right = st.columns(2, gap="medium")
    with left:
        _turned(context, ledger, profile)
    with right:
        _ladder(context, ledger)


def _whom(context: PageContext, ledger: Ledger) -> str:
    """Draw whose rows are shown; without a choice all are."""
    names = ("", *sorted(askable(ledger)))
    found = st.selectbox(
        context.text(WHOM),
        names,
        format_func=lambda each: each or context.text(EVERYBODY),
        key=requested_among("whom", "ledger-whom", names, ""),
        width=220,
        on_change=keep,
        args=("ledger-whom", "whom"),
    )
    return found or ""


def _answer(context: PageContext, ledger: Ledger, asks: tuple[Ask, ...]) -> None:
    """Open the form of what was pressed at the end of a row."""
    found = find(asks, st.session_state.pop(OPENED, ""))
    if found is not None:
        open_form(context, ledger, *found)


def _asks(context: PageContext, asks: tuple[Ask, ...], of: tuple[str, ...], *, closed: bool) -> None:
    counts = Counter(ask.horizon.label(context.language) for ask in asks)
    told = "　".join(f"{name} {count}" for name, count in counts.items())
    heard = sum(ask.heard is not None for ask in asks)
    said = context.text(ASKS, counts=told, projects=len({ask.project.id for ask in asks}))
    st.markdown(said + (context.text(HEARD, count=heard) if heard else ""))
    closed = closed or why_not(context, NoteProject) is not None
    left_out = ("excuse",) if why_not(context, AcceptReason) is not None else ()
    key = (context.key, len(context.records.entries), *of)
    parts = _drawn(asks, key, context.language, left_out, closed=closed)
    table = arranged_parts(context, "ledger-asks", context.text(DISPATCH), parts, most=MOST, paper=PROJECTS)
    clicked = show_markup(table, key="ledger-asks", css=CSS)
    tell_first_rows(context, len(asks), MOST)
    if clicked and clicked.startswith(PRESSED):
        st.session_state[OPENED] = clicked
        st.rerun()
    elif clicked:
        put("project", clicked)
        st.rerun()


@kept(8)
def _drawn(
    _asks: tuple[Ask, ...], key: tuple[object, ...], language: Language, left_out: tuple[str, ...], *, closed: bool
) -> TableParts:
    """Return the table of what is to be asked, drawn once for facts, log, day and profile."""
    del key
    lines = [
        _ask(ask, language, () if closed else tuple(each for each in answers_of(ask) if each not in left_out))
        for ask in _asks
    ]
    heads = [*(element("th", {}, head.of(language)) for head in HEADS), element("th", {})]
    head = element("thead", {}, element("tr", {}, *heads))
    table = element("table", {"class": "asks"}, head, element("tbody", {}, *lines))
    return parts_of(element("div", {"class": "rows"}, table))


def _ask(ask: Ask, language: Language, answers: tuple[str, ...]) -> Element:
    """Return what is to be asked as a row; its project leads to the card, its end to what answers it."""
    ends = [element("span", {"data-click": address_of(each, ask)}, ANSWERS[each].of(language)) for each in answers]
    near, unit, name, wide = ({"class": kind} for kind in ("near", "unit", "name", "wide"))
    cells = (
        (near, ask.horizon.label(language)),
        (near, ask.cause.label(language)),
        (name, element("span", {"data-click": ask.project.id}, ask.project.title)),
        (unit, ask.whom or BLANK),
        (wide, _told(ask, language)),
        (unit, BLANK if ask.rung is None else ask.rung[f"hands_in_{language}"]),
        (near, ask.hand_in_by or BLANK),
        ({"class": "ends"}, ends),
    )
    return element(
        "tr", {}, *(element("td", kind, *(said if isinstance(said, list) else [said])) for kind, said in cells)
    )


def _told(ask: Ask, language: Language) -> list[Element | str]:
    """Return what is to be asked, with what was entered about it today."""
    noted = [] if ask.heard is None else [element("div", {"class": "noted"}, NOTED.of(language, text=ask.heard))]
    return [ask_text(ask, language), *noted]


def _turned(context: PageContext, ledger: Ledger, profile: str) -> None:
    earlier = by_rules_of(ledger, before_ten_days(context, ledger.day))
    rows = unit_lights(ledger, lit(context, ledger, profile), lit(context, earlier, profile))
    if not rows:
        return
    shown = [colour for colour in Colour if any(row.counts.get(colour) for row in rows)]
    st.markdown(f"##### {context.text(TURNED)}")
    names = (context.text(UNIT), *(each.label(context.language) for each in shown), context.text(CHANGE))
    _table(context, "ledger-turned", names, [_unit(row, shown, context.language) for row in rows])


def _unit(row: UnitLights, shown: list[Colour], language: Language) -> tuple[str, ...]:
    turned = (
        FROM_TO.of(language, before=before.label(language), now=now.label(language).lower(), count=count)
        for (before, now), count in row.turned.items()
    )
    counts = (str(row.counts.get(colour) or BLANK) for colour in shown)
    return (row.unit or NOBODY.of(language), *counts, join_names(turned, language) or BLANK)


def _ladder(context: PageContext, ledger: Ledger) -> None:
    st.markdown(f"##### {context.text(LADDER)}", help=context.text(LADDER_HELP))
    language = context.language
    rows = [
        (
            CAUSES[rung["when"]].label(language),
            rung[f"asks_{language}"],
            rung[f"hands_in_{language}"],
            rung["workdays"] or BLANK,
        )
        for rung in rules("ladder", ledger.adopted)
    ]
    _table(context, "ledger-ladder", tuple(context.text(head) for head in RUNGS), rows)


def _table(context: PageContext, key: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    head = element("thead", {}, element("tr", {}, *(element("th", {}, each) for each in heads)))
    body = (element("tr", {}, *(element("td", {}, cell) for cell in row)) for row in rows)
    table = element("table", {"class": "asks"}, head, element("tbody", {}, *body))
    show_markup(to_text(table), key=f"{key}-{context.language}", css=CSS)
