"""Titles and names of files from the names of chains."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.text import Text
from reports.deliverables import DELIVERABLES
from reports.wording.file_names import MAX_LENGTH, file_stem, shared
from reports.wording.titles import BARE, chain_title, home_before

PANORAMA, ROADMAP = (
    Text(DELIVERABLES[id].label.zh, DELIVERABLES[id].label.en.lower()) for id in ("panorama", "roadmap")
)


@pytest.mark.parametrize(
    ("name", "noun", "title"),
    [
        ("滤材", PANORAMA, "滤材产业链全景图"),
        ("滤材产业", PANORAMA, "滤材产业链全景图"),
        ("滤材产业链", PANORAMA, "滤材产业链全景图"),
        ("滤材产业集群", PANORAMA, "滤材产业集群全景图"),
        ("冷供应链", PANORAMA, "冷供应链全景图"),
        ("滤材", ROADMAP, "滤材产业发展路径图"),
        ("滤材产业", ROADMAP, "滤材产业发展路径图"),
        ("滤材产业链", ROADMAP, "滤材产业链发展路径图"),
        ("滤材产业集群", ROADMAP, "滤材产业集群发展路径图"),
        ("滤材产业链条", PANORAMA, "滤材产业链条全景图"),
        ("滤材", BARE, "滤材产业链"),
        ("滤材产业链", BARE, "滤材产业链"),
        ("产业链", PANORAMA, "产业链全景图"),
    ],
)
def test_what_a_chinese_name_says_is_not_said_twice(name, noun, title):
    assert chain_title(name, noun, "zh") == title


def test_a_chain_that_begins_with_the_city_does_not_name_it_twice():
    assert home_before("甲市", "甲市滤材产业链全景图") == ""
    assert home_before("甲市", "滤材产业链全景图") == "甲市"


@pytest.mark.parametrize(
    ("name", "noun", "title"),
    [
        ("Filter media", PANORAMA, "Filter media chain panorama"),
        ("Filter media chain", PANORAMA, "Filter media chain panorama"),
        ("Filter media industrial chain", PANORAMA, "Filter media industrial chain panorama"),
        ("Filter media cluster", PANORAMA, "Filter media cluster panorama"),
        ("Filter media chain", ROADMAP, "Filter media chain development roadmap"),
        ("Filter media", BARE, "Filter media"),
    ],
)
def test_what_an_english_name_says_is_not_said_twice(name, noun, title):
    assert chain_title(name, noun, "en") == title


def test_a_name_too_long_is_cut_and_what_tells_it_apart_stays():
    name = file_stem("长" * 300, "（c1）")
    assert name.endswith("…（c1）")
    assert len(name.encode()) <= MAX_LENGTH


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80), st.text(max_size=10))
def test_any_text_names_a_file(tmp_path_factory, text, behind):
    place = tmp_path_factory.mktemp("named")
    (place / f"{file_stem(text, behind)}.txt").write_text("x", encoding="utf-8")
    assert len(list(place.iterdir())) == 1


def test_names_that_differ_by_case_alone_are_one():
    assert shared(["Oil", "oil", "Steel"]) == {"oil"}
