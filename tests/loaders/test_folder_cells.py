"""Cells, files and other texts of a folder that are not as they should be, and what a refused one leaves behind."""

import os

import pytest

from graph.errors import FactsError, Severity
from graph.model.edges import Makes
from graph.model.nodes import Project
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts
from pipeline.__main__ import main
from pipeline.cli.shared.failures import WRONG_FACTS
from pipeline.load import write_facts
from tests.loaders.refused import issues_of, only


def test_a_capacity_without_a_unit(folder, change):
    change("oil/makes.csv", "100,万吨/年", "100,")
    issue = only(folder)
    assert (issue.code, issue.row, issue.column) == ("unit-missing", 2, "产能单位")


def test_a_capacity_that_is_no_number(folder, change):
    change("oil/makes.csv", "100,万吨/年", "约100,万吨/年")
    assert "cell-number" in {issue.code for issue in issues_of(folder)}


@pytest.mark.parametrize(("text", "value"), [("１００", 100.0), ("1200.5", 1200.5), ('"1,200"', 1200.0)])
def test_numbers_as_planners_write_them(folder, change, text, value):
    change("oil/makes.csv", "100,万吨/年", f"{text},万吨/年")
    makes = {make.start: make for make in read_facts(folder).edges if isinstance(make, Makes)}
    assert makes["f1"].capacity == value


def test_a_duplicate_id_names_both_places(folder):
    (folder / "oil/firms.csv").write_text("编号,名称,来源,依据\nf1,另一厂,行业常识,常识\n", encoding="utf-8")
    issue = only(folder)
    assert (issue.code, issue.file, issue.row) == ("id-twice", "shared/firms.csv", 2)
    assert "oil/firms.csv 2" in issue.zh


def test_a_repeated_relation_is_reported(folder, change):
    change(
        "oil/inputs.csv", "naphtha,ethylene,原料,核心,行业常识,常识", "naphtha,ethylene,原料,核心,行业常识,常识\n" * 2
    )
    assert "row-twice" in {issue.code for issue in issues_of(folder)}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b"\xef\xbb\xbf", "file-empty"),
        (b"PK\x03\x04 not a table", "file-binary"),
        (b"a\x00b,c", "file-binary"),
        (b"\xff\xff\xff,\xfe", "file-encoding"),
        ('编号,名称\nf1,"一厂'.encode(), "file-csv"),
    ],
)
def test_files_that_are_no_tables(folder, content, code):
    (folder / "oil/relations.csv").write_bytes(content)
    assert (only(folder).code, only(folder).file) == (code, "oil/relations.csv")


def test_a_file_that_is_no_workbook(folder):
    (folder / "oil/book.xlsx").write_bytes(b"not a workbook")
    assert only(folder).code == "file-broken"


def test_a_cell_of_a_megabyte(folder, change):
    change("shared/firms.csv", "一厂", "厂" * 350_000)
    issue = only(folder)
    assert (issue.code, issue.row, issue.column) == ("cell-long", 2, "名称")
    assert "350,000" in issue.zh


def test_a_row_of_another_length(folder, change):
    change("shared/firms.csv", "f2,二厂,沈抚示范区,,", "f2,二厂,沈抚示范区,,,")
    codes = [issue.code for issue in issues_of(folder)]
    assert "row-length" in codes


def test_formula_and_markup_in_csv_are_reported_at_once(folder, change):
    change("shared/firms.csv", "一厂", "=1+1")
    change("shared/firms.csv", "二厂", "<script>alert(1)</script>")
    told = [(issue.code, issue.row, issue.column) for issue in issues_of(folder)]
    assert told == [("cell-formula", 2, "名称"), ("cell-markup", 3, "名称")]


def test_expectations_notice_a_half_copied_file(folder):
    (folder / "expectations.yaml").write_text("links: {least: 4, most: 9}\n", encoding="utf-8")
    issue = only(folder)
    assert (issue.code, issue.zh) == ("rows-few", "只有 3 行，至少应有 4 行")


@pytest.mark.parametrize("text", ["links: 3", "links: {least: 5, most: 1}", "wrong: {least: 1, most: 2}", ": [", "- a"])
def test_expectations_that_are_not_well_written(folder, text):
    (folder / "expectations.yaml").write_text(text, encoding="utf-8")
    assert "yaml-broken" in {issue.code for issue in issues_of(folder)}


def test_a_region_that_is_not_well_written(folder):
    (folder / "region.yaml").write_text(
        "city: 抚顺\nneighbours: 沈阳\nzones: [{name: a}]\nextra: 1\n", encoding="utf-8"
    )
    columns = {issue.column for issue in issues_of(folder) if issue.code == "yaml-broken"}
    assert columns == {"city_en", "province", "province_en", "neighbours", "zones", "extra"}


def test_no_region_and_no_folder(folder, tmp_path):
    (folder / "region.yaml").unlink()
    assert only(folder).code == "file-missing"
    assert only(tmp_path / "nowhere").code == "folder-missing"


def test_all_issues_of_all_files_come_at_once(folder, change):
    change("oil/chain_links.csv", "ethylene,中游", "ethylene,中上游")
    change("oil/makes.csv", "100,万吨/年", "100,")
    change("shared/firms.csv", "f2,二厂", ",二厂")
    found = [(issue.file, issue.row, issue.code) for issue in issues_of(folder)]
    assert found == [
        ("oil/chain_links.csv", 3, "cell-word"),
        ("oil/makes.csv", 2, "unit-missing"),
        ("oil/makes.csv", 3, "reference"),
        ("shared/firms.csv", 3, "cell-blank"),
    ]


