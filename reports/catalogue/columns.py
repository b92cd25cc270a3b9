"""The columns of the catalogue, each declared once with an id: headings, cells, forms and papers derive from here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from graph.text import Text
from reports.catalogue import brief_cells, cells, firm_cells
from reports.catalogue.cells import CellContext, of_candidate
from reports.formats.excel_cells import Cell
from reports.wording.candidates import candidacy_text
from reports.wording.language import Language
from reports.wording.sentences import firm_name, firm_place
from reports.wording.targets import owner_need

Kind = Literal["text", "number", "integer", "percent"]
Typed = Literal["unit", "stage", "date"]
"""What an office types into a column: a unit or a stage of a list, or a date."""


@dataclass(frozen=True, slots=True)
class CatalogueColumn:
    """One column: its id, its group and its own heading, width in characters, kind of cell, and how the cell is told.

    `by_target` says that the cell is the same for every candidate of a target. A `paper` column is printed. One that is
    `typed` is filled in by the office: what it tells is only what stands there at first.
    """

    id: str
    group: Text
    head: Text
    width: int
    kind: Kind
    tell: Callable[[CellContext], Cell]
    by_target: bool = False
    paper: bool = False
    typed: Typed | None = None

    def heading(self, language: Language) -> str:
        """Return the heading in a language, with the group's before it where the group has others."""
        group, own = self.group.of(language), self.head.of(language)
        return own if own == group or own.startswith(group) else f"{group} · {own}"


def _alone(
    id: str,
    zh: str,
    en: str,
    width: int,
    tell: Callable[[CellContext], Cell],
    kind: Kind = "text",
    *,
    by_target: bool = False,
) -> CatalogueColumn:
    """Return a column that is a group of its own."""
    head = Text(zh, en)
    return CatalogueColumn(id, head, head, width, kind, tell, by_target)


def _printed(
    id: str,
    zh: str,
    en: str,
    width: int,
    tell: Callable[[CellContext], Cell],
    *,
    by_target: bool = False,
    typed: Typed | None = None,
) -> CatalogueColumn:
    """Return a column that is printed."""
    head = Text(zh, en)
    return CatalogueColumn(id, head, head, width, "text", tell, by_target, paper=True, typed=typed)


GAP = Text("缺口依据", "Ground")
FIRM = Text("企业全称", "Full name")
CODES = Text("信用代码/证券代码", "Codes")
SIZE = Text("规模（年份）", "Size (year)")
HEED = Text("环保/安全/合规提示", "Rules and risks")
POINTS = Text("匹配度与分项", "Points, by term")
EVIDENCE = Text("依据与可信度", "Evidence")
SOURCES = Text("出处与核实日期", "Sources, checked on")
CHARGE = Text("链长/专班/责任单位", "Chief, task force, in charge")
_NO_FACT: Callable[[CellContext], Cell] = lambda _: None  # noqa: E731 - one blank cell for the columns no fact of the model tells

