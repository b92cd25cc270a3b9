"""A table made ready to be read: what each column is taken with, in which unit, and what titles say of all rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from statistics import median

from graph.model.units import power_between
from loaders.office.amounts import YI, take_money
from loaders.office.block import Block, FactLine
from loaders.office.cells import ColumnTaker
from loaders.office.columns import NAMES, ColumnPlan
from loaders.office.context import Context, of_section, of_title, other_city, signed_by
from loaders.office.decided import Decided
from loaders.office.fields import TABLES, Field, TableKind, Takes
from loaders.office.known import Known
from loaders.office.measured import (
    KINDS,
    QUESTION,
    is_before,
    lacks_year,
    part_of_year,
    says_year,
    year_answered,
    year_in,
)

WAN = "万元"
_COUNTED = ("人", "名", "个", "家", "件", "项")
_LARGE = 300
"""Median of sums without a unit from which on they are hardly in 亿元."""
_SMALL = 10
"""Median of sums of projects without a unit under which they are hardly in 万元."""
_FIRST = 500
CONTEXT = (
    "WANTED.link",
    "Link.name_zh",
    "Chain.name_zh",
    "INCLUDES.stage",
    "Firm.district",
    "Project.district",
    "Project.stage",
    "SERVES.chain",
)
"""Fields that titles and sections may give."""
FILLED = ".district"
"""How fields end that a section gives to rows whose own cell is blank."""


SEATED: Mapping[TableKind, str | None] = {
    TableKind.FIRMS: "Firm.city",
    TableKind.PROJECTS: "Project.city",
    TableKind.CHAIN_BOOK: None,
}
"""Kinds of table whose rows are of the home city unless they say otherwise, and the field that says so."""
AT_HOME = "home"


def seat_of(city: str | None, where: str, decided: Decided) -> str | None:
    """Return the city of rows that give none where a title names another than home, unless it was decided otherwise."""
    return None if decided.answer(f"city:{where.rpartition('!')[2]}") == AT_HOME else city


@dataclass(slots=True)
class Table:
    """A block with its takers by column, the units that were assumed, and the fields no column gives.

    `undated` holds the headings of figures of which a year is to be asked, `titled_city` a city other than home that
    the title names, and `seat` the city of rows that give none, where it is that one.
    """

    id: str
    where: str
    block: Block
    takers: dict[int, ColumnTaker]
    assumed: dict[int, tuple[str, str]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    title_chain: str | None = None
    title_stage: str | None = None
    undated: tuple[str, ...] = ()
    known: Known = field(default_factory=Known)
    titled_city: str | None = None
    seat: str | None = None
    _sections: dict[str, Context | None] = field(default_factory=dict)

    @property
    def name_column(self) -> int | None:
        """Column that names what a row is about."""
        return self.block.column_of(NAMES[self.block.kind])

    @property
    def unsaid(self) -> frozenset[int]:
        """Columns that tell no row from another: numbers and notes."""
        plans = ((column, taker.plan.field) for column, taker in self.takers.items())
        return frozenset(column for column, own in plans if own is not None and own.column in ("serial", "note"))

    def field_columns(self, *names: str) -> list[int]:
        """List the columns of some fields."""
        return [column for column, taker in self.takers.items() if taker.plan.field and taker.plan.field.name in names]

    def context(self, line: FactLine) -> Context | None:
        """Return what the section of a line gives."""
        if line.section is None:
            return None
        text = line.section.text
        if text not in self._sections:
            self._sections[text] = of_section(text, self.block.kind, self.known, self.missing)
        return self._sections[text]

    def field(self, name: str) -> Field | None:
        """Return a field of the kind of table by name."""
        return next((each for each in TABLES[self.block.kind] if each.name == name), None)


def make_table(id: str, where: str, block: Block, decided: Decided, known: Known) -> Table:
    """Make a table ready to be read."""
    given = {plan.field.name for plan in block.columns if plan.field is not None}
    own = {each.name for each in TABLES[block.kind]}
    missing = tuple(name for name in CONTEXT if name in own and (name not in given or name.endswith(FILLED)))
    chain = of_title(block.title, known) if "Chain.name_zh" in missing else None
    table = Table(id, where, block, {}, missing=missing, title_chain=chain, known=known)
    if "Project.stage" in missing:
        table.title_stage = signed_by(block.title)
    if block.kind in SEATED:
        table.titled_city = other_city(block.title, known)
        table.seat = seat_of(table.titled_city, where, decided)
    _date_columns(table, decided)
    for plan in block.columns:
        unit = _unit(table, plan.column, decided)
        words = decided.words(plan.field.name) if plan.field is not None else {}
        table.takers[plan.column] = ColumnTaker(plan, unit, words)
    return table


def _date_columns(table: Table, decided: Decided) -> None:
    """Give figures without a year the one their headings say by the title's, else what was answered for the table."""
    block = table.block
    figures = [plan for plan in block.columns if plan.field is not None and plan.field.name in KINDS]
    titled = year_in(block.title)
    undated = [plan for plan in figures if lacks_year(plan) and (titled is None or not says_year(plan))]
    if any(plan.field is not None and KINDS[plan.field.name].is_money for plan in undated):
        # a count of people alone is not worth a question
        table.undated = tuple(plan.heading for plan in undated)
    elif titled is not None and any(map(says_year, figures)):
        undated = []
    answered = year_answered(decided.answer(f"{QUESTION}{block.grid.name}"), block.title)
    for plan in figures:
        year = answered if plan in undated else (plan.year or (str(titled) if lacks_year(plan) else None))
        part = part_of_year(block.title, plan.parts[-1]) if lacks_year(plan) else None
        plan.year = str(int(year) - 1) if year is not None and is_before(plan) else year
        if part is not None and KINDS[str(plan.field and plan.field.name)].is_money:
            plan.notes = (*plan.notes, part)


