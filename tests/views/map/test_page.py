"""The map told by its address: every place it shows can be opened, firms without a place too."""

import pytest

from tests.views.line import look


@pytest.mark.parametrize(("side", "place"), [("here", "新抚区"), ("here", "东洲区"), ("elsewhere", "江苏")])
def test_a_place_that_is_shown_is_not_told_as_unknown(fushun_app, side, place):
    seen = look(fushun_app.url, "map", side=side, place=place)
    assert seen.boxes == []
    assert "地址里的这些不在资料里" not in seen.text


def test_firms_elsewhere_without_a_place_are_listed_too(fushun_app):
    seen = look(fushun_app.url, "map", place="所在地无资料")
    assert any("所在地无资料：1 家" in text for text in seen.texts)


def test_parks_are_told_with_what_is_on_file_and_what_is_not(fushun_app):
    seen = look(fushun_app.url, "map", side="here")
    assert any(text.endswith("园区（22 个）") for text in seen.texts)
    assert any("可供地块、能耗、环境容量和公用工程，收录的资料里都没有" in text for text in seen.texts)


def test_firms_without_a_district_say_how_it_is_filled_in(fushun_app):
    seen = look(fushun_app.url, "map", side="here", place="所在地无资料")
    assert any("这些企业的县区没有资料" in text for text in seen.texts)
