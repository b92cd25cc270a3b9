"""The columns of the catalogue, each declared once with how its cell is told, and the rows they make."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from graph.analysis.candidates import Candidate, rank_candidates
from graph.analysis.judgement import Judgement
from graph.analysis.score import Score
from graph.analysis.targets import Target
from graph.model.edges import Makes
from graph.model.evidence import Evidence
from graph.model.kinds import NOT_YET_PRESENCE, Basis, HostGrade, RelationKind
from graph.model.nodes import Signal
from reports.language import Language
from reports.punctuation import aside, clauses, names, titled
from reports.sentences import (
    against_words,
    candidate_count,
    firm_name,
    firm_place,
    intent,
    lead_words,
    link_name,
)
from reports.target_words import owner_need, reasons
from reports.verdict_words import state_words

Cell = str | int | float | None
Kind = Literal["text", "number", "integer", "percent"]


@dataclass(frozen=True, slots=True)
class Context:
    """What a cell is told from: one target of one chain, and one of its candidates or none."""

    judgement: Judgement
    chain_id: str
    target: Target
    candidate: Candidate | None
    place: int
    language: Language

    @property
    def zh(self) -> bool:
        """Return whether the catalogue is Chinese."""
        return self.language == "zh"


@dataclass(frozen=True, slots=True)
class CatalogueColumn:
    """One column: headings, width in characters, kind of cell, and how the cell is told."""

    zh: str
    en: str
    width: int
    kind: Kind
    tell: Callable[[Context], Cell]

    def heading(self, language: Language) -> str:
        """Return the heading in a language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One row: the link it is for, its cells in the order of COLUMNS, its basis and its sources."""

    link_id: str
    cells: tuple[Cell, ...]
    basis: Basis | None
    sources: tuple[str, ...]


def rows_of(
    judgement: Judgement, chain_id: str, targets: Iterable[Target], language: Language
) -> Iterator[CatalogueRow]:
    """Yield the rows of a chain's targets, best first, numbered from 1."""
    place = 0
    for target in targets:
        ranked: tuple[Candidate | None, ...] = rank_candidates(judgement.city, target.link_id) or (None,)
        for candidate in ranked:
            place += 1
            context = Context(judgement, chain_id, target, candidate, place, language)
            cells = tuple(column.tell(context) for column in COLUMNS)
            evidence = _evidence(context)
            sources = tuple(dict.fromkeys(source for each in evidence for source in each.sources))
            yield CatalogueRow(target.link_id, cells, None if candidate is None else candidate.basis, sources)


def _evidence(context: Context) -> list[Evidence]:
    """Return what a row rests on: the link, and for a candidate its makes, news, risks, ties and presence."""
    city, candidate = context.judgement.city, context.candidate
    found = [city.links[context.target.link_id].evidence]
    if candidate is not None:
        presence = city.presence.get(candidate.firm.id, ())
        records = (*candidate.makes, *candidate.news, *candidate.risks, *candidate.ties, *presence, candidate.firm)
        found = [record.evidence for record in records]
    return found


def _of_candidate(tell: Callable[[Context, Candidate], Cell]) -> Callable[[Context], Cell]:
    """Return a teller that leaves the cell blank where the target has no candidate."""
    return lambda context: None if context.candidate is None else tell(context, context.candidate)


def _names(context: Context, parts: Iterable[str | None]) -> str | None:
    return names(dict.fromkeys(part for part in parts if part), context.language) or None


def _clauses(context: Context, parts: Iterable[str | None]) -> str | None:
    return clauses(dict.fromkeys(part for part in parts if part), context.language) or None


def _why(context: Context) -> str:
    rule = context.target.verdicts[context.chain_id].rule
    text = clauses(reasons(context.judgement.city, context.target, context.language), context.language)
    if context.candidate is None:
        none = candidate_count(context.judgement.city, context.target.link_id, context.language)
        text = clauses((text, none), context.language)
    return aside(text, f"{'规则' if context.zh else 'rule'} {rule.id}", context.language)


