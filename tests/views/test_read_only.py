"""Where nothing may be recorded the buttons are off, with the reason, and a press by other means is refused."""

import pytest

from graph.store.sqlite import SqliteStore
from graph.store.sqlite_log import SqliteLog
from loaders.folder import read_facts
from tests.views.line import look
from tests.views.served import HOME, TINY, open_page, shown


@pytest.fixture(scope="module")
def closed(serve, tmp_path_factory):
    path = tmp_path_factory.mktemp("closed") / "graph.sqlite"
    SqliteStore(path).replace(read_facts(TINY), by="test")
    return serve(HOME / "app.py", {"LIANPU_STORE": str(path), "LIANPU_READ_ONLY": "1"}), path


@pytest.mark.browser
def test_no_button_records_anything(page, closed):
    url, path = closed
    open_page(page, url, "panorama", chain="oil", link="film")
    button = page.get_by_role("button", name="列入跟进").first
    button.wait_for()
    assert button.is_disabled()
    button.hover(force=True)
    shown(page, "这里是只读的，不能记录")
    assert SqliteLog(path.with_name("graph-records.sqlite")).last() == 0


def test_every_page_says_so_and_is_drawn(closed):
    for name in ("shortlist", "what_if", "targets"):
        seen = look(closed[0], name)
        assert seen.boxes == []
        assert "这里是只读的，不能记录" in seen.text
