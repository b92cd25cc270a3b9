"""`publish`, as a planner types it: files whole or not at all, named for city, chain and deliverable."""

import json
from pathlib import Path

import docx
import openpyxl
import pytest


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_panorama_comes_in_three_forms_on_two_sheets(say, tmp_path):
    code, out = say("publish", "panorama", "--chain", "oil", "--out", str(tmp_path / "out"))
    assert code == 0
    assert "写出 6 个文件" in out
    forms = ("16x9.pdf", "16x9.png", "16x9.svg", "pdf", "png", "svg")
    assert names(tmp_path / "out") == [f"甲市石油化工产业链全景图.{form}" for form in forms]
    assert (tmp_path / "out" / "甲市石油化工产业链全景图.pdf").read_bytes().startswith(b"%PDF")


def test_a_roadmap_in_markdown_brings_its_pictures(say, tmp_path):
    code, out = say("publish", "roadmap", "--form", "md", "--out", str(tmp_path / "out"), "--json")
    assert code == 0
    files = [Path(row["file"]) for row in json.loads(out)["rows"]]
    assert [path.name for path in files] == [
        "甲市石油化工产业发展路径图.md",
        "甲市石油化工产业发展路径图-panorama.svg",
        "甲市石油化工产业发展路径图-path.svg",
    ]
    assert all(row["size"] == path.stat().st_size for row, path in zip(json.loads(out)["rows"], files, strict=True))
    text = files[0].read_text(encoding="utf-8")
    assert all(f"(<{path.name}>)" in text for path in files[1:])


def test_a_catalogue_keeps_its_limits(say, tmp_path):
    code, _ = say("publish", "catalogue", "--form", "xlsx", "--strategy", "see_through", "--out", str(tmp_path / "out"))
    assert code == 0
    book = openpyxl.load_workbook(tmp_path / "out" / "甲市招商引资目标企业目录（盯办）.xlsx")
    told = [cell.value for row in book["封面"].iter_rows() for cell in row if isinstance(cell.value, str)]
    assert "策略：盯办" in told
    assert [row[1].value for row in book["盯办"].iter_rows(min_row=3) if row[1].value] == ["聚合催化剂"]
    assert "石油化工" not in book.sheetnames, "a chain without a row has no sheet"


def test_english_names_files_in_english(say, tmp_path):
    assert say("publish", "catalogue", "--lang", "en", "--out", str(tmp_path / "out"))[0] == 0
    assert names(tmp_path / "out") == ["Jia Target-enterprise catalogue.docx", "Jia Target-enterprise catalogue.xlsx"]


def test_a_visit_brief_is_written_for_each_firm_with_what_is_offered(say, tmp_path):
    code, _ = say("publish", "dossier", "--offer", "land=按企业纳税额给予奖励", "--out", str(tmp_path / "out"))
    assert code == 0
    assert names(tmp_path / "out") == [f"甲市企业对接材料（丙市聚烯烃公司）.{form}" for form in ("docx", "pdf")]
    book = docx.Document(tmp_path / "out" / "甲市企业对接材料（丙市聚烯烃公司）.docx")
    rows = [[cell.text for cell in row.cells] for table in book.tables for row in table.rows]
    assert ["用地（面积、年期）", "按企业纳税额给予奖励", "", "应改"] in rows


@pytest.mark.parametrize("offer", ["land", "garden=x", f"land={'长' * 61}"])
def test_an_offer_that_is_none_is_refused_with_the_terms_there_are(say, tmp_path, offer):
    code, out = say("publish", "dossier", "--offer", offer, "--out", str(tmp_path / "out"))
    assert code == 2
    assert "feed、land、energy、works、approval、other" in out
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (("dossier", "--firm", "nobody"), "资料里没有 / not in the facts: nobody"),
        (("dossier", "--firm", "refinery"), "是本地企业，没有对接材料"),
        (("dossier", "--link", "coal"), "资料里没有 / not in the facts: coal"),
        (("panorama", "--form", "docx"), "no such form: docx"),
        (("catalogue", "--district", "西区"), "西区。东区"),
        (("roadmap", "--chain", "steel"), "steel。oil"),
    ],
)
def test_what_is_not_there_is_refused_and_nothing_written(say, tmp_path, asked, message):
    code, out = say("publish", *asked, "--out", str(tmp_path / "out"))
    assert code == 2
    assert message in out
    assert not (tmp_path / "out").exists()


def test_an_older_file_gives_way_whole(say, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "甲市石油化工产业链全景图.svg").write_text("old", encoding="utf-8")
    assert say("publish", "panorama", "--form", "svg", "--out", str(folder))[0] == 0
    assert names(folder) == ["甲市石油化工产业链全景图.svg"]
    assert (folder / "甲市石油化工产业链全景图.svg").read_text(encoding="utf-8").startswith("<?xml")


def test_a_catalogue_is_compared_with_an_earlier_file(say, tmp_path):
    folder = tmp_path / "out"
    assert say("publish", "catalogue", "--form", "xlsx", "--out", str(folder))[0] == 0
    old = folder / "甲市招商引资目标企业目录.xlsx"
    for kept in (old, tmp_path / "kept.jsonl"):
        if kept.suffix == ".jsonl":
            assert say("keep", "--out", str(kept))[0] == 0
        assert (
            say("publish", "catalogue", "--form", "xlsx", "--since", str(kept), "--out", str(tmp_path / "new"))[0] == 0
        )
        book = openpyxl.load_workbook(tmp_path / "new" / old.name)
        assert "目标变化 0" in [row[0].value for row in book["版本差异"].iter_rows()]


def test_what_was_filled_into_an_earlier_file_comes_back_and_what_did_not_is_named(say, tmp_path):
    assert say("publish", "catalogue", "--form", "xlsx", "--out", str(tmp_path))[0] == 0
    old = tmp_path / "甲市招商引资目标企业目录.xlsx"
    book = openpyxl.load_workbook(old)
    sheet = book["按企业"]
    heads = {cell.value: cell.column for cell in sheet[3]}
    sheet.cell(4, heads["谁去"], "市商务局")
    sheet.cell(9, heads["企业"], "新找到的公司")
    sheet.cell(9, heads["谁去"], "市工信局")
    book.save(old)
    order = ("publish", "catalogue", "--form", "xlsx", "--since", str(old), "--out", str(tmp_path / "new"))
    code, out = say(*order)
    assert code == 0
    assert "上一版填写的内容带回1格。另有1格没有带回，见“没有带回”。" in out
    assert "新找到的公司 · 谁去：市工信局（这一行没有行标，可能是手工加的行）" in out
    after = openpyxl.load_workbook(tmp_path / "new" / old.name)
    assert after["重点企业名单"].cell(4, 9).value == "市商务局"
    assert json.loads(say(*order, "--json")[1])["remarks"][0].startswith("上一版填写的内容带回1格")


def test_an_earlier_file_that_is_none_is_refused(say, tmp_path):
    wrong = tmp_path / "wrong.xlsx"
    wrong.write_bytes(b"PK")
    code, out = say("publish", "catalogue", "--since", str(wrong), "--out", str(tmp_path / "out"))
    assert code == 2
    assert "不是 Excel 工作簿" in out
    assert not (tmp_path / "out").exists()
