"""A verdict and a target as answers show them, in the words of the pages."""

from collections.abc import Sized
from dataclasses import dataclass
from typing import Annotated

from graph.analysis.facts.score import Score
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.counts import is_surveyed
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import MEASURES
from graph.model.fact import Fact
from graph.text import Text
from reports.wording.exclusions import exclusion_text
from reports.wording.language import Language
from reports.wording.targets import ground_text
from reports.wording.verdict_sentences import verdict_sentence
from reports.wording.verdicts import remark_text, rule_text, stable_text, state_text, tipping_fact_text
from service.derivations import derived
from service.fact_ids import fact_id
from service.parts import said
from service.shapes import Blank, Doc, Figure, Said
from service.standing import Standing

UNSURVEYED = Text(
    "这条链的本地企业还没有摸清，不下“缺”的结论，也不定目标；先摸底。",
    "The local firms of this chain are hardly known, so nothing is called missing and there are no targets: survey it "
    "first.",
)
NO_ROWS = Text("一个也没有。", "There are none.")


@dataclass(frozen=True, slots=True)
class Count:
    """判定时数的一项 / One thing counted for the verdict."""

    what: Annotated[str, Doc("数的是什么", "what was counted")]
    count: Annotated[Figure | Blank, Doc("数", "how many")]


@dataclass(frozen=True, slots=True)
class State:
    """链环的判定：推定，按规则 / The verdict on a link: inferred, by a rule."""

    state: Annotated[str, Doc("状态", "state")]
    mark: Annotated[str, Doc("状态代码", "code of the state")]
    inferred: Annotated[str, Doc("推定所据的规则编号", "id of the rule it was inferred by")]
    rule: Annotated[str, Doc("规则", "the rule in words")]
    why: Annotated[Said, Doc("为什么", "why")]
    remarks: Annotated[tuple[Said, ...], Doc("还须注意", "what to mind")]
    steady: Annotated[str, Doc("结论牢不牢靠", "whether the verdict holds")]
    would_change: Annotated[tuple[Said, ...], Doc("哪件事会改变结论", "what would change it")]
    counts: Annotated[tuple[Count, ...], Doc("判定时数出来的", "what was counted")]


@dataclass(frozen=True, slots=True)
class Term:
    """得分的一项 / One term of a score."""

    term: Annotated[str, Doc("项", "term")]
    means: Annotated[str, Doc("怎么算", "how it is counted")]
    value: Annotated[
        Figure | Blank, Doc("0–1；没有资料是空白，不是零", "0–1; blank where no fact says anything, not zero")
    ]


@dataclass(frozen=True, slots=True)
class Ground:
    """成为目标的一条理由 / One ground of a target."""

    strategy: Annotated[str, Doc("策略：补链、延链、强链、盯办", "strategy")]
    why: Annotated[Said, Doc("理由", "why")]


@dataclass(frozen=True, slots=True)
class Standard:
    """目标的名次与得分 / Place and score of a target."""

    rank: Annotated[Figure | Blank, Doc("全市名次", "place in the city")]
    score: Annotated[Figure | Blank, Doc("得分", "score")]
    merit: Annotated[Figure | Blank, Doc("必要", "merit")]
    feasible: Annotated[Figure | Blank, Doc("可行", "feasibility")]
    known: Annotated[Figure | Blank, Doc("有资料的权重占比", "share of the weight that rests on facts")]
    steadiness: Annotated[
        Figure | Blank, Doc("改权重后仍在前十的比例", "share of other weights with it in the first ten")
    ]


def why_none(standing: Standing, chain: str | None, found: Sized, language: Language) -> str | None:
    """Say why a list is empty, or short as its chain is hardly known; None where nothing need be said."""
    if chain is not None and not is_surveyed(standing.city, standing.city.chains[chain]):
        return UNSURVEYED.of(language)
    return None if len(found) else NO_ROWS.of(language)


def state_of(standing: Standing, verdict: Verdict, language: Language) -> State:
    """Return a verdict as the link's panel tells it."""
    facts = _facts(standing, verdict)
    counted = (each for each in verdict.measure_counts if each.value or each.condition is not None)
    return State(
        state=state_text(verdict.rule, language),
        mark=verdict.mark.value,
        inferred=verdict.rule.id,
        rule=rule_text(verdict.rule, language),
        why=said(verdict_sentence(standing.city, verdict, language), facts),
        remarks=tuple(said(remark_text(note, language), note.facts or facts) for note in verdict.remarks),
        steady=stable_text(verdict, language),
        would_change=tuple(said(tipping_fact_text(turn, language), facts) for turn in verdict.tipping_facts),
        counts=tuple(
            Count(
                MEASURES[each.measure].of(language),
                derived(standing, language, "link-count", verdict.link_id, each.measure.value),
            )
            for each in counted
        ),
    )


def why_state(standing: Standing, verdict: Verdict, language: Language) -> Said:
    """Return in one sentence why a link is judged so."""
    return said(verdict_sentence(standing.city, verdict, language), _facts(standing, verdict))


def _facts(standing: Standing, verdict: Verdict) -> tuple[Fact, ...]:
    """Return the link, where it stands, and what the verdict read."""
    link = standing.city.links[verdict.link_id]
    return (link, *standing.city.chains_of.get(link.id, ()), *verdict.facts())


def standard_of(standing: Standing, link: str, language: Language) -> Standard:
    """Return place and score of a target."""

    def figure(rule: str) -> Figure | Blank:
        return derived(standing, language, rule, link)

    return Standard(
        rank=figure("target-rank"),
        score=figure("target-score"),
        merit=figure("target-merit"),
        feasible=figure("target-feasible"),
        known=figure("target-known"),
        steadiness=figure("target-steadiness"),
    )


def grounds_of(standing: Standing, target: Target, language: Language) -> tuple[Ground, ...]:
    """Return every ground of a target, the main one first."""
    link = standing.city.links[target.link_id]
    return tuple(
        Ground(
            ground.rule.strategy.label(language),
            said(ground_text(standing.city, target, ground, language), (link, *ground.facts)),
        )
        for ground in target.grounds
    )


def terms_of(standing: Standing, link: str, score: Score, language: Language) -> tuple[Term, ...]:
    """Return the terms of a target's score that apply to it."""
    zh = language == "zh"
    return tuple(
        Term(
            each.criterion.zh if zh else each.criterion.en,
            each.criterion.doc_zh if zh else each.criterion.doc_en,
            derived(standing, language, "target-term", link, each.criterion.id),
        )
        for each in score.parts
        if each.applies
    )


def why_no_target(standing: Standing, link: str, language: Language) -> Said | None:
    """Say why a link is no target; None if it is one or nobody would expect one."""
    found = standing.judgement.why_not(link)
    if found is None:
        return None
    return said(exclusion_text(standing.city, found, language), (fact_id(standing.city.links[link]),))
