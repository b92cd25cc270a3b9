"""The page of cities side by side: what it counts over Fushun, and an address that opens a cell."""

import pytest

from tests.views.line import look
from tests.views.served import open_page


def test_the_counts_keep_has_and_not_checked_apart(fushun_app, fushun):
    seen = look(fushun_app.url, "peers", chain="coal-gangue")
    links = {edge.end for edge in fushun.city.includes["coal-gangue"]}
    on_file = {(fact.start, fact.end) for link in links for fact in fushun.city.nearby.get(link, ()) if fact.maker}
    rows, places = len({link for link, _ in on_file}), len({place for _, place in on_file})
    assert seen.boxes == []
    rest = rows * places - len(on_file)
    assert rows > 5
    assert any(
        f"{rows} 环 × {places} 地共 {rows * places} 格：有 {len(on_file)} 格，无（查过）0 格，其余 {rest} 格未查"
        in text
        for text in seen.texts
    )
    assert any("这里只有这一个城市" in text for text in seen.texts)


def test_a_cell_of_the_address_tells_who_it_is_and_what_follows(fushun_app):
    seen = look(fushun_app.url, "peers", chain="fine-chemicals", cell="peg@辽宁辽阳", lang="en")
    assert seen.boxes == []
    assert any("奥克股份" in text for text in seen.texts)
    assert any(text.startswith("**Buy nearby**") for text in seen.texts)
    assert not any("Not on file, though" in text for text in seen.texts)
    assert "peg\\@辽宁沈阳" in look(fushun_app.url, "peers", chain="fine-chemicals", cell="peg@辽宁沈阳").text


def test_a_target_tells_who_has_it_next_door(fushun_app):
    seen = look(fushun_app.url, "targets", link="ethylene-carbonate")
    assert any(text.startswith("**隔壁谁有**　辽阳：辽宁港隆化工有限公司") for text in seen.texts)


@pytest.mark.browser
def test_at_half_a_screen_names_of_links_keep_their_lines(page, fushun_app):
    page.set_viewport_size({"width": 820, "height": 900})
    open_page(page, fushun_app.url, "peers", chain="fine-chemicals")
    # 聚丙烯酰胺/丙烯酰胺聚合物 has 13 signs: two lines of 17 px, where a sign a line made thirteen
    cell = page.locator(".peers td.left", has_text="聚丙烯酰胺").first
    assert cell.bounding_box()["width"] >= 100
    assert cell.bounding_box()["height"] <= 60
