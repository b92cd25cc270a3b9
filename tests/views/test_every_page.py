"""Every page opened once in a real Chromium: no grave fault of accessibility, no word of the framework, alike marks."""

from dataclasses import dataclass

import pytest

from graph.analysis.verdicts.states import Mark
from tests.views.served import grave_faults, move_to, quiet
from views.frame import SECTIONS
from views.shared.framework_texts import WORDS

pytestmark = pytest.mark.browser

CHAIN = "petrochem-new-materials"
PAGES = [name for _, pages in SECTIONS for name in pages]
IN_FULL = ("panorama", "targets", "map")
"""Pages that are seen below with all they have and more."""
VIEWS = [
    *[("" if name == "overview" else name) for name in PAGES if name not in IN_FULL],
    f"panorama?chain={CHAIN}&link=modified-plastics",
    f"panorama?chain={CHAIN}&range=focus&at=ethylene&marks=1",
    f"panorama?chain={CHAIN}&with=fine-chemicals",
    f"owner?chain={CHAIN}",
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

# every text and name a visitor can meet outside our own texts and components
MET = """() => {
    const own = "[data-testid=stMarkdownContainer], style, script";
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
        if (node.nodeType === Node.TEXT_NODE) {
            if (!node.parentElement.closest(own)) found.push(node.data.trim());
        } else for (const name of ["aria-label", "title", "placeholder", "alt"]) {
            if (node.hasAttribute(name)) found.push(node.getAttribute(name));
        }
    }
    return found;
}"""
MARKS = """nodes => nodes.map((node) => [
    node.getAttribute("class").split(" ")[1], node.innerHTML, node.closest("[data-click]")?.dataset.click ?? ""])"""


@dataclass(frozen=True)
class Seen:
    """What one look at a view found: grave faults, texts of the framework, marks of states, its language."""

    faults: list
    met: set
    marks: list
    language: str


@pytest.fixture(scope="module")
def seen():
    """What was found of each view, by its address, language and colours."""
    return {}


@pytest.fixture
def look(visit, fushun_app, seen):
    """`look(view, language, scheme)` is what is found there; each view is opened once."""

    def looked(view, language="zh", scheme="light"):
        asked = (view, language, scheme)
        if asked not in seen:
            with visit(scheme, goes_on=True) as page:
                move_to(page, fushun_app.url, f"{view}{'&' if '?' in view else '?'}lang={language}")
                quiet(page)
                seen[asked] = Seen(
                    grave_faults(page),
                    set(page.evaluate(MET)),
                    page.locator(".state-mark").evaluate_all(MARKS),
                    page.evaluate("document.documentElement.lang"),
                )
        return seen[asked]

    return looked


@pytest.mark.parametrize(
    ("view", "language", "scheme"),
    [*((view, "zh", "light") for view in VIEWS), *((view, "en", "dark") for view in IN_THE_DARK)],
)
def test_no_grave_fault(look, view, language, scheme):
    faults = [
        f"{fault['impact']} {fault['id']}: {fault['help']}\n  " + "\n  ".join(told(node) for node in fault["nodes"][:8])
        for fault in look(view, language, scheme).faults
    ]
    assert not faults, "\n".join(faults)


def told(node):
    """Where a fault is and why, in a line."""
    why = "; ".join(check["message"] for group in ("any", "all", "none") for check in node[group])
    return f"{node['target']} {node['html'][:160]} — {why[:200]}"


@pytest.mark.parametrize("view", VIEWS)
def test_no_page_says_a_word_of_the_framework_in_chinese(look, view):
    found = look(view)
    assert found.met & set(WORDS) == set()
    assert {"跳到正文", "收起侧栏", "目录"} <= found.met
    assert found.language == "zh-CN"


def test_every_page_draws_a_link_with_the_mark_of_its_state_and_each_mark_alike(look, fushun):
    forms, met, bearing = {}, set(), set()
    for view in VIEWS:
        for kind, form, clicked in look(view).marks:
            bearing.add(view.partition("?")[0])
            assert forms.setdefault(Mark(kind), form) == form, (view, kind)
            link = clicked.split(" ")[0]
            if link in fushun.city.links:
                met.add(link)
                assert kind == fushun.mark(link).value, (view, link)
    assert bearing >= {"", "panorama", "targets", "owner", "firms"}
    assert len(met) > 12
    assert {Mark.STRONG, Mark.PRESENT, Mark.WEAK, Mark.BUILDING, Mark.ANNOUNCED, Mark.MISSING} <= set(forms)
