"""No page has a serious or critical fault of accessibility as axe-core sees it, which is read from the disk."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.views.served import FUSHUN, open_page
from views.frame import SECTIONS

pytestmark = pytest.mark.browser

HOME = Path(__file__).resolve().parents[2]
CHAIN = "petrochem-new-materials"
GRAVE = ("serious", "critical")
PAGES = [name for _, pages in SECTIONS for name in pages]
VIEWS = [
    *[("" if name == "overview" else name) for name in PAGES],
    f"panorama?chain={CHAIN}&link=alpha-olefin",
    f"panorama?chain={CHAIN}&range=focus&at=ethylene&marks=1",
    f"panorama?chain={CHAIN}&with=fine-chemicals",
    "targets?link=alpha-olefin",
    "firms?firm=dingjide",
    "explore?open=Link:ethylene",
    "explore?mode=paths&from=Link:ethylene&to=Link:coatings",
    "ties?firm=dingjide&with=fushun-petrochem",
    "map?place=辽宁",
    "map?side=here",
]


@pytest.fixture(scope="module")
def url(serving):
    return serving(FUSHUN).url


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("language", "scheme"), [("zh", "light"), ("en", "dark")])
def test_no_grave_fault(visit, url, view, language, scheme):
    with visit(scheme) as page:
        open_page(page, url, f"{view}{'&' if '?' in view else '?'}lang={language}")
        # what is being drawn anew is pale until its fade is over
        page.wait_for_function(
            "() => !document.querySelector('[data-stale=true]') && document.getAnimations({subtree: true})"
            ".every((each) => each.playState !== 'running' || each.effect.getTiming().iterations === Infinity)"
        )
        page.wait_for_timeout(500)
        # what a late rerun has made stale is drawn faint until it is done
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        page.wait_for_selector("[data-stale=true]", state="detached")
        found = Axe().run(page).response["violations"]
    faults = [
        f"{fault['impact']} {fault['id']}: {fault['help']}\n  " + "\n  ".join(told(node) for node in fault["nodes"][:8])
        for fault in found
        if fault["impact"] in GRAVE
    ]
    assert not faults, "\n".join(faults)


def told(node):
    """Where a fault is and why, in a line."""
    why = "; ".join(check["message"] for group in ("any", "all", "none") for check in node[group])
    return f"{node['target']} {node['html'][:160]} — {why[:200]}"
