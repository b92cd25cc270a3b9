import pytest

from graph.model.region import Region


@pytest.mark.parametrize(
    ("city", "written"),
    [("抚顺", "抚顺市"), ("抚顺市", "抚顺市"), ("延边州", "延边州"), ("大兴安岭地区", "大兴安岭地区")],
)
def test_the_name_of_a_city_says_once_what_it_is(city, written):
    assert Region(city=city, city_en="", province="", province_en="").city_zh == written
