"""The app as a user starts it: seconds to the first page and to a profile, and memory once every page has been seen.

The peers are a bare Streamlit page, started and clicked in the same run. Aims: the first page 1.5 times its start or
less, a profile twice its rerun or less.
"""

import os
import shutil
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from benchmarks.fushun import kept
from benchmarks.machine import describe
from benchmarks.serving import resident, served

PAGES = ("panorama?chain=petrochem-new-materials", "firms", "targets", "documents", "evidence", "methods")
CLICKS = 9
STARTS = 3
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")
CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
FIRST = "抚顺市产业链总览"
BARE = "benchmarks/bare_page.py"


def main() -> None:
    """Print the figures with the machine."""
    chromium = find_chromium()
    if chromium is None:
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = kept(Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        bare, counted = _bare(page, store)
        starts = [_started(page, store, "app.py", FIRST) for _ in range(STARTS - 1)]
        begun = time.perf_counter()
        with served(store) as (address, process):
            healthy = time.perf_counter()
            page.goto(address)
            page.get_by_text(FIRST).wait_for()
            starts.append(time.perf_counter() - begun)
            clicked = _visit(page, address)
            supposed = _suppose(page, address)
            memory = resident(process.pid)
        browser.close()
    print(describe())
    print(f"start to first page  {median(starts):5.2f} s  (aim 3 s; server ready after {healthy - begun:.2f} s)")
    print(f"  a bare page        {bare:5.2f} s; ours takes {median(starts) / bare:.1f} times (aim 1.5)")
    first, *later = clicked
    print(
        f"click to profile     {median(later):5.2f} s  (largest chain; aim 0.5 s; median of {len(later)}, the first of "
        f"a server {first:.2f} s)"
    )
    print(f"  a bare rerun       {counted:5.2f} s; ours takes {median(later) / counted:.1f} times (aim 2)")
    begun_with, again = supposed
    print(f"click to what-if     {again:5.2f} s  (largest chain; aim 0.5 s; the first of a load {begun_with:.2f} s)")
    print(f"server's memory      {memory:5.0f} MiB after every page (aim 250 MiB)")


def find_chromium() -> str | None:
    """Return the program of a Chromium; where there is none say how to name it."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        print("no Chromium found: install one, or name it in CHROMIUM")
    return found


def _started(page: Page, store: Path, script: str, text: str) -> float:
    """Return the seconds from the start of a server to its first page."""
    begun = time.perf_counter()
    with served(store, script) as (address, _):
        page.goto(address)
        page.get_by_text(text).first.wait_for()
        return time.perf_counter() - begun


def _bare(page: Page, store: Path) -> tuple[float, float]:
    """Return the median seconds from the start of a bare page to its text, and from a click on it to another text."""
    starts = [_started(page, store, BARE, "counted 0") for _ in range(STARTS)]
    with served(store, BARE) as (address, _):
        page.goto(address)
        return median(starts), median(_count(page, number) for number in range(1, CLICKS + 1))


def _count(page: Page, number: int) -> float:
    page.get_by_text(f"counted {number - 1}").wait_for()
    page.wait_for_timeout(500)
    begun = time.perf_counter()
    page.get_by_role("button", name="count").click()
    page.get_by_text(f"counted {number}", exact=True).wait_for()
    return time.perf_counter() - begun


def _visit(page: Page, address: str) -> list[float]:
    """Open every page; return the seconds from clicks on cards to their profiles, that of a fresh page first."""
    clicked: list[float] = []
    for path in PAGES:
        page.goto(f"{address}/{path}")
        page.wait_for_selector("h1")
        page.wait_for_timeout(1500)
        if path.startswith("panorama"):
            clicked = [_click(page, card) for card in range(0, 5 * CLICKS, 5)]
    return clicked


def _click(page: Page, card: int) -> float:
    """Click a card, wait for its profile, close it again; return the seconds from the click to the profile's name."""
    begun = time.perf_counter()
    page.locator("[data-card]").nth(card).click()
    page.locator(".st-key-link-profile h3, .st-key-link-profile h2").first.wait_for()
    took = time.perf_counter() - begun
    page.keyboard.press("Escape")
    page.locator(".st-key-link-profile").wait_for(state="detached")
    page.wait_for_timeout(500)
    return took


def _suppose(page: Page, address: str) -> tuple[float, float]:
    """Return the seconds from pressing a supposition to both its pictures: the first of a load, then another."""
    page.goto(f"{address}/what_if?chain=petrochem-new-materials")
    found = []
    for at in (0, 1):
        page.locator("[class*=st-key-begin-] button").nth(at).wait_for()
        page.wait_for_timeout(1500)
        begun = time.perf_counter()
        page.locator("[class*=st-key-begin-] button").nth(at).click()
        page.locator(".sides.wide g.moved").first.wait_for()
        found.append(time.perf_counter() - begun)
        page.locator(".st-key-clear-suppositions button").click()
    return found[0], found[1]


if __name__ == "__main__":
    main()
