"""A state has one mark and one word, whatever page it is met on."""

import pytest

from graph.analysis.verdicts.states import Mark
from tests.views.served import open_page, quiet

pytestmark = pytest.mark.browser

CHAIN = "fine-chemicals"
PAGES = (
    ("", {}),
    ("panorama", {"chain": CHAIN}),
    ("panorama", {"chain": CHAIN, "with": "petrochem-new-materials"}),
    ("targets", {"chain": CHAIN}),
    ("owner", {"chain": CHAIN}),
    ("firms", {"firm": "fushun-petrochem"}),
)
SEEN = """nodes => nodes.map((node) => [
    node.getAttribute("class").split(" ")[1], node.innerHTML, node.closest("[data-click]")?.dataset.click ?? ""])"""


def test_every_page_draws_a_link_with_the_mark_of_its_state_and_each_mark_alike(page, fushun_app, fushun):
    forms, met = {}, set()
    for path, parameters in PAGES:
        open_page(page, fushun_app.url, path, **parameters)
        quiet(page)
        page.locator(".state-mark").first.wait_for()
        found = page.locator(".state-mark").evaluate_all(SEEN)
        assert found, path
        for kind, form, clicked in found:
            assert forms.setdefault(Mark(kind), form) == form, (path, kind)
            link = clicked.split(" ")[0]
            if link in fushun.city.links:
                met.add(link)
                assert kind == fushun.mark(link).value, (path, link)
    assert len(met) > 12
    assert {Mark.STRONG, Mark.PRESENT, Mark.WEAK, Mark.BUILDING, Mark.ANNOUNCED, Mark.MISSING} <= set(forms)
