"""What Streamlit says in English alone is shown in the language of the page: files not taken, a lost connection."""

import os
import subprocess
import sys
import tomllib

import pytest

from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts
from tests.conftest import SETTINGS, free_port, wait_until_healthy
from tests.views.served import HOME, TINY, open_page
from views.shared.framework_texts import LOST, LOST_REMEDY, MAX_MEGABYTES, NOT_TAKEN

AFTER = "element => getComputedStyle(element, '::after').content"
UPLOADER = "[data-testid=stFileUploader]"


def test_the_limit_told_is_the_limit_set():
    settings = tomllib.loads((HOME / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["maxUploadSize"] == MAX_MEGABYTES


@pytest.fixture(scope="module")
def url(serving):
    return serving(TINY).url


@pytest.mark.browser
def test_a_file_not_taken_is_told_beside_the_field(page, url, tmp_path):
    open_page(page, url, "documents", what="catalogue")
    page.locator("[data-testid=stPopover] button").first.click()
    field = page.locator(UPLOADER)
    field.locator("input").wait_for(state="attached")
    assert field.evaluate(AFTER) == "none"
    large = tmp_path / "大.xlsx"
    large.write_bytes(bytes(MAX_MEGABYTES * 2**20 + 1))
    field.locator("input").set_input_files(large)
    field.locator("[aria-invalid=true]").wait_for()
    assert field.evaluate(AFTER).strip('"') == NOT_TAKEN.of("zh", most=MAX_MEGABYTES)
    assert "must be" not in field.inner_text()


@pytest.fixture
def mortal(tmp_path):
    """An app of its own that a test may end: its address and its process."""
    store = SqliteStore(tmp_path / "graph.sqlite")
    store.replace(read_facts(TINY), by="test")
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    environment = {**os.environ, **SETTINGS, "LIANPU_STORE": str(tmp_path / "graph.sqlite")}
    with (tmp_path / "log.txt").open("wb") as log:
        process = subprocess.Popen(command, cwd=HOME, env=environment, stdout=log, stderr=log)
        wait_until_healthy(f"http://127.0.0.1:{port}", process, tmp_path / "log.txt")
        yield f"http://127.0.0.1:{port}", process
        process.kill()
        process.wait()


@pytest.mark.browser
def test_a_lost_connection_is_told(browser, mortal):
    # the `visit` of other tests fails on the errors the browser logs for an unreachable server
    url, process = mortal
    pages = {language: browser.new_page() for language in ("zh", "en")}
    for language, page in pages.items():
        open_page(page, url, "methods", lang=language)
    process.kill()
    for language, page in pages.items():
        box = page.get_by_role("dialog")
        box.wait_for()
        assert box.locator("h2").evaluate(AFTER).strip('"') == LOST.of(language)
        assert box.locator("h2 + div").evaluate(AFTER).strip('"') == LOST_REMEDY.of(language)
        assert box.locator("h2").evaluate("element => getComputedStyle(element).fontSize") == "0px"
        page.close()
