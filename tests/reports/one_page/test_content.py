"""The one side of the tiny city by hand, its fixed order, and how it gives up lines until it fits."""

import re

import pytest

from graph.model.kinds import Transport
from reports.one_page.content import build_one_page
from reports.one_page.context import AIRY, DENSITIES
from reports.one_page.height import ROOM, SLACK, height
from reports.one_page.page import Box, Figures, Grid, Pair, Prose, States, spans_of, text_of
from tests.reports.one_page.conftest import figures_of, judged_in_memory, part_of, points_of, rows_of


@pytest.fixture(scope="module")
def page(tiny):
    return build_one_page(tiny, "oil")


def test_the_order_is_fixed(page):
    kinds = [type(part) for part in page.parts]
    assert kinds == [Figures, States, Pair, Grid, Grid, Box, Prose]
    heads = [part.head for part in page.parts if isinstance(part, Grid | Prose)]
    assert heads[0][3:] == "年先问清一件，盯办一件，着手一件"
    assert heads[1:] == ["二、先去谈的一家", "四、最大的风险"]
    assert page.parts[5].points.head == "三、请市里定"


def test_the_tiny_city_by_hand(page):
    # naphtha has 200 on file, film two makers: strong; ethylene is made, its size not on file; polyethylene is missing
    assert page.title == "石油化工产业链一页纸"
    assert re.fullmatch(r"（讨论稿　第1版　\d{4}年\d{1,2}月\d{1,2}日）", page.subtitle)
    assert figures_of(page.parts[0]) == [("200", "万吨/年", "石脑油能力（甲炼）", "2023年[1]")]
    states = page.parts[1]
    assert (states.begin, states.end) == ("6个链环：", "。没有查到不等于没有。")
    assert [text for _, text in states.counts] == ["强2", "已有待核1", "在建1", "缺1", "不招引1"]
    assert points_of(page.parts[2]) == (
        ["石脑油：甲炼，200万吨/年（2023年）[1]；乙烯要用它", "包装薄膜：甲市薄膜厂、甲市包装厂在做[1]"],
        ["聚乙烯：本地包装薄膜要用；本地有乙烯"],
    )
    assert [row[1:3] for row in rows_of(page.parts[3])] == [
        ["核实乙烯的现状和规模；先问甲炼", "工业局"],
        ["盯办聚合催化剂项目（1.5亿元，2024年开工）[1]；盯投产时间", "工业局"],
        ["聚乙烯：请甲市薄膜厂、甲市包装厂提出年用量；问清甲炼的乙烯每年可供多少、有无自己做的打算", "工业局"],
    ]
    assert rows_of(page.parts[4]) == [
        [
            "1",
            "丙市聚烯烃公司",
            "丁省 丙市",
            "聚乙烯",
            "在本省已有布局；60万吨/年（2024年）[1]；本地包装薄膜要用",
            "新建计划",
        ]
    ]
    assert [text_of(spans) for spans in page.parts[5].points.items] == [
        "是否由市政府出面，商甲炼明确乙烯可供地方的数量。",
        "明确承载园区____________，公布可供地块、能耗和环境容量。",
    ]
    assert text_of(page.parts[6].spans) == (
        "聚乙烯的原料出自甲炼一家，可供地方多少没有资料。数量核清之前，不宜对企业承诺供料。"
    )
    assert page.sources == (
        "出处：[1] 甲市人民政府，2023、2024年。"
        "链环现状由资料判定，投入关系为行业常识；责任单位、时限为建议，供审定。地址见目录“出处”表。"
    )


def test_english_is_complete_but_for_names(tiny):
    page = build_one_page(tiny, "oil", "en")
    assert page.title == "Petrochemicals chain one-pager"
    told = "".join(span.text for span in spans_of(page))
    names = [firm.short_name or firm.name_zh for firm in tiny.city.firms.values()]
    names += [each.name_zh for each in (*tiny.city.organisations.values(), *tiny.city.projects.values())]
    for name in sorted([*names, "丁省", "丙市"], key=len, reverse=True):
        told = told.replace(name, "")
    assert re.findall(r"[\u4e00-\u9fff，。；：、]+", told) == []


def crowded(build, users):
    """Return a chain whose gap is wanted by many users of long names, with many firms to talk to."""
    names = [f"名称颇长的本地下游用户链环第{number}号" for number in range(users)]
    for link in ("料", "缺口", *names):
        build.link(link)
    build.chain("c", "料", "缺口", *names)
    build.firm("料厂")
    build.make("料厂", "料", capacity=5.0)
    build.feed("料", "缺口", transport=Transport.SHORT_HAUL)
    for number, name in enumerate(names):
        build.firm(f"用户厂{number}")
        build.make(
            f"用户厂{number}", name, capacity=5.0 if number % 2 else None, market_position=f"{name}占全国一半以上"
        )
        build.feed("缺口", name, transport=Transport.LONG_HAUL)
    for number in range(8):
        build.firm(f"名称很长的外地候选企业第{number}家", city="上海", province="上海")
        build.make(f"名称很长的外地候选企业第{number}家", "缺口", product="一种名称也很长而写不进一行的产品")
    return judged_in_memory(build)


def test_lines_are_given_up_until_the_page_fits(build):
    judgement = crowded(build, 9)
    page = build_one_page(judgement, "c")
    assert height(page) <= ROOM * SLACK


def test_what_fits_is_left_as_it_is(tiny, page):
    assert DENSITIES[0] == AIRY
    assert height(page) < ROOM * 0.8
    assert part_of(page, Grid, 1).rows[0][4][-1].text == "；本地包装薄膜要用"


def test_an_unknown_chain_is_a_key_error(tiny):
    with pytest.raises(KeyError):
        build_one_page(tiny, "nothing")
