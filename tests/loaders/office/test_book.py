"""Files of every kind read as grids: what is shown, what is bold, merged, hidden or computed, each read alike."""

import struct
from pathlib import Path

import pytest

from loaders.office.book import read_book
from loaders.office.faults import Unreadable
from loaders.office.grid import Book, Grid, Merge, cell_key, cell_name
from loaders.office.headings import count_known
from tests.loaders.office import books, packages

KEPT = Path(__file__).parents[2] / "data" / "office"


def read(content: bytes, name: str = "表.csv") -> Book:
    return read_book(content, name, count_known)


def plain(grid: Grid) -> tuple[object, ...]:
    lines = [(row, [None if cell is None else str(cell) for cell in cells]) for row, cells in grid.lines]
    return grid.name, grid.hidden, lines, sorted(map(str, grid.merges)), sorted(grid.bold)


def kept(name: str) -> Book:
    return read((KEPT / name).read_bytes(), name)


def test_a_workbook_gives_what_its_cells_show():
    grid, old = read(books.hidden_and_computed()).grids
    assert grid.lines == [
        (1, ["企业名称", "行业代码", "营业收入（万元）", "从业人数", "成立时间"]),
        (2, ["甲一有限公司", "0111", "120", "#DIV/0!", "2024-03"]),
        (3, ["乙二有限公司", "251", "7", "=cmd|'/c calc'!A1"]),
    ]
    assert (old.name, old.hidden) == ("旧名单", True)
    assert grid.flags == {
        "formula": {cell_key(2, 2), cell_key(2, 3)},
        "error": {cell_key(2, 3)},
        "formula-link": {cell_key(3, 2)},
    }


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("firms.xls", books.firms),
        ("picture.xls", books.chain_picture),
        ("computed.xls", books.hidden_and_computed),
        ("projects.ods", books.projects),
        ("chain_table.ods", books.chain_table),
        ("computed.ods", books.hidden_and_computed),
    ],
)
def test_other_kinds_of_workbook_give_the_same_cells(name, made):
    assert [plain(grid) for grid in kept(name).grids] == [plain(grid) for grid in read(made()).grids]


def test_a_binary_workbook_is_read():
    rows = packages.binary_row(0, [packages.binary_cell(7, 0, struct.pack("<I", 0), style=1)])
    rows += packages.binary_row(
        2,
        [
            packages.binary_cell(6, 0, packages.wide("甲厂")),
            packages.binary_cell(2, 1, struct.pack("<I", (45352 << 2) | 2), style=2),
            packages.binary_cell(5, 2, struct.pack("<d", 0.25)),
            packages.binary_cell(9, 3, struct.pack("<d", 12.0) + b"\0\0\0\0"),
            packages.binary_cell(3, 5, b"\x07"),
        ],
    )
    book = read(packages.binary_workbook(rows, ["标题"]))
    grid, old = book.grids
    assert book.type == "xlsb"
    assert grid.lines == [(1, ["标题"]), (3, ["甲厂", "2024-03", "0.25", "12", None, "#DIV/0!"])]
    assert grid.merges == [Merge(1, 0, 1, 2)]
    assert grid.bold == {cell_key(1, 0)}
    assert grid.flags == {"formula": {cell_key(3, 3)}, "error": {cell_key(3, 5)}}
    assert (old.name, old.hidden, old.lines) == ("旧表", True, [])


def test_a_prefix_before_every_element_and_rich_texts_are_read():
    markup = packages.sheet(
        '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><r><t>甲</t></r><rPh><t>jia</t></rPh>'
        "<r><t>厂</t></r></is></c></row>"
    )
    markup = markup.replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?").replace("xmlns=", "xmlns:x=")
    strings = f'<sst xmlns="{packages.MAIN}"><si><r><rPr><b/></rPr><t>石脑</t></r><r><t>油</t></r></si></sst>'
    (grid,) = read(packages.workbook(markup, strings)).grids
    assert grid.lines == [(2, [None, "石脑油", "甲厂"])]
    assert grid.bold == {cell_key(2, 1)}


