"""An address that names what is not there is told on every page in one way, and stays as it was given."""

from urllib.parse import parse_qs

import pytest

from tests.views.line import look
from tests.views.served import in_address, open_page
from views.frame import PAGES

TOLD = "地址里的这些不在资料里："
OWN = {
    "panorama": ("with", "at", "state", "strategy", "range", "steps"),
    "peers": ("near", "cell"),
    "map": ("side", "place", "city"),
    "explore": ("open", "pick", "from", "to", "mode", "hide", "drop"),
    "targets": ("view", "strategy", "district", "chief", "force", "basis"),
    "ties": ("with", "by"),
    "roadmap": ("limit", "budget", "near", "middle", "far"),
    "documents": ("what",),
}


@pytest.fixture(scope="module")
def url(tiny_app):
    return tiny_app.url


def batched(names, size):
    return [names[start : start + size] for start in range(0, len(names), size)]


def told(seen):
    return next((text for text in seen.texts if text.startswith(TOLD)), None)


def line(seen, beginning):
    """The sentence of the warning that begins so, without the signs that keep it plain text."""
    lines = [text for told in seen.texts for text in told.replace("\\", "").split("  \n")]
    return next((text for text in lines if text.startswith(beginning)), None)


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


def test_what_is_gone_is_named_with_what_it_may_be(url):
    seen = look(url, "panorama", chain="oli", link="ethylen", firm="丙市聚烯烃")
    told = line(seen, TOLD)
    assert "产业链 chain=oli（" not in told, "three letters are like too much"
    assert "链环 link=ethylen（是不是“乙烯”）" in told
    assert "企业 firm=丙市聚烯烃（是不是“丙市聚烯烃公司”）" in told


def test_what_is_on_file_but_not_shown_here_is_not_called_gone(url):
    seen = look(url, "targets", link="naphtha")
    assert line(seen, TOLD) is None
    assert "链环 link=naphtha（石脑油）" in line(seen, "资料里有、但本页这样列不出：")


@pytest.mark.parametrize(
    ("page", "query", "told"),
    [
        ("map", {"province": "辽宁"}, "province=辽宁"),
        ("panorama", {"chian": "oil"}, "chian=oil"),
        ("documents", {"chains": "oil"}, "chains=oil"),
        ("panorama", {"marks": "1", "find": "烯"}, None),
        ("what_if", {"suppose": "lose:refinery", "scenario": "x"}, None),
        ("methods", {"utm": "x", "rule": "D-01"}, None),
    ],
)
def test_a_name_no_page_has_is_told_if_it_was_meant(url, page, query, told):
    said = line(look(url, page, **query), "地址里的这些本页不认得")
    assert (said is None) if told is None else (told in said)


@pytest.mark.browser
def test_the_address_is_kept_in_the_browser_and_a_choice_leads_on(page, url):
    open_page(page, url, "roadmap", chain="gone")
    page.get_by_text(TOLD).wait_for()
    assert in_address(page, "chain") == ["gone"]
