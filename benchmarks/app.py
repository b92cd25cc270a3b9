"""The app as a user starts it: seconds to the first page, and memory once every page has been seen."""

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
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")
FIRST = "抚顺市产业链总览"


def main() -> None:
    """Print the figures with the machine."""
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if chromium is None:
        print("no Chromium found: install one, or name it in CHROMIUM")
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = kept(Path(folder))
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        begun = time.perf_counter()
        with served(store) as (address, process):
            healthy = time.perf_counter()
            page.goto(address)
            page.get_by_text(FIRST).wait_for()
            drawn = time.perf_counter()
            clicked = _visit(page, address)
            supposed = _suppose(page, address)
            memory = resident(process.pid)
        browser.close()
    print(describe())
    print(f"start to first page  {drawn - begun:5.2f} s  (aim 3 s; server ready after {healthy - begun:.2f} s)")
    first, *later = clicked
    print(
        f"click to profile     {median(later):5.2f} s  (largest chain; aim 0.5 s; median of {len(later)}, the first of "
        f"a server {first:.2f} s)"
    )
    begun_with, again = supposed
    print(f"click to what-if     {again:5.2f} s  (largest chain; aim 0.5 s; the first of a load {begun_with:.2f} s)")
    print(f"server's memory      {memory:5.0f} MiB after every page (aim 250 MiB)")


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