def test_a_strict_workbook_is_read():
    strict = packages.sheet('<row><c t="inlineStr"><is><t>甲</t></is></c><c><v>1</v></c></row>')
    strict = strict.replace(packages.MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    (grid,) = read(packages.workbook(strict)).grids
    assert grid.lines == [(1, ["甲", "1"])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", "\t", ";", "，", "|"])
def test_texts_in_any_usual_encoding_and_separator_are_read(encoding, separator):
    rows = [
        ["企业名称", "地址", "主要产品"],
        ["明州甲化工有限公司", "明州市中山路一段", "石油"],
        ["大同工程公司", "", "水泥"],
    ]
    text = "\r\n".join(separator.join(row) for row in rows)
    book = read(text.encode(encoding))
    assert [cells for _, cells in book.grids[0].lines] == [rows[0], rows[1], ["大同工程公司", None, "水泥"]]
    assert book.separator == separator


def test_a_text_in_the_encoding_of_taiwan_is_read():
    text = "企業名稱,地址,主要產品\n明州化學工業股份有限公司,明州市中山路一段,石油化學品與塑膠\n" * 3
    book = read(text.encode("big5"))
    assert book.encoding == "big5"
    assert book.grids[0].lines[1][1] == ["明州化學工業股份有限公司", "明州市中山路一段", "石油化學品與塑膠"]


def test_a_text_keeps_zeros_that_were_written_as_a_formula_and_survives_a_lone_quote():
    (grid,) = read('企业名称,行业代码\n甲厂,="0111"\n'.encode()).grids
    assert grid.lines[1] == (2, ["甲厂", "0111"])
    book = read('企业名称,地址,产品\n甲厂,"东湖,苯\n乙厂,西山,"酚\n'.encode())
    assert book.notes == ("quotes",)
    assert book.grids[0].lines[2] == (3, ["乙厂", "西山", '"酚'])


def test_a_page_under_the_name_of_a_workbook_is_read_and_nothing_in_it_runs():
    book = read(books.HTML_XLS.encode("gbk"), "导出.xls")
    assert (book.type, book.encoding) == ("html", "gb18030")
    assert book.grids[0].lines == [
        (1, ["导出结果"]),
        (2, ["企业名称", "所在区县", "主要产品"]),
        (3, ["甲一有限公司", "东湖区", "乙烯"]),
        (4, [None, None, "丙烯"]),
        (5, ["乙二<集团>有限公司", "西山县", "苯\n甲苯"]),
    ]
    assert Merge(3, 0, 4, 0) in book.grids[0].merges


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"%PDF-1.7 ...", "kind"),
        (b"\x89PNG\r\n", "kind"),
        (b"\x09\x08\x08\x00\x00\x05\x05\x00", "old"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "broken"),
        (b"PK\x03\x04 no package", "broken"),
        (bytes(range(256)) * 8, "binary"),
        (packages.package({"word/document.xml": "<a/>"}), "kind"),
        (packages.package({"a.txt": "text"}), "kind"),
        (packages.workbook("<worksheet><sheetData><row>"), "broken"),
        (packages.workbook(packages.sheet('<row r="0"/>')), "broken"),
        (packages.workbook(packages.sheet('<row><c r="AAAA1"><v>1</v></c></row>')), "broken"),
        (packages.workbook(packages.sheet('<row><c t="s"><v>7</v></c></row>')), "broken"),
        (b"<html><body>no table</body></html>", "kind"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "kind"),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason_and_a_remedy(content, code):
    with pytest.raises(Unreadable) as refused:
        read(content)
    assert refused.value.code == code
    assert "；" in refused.value.zh or code == "broken"
    assert refused.value.en


def test_cells_are_named_as_spreadsheets_do():
    assert [cell_name(7, column) for column in (0, 25, 26, 701, 702, 16383)] == [
        "A7",
        "Z7",
        "AA7",
        "ZZ7",
        "AAA7",
        "XFD7",
    ]