PAPER: tuple[CatalogueColumn, ...] = (
    _printed("link", "链环", "Link", 16, cells.link, by_target=True),
    _printed("firm", "企业", "Firm", 17, of_candidate(lambda _, candidate: firm_name(candidate.firm))),
    _printed("place", "所在地", "Place", 12, of_candidate(lambda _, candidate: firm_place(candidate.firm) or None)),
    _printed("focus", "重点与策略", "Priority, strategy", 18, brief_cells.focus, by_target=True),
    _printed("why_brief", "为什么要补", "Why", 44, brief_cells.why, by_target=True),
    _printed("products_brief", "产品与规模（年份）", "Products, size (year)", 24, of_candidate(brief_cells.products)),
    _printed("news_brief", "动向（年份）", "News (year)", 26, of_candidate(brief_cells.news)),
    _printed("doubts", "不利与待核", "Against, to be checked", 24, of_candidate(brief_cells.doubts)),
    _printed("tier", "优先", "Tier", 8, of_candidate(lambda context, each: each.tier.label(context.language))),
    _printed("next_step", "下一步", "Next step", 44, cells.next_step),
    _printed("in_charge", "责任单位", "In charge", 13, cells.in_charge, typed="unit"),
    _printed("by_when", "时限", "By when", 11, _NO_FACT, typed="date"),
)
"""The columns of a page of paper."""
FURTHER: tuple[CatalogueColumn, ...] = (
    _alone("number", "序号", "No.", 5, lambda context: context.rank, "integer"),
    _alone("chain", "集群/链", "Chain", 10, cells.chain, by_target=True),
    _alone("stage", "上中下游", "Stage", 7, cells.stage, by_target=True),
    _alone("strategies", "策略", "Strategy", 8, cells.strategies, by_target=True),
    CatalogueColumn("state", GAP, Text("状态", "State"), 8, "text", cells.state, by_target=True),
    CatalogueColumn("why", GAP, Text("依据", "Why"), 36, "text", cells.why, by_target=True),
    CatalogueColumn(
        "owner_need",
        GAP,
        Text("链主需要", "Owner's need"),
        12,
        "text",
        lambda context: owner_need(context.judgement.city, context.target, context.language),
        by_target=True,
    ),
    CatalogueColumn("stable", GAP, Text("结论牢靠", "Stable"), 8, "text", cells.stable, by_target=True),
    _alone("local_first", "先找本地企业扩产", "Local firms first", 30, cells.local_first, by_target=True),
    CatalogueColumn("firm_name", FIRM, FIRM, 18, "text", of_candidate(lambda _, candidate: candidate.firm.name_zh)),
    CatalogueColumn(
        "way_in",
        FIRM,
        Text("引进方式", "Way in"),
        9,
        "text",
        of_candidate(lambda context, candidate: candidacy_text(candidate, context.language)),
    ),
    CatalogueColumn(
        "credit_code", CODES, Text("信用代码", "Credit code"), 9, "text", of_candidate(lambda _, each: each.firm.uscc)
    ),
    CatalogueColumn(
        "stock_code",
        CODES,
        Text("证券代码", "Stock code"),
        10,
        "text",
        of_candidate(lambda _, each: each.firm.stock_code),
    ),
    _alone("products", "主营产品", "Products", 16, of_candidate(firm_cells.products)),
    CatalogueColumn("capacity", SIZE, Text("产能", "Capacity"), 7, "number", of_candidate(firm_cells.capacity)),
    CatalogueColumn("capacity_unit", SIZE, Text("单位", "Unit"), 7, "text", of_candidate(firm_cells.capacity_unit)),
    CatalogueColumn("capacity_year", SIZE, Text("年份", "Year"), 6, "text", of_candidate(firm_cells.capacity_year)),
    CatalogueColumn("measures", SIZE, Text("企业指标", "The firm"), 20, "text", of_candidate(firm_cells.measures)),
    _alone("qualifications", "资质", "Qualifications", 7, _NO_FACT),
    _alone("presence", "现有布局", "Presence", 22, of_candidate(firm_cells.presence)),
    _alone("news", "近期动向", "Expansion, moves", 44, of_candidate(firm_cells.news)),
    _alone("ties", "与本地关系路径", "Ties to the city", 20, of_candidate(firm_cells.connections)),
    _alone("fits", "本地匹配点", "What fits here", 20, of_candidate(firm_cells.matching)),
    _alone("investment", "预期投资/方向", "Investment", 28, cells.like_cost, by_target=True),
    _alone("parks", "建议承载园区", "Parks suggested", 26, cells.site, by_target=True),
    _alone("inputs", "要素需求", "Inputs needed", 24, cells.factors, by_target=True),
    CatalogueColumn("rules", HEED, Text("合规提示", "Rules"), 18, "text", cells.compliance, by_target=True),
    CatalogueColumn("against", HEED, Text("不利情况", "Against"), 44, "text", of_candidate(firm_cells.objections)),
    CatalogueColumn(
        "fit_points", POINTS, Text("匹配度", "Points"), 6, "integer", of_candidate(lambda _, each: each.score.points)
    ),
    CatalogueColumn(
        "fit_terms",
        POINTS,
        Text("匹配度分项", "Points by term"),
        18,
        "text",
        of_candidate(lambda context, candidate: cells.terms(context, candidate.score)),
    ),
    CatalogueColumn(
        "target_points",
        POINTS,
        Text("目标得分", "Target score"),
        8,
        "integer",
        lambda context: context.target.score.points,
        by_target=True,
    ),
    CatalogueColumn(
        "target_terms",
        POINTS,
        Text("目标分项", "Score by term"),
        22,
        "text",
        lambda context: cells.terms(context, context.target.score),
        by_target=True,
    ),
    CatalogueColumn(
        "facts_cover",
        POINTS,
        Text("资料齐备度", "Facts cover"),
        8,
        "percent",
        lambda context: context.target.score.evidence_share,
        by_target=True,
    ),
    CatalogueColumn(
        "top_ten",
        POINTS,
        Text("排位稳定", "Stays in top 10"),
        8,
        "percent",
        lambda context: context.judgement.top_ten_shares[context.target.link_id],
        by_target=True,
    ),
    CatalogueColumn(
        "basis",
        EVIDENCE,
        Text("依据", "Basis"),
        6,
        "text",
        of_candidate(lambda context, each: each.basis.label(context.language)),
    ),
    CatalogueColumn("standing", EVIDENCE, Text("可信度", "Standing"), 8, "text", of_candidate(firm_cells.grade)),
    CatalogueColumn(
        "sources", SOURCES, Text("出处与日期", "Sources and dates"), 46, "text", of_candidate(firm_cells.sources)
    ),
    CatalogueColumn("checked_on", SOURCES, Text("核实日期", "Checked on"), 9, "text", cells.checked, by_target=True),
    CatalogueColumn("chief", CHARGE, Text("链长部门", "Chief department"), 14, "text", cells.chiefs, by_target=True),
    CatalogueColumn("task_force", CHARGE, Text("招商专班", "Task force"), 18, "text", cells.task_force, by_target=True),
    _alone("wanted", "本市名单拟引进", "On the city's list", 18, cells.wanted, by_target=True),
    _alone("contact", "来往情况", "Contact so far", 9, cells.contact),
    _alone("remarks", "备注", "Remarks", 28, of_candidate(firm_cells.remarks)),
)
"""The columns that are grouped away and not printed."""
COLUMNS = (*PAPER, *FURTHER)