def _products(context: Context, candidate: Candidate) -> str | None:
    return _names(context, (make.product for make in candidate.makes))


def _single_capacity(candidate: Candidate) -> Makes | None:
    """Return the one maker's row that holds a capacity, or None where none or several do."""
    held = [make for make in candidate.makes if make.capacity is not None]
    return held[0] if len(held) == 1 else None


def _capacity(context: Context, candidate: Candidate) -> float | None:
    del context
    make = _single_capacity(candidate)
    return None if make is None else make.capacity


def _capacity_unit(context: Context, candidate: Candidate) -> str | None:
    del context
    make = _single_capacity(candidate)
    return None if make is None else make.capacity_unit


def _presence(context: Context, candidate: Candidate) -> str | None:
    not_yet = "，尚未落地" if context.zh else ", not yet"
    parts = []
    for edge in context.judgement.city.presence.get(candidate.firm.id, ()):
        form = f"{edge.end} {edge.kind.label(context.language)}{not_yet if edge.kind in NOT_YET_PRESENCE else ''}"
        parts.append(titled(form, edge.what, context.language) if edge.what else form)
    return _clauses(context, parts)


def _news(context: Context, candidate: Candidate) -> str | None:
    return _clauses(context, (_dated(signal, context.language) for signal in candidate.news))


def _against(context: Context, candidate: Candidate) -> str | None:
    return _clauses(context, (against_words(each, context.language) for each in candidate.against))


def _dated(signal: Signal, language: Language) -> str:
    return aside(titled(signal.kind.label(language), signal.text, language), signal.year, language)


def _ties(context: Context, candidate: Candidate) -> str | None:
    city = context.judgement.city
    here = "同集团企业在本地" if context.zh else "group here"
    parts = [titled(here, firm_name(sister), context.language) for sister in candidate.sisters]
    for edge in candidate.ties:
        start, end = firm_name(city.firms[edge.start]), firm_name(city.firms[edge.end])
        sign = "=" if edge.kind is RelationKind.POSSIBLE_DUPLICATE else "→"
        parts.append(aside(f"{start} {sign} {end}", edge.kind.label(context.language), context.language))
    return _clauses(context, parts)


def _kind(context: Context, candidate: Candidate) -> str:
    return lead_words(candidate, context.language)


def _grade(context: Context, candidate: Candidate) -> str | None:
    if candidate.grade is None:
        return None
    word = candidate.grade.label(context.language)
    if candidate.grade is not HostGrade.WEAK:
        return word
    return f"{word}，待核" if context.zh else f"{word}, to be checked"


def _sources(context: Context, candidate: Candidate) -> str | None:
    evidence = [make.evidence for make in candidate.makes]
    return _clauses(context, (aside(each.source, each.as_of or None, context.language) for each in evidence))


def _chiefs(context: Context) -> str | None:
    city = context.judgement.city
    parts = []
    for edge in city.chiefs.get(context.chain_id, ()):
        basis = edge.evidence.basis
        mark = basis.label(context.language).lower() if basis is Basis.INFERRED else None
        parts.append(aside(city.organisations[edge.start].name_zh, mark, context.language))
    return _names(context, parts)


def _remarks(context: Context, candidate: Candidate) -> str | None:
    return _clauses(context, (*(make.note for make in candidate.makes), intent(candidate, context.language)))


def _strategies(context: Context) -> str:
    return names((each.label(context.language) for each in context.target.strategies), context.language)


def _terms(context: Context, score: Score) -> str:
    """Return the terms of a score that have facts, by their marks, out of 100: `品60 近100`."""
    return " ".join(
        f"{term.declared.mark_zh if context.zh else term.declared.mark_en}{round(100 * term.value)}"
        for term in score.terms
        if term.value is not None
    )


def _points(context: Context, candidate: Candidate) -> str:
    return _terms(context, candidate.score)


def _stable(context: Context) -> str:
    stable = context.target.verdicts[context.chain_id].stable
    if context.zh:
        return "是" if stable else "否"
    return "yes" if stable else "no"


