"""What a clerk fills into a catalogue comes back in the next one, row by row, and what finds no row is named."""

import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from graph.analysis.records import Records
from graph.analysis.target_filter import TargetFilter
from graph.errors import InvalidRequest
from graph.model.acts import AddToShortlist, LogEntry
from graph.model.nodes import Firm
from loaders.folder import read_facts
from reports.catalogue.columns import COLUMNS
from reports.catalogue.content import build_catalogue
from reports.catalogue.firm_rows import FIRM_COLUMNS
from reports.catalogue.typed_book import read_typed
from reports.catalogue.workbook import write_catalogue
from reports.formats.typed_cells import TypedCells
from tests.in_memory import judged

HOME = Path(__file__).resolve().parents[3]
TYPED = {column.head.zh: column.id for column in COLUMNS if column.typed}
TYPED |= {column.head.zh: column.id for column in FIRM_COLUMNS.values() if column.typed}
STAGES = ("未接触", "已联系", "已拜访", "洽谈", "签约", "不来")


def workbook(catalogue):
    buffer = io.BytesIO()
    write_catalogue(catalogue, buffer)
    return openpyxl.load_workbook(io.BytesIO(buffer.getvalue()))


def saved(book):
    buffer = io.BytesIO()
    book.save(buffer)
    return io.BytesIO(buffer.getvalue())


def office_cells(book):
    """Yield the sheet, the row id, the heading and the cell of every cell that is to be filled in."""
    for sheet in book.worksheets:
        head = next((row for row in sheet.iter_rows(max_row=4) if any(cell.value == "行标" for cell in row)), None)
        if sheet.sheet_state != "visible" or head is None:
            continue
        places = {cell.column: cell.value for cell in head if cell.value in TYPED}
        ids = next(cell.column for cell in head if cell.value == "行标")
        for row in sheet.iter_rows(min_row=head[0].row + 1):
            if row[ids - 1].value:
                for column, name in places.items():
                    yield sheet, row[ids - 1].value, name, row[column - 1]


def filled(id, name):
    """Return something to fill into a cell that depends on its row and its column alone."""
    number = sum(map(ord, id))
    if name in ("何时去", "时限"):
        return datetime(2027, 1 + number % 12, 1 + number % 28)
    return STAGES[number % 6] if name == "阶段" else f"市第{number % 9}招商局"


def plain(value):
    return value.date() if isinstance(value, datetime) else value


SCOPE = TargetFilter(("metallurgical-new-materials", "clean-energy"))
"""Two chains with firms in common, whose rows stand on a sheet of each and on the lists of firms."""


@pytest.fixture(scope="module")
def edited(fushun):
    """A catalogue with every cell filled in, and what is in the cells."""
    book = workbook(build_catalogue(fushun, SCOPE))
    expected = {}
    for _, id, name, cell in office_cells(book):
        cell.value = filled(id, name)
        expected[id, TYPED[name]] = plain(cell.value)
    return saved(book), expected


def test_every_cell_that_is_filled_in_comes_back_on_every_sheet(fushun, edited):
    old, expected = edited
    blank = build_catalogue(fushun, SCOPE)
    rows, firms = sum(len(sheet.rows) for sheet in blank.sheets), len(blank.firms[1].rows)
    assert len(expected) == 2 * rows + 3 * firms > 200
    typed = read_typed(old)
    assert dict(typed.values) == expected
    catalogue = build_catalogue(fushun, SCOPE, typed=typed)
    found = {}
    for sheet, id, name, cell in office_cells(workbook(catalogue)):
        assert plain(cell.value) == expected[id, TYPED[name]], (sheet.title, id, name)
        found[id, TYPED[name]] = plain(cell.value)
    assert found == expected
    assert catalogue.carried.left is None
    assert catalogue.carried.words == f"上一版填写的内容带回{len(expected)}格。"


def test_it_comes_back_a_second_time_and_a_change_counts_wherever_it_was_made(fushun, edited):
    old, expected = edited
    book = workbook(build_catalogue(fushun, SCOPE, typed=read_typed(old)))
    _, id, _, cell = next(each for each in office_cells(book) if each[0].title == "按省市" and each[2] == "谁去")
    cell.value = "市商务局"
    typed = read_typed(saved(book))
    assert typed.values[id, "who_goes"] == "市商务局"
    assert typed.clashes == ()
    assert {key: value for key, value in typed.values.items() if key != (id, "who_goes")} == {
        key: value for key, value in expected.items() if key != (id, "who_goes")
    }


def test_rows_may_be_sorted_and_columns_moved(tiny):
    book = workbook(build_catalogue(tiny))
    for _, id, name, cell in office_cells(book):
        cell.value = filled(id, name)
    expected = dict(read_typed(saved(book)).values)
    sheet = book["按企业"]
    sheet.insert_cols(1)
    sheet.insert_rows(4, 3)
    assert dict(read_typed(saved(book)).values) == expected


@pytest.fixture
def two_loads():
    """The tiny city, and the same one in which the candidate has moved here, so that it is none any more."""
    facts = read_facts(HOME / "tests" / "data" / "tiny")
    moved = tuple(
        replace(each, city="甲市", local=True) if isinstance(each, Firm) and each.id == "candidate" else each
        for each in facts.nodes
    )
    return judged(facts), judged(replace(facts, nodes=moved))


