"""The firms on file as a list, those here or those elsewhere: what each makes, when to talk to it, its newest news."""

from collections.abc import Mapping, Sequence

import streamlit as st

from graph.analysis.verdicts.states import Tier
from graph.model.nodes import Firm
from graph.text import Text
from reports.drawing.markup import to_text
from reports.wording.language import count, typeset
from reports.wording.punctuation import names_and_count
from reports.wording.sentences import dot, firm_name, firm_place, short_name
from views.shared import texts
from views.shared.arranging import Row
from views.shared.context import PageContext, Shown
from views.shared.drawn import drawn
from views.shared.markup_component import show_markup
from views.shared.query_params import keep, requested_among
from views.shared.table_tools import table_tools
from views.shared.tables import STYLE, words_table

SIDE, PAGE = "side", 30
SIDES: Mapping[str, Text] = {"here": Text("本地企业", "Local firms"), "elsewhere": Text("外地企业", "Outside firms")}
LINKS, NEWS, TIER = Text("做什么", "Makes"), Text("最近动向", "Latest news"), Text("先后", "When to talk")
HOW = Text(
    "{count}，按{order}排，先列 {shown} 家；其余请搜索。",
    "{count} by {order}; the first {shown} are listed, search for the others.",
)
ORDERS: Mapping[str, Text] = {
    "here": Text("做的链环多少", "number of links made"),
    "elsewhere": Text("能补的目标多少", "number of targets served"),
}


def firms_list(context: PageContext) -> None:
    """Draw the choice of a side and its first firms; a row opens its firm."""
    side = _side(context)
    firms, rows = drawn(context, _rows, side)
    found = table_tools(context, f"firms-{side}", context.text(SIDES[side]), rows)
    places = found[:PAGE]
    shown = [firms[place] for place in places]
    number = count(context.language, len(found), "家", "firm")
    st.caption(context.text(HOW, count=number, order=context.text(ORDERS[side]), shown=len(shown)))
    if not shown:
        return
    table = words_table([rows[place] for place in places])
    for row, firm in zip(table.iterfind("tbody/tr"), shown, strict=True):
        row.set("data-click", firm.id)
    clicked = show_markup(to_text(table), key=f"firms-{side}", css=STYLE)
    if clicked is not None:
        context.open_page("firms", firm=clicked)


def _side(context: PageContext) -> str:
    chosen = st.segmented_control(
        context.text(texts.FIRM),
        list(SIDES),
        required=True,
        format_func=lambda side: SIDES[side].of(context.language),
        label_visibility="collapsed",
        key=requested_among(SIDE, "firms-side", SIDES, "here"),
        on_change=keep,
        args=("firms-side", SIDE),
    )
    return chosen or "here"


def _rows(context: Shown, side: str) -> tuple[Sequence[Firm], Sequence[Row]]:
    """Return the firms of a side in their order, and what is said of each."""
    firms = _ordered(context, side)
    return firms, [_row(context, firm) for firm in firms]


def _ordered(context: Shown, side: str) -> list[Firm]:
    local = side == "here"
    served = context.city.makes_of if local else context.judgement.candidacies
    firms = [firm for firm in context.city.firms.values() if firm.local is local]
    return sorted(firms, key=lambda firm: (-len(served.get(firm.id, ())), firm.id))


def _row(context: Shown, firm: Firm) -> dict[str, str | None]:
    city, language = context.city, context.language
    makes = dict.fromkeys(make.end for make in city.makes_of.get(firm.id, ()))
    newest = max(city.signals.get(firm.id, ()), key=lambda signal: signal.year or "", default=None)
    cells = {
        context.text(texts.FIRM): firm_name(firm),
        context.text(texts.PLACE): firm.district or firm.city if firm.local else firm_place(firm),
        context.text(LINKS): names_and_count([short_name(city.links[link], language) for link in makes], language, 3)
        or None,
    }
    if not firm.local:
        tiers = [lead.candidate.tier for lead in context.judgement.candidacies.get(firm.id, ())]
        cells[context.text(TIER)] = min(tiers, key=list(Tier).index).label(language) if tiers else None
    cells[context.text(NEWS)] = None if newest is None else typeset(dot(newest.year, newest.text))
    return cells
