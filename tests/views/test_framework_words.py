"""What Streamlit says in English alone is shown in the language of the page: files not taken, a lost connection."""

import tomllib
from pathlib import Path

import pytest
import streamlit
from playwright.sync_api import expect

from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts
from tests.conftest import SETTINGS, free_port, run_streamlit, wait_until_healthy
from tests.forks import started
from tests.views.served import HOME, TINY, open_page
from views.shared.framework_texts import LOST, LOST_REMEDY, MAX_MEGABYTES, NOT_TAKEN, WORDS

AFTER = "element => getComputedStyle(element, '::after').content"
UPLOADER = "[data-testid=stFileUploader]"


def test_the_limit_told_is_the_limit_set():
    settings = tomllib.loads((HOME / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["maxUploadSize"] == MAX_MEGABYTES


@pytest.fixture(scope="module")
def url(tiny_app):
    return tiny_app.url


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


def test_the_framework_still_says_what_is_put_into_our_words():
    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    scripts = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.js"))
    put_together = {"Press Enter to apply": "Press Enter to "}
    assert [word for word in WORDS if f"`{put_together.get(word, word + '`')}" not in scripts] == []


@pytest.mark.browser
def test_what_comes_while_one_types_is_in_the_language_of_the_page_and_changes_with_it(page, url):
    open_page(page, url, "targets")
    field = page.get_by_label("搜目标、企业")
    field.fill("烯")
    expect(page.get_by_test_id("InputInstructions").filter(visible=True)).to_have_text("按回车确定")
    open_page(page, url, "panorama")
    page.get_by_role("combobox", name="产业链").fill("没有这条链")
    expect(page.get_by_role("listbox")).to_have_text("没有找到")
    page.keyboard.press("Escape")
    page.get_by_text("EN", exact=True).click()
    page.get_by_role("heading", name="Panorama").wait_for()
    expect(page.get_by_role("link", name="Skip to main content")).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("combobox", name="Chain", exact=True).fill("no such chain")
    expect(page.get_by_role("listbox")).to_have_text("No results")


@pytest.fixture
def mortal(tmp_path):
    """An app of its own that a test may end: its address and its process."""
    store = SqliteStore(tmp_path / "graph.sqlite")
    store.replace(read_facts(TINY), by="test")
    port, log = free_port(), tmp_path / "log.txt"
    settings = {**SETTINGS, "LIANPU_STORE": str(tmp_path / "graph.sqlite")}
    process = started(run_streamlit, HOME / "app.py", port, settings, log)
    wait_until_healthy(f"http://127.0.0.1:{port}", process.is_alive, log)
    yield f"http://127.0.0.1:{port}", process
    process.kill()
    process.join()


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