def test_what_finds_no_row_any_more_is_named_on_a_sheet_of_its_own(two_loads):
    old, new = two_loads
    book = workbook(build_catalogue(old))
    for _, id, name, cell in office_cells(book):
        if name in ("谁去", "时限"):
            cell.value = filled(id, name)
    typed = read_typed(saved(book))
    catalogue = build_catalogue(new, typed=typed)
    assert catalogue.carried.words == "上一版填写的内容带回0格。另有2格没有带回，见“没有带回”。"
    after = workbook(catalogue)
    rows = list(after["没有带回"].iter_rows(min_row=3, values_only=True))
    assert [row[:2] for row in rows] == [("丙市聚烯烃公司", "谁去"), ("聚乙烯 · 丙市聚烯烃公司", "时限")]
    assert all(row[3].startswith("这一版没有这一行") for row in rows)
    said = [cell.value for row in after["封面"].iter_rows() for cell in row]
    assert catalogue.carried.words in said


def test_a_row_the_office_has_added_by_hand_is_named(tiny):
    book = workbook(build_catalogue(tiny))
    sheet = book["按企业"]
    heads = {cell.value: cell.column for cell in sheet[3]}
    last = sheet.max_row + 1
    sheet.cell(last, heads["企业"], "新找到的公司")
    sheet.cell(last, heads["谁去"], "市商务局")
    typed = read_typed(saved(book))
    (left,) = build_catalogue(tiny, typed=typed).carried.left.rows
    assert left == ("新找到的公司", "谁去", "市商务局", "这一行没有行标，可能是手工加的行")


def test_two_sheets_filled_in_differently_are_named_and_the_first_is_kept(tiny):
    book = workbook(build_catalogue(tiny))
    for name, unit in (("重点企业名单", "市商务局"), ("按省市", "市工信局")):
        cell = next(each[3] for each in office_cells(book) if each[0].title == name and each[2] == "谁去")
        cell.value = unit
    catalogue = build_catalogue(tiny, typed=read_typed(saved(book)))
    (left,) = catalogue.carried.left.rows
    assert left == ("丙市聚烯烃公司", "谁去", "市工信局", "同一家企业在另一张表填的是“市商务局”，以那里为准")
    assert catalogue.firms[0].rows[0].cells[-3] == "市商务局"


def test_an_english_catalogue_takes_over_what_was_filled_into_a_chinese_one(tiny):
    book = workbook(build_catalogue(tiny))
    for _, id, name, cell in office_cells(book):
        cell.value = filled(id, name)
    typed = read_typed(saved(book))
    english = build_catalogue(tiny, language="en", typed=typed)
    assert english.carried.count == len(typed.values) == 2 * 1 + 3
    assert dict(read_typed(saved(workbook(english))).values) == dict(typed.values)


def test_a_catalogue_of_an_earlier_release_has_nothing_filled_in(tiny):
    book = workbook(build_catalogue(tiny))
    for sheet in book.worksheets:
        for row in sheet.iter_rows(max_row=4):
            for cell in row:
                if cell.value == "行标":
                    cell.value = None
    assert read_typed(saved(book)) == TypedCells()


def test_what_is_no_workbook_is_refused():
    with pytest.raises(InvalidRequest, match="不是 Excel 工作簿"):
        read_typed(io.BytesIO(b"PK\x03\x04"))


def test_units_and_stages_are_chosen_from_lists_and_dates_are_dates(fushun):
    book = workbook(build_catalogue(fushun, TargetFilter(("fine-chemicals",))))
    lists = book["_选项"]
    assert [row[0] for row in lists.iter_rows(max_row=6, values_only=True)] == list(STAGES)
    units = [row[1] for row in lists.iter_rows(values_only=True) if row[1]]
    assert units[0] == "市工业和信息化局"
    kinds = {"谁去": "list", "责任单位": "list", "阶段": "list", "何时去": "date", "时限": "date"}
    seen = set()
    for sheet, _, name, cell in office_cells(book):
        (rule,) = [rule for rule in sheet.data_validations.dataValidation if cell.coordinate in rule.sqref]
        assert rule.type == kinds[name]
        # the office may write what is not on the list
        assert rule.errorStyle == "warning"
        assert cell.number_format == ("yyyy-mm-dd" if kinds[name] == "date" else "@")
        seen.add(name)
    assert seen == set(kinds)


def test_the_unit_on_the_shortlist_is_shown_as_in_charge_and_not_taken_for_typed(tiny):
    act = AddToShortlist(link_id="polyethylene", firm_id="candidate")
    entry = LogEntry(sequence=1, who="市商务局", made_at="2026-11-30T00:00:00+00:00", load_id="0001", act=act)
    book = workbook(build_catalogue(tiny, records=Records((entry,))))
    cell = next(each[3] for each in office_cells(book) if each[2] == "责任单位")
    assert cell.value == "市商务局"
    assert dict(read_typed(saved(book)).values) == {}
    # the office puts another unit in its place, and that comes back
    cell.value = "市工信局"
    (value,) = read_typed(saved(book)).values.values()
    assert value == "市工信局"
