"""The rules, thresholds and weights behind every verdict, and the words of the field."""

from collections.abc import Callable, Mapping
from functools import cache

import streamlit as st

from graph.analysis.candidates import candidates
from graph.analysis.candidates.advantages import ADVANTAGE_RULES
from graph.analysis.candidates.objections import OBJECTION_RULES
from graph.analysis.lists.calls import Question
from graph.analysis.targets import target_score
from graph.analysis.targets.exclusions import ExclusionKind
from graph.analysis.targets.strategies import STRATEGY_RULES
from graph.analysis.verdicts.remarks import REMARK_RULES
from graph.analysis.verdicts.rule_book import RULES
from graph.analysis.verdicts.states import CandidateKind, Grade, LinkState, Mark, Strategy, Tier
from graph.analysis.verdicts.tipping_facts import EVENTS
from graph.model import kinds
from graph.model.labelled_enum import LabelledEnum
from graph.text import Text
from reports.drawing.markup import element, to_text
from reports.wording.competition import (
    PACK_TITLE,
    READ,
    REGULATIONS_TITLE,
    pack_rows,
    pack_text,
    regulation_rows,
)
from reports.wording.language import Language
from reports.wording.list_methods import LISTS_TITLE, list_rows
from reports.wording.marks import MEANINGS
from reports.wording.methods import (
    CANDIDATE_TITLE,
    EVENTS_TITLE,
    NOTES_TITLE,
    POINTS_HOW,
    REASONS_FOR_TITLE,
    REASONS_TITLE,
    RULES_TITLE,
    SCORE_TITLE,
    STRATEGIES,
    objection_row,
    rule_row,
    score_how,
    strategy_row,
    term_row,
    text_row,
    weight_row,
    with_reason,
)
from views.shared import texts
from views.shared.context import PageContext
from views.shared.markup_component import show_markup
from views.shared.state_icons import state_icon
from views.shared.tables import STYLE, words_table

HELP = Text(
    "结论怎样得出：判定条件、计分办法、名词解释，都写明为什么这样定。",
    "Every verdict can be traced here to its rule, threshold, weight and reason; none is hidden in the data.",
)
MARKS_TITLE = Text("九种标记各是什么", "What the nine marks mean")
MARKS_HOW = Text(
    "一个链环全市只有一个状态，各页面、各材料同一个标记。计数时“应有待查”并入“资料不足”。",
    "A link has one state in the whole city, with the same mark on every page and paper. What must exist is counted "
    "with what is not known.",
)
WHY_NOT = Text("缺、弱、在建却不列目标的原因", "Why a link that is missing, weak or under way is no target")
WORDS = Text("词汇", "Terms")
VOCABULARIES: tuple[type[LabelledEnum], ...] = (
    LinkState,
    Grade,
    Question,
    CandidateKind,
    Tier,
    Strategy,
    kinds.Basis,
    kinds.HostGrade,
    kinds.Stage,
    kinds.Siting,
    kinds.Strength,
    kinds.MakeStatus,
    kinds.ProjectStage,
    kinds.LeadRole,
    kinds.PresenceKind,
    kinds.SignalKind,
    kinds.RelationKind,
    kinds.RulingKind,
    kinds.LocalCoverage,
)


def render(context: PageContext) -> None:
    """Draw the page of methods and terms."""
    language = context.language
    st.title(context.text(texts.METHODS), anchor=False)
    st.caption(context.text(HELP))
    st.markdown(f"##### {context.text(MARKS_TITLE)}")
    st.caption(context.text(MARKS_HOW))
    show_markup(_marks(language), key="marks", css=STYLE)
    st.markdown(f"##### {context.text(RULES_TITLE)}")
    _table("rules", language)
    st.markdown(f"##### {context.text(STRATEGIES)}")
    _table("strategies", language)
    st.markdown(f"##### {context.text(WHY_NOT)}")
    _table("why-not", language)
    st.markdown(f"##### {context.text(LISTS_TITLE)}")
    _table("lists", language)
    st.markdown(f"##### {context.text(NOTES_TITLE)}")
    _table("notes", language)
    st.markdown(f"##### {context.text(EVENTS_TITLE)}")
    _table("events", language)
    st.markdown(f"##### {context.text(SCORE_TITLE)}")
    st.caption(score_how(language))
    _table("score", language)
    _candidates(context)
    _competition(context)
    st.markdown(f"##### {context.text(WORDS)}")
    _table("words", language)


def _candidates(context: PageContext) -> None:
    """Draw how candidates are ordered, and what speaks for and against them."""
    language = context.language
    st.markdown(f"##### {context.text(CANDIDATE_TITLE)}")
    st.caption(context.text(POINTS_HOW))
    _table("points", language)
    st.markdown(f"##### {context.text(REASONS_FOR_TITLE)}")
    _table("for", language)
    st.markdown(f"##### {context.text(REASONS_TITLE)}")
    _table("against", language)


def _competition(context: PageContext) -> None:
    """Draw the rule pack of the fair-competition check, what it reads, and what its rules rest on."""
    st.markdown(f"##### {context.text(PACK_TITLE)}")
    st.caption(pack_text(context.language))
    st.caption(context.text(READ))
    _table("competition", context.language)
    st.markdown(f"##### {context.text(REGULATIONS_TITLE)}")
    _table("regulations", context.language)


@cache
def _marks(language: Language) -> str:
    """Return the marks as a table: drawn, named and explained."""
    rows = [
        element(
            "tr",
            {},
            element("td", {"class": "left nowrap"}, state_icon(each), f" {each.label(language)}"),
            element("td", {"class": "left"}, MEANINGS[each].of(language)),
        )
        for each in Mark
    ]
    return to_text(element("table", {"class": "words"}, element("tbody", {}, *rows)))


def _table(key: str, language: Language) -> None:
    show_markup(_text(key, language), key=key, css=STYLE)


@cache
def _text(key: str, language: Language) -> str:
    """Return a table as text: the rules are those of the program, and never change while it runs."""
    return to_text(words_table(ROWS[key](language)))


def word_rows(vocabulary: type[LabelledEnum]) -> list[dict[str, str]]:
    """Return the words of one vocabulary as rows."""
    return [{"code": word.value, "中文": word.zh, "English": word.en} for word in vocabulary]


ROWS: Mapping[str, Callable[[Language], list[dict[str, str]]]] = {
    "rules": lambda language: [with_reason(rule_row(rule, language), rule, language) for rule in RULES],
    "strategies": lambda language: [
        with_reason(strategy_row(each, language), each, language) for each in STRATEGY_RULES
    ],
    "why-not": lambda _: word_rows(ExclusionKind),
    "lists": list_rows,
    "notes": lambda language: [text_row(rule, language) for rule in REMARK_RULES],
    "events": lambda language: [text_row(event, language) for event in EVENTS],
    "score": lambda language: [term_row(weight, language) for weight in target_score.WEIGHTS],
    "points": lambda language: [weight_row(weight, language) for weight in candidates.WEIGHTS],
    "for": lambda language: [text_row(rule, language) for rule in ADVANTAGE_RULES],
    "against": lambda language: [objection_row(rule, language) for rule in OBJECTION_RULES],
    "competition": pack_rows,
    "regulations": regulation_rows,
    "words": lambda _: [row for vocabulary in VOCABULARIES for row in word_rows(vocabulary)],
}
"""The rows of each table of the page, by its key."""
