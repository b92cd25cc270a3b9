"""`link`: one link: its state and why, whether it is a target, who could come, and every row about it."""

from dataclasses import dataclass
from typing import Annotated

from graph.analysis.candidates.candidates import Candidate
from graph.analysis.candidates.growers import Grower, local_growers
from graph.model.nodes import Link
from graph.text import Text
from reports.wording.candidates import candidacy_text, candidate_reason
from reports.wording.growers import grower_text
from reports.wording.language import Language
from reports.wording.objections import objections_text
from service.declaration import PAGED, Asked, Parameter, Question
from service.derivations import derived
from service.naming import thing
from service.paging import page
from service.parts import FactRow, Name, Pair, named, pairs, row, said
from service.shapes import Blank, Doc, Figure, Quoted, Said
from service.standing import Standing
from service.verdict_parts import (
    Ground,
    Standard,
    State,
    Term,
    grounds_of,
    standard_of,
    state_of,
    terms_of,
    why_no_target,
)

FIRST = 8
"""Firms told at most; `firm` and the candidates' paper tell of all."""


@dataclass(frozen=True, slots=True)
class Coming:
    """一家可谈的外地企业 / A firm from elsewhere that could come."""

    firm: Annotated[Name, Doc("企业", "firm")]
    tier: Annotated[str, Doc("何时谈", "when to talk to it")]
    way: Annotated[Quoted, Doc("怎么来", "how it would come")]
    fit: Annotated[Figure | Blank, Doc("匹配度", "how well it fits")]
    why: Annotated[Said, Doc("为什么合适", "what speaks for it")]
    against: Annotated[tuple[Said, ...], Doc("不利之处", "what speaks against it")]


@dataclass(frozen=True, slots=True)
class Growing:
    """一家可扩产的本地企业 / A local firm that could grow into it."""

    firm: Annotated[Name, Doc("企业", "firm")]
    why: Annotated[Said, Doc("为什么", "why")]


@dataclass(frozen=True, slots=True)
class LinkAnswer:
    """一个链环 / One link."""

    link: Annotated[Name, Doc("链环", "link")]
    items: Annotated[tuple[Pair, ...], Doc("资料写明的各项", "what is stated of it")]
    chains: Annotated[tuple[Name, ...], Doc("属于哪些产业链", "the chains it is in")]
    state: Annotated[State | Blank, Doc("判定；不在任何链上的不判", "the verdict; in no chain it is not judged")]
    target: Annotated[Standard | None, Doc("若是目标：名次与得分", "if a target: place and score")]
    grounds: Annotated[tuple[Ground, ...], Doc("为什么是目标", "why it is a target")]
    terms: Annotated[tuple[Term, ...], Doc("得分各项", "the terms of its score")]
    why_no_target: Annotated[Said | None, Doc("为什么不是目标", "why it is no target")]
    local: Annotated[tuple[Growing, ...], Doc("可扩产的本地企业", "local firms that could grow into it")]
    candidates: Annotated[tuple[Coming, ...], Doc("可谈的外地企业，最好的在前", "firms from elsewhere, best first")]
    rows: Annotated[tuple[FactRow, ...], Doc("有关它的每一行：谁做、投入、用户、项目", "every row about it")]
    more: Annotated[str | None, Doc("还有时，下一页的 more", "where there are more: `more` of the next page")] = None


def answer(standing: Standing, asked: Asked) -> LinkAnswer:
    """Return what is known and judged of a link."""
    _, id = thing(standing, asked, "link", Link.KIND)
    language, city, judgement = asked.language, standing.city, standing.judgement
    verdict, target = judgement.verdicts.get(id), judgement.target(id)
    found = standing.graph.edges.get((Link.KIND, id), ())
    rows, more = page(standing, asked, "link", found, lambda each: row(standing, each, language))
    recruits = target is None or target.recruits
    return LinkAnswer(
        link=named(city.links[id], language),
        items=pairs(city.links[id], language),
        chains=tuple(named(city.chains[edge.start], language) for edge in city.chains_of.get(id, ())),
        state=Blank(NOT_JUDGED.of(language)) if verdict is None else state_of(standing, verdict, language),
        target=None if target is None else standard_of(standing, id, language),
        grounds=() if target is None else grounds_of(standing, target, language),
        terms=() if target is None else terms_of(standing, id, target.score, language),
        why_no_target=why_no_target(standing, id, language),
        local=tuple(_growing(each, language) for each in (local_growers(city, id) if recruits else ())[:FIRST]),
        candidates=tuple(coming(standing, id, each, language) for each in judgement.candidates(id)[:FIRST]),
        rows=rows,
        more=more,
    )


NOT_JUDGED = Text("不在任何产业链上，没有判定", "in no chain, so not judged")


def _growing(grower: Grower, language: Language) -> Growing:
    facts = (grower.firm, *(reason.make for reason in grower.reasons))
    return Growing(named(grower.firm, language), said(grower_text(grower, language), facts))


def coming(standing: Standing, link: str, candidate: Candidate, language: Language) -> Coming:
    """Return a candidate of a link as its list shows it."""
    own = (candidate.firm, *candidate.makes)
    return Coming(
        firm=named(candidate.firm, language),
        tier=candidate.tier.label(language),
        way=Quoted(candidacy_text(candidate, language)),
        fit=derived(standing, language, "fit-score", link, candidate.firm.id),
        why=said(candidate_reason(candidate, language), own),
        against=tuple(said(objections_text(each, language), each.facts or own) for each in candidate.objections),
    )


QUESTION = Question(
    name="link",
    title=Text("一个链环", "One link"),
    about=Doc(
        "一个链环（产品、材料、零部件……）的判定与理由、是否目标、谁可以来做，以及有关它的每一行资料。",
        "One link (a product, material, part …): its verdict and why, whether it is a target, who could make it, and "
        "every row about it.",
    ),
    own=(Parameter("link", Doc("链环的编号或全名", "id or whole name of the link"), required=True), *PAGED),
    answer=answer,
    shape=LinkAnswer,
)
