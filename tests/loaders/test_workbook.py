"""Workbooks by other programs than ours: read in full whatever is wrong with what holds no facts, else reported."""

import io
import zipfile

import pytest

from loaders import excel_file
from loaders.files import TABLE_NAMES
from loaders.rows import IssueCollector

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = {
    MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    DOCUMENT: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(*given: tuple[str, str, str]) -> str:
    rows = "".join(f'<Relationship Id="{id}" Type="{DOCUMENT}/{kind}" Target="{to}"/>' for id, kind, to in given)
    return f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


def row(number: int, *cells: str) -> str:
    """Write a row of cells, each `kind|style|content`; a bare text is an inline string."""
    out = ""
    for letter, cell in zip("ABCDEFG", cells, strict=False):
        kind, style, content = cell.split("|") if "|" in cell else ("inlineStr", "0", f"<is><t>{cell}</t></is>")
        out += f'<c r="{letter}{number}" t="{kind}" s="{style}">{content}</c>'
    return f'<row r="{number}">{out}</row>'


HEAD = row(1, "编号", "名称", "成立", "来源", "依据")
PARTS = {
    "_rels/.rels": relations(("r1", "officeDocument", "/xl/workbook.xml")),
    "xl/workbook.xml": (
        f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><workbookPr/><sheets>'
        '<sheet name="企业" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": relations(
        ("r1", "worksheet", "worksheets/one.xml"),
        ("r2", "sharedStrings", "sharedStrings.xml"),
        ("r3", "styles", "styles.xml"),
        ("r4", "theme", "theme/theme1.xml"),
    ),
    "xl/sharedStrings.xml": (
        f'<sst xmlns="{MAIN}"><si><t>一厂</t></si>'
        "<si><r><rPr><b/></rPr><t>二</t></r><r><t>_x4E8C_厂</t></r><rPh><t>er</t></rPh><phoneticPr/></si></sst>"
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0000"/></numFmts>'
        '<cellXfs count="9"><xf numFmtId="0"/><xf numFmtId="57"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    ),
    "xl/theme/theme1.xml": "<a",
    "docProps/app.xml": "no XML",
    "xl/worksheets/one.xml": (
        f'<worksheet xmlns="{MAIN}"><dimension ref="A1"/><sheetData>{HEAD}'
        + row(2, "f1", "s|0|<v>0</v>", "n|1|<v>45352</v>", "n|2|<v>7</v>", "常识")
        + row(3, "f2", "s|0|<v>1</v>", "d|1|<v>2023-05-01T00:00:00</v>", "b|0|<v>1</v>", "str|0|<v>常识</v>")
        + "</sheetData><conditionalFormatting sqref='nowhere'/></worksheet>"
    ),
}
ROWS = [("f1", "一厂", "2024-03", "0007", "常识"), ("f2", "二二厂", "2023-05", "TRUE", "常识")]


def load(**changed: str | None):
    """Load the workbook with parts changed, named by their last word, or left out."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in PARTS.items():
            change = changed.get(name.rpartition("/")[2].removesuffix(".xml"), part)
            if change is not None:
                archive.writestr(name, change)
    findings = IssueCollector()
    sheets = excel_file.load(held.getvalue(), "a.xlsx", TABLE_NAMES, findings)
    rows = None if sheets is None else [tuple(row.cells.values()) for sheet in sheets for row in sheet.rows]
    return rows, [issue.code for issue in findings.issues]


def changed(part: str, old: str, new: str) -> dict[str, str]:
    name = next(name for name in PARTS if name.rpartition("/")[2].startswith(f"{part}."))
    assert old in PARTS[name]
    return {part: PARTS[name].replace(old, new)}


def test_every_kind_of_cell_comes_as_it_is_shown():
    assert load() == (ROWS, [])


def test_strict_open_xml(monkeypatch):
    for name, part in PARTS.items():
        for old, new in STRICT.items():
            part = part.replace(old, new)  # noqa: PLW2901
        monkeypatch.setitem(PARTS, name, part)
    assert STRICT[MAIN] in PARTS["xl/workbook.xml"]
    assert load() == (ROWS, [])


@pytest.mark.parametrize(
    "fault",
    [
        changed("styles", "</numFmts>", "</numFmts><fonts><font><color rgb='no colour'/></font></fonts><fills/>"),
        changed("styles", '<xf numFmtId="57"/>', '<xf numFmtId="57" fontId="999" fillId="x"/>'),
        changed(
            "workbook", "</sheets>", "</sheets><definedNames><definedName name=''>#REF!</definedName></definedNames>"
        ),
        changed("one", '<dimension ref="A1"/>', "<dimension/>"),
        changed(
            "one", "</sheetData>", "</sheetData><dataValidations count='x'><dataValidation type='?'/></dataValidations>"
        ),
        {"theme1": None, "app": None},
    ],
)
def test_faults_in_what_holds_no_facts(fault):
    assert load(**fault) == (ROWS, [])


@pytest.mark.parametrize(
    "styles", [None, "<styleSheet", '<styleSheet><cellXfs><xf numFmtId="x"/></cellXfs></styleSheet>']
)
def test_without_styles_numbers_come_bare_and_that_is_told(styles):
    rows, codes = load(styles=styles)
    assert codes == ["book-styles"]
    assert rows[0] == ("f1", "一厂", "45352", "7", "常识")


def test_dates_from_1904():
    rows, codes = load(**changed("workbook", "<workbookPr/>", '<workbookPr date1904="true"/>'))
    assert codes == []
    assert rows[0][2] == "2028-03"


@pytest.mark.parametrize(
    "damage",
    [
        {"one": None},
        {"sharedStrings": None},
        {"workbook": None},
        {"workbook": f'<workbook xmlns="{MAIN}"/>'},
        changed("workbook", '"r1"', '"r9"'),
        changed("sharedStrings", "<si><t>一厂</t></si>", ""),
        changed("sharedStrings", "<t>一厂</t>", "<u>一厂</u>"),
        changed("one", "<v>0</v>", "<v>x</v>"),
        changed("one", "<v>0</v>", "<w>0</w>"),
        changed("one", "<v>45352</v>", "<v>NaN</v>"),
        changed("one", "<v>45352</v>", "<v>4535a</v>"),
        changed("one", 't="b" s="0"><v>1</v>', 't="b" s="0"><v>2</v>'),
        changed("one", 't="b"', 't="boolean"'),
        changed("one", 't="inlineStr"', 't="inlinStr"'),
        changed("one", '<row r="2">', '<rov r="2"></rov><row r="2">'),
        changed("one", "worksheet", "workbook"),
        changed("one", "sheetData", "sheetdata"),
    ],
)
def test_damage_to_what_holds_facts_is_reported(damage):
    rows, codes = load(**damage)
    assert (rows, codes) == (None, ["file-broken"])


def test_a_sheet_of_an_unknown_kind_is_damage_and_a_chart_is_not():
    rels = PARTS["xl/_rels/workbook.xml.rels"]
    two = PARTS["xl/workbook.xml"].replace("</sheets>", '<sheet name="图" sheetId="2" r:id="r5"/></sheets>')

    def told(kind: str):
        more = rels.replace("</Relationships>", relations(("r5", kind, "c.xml")).partition(">")[2])
        held = {**PARTS, "xl/workbook.xml": two, "xl/_rels/workbook.xml.rels": more}
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            for name, part in held.items():
                archive.writestr(name, part)
        findings = IssueCollector()
        excel_file.load(content.getvalue(), "a.xlsx", TABLE_NAMES, findings)
        return [issue.code for issue in findings.issues]

    assert told("chartsheet") == []
    assert told("worksheetx") == ["file-broken"]


def test_formulas_and_error_values_are_refused():
    rows, codes = load(
        one=PARTS["xl/worksheets/one.xml"]
        .replace("<v>45352</v>", "<f>1+1</f><v>2</v>")
        .replace('t="b" s="0"><v>1</v>', 't="e" s="0"><v>#N/A</v>')
    )
    assert codes == ["cell-formula", "cell-error"]
    assert (rows[0][2], rows[1][3]) == ("=1+1", "#N/A")


def test_two_sheets_or_a_workbook_elsewhere_in_the_package():
    moved = {name.replace("xl/", "book/"): part for name, part in PARTS.items()}
    moved["_rels/.rels"] = relations(("r1", "officeDocument", "book/workbook.xml"))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, part in moved.items():
            archive.writestr(name.replace("/", "\\"), part)
    findings = IssueCollector()
    (sheet,) = excel_file.load(held.getvalue(), "a.xlsx", TABLE_NAMES, findings)
    assert [tuple(row.cells.values()) for row in sheet.rows] == ROWS
