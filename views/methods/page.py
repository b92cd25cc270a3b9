"""The rules, thresholds and weights behind every verdict, and the words of the field."""

import streamlit as st

from graph.analysis.candidates import candidates
from graph.analysis.candidates.against import REASONS
from graph.analysis.candidates.in_favour import REASONS_FOR
from graph.analysis.targets import attraction
from graph.analysis.targets.strategies import STRATEGY_RULES
from graph.analysis.verdicts.notes import NOTES
from graph.analysis.verdicts.rules import RULES
from graph.analysis.verdicts.states import Grade, LeadKind, LinkState, Strategy, Tier
from graph.analysis.verdicts.turns import EVENTS
from graph.model import kinds
from graph.model.word import Word
from reports.drawing.markup import to_text
from reports.wording.language import Text
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
    text_row,
    weight_row,
)
from views.shared import texts
from views.shared.desk import Desk
from views.shared.mount import mount
from views.shared.tables import STYLE, words_table

HELP = Text(
    "每一个判断都能在这里查到规则、门槛与权重；改动它们就是改动程序，不在数据里暗设。",
    "Every verdict can be traced here to its rule, threshold and weight; none is hidden in the data.",
)
WORDS = Text("词汇", "Terms")
VOCABULARIES: tuple[type[Word], ...] = (
    LinkState,
    Grade,
    LeadKind,
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
    kinds.LocalSide,
)


def render(desk: Desk) -> None:
    """Draw the page of methods and terms."""
    language = desk.language
    st.title(desk.say(texts.METHODS), anchor=False)
    st.caption(desk.say(HELP))
    st.markdown(f"##### {desk.say(RULES_TITLE)}")
    _table("rules", [rule_row(rule, language) for rule in RULES])
    st.markdown(f"##### {desk.say(STRATEGIES)}")
    _table("strategies", [strategy_row(rule, language) for rule in STRATEGY_RULES])
    st.markdown(f"##### {desk.say(NOTES_TITLE)}")
    _table("notes", [text_row(rule, language) for rule in NOTES])
    st.markdown(f"##### {desk.say(EVENTS_TITLE)}")
    _table("events", [text_row(event, language) for event in EVENTS])
    st.markdown(f"##### {desk.say(SCORE_TITLE)}")
    st.caption(score_how(language))
    _table("score", [weight_row(weight, language) for weight in attraction.WEIGHTS])
    st.markdown(f"##### {desk.say(CANDIDATE_TITLE)}")
    st.caption(desk.say(POINTS_HOW))
    _table("points", [weight_row(weight, language) for weight in candidates.WEIGHTS])
    st.markdown(f"##### {desk.say(REASONS_FOR_TITLE)}")
    _table("for", [text_row(rule, language) for rule in REASONS_FOR])
    st.markdown(f"##### {desk.say(REASONS_TITLE)}")
    _table("against", [objection_row(rule, language) for rule in REASONS])
    st.markdown(f"##### {desk.say(WORDS)}")
    _table("words", [row for vocabulary in VOCABULARIES for row in word_rows(vocabulary)])


def _table(key: str, rows: list[dict[str, str]]) -> None:
    mount(to_text(words_table(rows)), key=key, css=STYLE)


def word_rows(vocabulary: type[Word]) -> list[dict[str, str]]:
    """Return the words of one vocabulary as rows."""
    return [{"code": word.value, "中文": word.zh, "English": word.en} for word in vocabulary]