def _unit(table: Table, column: int, decided: Decided) -> str | None:
    """Return the unit of a column: of its heading, a line above, the edition before, a decision, or its sums."""
    block = table.block
    plan = next(each for each in block.columns if each.column == column)
    if plan.field is None or plan.field.takes not in (Takes.MONEY, Takes.AMOUNT, Takes.NUMBER):
        return None
    before = _of_before(block, plan, decided)
    above = next((unit for unit in (*block.units, before) if unit is not None and _fits(unit, plan.field)), None)
    if plan.unit is not None or above is not None:
        if plan.unit is None or (plan.field.takes is not Takes.MONEY and not _fits(plan.unit, plan.field)):
            return above
        return plan.unit
    if plan.field.takes is not Takes.MONEY:
        return None
    bare = _bare_sums(block, column)
    if not bare:
        return None
    question = f"unit:{plan.field.name}:{plan.heading}"
    suggested = WAN if median(bare) >= _LARGE or plan.field.record == "Firm" else YI
    table.assumed[column] = (question, suggested)
    return decided.answer(question) or suggested


def _of_before(block: Block, plan: ColumnPlan, decided: Decided) -> str | None:
    """Return the unit that a column had in the edition before, unless its sums are of another order now."""
    unit = decided.unit(block, plan)
    if unit not in (YI, WAN) or plan.field is None or plan.field.takes is not Takes.MONEY:
        return unit
    bare = _bare_sums(block, plan.column)
    if not bare or (plan.field.record == "Firm" and unit == WAN):
        return unit
    middle = median(bare)
    return None if (unit == YI and middle >= _LARGE) or (unit == WAN and middle < _SMALL) else unit


def _fits(unit: str, own: Field) -> bool:
    if own.takes is Takes.MONEY:
        return power_between(unit, YI) is not None
    # a count of people is never in the unit of a whole table, but for one of people
    return unit in _COUNTED if own.takes is Takes.NUMBER else power_between(unit, YI) is None and unit not in _COUNTED


def _bare_sums(block: Block, column: int) -> list[float]:
    """List the first sums of a column that state no unit."""
    found = []
    for line in block.lines[:_FIRST]:
        text = line.cells.get(column)
        taken = None if text is None else take_money(text, None)
        if taken is not None and isinstance(taken.value, float) and "unit-missing" in taken.codes:
            found.append(taken.value)
    return found


def names_in(table: Table) -> Iterator[tuple[str, str | None]]:
    """Yield the firms that single cells of a table name, each with the code beside it."""
    names = table.field_columns("Firm.name_zh", "Project.firm_name")
    codes = table.field_columns("Firm.uscc", "Project.uscc")
    for line in table.block.lines:
        code = _value(table.takers, line.cells, codes)
        for column in names:
            name = _value(table.takers, line.cells, [column])
            if name is not None:
                yield name, code


def _value(takers: Mapping[int, ColumnTaker], cells: Mapping[int, str], columns: list[int]) -> str | None:
    for column in columns:
        text = cells.get(column)
        value = None if text is None else takers[column].take(text).value
        if isinstance(value, str):
            return value
    return None
