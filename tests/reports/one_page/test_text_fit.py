"""A text keeps whole clauses while there is room, is never broken off, and never loses what limits it."""

import pytest

from graph.model.evidence import Evidence
from graph.model.kinds import Basis
from graph.model.nodes import Place
from reports.one_page.text_fit import Clause, Room, fill, shortened
from reports.one_page.type_sizes import POINTS

FACT = Place(id="p", name_zh="p", evidence=Evidence(source="行业常识", basis=Basis.GENERAL))


def room(characters: float, lines: int = 1) -> Room:
    """Return room for so many Chinese characters of ten points a line, and a hair more."""
    return Room((characters + 0.01) * 10 / POINTS, 10, lines)


def test_a_line_holds_as_many_characters_as_are_wide():
    assert room(5).holds("五个字正好")
    assert not room(5).holds("六个字放不下")
    assert room(5, lines=2).holds("十个字两行正好放下了")
    assert not room(5, lines=2).holds("十一个字两行放不下了吧")


def test_where_a_character_meets_a_figure_there_is_a_gap():
    # three characters and two figures of 0.55 are 4.1 wide, and a gap of 0.2 stands before and after the figures
    assert room(4.55).holds("共12个家")
    assert not room(4.4).holds("共12个家")


def test_a_word_wider_than_its_room_is_not_said_to_fit():
    assert not room(3, lines=2).holds("polyethylene")


def test_clauses_are_kept_whole_while_there_is_room():
    told = fill(room(10), "", "；", [[Clause("一二三四")], [Clause("五六七八九十")], [Clause("甲乙丙")]])
    assert [clause.text for clause in told] == ["一二三四", "甲乙丙"]


def test_of_several_ways_to_say_it_the_first_that_fits_is_taken():
    ways = [Clause("一二三四五六七"), Clause("一二三"), Clause("一")]
    assert fill(room(4), "", "；", [ways])[0].text == "一二三"


def test_the_first_slot_is_said_at_worst_in_its_shortest_way():
    assert [clause.text for clause in fill(room(2), "", "；", [[Clause("一二三四五"), Clause("一二三")]])] == ["一二三"]


def test_what_stands_before_takes_its_room():
    assert fill(room(6), "名称：", "；", [[Clause("一二三四"), Clause("一二三")]])[0].text == "一二三"


def test_the_number_of_a_source_takes_room():
    # without its source the clause fits exactly
    cited, plain = Clause("一二三四五", (FACT,)), Clause("一二三四五")
    assert fill(room(5), "", "；", [[plain, Clause("短")]]) == (plain,)
    assert fill(room(5), "", "；", [[cited, Clause("短")]])[0].text == "短"


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("占全国一半", ["占全国一半"]),
        ("占全国一半；产量国内第一", ["占全国一半；产量国内第一", "占全国一半"]),
        ("甲，乙；丙", ["甲，乙；丙", "甲，乙", "甲"]),
        # what takes back the claim before it stays with it
        ("东北最大；恒力投产后已非最大", ["东北最大；恒力投产后已非最大"]),
        ("世界最大（2009）", ["世界最大（2009）", "世界最大"]),
        # who says so, and how loose a figure is, stays too
        ("占一半（公司数据）", ["占一半（公司数据）", "占一半（公司称）"]),
        (
            "占一半，行业第一（公司数据）",
            ["占一半，行业第一（公司数据）", "占一半，行业第一（公司称）", "占一半（公司称）"],
        ),
        # a pilot, a plan or works for its maker's own use is not told as a product; no bracket is cut open
        ("碳酸酯（中试）", ["碳酸酯（中试）"]),
        ("树脂，拟建二期", ["树脂，拟建二期"]),
        ("面积（推进会口径，年份推断）", ["面积（推进会口径，年份推断）"]),
        ("模拟器，测试仪", ["模拟器，测试仪", "模拟器"]),
        ("年产量（近）", ["年产量（近）"]),
    ],
)
def test_a_text_of_the_facts_is_shortened_by_whole_clauses_without_its_caveats_lost(text, ways):
    assert list(shortened(text)) == ways
