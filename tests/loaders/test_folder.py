"""A folder is read whole and strictly: what is right is taken, what is wrong is reported with where and what to do."""

import openpyxl
import pytest

from graph.model.edges import InputTo, Makes
from graph.model.kinds import Basis, MakeStatus
from graph.model.nodes import Firm
from loaders.folder import read_facts
from tests.loaders.refused import issues_of, only


def test_a_right_folder_gives_its_records(folder):
    facts = read_facts(folder)
    makes = {make.start: make for make in facts.edges if isinstance(make, Makes)}
    assert makes["f1"].capacity == 100.0
    assert makes["f1"].capacity_unit == "万吨/年"
    assert makes["f1"].status is MakeStatus.OPERATING
    assert makes["f1"].evidence.basis is Basis.SOURCE
    assert makes["f1"].evidence.sources == ("https://a.gov.cn/2", "https://b.com/3")
    assert makes["f1"].evidence.as_of == "2012", "the year of the row dates its evidence"
    assert (makes["f2"].capacity, makes["f2"].status, makes["f2"].evidence.as_of) == (None, None, None)
    assert facts.warnings == ()


def test_home_decides_who_is_local(folder):
    local = {firm.id: firm.local for firm in read_facts(folder).nodes if isinstance(firm, Firm)}
    assert local == {"f1": True, "f2": False}


def test_codes_stay_text_with_their_zeros(folder):
    firms = {firm.id: firm for firm in read_facts(folder).nodes if isinstance(firm, Firm)}
    assert firms["f1"].stock_code == "000301.SZ"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings_planners_use_are_read(folder, encoding):
    path = folder / "shared/firms.csv"
    path.write_text(path.read_text(encoding="utf-8-sig"), encoding=encoding)
    assert {firm.name_zh for firm in read_facts(folder).nodes if isinstance(firm, Firm)} == {"一厂", "二厂"}


def test_english_headings_and_codes_are_read(folder, change):
    change(
        "oil/inputs.csv",
        "投入链环编号,去向链环编号,投入类型,强度,来源,依据",
        "from_link,to_link,Role,strength,Source,basis",
    )
    change("oil/inputs.csv", "原料,核心,行业常识,常识", "material,Core,行业常识,general")
    inputs = [edge for edge in read_facts(folder).edges if isinstance(edge, InputTo)]
    assert {(edge.start, edge.role.value, edge.strength.value) for edge in inputs} == {
        ("naphtha", "material", "core"),
        ("ethylene", "material", "auxiliary"),
    }


def test_a_workbook_gives_the_same_as_csv_files(folder):
    before = read_facts(folder).digest()
    book = openpyxl.Workbook()
    book.active.title = "企业"
    for line in (folder / "shared/firms.csv").read_text(encoding="utf-8-sig").splitlines():
        book.active.append([cell or None for cell in line.split(",")])
    makes = book.create_sheet("makes")
    for line in (folder / "oil/makes.csv").read_text(encoding="utf-8-sig").splitlines():
        cells = [cell or None for cell in line.split(",")]
        makes.append([int(cell) if cell in ("100", "2012") else cell for cell in cells])
    book.save(folder / "shared/facts.xlsx")
    (folder / "shared/firms.csv").unlink()
    (folder / "oil/makes.csv").unlink()
    assert read_facts(folder).digest() == before


def test_a_formula_in_a_workbook_is_reported(folder):
    book = openpyxl.Workbook()
    book.active.title = "firms"
    for row in (["编号", "名称", "来源", "依据"], ["f9", "=1+1", "行业常识", "常识"]):
        book.active.append(row)
    book.save(folder / "shared/more.xlsx")
    codes = {issue.code: issue for issue in issues_of(folder)}
    assert (codes["cell-formula"].file, codes["cell-formula"].sheet, codes["cell-formula"].row) == (
        "shared/more.xlsx",
        "firms",
        2,
    )


def test_a_missing_column_is_named_with_its_near_miss(folder, change):
    change("oil/chain_links.csv", "环节", "环节位置")
    found = {issue.code: issue for issue in issues_of(folder)}
    assert list(found) == ["column-unknown"], "one cause is told once"
    assert found["column-unknown"].file == "oil/chain_links.csv"
    assert found["column-unknown"].column == "环节位置"
    assert found["column-unknown"].zh == "列名“环节位置”不在模板里，又缺少必填列“上中下游”"


def test_an_unknown_stage_is_reported_with_the_words_allowed(folder, change):
    change("oil/chain_links.csv", "ethylene,中游", "ethylene,中上游")
    issue = only(folder)
    assert (issue.file, issue.row, issue.column) == ("oil/chain_links.csv", 3, "环节")
    assert issue.zh == "“中上游”不是可选项，是不是“中游”或“上游”"
    assert issue.do_zh == "改为 上游、中游、下游、支撑"
    assert issue.do_en == "use one of Upstream, Midstream, Downstream, Support"


def test_swapped_columns_are_recognised(folder, change):
    change("oil/makes.csv", "企业编号,链环编号", "链环编号,企业编号")
    issue = only(folder)
    assert issue.code == "columns-swapped"
    assert "链环编号" in issue.zh
    assert "企业编号" in issue.zh


def test_a_dangling_reference_names_the_nearest_id(folder, change):
    change("oil/makes.csv", "f1,ethylene", "f1,ethylen")
    issue = only(folder)
    assert (issue.row, issue.column) == (2, "链环编号")
    assert issue.zh == "链环表里没有“ethylen”，是不是“ethylene”"


def test_a_circle_among_inputs_is_spelt_out(folder, change):
    change("oil/inputs.csv", "ethylene,film,原料,辅助", "ethylene,naphtha,原料,核心")
    issue = only(folder)
    assert issue.code == "cycle"
    assert "ethylene → naphtha → ethylene" in issue.zh


def test_what_arises_by_the_way_may_be_taken_up_in_a_circle_and_is_pointed_out(folder, change):
    change("oil/inputs.csv", "ethylene,film,原料,辅助", "ethylene,naphtha,副产,核心")
    told = [each for each in read_facts(folder).warnings if each.code == "cycle-auxiliary"]
    assert [each.file for each in told] == ["oil/inputs.csv"]
    assert "ethylene → naphtha" in told[0].zh


def test_an_input_against_the_stages_is_a_warning(folder, change):
    change("oil/chain_links.csv", "naphtha,上游", "naphtha,下游")
    (warning,) = read_facts(folder).warnings
    assert (warning.code, warning.file, warning.row) == ("stage-back", "oil/inputs.csv", 2)
    assert warning.zh == "产业链“oil”里，下游的“naphtha”投入中游的“ethylene”，与上中下游的先后相反"
