"""An address that names what is not there is told on every page in one way, and stays as it was given."""

from urllib.parse import parse_qs

import pytest

from tests.views.line import look
from tests.views.served import TINY, in_address, open_page
from views.frame import PAGES

TOLD = "地址里的这些不在资料里："
OWN = {
    "panorama": ("with", "at", "state", "strategy", "range", "steps"),
    "map": ("side", "place", "city"),
    "explore": ("open", "pick", "from", "to", "mode", "hide", "drop"),
    "targets": ("view", "strategy", "district", "chief", "force", "basis"),
    "ties": ("with", "by"),
    "roadmap": ("limit", "budget", "near", "middle", "far"),
    "documents": ("what",),
}


@pytest.fixture(scope="module")
def url(serving):
    return serving(TINY).url


def batched(names, size):
    return [names[start : start + size] for start in range(0, len(names), size)]


def told(seen):
    return next((text for text in seen.texts if text.startswith(TOLD)), None)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_tells_all_that_is_not_there_and_leaves_the_address(url, page):
    for some in batched(("chain", "link", "firm", *OWN.get(page, ())), 5):
        seen = look(url, page, **dict.fromkeys(some, "zzz"))
        assert seen.boxes == []
        assert [name for name in some if f"{name}=zzz" not in (told(seen) or "").replace("\\", "")] == []
        assert seen.query is None or {name: ["zzz"] for name in some}.items() <= parse_qs(seen.query).items()


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("panorama", {"chain": "oil", "link": "gas", "state": "missing,weak", "range": "focus", "at": "gas"}),
        ("documents", {"what": "roadmap", "chain": "*"}),
        ("explore", {"open": ["Link:gas", "Chain:oil"], "mode": "around", "hide": "Firm"}),
        ("map", {"side": "here", "chain": "oil"}),
        ("roadmap", {"chain": "oil", "limit": "3", "budget": "1.5"}),
        ("methods", {"chain": "", "utm": "x"}),
    ],
)
def test_what_is_there_is_not_told(url, page, query):
    assert told(look(url, page, **query)) is None


def test_a_long_and_a_hostile_address_are_told_short_and_as_text(url):
    seen = look(url, "explore", open=[f"Link:{number}" for number in range(200)], chain="<b>*x*</b>" + "y" * 5000)
    text = told(seen)
    assert "另有 196 处" in text
    assert len(text) < 500
    assert "\\<b\\>\\*x\\*" in text


@pytest.mark.browser
def test_the_address_is_kept_in_the_browser_and_a_choice_leads_on(page, url):
    open_page(page, url, "roadmap", chain="gone")
    page.get_by_text(TOLD).wait_for()
    assert in_address(page, "chain") == ["gone"]
