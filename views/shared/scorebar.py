"""A score as bars: what the facts earn in accent, what they do not pale, what nobody knows dotted."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

import streamlit as st

from graph.analysis.facts.score import Criterion, CriterionScore, Score
from graph.analysis.targets.target_score import ATTRACTIVENESS, FEASIBILITY
from graph.text import Text
from reports.drawing.markup import element, to_text
from reports.wording.language import Language
from reports.wording.weights import SIDES, grade_label, term_text
from views.shared.context import PageContext
from views.shared.markup_component import show_markup
from views.shared.tables import STYLE

KNOWN = Text("目标得分 {score} · 资料齐备度 {share}%", "Score {score} · facts cover {share}% of the weight")
NO_FACT = Text("没有资料", "not on file")
GROUPS: Mapping[str, tuple[Criterion, ...]] = {"attractive": ATTRACTIVENESS, "feasible": FEASIBILITY}


def score_bar(context: PageContext, score: Score, key: str) -> None:
    """Draw the score of a target as its two bars, under each the terms that apply in words."""
    st.markdown(f"**{context.text(KNOWN, score=score.points, share=round(100 * score.evidence_share))}**")
    sides = [
        element("div", {}, _side(score, name, context.language), element("div", {"class": "second"}, said))
        for name, said in zip(GROUPS, side_text(score, context.language), strict=True)
    ]
    show_markup(to_text(element("div", {"class": f"sides-of-score {context.language}"}, *sides)), key=key, css=STYLE)


def side_text(score: Score, language: Language) -> list[str]:
    """Return the terms of each side of a score in words, those that do not apply left out."""
    return [term_text(score.subset(group), language) for group in GROUPS.values()]


def two_bars(score: Score, language: Language) -> Element:
    """Return both sides of a score as bars above each other, for a row of a table; the terms are under the pointer."""
    told = "\n".join(
        f"{SIDES[name].of(language)}: {said}" for name, said in zip(GROUPS, side_text(score, language), strict=True)
    )
    return element("div", {"class": "two-bars", "title": told}, *[_side(score, name, language) for name in GROUPS])


def _side(score: Score, name: str, language: Language) -> Element:
    """Return one side of a score: its name, its bar with the share that is not known dotted, and a word."""
    side = score.subset(GROUPS[name])
    title, word = SIDES[name].of(language), grade_label(side.points, language)
    missing = round(100 * (1 - side.evidence_share))
    parts = [element("span", {"class": "fill", "style": f"width:{side.points}%"})]
    parts += (
        [element("span", {"class": "unknown", "style": f"width:{min(missing, 100 - side.points)}%"})] if missing else []
    )
    return element(
        "div",
        {"class": "side-bar"},
        element("span", {"class": "side-title"}, title),
        element("span", {"class": "track", "role": "img", "aria-label": f"{title} {side.points}"}, *parts),
        element("b", {}, word),
    )


def bar(score: Score, language: Language) -> Element:
    """Build the bar: each term as wide as its weight, its name under the pointer."""
    return element("div", {"class": "score"}, *[_term(term, language) for term in score.parts if term.applies])


def _term(term: CriterionScore, language: Language) -> Element:
    weight = term.criterion
    name = weight.of(language)
    said = NO_FACT.of(language) if term.value is None else f"{round(100 * term.value)}%"
    told = f"{name} {said}"
    filled = (
        [] if term.value is None else [element("span", {"class": "fill", "style": f"width:{100 * term.value:.0f}%"})]
    )
    return element(
        "span",
        {"class": "term", "style": f"flex:{weight.weight}", "role": "img", "aria-label": told, "title": told},
        element("span", {"class": "track" if term.value is not None else "track dotted"}, *filled),
    )
