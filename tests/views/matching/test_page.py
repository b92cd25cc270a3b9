"""Product texts decided by keys in a real Chromium: nothing is written before a look, then all of it, remembered."""

import pytest
from playwright.sync_api import expect

from graph.model.fact_acts import MatchProduct, MatchRuling
from graph.store.sqlite import SqliteStore
from graph.store.sqlite_log import SqliteLog
from loaders.folder import read_facts
from pipeline.imports.desk import ImportDesk, Options
from pipeline.settings import Settings
from tests.views.served import HOME, TINY, Served, open_page, quiet, settled, shown

LIST = "企业名称,主要产品,县区\n甲市炼化厂,石脑油、薄膜,东区\n"


@pytest.fixture
def app(serve, tmp_path):
    store = SqliteStore(tmp_path / "graph.sqlite")
    store.replace(read_facts(TINY), by="test")
    draft = ImportDesk(Settings(facts=TINY, store=store.path)).read("名单.csv", LIST.encode())
    draft.commit(Options(), "工业局", None)
    url = serve(HOME / "app.py", {"LIANPU_STORE": str(store.path), "LIANPU_FACTS": str(TINY)})
    return Served(url, store, SqliteLog(store.path.with_name("graph-records.sqlite")))


@pytest.mark.browser
def test_a_text_is_decided_by_keys_taken_back_and_entered_after_a_look(app, page):
    open_page(page, app.url, "matching")
    page.get_by_text("第 1 / 1 条").wait_for()
    page.get_by_text("等着定 1").wait_for()
    press_key(page, "x")
    shown(page, "已选 1 条，还没有写入。")
    press_key(page, "z")
    shown(page, "已选 0 条，还没有写入。")
    press_key(page, "x")
    shown(page, "已选 1 条，还没有写入。")
    assert app.log.last() == 1, "what is chosen is not yet written"
    page.get_by_role("button", name="看会改变什么").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("资料没有变化。").wait_for()
    dialog.get_by_role("combobox", name="由谁记录").click()
    page.get_by_role("option", name="工业局").click()
    settled(page)
    dialog.get_by_role("button", name="生效").click()
    shown(page, "已生效（记录 #2")
    act = app.log.entries()[-1].act
    assert isinstance(act, MatchProduct)
    assert (act.firm_id, act.link_id, act.words, act.ruling) == ("refinery", "film", "薄膜", MatchRuling.REJECTED)
    shown(page, "没有等着归环的产品。")
    expect(page.get_by_text("全部 1")).to_have_count(1)


def press_key(page, key):
    """Press a key of the page itself, in no field."""
    quiet(page)
    page.keyboard.press(key)
    settled(page)
