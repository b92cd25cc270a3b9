"""Rows of a table as rows of a plan: records with ids and cells, what has no place, remarks, and a status."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders.office import word_cells
from loaders.office.amounts import tens_of
from loaders.office.block import FactLine
from loaders.office.cells import SAYS_ABOVE, ColumnTaker
from loaders.office.columns import ColumnPlan
from loaders.office.days import take_span
from loaders.office.doubts import doubt
from loaders.office.fields import Field, Takes
from loaders.office.grid import cell_key, cell_name, column_letters
from loaders.office.measured import beside
from loaders.office.relations import Relations
from loaders.office.row import Plain, RowDraft
from loaders.office.table import SEATED, Table
from loaders.office.taken import BLANK, Taken

_PASSED = frozenset({Takes.SERIAL, Takes.PERSONAL})
_REMARKED = ("formula-link", "formula")
_PLACES = ("province", "city", "district")
_CITY_LENGTH = 5
_ABROAD = re.compile(
    ".{1,3}国|日本|新加坡|瑞士|荷兰|加拿大|意大利|瑞典|芬兰|丹麦|挪威|奥地利|比利时|西班牙|澳大利亚|印度|俄罗斯|马来西亚|越南|以色列|巴西"
)
"""Countries, which are no cities of a firm's seat."""
_YEARLY = re.compile("年产|年生产|年设计|年加工|年处理|[(（]年[)）]")
_POWER = re.compile("瓦|kw|mw|gw|kva")


@dataclass(slots=True)
class _Cell:
    """A cell of a line with its taker and where it is."""

    column: int
    text: str
    taker: ColumnTaker
    source: str


