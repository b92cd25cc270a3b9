"""One place is one however it is written; two stay two where both could be meant."""

import csv
import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.places import (
    PROVINCES,
    core_of,
    is_named_in,
    is_province,
    lies_in,
    one_place,
    parts_of_country,
    same_place,
    same_province,
    take_apart,
)
from graph.model.region import Region, Zone
from reports.drawing.tile_map import TILES

DIVISIONS = Path(__file__).parents[4] / "shared/datasets/china_admin_divisions"
NO_CITY = re.compile("市辖区|县|.*直辖县级行政区划")
"""Headings among the cities that are none."""
SPELLINGS = (
    *(
        "抚顺市",
        "抚顺",
        "辽宁抚顺",
        "辽宁省抚顺市",
        "抚顺 市",
        "抚\u3000顺",
        "中国辽宁省抚顺市",
        "辽宁·抚顺",
        "辽宁省-抚顺市",
    ),
    *("辽宁省抚顺", "辽宁抚顺市", " 抚顺市 "),
)


def home(city: str = "抚顺", province: str = "辽宁", **more: object) -> Region:
    return Region(city=city, city_en="", province=province, province_en="", **more)


def test_all_spellings_of_a_city_agree():
    for one, other in product(SPELLINGS, repeat=2):
        assert same_place(one, other)
        assert home(one).is_local(other)
        assert home("沈阳", neighbours=(one,)).is_adjacent(other)


@given(st.sampled_from(SPELLINGS), st.sampled_from(["东洲区", "清原满族自治县", "(东洲)", "抚顺县"]))
def test_a_part_of_a_city_lies_in_it(city, part):
    assert lies_in(f"{city}{part}", "抚顺")
    assert not same_place(f"{city}{part}", "抚顺")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("吉林省", "吉林市"),
        ("朝阳市", "朝阳区"),
        ("海南省", "海南州"),
        ("海南州", "海南藏族自治区"),
        ("抚顺市", "抚顺县"),
        ("北京朝阳", "辽宁朝阳"),
        ("本溪市", "本溪满族自治县"),
        ("阜新市", "阜新蒙古族自治县"),
    ],
)
def test_places_that_only_share_a_name(one, other):
    assert not same_place(one, other)
    assert not home(one).is_local(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("清原满族自治县", "清原"),
        ("清原满族自治县", "清原县"),
        ("延边朝鲜族自治州", "延边州"),
        ("锡林郭勒盟", "内蒙古锡林郭勒"),
        ("沙市区", "沙市"),
        ("津市市", "津市"),
        ("吉林吉林市", "吉林市"),
        ("海南藏族自治州", "海南州"),
        ("积石山保安族东乡族撒拉族自治县", "积石山县"),
    ],
)
def test_endings_and_peoples_make_no_other_place(one, other):
    assert same_place(one, other)


@pytest.mark.parametrize(
    "full",
    [
        "内蒙古自治区",
        "广西壮族自治区",
        "宁夏回族自治区",
        "新疆维吾尔自治区",
        "西藏自治区",
        "香港特别行政区",
        "辽宁省",
        "北京市",
        "内蒙",
    ],
)
def test_provinces_in_full(full):
    assert is_province(full)
    assert any(same_province(full, short) for short in PROVINCES)


def test_the_map_has_a_tile_for_each_province():
    assert set(TILES) == set(PROVINCES)


def test_a_city_of_the_same_name_in_another_province_is_not_home():
    assert home("朝阳").is_local("朝阳", "辽宁省")
    assert not home("朝阳").is_local("朝阳", "北京")
    assert home("海南州", "青海").is_local("海南", "青海")
    assert not home("海南州", "青海").is_local("海南", "海南")


def test_the_name_of_a_province_is_the_city_only_where_a_city_belongs():
    assert home("吉林市", "吉林").is_local("吉林")
    assert not home("吉林市", "吉林").is_local("吉林省")
    assert not one_place("吉林", "吉林市")


def test_zones_in_any_spelling():
    region = home(zones=(Zone(name="沈抚示范区", home=False), Zone(name="高湾开发区", home=True)))
    assert region.is_separate_zone("沈抚 示范区")
    assert not region.is_local("沈抚示范区")
    assert region.is_local("高湾开发区")


@pytest.mark.parametrize(
    ("text", "named"),
    [("在辽宁抚顺建厂", True), ("抚顺县投资", True), ("北京朝阳", False), ("沈阳与抚顺", True), ("大连", False)],
)
def test_a_text_that_names_the_city(text, named):
    assert is_named_in(text, "辽宁抚顺" if "朝阳" not in text else "辽宁朝阳") is named


def test_a_city_called_as_its_province_is_not_named_by_the_province():
    assert not is_named_in("吉林长春", "吉林市")
    assert is_named_in("吉林吉林市(北大湖)", "吉林市")


@given(st.text(max_size=12))
def test_any_text_can_be_taken_apart(text):
    take_apart(text)
    assert lies_in(text, text) or not text or not same_place(text, text)


@pytest.mark.skipif(not DIVISIONS.is_dir(), reason="the list of divisions is not beside this folder")
def test_every_division_is_found_again_and_none_is_taken_for_a_city_it_is_not_in():
    def rows(name: str) -> list[dict[str, str]]:
        with (DIVISIONS / f"{name}.csv").open(encoding="utf-8") as file:
            return list(csv.DictReader(file))

    provinces = {row["code"]: row["name"] for row in rows("provinces")}
    cities = {row["code"]: row for row in rows("cities") if not NO_CITY.fullmatch(row["name"])}
    assert all(is_province(name) for name in provinces.values())
    for row in cities.values():
        assert lies_in(f"{provinces[row['provinceCode']]}{row['name']}", row["name"])
        assert same_place(row["name"], core_of(row["name"])) or core_of(row["name"]) in PROVINCES
    for row in rows("areas")[::40]:
        whole = cities.get(row["cityCode"])
        if whole is not None:
            assert lies_in(f"{provinces[row['provinceCode']]}{whole['name']}{row['name']}", whole["name"])
        others = [city["name"] for code, city in cities.items() if code != row["cityCode"]]
        assert [name for name in others if lies_in(f"{provinces[row['provinceCode']]}{row['name']}", name)] == []


@pytest.mark.parametrize(
    ("province", "expected"),
    [
        ("辽宁", ("东北", "北方")),
        ("辽宁省", ("东北", "北方")),
        ("内蒙古自治区", ("华北", "北方")),
        ("广东", ("华南",)),
        ("乙省", ()),
    ],
)
def test_the_part_of_the_country_a_province_is_in(province, expected):
    assert parts_of_country(province) == expected
