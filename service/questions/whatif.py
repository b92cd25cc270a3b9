"""`whatif`: what would follow if firms came or went, projects finished or inputs became scarce; nothing is written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from graph.analysis.what_if.causes import Cause
from graph.analysis.what_if.consequences import Consequence
from graph.analysis.what_if.outcome import StateChange, StepChange, SupplyChange, TargetChange, WhatIf
from graph.errors import InvalidRequest, LianpuError
from graph.model.fact import Fact
from graph.model.nodes import Node
from graph.text import Text
from reports.wording.language import Language
from reports.wording.sentences import chain_name
from reports.wording.what_if import (
    assumption_text,
    cause_text,
    effect_text,
    path_text,
    state_change_text,
    step_change_text,
    supply_change_text,
    target_change_text,
    without_feed_text,
)
from service.declaration import PAGED, Asked, Parameter, Question, Takes, in_language
from service.derivations import derived
from service.fact_ids import derived_id, fact_id
from service.naming import supposition
from service.paging import page
from service.parts import Name, named, said
from service.refusals import CANNOT_BE, Refusal
from service.shapes import Blank, Doc, Figure, Quoted, Said
from service.standing import Standing

MOST = 6
"""Suppositions in one question."""
STATE, TARGET, SUPPLY = Text("状态", "state"), Text("目标", "target"), Text("本地配套率", "local supply rate")
STEP, CITY = Text("路径图", "roadmap"), Text("全市", "whole city")


@dataclass(frozen=True, slots=True)
class Change:
    """一处变化 / One change."""

    kind: Annotated[str, Doc("什么变了", "what changed")]
    link: Annotated[Name | None, Doc("哪个链环", "which link")]
    scope: Annotated[Quoted | None, Doc("哪条链或全市", "which chain, or the city")]
    say: Annotated[Said, Doc("从什么变成什么", "from what to what")]
    before: Annotated[Figure | Blank | None, Doc("之前的数", "the number before")]
    after: Annotated[Figure | Blank | None, Doc("之后的数", "the number after")]
    because: Annotated[tuple[Said, ...], Doc("由何而来", "how it comes about")]


@dataclass(frozen=True, slots=True)
class Outcome:
    """假设之后会怎样：推定 / What would follow: inferred."""

    supposed: Annotated[tuple[Said, ...], Doc("假设了什么", "what is supposed")]
    remark: Annotated[Said | None, Doc("须注意", "what to mind")]
    rows: Annotated[tuple[Change, ...], Doc("各处变化", "the changes")]
    more: Annotated[str | None, Doc("还有时，下一页的 more", "where there are more: `more` of the next page")] = None


@dataclass(frozen=True, slots=True)
class _Case:
    """One what-if, and what its answer is worded with."""

    standing: Standing
    language: Language
    lines: tuple[str, ...]
    found: WhatIf

    def link(self, id: str) -> Name:
        return named(self.found.after.judgement.city.links[id], self.language)

    def about(self, id: str) -> tuple[Fact | str, ...]:
        """Return a link and where it stands: what a sentence about its change rests on."""
        city = self.standing.city
        return (city.links[id], *city.chains_of.get(id, ()))

    def because(self, causes: tuple[Cause, ...]) -> tuple[Said, ...]:
        city = self.found.after.judgement.city
        return tuple(
            said(cause_text(city, each, self.language), (city.links[link] for link in each.path)) for each in causes
        )


def answer(standing: Standing, asked: Asked) -> Outcome:
    """Return what follows from suppositions. Raises Refusal where they cannot be."""
    language = asked.language
    lines = tuple(supposition(standing, language, each) for each in asked.listed("suppose"))
    case = _Case(standing, language, lines, _worked_out(standing, lines, language))
    city, ends = standing.city, _ends(case)
    remark = without_feed_text(case.found, language)
    told = (said(assumption_text(city, each, language), ends) for each in case.found.assumptions)
    rows, more = page(standing, asked, "whatif", list(_changes(case)), lambda make: make())
    return Outcome(tuple(told), None if remark is None else said(remark, ends), rows, more)


def _worked_out(standing: Standing, lines: tuple[str, ...], language: Language) -> WhatIf:
    try:
        return standing.supposing(lines)
    except InvalidRequest as error:
        raise Refusal(CANNOT_BE, "suppose", detail=in_language(error, language)) from error
    except LianpuError as error:
        raise Refusal(CANNOT_BE, "suppose", detail=str(error)) from error


def _ends(case: _Case) -> tuple[str, ...]:
    """Return what is on file of what the suppositions name."""
    city, found = case.standing.city, []
    for each in case.found.assumptions:
        for field, held in (("firm_id", city.firms), ("link_id", city.links), ("project_id", city.projects)):
            node: Node | None = held.get(getattr(each, field, None) or "")
            if node is not None:
                found.append(fact_id(node))
    return tuple(dict.fromkeys(found))


def _changes(case: _Case) -> Iterator[Callable[[], Change]]:
    """Yield what makes each change: states, what lost its supply, targets, local supply, roadmap."""
    yield from (partial(_state, case, each) for each in case.found.states)
    yield from (partial(_effect, case, each) for each in case.found.consequences)
    yield from (partial(_target, case, each) for each in case.found.targets)
    yield from (partial(_supply, case, each) for each in case.found.supply)
    yield from (partial(_step, case, each) for each in case.found.steps)


def _plain(case: _Case, kind: str, link: str, text: str, because: tuple[Said, ...]) -> Change:
    return Change(kind, case.link(link), None, said(text, case.about(link)), None, None, because)


def _state(case: _Case, each: StateChange) -> Change:
    text = state_change_text(each, case.found.stopped, case.language)
    return _plain(case, STATE.of(case.language), each.after.link_id, text, case.because(each.causes))


def _effect(case: _Case, each: Consequence) -> Change:
    city = case.found.after.judgement.city
    way = said(path_text(city, each.path, case.language), (city.links[link] for link in each.path))
    text = effect_text(city, each, case.language)
    return _plain(case, each.effect.label(case.language), each.link_id, text, (way,))


def _target(case: _Case, each: TargetChange) -> Change:
    link, language = each.link_id, case.language
    ranks = {
        when: derived(case.standing, language, f"what-if-rank-{when}", link, lines=case.lines)
        for when in ("before", "after")
    }
    cites = (*case.about(link), *(rank.cite for rank in ranks.values() if isinstance(rank, Figure)))
    text = said(target_change_text(each, language), cites)
    return Change(TARGET.of(language), case.link(link), None, text, **ranks, because=case.because(each.causes))


def _supply(case: _Case, each: SupplyChange) -> Change:
    language, scope = case.language, each.chain_id or ""
    rates = {
        when: derived(case.standing, language, f"what-if-supply-{when}", scope, lines=case.lines)
        for when in ("before", "after")
    }
    city = case.found.after.judgement.city
    name = chain_name(city.chains[scope], language) if scope else CITY.of(language)
    cites = [rate.cite for rate in rates.values() if isinstance(rate, Figure)]
    text = said(supply_change_text(city, each, language), cites or [derived_id("local-supply-whole", scope)])
    return Change(SUPPLY.of(language), None, Quoted(name), text, **rates, because=())


def _step(case: _Case, each: StepChange) -> Change:
    text = step_change_text(case.found.after.judgement.city, each, case.language)
    return _plain(case, STEP.of(case.language), each.link_id, text, case.because(each.causes))


QUESTION = Question(
    name="whatif",
    title=Text("假如", "What if"),
    about=Doc(
        "假设引进一家企业、一家停产或迁出、一个项目投产或一种投入断货，状态、目标、本地配套率和路径图会怎么变。不写入任何东西。",
        "What would change in states, targets, local supply and roadmap if a firm came or closed, a project started up "
        "or an input could not be had. Nothing is written.",
    ),
    own=(
        Parameter(
            "suppose",
            Doc(
                "假设，一条一个：attract:企业:链环 或 attract:企业:链环:30万吨/年（企业可空着）、lose:企业、"
                "finish:项目、scarce:链环；企业、链环、项目写编号或全名",
                "suppositions, one each: attract:FIRM:LINK or attract:FIRM:LINK:30万吨/年 (FIRM may be empty), "
                "lose:FIRM, finish:PROJECT, scarce:LINK; by id or whole name",
            ),
            takes=Takes.LIST,
            required=True,
            most=MOST,
        ),
        *PAGED,
    ),
    answer=answer,
    shape=Outcome,
)
