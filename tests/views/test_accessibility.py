"""No page has a serious or critical fault of accessibility as axe-core sees it, which is read from the disk."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.views.served import open_page, quiet
from views.frame import SECTIONS

pytestmark = pytest.mark.browser

CHAIN = "petrochem-new-materials"
GRAVE = ("serious", "critical")
PAGES = [name for _, pages in SECTIONS for name in pages]
VIEWS = [
    *[("" if name == "overview" else name) for name in PAGES],
    f"panorama?chain={CHAIN}&link=modified-plastics",
    f"panorama?chain={CHAIN}&range=focus&at=ethylene&marks=1",
    f"panorama?chain={CHAIN}&with=fine-chemicals",
    "targets?link=modified-plastics",
    "targets?chain=biomedicine-tcm",
    "panorama?chain=biomedicine-tcm",
    "firms?firm=dingjide",
    "explore?open=Link:ethylene",
    "explore?mode=paths&from=Link:ethylene&to=Link:coatings",
    "ties?firm=dingjide&with=fushun-petrochem",
    "map?place=辽宁",
    "map?side=here",
]
IN_THE_DARK = (f"panorama?chain={CHAIN}&link=modified-plastics", "targets?link=modified-plastics", "map?place=辽宁")
"""A profile, a table and a picture: what they are made of is on every page, and so are the colours of the theme."""


@pytest.fixture(scope="module")
def url(fushun_app):
    return fushun_app.url


@pytest.mark.parametrize(
    ("view", "language", "scheme"),
    [*((view, "zh", "light") for view in VIEWS), *((view, "en", "dark") for view in IN_THE_DARK)],
)
def test_no_grave_fault(visit, url, view, language, scheme):
    with visit(scheme) as page:
        open_page(page, url, f"{view}{'&' if '?' in view else '?'}lang={language}")
        quiet(page)
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
