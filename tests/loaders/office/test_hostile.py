"""Files meant to do harm: refused or made harmless, with a plain reason, and nothing run, fetched or unpacked whole."""

import contextlib
import io
import tracemalloc
import zipfile

import pytest

from loaders.office.book import read_book, read_content
from loaders.office.faults import CELL_LIMIT, LIMITS, OfficeLimits, Unreadable
from loaders.office.grid import Grid
from loaders.office.package import Package
from loaders.rows import RejectedCell
from tests.loaders.office import packages

MOST_MEMORY = 150 * 2**20


def read(content: bytes, name: str = "表.xlsx") -> list[Grid]:
    return list(read_book(content, name, len).grids)


def refusal(content: bytes, name: str = "表.xlsx") -> str:
    with pytest.raises(Unreadable) as refused:
        read(content, name)
    return refused.value.code


def survive(content: bytes, name: str) -> None:
    """Read a damaged file; whatever is raised must be a refusal."""
    with contextlib.suppress(Unreadable):
        read(content, name)


def test_a_bomb_is_refused_before_it_unfolds():
    for part in ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"):
        bomb = packages.workbook(
            packages.sheet(""), **{part.replace("/", "__"): b"<a>" + b"A" * (120 * 2**20) + b"</a>"}
        )
        assert refusal(bomb) == "bomb"
    tracemalloc.start()
    assert refusal(bomb) == "bomb"
    assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
    tracemalloc.stop()


def test_entities_depth_doubles_and_passwords_are_refused():
    entity = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet>&b;</worksheet>'
    assert refusal(packages.workbook(entity)) == "entities"
    laughs = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'
    assert refusal(packages.workbook(packages.sheet(""), laughs)) == "entities"
    deep = packages.package({"_rels/.rels": "<a>" * 500 + "</a>" * 500, "xl/workbook.xml": "<a/>"})
    assert refusal(deep) == "depth"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
        archive.writestr("XL/Workbook.xml", "<b/>")
    assert refusal(out.getvalue()) == "parts"
    encrypted = packages.package({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "x",
                                  "META-INF/manifest.xml": "<manifest:encryption-data/>"})  # fmt: skip
    assert refusal(encrypted) == "locked"


def test_parts_outside_the_package_are_never_looked_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.xml").write_text(packages.sheet("<row><c><v>1</v></c></row>"))
    away = packages.relations(("r1", "worksheet", "../../../secret.xml"), ("r2", "worksheet", "file:///etc/passwd"))
    assert refusal(packages.workbook(packages.sheet(""), **{"xl___rels__workbook.xml.rels": away})) == "broken"
    slip = packages.package({"../../evil.txt": "x", "xl/workbook.xml": "<workbook/>"})
    assert refusal(slip) == "broken"
    assert [path.name for path in tmp_path.iterdir()] == ["secret.xml"]


def test_formatted_emptiness_up_to_the_last_cell_takes_no_room():
    rows = range(2, 1_048_577, 997)
    blank = "".join(f'<row r="{row}"><c r="A{row}" s="1"/><c r="XFD{row}" s="1"/></row>' for row in rows)
    end = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    last = '<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>'
    markup = packages.sheet(f'<row r="1"><c r="B1"><v>7</v></c></row>{blank}{end}', last)
    (grid,) = read(packages.workbook(markup))
    assert grid.lines == [(1, [None, "7"])]
    (grid,) = read(packages.workbook(packages.sheet('<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>')))
    assert [(row, len(cells), cells[-1]) for row, cells in grid.lines] == [(1_048_576, 16_384, "7")]
    wide = "".join(f'<row r="{row}"><c r="XFD{row}"><v>7</v></c></row>' for row in range(1, 400))
    assert refusal(packages.workbook(packages.sheet(wide))) == "cells"


