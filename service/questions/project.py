"""`project`: one project: what is on file of it, and how it stands in the project ledger today."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from graph.analysis.ledger.amounts import amount_of
from graph.analysis.ledger.clocks import clock
from graph.analysis.ledger.gates import gate, next_step
from graph.analysis.ledger.lights import lights
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.model.cells import basis_told
from graph.model.kinds import Basis
from graph.model.ledger_acts import RecordAmount
from graph.model.ledger_words import AmountKind
from graph.model.nodes import Project
from graph.text import Text
from reports.wording.language import Language
from reports.wording.ledger import clock_text, gate_text, light_text, rule_of
from service.declaration import PAGED, Asked, Parameter, Question
from service.fact_ids import fact_id, record_id
from service.naming import thing
from service.paging import page
from service.parts import FactRow, Name, Pair, about, pairs, row, said
from service.refusals import Refusal
from service.shapes import Blank, Doc, Figure, Quoted, Said, blank, quoted
from service.standing import Standing

YI = Text("亿元", "CNY 100 million")


@dataclass(frozen=True, slots=True)
class Money:
    """五个金额之一，各按口径，不相加 / One of the five amounts, each by its own rule, never added."""

    amount: Annotated[str, Doc("哪个金额", "which amount")]
    value: Annotated[Figure | Blank, Doc("数额；没填报是空白，不是零", "how much; blank where not reported, not zero")]
    counted_by: Annotated[str | None, Doc("口径", "by which rule it is counted")]
    as_of: Annotated[str | Blank, Doc("截至", "as of")]


@dataclass(frozen=True, slots=True)
class ProjectAnswer:
    """一个项目 / One project."""

    project: Annotated[Name | None, Doc("资料里的项目", "the project on file")]
    title: Annotated[Quoted, Doc("名称", "its name")]
    items: Annotated[
        tuple[Pair, ...], Doc("资料写明的各项；没有的项就是没查到", "what is stated; what is absent is not on file")
    ]
    day: Annotated[str, Doc("台账是哪天的", "the day of the ledger")]
    taken_over: Annotated[bool, Doc("是否已接收进台账", "whether it was taken over into the ledger")]
    step: Annotated[str, Doc("走到哪一步", "how far it has come")]
    next_gate: Annotated[Said | None, Doc("下一道门和它要的凭证", "the next gate and the proofs it asks for")]
    responsible: Annotated[Quoted | Blank, Doc("责任单位", "who is in charge")]
    amounts: Annotated[tuple[Money, ...], Doc("五个金额", "the five amounts")]
    lights: Annotated[tuple[Said, ...], Doc("亮灯：推定，写明规则和读数", "lights: inferred, with rule and readings")]
    problems: Annotated[tuple[Said, ...], Doc("登记的问题", "problems recorded")]
    rows: Annotated[tuple[FactRow, ...], Doc("有关它的每一行：业主、链环、所在", "every row about it")]
    more: Annotated[str | None, Doc("还有时，下一页的 more", "where there are more: `more` of the next page")] = None


def answer(standing: Standing, asked: Asked) -> ProjectAnswer:
    """Return what is known of a project. Raises Refusal with what is near."""
    language, ledger = asked.language, standing.ledger()
    project = ledger.projects[_id(standing, ledger, asked)]
    found = standing.graph.edges.get((Project.KIND, project.id), ())
    rows, more = page(standing, asked, "project", found, lambda each: row(standing, each, language))
    step = next_step(project)
    rests = _cites(standing, project)
    return ProjectAnswer(
        project=about(standing, Project.KIND, project.id, language),
        title=Quoted(project.title),
        items=() if project.fact is None else pairs(project.fact, language),
        day=ledger.day,
        taken_over=project.opened is not None,
        step=project.step.label(language),
        next_gate=None if step is None else said(gate_text(gate(ledger, project, step), language), rests),
        responsible=quoted(project.responsible, language),
        amounts=tuple(_money(ledger, project, kind, language) for kind in AmountKind),
        lights=tuple(said(light_text(each, language), rests) for each in lights(ledger, project)),
        problems=tuple(said(clock_text(clock(ledger, project, each), language), rests) for each in project.problems),
        rows=rows,
        more=more,
    )


def _id(standing: Standing, ledger: Ledger, asked: Asked) -> str:
    """Return the id of a project of the facts, or of one that only the ledger holds."""
    text = asked.needed("project")
    if text in ledger.projects:
        return text
    by_title = [each.id for each in ledger.projects.values() if each.title == text]
    try:
        return thing(standing, asked, "project", Project.KIND)[1]
    except Refusal:
        if len(by_title) != 1:
            raise
        return by_title[0]


def _cites(standing: Standing, project: ProjectFile) -> tuple[str, ...]:
    """Return what the ledger's words on a project rest on: its row on file and the entries about it."""
    fact = standing.city.projects.get(project.id)
    own = () if fact is None else (fact_id(fact),)
    return (*own, *(record_id(entry.sequence) for entry in project.records))


def _money(ledger: Ledger, project: ProjectFile, kind: AmountKind, language: Language) -> Money:
    told = amount_of(ledger, project, kind)
    if told is None:
        return Money(kind.label(language), blank(language), None, blank(language))
    value = float(told.yi)
    figure = Figure(
        value=int(value) if value == int(value) else value,
        basis=_basis(project, kind).label(language),
        cite=next(_entries(project, kind), None) or _own(project),
        unit=YI.of(language),
    )
    return Money(kind.label(language), figure, rule_of(told.counted_by, language), told.day or blank(language))


def _entries(project: ProjectFile, kind: AmountKind) -> Iterator[str]:
    """Yield the entry that an amount stands in, if one does."""
    own = project.amount(kind)
    for entry, act in project.acts(RecordAmount):
        if act is own:
            yield record_id(entry.sequence)


def _basis(project: ProjectFile, kind: AmountKind) -> Basis:
    recorded = project.amount(kind) is not None or project.fact is None
    return Basis.SOURCE if recorded or project.fact is None else basis_told(project.fact, "investment_yi")


def _own(project: ProjectFile) -> str:
    if project.fact is None:
        raise KeyError(project.id)
    return fact_id(project.fact)


QUESTION = Question(
    name="project",
    title=Text("一个项目", "One project"),
    about=Doc(
        "一个项目的资料，和今天台账里的阶段、下一道门、金额、亮灯、问题。",
        "One project: what is on file, and its step, next gate, amounts, lights and problems in today's ledger.",
    ),
    own=(Parameter("project", Doc("项目的编号或全名", "id or whole name of the project"), required=True), *PAGED),
    answer=answer,
    shape=ProjectAnswer,
)
