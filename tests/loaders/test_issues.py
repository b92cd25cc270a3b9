"""Every declared issue has an input that brings it about, and only what is wrong is reported."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from loaders.messages import MESSAGES
from loaders.messages_answers import ANSWERS
from loaders.messages_values import VALUES
from tests.loaders.issues import SILENT_WORKS, both, edit, found_in, remove, write

MEASURES = "企业编号,指标,数值,单位,时间,来源,依据\n"
EDITIONS = """编号,名称,类别,选址性质,管控依据,来源,依据
naphtha,石脑油,材料,可招引,某目录(2019年本),s,常识
ethylene,乙烯,材料,可招引,某目录(2024年本),s,常识
film,薄膜,产品,可招引,别的目录(2016年本),s,常识
"""
MAKES = "企业编号,链环编号,原料路线,备注,来源,依据\nf1,ethylene,,,s,常识\n"


def copied_five_times(folder: Path) -> None:
    """Give the table of firms twice, with four firms more."""
    more = "".join(f"g{number},厂{number},抚顺,,s,常识\n" for number in range(4))
    makes = "".join(f"g{number},film,,,,,,s,常识\n" for number in range(4))
    for name, rows in (("shared/firms.csv", more), ("oil/makes.csv", makes)):
        (folder / name).write_text((folder / name).read_text(encoding="utf-8-sig") + rows, encoding="utf-8")
    write("copy/firms.csv", (folder / "shared/firms.csv").read_bytes())(folder)


def book(*rows: list[object], merge: str | None = None, title: str = "firms") -> Callable[[Path], None]:
    def done(folder: Path) -> None:
        made = openpyxl.Workbook()
        made.active.title = title
        for row in rows:
            made.active.append(row)
        if merge is not None:
            made.active.merge_cells(merge)
        made.save(folder / "shared" / "more.xlsx")

    return done


def sheets(*given: list) -> Callable[[Path], None]:
    """Write a workbook of sheets, each a title and its rows; `-` before the title hides it."""

    def done(folder: Path) -> None:
        made = openpyxl.Workbook()
        made.remove(made.active)
        for title, *rows in given:
            sheet = made.create_sheet(title.removeprefix("-"))
            sheet.sheet_state = "hidden" if title.startswith("-") else "visible"
            for row in rows:
                sheet.append(row)
        made.save(folder / "shared" / "more.xlsx")

    return done


def huge(folder: Path) -> None:
    """Write a workbook whose directory says that its first part unpacks to 4 GB."""
    book(HEAD, firm(编号="f3"))(folder)
    content = bytearray((folder / "shared/more.xlsx").read_bytes())
    size = content.index(b"PK\x01\x02") + 24
    content[size : size + 4] = b"\xf0\xff\xff\xff"
    (folder / "shared/more.xlsx").write_bytes(content)


def doctored(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """Change one part of a workbook."""

    def done(folder: Path) -> None:
        path = folder / "shared/more.xlsx"
        with zipfile.ZipFile(path) as archive:
            parts = {each: archive.read(each) for each in archive.namelist()}
        assert change(parts[name]) != parts[name]
        with zipfile.ZipFile(path, "w") as archive:
            for each, part in parts.items():
                archive.writestr(each, change(part) if each == name else part)

    return done


def formatted(value: float, shown: str) -> Callable[[Path], None]:
    def done(folder: Path) -> None:
        made = openpyxl.Workbook()
        made.active.title = "figures"
        for row in (
            ["编号", "名称", "数值", "单位", "时期", "来源", "依据"],
            ["g", "产值", value, "亿元", "2024", "s", "常识"],
        ):
            made.active.append(row)
        made.active["C2"].number_format = shown
        made.save(folder / "shared" / "more.xlsx")

    return done


HEAD = ["编号", "名称", "城市", "证券代码", "来源", "依据"]


def firm(**cells: object) -> list[object]:
    values = {"编号": "f1", "名称": "甲", "来源": "s", "依据": "常识", **cells}
    return [values.get(name) for name in HEAD]


OFFICES = ["机构", ["编号", "名称", "类别", "来源", "依据"], ["b", "局", "部门", "s", "常识"]]
PROJECTS = "编号,名称,产业链编号,链环编号,阶段,县区,来源,依据,{}\np,项目,oil,film,在建,甲区,s,常识,50\n"
LOOP = "relations.csv"
RELATIONS = "企业编号,另一企业编号,关系,来源,依据\n"
CASES: dict[str, tuple[Callable[[Path], None], str, int | None, str | None]] = {
    "file-missing": (remove("region.yaml"), "region.yaml", None, None),
    "file-other": (write("oil/企业.docx", "x"), "oil/企业.docx", None, None),
    "file-unknown": (write("oil/link.csv", "x"), "oil/link.csv", None, None),
    "file-format": (write("oil/links.xls", b"\xd0\xcf\x11\xe0"), "oil/links.xls", None, None),
    "file-deep": (write("oil/old/links.csv", "x"), "oil/old/links.csv", None, None),
    "file-closed": (lambda folder: (folder / "oil/makes.csv").chmod(0), "oil/makes.csv", None, None),
    "file-large": (huge, "shared/more.xlsx", None, None),
    "file-empty": (write("shared/firms.csv", b"\xef\xbb\xbf"), "shared/firms.csv", None, None),
    "file-binary": (write("shared/firms.csv", b"\x89PNG"), "shared/firms.csv", None, None),
    "file-encoding": (write("shared/firms.csv", "编号,名称".encode("utf-32")), "shared/firms.csv", None, None),
    "file-damaged": (
        write("shared/firms.csv", "编号,名称,来源,依据\nf1,一厂,s,常识\nf2,二".encode()[:-1]),
        "shared/firms.csv",
        3,
        None,
    ),
    "file-broken": (write("shared/more.xlsx", b"PK\x03\x04"), "shared/more.xlsx", None, None),
    "file-locked": (write("shared/more.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600)), "shared/more.xlsx", None, None),
    "file-bomb": (
        both(sheets(OFFICES), doctored("xl/workbook.xml", lambda part: b"<!DOCTYPE a>" + part)),
        "shared/more.xlsx",
        None,
        None,
    ),
    "file-csv": (edit("shared/firms.csv", "二厂", '"二厂'), "shared/firms.csv", 3, None),
    "yaml-broken": (edit("region.yaml", "city_en: Fushun", "city_en: 1"), "region.yaml", None, "city_en"),
    "sheets-bare": (sheets(OFFICES, ["企业", HEAD]), "shared/more.xlsx", None, None),
    "table-bare": (write("oil/relations.csv", RELATIONS), "oil/relations.csv", None, None),
    "sheet-hidden": (sheets([f"-{OFFICES[0]}", *OFFICES[1:]], ["说明"]), "shared/more.xlsx", None, None),
    "book-bare": (book(HEAD), "shared/more.xlsx", None, None),
    "book-nothing": (book(), "shared/more.xlsx", None, None),
    "book-styles": (
        both(formatted(5, "0.0"), doctored("xl/styles.xml", lambda part: part[:-9])),
        "shared/more.xlsx",
        None,
        None,
    ),
    "name-taken": (write("2.企业关系.csv", f"{RELATIONS}f1,f2,客户,s,常识\n"), "2.企业关系.csv", None, None),
    "sheet-unknown": (sheets(OFFICES, ["说明", HEAD]), "shared/more.xlsx", None, None),
    "header-missing": (edit("shared/firms.csv", "编号,名称,城市,证券代码,来源", "a"), "shared/firms.csv", 1, None),
    "column-blank": (edit("shared/firms.csv", ",证券代码", ","), "shared/firms.csv", 1, None),
    "row-note": (edit("shared/firms.csv", "f2,", "合计,2,,,,\nf2,"), "shared/firms.csv", 3, None),
    "rows-apart": (edit("oil/links.csv", ",可招引,", ";可招引;"), "oil/links.csv", None, None),
    "column-missing": (edit("shared/firms.csv", "名称", "厂名"), "shared/firms.csv", 1, None),
    "column-unknown": (edit("shared/firms.csv", "名称", "企业名称"), "shared/firms.csv", 1, "企业名称"),
    "column-near": (edit("shared/firms.csv", "证券代码", "证卷代码"), "shared/firms.csv", 1, "证卷代码"),
    "columns-left": (edit("shared/firms.csv", "证券代码", "股票"), "shared/firms.csv", 1, None),
    "header-lower": (edit("shared/firms.csv", "编号,名称", "企业一览表,,,,,\n编号,名称"), "shared/firms.csv", 2, None),
    "evidence-default": (
        write("shared/measures.csv", f"来源：年报,,,,,\n{MEASURES.replace('来源,', '')}f1,从业人数,3,人,2024,常识\n"),
        "shared/measures.csv",
        2,
        None,
    ),
    "measure-founded": (write("measures.csv", f"{MEASURES}f1,成立时间,,,,s,常识\n"), "measures.csv", 2, None),
    "measure-blank": (write("measures.csv", f"{MEASURES}f1,资产总额,,,,s,常识\n"), "measures.csv", 2, None),
    "measure-unit": (write("measures.csv", f"{MEASURES}f1,税收,3,人,,s,常识\n"), "measures.csv", 2, None),
    "unit-converted": (write("projects.csv", PROJECTS.format("投资额（万元）")), "projects.csv", 1, "投资额（万元）"),
    "unit-unknown": (write("projects.csv", f"单位：万美元\n{PROJECTS}".format("投资额")), "projects.csv", 2, "投资额"),
    "column-twice": (edit("shared/firms.csv", "证券代码", "City"), "shared/firms.csv", 1, "City"),
    "row-length": (edit("shared/firms.csv", "f2,二厂", "f2,二,厂"), "shared/firms.csv", 3, None),
    "cell-blank": (edit("shared/firms.csv", "二厂", " "), "shared/firms.csv", 3, "名称"),
    "cell-long": (edit("shared/firms.csv", "二厂", "、" * 1_000_000), "shared/firms.csv", 3, "名称"),
    "cell-control": (edit("shared/firms.csv", "二厂", "二\u202e厂"), "shared/firms.csv", 3, "名称"),
    "cell-formula": (book(HEAD, firm(编号="f3", 名称="=1+1")), "shared/more.xlsx", 2, None),
    "cell-markup": (edit("shared/firms.csv", "二厂", "二<script>厂"), "shared/firms.csv", 3, "名称"),
    "cell-error": (book(HEAD, firm(编号="f3", 名称="#N/A")), "shared/more.xlsx", 2, None),
    "cell-merged": (
        book(HEAD, firm(编号="f3", 城市="抚顺"), firm(编号="f4"), merge="C2:C3"),
        "shared/more.xlsx",
        2,
        None,
    ),
    "code-number": (
        book(["行业代码", "名称", "增加值率", "来源", "依据"], [11, "行业", 0.3, "s", "常识"], title="行业"),
        "shared/more.xlsx",
        2,
        "行业代码",
    ),
    "code-digits": (book(HEAD, firm(编号="f3", 证券代码=91210400123456789)), "shared/more.xlsx", 2, "证券代码"),
    "cell-number": (edit("oil/makes.csv", ",100,", f",{'9' * 400},"), "oil/makes.csv", 2, "产能"),
    "cell-range": (edit("oil/makes.csv", ",100,", ",-100,"), "oil/makes.csv", 2, "产能"),
    "ruling-link": (
        both(
            edit("oil/chain_links.csv", "oil,film,下游,行业常识,常识\n", ""),
            write("oil/rulings.csv", "产业链编号,链环编号,核定结论,核定理由,来源,依据\noil,film,不宜本地,甲,s,推定\n"),
        ),
        "oil/rulings.csv",
        2,
        None,
    ),
    "cell-whole": (edit("oil/chains.csv", "集群,1,", "集群,1.5,"), "oil/chains.csv", 2, "序号"),
    "cell-word": (edit("oil/makes.csv", "在产", "开着"), "oil/makes.csv", 2, "状态"),
    "cell-id": (edit("oil/chains.csv", "oil,石油", "石 油,石油"), "oil/chains.csv", 2, "编号"),
    "id-twice": (edit("shared/firms.csv", "f2,", "f1,"), "shared/firms.csv", 3, "编号"),
    "table-twice": (copied_five_times, "shared/firms.csv", None, None),
    "row-twice": (
        edit("oil/inputs.csv", "ethylene,film,原料,辅助", "naphtha,ethylene,能源,辅助"),
        "oil/inputs.csv",
        3,
        None,
    ),
    "reference": (edit("oil/makes.csv", "f2,film", "f2,filn"), "oil/makes.csv", 3, "链环编号"),
    "id-list": (edit("oil/makes.csv", "f1,ethylene", "f1,ethylene、film"), "oil/makes.csv", 2, "链环编号"),
    "cell-scaled": (formatted(12345, "0.0,"), "shared/more.xlsx", 2, None),
    "columns-swapped": (edit("oil/makes.csv", "企业编号,链环编号", "链环编号,企业编号"), "oil/makes.csv", None, None),
    "unit-missing": (edit("oil/makes.csv", "万吨/年", ""), "oil/makes.csv", 2, "产能单位"),
    "value-missing": (edit("oil/makes.csv", "100", ""), "oil/makes.csv", 2, "产能"),
    "ends-same": (write(f"oil/{LOOP}", f"{RELATIONS}f1,f1,客户,s,常识\n"), f"oil/{LOOP}", 2, None),
    "cycle": (edit("oil/inputs.csv", "ne,film,原料,辅助", "ne,naphtha,原料,核心"), "oil/inputs.csv", 3, None),
    "rows-few": (write("expectations.yaml", "firms: {least: 3, most: 9}"), "shared/firms.csv", None, None),
    "rows-many": (write("expectations.yaml", "firms: {least: 0, most: 1}"), "shared/firms.csv", None, None),
    "table-missing": (lambda folder: [path.unlink() for path in folder.rglob("*.csv")], "chains.csv", None, None),
    "source-name": (edit("shared/firms.csv", "行业常识,常识", "行业常识,来源"), "shared/firms.csv", 3, None),
    "links-loose": (remove("oil/chain_links.csv"), "oil/links.csv", None, None),
    "link-loose": (edit("oil/links.csv", "film,", "x,散环,材料,可招引,s,常识\nfilm,"), "oil/links.csv", 4, None),
    "stage-back": (edit("oil/chain_links.csv", "naphtha,上游", "naphtha,下游"), "oil/inputs.csv", 2, None),
    "project-link": (
        write("oil/projects.csv", "编号,名称,产业链编号,链环编号,阶段,来源,依据\np,项目,o2,film,在建,s,常识\n"),
        "oil/projects.csv",
        2,
        None,
    ),
    "product-named": (edit("shared/firms.csv", "f1,一厂", "f1,抚顺薄膜有限公司"), "shared/firms.csv", 2, None),
    "works-unnamed": (SILENT_WORKS, "oil/projects.csv", 2, None),
    "figure-general": (edit("oil/makes.csv", "f2,film,,,,,,", "f2,film,,5,万吨/年,,2020,"), "oil/makes.csv", 3, None),
    "make-doubtful": (edit("oil/makes.csv", "f2,film,", "f2,film,成套设备"), "oil/makes.csv", 3, None),
    "route-loose": (write("oil/makes.csv", f"{MAKES}f2,film,naphtha,,s,常识\n"), "oil/makes.csv", 3, None),
    "stated-absent": (
        write("oil/makes.csv", f"{MAKES}f2,ethylene,,招引理由:就地用石脑油,s,常识\n"),
        "oil/makes.csv",
        3,
        None,
    ),
    "edition-old": (write("oil/links.csv", EDITIONS), "oil/links.csv", 2, None),
    "firm-loose": (edit("shared/firms.csv", "f2,二厂", "f3,三厂,抚顺,,s,常识\nf2,二厂"), "shared/firms.csv", 3, None),
}  # fmt: skip


@pytest.mark.parametrize("code", CASES)
def test_an_issue_is_reported_where_it_stands_and_nothing_beside_it(folder, code):
    change, file, row, column = CASES[code]
    change(folder)
    if code == "project-link":
        edit("oil/chains.csv", "oil,石油化工", "o2,氧链,产业集群,2,s,常识\noil,石油化工")(folder)
    if code == "file-closed":
        closed_to_us(folder / file)
    expected = [*BESIDE.get(code, []), code]
    issues = found_in(folder)
    assert sorted(each.code for each in issues) == sorted(expected)
    reported = next(each for each in issues if each.code == code)
    assert (reported.file, reported.row, reported.column) == (file, row, column)
    assert reported.severity is MESSAGES[code].severity


WITHOUT_FIRMS = ("file-empty", "file-binary", "file-encoding", "file-damaged", "file-csv", "header-missing")
BESIDE = {
    **{code: ["references-missing"] for code in WITHOUT_FIRMS},
    **{code: ["projects-nowhere"] for code in ("project-link", "works-unnamed")},
    "column-missing": ["columns-left"],
    "unit-unknown": ["header-lower"],
    "evidence-default": ["header-lower"],
    "id-twice": ["reference"],
    "cell-id": ["reference"] * 3,
    "table-missing": ["table-missing"],
}
"""Other issues that are truly there too."""


def closed_to_us(path: Path) -> None:
    try:
        path.read_bytes()
    except OSError:
        return
    path.unlink()
    path.symlink_to(path.parent / "nowhere")  # for an account that may read everything


LISTINGS = {"line-json", "field-missing", "field-type", "field-unknown"}
"""Told of JSON lines, see test_listings.py."""


def test_no_issue_is_left_out_of_these_cases():
    # of a survey form test_answers.py tries it, of the shelf test_shelf.py, of a city that begins imports/test_begin.py
    assert set(CASES) | LISTINGS | {"folder-missing", "shelf-taken", "city-begins"} | set(ANSWERS) == set(
        MESSAGES
    ) - set(VALUES)
