"""The lists beside the targets: calls to make first, supply risks, and the survey of a chain that is hardly known."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

import streamlit as st

from graph.analysis.lists.calls import Call, calls
from graph.analysis.lists.field_survey import SurveyItem, firms_asked_about, needs_survey
from graph.analysis.lists.supply_risks import SupplyRisk, supply_risks
from graph.analysis.verdicts.counts import local_firms
from reports.drawing.markup import element, to_text
from reports.wording.language import BLANK, Text, count
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
from views.shared.badges import plain
from views.shared.desk import Desk
from views.shared.marks import mark
from views.shared.mount import mount
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
CALL_HEADS = (
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
RISK_HEADS = (texts.LINK, Text("谁在做，谁离不了它", "Who makes it, who depends on it"))
SURVEY = Text("先摸底", "Survey first")
SURVEY_HOW = Text(
    "“{chain}”只收录 {firms}，判不出强弱和缺口，所以没有目标。先逐环问清有没有、谁在做、多大；外地企业先作备选线索。",
    '"{chain}" has only {firms} on file: not enough to tell strong from missing, so it has no targets. Ask link by '
    "link whether it is made, by whom and how much; firms from elsewhere are leads in reserve.",
)
SURVEY_HEADS = (
    texts.LINK,
    Text("问谁", "Whom"),
    Text("问什么", "What to ask"),
    Text("备选线索", "Leads in reserve"),
)


def calls_block(desk: Desk, chain_id: str | None = None) -> None:
    """Draw the calls of a chain, or of the city: the first few, the rest folded; a link opens on the panorama."""
    found = calls(desk.judgement, chain_id)
    if not found:
        return
    head = element(
        "div",
        {},
        element("span", {"class": "title"}, desk.say(VERIFY)),
        element("span", {"class": "second"}, desk.say(VERIFY_HOW)),
        element("span", {"class": "total"}, desk.say(CALLS, number=len(found))),
    )
    block = element("div", {"class": "verify"}, head, _calls(desk, found[:FIRST]))
    clicked = mount(to_text(block), key="calls", css=STYLE)
    rest = found[FIRST:]
    if rest:
        with st.expander(desk.say(REST, number=len(rest))):
            table = element("div", {"class": "verify bare"}, _calls(desk, rest))
            clicked = mount(to_text(table), key="calls-rest", css=STYLE) or clicked
    if clicked is not None:
        desk.open_link(clicked, chain_id)


def risks_fold(desk: Desk, chain_id: str | None = None) -> None:
    """Draw the supply risks of a chain, or of the city, folded; nothing if there are none."""
    found = supply_risks(desk.judgement, chain_id)
    if not found:
        return
    with st.expander(desk.say(RISKS, number=len(found))):
        st.caption(desk.say(RISKS_HOW))
        table = _table(desk, RISK_HEADS, [_risk(desk, risk) for risk in found])
        clicked = mount(to_text(table), key="risks", css=STYLE)
    if clicked is not None:
        desk.open_link(clicked, chain_id)


def survey_part(desk: Desk, chain_id: str, *, folded: bool = False) -> None:
    """Draw the survey of a chain whose local side is hardly known; nothing for any other."""
    if not needs_survey(desk.judgement, chain_id):
        return
    found = firms_asked_about(desk.judgement, chain_id)
    chain = chain_name(desk.city.chains[chain_id], desk.language)
    firms = local_firms(desk.city, chain_id)
    told = desk.say(SURVEY_HOW, chain=plain(chain), firms=count(desk.language, len(firms), "家本地企业", "local firm"))
    table = element("div", {"class": "verify"}, _survey(desk, found))
    title = f"{desk.say(SURVEY)} {len(found)}"
    with st.expander(title) if folded else st.container():
        if not folded:
            st.markdown(f"##### {title}")
        st.caption(told)
        clicked = mount(to_text(table), key=f"survey-{chain_id}", css=STYLE)
    if clicked is not None:
        desk.open_link(clicked, chain_id)


def _calls(desk: Desk, found: Sequence[Call]) -> Element:
    return _table(desk, CALL_HEADS, [_call(desk, call) for call in found])


def _call(desk: Desk, call: Call) -> list[Element]:
    city, language = desk.city, desk.language
    cells = (
        addressee(city, call, language),
        question_text(city, call, language),
        answer_effects(call, language),
        dependent_links_text(call, language),
    )
    return [_link(desk, call.link_id), *[_text(text) for text in cells]]


def _risk(desk: Desk, risk: SupplyRisk) -> list[Element]:
    return [_link(desk, risk.link_id), _text(risk_text(desk.city, risk, desk.language))]


def _survey(desk: Desk, found: Sequence[SurveyItem]) -> Element:
    rows = [
        [
            _link(desk, item.link_id),
            _text(survey_addressee(desk.city, item, desk.language)),
            _text(survey_question(desk.city, item, desk.language)),
            _text(firms_text(item.reserve, desk.language) or BLANK),
        ]
        for item in found
    ]
    return _table(desk, SURVEY_HEADS, rows)


def _table(desk: Desk, heads: Sequence[Text], rows: Sequence[Sequence[Element]]) -> Element:
    head = element("tr", {}, *[element("th", {"class": "left"}, desk.say(text)) for text in heads])
    body = [element("tr", {}, *cells) for cells in rows]
    return element("table", {"class": "words calls"}, element("thead", {}, head), element("tbody", {}, *body))


def _link(desk: Desk, link_id: str) -> Element:
    """Return a link with its mark; it is clicked as its id."""
    name = element("b", {"data-click": link_id}, short_name(desk.city.links[link_id], desk.language))
    return element("td", {"class": "left"}, mark(desk.judgement.mark(link_id)), " ", name)


def _text(text: str) -> Element:
    return element("td", {"class": "left"}, text)