def test_a_spreadsheet_that_repeats_a_cell_without_end_is_refused():
    space = "urn:oasis:names:tc:opendocument:xmlns"
    name = f'xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0"'
    cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    content = f"<a {name}><table:table>{row}</table:table></a>"
    book = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}
    assert refusal(packages.package(book)) == "rows"
    blank = content.replace("<text:p>x</text:p>", "")
    assert read(packages.package(book | {"content.xml": blank}))[0].lines == []


def test_a_cell_of_ten_megabytes_is_cut_and_marked():
    long = "长" * (10 * 2**20)
    # a bomb packs such a cell tightly; stored as it is the file is large but honest
    out = io.BytesIO()
    given = zipfile.ZipFile(io.BytesIO(packages.workbook(packages.sheet('<row><c t="s"><v>0</v></c></row>'))))
    text = f'<sst xmlns="{packages.MAIN}"><si><t>{long}</t></si></sst>'
    with given, zipfile.ZipFile(out, "w") as archive:
        for item in given.infolist():
            archive.writestr(item.filename, text if "sharedStrings" in item.filename else given.read(item))
    (grid,) = read(out.getvalue())
    ((_, (cell,)),) = grid.lines
    assert isinstance(cell, RejectedCell)
    assert len(cell) < CELL_LIMIT
    (grid,) = read(f"企业名称,地址\n{'长' * 40_000},a\n".encode(), "表.csv")
    assert isinstance(grid.lines[1][1][0], RejectedCell)


def test_limits_of_rows_cells_sheets_and_size_are_named(tmp_path, monkeypatch):
    small = OfficeLimits(rows=3, cells=8, sheets=1, packed=50)
    for module in ("xlsx_sheet", "text_table", "book"):
        monkeypatch.setattr(f"loaders.office.{module}.LIMITS", small)
    rows = "".join(f"<row><c><v>{row}</v></c></row>" for row in range(1, 6))
    with pytest.raises(Unreadable, match="超过 3 行") as refused:
        read(packages.workbook(packages.sheet(rows)))
    assert refused.value.code == "rows"
    assert refusal(b"a,b\n" * 9, "表.csv") == "rows"
    path = tmp_path / "大.csv"
    path.write_bytes(b"a,b\n" * 99)
    with pytest.raises(Unreadable) as refused:
        read_content(path)
    assert refused.value.code == "large"
    for wrong, code in ((tmp_path / "无.csv", "missing"), (tmp_path, "folder")):
        with pytest.raises(Unreadable) as refused:
            read_content(wrong)
        assert refused.value.code == code


def test_what_a_package_unpacks_to_is_counted_over_all_parts():
    content = packages.package({"a": bytes(range(256)) * 4000, "b": bytes(range(256)) * 4000})
    package = Package(content, OfficeLimits(unpacked=1_500_000))
    assert len(package.read("a")) == 1_024_000
    with pytest.raises(Unreadable) as refused:
        package.read("b")
    assert refused.value.code in ("unpacked", "bomb")


def test_damage_at_any_byte_is_refused_or_read_and_never_a_crash():
    whole = packages.workbook(packages.sheet('<row><c t="inlineStr"><is><t>甲</t></is></c></row>'))
    for at in range(0, len(whole), 7):
        damaged = whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]
        survive(damaged, "表.xlsx")
        survive(whole[:at], "表.xlsx")


@pytest.mark.parametrize("name", ["firms.xls", "projects.ods"])
def test_damage_in_other_kinds_is_no_crash_either(name, pytestconfig):
    whole = (pytestconfig.rootpath / "tests" / "data" / "office" / name).read_bytes()
    for at in range(0, len(whole), 29):
        survive(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :], name)
        survive(whole[: at + 1], name)


def test_macros_and_links_are_noted_and_left_alone():
    macro = packages.workbook(packages.sheet("<row><c><v>1</v></c></row>"), **{"xl__vbaProject.bin": b"macro"})
    book = read_book(macro, "表.xlsm", len)
    assert (book.type, book.notes) == ("xlsm", ("macros",))
    assert LIMITS.packed == 64 * 2**20
