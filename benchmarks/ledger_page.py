"""The page of the ledger with 500 projects of a year, clicked through in Chromium. Aim: 0.5 s a click."""

import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from benchmarks.app import CHROMIUM_ARGUMENTS, find_chromium
from benchmarks.fushun import kept
from benchmarks.ledger import PROJECTS, YEAR
from benchmarks.machine import describe
from benchmarks.serving import resident, served
from graph.store.log import entry_to_row
from graph.store.log_chain import with_marks
from graph.store.sqlite_log import SqliteLog
from pipeline.settings import log_path

ROUNDS = 5
VIEWS = {
    "表格": "[class*=st-key-tools-ledger-register]",
    "今日调度": "[class*=st-key-tools-ledger-asks]",
    "赛马": "[class*=st-key-tools-ledger-race]",
    "合计": "[class*=st-key-tools-ledger-totals]",
    "按阶段": ".board",
}
"""Each view with what stands on no other."""


def main() -> None:
    """Print the median seconds of each click and the server's memory, with the machine."""
    chromium = find_chromium()
    if chromium is None:
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = kept(Path(folder))
        rows = with_marks([entry_to_row(entry) for entry in YEAR.Year(1, PROJECTS).entries])
        SqliteLog(log_path(store)).copy_from(rows)
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        with served(store) as (address, process):
            page.goto(f"{address}/ledger")
            page.locator(".board").wait_for()
            rounds = [{view: _click(page, view) for view in VIEWS} for _ in range(ROUNDS)]
            memory = resident(process.pid)
        browser.close()
    print(describe())
    print(f"{PROJECTS} projects, {len(rows):,} entries; median of {ROUNDS} clicks, the first of a server in brackets")
    for view in VIEWS:
        print(f"{view:8} {median(each[view] for each in rounds):5.2f} s  ({rounds[0][view]:.2f} s)  (aim 0.5 s)")
    print(f"server's memory {memory:.0f} MiB")


def _click(page: Page, view: str) -> float:
    """Press the name of a view; return the seconds until what it alone has stands there."""
    page.wait_for_timeout(500)
    begun = time.perf_counter()
    page.get_by_role("radio", name=view, exact=True).click()
    page.locator(VIEWS[view]).first.wait_for()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
