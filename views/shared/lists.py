"""The lists beside the targets: calls to make first, supply risks, and the survey of a chain that is hardly known."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

import streamlit as st

from graph.analysis.lists.calls import Call, calls
from graph.analysis.lists.field_survey import SurveyItem, firms_asked_about, needs_survey
from graph.analysis.lists.supply_risks import SupplyRisk, supply_risks
from graph.analysis.verdicts.counts import local_firms
from graph.text import Text
from reports.drawing.markup import element, to_text
from reports.wording.language import BLANK, count, without_brackets
from reports.wording.lists import (
    addressee,
    answer_effects,
    dependent_links_text,
    firms_text,
    question_text,
    risk_text,
    survey_addressee,
    survey_question,
)
from reports.wording.sentences import chain_name, short_name
from views.shared import texts
from views.shared.badges import escape_markdown
from views.shared.context import PageContext, Shown
from views.shared.drawn import drawn
from views.shared.fold import fold
from views.shared.markup_component import show_markup
from views.shared.state_icons import state_icon
from views.shared.table_tools import TableParts, arranged_parts, parts_of
from views.shared.tables import STYLE

FIRST = 4
"""Calls shown before the rest is unfolded."""
VERIFY = Text("先核实", "Verify first")
VERIFY_HOW = Text(
    "问清就能定强弱，不用立项，也不排名次；牵动得多的排在前",
    "One call settles it; no project, no rank. Those on which most depends come first",
)
CALLS = Text("{number} 个电话", "{number} calls")
REST = Text("其余 {number} 个电话", "The other {number} calls")
CALL_HEADERS = (
    texts.LINK,
    Text("问谁", "Whom"),
    Text("问什么", "What to ask"),
    Text("答案会改变什么", "What the answer changes"),
    Text("牵动", "Depend on it"),
)
RISKS = Text("断供风险 {number}", "Supply risks {number}")
RISKS_HOW = Text(
    "本地只有一家在做，别家又离不了它的链环。不是弱，也不是目标；备一条别的来路。",
    "Links made here by one firm alone that others cannot do without. Neither weak nor targets: have another source.",
)
RISK_HEADERS = (texts.LINK, Text("谁在做，谁离不了它", "Who makes it, who depends on it"))
SURVEY = Text("先摸底：{chain}要逐环问清 {count} 环", "Survey first: {chain}, {count} links to ask about")
SURVEY_HOW = Text(
    "“{chain}”只收录 {firms}，判不出强弱和缺口，所以没有目标。先逐环问清有没有、谁在做、多大；外地企业先作备选线索。",
    '"{chain}" has only {firms} on file: not enough to tell strong from missing, so it has no targets. Ask link by '
    "link whether it is made, by whom and how much; firms from elsewhere are leads in reserve.",
)
SURVEY_HEADERS = (
    texts.LINK,
    Text("问谁", "Whom"),
    Text("问什么", "What to ask"),
    Text("备选线索", "Leads in reserve"),
)


def calls_block(context: PageContext, chain_id: str | None = None) -> None:
    """Draw the calls of a chain, or of the city: the first few, the rest folded; a link opens on the panorama."""
    found = calls(context.judgement, chain_id)
    if not found:
        return
    clicked = show_markup(drawn(context, _first_calls, chain_id), key="calls", css=STYLE)
    rest = found[FIRST:]
    if rest and (opened := fold(context.text(REST, number=len(rest)), f"fold-calls-{context.language}")) is not None:
        with opened:
            parts = drawn(context, _other_calls, chain_id)
            table = arranged_parts(context, "calls-rest", context.text(VERIFY), parts)
            clicked = show_markup(table, key="calls-rest", css=STYLE) or clicked
    if clicked is not None:
        context.open_link(clicked, chain_id)


def _first_calls(context: Shown, chain_id: str | None) -> str:
    found = calls(context.judgement, chain_id)
    head = element(
        "div",
        {},
        element("span", {"class": "title"}, context.text(VERIFY)),
        element("span", {"class": "second"}, context.text(VERIFY_HOW)),
        element("span", {"class": "total"}, context.text(CALLS, number=len(found))),
    )
    return to_text(element("div", {"class": "verify"}, head, _calls(context, found[:FIRST])))


def _other_calls(context: Shown, chain_id: str | None) -> TableParts:
    rest = calls(context.judgement, chain_id)[FIRST:]
    return parts_of(element("div", {"class": "verify bare"}, _calls(context, rest)))


def risks_fold(context: PageContext, chain_id: str | None = None) -> None:
    """Draw the supply risks of a chain, or of the city, folded; nothing if there are none."""
    found = supply_risks(context.judgement, chain_id)
    if not found:
        return
    opened = fold(context.text(RISKS, number=len(found)), f"fold-risks-{context.language}")
    if opened is None:
        return
    with opened:
        st.caption(context.text(RISKS_HOW))
        clicked = show_markup(drawn(context, _risks, chain_id), key="risks", css=STYLE)
    if clicked is not None:
        context.open_link(clicked, chain_id)


def _risks(context: Shown, chain_id: str | None) -> str:
    return to_text(
        _table(context, RISK_HEADERS, [_risk(context, risk) for risk in supply_risks(context.judgement, chain_id)])
    )


def survey_part(context: PageContext, chain_id: str, *, folded: bool = False) -> None:
    """Draw the survey of a chain whose local side is hardly known; nothing for any other."""
    if not needs_survey(context.judgement, chain_id):
        return
    found = firms_asked_about(context.judgement, chain_id)
    if folded and not found:
        return
    chain = chain_name(context.city.chains[chain_id], context.language)
    firms = local_firms(context.city, chain_id)
    told = context.text(
        SURVEY_HOW, chain=escape_markdown(chain), firms=count(context.language, len(firms), "家本地企业", "local firm")
    )
    table = element("div", {"class": "verify"}, _survey(context, found))
    title = context.text(SURVEY, chain=escape_markdown(without_brackets(chain)), count=len(found))
    with st.expander(title) if folded else st.container():
        if not folded:
            st.markdown(f"##### {title}")
        st.caption(told)
        clicked = show_markup(to_text(table), key=f"survey-{chain_id}", css=STYLE)
    if clicked is not None:
        context.open_link(clicked, chain_id)


def _calls(context: Shown, found: Sequence[Call]) -> Element:
    return _table(context, CALL_HEADERS, [_call(context, call) for call in found])


def _call(context: Shown, call: Call) -> list[Element]:
    city, language = context.city, context.language
    cells = (
        addressee(city, call, language),
        question_text(city, call, language),
        answer_effects(city, call, language),
        dependent_links_text(call, language),
    )
    return [_link(context, call.link_id), *[_text(text) for text in cells]]


def _risk(context: Shown, risk: SupplyRisk) -> list[Element]:
    return [_link(context, risk.link_id), _text(risk_text(context.city, risk, context.language))]


def _survey(context: Shown, found: Sequence[SurveyItem]) -> Element:
    rows = [
        [
            _link(context, item.link_id),
            _text(survey_addressee(context.city, item, context.language)),
            _text(survey_question(context.city, item, context.language)),
            _text(firms_text(item.reserve, context.language) or BLANK),
        ]
        for item in found
    ]
    return _table(context, SURVEY_HEADERS, rows)


def _table(context: Shown, heads: Sequence[Text], rows: Sequence[Sequence[Element]]) -> Element:
    head = element("tr", {}, *[element("th", {"class": "left"}, context.text(text)) for text in heads])
    body = [element("tr", {}, *cells) for cells in rows]
    return element("table", {"class": "words calls"}, element("thead", {}, head), element("tbody", {}, *body))


def _link(context: Shown, link_id: str) -> Element:
    """Return a link with its mark; it is clicked as its id."""
    name = element("b", {"data-click": link_id}, short_name(context.city.links[link_id], context.language))
    return element("td", {"class": "left"}, state_icon(context.judgement.mark(link_id)), " ", name)


def _text(text: str) -> Element:
    return element("td", {"class": "left"}, text)
