"""The columns of the catalogue, each declared once under its group, and the rows they make."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from graph.analysis.candidates.candidates import Candidate, rank_candidates
from graph.analysis.judgement import Judgement
from graph.analysis.target_filter import TargetFilter
from graph.analysis.targets.targets import Target
from graph.model.acts import AddToShortlist, LogEntry
from graph.model.evidence import Evidence
from graph.model.kinds import Basis
from reports.catalogue import cells, firm_cells
from reports.catalogue.cells import CellContext, of_candidate
from reports.formats.excel_cells import Cell
from reports.wording.candidates import candidacy_text
from reports.wording.language import Language, Text
from reports.wording.sentences import firm_place, link_name
from reports.wording.targets import owner_need

Kind = Literal["text", "number", "integer", "percent"]
Listed = Mapping[tuple[str, str | None], tuple[LogEntry, AddToShortlist]]
"""What is on the shortlist, by link and firm."""


@dataclass(frozen=True, slots=True)
class CatalogueColumn:
    """One column: its group and its own heading, width in characters, kind of cell, and how the cell is told.

    `by_target` says that the cell is the same for every candidate of a target.
    """

    group: Text
    head: Text
    width: int
    kind: Kind
    text: Callable[[CellContext], Cell]
    by_target: bool = False

    def heading(self, language: Language) -> str:
        """Return the heading in a language, with the group's before it where the group has others."""
        group, own = self.group.of(language), self.head.of(language)
        return own if own == group or own.startswith(group) else f"{group} · {own}"


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One row: the link and firm it is for, its cells in the order of COLUMNS, its basis and its sources."""

    link_id: str
    firm_id: str | None
    cells: tuple[Cell, ...]
    basis: Basis | None
    sources: tuple[str, ...]


def rows_of(
    judgement: Judgement,
    chain_id: str,
    targets: Iterable[Target],
    scope: TargetFilter,
    listed: Listed,
    language: Language,
) -> Iterator[CatalogueRow]:
    """Yield the rows of a chain's targets, best first, numbered from 1."""
    place = 0
    for target in targets:
        admitted = tuple(each for each in rank_candidates(judgement.city, target.link_id) if scope.admits(each))
        ranked: tuple[Candidate | None, ...] = admitted or (None,)
        shared: dict[int, Cell] = {}
        for candidate in ranked:
            place += 1
            firm = None if candidate is None else candidate.firm.id
            found = listed.get((target.link_id, firm)) or listed.get((target.link_id, None))
            context = CellContext(judgement, chain_id, target, candidate, place, found, language)
            yield _row(context, shared)


def _row(context: CellContext, shared: dict[int, Cell]) -> CatalogueRow:
    told: list[Cell] = []
    for at, column in enumerate(COLUMNS):
        if column.by_target:
            if at not in shared:
                shared[at] = column.text(context)
            told.append(shared[at])
        else:
            told.append(column.text(context))
    sources = tuple(dict.fromkeys(source for each in _evidence(context) for source in each.sources))
    candidate = context.candidate
    basis, firm = (None, None) if candidate is None else (candidate.basis, candidate.firm.id)
    return CatalogueRow(context.target.link_id, firm, tuple(told), basis, sources)


def _evidence(context: CellContext) -> list[Evidence]:
    """Return what a row rests on: the link, and for a candidate its makes, news, risks, ties and presence."""
    city, candidate = context.judgement.city, context.candidate
    found = [city.links[context.target.link_id].evidence]
    if candidate is not None:
        presence = city.presence.get(candidate.firm.id, ())
        records = (*candidate.makes, *candidate.news, *candidate.risks, *candidate.ties, *presence, candidate.firm)
        found = [record.evidence for record in records]
    return found


def _alone(
    zh: str, en: str, width: int, tell: Callable[[CellContext], Cell], kind: Kind = "text", *, by_target: bool = False
) -> CatalogueColumn:
    """Return a column that is a group of its own."""
    head = Text(zh, en)
    return CatalogueColumn(head, head, width, kind, tell, by_target)


GAP = Text("缺口依据", "Ground")
FIRM = Text("企业全称", "Firm")
CODES = Text("信用代码/证券代码", "Codes")
SIZE = Text("规模（年份）", "Size (year)")
HEED = Text("环保/安全/合规提示", "Rules and risks")
POINTS = Text("匹配分与分项", "Points, by term")
EVIDENCE = Text("证据等级", "Evidence")
SOURCES = Text("来源与核验日期", "Sources, checked on")
CHARGE = Text("链长/专班/责任单位", "Chief, task force, in charge")
NEXT = Text("下一步与截止日", "Next step, by when")
_NO_FACT: Callable[[CellContext], Cell] = lambda _: None  # noqa: E731 - one blank cell for the columns no fact of the model tells

