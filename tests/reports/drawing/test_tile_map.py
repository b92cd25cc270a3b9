"""The tile-grid map: every province-level region once, none on another, counts printed, text never markup."""

import re
from xml.etree.ElementTree import fromstring

from reports.drawing.markup import to_text
from reports.drawing.tile_map import TILES, Tile, district_map, map_file, province_map, province_name


def tiles(**counts):
    return [Tile(id=name, name=name, count=counts.get(name, 0), label=name) for name in TILES]


def test_there_are_thirty_four_regions_each_on_a_tile_of_its_own():
    assert len(TILES) == 34
    assert len({place[:2] for place in TILES.values()}) == 34


def test_neighbours_lie_as_on_a_map():
    def at(name):
        return TILES[name][:2]

    assert at("黑龙江")[1] < at("吉林")[1] < at("辽宁")[1]
    assert at("新疆")[0] < at("甘肃")[0] < at("陕西")[0] < at("河南")[0] < at("山东")[0]
    assert at("海南")[1] > at("广东")[1] > at("湖南")[1] > at("湖北")[1]


def test_counts_are_printed_and_only_places_with_firms_are_pressed():
    drawing = fromstring(to_text(province_map(tiles(江苏=97, 辽宁=1), "图")))
    pressed = {each.get("data-click") for each in drawing.iter() if each.get("data-click")}
    assert pressed == {"江苏", "辽宁"}
    words = ["".join(each.itertext()) for each in drawing.iter() if each.tag.endswith("}text")]
    assert words.count("·") == 32
    assert "97" in words


def test_districts_stand_in_rows_in_the_order_given():
    drawing = district_map([Tile(id=str(n), name=str(n), count=n, label=str(n)) for n in range(8)], "图")
    ground = [each for each in drawing.iter("rect") if each.get("class") == "ground"]
    assert len({(each.get("x"), each.get("y")) for each in ground}) == 8
    assert ground[0].get("y") == ground[5].get("y") != ground[6].get("y")


def test_the_file_stands_alone_and_names_are_text():
    hostile = [Tile(id="<b>", name="<script>", count=1, label='"')]
    text = map_file(district_map(hostile, "图"))
    assert "<script" not in text
    assert "var(--" not in text
    assert not re.search(r"(href|src)=", text)
    fromstring(text)


def test_english_names():
    assert province_name("内蒙古", "en") == "Nei Mongol"
    assert province_name("朝鲜", "en") == "朝鲜", "what has no tile keeps its name"
