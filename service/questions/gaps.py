"""`gaps`: the links that are missing, weak or in any other state, with why they are judged so."""

from dataclasses import dataclass
from typing import Annotated

from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.states import COUNTED, Mark
from graph.model.nodes import Chain
from graph.text import Text
from reports.wording.language import Language
from reports.wording.verdicts import rule_text, stable_text, state_text
from service.declaration import PAGED, Asked, Parameter, Question
from service.derivations import derived
from service.naming import optional
from service.paging import page
from service.parts import Name, named
from service.shapes import Blank, Doc, Figure, Said
from service.standing import Standing
from service.verdict_parts import why_no_target, why_none, why_state


@dataclass(frozen=True, slots=True)
class Gap:
    """一个链环与它的判定 / One link with its verdict."""

    link: Annotated[Name, Doc("链环", "link")]
    chains: Annotated[tuple[Name, ...], Doc("属于哪些产业链", "the chains it is in")]
    state: Annotated[str, Doc("判定，如 缺（未查到）", "the verdict, as Missing (none found)")]
    inferred: Annotated[str, Doc("推定所据的规则编号", "id of the rule it was inferred by")]
    rule: Annotated[str, Doc("规则", "the rule in words")]
    why: Annotated[Said, Doc("为什么", "why")]
    steady: Annotated[str, Doc("结论牢不牢靠", "whether the verdict holds")]
    target_rank: Annotated[Figure | Blank | None, Doc("若是目标，全市名次", "if a target, its place in the city")]
    why_no_target: Annotated[Said | None, Doc("若不是目标，为什么", "if none, why")]


@dataclass(frozen=True, slots=True)
class Gaps:
    """这一状态的链环 / The links in one state."""

    state: Annotated[str, Doc("问的是哪个状态", "the state asked for")]
    rows: Annotated[tuple[Gap, ...], Doc("链环", "the links")]
    note: Annotated[str | None, Doc("为什么没有，或为什么少", "why there are none, or few")] = None
    more: Annotated[str | None, Doc("还有时，下一页的 more", "where there are more: `more` of the next page")] = None


MARKS = {mark.value: mark for mark in COUNTED}


def answer(standing: Standing, asked: Asked) -> Gaps:
    """List the links of a chain, or of the city, in one state."""
    chain = optional(standing, asked, "chain", Chain.KIND)
    mark = MARKS[asked.text("state") or Mark.MISSING.value]
    verdicts = standing.judgement.verdicts if chain is None else standing.judgement.inside(chain)
    found = [verdict for verdict in verdicts.values() if verdict.mark.counted is mark]
    rows, more = page(standing, asked, "gaps", found, lambda each: _gap(standing, each, asked.language))
    return Gaps(mark.label(asked.language), rows, why_none(standing, chain, found, asked.language), more)


def _gap(standing: Standing, verdict: Verdict, language: Language) -> Gap:
    city, link = standing.city, verdict.link_id
    is_target = standing.judgement.target(link) is not None
    return Gap(
        link=named(city.links[link], language),
        chains=tuple(named(city.chains[edge.start], language) for edge in city.chains_of.get(link, ())),
        state=state_text(verdict.rule, language),
        inferred=verdict.rule.id,
        rule=rule_text(verdict.rule, language),
        why=why_state(standing, verdict, language),
        steady=stable_text(verdict, language),
        target_rank=derived(standing, language, "target-rank", link) if is_target else None,
        why_no_target=why_no_target(standing, link, language),
    )


QUESTION = Question(
    name="gaps",
    title=Text("缺什么", "What is missing"),
    about=Doc(
        "一条链或全市判为某一状态的链环及理由；不写 state 就是“缺”。资料不足的不算缺，另问 state=unknown。",
        "The links of a chain or of the city judged to be in a state, and why; missing ones if no state is given. What "
        "is not known is not counted as missing: ask state=unknown.",
    ),
    own=(
        Parameter("chain", Doc("产业链的编号或全名；不写就是全市", "id or whole name of a chain; else the whole city")),
        Parameter("state", Doc("哪个状态", "which state"), choices=tuple(MARKS), default=Mark.MISSING.value),
        *PAGED,
    ),
    answer=answer,
    shape=Gaps,
)
