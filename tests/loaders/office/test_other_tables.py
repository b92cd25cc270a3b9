"""Tables that offices keep and that hold no list of ours: what goes into what, stock, statistics, tasks."""

import pytest

from loaders.office.decided import Decided
from loaders.office.sources import read_file


def read(text):
    (sheet,) = read_file("表.csv", text.encode(), Decided(), lambda name: None).sheets
    return sheet


@pytest.mark.parametrize(
    "text",
    [
        "投入品,产出品,系数\n苯酚,双酚A,0.88\n双酚A,环氧树脂,0.7\n",
        "环节,上游产品,下游产品\n双酚A,苯酚,环氧树脂\n环氧树脂,双酚A,涂料\n",
        "产品,上游原料,下游产品,备注\n双酚A,苯酚,环氧树脂,\n",
    ],
)
def test_what_goes_into_what_is_left_out_and_told(text):
    assert (read(text).unread, read(text).picture) == ("inputs", None)


@pytest.mark.parametrize(
    "text",
    [
        "序号,名称,规格,单位,数量\n1,换热器,DN500,台,3\n2,水泵,IS80,台,2\n",
        "指标名称,单位,2023年,2024年\n地区生产总值,亿元,900,950\n工业用电量,万千瓦时,300,310\n",
        "产品名称,单位,产量,同比\n乙烯,万吨,80,1%\n钢材,万吨,90,2%\n",
        "序号,重点任务,责任单位,完成时限\n1,推进产业链建设,市工信局,2025年底\n",
        "上游企业,供应产品,下游企业,年供应量\n甲有限公司,苯酚,乙有限公司,5000\n",
    ],
)
def test_a_table_of_other_things_is_asked_about_and_gives_nothing(text):
    assert (read(text).unread, read(text).blocks, read(text).picture) == ("kind", [], None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("单位,县区,主要产品\n甲化工有限公司,东湖区,乙烯\n乙机械厂,西山县,水泵\n", "firms"),
        ("企业名称,上游企业,下游企业\n甲有限公司,乙有限公司,丙有限公司\n", "firms"),
        ("园区名称,面积,主导产业\n高新区,10平方公里,石化\n", "organisations"),
        ("项目名称,单位,总投资（亿元）\n一号项目,甲化工有限公司,2\n", "projects"),
    ],
)
def test_lists_under_the_same_words_are_read(text, kind):
    assert [block.kind.value for block in read(text).blocks] == [kind]


def test_a_drawn_book_of_two_ends_is_still_drawn():
    picture = read("上游企业,下游企业\n苯酚：甲有限公司,环氧树脂：乙有限公司\n").picture
    assert [link.name for link in picture.links] == ["苯酚", "环氧树脂"]
