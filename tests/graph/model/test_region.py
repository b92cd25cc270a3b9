import pytest

from graph.model.region import Region


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
        assert home.is_home(city, province), city
    for city, province in (("苏州", "江苏"), ("天津市和平区", None), ("和平区", None), (None, None), ("苏州", None)):
        assert not home.is_home(city, province), city
