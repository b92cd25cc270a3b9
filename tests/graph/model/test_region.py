import pytest

from graph.model.region import Region, Zone


@pytest.mark.parametrize(
    ("city", "written"),
    [("抚顺", "抚顺市"), ("延边州", "延边州"), ("大兴安岭地区", "大兴安岭地区"), ("雄安新区", "雄安新区")],
)
def test_the_name_of_a_city_says_once_what_it_is(city, written):
    assert Region(city=city, city_en="", province="", province_en="").city_zh == written


def test_all_of_a_municipality_is_at_home():
    home = Region(city="重庆市", city_en="", province="重庆", province_en="")
    for city, province in (
        ("渝北区", "重庆市"),
        ("重庆市渝北区", None),
        ("重庆渝北", "重庆"),
        ("市辖区", "重庆"),
        ("重庆", None),
    ):
        assert home.is_local(city, province), city
    for city, province in (("苏州", "江苏"), ("天津市和平区", None), ("和平区", None), (None, None), ("苏州", None)):
        assert not home.is_local(city, province), city


HOME = Region(
    city="抚顺",
    city_en="Fushun",
    province="辽宁",
    province_en="Liaoning",
    zones=(Zone(name="沈抚改革创新示范区", home=False), Zone(name="抚顺高新区", home=True)),
)


@pytest.mark.parametrize(
    ("city", "district", "owners", "counts"),
    [
        (None, None, [], True),
        (None, "东洲区", [None, "大连"], True),
        (None, "沈抚改革创新示范区", [], False),
        (None, None, ["沈抚改革创新示范区"], False),
        ("抚顺市", None, ["沈抚改革创新示范区"], True),
        ("辽宁省抚顺市", None, [], True),
        ("抚顺高新区", None, [], True),
        ("沈抚改革创新示范区", None, [], False),
        ("本溪", None, ["抚顺"], False),
        ("抚顺", "沈抚改革创新示范区", [], False),
    ],
)
def test_a_project_counts_by_the_city_it_states_and_without_one_by_its_owners(city, district, owners, counts):
    assert HOME.holds(city, district, owners) is counts


@pytest.mark.parametrize(
    ("city", "province", "same"),
    [
        ("抚顺市", "辽宁省", True),
        ("辽宁省抚顺市", "辽宁", True),
        ("抚顺", "", True),
        ("抚顺县", "辽宁", True),
        ("本溪", "辽宁", False),
        ("抚顺", "吉林", False),
    ],
)
def test_two_regions_are_of_one_city_however_it_is_written(city, province, same):
    other = Region(city=city, city_en="", province=province, province_en="")
    assert (HOME.is_same_city(other), other.is_same_city(HOME)) == (same, same)
