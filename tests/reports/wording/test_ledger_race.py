"""How the points of a race are told: what the published sheet says of each part."""

import pytest

from graph.analysis.ledger.race import parts_of
from reports.wording.ledger_race import part_text
from tests.graph.analysis.conftest import Builder
from tests.graph.analysis.ledger.pages import pages_of
from tests.in_memory import snapshot_of


@pytest.mark.parametrize(
    ("scheme", "part", "told"),
    [
        ("县区年度2024", "outside", "省外新签到位率，乘满分 0.5"),
        ("县区年度2024", "fdi", "外资完成率，乘满分 0.5；最多 0.6"),
        (
            "县区年度2024",
            "signed",
            "签约项目数 ÷ 签约项目数目标 × 0.5 + 签约金额（亿元） ÷ 签约金额目标（亿元） × 0.5，乘满分 0.5；最多 0.5",
        ),
        ("县区年度2024", "extra", "表彰数 × 0.2 + 重点企业数 × 0.2 + 省级签约数 × 0.1，相加"),
        ("县区年度2024", "faults", "从 0.5 里减去过计划月未开工项目数 × 0.1 + 弄虚作假数 × 0.2；最少 0"),
        ("功效系数", "arrived", "当年到位资金（亿元）：（本单位 − 最低）÷（最高 − 最低）× 40 + 60"),
        ("专班季度", "new_yi", "新引进亿元以上项目数，与最多的相比，乘满分 30"),
        ("专班季度", "team", "招商队伍评分，由他人评分；最多 15；最少 0"),
    ],
)
def test_a_part_tells_how_its_points_are_worked_out(ledger, scheme, part, told):
    found = {each.id: each for each in parts_of(ledger, scheme)}
    assert part_text(found[part], "zh") == told


def test_what_lacks_to_a_need_is_told_in_both_languages(ledger):
    large = next(each for each in parts_of(ledger, "县区年度2024") if each.id == "large")
    assert part_text(large, "zh").startswith("从 0.5 里减去（不足 7 的签约 3 亿至 10 亿元项目数） × 0.1 + ")
    assert part_text(large, "en").startswith(
        "0.5 less (Signed, 300 million to below 1 billion yuan: short of 7) × 0.1 + "
    )


@pytest.fixture
def ledger():
    return pages_of(snapshot_of(Builder().facts())).on("2026-03-01")
