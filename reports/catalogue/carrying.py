"""What became of the cells that the office had filled in: how many came back, and which found no row any more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.text import Text
from reports.catalogue.columns import COLUMNS
from reports.catalogue.firm_rows import FIRM_COLUMNS, FirmTable
from reports.catalogue.lists import ListTable
from reports.catalogue.rows import CatalogueRow, ChainSheet
from reports.formats.excel_cells import Cell
from reports.formats.typed_cells import Key, ShownCell, TypedCells, TypedValue
from reports.wording.language import BLANK, Language
from reports.wording.punctuation import with_brackets, with_label

NAME = Text("没有带回", "Not carried over")
NOTE = Text(
    "上一版里填了、这一版没有对应行，或两处填得不一样的：请人工处理。",
    "Filled in before, with no row in this catalogue, or filled in differently on two sheets: to be settled by hand.",
)
HEADS = (
    (Text("哪一行", "Row"), 40),
    (Text("哪一列", "Column"), 14),
    (Text("填的内容", "What was filled in"), 30),
    (Text("为什么没有带回", "Why"), 44),
)
GONE = Text("这一版没有这一行：目标或候选企业不再列出，或不在所选范围", "the row is not in this catalogue")
NAMELESS = Text("这一行没有行标，可能是手工加的行", "the row has no id: it may have been added by hand")
CLASHED = Text(
    "同一家企业在另一张表填的是“{kept}”，以那里为准", "another sheet has “{kept}” for the firm, which was kept"
)
CLEARED = Text("空", "blank")
SUMMARY = Text("上一版填写的内容带回{count}格。", "{count} cells filled in before were carried over. ")
LEFT = Text("另有{count}格没有带回，见“{sheet}”。", "{count} were not: see {sheet}.")


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of an earlier catalogue's cells: how many came back, in words, and the list of those that did not."""

    count: int
    words: str
    left: ListTable | None


def typed_heads(language: Language) -> Mapping[str, str]:
    """Return the headings of the columns to be filled in, by their ids."""
    chains = {column.id: column.head.of(language) for column in COLUMNS if column.typed is not None}
    firms = {id: column.head.of(language) for id, column in FIRM_COLUMNS.items() if column.typed is not None}
    return {**chains, **firms}


def shown_cells(sheets: Iterable[ChainSheet], firms: Iterable[FirmTable], typed: TypedCells) -> dict[Key, ShownCell]:
    """Return what stands in every cell to be filled in, with whether the office had typed it."""
    found: dict[Key, ShownCell] = {}
    for key, value in _cells(sheets, firms):
        if isinstance(value, str | date):
            found[key] = ShownCell(value, typed.of(*key) is not None)
    return found


def _cells(sheets: Iterable[ChainSheet], firms: Iterable[FirmTable]) -> Iterator[tuple[Key, Cell]]:
    for sheet in sheets:
        for row in sheet.rows:
            yield from _typed_of(row)
    for table in firms:
        for firm in table.rows:
            for column, value in zip(table.columns, firm.cells, strict=True):
                if column.typed is not None:
                    yield (firm.id, column.id), value


def _typed_of(row: CatalogueRow) -> Iterator[tuple[Key, Cell]]:
    for column, value in zip(COLUMNS, row.cells, strict=True):
        if column.typed is not None:
            yield (row.id, column.id), value


def carry_words(
    typed: TypedCells, sheets: Sequence[ChainSheet], firms: Sequence[FirmTable], language: Language
) -> Carried:
    """Count what came back and list what did not, with the reason."""
    held = {row.id for sheet in sheets for row in sheet.rows} | {row.id for table in firms for row in table.rows}
    rows = tuple(_left(typed, held, language))
    count = len(typed.values) - len(typed.without(held))
    if not typed.values and not rows:
        return Carried(0, "", None)
    told = SUMMARY.of(language, count=count)
    if not rows:
        return Carried(count, told.strip(), None)
    told += LEFT.of(language, count=len(rows), sheet=NAME.of(language))
    heads = tuple((head.of(language), width) for head, width in HEADS)
    return Carried(count, told, ListTable(NAME.of(language), NOTE.of(language), heads, rows))


def _left(typed: TypedCells, held: Iterable[str], language: Language) -> Iterator[tuple[Cell, ...]]:
    heads = typed_heads(language)
    for key in typed.without(held):
        label = typed.labels.get(key[0]) or key[0]
        yield (label, heads.get(key[1], key[1]), _text(typed.values[key], language), GONE.of(language))
    for cell in typed.nameless:
        yield (cell.label or BLANK, heads.get(cell.key[1], ""), _text(cell.value, language), NAMELESS.of(language))
    for clash in typed.clashes:
        why = CLASHED.of(language, kept=_text(clash.kept, language))
        yield (clash.label, heads.get(clash.key[1], ""), _text(clash.dropped, language), why)


def _text(value: TypedValue | None, language: Language) -> str:
    if value is None:
        return CLEARED.of(language)
    return value.isoformat() if isinstance(value, date) else value


def left_lines(carried: Carried, language: Language) -> tuple[str, ...]:
    """Return a line for each cell that was not carried over: its row, its column, what was filled in, and why."""
    rows = () if carried.left is None else carried.left.rows
    return tuple(
        with_brackets(with_label(f"{row[0]} · {row[1]}", str(row[2]), language), str(row[3]), language) for row in rows
    )