COLUMNS: tuple[CatalogueColumn, ...] = (
    _alone("序号", "No.", 5, lambda context: context.rank, "integer"),
    _alone("集群/链", "Chain", 10, cells.chain, by_target=True),
    _alone(
        "链环", "Link", 14,
        lambda context: link_name(context.judgement.city.links[context.target.link_id], context.language),
        by_target=True,
    ),
    _alone("上中下游", "Stage", 7, cells.stage, by_target=True),
    _alone("延/补/强", "Strategy", 8, cells.strategies, by_target=True),
    CatalogueColumn(GAP, Text("状态", "State"), 8, "text", cells.state, by_target=True),
    CatalogueColumn(GAP, Text("依据", "Why"), 36, "text", cells.why, by_target=True),
    CatalogueColumn(
        GAP, Text("链主需要", "Owner's need"), 12, "text",
        lambda context: owner_need(context.judgement.city, context.target, context.language),
        by_target=True,
    ),
    CatalogueColumn(GAP, Text("结论稳定", "Stable"), 8, "text", cells.stable, by_target=True),
    _alone("先找本地企业扩产", "Local firms first", 30, cells.local_first, by_target=True),
    CatalogueColumn(FIRM, FIRM, 18, "text", of_candidate(lambda _, candidate: candidate.firm.name_zh)),
    CatalogueColumn(
        FIRM, Text("档次", "Tier"), 7, "text",
        of_candidate(lambda context, candidate: candidate.tier.label(context.language)),
    ),
    CatalogueColumn(
        FIRM, Text("引进方式", "Way in"), 9, "text",
        of_candidate(lambda context, candidate: candidacy_text(candidate, context.language)),
    ),
    CatalogueColumn(CODES, Text("信用代码", "Credit code"), 9, "text", of_candidate(lambda _, each: each.firm.uscc)),
    CatalogueColumn(
        CODES, Text("证券代码", "Stock code"), 10, "text", of_candidate(lambda _, each: each.firm.stock_code)
    ),
    _alone("所在省市", "Place", 9, of_candidate(lambda _, candidate: firm_place(candidate.firm) or None)),
    _alone("主营产品", "Products", 16, of_candidate(firm_cells.products)),
    CatalogueColumn(SIZE, Text("产能", "Capacity"), 7, "number", of_candidate(firm_cells.capacity)),
    CatalogueColumn(SIZE, Text("单位", "Unit"), 7, "text", of_candidate(firm_cells.capacity_unit)),
    CatalogueColumn(SIZE, Text("年份", "Year"), 6, "text", of_candidate(firm_cells.capacity_year)),
    _alone("资质", "Qualifications", 7, _NO_FACT),
    _alone("现有布局", "Presence", 22, of_candidate(firm_cells.presence)),
    _alone("扩张/迁移信号", "Expansion, moves", 44, of_candidate(firm_cells.news)),
    _alone("与本地关系路径", "Ties to the city", 20, of_candidate(firm_cells.connections)),
    _alone("本地匹配点", "What fits here", 20, of_candidate(firm_cells.matching)),
    _alone("预期投资/方向", "Investment", 28, cells.like_cost, by_target=True),
    _alone("建议承载园区", "Parks suggested", 26, cells.site, by_target=True),
    _alone("要素需求", "Inputs needed", 24, cells.factors, by_target=True),
    CatalogueColumn(HEED, Text("合规提示", "Rules"), 18, "text", cells.compliance, by_target=True),
    CatalogueColumn(HEED, Text("不利情况", "Against"), 44, "text", of_candidate(firm_cells.objections)),
    CatalogueColumn(POINTS, Text("匹配分", "Points"), 6, "integer", of_candidate(lambda _, each: each.score.points)),
    CatalogueColumn(
        POINTS, Text("匹配分项", "Points by term"), 18, "text",
        of_candidate(lambda context, candidate: cells.terms(context, candidate.score)),
    ),
    CatalogueColumn(
        POINTS, Text("目标得分", "Target score"), 8, "integer", lambda context: context.target.score.points,
        by_target=True,
    ),
    CatalogueColumn(
        POINTS, Text("目标分项", "Score by term"), 22, "text",
        lambda context: cells.terms(context, context.target.score),
        by_target=True,
    ),
    CatalogueColumn(
        POINTS, Text("资料齐备度", "Facts cover"), 8, "percent", lambda context: context.target.score.evidence_share,
        by_target=True,
    ),
    CatalogueColumn(
        POINTS, Text("前十把握", "Stays in top 10"), 8, "percent",
        lambda context: context.judgement.top_ten_shares[context.target.link_id],
        by_target=True,
    ),
    CatalogueColumn(
        EVIDENCE, Text("依据", "Basis"), 6, "text",
        of_candidate(lambda context, each: each.basis.label(context.language)),
    ),
    CatalogueColumn(EVIDENCE, Text("来源等级", "Standing"), 8, "text", of_candidate(firm_cells.grade)),
    CatalogueColumn(SOURCES, Text("来源与日期", "Sources and dates"), 46, "text", of_candidate(firm_cells.sources)),
    CatalogueColumn(SOURCES, Text("核验日期", "Checked on"), 9, "text", cells.checked, by_target=True),
    CatalogueColumn(CHARGE, Text("链长部门", "Chief department"), 14, "text", cells.chiefs, by_target=True),
    CatalogueColumn(CHARGE, Text("招商专班", "Task force"), 18, "text", cells.task_force, by_target=True),
    CatalogueColumn(CHARGE, Text("责任单位", "In charge"), 9, "text", cells.in_charge),
    _alone("对接阶段", "Contact stage", 9, cells.contact),
    CatalogueColumn(NEXT, Text("下一步", "Next step"), 28, "text", cells.next_step),
    CatalogueColumn(NEXT, Text("截止日", "By when"), 8, "text", _NO_FACT),
    _alone("备注", "Remarks", 28, of_candidate(firm_cells.remarks)),
)  # fmt: skip
