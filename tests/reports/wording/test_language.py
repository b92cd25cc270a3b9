"""Numbers, units and names as each language writes them."""

import pytest

from reports.wording.language import (
    amount,
    beijing_time,
    count,
    investment,
    joined_up,
    number,
    numeral,
    percent,
    typeset,
    without_brackets,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [(1666.6, "1,666.6"), (173, "173"), (0.3207, "0.3207"), (85000000, "85,000,000"), (0, "0"), (-0.0, "0")],
)
def test_numbers(value, text):
    assert number(value) == text


def test_chapters_and_articles_are_counted_as_offices_count():
    assert [numeral(each) for each in (1, 9, 10, 11, 14, 20, 21, 99)] == [
        "一", "九", "十", "十一", "十四", "二十", "二十一", "九十九",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("yi", "zh", "en"),
    [
        (458.4, "458.4 亿元", "CNY 45.84 bn"),
        (1666.6, "1,666.6 亿元", "CNY 166.66 bn"),
        (0.3207, "3,207 万元", "CNY 0.03207 bn"),
        (None, "—", "—"),
    ],
)
def test_investments_keep_all_their_digits(yi, zh, en):
    assert (investment(yi, "zh"), investment(yi, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (100, "万吨/年", "100 万吨/年", "1 Mt/y"),
        (45, "万吨/年", "45 万吨/年", "450 kt/y"),
        (20, "吨/年", "20 吨/年", "20 t/y"),
        (40, "兆瓦", "40 兆瓦", "40 MW"),
        (198.6, "亿元", "198.6 亿元", "CNY 19.86 bn"),
        (10, "条雪道(一期)", "10 条雪道(一期)", "10 ski runs (phase one)"),
        (400, "亿元(约)", "400 亿元(约)", "CNY 40 bn (about)"),
        (21, "个", "21 个", "21"),
        (3, "石", "3 石", "3 石"),
        (5, None, "5", "5"),
    ],
)
def test_amounts_with_units(value, unit, zh, en):
    assert (amount(value, unit, "zh"), amount(value, unit, "en")) == (zh, en)


def test_shares_show_numerator_and_denominator():
    assert percent(58, 93, "zh") == "62%（58/93 条）"
    assert percent(58, 93, "en") == "62% (58 of 93)"
    assert percent(0, 0, "zh") == "—"


@pytest.mark.parametrize(
    ("name", "outside"),
    [
        ("化工新材料(含橡塑蜡深加工、碳基材料)", "化工新材料"),
        ("农产品（深加工）", "农产品"),
        ("(全部)", "(全部)"),
        ("C5/C9(甲(乙)丙)树脂", "C5/C9树脂"),
        ("半边(没有合上", "半边"),
        ("多出)一个", "多出)一个"),
    ],
)
def test_names_without_brackets(name, outside):
    assert without_brackets(name) == outside


def test_counts():
    assert count("zh", 3, "家", "firm") == "3 家"
    assert (count("en", 1, "家", "firm"), count("en", 1200, "家", "firm")) == ("1 firm", "1,200 firms")


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("α-烯烃(1-丁烯/1-己烯)", "α-烯烃（1-丁烯/1-己烯）"),
        ("聚乙烯(PE)", "聚乙烯（PE）"),
        ("注册地,仍为辽阳;已在上海", "注册地，仍为辽阳；已在上海"),
        ("Polymer (PE), film", "Polymer (PE), film"),
        ("https://a.cn/x(1),y;z", "https://a.cn/x(1),y;z"),
        ("1,150 万吨", "1,150 万吨"),
    ],
)
def test_chinese_stops_and_brackets(text, typed):
    assert typeset(text) == typed


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (("等", "乙烯", "先立"), "等乙烯先立"),
        (("等", "PAN 原丝", "先立"), "等 PAN 原丝先立"),
        (("链主", "抚顺石化", "要用"), "链主抚顺石化要用"),
        (("接", "α-烯烃"), "接 α-烯烃"),
        (("只有", "3M", "一家"), "只有 3M 一家"),
    ],
)
def test_parts_of_a_sentence_take_a_space_only_beside_latin_script(parts, told):
    assert joined_up(*parts) == told


def test_no_space_is_left_behind_a_stop_that_was_set_full():
    assert typeset("冲突: 2023 年") == "冲突：2023 年"


def test_spans_tell_both_ends():
    assert amount(25, "亿元", "zh", 80) == "25–80 亿元"
    assert amount(25, "亿元", "en", 80) == "CNY 2.5 bn–CNY 8 bn"
    assert amount(60, "万吨", "en", 120) == "600 kt–1.2 Mt"


@pytest.mark.parametrize(
    ("utc", "there"),
    [("2026-11-30T16:16:59+00:00", "2026-12-01 00:16"), ("2026-02-28T01:05:00Z", "2026-02-28 09:05")],
)
def test_the_time_in_beijing(utc, there):
    assert beijing_time(utc) == there
