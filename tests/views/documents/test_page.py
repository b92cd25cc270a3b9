"""The documents page as a planner uses it: choose, look, take; every file opened."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from playwright.sync_api import expect

from tests.views.line import look
from tests.views.served import in_address, open_page, settled, shown


@pytest.fixture(scope="module")
def url(fushun_app):
    return fushun_app.url


@pytest.mark.browser
def test_the_catalogue_keeps_to_a_district(page, url):
    open_page(page, url, "documents")
    shown(page, "筛选条件：无")
    page.get_by_label("县区", exact=True).click()
    page.get_by_role("option", name="东洲区").click()
    shown(page, "筛选条件：县区（有企业做它、建它、供它或用它）：东洲区")


@pytest.mark.browser
def test_the_roadmap_is_read_on_the_page_and_downloaded(page, url):
    open_page(page, url, "documents", what="roadmap", chain="ice-snow")
    page.get_by_role("heading", name="抚顺市冰雪经济产业链发展路径图").wait_for()
    page.get_by_role("heading", name="九、风险").wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载 Word").click()
    assert waiting.value.suggested_filename == "抚顺市冰雪经济产业发展路径图.docx"
    assert Path(waiting.value.path()).read_bytes().startswith(b"PK")


@pytest.mark.browser
def test_the_one_pager_is_seen_on_the_page_and_downloaded_in_both_forms(page, url):
    open_page(page, url, "documents", what="one-page", chain="ice-snow")
    page.get_by_test_id("stImage").locator("img").wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载 Word").click()
    assert waiting.value.suggested_filename == "抚顺市冰雪经济产业链一页纸.docx"
    assert Path(waiting.value.path()).read_bytes().startswith(b"PK")
    page.get_by_text("PDF（A4）", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载 PDF（A4）").click()
    assert waiting.value.suggested_filename == "抚顺市冰雪经济产业链一页纸.pdf"
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")


@pytest.mark.browser
def test_a_visit_brief_is_chosen_by_a_candidate_seen_offered_checked_and_taken_in_both_forms(page, url):
    open_page(page, url, "targets", link="coating-pitch")
    page.get_by_role("link", name="对接材料").first.click()
    shown(page, "拟给条件（可不填")
    assert in_address(page, "firm") == ["xindexincai"]
    expect(page.get_by_test_id("stImage").locator("img")).to_have_count(2)
    assert in_address(page, "chain") == ["petrochem-new-materials"]
    page.get_by_text("拟给条件（可不填").click()
    page.get_by_label("用地（面积、年期）").fill("按企业纳税额给予奖励")
    page.get_by_label("用地（面积、年期）").press("Enter")
    shown(page, "公平竞争：“按企业纳税额给予奖励”应改")
    settled(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载 Word").click()
    assert waiting.value.suggested_filename == "抚顺市企业对接材料（信德新材）.docx"
    rows = [
        [cell.text for cell in row.cells] for table in docx.Document(waiting.value.path()).tables for row in table.rows
    ]
    assert ["用地（面积、年期）", "按企业纳税额给予奖励", "", "应改"] in rows
    page.get_by_text("PDF（A4）", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载 PDF（A4）").click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")


@pytest.mark.browser
def test_the_briefs_of_a_chain_come_as_one_archive(page, url):
    open_page(page, url, "documents", what="dossier", chain="coal-gangue", firm="*")
    page.get_by_role("button", name="生成全部").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载 Word").click()
    with ZipFile(waiting.value.path()) as archive:
        assert len(archive.namelist()) == len(set(archive.namelist())) > 1


def test_a_local_firm_has_no_brief(url):
    said = look(url, "documents", what="dossier", chain="coal-gangue", firm="fushun-petrochem").said
    assert "抚顺石化是本地企业，没有对接材料" in said


@pytest.mark.browser
def test_a_panorama_is_downloaded_as_a_pdf_and_all_of_them_are_offered(page, url):
    open_page(page, url, "documents", what="panorama", chain="ice-snow")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载 PDF").click()
    assert waiting.value.suggested_filename == "抚顺市冰雪经济产业链全景图.pdf"
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")
    page.get_by_label("产业链", exact=True).click()
    page.get_by_role("option", name="全部 14 条").click()
    page.get_by_role("button", name="生成全部 14 份").wait_for()


@pytest.mark.browser
def test_a_catalogue_is_compared_with_an_earlier_one_and_what_was_filled_in_comes_back(page, url, tmp_path):
    open_page(page, url, "documents", chain="coal-gangue")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载 Excel").click()
    assert re.fullmatch("抚顺市招商引资目标企业目录（.+）.xlsx", waiting.value.suggested_filename)
    earlier = Path(waiting.value.path()).read_bytes()
    book = openpyxl.load_workbook(BytesIO(earlier))
    sheet = book["按企业"]
    heads = {cell.value: cell.column for cell in sheet[3]}
    sheet.cell(4, heads["谁去"], "市商务局")
    sheet.cell(sheet.max_row + 1, heads["谁去"], "市工信局")
    sheet.cell(sheet.max_row, heads["企业"], "新找到的公司")
    book.save(tmp_path / "旧目录.xlsx")
    page.get_by_role("button", name="与上一版比较").click()
    put(page, "空.xlsx", b"PK\x03\x04")
    shown(page, "不是 Excel 工作簿，或不能打开")
    put(page, "旧目录.xlsx", earlier)
    shown(page, "状态改变 0 处")
    page.locator("input[type=file]").set_input_files(tmp_path / "旧目录.xlsx")
    shown(page, "上一版填写的内容带回1格。另有1格没有带回")
    shown(page, "新找到的公司 · 谁去：市工信局")
    page.keyboard.press("Escape")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载 Excel").click()
    after = openpyxl.load_workbook(BytesIO(Path(waiting.value.path()).read_bytes()))
    assert after["按企业"].cell(4, heads["谁去"]).value == "市商务局"


def put(page, name, content):
    """Choose a file for the comparison."""
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.locator("input[type=file]").set_input_files(file)
