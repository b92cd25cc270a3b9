"""The app over a store, as the browser tests serve it, and what every visit to a page begins with."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from axe_playwright_python.sync_playwright import Axe

from graph.store.base import Store
from graph.store.log import Log

HOME = Path(__file__).resolve().parents[2]
FUSHUN, TINY = HOME / "data" / "chains", HOME / "tests" / "data" / "tiny"


GRAVE = ("serious", "critical")
FAULTS_ALONE = {"resultTypes": ["violations"]}
"""To name every element that is as it should be takes axe longer than to look at it."""


@dataclass(frozen=True)
class Served:
    """One app being served: its address, the store it reads and the log it writes."""

    url: str
    store: Store
    log: Log


def open_page(page, url, path="", **parameters):
    """Open a page and wait until the server has drawn all of it; a parameter may have several values."""
    pairs = [
        f"{name}={each}"
        for name, value in parameters.items()
        for each in (value if isinstance(value, list) else [value])
    ]
    page.goto(f"{url}/{path}?{'&'.join(pairs)}" if pairs else f"{url}/{path}")
    page.wait_for_selector("h1")
    settled(page)


# What the keys back and forward do; a page opened so has its document, its styles and its scripts at hand.
TURN = """(address) => {
    history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate", {state: {}}));
}"""


def move_to(page, url, path):
    """Open a page of a server in the tab that shows another one of it, or as `open_page` does, and wait until drawn."""
    if page.url.startswith(url) and page.query_selector("[data-testid=stApp]"):
        run_by(page, lambda: page.evaluate(TURN, f"/{path}"))
    else:
        open_page(page, url, path)


# Each context of the tests loads this first: when the server was last heard on any line of the page.
LISTEN = """window.WebSocket = class extends WebSocket {
    constructor(...all) {
        super(...all);
        this.addEventListener("message", () => { window.heard = performance.now(); });
    }
}"""
# A short run begins and ends between two pictures, so that its state alone does not show it: the server is heard, then
# says no more, and nothing runs.
RAN = """() => window.heard && performance.now() - window.heard > 200
    && document.querySelector("[data-testid=stApp]").dataset.testScriptState === "notRunning"
"""


def run_by(page, doing):
    """Do what makes the script run, and wait until it has begun and run to its end."""
    page.evaluate("() => { window.heard = null; }")
    doing()
    page.wait_for_function(RAN)


def settled(page):
    """Wait until the script has run to its end."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")


# What is drawn anew or fades in is pale, and a late rerun may yet come: for thirty frames on end there is none of it.
QUIET = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    const moving = document.getAnimations({subtree: true}).some((each) =>
        each.playState === "running" && each.effect.getTiming().iterations !== Infinity);
    const drawing = app?.dataset.testScriptState !== "notRunning" || document.querySelector("[data-stale=true]");
    window.quiet = moving || drawing ? 0 : (window.quiet ?? 0) + 1;
    return window.quiet >= 30;
}"""


def quiet(page):
    """Wait until the page is drawn and nothing on it moves or is about to be drawn anew."""
    page.wait_for_function(QUIET, polling="raf")


def grave_faults(page):
    """Return the faults of accessibility on a page that keep somebody from using it."""
    return [each for each in Axe().run(page, options=FAULTS_ALONE).response["violations"] if each["impact"] in GRAVE]


def shown(page, text):
    """Wait until a text stands on the page."""
    page.get_by_text(text).first.wait_for()


def in_address(page, name):
    """Return the values a name has in the address."""
    return parse_qs(urlsplit(page.url).query).get(name, [])


def asked(page):
    """Return the address as names and their first values."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def sign(page, office):
    """Say in the dialog that is open by whom a record is."""
    page.get_by_role("combobox", name="由谁记录").click()
    page.get_by_role("option", name="其他（自己写）").click()
    page.get_by_role("textbox", name="单位、部门或账号").fill(office)
