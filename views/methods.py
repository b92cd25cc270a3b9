"""The rules, thresholds and weights behind every verdict, and the words of the field."""

import streamlit as st

from graph.analysis import attraction, candidates
from graph.analysis.rules import MEASURES, RULES, Condition, Rule
from graph.analysis.score import Weight
from graph.analysis.states import LinkState, Strategy
from graph.analysis.targets import RANKED_SHARE
from graph.model import kinds
from graph.model.kinds import Siting, Word
from reports.language import Language, Text
from reports.markup import to_text
from views.parts import texts
from views.parts.desk import Desk
from views.parts.mount import mount
from views.parts.tables import STYLE, words_table

HELP = Text(
    "每一个判断都能在这里查到规则、门槛与权重；改动它们就是改动程序，不在数据里暗设。",
    "Every verdict can be traced here to its rule, threshold and weight; none is hidden in the data.",
)
RULES_TITLE = Text("诊断规则（自上而下，先合者定）", "Rules of diagnosis (from the top, the first that holds decides)")
STRATEGIES = Text("策略怎样得出", "How strategies follow")
SCORE_TITLE = Text("目标得分的八项", "The eight terms of a target's score")
CANDIDATE_TITLE = Text("候选企业匹配分的四项", "The four terms of a candidate's points")
WORDS = Text("词汇", "Terms")
SCORE_HOW = Text(
    "得分＝有事实的各项按权重加总，除以这些项的权重之和，满分 100。"
    "没有事实的项不按零计，另写“多少权重有事实”；不足 {share}% 的排在后面。",
    "A score is the weighted sum of the terms that have facts over their weight, out of 100. A term without facts "
    "does not count as zero; the share of weight resting on facts is shown, and targets under {share}% come last.",
)
POINTS_HOW = Text(
    "匹配分＝各项按权重加总，满分 100；没有记录的项不加分，补上资料只会升不会降。风险不扣分，单列在旁。",
    "Points are the weighted sum out of 100; a term without a record adds nothing, so more facts can only add. Risks "
    "take nothing away and stand beside.",
)
STRATEGY_TEXTS = {
    Strategy.SUPPLEMENT: Text(
        "链环缺（未见），且可招引或受管控；本地已有或在建的链环在用它。",
        "The link is missing and attractable or regulated; a link made or being built here uses it.",
    ),
    Strategy.EXTEND: Text(
        "链环缺（未见），且可招引或受管控；没有本地去向，核心投入全在本地（一般外购与普通服务不计）。",
        "The link is missing and attractable or regulated; nothing here uses it, and all its core inputs are made here "
        "(bought goods and ordinary services aside).",
    ),
    Strategy.STRENGTHEN: Text(
        "链环弱（只有一家在产且产能未知，或装置停产），且可招引、受管控或依资源。",
        "The link is weak (one supplier of unknown capacity, or a stopped plant), and attractable, regulated or "
        "resource-bound.",
    ),
}
VOCABULARIES: tuple[type[Word], ...] = (
    LinkState,
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
)


def render(desk: Desk) -> None:
    """Draw the page of methods and terms."""
    language = desk.language
    st.title(desk.say(texts.METHODS), anchor=False)
    st.caption(desk.say(HELP))
    st.markdown(f"##### {desk.say(RULES_TITLE)}")
    _table("rules", [rule_row(rule, language) for rule in RULES])
    st.markdown(f"##### {desk.say(STRATEGIES)}")
    heads = (desk.say(texts.STRATEGY), desk.say(texts.REASON))
    _table(
        "strategies",
        [{heads[0]: each.label(language), heads[1]: desk.say(text)} for each, text in STRATEGY_TEXTS.items()],
    )
    st.markdown(f"##### {desk.say(SCORE_TITLE)}")
    st.caption(desk.say(SCORE_HOW, share=round(100 * RANKED_SHARE)))
    _table("score", [weight_row(weight, language) for weight in attraction.WEIGHTS])
    st.markdown(f"##### {desk.say(CANDIDATE_TITLE)}")
    st.caption(desk.say(POINTS_HOW))
    _table("points", [weight_row(weight, language) for weight in candidates.WEIGHTS])
    st.markdown(f"##### {desk.say(WORDS)}")
    _table("words", [row for vocabulary in VOCABULARIES for row in word_rows(vocabulary)])


def _table(key: str, rows: list[dict[str, str]]) -> None:
    mount(to_text(words_table(rows)), key=key, css=STYLE)


def rule_row(rule: Rule, language: Language) -> dict[str, str]:
    """Return one rule as a row of words."""
    zh = language == "zh"
    conditions = "；".join(condition_words(condition, language) for condition in rule.conditions)
    sitings = "" if rule.sitings is None else "、".join(each.label(language) for each in Siting if each in rule.sitings)
    return {
        "规则" if zh else "Rule": rule.id,
        "判为" if zh else "State": rule.state.label(language),
        "含义" if zh else "Meaning": rule.zh if zh else rule.en,
        "门槛" if zh else "Thresholds": conditions or "—",
        "只用于选址性质" if zh else "Only for siting": sitings or "—",
    }


def condition_words(condition: Condition, language: Language) -> str:
    """Return a condition in words, e.g. `本地在产供应方 ≥ 2 家`."""
    caption = MEASURES[condition.measure]
    sign = "≥" if condition.least else "<"
    if language == "zh":
        return f"{caption.zh} {sign} {condition.threshold} {caption.unit_zh}"
    return f"{caption.en} {sign} {condition.threshold}"


def weight_row(weight: Weight, language: Language) -> dict[str, str]:
    """Return one term of a score as a row of words."""
    zh = language == "zh"
    return {
        "项" if zh else "Term": f"{weight.mark_zh} {weight.zh}" if zh else f"{weight.mark_en} {weight.en}",
        "权重" if zh else "Weight": str(weight.weight),
        "怎样计" if zh else "How it counts": weight.doc_zh if zh else weight.doc_en,
    }


def word_rows(vocabulary: type[Word]) -> list[dict[str, str]]:
    """Return the words of one vocabulary as rows."""
    return [{"code": word.value, "中文": word.zh, "English": word.en} for word in vocabulary]
