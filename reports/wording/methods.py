"""The rules, strategies and weights in words: what the page of methods and the catalogue's last sheet say."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.analysis.candidates import candidates
from graph.analysis.candidates.advantages import ADVANTAGE_RULES, AdvantageRule
from graph.analysis.candidates.objections import OBJECTION_RULES, ObjectionRule
from graph.analysis.facts.score import Criterion
from graph.analysis.targets import target_score
from graph.analysis.targets.strategies import STRATEGY_RULES, StrategyRule
from graph.analysis.verdicts.remarks import REMARK_RULES, RemarkRule
from graph.analysis.verdicts.rule_book import RULES
from graph.analysis.verdicts.rules import MEASURES, Condition, Rule
from graph.analysis.verdicts.states import Strategy
from graph.analysis.verdicts.tipping_facts import EVENTS, Event
from graph.model.kinds import Siting
from graph.text import Text
from reports.wording.language import Language
from reports.wording.punctuation import join_clauses, join_names
from reports.wording.rule_reasons import RULE_REASONS, STRATEGY_REASONS
from reports.wording.verdicts import state_text
from reports.wording.weights import SIDES

WHY = Text("为什么这样定", "Why")
RULES_TITLE = Text("诊断规则（自上而下，先合者定）", "Rules of diagnosis (from the top, the first that holds decides)")
STRATEGIES = Text("策略怎样得出", "How strategies follow")
SCORE_TITLE = Text("目标得分的各项", "The terms of a target's score")
CANDIDATE_TITLE = Text("候选企业匹配度的各项", "The terms of a candidate's points")
REASONS_TITLE = Text("候选企业的不利情况", "Objections to a candidate")
REASONS_FOR_TITLE = Text("为什么来本地（列先谈至少要有一条）", "Why a candidate would come here (the first need one)")
GRAVE = Text("；列待观察", "; puts it on watch")
DOUBT = Text("；不列先谈", "; not talked to first")
SCORE_HOW = Text(
    "得分＝各项按权重加总，除以适用各项的权重之和，满分 100；必要性、可行性各按自己的几项算。"
    "不适用的项不计（如延链不看本地要用），没有资料的项计 0 并写“无资料”，补上资料只会升不会降；"
    "资料齐备度＝有资料的权重占多少。排序看得分，再看齐备度；现状没问清的弱环排在最后，先问。",
    "A score is the weighted sum over the weight of the terms that apply, out of 100; each side has its own. A term "
    "that does not apply is left out (an extension has no user here); one without facts earns nothing and is shown as "
    "not known, so that more facts can only add. The share known is the weight that rests on facts. Order: score, then "
    "share known; weak links whose makers' state nobody stated come last, to be asked about first.",
)
POINTS_HOW = Text(
    "排序：先谈、可谈、待观察；档内自己能定投资的在前，再看匹配度，同分时不利情况少的在前。"
    "匹配度＝各项按权重加总，满分 100；没有记录的项不加分，补上资料只会升不会降，不利情况不扣分。",
    "Order: talk first, may talk, on watch; within a tier firms that decide themselves, then points, then fewer "
    "objections. Points are the weighted sum out of 100; a term without a record adds nothing, so more facts can only "
    "add, and objections take nothing away.",
)
NOTES_TITLE = Text("结论旁的备注", "Remarks beside a verdict")
EVENTS_TITLE = Text("哪件事会改变结论（自近至远）", "What would change a verdict (the nearest first)")


def rule_row(rule: Rule, language: Language) -> dict[str, str]:
    """Return one rule as a row of words."""
    zh = language == "zh"
    conditions = join_clauses((condition_text(condition, language) for condition in rule.conditions), language)
    sitings = join_names((each.label(language) for each in Siting if each in (rule.sitings or ())), language)
    return {
        "规则" if zh else "Rule": rule.id,
        "判为" if zh else "State": state_text(rule, language),
        "含义" if zh else "Meaning": rule.zh if zh else rule.en,
        "要求" if zh else "Thresholds": conditions or "—",
        "只用于能否招引" if zh else "Only for siting": sitings or "—",
    }


def with_reason(row: dict[str, str], declared: Rule | StrategyRule, language: Language) -> dict[str, str]:
    """Return the row of a rule with why it stands as it does."""
    why = (RULE_REASONS if isinstance(declared, Rule) else STRATEGY_REASONS)[declared.id]
    return {**row, WHY.of(language): why.of(language)}


def strategy_row(rule: StrategyRule, language: Language) -> dict[str, str]:
    """Return one condition of a strategy as a row of words."""
    zh = language == "zh"
    return {
        "规则" if zh else "Rule": rule.id,
        "策略" if zh else "Strategy": rule.strategy.label(language),
        "何时" if zh else "When": rule.zh if zh else rule.en,
    }


def strategy_text(strategy: Strategy, language: Language) -> str:
    """Return when a strategy is called for: the conditions of its rules, any of which will do."""
    zh = language == "zh"
    told = (rule.zh if zh else rule.en for rule in STRATEGY_RULES if rule.strategy is strategy)
    return ("；或" if zh else "; or ").join(told)


def objection_row(rule: ObjectionRule, language: Language) -> dict[str, str]:
    """Show one objection as a row of words, with what it does to a candidate's tier."""
    row, effect = text_row(rule, language), GRAVE if rule.is_serious else DOUBT if rule.is_doubt else None
    told = "" if effect is None else effect.of(language)
    return {key: text if key in ("编号", "Id") else text + told for key, text in row.items()}


