"""`targets`: what to supplement, extend, strengthen and see through, best first, each with its reasons."""

from dataclasses import dataclass
from typing import Annotated

from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Strategy
from graph.model.nodes import Chain
from graph.text import Text
from reports.wording.language import Language
from reports.wording.verdicts import state_text
from service.declaration import PAGED, Asked, Parameter, Question
from service.naming import optional
from service.paging import page
from service.parts import Name, named
from service.shapes import Doc, Said
from service.standing import Standing
from service.verdict_parts import Ground, Standard, grounds_of, standard_of, why_none, why_state

STRATEGIES = tuple(each.value for each in Strategy)
CHECK = Text("先打电话核实本地企业是否还在产，再谈项目", "call first: nobody stated if its local maker still operates")
READING = Text(
    "名次是全市的，按得分。得分满 100，分“必要”与“可行”两部分；没有资料的项不得分，“有资料”低时得分只会偏低。"
    "“排位稳定”是换用别的权重后仍在全市前十的比例。链环是哪家企业可做，问 link。",
    "Places are those of the whole city, by score. A score is out of 100, of merit and feasibility; a term without "
    "facts earns nothing, so a low `known` can only make it too low. `steadiness` is the share of other weights with "
    "it among the first ten. Who could make a link: ask `link`.",
)


@dataclass(frozen=True, slots=True)
class TargetRow:
    """一个目标 / One target."""

    link: Annotated[Name, Doc("链环", "link")]
    chains: Annotated[tuple[Name, ...], Doc("是哪些产业链的目标", "the chains it is a target of")]
    strategy: Annotated[str, Doc("主要策略：补链、延链、强链、盯办", "main strategy")]
    standard: Annotated[Standard, Doc("名次与得分", "place and score")]
    state: Annotated[str, Doc("现在的判定", "its present verdict")]
    why_state: Annotated[Said, Doc("为什么这样判", "why it is judged so")]
    grounds: Annotated[tuple[Ground, ...], Doc("为什么是目标，主要的在前", "why it is a target, the main ground first")]
    first: Annotated[str | None, Doc("先要做的核实", "what to verify first")]


@dataclass(frozen=True, slots=True)
class Targets:
    """目标，最好的在前 / Targets, best first."""

    reading: Annotated[str, Doc("怎么读", "how to read them")]
    rows: Annotated[tuple[TargetRow, ...], Doc("目标", "the targets")]
    note: Annotated[str | None, Doc("为什么没有，或为什么少", "why there are none, or few")] = None
    more: Annotated[str | None, Doc("还有时，下一页的 more", "where there are more: `more` of the next page")] = None


def answer(standing: Standing, asked: Asked) -> Targets:
    """List the targets of a chain, or of the city."""
    chain, strategy = optional(standing, asked, "chain", Chain.KIND), asked.text("strategy")
    judgement = standing.judgement
    found = judgement.targets if chain is None else judgement.targets_of(chain)
    kept = [each for each in found if strategy in (None, *(own.value for own in each.strategies))]
    rows, more = page(standing, asked, "targets", kept, lambda each: _row(standing, each, asked.language))
    note = why_none(standing, chain, kept, asked.language)
    return Targets(READING.of(asked.language), rows, note, more)


def _row(standing: Standing, target: Target, language: Language) -> TargetRow:
    city = standing.city
    return TargetRow(
        link=named(city.links[target.link_id], language),
        chains=tuple(named(city.chains[chain], language) for chain in target.chains),
        strategy=target.strategy.label(language),
        standard=standard_of(standing, target.link_id, language),
        state=state_text(target.verdict.rule, language),
        why_state=why_state(standing, target.verdict, language),
        grounds=grounds_of(standing, target, language),
        first=CHECK.of(language) if target.verify_first else None,
    )


QUESTION = Question(
    name="targets",
    title=Text("链靶", "Targets"),
    about=Doc(
        "一条链或全市该补、该延、该强、该盯的链环，按名次，各有得分、判定和理由。",
        "The links of a chain or of the city to supplement, extend, strengthen or see through, in order, each with "
        "score, verdict and reasons.",
    ),
    own=(
        Parameter("chain", Doc("产业链的编号或全名；不写就是全市", "id or whole name of a chain; else the whole city")),
        Parameter("strategy", Doc("只要这一策略的", "only those of this strategy"), choices=STRATEGIES),
        *PAGED,
    ),
    answer=answer,
    shape=Targets,
)