class RowReader:
    """The rows of one table, read one by one; what the row before said is remembered for `同上`."""

    def __init__(self, table: Table, relations: Relations, corrected: Mapping[str, str]) -> None:
        self._corrected = corrected
        self._table = table
        self._relations = relations
        self._before: dict[int, str] = {}
        self._flags = table.block.grid.flags
        self._given = set(_names(table))
        self._columns: dict[int, tuple[ColumnTaker, str]] = {}
        self._told: dict[int, Mapping[str, str]] = {}
        self.withheld = 0

    def rows(self) -> Iterator[Plain]:
        """Yield every row as it is written into a plan."""
        for line in self._table.block.lines:
            draft = RowDraft(line.row, f"{self._table.where}!{line.row}")
            self._read(line, draft)
            self._relations.join(self._table, line, draft)
            section = None if line.section is None else line.section.text
            yield draft.as_plain(self._table.id, section)

    def _read(self, line: FactLine, draft: RowDraft) -> None:
        above, row, origins = self._before, line.row, line.origins
        self._before = {}
        for column, stored in line.cells.items():
            taker, place = self._columns.get(column) or self._learn(column)
            source = f"{place}{origins.get(column, row) if origins else row}"
            if line.places is not None:
                source = f"{self._table.where}!{cell_name(*line.places[column])}"
            text = self._corrected.get(source, stored) if self._corrected else stored
            if text in SAYS_ABOVE:
                draft.remark("ditto" if column in above else "ditto-blank", source, None)
                if column not in above:
                    continue
                text = above[column]
            self._before[column] = text
            self._take(_Cell(column, text, taker, source), line, draft)
        draft.use_spare()
        self._add_context(line, draft)
        if line.row in self._table.block.grid.hidden_rows:
            draft.remark("hidden-row", draft.source, None)

    def _learn(self, column: int) -> tuple[ColumnTaker, str]:
        """Return what a column is taken with and where its cells are; one without a heading is kept as it is."""
        taker = self._table.takers.get(column)
        if taker is None:
            taker = ColumnTaker(ColumnPlan(column, (f"第 {column + 1} 列",)), None, {})
        found = (taker, f"{self._table.where}!{column_letters(column)}")
        return self._columns.setdefault(column, found)

    def _take(self, cell: _Cell, line: FactLine, draft: RowDraft) -> None:
        own = cell.taker.plan.field
        if own is not None and own.takes in _PASSED:
            self.withheld += own.takes is Takes.PERSONAL
            return
        taken = cell.taker.take(cell.text)
        if taken is BLANK:
            return
        name = None if own is None else own.name
        for code in taken.codes:
            if code != "amount-unit" or f"{name}_unit" not in self._given:
                draft.remark(code, cell.source, name or cell.taker.plan.heading, cell.text, taken.near)
        if self._flags:
            self._remark_flags(cell, line, draft)
        if word_cells.STAGE_OF_KIND in taken.codes:
            self._hold_stage(cell, draft)
        if taken.value is not None or (own is not None and own.takes is Takes.SPAN):
            self._place(cell, own, taken, line, draft)

    def _remark_flags(self, cell: _Cell, line: FactLine, draft: RowDraft) -> None:
        at = (line.origins.get(cell.column, line.row), cell.column)
        key = cell_key(*(at if line.places is None else line.places[cell.column]))
        for code in _REMARKED:
            if key in self._flags.get(code, ()):
                draft.remark(code, cell.source, cell.taker.plan.heading)
                return

    def _place(self, cell: _Cell, own: Field | None, taken: Taken, line: FactLine, draft: RowDraft) -> None:
        """Put a value where it belongs."""
        plan = cell.taker.plan
        if own is None:
            draft.keep(None, plan.heading, taken, cell.source, cell.text, plan.year)
        elif own.takes is Takes.SPAN:
            self._put_span(cell, own, draft)
        elif own.takes is Takes.PLACE:
            self._put_place(cell, own, draft)
        elif own.takes is Takes.AMOUNT:
            self._put_amount(cell, own, taken, line, draft)
        elif not own.placed:
            draft.keep(own, plan.heading, taken, cell.source, cell.text, plan.year)
            self._read_address(cell, own, draft)
        elif own.takes is not Takes.NAMES:
            draft.put(own, own.column, taken, cell.source, cell.text, **self._beside(cell.column, plan))
            if plan.marked is not None:
                draft.prefer_last(own)
            self._doubt_sum(cell, own, taken, line, draft)

    def _beside(self, column: int, plan: ColumnPlan) -> Mapping[str, str]:
        """Return what the heading of a figure says beside it, found once a column."""
        if column not in self._told:
            self._told[column] = beside(plan)
        return self._told[column]

    def _put_span(self, cell: _Cell, own: Field, draft: RowDraft) -> None:
        for column, taken in zip(("start", "finish"), take_span(cell.text), strict=True):
            for code in taken.codes:
                draft.remark(code, cell.source, own.name, cell.text, taken.near)
                if code == "span-length":
                    draft.keep(own, cell.taker.plan.heading, Taken(cell.text), cell.source, cell.text, None)
            if taken.value is not None:
                draft.hold(own, column, taken, cell.source, cell.text)

    def _put_place(self, cell: _Cell, own: Field, draft: RowDraft) -> None:
        """Put province, city and district of a place under their columns, unless those have cells of their own."""
        found = dict(word_cells.split_place(cell.text))
        plain = cell.text.strip()
        if not found and own.record == "Firm" and len(plain) <= _CITY_LENGTH and not any(map(str.isdecimal, plain)):
            found = {} if _ABROAD.fullmatch(plain) else {"city": word_cells.city_name(plain)}
        allowed = [name for name in _PLACES if self._table.field(f"{own.record}.{name}") is not None]
        for name in allowed:
            if name in found:
                draft.hold(own, name, Taken(found[name]), cell.source, cell.text)
        if own.record != "Firm" or not found:
            draft.keep(own, cell.taker.plan.heading, Taken(cell.text), cell.source, cell.text, None)
            if not found and not plain.endswith(word_cells.ZONES):
                draft.remark("place-unread", cell.source, own.name, cell.text)

    def _hold_stage(self, cell: _Cell, draft: RowDraft) -> None:
        """Take the stage that a cell of kinds tells, as 续建, unless the stage has a cell of its own."""
        stage = self._table.field("Project.stage")
        if stage is not None:
            taken = word_cells.take_word(cell.text, stage.takes)
            draft.hold(stage, stage.column, taken, cell.source, cell.text)

    def _read_address(self, cell: _Cell, own: Field, draft: RowDraft) -> None:
        """Derive province, city and district of a firm from its address where no column gives them."""
        if own.name != "Firm.address":
            return
        for name, value in word_cells.split_place(cell.text).items():
            draft.hold(own, name, Taken(value), cell.source, cell.text, by="address")

    def _put_amount(self, cell: _Cell, own: Field, taken: Taken, line: FactLine, draft: RowDraft) -> None:
        plan = cell.taker.plan
        if not own.placed or isinstance(taken.value, str):
            draft.keep(own, plan.heading, taken, cell.source, cell.text, plan.year)
            return
        unit = f"{own.record}.{own.column}_unit"
        if unit in self._given and taken.unit is not None:
            taken = self._beside_unit(unit, cell, own, taken, line, draft)
        draft.put(own, own.column, Taken(taken.value), cell.source, cell.text)
        if taken.unit is not None and unit not in self._given:
            stated = f"{taken.unit}/年" if _is_yearly(plan, taken.unit) else taken.unit
            draft.put(own, f"{own.column}_unit", Taken(stated), cell.source, taken.unit)

    def _beside_unit(self, unit: str, cell: _Cell, own: Field, taken: Taken, line: FactLine, draft: RowDraft) -> Taken:
        """Return a capacity whose cell says 万 or a unit of its own though a column gives the unit."""
        written = next((line.cells[at] for at in self._table.field_columns(unit) if at in line.cells), None)
        power, rest = tens_of(str(taken.unit))
        if written is None or taken.unit == written:
            if rest:
                draft.hold(own, f"{own.column}_unit", Taken(taken.unit), cell.source, str(taken.unit))
                return Taken(taken.value)
        elif rest in ("", written) and not written.startswith(str(taken.unit)):
            value = float(str(taken.value)) * 10.0**power
            return Taken(int(value) if value.is_integer() else value)
        if written is not None and taken.unit != written:
            draft.remark("amount-units" if rest else "amount-tens", cell.source, own.name, cell.text)
        return Taken(taken.value)

    def _doubt_sum(self, cell: _Cell, own: Field, taken: Taken, line: FactLine, draft: RowDraft) -> None:
        code = doubt(own, taken.value)
        if code is not None:
            draft.remark(code, cell.source, own.name, cell.text)
        if own.name != "Project.investment_yi" or not isinstance(taken.value, float):
            return
        if cell.column in line.shared and self._table.name_column not in line.shared:
            draft.remark("money-shared", cell.source, own.name, cell.text)

    def _add_context(self, line: FactLine, draft: RowDraft) -> None:
        """Add what the section or the title says where no cell of the row does."""
        table, context = self._table, self._table.context(line)
        if context is not None and line.section is not None and _is_open(draft, context.field):
            source = f"{table.where}!{cell_name(line.section.row, line.section.column)}"
            draft.put(context.field, context.field.column, Taken(context.value), source, context.text, by="section")
        self._add_seat(draft)
        chain = table.field("Chain.name_zh")
        stage = table.field("Project.stage")
        if table.title_stage is not None and stage is not None and _is_open(draft, stage):
            draft.put(stage, stage.column, Taken(table.title_stage), table.where, table.block.title, by="title")
        if table.title_chain is not None and chain is not None and draft.value("Chain", "name_zh") is None:
            draft.put(chain, chain.column, Taken(table.title_chain), f"{table.where}", table.title_chain, by="title")

    def _add_seat(self, draft: RowDraft) -> None:
        """Add the city that the title names, where the row names none and it is not home."""
        table, name = self._table, SEATED.get(self._table.block.kind)
        own = None if name is None or table.seat is None else table.field(name)
        if own is None or own.record not in draft.records:
            return
        if draft.value(own.record, "city") is None and draft.value(own.record, "province") is None:
            draft.put(own, own.column, Taken(table.seat), table.where, str(table.seat), by="title")


def _is_open(draft: RowDraft, own: Field) -> bool:
    """Check that no cell of a row gives a field, which a section may then give."""
    return draft.value(own.record, own.column) is None


def _is_yearly(plan: ColumnPlan, unit: str) -> bool:
    """Check whether a heading says that a capacity without a time is one of a year."""
    return "/" not in unit and _YEARLY.search(plan.heading) is not None and _POWER.search(unit.lower()) is None


def _names(table: Table) -> Iterator[str]:
    for taker in table.takers.values():
        if taker.plan.field is not None:
            yield taker.plan.field.name