def test_warnings_do_not_refuse_and_are_kept_with_the_load(folder, change, tmp_path):
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    change("oil/links.csv", "film,薄膜", "loose,散环,材料,可招引,行业常识,来源\nfilm,薄膜")
    store = SqliteStore(tmp_path / "graph.sqlite")
    write_facts(read_facts(folder), store)
    with store.reader() as reader:
        warnings = reader.load().warnings
    assert [issue.code for issue in warnings] == ["file-unknown", "link-loose", "source-name"]
    assert all(issue.severity is Severity.WARNING for issue in warnings)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("oil/chain_links.csv", "环节", "阶段"),
        ("oil/chain_links.csv", "中游", "中上游"),
        ("oil/makes.csv", "企业编号,链环编号", "链环编号,企业编号"),
        ("oil/inputs.csv", "ethylene,film,原料,辅助", "ethylene,naphtha,原料,核心"),
        ("shared/firms.csv", "f2,", "f1,"),
    ],
)
def test_a_refused_folder_leaves_the_graph_to_the_byte(folder, change, tmp_path, name, old, new):
    path = tmp_path / "graph.sqlite"
    write_facts(read_facts(folder), SqliteStore(path))
    before = path.read_bytes()
    change(name, old, new)
    assert main(["load", "--facts", str(folder), "--store", str(path)]) == WRONG_FACTS
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*.new"))


PROJECTS = "编号,名称,产业链编号,链环编号,{},阶段,县区,来源,依据\np,项目,oil,film,{},在建,甲区,行业常识,常识\n"


@pytest.mark.parametrize(
    ("heading", "cell", "yi"),
    [
        ("投资额", "2.5", 2.5),
        ("投资额（亿元）", "2.5", 2.5),
        ("投资额（万元）", "25000", 2.5),
        ("投资额（万元）", "50.5", 0.00505),
        ("投资额/元", "１２３４５６７８９", 1.23456789),
        ("投资额（万元）", "", None),
    ],
)
def test_money_is_converted_to_the_unit_of_its_column(folder, heading, cell, yi):
    (folder / "oil/projects.csv").write_text(PROJECTS.format(heading, cell), encoding="utf-8")
    facts = read_facts(folder)
    assert [node.investment_yi for node in facts.nodes if isinstance(node, Project)] == [yi]
    told = [issue.code for issue in facts.warnings if issue.code != "projects-nowhere"]
    assert told == ([] if "亿" in heading or heading == "投资额" else ["unit-converted"])


def test_a_unit_above_the_headings_counts_where_a_heading_has_none(folder):
    (folder / "oil/projects.csv").write_text("单位：万元\n" + PROJECTS.format("投资额", "25000"), encoding="utf-8")
    facts = read_facts(folder)
    assert [node.investment_yi for node in facts.nodes if isinstance(node, Project)] == [2.5]
    assert [issue.code for issue in facts.warnings] == ["header-lower", "unit-converted"]


def test_a_unit_in_a_heading_stands_for_blank_units_below_it(folder, change):
    change("oil/makes.csv", "产品,产能,产能单位", "产品,产能（万吨/年）,产能单位")
    change("oil/makes.csv", "乙烯,100,万吨/年,", "乙烯,100,,")
    units = {edge.start: edge.capacity_unit for edge in read_facts(folder).edges if isinstance(edge, Makes)}
    assert units == {"f1": "万吨/年", "f2": None}


def test_tables_of_other_suffixes_are_read(folder):
    before = read_facts(folder).digest()
    links = (folder / "oil/links.csv").read_text(encoding="utf-8-sig")
    (folder / "oil/links.csv").unlink()
    (folder / "oil/links.tsv").write_text(links.replace(",", "\t"), encoding="utf-16")
    (folder / "shared/firms.csv").rename(folder / "shared/企业.txt")
    assert read_facts(folder).digest() == before


def test_columns_of_no_concern_are_named_together(folder, change):
    change("shared/firms.csv", "编号,名称,城市,证券代码", "序号,编号,名称,城市,备注")
    change("shared/firms.csv", "f1,一厂", "1,f1,一厂")
    change("shared/firms.csv", "f2,二厂", "2,f2,二厂")
    (left,) = read_facts(folder).warnings
    assert (left.code, left.zh) == ("columns-left", "这些列没有读：序号、备注")


@pytest.mark.skipif(os.name == "nt", reason="folders are closed otherwise on Windows")
def test_a_folder_that_cannot_be_opened_is_told(folder):
    shut = folder / "oil"
    for each in folder.parents:
        if not each.stat().st_mode & 0o001:
            each.chmod(0o711)
    shut.chmod(0)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        with pytest.raises(FactsError) as refused:
            read_facts(folder)
    finally:
        if root:
            os.seteuid(0)
        shut.chmod(0o755)
    assert ("file-closed", "oil") in {(issue.code, issue.file) for issue in refused.value.issues}


def test_a_link_to_a_folder_is_told_and_not_followed(folder, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (folder / "more").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert [(issue.code, issue.file) for issue in read_facts(folder).warnings if issue.file == "more"] == [
        ("file-unknown", "more")
    ]
