"""A clerk's way in a real Chromium: from an office file to a changed graph and back, and what stands in the way."""

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import expect

from graph.model.cells import bare, evidence_of
from graph.model.fact_acts import ImportFile
from graph.model.kinds import Basis
from graph.model.nodes import Firm
from graph.store.sqlite import SqliteStore
from graph.store.sqlite_log import SqliteLog
from loaders.folder import read_facts
from tests.views.served import HOME, TINY, Served, open_page, quiet, settled, shown

UPLOAD = "[data-testid=stFileUploader] input"
HEADS = ("序号", "企业名称", "统一社会信用代码", "主要产品", "产能（万吨/年）", "县区", "归口")


@pytest.fixture(scope="module")
def app(serve, tmp_path_factory):
    store = SqliteStore(tmp_path_factory.mktemp("imports") / "graph.sqlite")
    store.replace(read_facts(TINY), by="test")
    url = serve(HOME / "app.py", {"LIANPU_STORE": str(store.path), "LIANPU_FACTS": str(TINY)})
    return Served(url, store, SqliteLog(store.path.with_name("graph-records.sqlite")))


@pytest.fixture
def office_file(tmp_path):
    """A list of three firms: a new one, one with a code that is none, one on file whose district is blank there."""
    book = Workbook()
    sheet = book.active
    sheet.title = "规上企业"
    for line in (
        ("甲市规上企业情况表",),
        HEADS,
        (1, "甲市聚乙烯厂", None, "聚乙烯", 20, "东区", "一科"),
        (2, "甲市气体站", "0", "工业气体", None, None, "二科"),
        (3, "甲市炼化厂", None, "石脑油", None, "东区", "一科"),
        ("合计", None, None, None, 20),
    ):
        sheet.append(line)
    path = tmp_path / "规上企业一季度.xlsx"
    book.save(path)
    return path


def firms(app):
    with app.store.reader() as reader:
        return {each.name_zh: each for each in reader.nodes(Firm)}


def press(page, name):
    page.get_by_role("button", name=name).click()
    settled(page)


def upload(page, app, path, **parameters):
    open_page(page, app.url, "imports", **parameters)
    page.locator(UPLOAD).set_input_files(path)


@pytest.mark.browser
def test_from_a_file_to_a_changed_graph_and_back(app, page, office_file, tmp_path):
    before = firms(app)
    assert "甲市聚乙烯厂" not in before
    upload(page, app, office_file)
    page.get_by_role("heading", name="认出的表").wait_for()
    expect(page.get_by_role("row", name="规上企业 企业名单 3 2 0 1")).to_have_count(1)

    leave_out_the_district(page)
    page.get_by_role("heading", name="3 行：2 行可用，0 行要看，1 行要改").wait_for()
    page.get_by_role("cell", name="C4 “0”").wait_for()
    assert any("信用代码不是 18 位" in text for text in marked(page, tmp_path / "marked.xlsx"))

    press(page, "下一步：看会改变什么，生效")
    page.get_by_role("heading", name="没有导入 1 行").wait_for()
    expect(page.get_by_role("row", name="企业 1 — —")).to_have_count(1)
    assert firms(app) == before
    assert app.log.last() == 0, "a look writes nothing"
    press(page, "生效")
    shown(page, "请先写明由谁记录。")
    assert app.log.last() == 0
    sign_here(page)
    press(page, "生效")
    shown(page, "已生效：规上企业一季度.xlsx（记录 #1")
    assert set(firms(app)) - set(before) == {"甲市聚乙烯厂"}
    assert firms(app)["甲市聚乙烯厂"].district is None, "the column was not taken"
    (entry,) = app.log.entries()
    assert (type(entry.act), entry.who) == (ImportFile, "工业局")

    take_back(page)
    assert firms(app) == before


@pytest.mark.browser
def test_a_corrected_cell_has_its_own_source_on_the_page_where_it_is_also_taken_back(app, page):
    before = firms(app)
    open_page(page, app.url, "firms", firm="refinery")
    page.get_by_role("button", name="更正／补充／撤回").click()
    dialog = page.get_by_role("dialog")
    for field, word in (("哪一栏", "县区"), ("依据", "推定")):
        dialog.get_by_role("combobox", name=field, exact=True).click()
        page.get_by_role("option", name=word, exact=True).click()
        settled(page)
    for field, text in (("改成什么", "东区"), ("出处（必填）", "现场核实单")):
        dialog.get_by_role("textbox", name=field).fill(text)
    press(page, "看会改变什么")
    sign_here(page)
    dialog.get_by_role("textbox", name="理由").fill("台账有误")
    press(page, "生效")
    shown(page, "已生效")
    shown(page, "“县区”另有出处")
    firm = firms(app)["甲市炼化厂"]
    assert (evidence_of(firm, "district").source, evidence_of(firm, "district").basis) == ("现场核实单", Basis.INFERRED)
    assert bare(firm.evidence) == before["甲市炼化厂"].evidence
    changes = page.locator(".st-key-recent-changes")
    expect(changes).to_contain_text("县区")
    changes.get_by_role("button", name="撤销").click()
    dialog.get_by_text("撤销后资料会这样变").wait_for()
    dialog.get_by_role("button", name="撤销", exact=True).click()
    shown(page, "已撤销")
    assert firms(app) == before


def sign_here(page):
    """Say by whom it is recorded; a list that is open closes when the page scrolls."""
    by = page.get_by_role("combobox", name="由谁记录")
    by.scroll_into_view_if_needed()
    quiet(page)
    by.click()
    page.get_by_role("option", name="工业局").click()
    settled(page)


def leave_out_the_district(page):
    """Go through the columns, one of which is not wanted."""
    press(page, "下一步：列与单位")
    page.get_by_role("heading", name="规上企业：7 列，认得 6 列").wait_for()
    shown(page, "不导入的列（内容随记录保存）：归口")
    page.get_by_role("combobox", name="县区").click()
    page.get_by_role("option", name="不导入，原样留存").click()
    settled(page)
    press(page, "下一步：逐行与谁是谁")


def marked(page, path):
    """Return the texts of the marked copy."""
    with page.expect_download() as taken:
        page.get_by_role("button", name="下载标注副本").click()
    taken.value.save_as(path)
    return [str(cell) for row in load_workbook(path).active.values for cell in row if cell]


def take_back(page):
    """Undo the only import, having looked at what follows."""
    page.get_by_text("导入与改动历史 1").click()
    page.get_by_role("cell", name="规上企业一季度.xlsx").first.wait_for()
    press(page, "撤销")
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("撤销后资料会这样变").wait_for()
    expect(dialog.get_by_role("row", name="企业 — — 1")).to_have_count(1)
    dialog.get_by_role("button", name="撤销", exact=True).click()
    shown(page, "已撤销 #1")
    page.get_by_role("cell", name="已撤销").wait_for()


@pytest.mark.browser
def test_what_is_no_office_file_is_refused_in_words_and_the_next_can_be_chosen(app, page, tmp_path, office_file):
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing of a workbook")
    entries = app.log.last()
    upload(page, app, broken, lang="en")
    shown(page, "This file was not read:")
    page.locator(UPLOAD).set_input_files(office_file)
    page.get_by_role("heading", name="Tables recognised").wait_for()
    for name in ("Columns and units", "Rows and who is who", "See what changes, apply"):
        press(page, f"Next: {name}")
    page.get_by_role("button", name="Apply", exact=True).wait_for()
    assert app.log.last() == entries
