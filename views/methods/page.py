"""The rules, thresholds and weights behind every verdict, and the words of the field."""

from xml.etree.ElementTree import Element

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
from reports.drawing.markup import element, to_text
from reports.wording.competition import (
    PACK_TITLE,
    READ,
    REGULATIONS_TITLE,
    pack_rows,
    pack_text,
    regulation_rows,
)
from reports.wording.language import Language, Text
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
from views.shared.desk import Desk
from views.shared.marks import mark
from views.shared.mount import mount
from views.shared.tables import STYLE, words_table

HELP = Text(
    "每一个判断都能在这里查到规则、门槛、权重和为什么这样定；改动它们就是改动程序，不在数据里暗设。",
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


def render(desk: Desk) -> None:
    """Draw the page of methods and terms."""
    language = desk.language
    st.title(desk.say(texts.METHODS), anchor=False)
    st.caption(desk.say(HELP))
    st.markdown(f"##### {desk.say(MARKS_TITLE)}")
    st.caption(desk.say(MARKS_HOW))
    mount(to_text(_marks(language)), key="marks", css=STYLE)
    st.markdown(f"##### {desk.say(RULES_TITLE)}")
    _table("rules", [with_reason(rule_row(rule, language), rule, language) for rule in RULES])
    st.markdown(f"##### {desk.say(STRATEGIES)}")
    _table("strategies", [with_reason(strategy_row(rule, language), rule, language) for rule in STRATEGY_RULES])
    st.markdown(f"##### {desk.say(WHY_NOT)}")
    _table("why-not", word_rows(ExclusionKind))
    st.markdown(f"##### {desk.say(LISTS_TITLE)}")
    _table("lists", list_rows(language))
    st.markdown(f"##### {desk.say(NOTES_TITLE)}")
    _table("notes", [text_row(rule, language) for rule in REMARK_RULES])
    st.markdown(f"##### {desk.say(EVENTS_TITLE)}")
    _table("events", [text_row(event, language) for event in EVENTS])
    st.markdown(f"##### {desk.say(SCORE_TITLE)}")
    st.caption(score_how(language))
    _table("score", [term_row(weight, language) for weight in target_score.WEIGHTS])
    _candidates(desk)
    _competition(desk)
    st.markdown(f"##### {desk.say(WORDS)}")
    _table("words", [row for vocabulary in VOCABULARIES for row in word_rows(vocabulary)])


def _candidates(desk: Desk) -> None:
    """Draw how candidates are ordered, and what speaks for and against them."""
    language = desk.language
    st.markdown(f"##### {desk.say(CANDIDATE_TITLE)}")
    st.caption(desk.say(POINTS_HOW))
    _table("points", [weight_row(weight, language) for weight in candidates.WEIGHTS])
    st.markdown(f"##### {desk.say(REASONS_FOR_TITLE)}")
    _table("for", [text_row(rule, language) for rule in ADVANTAGE_RULES])
    st.markdown(f"##### {desk.say(REASONS_TITLE)}")
    _table("against", [objection_row(rule, language) for rule in OBJECTION_RULES])


def _competition(desk: Desk) -> None:
    """Draw the rule pack of the fair-competition check, what it reads, and what its rules rest on."""
    st.markdown(f"##### {desk.say(PACK_TITLE)}")
    st.caption(pack_text(desk.language))
    st.caption(desk.say(READ))
    _table("competition", pack_rows(desk.language))
    st.markdown(f"##### {desk.say(REGULATIONS_TITLE)}")
    _table("regulations", regulation_rows(desk.language))


def _marks(language: Language) -> Element:
    """Return the marks as a table: drawn, named and explained."""
    rows = [
        element(
            "tr",
            {},
            element("td", {"class": "left nowrap"}, mark(each), f" {each.label(language)}"),
            element("td", {"class": "left"}, MEANINGS[each].of(language)),
        )
        for each in Mark
    ]
    return element("table", {"class": "words"}, element("tbody", {}, *rows))


def _table(key: str, rows: list[dict[str, str]]) -> None:
    mount(to_text(words_table(rows)), key=key, css=STYLE)


def word_rows(vocabulary: type[LabelledEnum]) -> list[dict[str, str]]:
    """Return the words of one vocabulary as rows."""
    return [{"code": word.value, "中文": word.zh, "English": word.en} for word in vocabulary]
