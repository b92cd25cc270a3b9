"""The firms of the catalogue: one row for each, with all its links; the first of them, and all by place for trips."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from graph.analysis.judgement import Judgement
from graph.model.nodes import Firm
from graph.text import Text
from reports.catalogue.columns import Typed
from reports.catalogue.firm_words import (
    TIERS,
    FirmContext,
    Lead,
    decided,
    doubts,
    links,
    news,
    reasons_why,
    same_day,
    size,
    tier,
    topic,
)
from reports.catalogue.trips import MOST, trip_order, trips_of
from reports.formats.excel_cells import Cell
from reports.formats.typed_cells import TypedCells, firm_row
from reports.wording.language import Language
from reports.wording.sentences import firm_place

FIRST = 50
"""Firms on the list of the first."""
KEY_FIRMS = Text("重点企业名单", "Key firms")
KEY_TITLE = Text("重点企业名单（{count}家）", "Key firms ({count})")
KEY_NOTE = Text(
    "先谈谁、为什么、谁去；先谈在前，可谈其次，待观察在后。黄底格由使用单位填，下次导出带回。空格表示没有资料。",
    "Whom to talk to first, why, who goes. Yellow cells are for the office and come back in the next export. Blank "
    "means no record.",
)
BY_FIRM = Text("按企业", "By firm")
BY_FIRM_TITLE = Text("按企业（{count}家，一家一行）", "By firm ({count}, one row each)")
BY_FIRM_NOTE = Text(
    "一家企业能补的链环都在一行里。黄底格由使用单位填，下次导出带回。空格表示没有资料。",
    "All links a firm could close are in its row. Yellow cells come back in the next export. Blank means no record.",
)
BY_PLACE = Text("按省市", "By place")
BY_PLACE_TITLE = Text("按省市（出行单，{count}家）", "By place, for trips ({count})")
BY_PLACE_NOTE = Text(
    "同一趟顺路的排在一起：先邻市，再省内，再外省；一趟不超过{most}家，可改。当天可到：邻市和沈抚一类片区写“是”，外省写“否”，"
    "省内其他市没有路程资料，空着。黄底格由使用单位填，下次导出带回。",
    "Firms of one trip stand together: neighbouring cities, then the province, then others; at most {most} a trip. "
    "There and back in a day: yes for neighbours, no for other provinces, blank where distances are not on file.",
)


@dataclass(frozen=True, slots=True)
class FirmColumn:
    """One column of a list of firms: its id, heading, width in characters, and what it tells or who types it."""

    id: str
    head: Text
    width: int
    tell: Callable[[FirmContext], Cell] = lambda _: None
    typed: Typed | None = None


@dataclass(frozen=True, slots=True)
class FirmRow:
    """One firm: the id of its row, and its cells in the order of the columns."""

    id: str
    firm_id: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class FirmTable:
    """A list of firms: its name, title, note, columns and rows."""

    name: str
    title: str
    note: str
    columns: tuple[FirmColumn, ...]
    rows: tuple[FirmRow, ...]


_COLUMNS = (
    FirmColumn("number", Text("序", "No."), 5, lambda context: context.place),
    FirmColumn("trip", Text("趟次", "Trip"), 13, lambda context: context.trip),
    FirmColumn("town", Text("所在市", "City"), 16, lambda context: context.town),
    FirmColumn("firm", Text("企业", "Firm"), 32, lambda context: context.firm.name_zh),
    FirmColumn("place", Text("所在地", "Place"), 13, lambda context: firm_place(context.firm) or None),
    FirmColumn("decided", Text("投资由谁定", "Decided by"), 14, decided),
    FirmColumn("size", Text("企业指标（年份）", "Figures (year)"), 24, size),
    FirmColumn("links", Text("能补的链环（产业链）", "Links it would close (chain)"), 50, links),
    FirmColumn("why", Text("为什么谈", "Why"), 60, reasons_why),
    FirmColumn("news", Text("最近动向（年份）", "Latest news (year)"), 33, news),
    FirmColumn("doubts", Text("不利与待核", "Against, to be checked"), 30, doubts),
    FirmColumn("topic", Text("谈什么", "What to ask"), 76, topic),
    FirmColumn("tier", Text("优先", "Tier"), 8, tier),
    FirmColumn("same_day", Text("当天可到", "In a day"), 8, same_day),
    FirmColumn("who_goes", Text("谁去", "Who goes"), 14, typed="unit"),
    FirmColumn("when", Text("何时去", "When"), 11, typed="date"),
    FirmColumn("progress", Text("阶段", "Progress"), 10, typed="stage"),
)
FIRM_COLUMNS: Mapping[str, FirmColumn] = {column.id: column for column in _COLUMNS}
"""Each by its id."""
OFFICE = ("who_goes", "when", "progress")
KEY: tuple[str, ...] = ("number", "firm", "place", "links", "why", "news", "doubts", "tier", *OFFICE)
ALL: tuple[str, ...] = ("firm", "place", "decided", "size", "links", "why", "news", "doubts", "tier", *OFFICE)
PLACES: tuple[str, ...] = ("trip", "town", "number", "firm", "links", "topic", "tier", "same_day", *OFFICE)


def firm_tables(
    judgement: Judgement, leads: Iterable[Lead], typed: TypedCells, language: Language
) -> tuple[FirmTable, ...]:
    """Make the lists of firms from all leads of a catalogue; none if there are no firms."""
    ordered = sorted(_by_firm(leads).items(), key=lambda each: _place(judgement, each[1]))
    contexts = [
        FirmContext(judgement, firm, tuple(found), place, language) for place, (firm, found) in enumerate(ordered, 1)
    ]
    if not contexts:
        return ()
    trips = trips_of(judgement.city.region, [context.firm for context in contexts], language)
    towns = Counter((context.firm.province, context.firm.city) for context in contexts)
    by_place = sorted(contexts, key=lambda context: trip_order(trips[context.firm.id], context.place))
    placed = [
        context.on_trip(trips[context.firm.id], towns[context.firm.province, context.firm.city], at)
        for at, context in enumerate(by_place, 1)
    ]
    made = (
        (KEY_FIRMS, KEY_TITLE, KEY_NOTE, KEY, contexts[:FIRST]),
        (BY_FIRM, BY_FIRM_TITLE, BY_FIRM_NOTE, ALL, contexts),
        (BY_PLACE, BY_PLACE_TITLE, BY_PLACE_NOTE, PLACES, placed),
    )
    return tuple(_table(*each, typed, language) for each in made)


def _by_firm(leads: Iterable[Lead]) -> dict[Firm, list[Lead]]:
    found: dict[Firm, list[Lead]] = {}
    for lead in leads:
        found.setdefault(lead.candidate.firm, []).append(lead)
    return found


def _place(judgement: Judgement, found: list[Lead]) -> tuple[int, int, int, str]:
    """Order firms by their best tier, then by how many links they would close, then by the rank of their best."""
    tiers = min(TIERS.index(lead.candidate.tier) for lead in found)
    links = {lead.target.link_id for lead in found}
    rank = min(judgement.ranks[link] for link in links)
    return (tiers, -len(links), rank, found[0].candidate.firm.id)


def _table(
    name: Text,
    title: Text,
    note: Text,
    ids: tuple[str, ...],
    contexts: list[FirmContext],
    typed: TypedCells,
    language: Language,
) -> FirmTable:
    known = any(size(context) is not None for context in contexts)
    # where no figure of any firm is on file, no column of blanks takes up the paper
    columns = tuple(FIRM_COLUMNS[id] for id in ids if known or id != "size")
    rows = tuple(_row(context, columns, typed) for context in contexts)
    return FirmTable(
        name.of(language), title.of(language, count=len(rows)), note.of(language, most=MOST), columns, rows
    )


def _row(context: FirmContext, columns: tuple[FirmColumn, ...], typed: TypedCells) -> FirmRow:
    id = firm_row(context.firm.id)
    cells = tuple(column.tell(context) if column.typed is None else typed.of(id, column.id) for column in columns)
    return FirmRow(id, context.firm.id, cells)
