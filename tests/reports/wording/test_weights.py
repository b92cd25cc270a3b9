"""What other weights do, in words worked out by hand."""

from types import SimpleNamespace

import pytest

from graph.analysis.facts.score import CriterionScore, Score
from graph.analysis.targets.reweight import RankMove
from graph.analysis.targets.target_score import MARKET, OUTLOOK, OWNER, PULL
from reports.wording.weights import change_text, grade_label, move_text, ordinal, term_text, weights_text

CITY = SimpleNamespace(links={"gas": SimpleNamespace(name_zh="工业气体", name_en="Industrial gases")})
MOVE = RankMove("gas", 9, 25, None)


def test_the_sentence_of_the_look():
    assert change_text(CITY, {"owner": 0}, [MOVE], False, "zh") == "若“链主需要”由 5 改为 0：工业气体 第 9 → 第 25。"
    said = change_text(CITY, {"owner": 0}, [MOVE], False, "en")
    assert said == 'With "owner\'s need" at 0 instead of 5: Industrial gases 9th → 25th.'


def test_declared_weights_say_nothing():
    assert weights_text({"owner": 5}, "zh") == ""
    assert change_text(CITY, {}, [], True, "zh") == ""


def test_several_weights_and_more_moves_than_are_told():
    said = change_text(CITY, {"owner": 0, "pull": 30}, [MOVE] * 5, False, "zh")
    assert said.startswith("若“本地要用”由 20 改为 30、“链主需要”由 5 改为 0：")
    assert said.count("工业气体") == 3
    assert said.endswith("前 14 位内外还有 2 个变了位次。")


@pytest.mark.parametrize(
    ("same", "said"),
    [
        (True, "若“链主需要”由 5 改为 16：次序不变。"),
        (False, "若“链主需要”由 5 改为 16：前 14 位不变，其后有变动。"),
    ],
)
def test_that_nothing_moves_in_front_is_said(same, said):
    assert change_text(CITY, {"owner": 16}, [], same, "zh") == said


def test_a_move_tells_what_decided_it():
    assert (
        move_text(CITY, RankMove("gas", 9, 25, CriterionScore(OWNER, 1.0)), "zh")
        == "工业气体 第 9 → 第 25（链主需要 100%）"
    )
    blank = RankMove("gas", 9, 25, CriterionScore(OUTLOOK, None))
    assert move_text(CITY, blank, "zh") == "工业气体 第 9 → 第 25（市场前景无资料）"
    assert move_text(CITY, blank, "en") == "Industrial gases 9th → 25th (no record of outlook)"


def test_places_in_english():
    assert [ordinal(place) for place in (1, 2, 3, 4, 11, 12, 13, 21, 22, 102, 111)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "102nd", "111th",
    ]  # fmt: skip


def test_the_sides_of_a_score_are_high_medium_or_low():
    assert [grade_label(points, "zh") for points in (100, 70, 69, 45, 44, 0)] == ["高", "高", "中", "中", "低", "低"]


def test_terms_are_written_by_name_and_those_that_do_not_apply_are_left_out():
    score = Score(
        (
            CriterionScore(PULL, None, applies=False),
            CriterionScore(MARKET, 1.0),
            CriterionScore(OUTLOOK, None),
            CriterionScore(OWNER, 0.5),
        )
    )
    assert term_text(score, "zh") == "有买方 100% · 市场前景 无资料 · 链主需要 50%"
    assert term_text(score, "en") == "Buyers 100% · Outlook no record · Owner's need 50%"
