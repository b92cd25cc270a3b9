"""A target's score as one bar of its terms: dark what facts earn, pale what they do not, dotted where none is."""

from xml.etree.ElementTree import Element

import streamlit as st

from graph.analysis.facts.score import Score, Term
from graph.analysis.targets.attraction import ATTRACTIVENESS, FEASIBILITY
from reports.drawing.markup import element, to_text
from reports.wording.language import Language, Text
from views.shared.desk import Desk
from views.shared.mount import mount
from views.shared.tables import STYLE

KNOWN = Text("得分 {score} · {share}% 的权重有事实", "Score {score} · {share}% of the weight rests on facts")
PARTS = Text("值不值得 {attractive} · 办不办得成 {feasible}", "attractiveness {attractive} · feasibility {feasible}")


def score_bar(desk: Desk, score: Score, key: str) -> None:
    """Draw the score of a target with its terms named."""
    st.markdown(f"**{desk.say(KNOWN, score=score.points, share=round(100 * score.known))}**")
    attractive, feasible = score.only(ATTRACTIVENESS).points, score.only(FEASIBILITY).points
    st.caption(desk.say(PARTS, attractive=attractive, feasible=feasible))
    mount(to_text(bar(score, desk.language)), key=key, css=STYLE)


def bar(score: Score, language: Language) -> Element:
    """Return the bar; each term is as wide as its weight."""
    return element("div", {"class": "score"}, *[_term(term, language) for term in score.terms if term.applies])


def _term(term: Term, language: Language) -> Element:
    weight = term.declared
    name = weight.zh if language == "zh" else weight.en
    said = "—" if term.value is None else f"{round(100 * term.value)}%"
    filled = (
        [] if term.value is None else [element("span", {"class": "fill", "style": f"width:{100 * term.value:.0f}%"})]
    )
    return element(
        "span",
        {"class": "term", "style": f"flex:{weight.weight}", "role": "img", "aria-label": f"{name} {said}"},
        element("span", {"class": "track" if term.value is not None else "track dotted"}, *filled),
        element("span", {"class": "caption"}, weight.mark_zh if language == "zh" else weight.mark_en),
    )


def parts(score: Score, language: Language) -> Element:
    """Return the terms as small upright bars in two groups, attractiveness and feasibility, for a row of a table."""
    groups = [
        [_upright(term, language) for term in score.only(group).terms if term.applies]
        for group in (ATTRACTIVENESS, FEASIBILITY)
    ]
    return element("span", {"class": "uprights"}, *groups[0], element("span", {"class": "apart"}), *groups[1])


def _upright(term: Term, language: Language) -> Element:
    name = term.declared.zh if language == "zh" else term.declared.en
    if term.value is None:
        return element("span", {"class": "upright dotted", "role": "img", "aria-label": f"{name} —"})
    height = f"height:{100 * term.value:.0f}%"
    return element(
        "span",
        {"class": "upright", "role": "img", "aria-label": f"{name} {round(100 * term.value)}%"},
        element("span", {"class": "fill", "style": height}),
    )