def _stage(context: Context) -> str:
    return context.judgement.city.stage(context.chain_id, context.target.link_id).label(context.language)


COLUMNS: tuple[CatalogueColumn, ...] = (
    CatalogueColumn("序号", "No.", 5, "integer", lambda context: context.place),
    CatalogueColumn(
        "链环", "Link", 14, "text",
        lambda context: link_name(context.judgement.city.links[context.target.link_id], context.language),
    ),
    CatalogueColumn("环节", "Stage", 6, "text", _stage),
    CatalogueColumn("策略", "Strategy", 6, "text", _strategies),
    CatalogueColumn(
        "状态", "State", 7, "text",
        lambda context: state_words(context.target.verdicts[context.chain_id].rule, context.language),
    ),
    CatalogueColumn("缺口依据", "Why", 24, "text", _why),
    CatalogueColumn(
        "链主需要", "Owner's need", 12, "text",
        lambda context: owner_need(context.judgement.city, context.target, context.language),
    ),
    CatalogueColumn("企业全称", "Firm", 18, "text", _of_candidate(lambda _, candidate: candidate.firm.name_zh)),
    CatalogueColumn("信用代码", "Credit code", 9, "text", _of_candidate(lambda _, candidate: candidate.firm.uscc)),
    CatalogueColumn("证券代码", "Stock code", 10, "text", _of_candidate(lambda _, each: each.firm.stock_code)),
    CatalogueColumn(
        "所在省市", "Place", 9, "text", _of_candidate(lambda _, candidate: firm_place(candidate.firm) or None)
    ),
    CatalogueColumn("主营产品", "Products", 16, "text", _of_candidate(_products)),
    CatalogueColumn("产能", "Capacity", 7, "number", _of_candidate(_capacity)),
    CatalogueColumn("产能单位", "Unit", 8, "text", _of_candidate(_capacity_unit)),
    CatalogueColumn("现有布局", "Presence", 16, "text", _of_candidate(_presence)),
    CatalogueColumn("扩张、迁移与接触", "News", 22, "text", _of_candidate(_news)),
    CatalogueColumn("不利与风险", "Against", 22, "text", _of_candidate(_against)),
    CatalogueColumn("与本地的关系", "Local ties", 14, "text", _of_candidate(_ties)),
    CatalogueColumn("线索性质", "Kind of lead", 8, "text", _of_candidate(_kind)),
    CatalogueColumn("匹配分", "Points", 6, "integer", _of_candidate(lambda _, candidate: candidate.score.points)),
    CatalogueColumn("匹配分项", "Points by term", 14, "text", _of_candidate(_points)),
    CatalogueColumn("目标得分", "Target score", 6, "integer", lambda context: context.target.score.value),
    CatalogueColumn("目标分项", "Score by term", 16, "text", lambda context: _terms(context, context.target.score)),
    CatalogueColumn("得分依据", "Score on facts", 6, "percent", lambda context: context.target.score.known),
    CatalogueColumn(
        "稳居前十", "Stays in top 10", 6, "percent",
        lambda context: context.judgement.steadiness[context.target.link_id],
    ),
    CatalogueColumn("结论稳定", "Stable", 6, "text", _stable),
    CatalogueColumn(
        "证据等级", "Evidence", 6, "text", _of_candidate(lambda context, each: each.basis.label(context.language))
    ),
    CatalogueColumn("来源等级", "Standing", 8, "text", _of_candidate(_grade)),
    CatalogueColumn("来源与日期", "Sources and dates", 22, "text", _of_candidate(_sources)),
    CatalogueColumn("链长部门", "Chief department", 10, "text", _chiefs),
    CatalogueColumn(
        "招商专班", "Task force", 10, "text",
        lambda context: context.judgement.city.chains[context.chain_id].task_force,
    ),
    CatalogueColumn("备注", "Remarks", 18, "text", _of_candidate(_remarks)),
    CatalogueColumn("对接阶段", "Contact stage", 7, "text", lambda _: None),
    CatalogueColumn("下一步", "Next step", 9, "text", lambda _: None),
)  # fmt: skip