def text_row(declared: RemarkRule | Event | ObjectionRule | AdvantageRule, language: Language) -> dict[str, str]:
    """Return a remark or an event as a row of words."""
    zh = language == "zh"
    return {"编号" if zh else "Id": declared.id, "含义" if zh else "Meaning": declared.zh if zh else declared.en}


def condition_text(condition: Condition, language: Language) -> str:
    """Return a condition in words that stand alone: `在产企业中规模小 ≥ 1 家`; the figure stays with its sign."""
    caption = MEASURES[condition.measure]
    compared = f"{'≥' if condition.is_minimum else '<'}\u00a0{condition.threshold}"
    if language == "zh":
        named = f"在产企业中{caption.zh[2:]}" if caption.zh.startswith("其中") else caption.zh
        return f"{named} {compared}\u00a0{caption.unit_zh}"
    named = f"Makers here: {caption.en[9:]}" if caption.en.startswith("of these ") else caption.en
    return f"{named} {compared}"


def weight_row(weight: Criterion, language: Language) -> dict[str, str]:
    """Return one term of a score as a row of words."""
    zh = language == "zh"
    return {
        "项" if zh else "Term": weight.zh if zh else weight.en,
        "权重" if zh else "Weight": str(weight.weight),
        "怎样计" if zh else "How it counts": weight.doc_zh if zh else weight.doc_en,
    }


def term_row(weight: Criterion, language: Language) -> dict[str, str]:
    """Return one term of a target's score as a row of words, with the side it counts on."""
    zh = language == "zh"
    side = SIDES["attractive" if weight in target_score.ATTRACTIVENESS else "feasible"].of(language)
    return {
        "项" if zh else "Term": weight.zh if zh else weight.en,
        "看什么" if zh else "Side": side,
        "权重" if zh else "Weight": str(weight.weight),
        "怎样计" if zh else "How it counts": weight.doc_zh if zh else weight.doc_en,
    }


def score_how(language: Language) -> str:
    """Return how the score of a target comes about."""
    return SCORE_HOW.of(language)


@dataclass(frozen=True, slots=True)
class MethodTable:
    """One part of the methods as a table: its title, how it is used, headings with relative widths, and rows."""

    title: Text
    how: str | None
    headers: tuple[tuple[Text, float], ...]
    rows: tuple[tuple[str, ...], ...]


_ID, _WHAT = (Text("编号", "Id"), 9), (Text("含义", "Meaning"), 91)


def method_tables(language: Language) -> Iterator[MethodTable]:
    """Yield the rules, strategies, remarks, events and weights, a table each."""
    heads = (
        (Text("规则", "Rule"), 9),
        (Text("判为", "State"), 14),
        (Text("含义", "Meaning"), 31),
        (Text("要求", "Thresholds"), 20),
        (Text("只用于", "Only for"), 26),
    )
    yield MethodTable(RULES_TITLE, None, heads, tuple(tuple(rule_row(rule, language).values()) for rule in RULES))
    whens = tuple(tuple(strategy_row(each, language).values()) for each in STRATEGY_RULES)
    yield MethodTable(
        STRATEGIES, None, ((Text("规则", "Rule"), 9), (Text("策略", "Strategy"), 12), (Text("何时", "When"), 79)), whens
    )
    for title, texts in _listed(language):
        yield MethodTable(title, None, (_ID, _WHAT), tuple(tuple(row.values()) for row in texts))
    how = Text("怎样计", "How it counts")
    sides = ((Text("项", "Term"), 18), (Text("看什么", "Side"), 12), (Text("权重", "Weight"), 8), (how, 62))
    terms = tuple(tuple(term_row(each, language).values()) for each in target_score.WEIGHTS)
    yield MethodTable(SCORE_TITLE, score_how(language), sides, terms)
    counted = ((Text("项", "Term"), 24), (Text("权重", "Weight"), 9), (how, 67))
    points = tuple(tuple(weight_row(each, language).values()) for each in candidates.WEIGHTS)
    yield MethodTable(CANDIDATE_TITLE, POINTS_HOW.of(language), counted, points)


def _listed(language: Language) -> Iterator[tuple[Text, list[dict[str, str]]]]:
    """Yield the lists of declared texts, each with its title."""
    yield NOTES_TITLE, [text_row(each, language) for each in REMARK_RULES]
    yield EVENTS_TITLE, [text_row(each, language) for each in EVENTS]
    yield REASONS_FOR_TITLE, [text_row(each, language) for each in ADVANTAGE_RULES]
    yield REASONS_TITLE, [objection_row(each, language) for each in OBJECTION_RULES]


def method_lines(language: Language) -> Iterator[tuple[str, ...]]:
    """Yield everything in lines of one cell (a title) or of four."""
    yield (RULES_TITLE.of(language),)
    for rule in RULES:
        number, state, meaning, conditions, sitings = rule_row(rule, language).values()
        limits = [text for text in (conditions, sitings) if text != "—"]
        yield (number, state, meaning, join_clauses(limits, language))
    yield (STRATEGIES.of(language),)
    for strategy in STRATEGY_RULES:
        yield (*strategy_row(strategy, language).values(), "")
    for title, texts in _listed(language):
        yield (title.of(language),)
        for row in texts:
            number, meaning = row.values()
            yield (number, "", meaning, "")
    yield (SCORE_TITLE.of(language),)
    yield ("", "", score_how(language), "")
    for weight in target_score.WEIGHTS:
        name, side, number, counted = term_row(weight, language).values()
        yield (number, name, counted, side)
    yield (CANDIDATE_TITLE.of(language),)
    yield ("", "", POINTS_HOW.of(language), "")
    for weight in candidates.WEIGHTS:
        name, number, counted = weight_row(weight, language).values()
        yield (number, name, counted, "")
